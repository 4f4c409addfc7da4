"""Telegram's HTML: tags become marks, everything else stays text.

Rules and words: tdlib/td `td/telegram/MessageEntity.cpp` (parse_html, decode_html_entity).
"""

import re
from dataclasses import dataclass, field, replace

from bot.sandbox import links
from bot.sandbox.fields import FieldError
from bot.sandbox.marks import Mark
from bot.sandbox.units import ascii_lower, byte_offset, utf16_length

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_SPACE = " \t\r\n\0\v"
_SPECIAL = re.compile("[<&]")
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]+))(;?)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(rf"[^{_SPACE}>]*")
_ATTRIBUTE_NAME = re.compile(rf"[^{_SPACE}=>/\"']*")
_SPACES = re.compile(rf"[{_SPACE}]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


def parse(source: str) -> tuple[str, list[Mark]]:
    """The text without its tags, and the marks in it; raises FieldError with Telegram's words.

    Byte offsets in the words count the UTF-8 of the source as it was sent.
    """
    return _Reader(source).read()


def unescape(source: str) -> str:
    """The text with `&lt; &gt; &amp; &quot;` and numeric references decoded; others stay as they are."""
    return _REFERENCE.sub(_decoded, source)


def _decoded(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name, _ = reference.groups()
    if name is not None:
        return _NAMED.get(name, reference[0])
    digits, base = (decimal, 10) if hexadecimal is None else (hexadecimal, 16)
    code = int(digits, base) if digits else 0
    is_too_long = len(reference[0].rstrip(";")) >= 10
    return reference[0] if code == 0 or code >= 0x10FFFF or is_too_long else chr(code)


@dataclass(frozen=True, slots=True)
class _Tag:
    """An open tag: where its text begins in units and among the parts, and the one attribute that counts."""

    name: str
    offset: int
    part: int
    argument: str = ""
    time: str = ""


@dataclass(slots=True)
class _Reader:
    source: str
    position: int = 0
    units: int = 0
    parts: list[str] = field(default_factory=list)
    open_tags: list[_Tag] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def read(self) -> tuple[str, list[Mark]]:
        while found := _SPECIAL.search(self.source, self.position):
            self._take(self.source[self.position : found.start()])
            self.position = found.start()
            if found[0] == "&":
                self._read_reference()
            elif self.source.startswith("</", self.position):
                self._close_tag()
            else:
                self._open_tag()
        self._take(self.source[self.position :])
        if self.open_tags:
            raise FieldError(f'Can\'t find end tag corresponding to start tag "{self.open_tags[-1].name}"')
        return self._result()

    def _result(self) -> tuple[str, list[Mark]]:
        text = "".join(self.parts)
        if not text.isascii() and re.search("[\ud800-\udfff]", text):
            raise FieldError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, [replace(mark, detail="") if mark.kind == "code" else mark for mark in self.marks]

    def _take(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.units += utf16_length(text)

    def _read_reference(self) -> None:
        reference = _REFERENCE.match(self.source, self.position)
        decoded = _decoded(reference) if reference else "&"
        self.position = reference.end() if reference else self.position + 1
        self._take(decoded)

    def _at(self, position: int) -> str:
        return f"at byte offset {byte_offset(self.source, position)}"

    def _match(self, pattern: re.Pattern[str]) -> str:
        """What the pattern takes from here on (it may be nothing); the position moves behind it."""
        found = pattern.match(self.source, self.position)
        taken = found[0] if found else ""
        self.position += len(taken)
        return taken

    def _here(self) -> str:
        """The next character; "" at the end."""
        return self.source[self.position : self.position + 1]

    def _open_tag(self) -> None:
        begin = self.position
        self.position += 1
        name = ascii_lower(self._match(_TAG_NAME))
        if not self._here():
            raise FieldError(f"Unclosed start tag {self._at(begin)}")
        if name not in _KINDS:
            raise FieldError(f'Unsupported start tag "{name}" {self._at(begin)}')
        tag = _Tag(name, self.units, len(self.parts))
        while self._here() != ">":
            self._match(_SPACES)
            if self._here() != ">":
                tag = self._read_attribute(tag, begin)
        self.position += 1
        if name == "span" and tag.argument != "spoiler":
            raise FieldError(f'Tag "span" must have class "tg-spoiler" {self._at(begin)}')
        self.open_tags.append(tag)

    def _read_attribute(self, tag: _Tag, begin: int) -> _Tag:
        name = self._match(_ATTRIBUTE_NAME)
        if not name:
            raise FieldError(f'Empty attribute name in the tag "{tag.name}" {self._at(begin)}')
        self._match(_SPACES)
        unclosed = f'Unclosed start tag "{tag.name}" {self._at(begin)}'
        if not self._here():
            raise FieldError(unclosed)
        if self._here() != "=":
            return replace(tag, argument="1") if (tag.name, name) == ("blockquote", "expandable") else tag
        self.position += 1
        self._match(_SPACES)
        if not self._here():
            raise FieldError(unclosed)
        value = self._read_literal() if self._here() in "\"'" else self._read_token()
        if not self._here():
            raise FieldError(f"Unclosed start tag {self._at(begin)}")
        return _with_attribute(tag, name, value)

    def _read_token(self) -> str:
        begin = self.position
        token = ascii_lower(self._match(_NAME_TOKEN))
        if self._here() not in f"{_SPACE}>":
            raise FieldError(f"Unexpected end of name token {self._at(begin)}")
        return token

    def _read_literal(self) -> str:
        quote = self._here()
        end = self.source.find(quote, self.position + 1)
        literal = self.source[self.position + 1 : end if end >= 0 else None]
        self.position = end + 1 if end >= 0 else len(self.source)
        return unescape(literal)

    def _close_tag(self) -> None:
        begin = self.position
        if not self.open_tags:
            raise FieldError(f"Unexpected end tag {self._at(begin)}")
        self.position += 2
        name = ascii_lower(self._match(_TAG_NAME))
        self._match(_SPACES)
        if self._here() != ">":
            raise FieldError(f"Unclosed end tag {self._at(begin)}")
        self.position += 1
        tag = self.open_tags.pop()
        if name and name != tag.name:
            words = f'Unmatched end tag {self._at(begin)}, expected "</{tag.name}>", found "</{name}>"'
            raise FieldError(words)
        if self.units > tag.offset:
            self._mark(tag)

    def _mark(self, tag: _Tag) -> None:
        mark = Mark(_KINDS[tag.name], tag.offset, self.units - tag.offset, tag.argument)
        match tag.name:
            case "a":
                self._mark_link(tag, mark)
            case "pre" | "code":
                self._mark_code(mark)
            case "blockquote":
                kind = "expandable_blockquote" if tag.argument else "blockquote"
                self.marks.append(replace(mark, kind=kind, detail=""))
            case "tg-emoji":
                if not links.is_emoji_id(tag.argument):
                    raise FieldError("Invalid custom emoji identifier specified")
                self.marks.append(mark)
            case "tg-time":
                if not re.fullmatch("[rR]|[tTdDwW]*", tag.argument):
                    raise FieldError("Invalid date format used")
                if tag.time:
                    self.marks.append(replace(mark, detail=f"{tag.time} {tag.argument}"))
            case _:
                self.marks.append(replace(mark, detail=""))

    def _mark_link(self, tag: _Tag, mark: Mark) -> None:
        target = tag.argument or "".join(self.parts[tag.part :])
        user = links.user_id(target)
        if user is not None:
            self.marks.append(replace(mark, kind="text_mention", detail=str(user)))
        elif address := links.checked_or_empty(target):
            self.marks.append(replace(mark, detail=address))

    def _mark_code(self, mark: Mark) -> None:
        """A pre and a code around the same text are one pre, in the language that the code names."""
        inner = self.marks[-1] if self.marks else None
        is_pair = inner is not None and (inner.offset, inner.length) == (mark.offset, mark.length)
        language = inner.detail if inner is not None and mark.kind == "pre" else mark.detail
        if inner is not None and is_pair and {inner.kind, mark.kind} == {"pre", "code"} and language:
            self.marks[-1] = replace(inner, kind="pre", detail=language)
        else:
            self.marks.append(mark)


def _with_attribute(tag: _Tag, name: str, value: str) -> _Tag:
    match tag.name, name:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "format"):
            return replace(tag, argument=value)
        case ("code", "class") if value.startswith("language-"):
            return replace(tag, argument=value.removeprefix("language-"))
        case ("span", "class") if value.startswith("tg-"):
            return replace(tag, argument=value.removeprefix("tg-"))
        case ("blockquote", "expandable"):
            return replace(tag, argument="1")
        case ("tg-time", "unix"):
            return replace(tag, time=value if links.is_unix_time(value) else "")
        case _:
            return tag
