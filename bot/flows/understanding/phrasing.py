"""The grammar of days and hours, over items: which days and which hours a text names."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.flows.understanding import clock
from bot.flows.understanding.clock import Span
from bot.flows.understanding.days import RULES, WIDE_RULES, Day, duration
from bot.flows.understanding.kinds import DAY, HOUR, Item, Kind

MANY_UNKNOWN = 8
"""With more unknown words than this a text is not about time."""

Items = Sequence[Item]


@dataclass(frozen=True)
class Said:
    """What a text says about time; empty days or spans mean that it does not say."""

    days: tuple[Day, ...]
    spans: tuple[Span, ...]
    from_now: tuple[Span, ...]
    """In minutes from now"""
    now: bool
    any_time: bool


_FACE = "(?:T|X|[HIJKL][Nh]|[Nh][jkm]?)"
_AT = f"(?:c{_FACE}[cu]?|{_FACE}c?)a?"
_BARE = "(?<![A-Za-z])N(?![A-Za-z])"
_SURE = f"(?:c{_FACE}[cu]?a?|(?:T|X|[HIJKL][Nh]|[Nh][jkm])c?a?|[Nh](?:ca?|a)|[Nh](?=p)|(?<=p)[Nh])"


class _Reader:
    """Items, of which those that are understood get crossed out."""

    def __init__(self, items: Items) -> None:
        self.items = [item for item in items if item.kind is not Kind.FILLER]
        self.kinds = "".join(item.kind for item in self.items)

    def take(self, pattern: str) -> list[Items]:
        """The items where the pattern fits."""
        found: list[Items] = [self.items[m.start() : m.end()] for m in re.finditer(pattern, self.kinds)]
        self.kinds = re.sub(pattern, lambda m: "." * len(m[0]), self.kinds)
        return found

    def take_days(self, pattern: str, meaning: Callable[[Items, date], list[Day]], today: date) -> list[Day]:
        """The days where the pattern fits; what means no day stays for others."""
        days = list[Day]()
        for m in list(re.finditer(pattern, self.kinds)):
            if found := meaning(self.items[m.start() : m.end()], today):
                days += found
                self.kinds = self.kinds[: m.start()] + "." * len(m[0]) + self.kinds[m.end() :]
        return days


def read(items: Items, today: date, twelve: bool) -> tuple[Said, ...]:
    """What the items say; empty: nothing about time, or something denied (not tomorrow).

    Usually it is one thing; more only for *Saturday 10–12 or Sunday 14–16*.
    """
    clauses = [_clause(clause, today, twelve) for clause in _split(items)]
    apart = [said for said in clauses if said is not None and said.days and said.spans]
    if len(apart) == len(clauses) > 1:
        return tuple(apart)
    whole = _clause(items, today, twelve)
    return () if whole is None else (whole,)


def _split(items: Items) -> list[Items]:
    """The items between the words *or* and *and*."""
    cuts = [-1, *(i for i, item in enumerate(items) if item.kind is Kind.EITHER), len(items)]
    return [items[start + 1 : end] for start, end in pairwise(cuts)]


def _clause(items: Items, today: date, twelve: bool) -> Said | None:
    """One clause: days first, then lengths of time, then hours, each from what the others left."""
    reader = _Reader(items)
    reader.kinds = reader.kinds.replace("nb", ".f").replace("nf", ".b")  # not before = after
    unknown = reader.kinds.count("?")
    if "n" in reader.kinds or unknown > MANY_UNKNOWN:
        return None
    days = [d for pattern, meaning in RULES for d in reader.take_days(pattern, meaning, today)]
    if not days:
        days = [d for pattern, meaning in WIDE_RULES for d in reader.take_days(pattern, meaning, today)]
    from_now = [_ahead(found) for found in reader.take("[ifg][xs]?[Nh]?u|[ig][Nh]c(?![NhTX])")]
    around = [(clock.WHOLE_DAY[0], _span(found[1])[0]) for found in reader.take("bp")]
    around += [(_span(found[1])[1], clock.WHOLE_DAY[1]) for found in reader.take("fp")]
    parts = [_span(item) for item, kind in zip(reader.items, reader.kinds, strict=True) if kind == Kind.PART]
    spans = _hours(reader, parts[0] if parts else None, twelve, unknown == 0)
    spans = spans + [(start, end) for start, end in around if start < end] or parts
    said = Said(
        tuple(_without_echo(days)), tuple(spans), tuple(from_now), "q" in reader.kinds, "l" in reader.kinds
    )
    return said if days or spans or from_now or said.now or said.any_time else None


def _without_echo(days: list[Day]) -> list[Day]:
    """Wednesday 11 March is one day: a weekday that only names the day of a date again is dropped."""
    dated = {day.on.weekday() for day in days if not day.roll}
    return [day for day in days if not day.roll or day.on.weekday() not in dated]


def _span(part: Item) -> Span:
    return part.value[0], part.value[1]


def _hours(reader: _Reader, part: Span | None, twelve: bool, alone: bool) -> list[Span]:
    """All hours that are named, longer phrases first; bare numbers only where every word is known."""
    spans = list[Span]()
    for pattern in (f"[rf]?{_AT}[tyb]{_AT}", f"r{_AT}o?{_AT}"):
        for found in reader.take(pattern):
            spans += clock.between(*_halves(found), part, twelve)
    for pattern, meaning in (
        (f"[bt]{_AT}", clock.before),
        (f"[fr]{_AT}", clock.after),
        (f"{_SURE}|{_BARE}" if alone else _SURE, clock.point),
    ):
        for found in reader.take(pattern):
            spans += meaning(found, part, twelve)
    return spans


def _halves(items: Items) -> tuple[Items, Items]:
    """The two clock times of a span."""
    cut = next((i for i, item in enumerate(items) if i and item.kind in _JOINTS), None)
    if cut is None:
        second = [i for i, item in enumerate(items) if item.kind in _NUMBERS][1]
        return items[:second], items[second:]
    return items[:cut], items[cut + 1 :]


_JOINTS = (Kind.UNTIL, Kind.BEFORE, Kind.DASH, Kind.EITHER)
_NUMBERS = (Kind.TIME, Kind.DOTTED, Kind.NUMBER, Kind.NUMBER_WORD)


def _ahead(items: Items) -> Span:
    """In two hours: an hour from then on; within two hours: until then."""
    minutes = duration(items)
    if items[0].kind is Kind.WITHIN:
        return 0, max(minutes, HOUR // 4)
    return minutes, minutes + HOUR if minutes < DAY else minutes + DAY
