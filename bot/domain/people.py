"""Who somebody is, as far as decisions need it. No names, no words: those are sealed elsewhere."""

from __future__ import annotations

from datetime import datetime, time
from enum import IntEnum, StrEnum

from bot.domain.ids import PersonId
from bot.domain.values import Value


class Level(IntEnum):
    """How well a volunteer is known (words.md §2)."""

    REGISTERED = 0
    TALKED = 1
    ID_SEEN = 2
    EXTRACT_SEEN = 3


class Standing(StrEnum):
    """Where a volunteer's registration stands."""

    PENDING = "pending"
    RING_FIRST = "ring_first"
    ACTIVE = "active"
    DECLINED = "declined"
    LEFT = "left"


class Band(IntEnum):
    """Distance, never finer: same area, at most 1, 3, 10 km, further."""

    SAME_AREA = 0
    KM_1 = 1
    KM_3 = 2
    KM_10 = 3
    FURTHER = 4


class Travel(StrEnum):
    FOOT = "foot"
    BICYCLE = "bicycle"
    CAR = "car"


class Fluency(IntEnum):
    """How well a language is spoken."""

    A_LITTLE = 1
    WELL = 2
    MOTHER_TONGUE = 3


class DayPart(StrEnum):
    """Parts of a day in town time: 8–12, 12–17, 17–21. The rest of the day is nobody's."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Spoken(Value):
    language: str
    fluency: Fluency = Fluency.WELL


class QuietHours(Value):
    """From–to in town time, usually over midnight; `start == end` means none."""

    start: time = time(21)
    end: time = time(8)


class Busy(Value):
    """A task that somebody has at that time; aware datetimes."""

    start: datetime
    end: datetime


class Volunteer(Value):
    """One volunteer as the matching sees them.

    `free` holds (ISO weekday 1–7, part) pairs; None means "just ask me", at any time. `reach` is the
    furthest band. `asked_today`/`asked_week` count offers of this town day / the last seven days: those
    sent and those that wait to be sent, not stale ones. `offers_open`: how many wait to be sent or
    answered, from whatever day. `extract_seen` is when the register extract was shown: level 3 holds one
    year from then. `gladly_again`: residents with whom both sides said so. `blocks`: residents whom either
    side does not want. `held`: a coordinator looks first, at them or at who asks.
    """

    id: PersonId
    standing: Standing = Standing.ACTIVE
    level: Level = Level.REGISTERED
    extract_seen: datetime | None = None
    categories: frozenset[str] = frozenset()
    languages: tuple[Spoken, ...] = ()
    area: str = ""
    cell: str | None = None
    travel: Travel = Travel.BICYCLE
    reach: Band = Band.KM_3
    free: frozenset[tuple[int, DayPart]] | None = None
    a_day: int = 1
    a_week: int = 3
    quiet: QuietHours = QuietHours()
    urgent_any_time: bool = False
    paused_until: datetime | None = None
    resting_until: datetime | None = None
    answers_as_woman: bool = False
    licence: bool = False
    reachable: bool = True
    held: bool = False
    registered_at: datetime | None = None
    last_task_at: datetime | None = None
    tasks_done: int = 0
    tasks_dropped: int = 0
    asked_today: int = 0
    asked_week: int = 0
    offers_open: int = 0
    busy: tuple[Busy, ...] = ()
    blocks: frozenset[PersonId] = frozenset()
    gladly_again: frozenset[PersonId] = frozenset()
