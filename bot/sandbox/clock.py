"""The town's clock: the machine's time, moved on by whoever plays."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def until_next(now: datetime, at: time, timezone: ZoneInfo) -> timedelta:
    """How long it is from `now` to the next time that clocks in `timezone` show `at`; never zero."""
    here = now.astimezone(timezone)
    then = datetime.combine(here.date(), at, timezone)
    if then <= here:
        then = datetime.combine(here.date() + timedelta(days=1), at, timezone)
    return then.astimezone(UTC) - now.astimezone(UTC)


class Clock:
    """Tells the sandbox's time, in UTC. It starts with the machine's and is only ever moved on."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset

    def move_on(self, by: timedelta) -> None:
        """Move on by `by`, which must not be negative (ValueError)."""
        if by < timedelta():
            raise ValueError("the clock only goes on")
        self.offset += by
