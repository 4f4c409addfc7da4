"""A volunteer's own data as it is being written, and the quick choices of times."""

from __future__ import annotations

from bot.domain.people import Band, DayPart, QuietHours, Spoken, Travel
from bot.domain.values import Value
from bot.flows.forms import registration_texts as say

Free = frozenset[tuple[int, DayPart]]


def _free(days: range, parts: tuple[DayPart, ...]) -> Free:
    return frozenset((day, part) for day in days for part in parts)


QUICK: dict[str, Free | None] = {
    "any": None,
    "day": _free(range(1, 6), (DayPart.MORNING, DayPart.AFTERNOON)),
    "eve": _free(range(1, 8), (DayPart.EVENING,)),
    "end": _free(range(6, 8), tuple(DayPart)),
}
QUICK_LABELS = {"any": say.ANY_TIME, "day": say.DAYTIME, "eve": say.EVENINGS, "end": say.WEEKENDS}


class Registration(Value):
    """A volunteer's own data as it is being written. `free` None: just ask me."""

    promised: bool = False
    name: str = ""
    adult: bool = False
    area: str = ""
    cell: str | None = None
    categories: frozenset[str] = frozenset()
    languages: tuple[Spoken, ...] = ()
    travel: Travel = Travel.BICYCLE
    reach: Band = Band.KM_3
    free: Free | None = None
    a_week: int = 3
    quiet: QuietHours = QuietHours()
    phone: str | None = None
    answers_as_woman: bool = False
    licence: bool = False
