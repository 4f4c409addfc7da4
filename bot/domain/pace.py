"""How many are asked at once, and how long they have: by urgency and by the time that is left."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.domain.hours import moment
from bot.domain.requests import Request
from bot.domain.values import Value

HOUR = timedelta(hours=1)
ROUND_MINUTES = 5


class _Row(NamedTuple):
    less_than: timedelta
    size: int
    patience: timedelta


# Time left until the help must begin at the latest. More than the last row: calm, see below.
_TABLE = (
    _Row(1 * HOUR, 5, timedelta(minutes=10)),
    _Row(3 * HOUR, 5, timedelta(minutes=15)),
    _Row(8 * HOUR, 4, timedelta(minutes=45)),
    _Row(24 * HOUR, 3, timedelta(minutes=60)),
)
_URGENT = _TABLE[1]
CALM_SIZE = 3
CALM_UNTIL = time(20)
CALM_LATE = time(17)
"""From this hour on, a calm question stays open to the next day's evening."""
CALM_SPARE = 3 * HOUR
"""What a calm question leaves for a quicker round after it."""


class Pace(Value):
    """`size`: how many open questions at once. `until`: how long a question asked now stays open."""

    size: int
    until: datetime


def pace(request: Request, now: datetime, zone: ZoneInfo) -> Pace:
    """How to ask about this request now. A question never stays open past the latest useful start."""
    left = request.latest_start - now
    row = next((row for row in _TABLE if left < row.less_than), _URGENT if request.urgent else None)
    if row is None:
        until = min(_calm_until(now, zone), request.latest_start - CALM_SPARE)
        return Pace(size=CALM_SIZE + request.needed - 1, until=until)
    if request.urgent and row.patience > _URGENT.patience:
        row = _URGENT
    until = min(rounded_up(now + row.patience), request.latest_start)
    return Pace(size=row.size + request.needed - 1, until=until)


def rounded_up(moment_: datetime) -> datetime:
    """To the next five minutes, so that an hour on a card reads like one that a person would say."""
    step = ROUND_MINUTES * 60
    return datetime.fromtimestamp(-(-moment_.timestamp() // step) * step, UTC)


def _calm_until(now: datetime, zone: ZoneInfo) -> datetime:
    local = now.astimezone(zone)
    ahead = 0 if local.time() < CALM_LATE else 1
    return moment(local.date() + timedelta(days=ahead), CALM_UNTIL, zone)
