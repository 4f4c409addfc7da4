"""What follows when a message could not be sent. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FIRST_PAUSE_MS = 1_000
LONGEST_PAUSE_MS = 300_000
MOST_FAULTS = 8


@dataclass(frozen=True, slots=True)
class Failure:
    """Why it was not sent, sorted once. `permanent`: trying again cannot help.

    `unreachable`: the person has blocked the bot, left Telegram or never started it. `gone`: the message that
    was to be changed is not there any more. `fault`: this program's own. `retry_after`: seconds that Telegram
    demands.
    """

    reason: str
    permanent: bool = False
    unreachable: bool = False
    gone: bool = False
    fault: bool = False
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Not before that moment, in machine milliseconds."""

    at: int


@dataclass(frozen=True, slots=True)
class GiveUp:
    reason: str
    outcome: Literal["gone", "stale", "failed"]
    unreachable: bool = False


def after_failure(failure: Failure, attempts: int, machine_now: int) -> TryAgain | GiveUp:
    """`attempts`: how often it was tried before.

    What may still succeed is never given up (promise 2): a message that is good for a while only has its
    `good_until`. Our own faults are the exception, lest they hold back a person's other messages for ever.
    """
    if failure.gone:
        return GiveUp(failure.reason, "gone")
    if failure.permanent or failure.unreachable or (failure.fault and attempts >= MOST_FAULTS):
        return GiveUp(failure.reason, "failed", failure.unreachable)
    if failure.retry_after is not None:
        return TryAgain(machine_now + round(failure.retry_after * 1000))
    return TryAgain(machine_now + min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** min(attempts, 20)))
