"""Telegram's two Markdowns: signs become marks, everything else stays text.

Rules and words: tdlib/td `td/telegram/MessageEntity.cpp` (parse_markdown for "Markdown", parse_markdown_v2
for "MarkdownV2").
"""

import re
from dataclasses import dataclass, field, replace

from bot.sandbox import links
from bot.sandbox.fields import FieldError
from bot.sandbox.marks import Mark
from bot.sandbox.units import byte_offset, utf16_length

_PLAIN_V1 = re.compile(r"[^_*`\[\\]+")
_FENCE_HEAD = re.compile(r"```(?:([^ \t\r\n\0\v`]+)(?=[ \t\r\n\0\v]))?(?:\r\n|\n\r|\r|\n)?")
_TARGET_V1 = re.compile(r"\]\(([^)]*)\)?")
_KINDS_V1 = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


def parse_v1(source: str) -> tuple[str, list[Mark]]:
    """The text and marks of old Markdown, which knows no nesting; raises FieldError with Telegram's words."""
    text: list[str] = []
    marks: list[Mark] = []
    units = position = 0
    while position < len(source):
        sign = source[position]
        if sign == "\\" and source[position + 1 : position + 2] in tuple("_*`["):
            piece, position = source[position + 1], position + 2
        elif sign == "\\":
            piece, position = sign, position + 1
        elif plain := _PLAIN_V1.match(source, position):
            piece, position = plain[0], plain.end()
        else:
            piece, mark, position = _entity_v1(source, position, units)
            marks += [mark] if mark else []
        text.append(piece)
        units += utf16_length(piece)
    return "".join(text), marks


def _entity_v1(source: str, begin: int, units: int) -> tuple[str, Mark | None, int]:
    """The text inside the signs at `begin`, its mark (None: it has none), and the position after it."""
    sign = source[begin]
    head = _FENCE_HEAD.match(source, begin)
    closing = "```" if head else {"[": "]"}.get(sign, sign)
    start = head.end() if head else begin + 1
    end = source.find(closing, start)
    if end < 0:
        raise FieldError(f"Can't find end of the entity starting at byte offset {byte_offset(source, begin)}")
    text = source[start:end]
    mark = Mark(
        "pre" if head else _KINDS_V1[sign], units, utf16_length(text), (head[1] or "") if head else ""
    )
    if sign != "[":
        return text, mark if text else None, end + len(closing)
    target = _TARGET_V1.match(source, end)
    return text, _link(mark, target[1] if target else text), target.end() if target else end + 1


def _link(mark: Mark, target: str) -> Mark | None:
    """The mark of a link to `target`; None where there is no text or Telegram takes no such link."""
    if not mark.length:
        return None
    user = links.user_id(target)
    if user is not None:
        return replace(mark, kind="text_mention", detail=str(user))
    address = links.checked_or_empty(target)
    return replace(mark, detail=address) if address else None


_PLAIN = re.compile(r"[^\\_*\[\]()~`>#+\-=|{}.!\n]+")
_PLAIN_IN_CODE = re.compile(r"[^\\`]+")
_ESCAPED = re.compile(r"\\([\x01-\x7e])")
_TARGET = re.compile(r"\(((?:\\[\x01-\x7e]|[^)])*)(\)?)", re.DOTALL)
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_SIGNS = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
    "custom_emoji": "]",
}


def parse_v2(source: str) -> tuple[str, list[Mark]]:
    """The text and marks of MarkdownV2; raises FieldError with Telegram's words."""
    return _Reader(source).read()


@dataclass(frozen=True, slots=True)
class _Open:
    """A sign that waits for its end: where it stood in the source, and where its text begins."""

    kind: str
    begin: int
    offset: int
    part: int
    language: str = ""

    @property
    def name(self) -> str:
        return "PreCode" if self.language else _NAMES[self.kind]


