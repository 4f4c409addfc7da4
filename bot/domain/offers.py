"""A question to one volunteer: can you take this?"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from bot.domain.ids import PersonId, RequestId
from bot.domain.values import Value


class OfferState(StrEnum):
    """`queued` until Telegram has it; `open` may be answered; all others are ends.

    `taken`: somebody else said yes. `expired`: its time was up. `stale`: never sent. `unreachable`: could
    not be sent. `withdrawn`: the request was cancelled, changed or frozen.
    """

    QUEUED = "queued"
    OPEN = "open"
    YES = "yes"
    NO = "no"
    TAKEN = "taken"
    EXPIRED = "expired"
    STALE = "stale"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"


class NoReason(StrEnum):
    """Why not, if somebody wants to say; nobody has to."""

    TOO_FAR = "too_far"
    WRONG_TIME = "wrong_time"
    NOT_MY_THING = "not_my_thing"
    NEED_REST = "need_rest"


class Offer(Value):
    """Everybody who was ever asked about a request has exactly one. `until` is when its time is up."""

    request: RequestId
    person: PersonId
    wave: int
    state: OfferState
    until: datetime
    sent_at: datetime | None = None
