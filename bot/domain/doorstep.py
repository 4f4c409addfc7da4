"""Waiting for each other: how long, and when one may say that the other one is not there."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.rhythm import Bond

ANSWER_WITHIN = timedelta(minutes=15)
"""So long a helper who is waited for has to say whether they come."""
WAIT_AT_THE_DOOR = timedelta(minutes=10)


def may_be_missed(bond: Bond, now: datetime) -> bool:
    """Whether who is helped may say that nobody has come: once the hour that was named, or the window, has begun."""
    return now >= bond.begins