@dataclass(slots=True)
class _Reader:
    source: str
    position: int = 0
    units: int = 0
    line_begins: bool = True
    parts: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def read(self) -> tuple[str, list[Mark]]:
        while self.position < len(self.source):
            self._step()
        if self._in_quote():
            self._close_quote(at_end=True)
        if self.stack:
            self._never_closed()
        return "".join(self.parts), self.marks

    def _step(self) -> None:
        in_code = bool(self.stack) and self.stack[-1].kind in ("code", "pre")
        plain = (_PLAIN_IN_CODE if in_code else _PLAIN).match(self.source, self.position)
        escaped = _ESCAPED.match(self.source, self.position)
        if plain:
            self._take(plain[0], plain.end())
            self.line_begins &= not plain[0].strip("\r")
        elif escaped:
            self._take(escaped[1], escaped.end())
            self.line_begins = escaped[1] == "\n" or (self.line_begins and escaped[1] == "\r")
        elif self._looking_at("\\"):
            self._take("\\", self.position + 1)
            self.line_begins = False
        elif self._in_quote() and self._looking_at("\n") and not self._looking_at("\n>"):
            self._close_quote(at_end=False)
        elif self.stack and self._is_end(self.stack[-1].kind):
            self._close()
        else:
            self._open()

    def _take(self, text: str, position: int) -> None:
        self.parts.append(text)
        self.units += utf16_length(text)
        self.position = position

    def _looking_at(self, sign: str) -> bool:
        return self.source.startswith(sign, self.position)

    def _in_quote(self) -> bool:
        return any(entry.kind == "blockquote" for entry in self.stack)

    def _is_end(self, kind: str) -> bool:
        if kind == "italic" and self._looking_at("__"):
            return False
        return kind in _SIGNS and self._looking_at(_SIGNS[kind])

    def _open(self) -> None:
        sign = self.source[self.position]
        if sign == "\n":
            self._take(sign, self.position + 1)
            self.line_begins = True
        elif sign == ">" and self.line_begins:
            if not self._in_quote():
                self._push("blockquote", 0)
            self.position += 1
        elif sign == "`":
            self._open_code()
        else:
            self._open_styled(sign)

    def _open_code(self) -> None:
        head = _FENCE_HEAD.match(self.source, self.position)
        if head:
            self._push("pre", len(head[0]), head[1] or "")
        else:
            self._push("code", 1)

    def _open_styled(self, sign: str) -> None:
        openings = {"*": "bold", "__": "underline", "_": "italic", "~": "strikethrough"}
        openings |= {"||": "spoiler", "![": "custom_emoji", "[": "text_link"}
        opening = next((opening for opening in openings if self._looking_at(opening)), None)
        if opening is None:
            raise FieldError(f"Character '{sign}' is reserved and must be escaped with the preceding '\\'")
        self._push(openings[opening], len(opening))

    def _push(self, kind: str, width: int, language: str = "") -> None:
        self.stack.append(_Open(kind, self.position, self.units, len(self.parts), language))
        self.position += width

    def _close(self) -> None:
        entry = self.stack.pop()
        mark = Mark(entry.kind, entry.offset, self.units - entry.offset, entry.language)
        self.position += len(_SIGNS[entry.kind])
        if entry.kind == "text_link":
            target = self._target() if self._looking_at("(") else "".join(self.parts[entry.part :])
            link = _link(mark, target)
            self.marks += [link] if link else []
        elif entry.kind == "custom_emoji":
            self._mark_emoji(mark)
        elif mark.length:
            self.marks.append(mark)

    def _target(self) -> str:
        found = _TARGET.match(self.source, self.position)
        if found is None or not found[2]:
            begin = byte_offset(self.source, self.position + 1)
            raise FieldError(f"Can't find end of a URL at byte offset {begin}")
        self.position = found.end()
        return _ESCAPED.sub(r"\1", found[1])

    def _mark_emoji(self, mark: Mark) -> None:
        if not self._looking_at("("):
            raise FieldError("The entity must contain a tg://emoji or tg://time URL")
        target = self._target()
        emoji, moment = links.custom_emoji_id(target), links.moment(target)
        if emoji is None and moment is None:
            raise FieldError("Invalid tg://emoji or tg://time URL specified")
        if mark.length:
            kind, detail = ("custom_emoji", emoji) if emoji is not None else ("date_time", moment or "")
            self.marks.append(replace(mark, kind=kind, detail=detail))

    def _close_quote(self, *, at_end: bool) -> None:
        """End the quote with its line (whose end belongs to it) or the text; `||` there makes it fold."""
        kind = "blockquote"
        last = self.stack[-1]
        if last.kind == "spoiler" and self.source[last.begin + 2 : self.position] in ("", "\r"):
            self.stack.pop()
            kind = "expandable_blockquote"
        if self.stack[-1].kind != "blockquote":
            self._never_closed()
        quote = self.stack.pop()
        if not at_end:
            self._take("\n", self.position + 1)
            self.line_begins = True
        if self.units > quote.offset:
            self.marks.append(Mark(kind, quote.offset, self.units - quote.offset))

    def _never_closed(self) -> None:
        entry = self.stack[-1]
        begin = byte_offset(self.source, entry.begin)
        raise FieldError(f"Can't find end of {entry.name} entity at byte offset {begin}")
