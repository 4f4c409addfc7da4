"""When somebody has time: the parts of the week that they gave, less what they have already promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.hours import moment
from bot.domain.people import Busy, DayPart

PART_HOURS: dict[DayPart, tuple[time, time]] = {
    DayPart.MORNING: (time(8), time(12)),
    DayPart.AFTERNOON: (time(12), time(17)),
    DayPart.EVENING: (time(17), time(21)),
}
"""Parts of a day in town time."""

Free = frozenset[tuple[int, DayPart]]


class Stretch(NamedTuple):
    """From–to, both aware."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start


def free_stretches(free: Free | None, window: Stretch, zone: ZoneInfo) -> tuple[Stretch, ...]:
    """What of the window is free time; neighbouring parts of a day are one stretch. None: all of it."""
    if free is None:
        return (window,) if window.length > timedelta(0) else ()
    merged: list[Stretch] = []
    for part in _parts(free, window, zone):
        if merged and merged[-1].end == part.start:
            merged[-1] = Stretch(merged[-1].start, part.end)
        else:
            merged.append(part)
    return tuple(merged)


def beside(stretches: Iterable[Stretch], busy: Iterable[Busy]) -> tuple[Stretch, ...]:
    """What is left of the stretches when the busy times are taken out."""
    left = tuple(stretches)
    for task in busy:
        left = tuple(piece for stretch in left for piece in _without(stretch, task))
    return left


def fits(stretches: Sequence[Stretch], needed: timedelta) -> bool:
    """Whether one of the stretches is long enough."""
    return any(stretch.length >= needed for stretch in stretches)


def _parts(free: Free, window: Stretch, zone: ZoneInfo) -> Iterator[Stretch]:
    day, last = window.start.astimezone(zone).date(), window.end.astimezone(zone).date()
    while day <= last:
        for part, (begins, ends) in PART_HOURS.items():
            if (day.isoweekday(), part) in free:
                start = max(window.start, moment(day, begins, zone))
                end = min(window.end, moment(day, ends, zone))
                if start < end:
                    yield Stretch(start, end)
        day += timedelta(days=1)


def _without(stretch: Stretch, task: Busy) -> Iterator[Stretch]:
    before = Stretch(stretch.start, min(stretch.end, task.start))
    after = Stretch(max(stretch.start, task.end), stretch.end)
    return (piece for piece in (before, after) if piece.start < piece.end)
