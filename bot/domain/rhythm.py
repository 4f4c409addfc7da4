"""When something is said about a task by itself: the evening before, an hour before, and when it should be over.

The hours come from design §7 and the second step's plan; all of them are counted again whenever the hour changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.hours import moment
from bot.domain.values import Value

EVENING = time(18)
BEFORE = timedelta(hours=1)
NOT_AT_ONCE = timedelta(hours=2)
"""Who has just said yes needs no reminder so soon."""
ARRIVED = timedelta(minutes=15)
PATIENCE = timedelta(minutes=30)
SILENCE = timedelta(minutes=15)
MORE_TIME = timedelta(minutes=30)
SEEN_BEFORE = timedelta(hours=3)
"""By then who is helped should have seen who comes; and from then on it is the day of the task."""
TIME_TO_SEE = timedelta(minutes=30)
"""Nobody is expected to see a message at once."""
MOST_HOURS = 5
FEW_HOURS = 3
"""Fewer whole hours than this, and half hours are offered too."""
ASKING_PAYS = timedelta(minutes=60)
"""In a window that leaves less play than this, nobody has to say when they come."""


class Beat(StrEnum):
    """What is said about a running task, in this order."""

    EVENING_BEFORE = "evening_before"
    NOT_SEEN = "not_seen"
    HOUR_BEFORE = "hour_before"
    GOT_THERE = "got_there"
    ALL_WELL = "all_well"


class Bond(Value):
    """What the rhythm of a task hangs on; aware datetimes, UTC.

    `starts_at`–`ends_at` is the window, `minutes` what the help takes. `meet_at`: about when the helper comes; None:
    not said. `expected_until`: the end that was named when more time was asked for. `seen`: who is helped has seen
    that somebody comes.
    """

    starts_at: datetime
    ends_at: datetime
    minutes: int
    made_at: datetime
    meet_at: datetime | None = None
    under_way_at: datetime | None = None
    expected_until: datetime | None = None
    seen: bool = True

    @property
    def duration(self) -> timedelta:
        return min(timedelta(minutes=self.minutes), self.ends_at - self.starts_at)

    @property
    def begins(self) -> datetime:
        """When the helper is there at the earliest, as far as anybody has said."""
        return self.meet_at or self.starts_at

    @property
    def begins_at_the_latest(self) -> datetime:
        return self.meet_at or self.ends_at - self.duration


def expected_end(bond: Bond) -> datetime:
    """When it should be done. Nobody who has not set out is expected earlier than the hour they named."""
    if bond.expected_until is not None:
        return bond.expected_until
    if bond.under_way_at is not None:
        return max(bond.under_way_at, bond.starts_at) + bond.duration
    return bond.begins_at_the_latest + bond.duration


def beats(bond: Bond, now: datetime, zone: ZoneInfo) -> Mapping[Beat, datetime]:
    """When each thing is said; what its hour has gone by for, or what comes too soon after the yes, is left out.

    The question whether all is well always comes: at once if its hour has gone by.
    """
    return dict(_beats(bond, now, zone))


def _beats(bond: Bond, now: datetime, zone: ZoneInfo) -> Iterator[tuple[Beat, datetime]]:
    day_before = bond.begins.astimezone(zone).date() - timedelta(days=1)
    evening = moment(day_before, EVENING, zone)
    hour_before = bond.begins - BEFORE
    if bond.under_way_at is None:
        if evening > now and evening - bond.made_at >= NOT_AT_ONCE:
            yield Beat.EVENING_BEFORE, evening
        unseen = max(bond.begins - SEEN_BEFORE, bond.made_at + TIME_TO_SEE)
        if not bond.seen and now < unseen < bond.begins_at_the_latest:
            yield Beat.NOT_SEEN, unseen
        if hour_before > now and hour_before - bond.made_at >= NOT_AT_ONCE:
            yield Beat.HOUR_BEFORE, hour_before
        if (arrived := bond.begins_at_the_latest + ARRIVED) > now:
            yield Beat.GOT_THERE, arrived
    yield Beat.ALL_WELL, max(expected_end(bond) + PATIENCE, now)


def more_time(bond: Bond, now: datetime) -> datetime:
    """The new expected end after *Yes, more time*: the question comes again an hour from now."""
    return max(expected_end(bond), now) + MORE_TIME


def hours_to_choose(bond: Bond, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Up to five hours at which the helper may say that they come, whole hours first; none where it is clear."""
    first, last = max(bond.starts_at, now), bond.ends_at - bond.duration
    if last - first < ASKING_PAYS:
        return ()
    whole = tuple(_steps(first, last, timedelta(hours=1), zone))
    if len(whole) < FEW_HOURS:
        return tuple(_steps(first, last, timedelta(minutes=30), zone))[:MOST_HOURS]
    return whole[:: -(-len(whole) // MOST_HOURS)]


def _steps(first: datetime, last: datetime, step: timedelta, zone: ZoneInfo) -> Iterator[datetime]:
    """Hours as the town's clock shows them, whose offset need not be whole hours."""
    offset = first.astimezone(zone).utcoffset() or timedelta()
    past = (first + offset).replace(tzinfo=None) - datetime(1970, 1, 1)  # noqa: DTZ001 - a count, not a moment
    at = first + (-past % step)
    while at <= last:
        yield at
        at += step
