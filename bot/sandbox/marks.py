"""A marked range of a text, and the order that Telegram brings such ranges into.

Rules: tdlib/td `td/telegram/MessageEntity.cpp` (get_type_priority, fix_entities, split_entities,
merge_entities).
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = frozenset(("blockquote", "expandable_blockquote"))
_PREFORMATTED = frozenset(("pre", "code", "date_time"))
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "date_time": 30,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}
_PRIORITY_OF_FOUND = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """One entity: its kind as the Bot API names it, where it is (UTF-16 units), and what belongs to it.

    `detail` is the address of a text_link, the language of a pre, the id of a text_mention or custom_emoji,
    the Unix time and format of a date_time (`"1700000000 t"`), else "".
    """

    kind: str
    offset: int
    length: int
    detail: str = ""

    @property
    def end(self) -> int:
        """The first unit after it."""
        return self.offset + self.length

    def reaching(self, offset: int, end: int) -> "Mark":
        """The same mark from `offset` to before `end`."""
        return Mark(self.kind, offset, end - offset, self.detail)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: earlier first, then longer, then what Telegram puts outside."""
        priority = 10 if self.kind == "pre" and self.detail else _PRIORITY.get(self.kind, _PRIORITY_OF_FOUND)
        return self.offset, -self.length, priority


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """The marks as Telegram sorts them."""
    return sorted(marks, key=lambda mark: mark.order)


def tidy(marks: Sequence[Mark], found: Sequence[Mark] = ()) -> list[Mark]:
    """The marks so that none crosses another, and those `found` in the text wherever they meet no other.

    Code holds nothing else; links and the like do not nest; bold and its kin are cut at others' borders.
    """
    together = in_order([*marks, *found])
    if all(one.end < other.offset for one, other in pairwise(together)):
        return together
    splittable = [mark for mark in in_order(marks) if mark.kind in SPLITTABLE]
    quotes = apart(mark for mark in marks if mark.kind in _QUOTES)
    others = apart(mark for mark in marks if mark.kind not in SPLITTABLE and mark.kind not in _QUOTES)
    others = _within(others, quotes)
    fresh = [mark for mark in _within(found, quotes) if not any(_meet(mark, other) for other in others)]
    solid = in_order([*others, *fresh, *quotes])
    return in_order([*solid, *_split(splittable, solid)])


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """Those marks that do not meet an earlier one of them."""
    kept: list[Mark] = []
    for mark in in_order(marks):
        if not kept or mark.offset >= kept[-1].end:
            kept.append(mark)
    return kept


def _meet(one: Mark, other: Mark) -> bool:
    return one.offset < other.end and other.offset < one.end


def _within(marks: Sequence[Mark], quotes: Sequence[Mark]) -> list[Mark]:
    """Those marks that lie wholly inside or outside of every quote."""

    def crosses(mark: Mark, quote: Mark) -> bool:
        return _meet(mark, quote) and not (quote.offset <= mark.offset and mark.end <= quote.end)

    return [mark for mark in marks if not any(crosses(mark, quote) for quote in quotes)]


@dataclass(slots=True)
class _Splitter:
    """Goes through the text once; `open_` holds for each kind the run that is not written yet."""

    waiting: list[Mark]
    open_: dict[str, Mark] = field(default_factory=dict)
    done: list[Mark] = field(default_factory=list)

    def advance(self, end: int) -> None:
        """Take the marks that begin before `end`, and write everything up to there."""
        while self.waiting and self.waiting[0].offset < end:
            mark = self.waiting.pop(0)
            run = self.open_.get(mark.kind)
            if run and mark.offset <= run.end:
                self.open_[mark.kind] = run.reaching(run.offset, max(run.end, mark.end))
            else:
                self._write(mark.offset)
                self.open_[mark.kind] = mark
        self._write(end)

    def _write(self, end: int) -> None:
        for kind in SPLITTABLE:
            run = self.open_.get(kind)
            if run is None or run.offset >= end:
                continue
            part = run.reaching(run.offset, min(run.end, end))
            self.done.append(part)
            if part.end == run.end:
                del self.open_[kind]
            else:
                self.open_[kind] = run.reaching(part.end, run.end)


def _split(marks: Sequence[Mark], solid: Sequence[Mark]) -> list[Mark]:
    """The splittable marks cut at the borders of the solid ones, and left out inside code."""
    splitter = _Splitter(list(marks))
    around: list[Mark] = []

    def go_to(offset: int) -> None:
        while around and offset >= around[-1].end:
            inner = around.pop()
            written = len(splitter.done)
            splitter.advance(inner.end)
            if inner.kind in _PREFORMATTED:
                del splitter.done[written:]
        splitter.advance(offset)

    for mark in solid:
        go_to(mark.offset)
        around.append(mark)
    go_to(sys.maxsize)
    return splitter.done
