"""Town time: moments by the town's clock, and quiet hours. Days of 23 and 25 hours come out right."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.people import QuietHours, Volunteer
from bot.domain.requests import Request


@lru_cache(maxsize=4096)
def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """This hour of this day in the town, as UTC.

    An hour that the spring change leaves out falls an hour later; of a doubled one the first is meant.
    """
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def next_midnight(now: datetime, zone: ZoneInfo) -> datetime:
    """When the next town day begins."""
    return moment(now.astimezone(zone).date() + timedelta(days=1), time(0), zone)


def is_quiet(quiet: QuietHours, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the town's clock stands within the quiet hours; their end no longer belongs to them."""
    clock = now.astimezone(zone).time()
    if quiet.start <= quiet.end:
        return quiet.start <= clock < quiet.end
    return clock >= quiet.start or clock < quiet.end


def quiet_ends(quiet: QuietHours, now: datetime, zone: ZoneInfo) -> datetime:
    """The first moment from now on that is not quiet; `now` itself when it is not."""
    if not is_quiet(quiet, now, zone):
        return now
    today = now.astimezone(zone).date()
    ends = (
        moment(today + timedelta(days=ahead), quiet.end.replace(fold=fold), zone)
        for ahead in (0, 1)
        for fold in (0, 1)
    )
    return min(end for end in ends if end > now and not is_quiet(quiet, end, zone))


def quiet_begins(volunteer: Volunteer, request: Request, now: datetime, zone: ZoneInfo) -> datetime:
    """Until when a question to this volunteer may still arrive: the next quiet hours, unless they do not count here."""
    lifted = request.urgent and volunteer.urgent_any_time
    quiet = volunteer.quiet
    if lifted or quiet.start == quiet.end or is_quiet(quiet, now, zone):
        return datetime.max.replace(tzinfo=UTC)
    today = now.astimezone(zone).date()
    begins = (moment(today + timedelta(days=ahead), quiet.start, zone) for ahead in (0, 1))
    return min(at for at in begins if at > now)
