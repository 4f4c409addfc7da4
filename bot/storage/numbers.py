"""Numbers at the database's edge: moments as integer milliseconds, and ids."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970, UTC, rounded down. Raises ValueError for a naive datetime."""
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return (moment - EPOCH) // MILLISECOND


def from_ms(stored: int) -> datetime:
    """The aware moment (UTC) that `to_ms` has stored."""
    return EPOCH + stored * MILLISECOND


def maybe_ms(moment: datetime | None) -> int | None:
    return None if moment is None else to_ms(moment)


def maybe_from_ms(stored: int | None) -> datetime | None:
    return None if stored is None else from_ms(stored)


def wall_ms() -> int:
    """The clock on the machine's wall: for ids and notes of what was done, not for what was agreed on."""
    return to_ms(datetime.now(UTC))


class Ids:
    """Gives 63-bit ids that only grow within one process: milliseconds, then 20 bits.

    Within a millisecond it starts at chance, so that two processes on one database do not meet.
    """

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        self._last = max(self._last + 1, wall_ms() << 20 | secrets.randbits(19))
        return self._last
