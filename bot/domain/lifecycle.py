"""What may happen to a request and to an offer, and what they are then. Nothing else knows these tables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.offers import OfferState
from bot.domain.requests import State


class Action(StrEnum):
    """What happens to a request."""

    SEND = "send"
    """The resident sends it, and it may go out at once."""
    HOLD = "hold"
    """The resident sends it, and a coordinator looks at it first."""
    RELEASE = "release"
    """It goes out after all: it looks right, or is asked further away or at other times."""
    GIVE_UP = "give_up"
    """Nobody is left to ask."""
    ASSIGN = "assign"
    """As many as are needed have said yes, or a coordinator takes it."""
    UNDO = "undo"
    """*Pressed by mistake*, soon after the yes."""
    START = "start"
    """The helper is on the way."""
    FINISH = "finish"
    DROP_OUT = "drop_out"
    """The helper cannot come."""
    CHANGE_TIME = "change_time"
    CANCEL = "cancel"
    """The help is no longer needed."""
    FREEZE = "freeze"
    """Something is not right."""
    REOPEN = "reopen"
    """A coordinator lets one that something was reported about be asked about again."""
    EXPIRE = "expire"
    """Its time is over and nobody came."""


class OfferAction(StrEnum):
    """What happens to an offer."""

    SENT = "sent"
    NEVER_SENT = "never_sent"
    CANNOT_REACH = "cannot_reach"
    YES = "yes"
    NO = "no"
    TAKEN = "taken"
    """Somebody else has said yes."""
    EXPIRE = "expire"
    WITHDRAW = "withdraw"
    UNDO = "undo"
    """*Pressed by mistake*: it may be answered again."""
    DROP_OUT = "drop_out"
    ASK_AGAIN = "ask_again"
    """One that was never sent is sent after all."""


_REQUESTS: Mapping[tuple[State, Action], State] = {
    (State.DRAFT, Action.SEND): State.OPEN,
    (State.DRAFT, Action.HOLD): State.NEEDS_COORDINATOR,
    (State.DRAFT, Action.CANCEL): State.CANCELLED,
    (State.OPEN, Action.GIVE_UP): State.NEEDS_COORDINATOR,
    (State.OPEN, Action.ASSIGN): State.ASSIGNED,
    # One of several helpers, while more are still looked for.
    (State.OPEN, Action.UNDO): State.OPEN,
    (State.OPEN, Action.DROP_OUT): State.OPEN,
    (State.OPEN, Action.CHANGE_TIME): State.OPEN,
    (State.OPEN, Action.CANCEL): State.CANCELLED,
    (State.OPEN, Action.FREEZE): State.FROZEN,
    (State.OPEN, Action.EXPIRE): State.EXPIRED,
    (State.NEEDS_COORDINATOR, Action.RELEASE): State.OPEN,
    (State.NEEDS_COORDINATOR, Action.ASSIGN): State.ASSIGNED,
    (State.NEEDS_COORDINATOR, Action.UNDO): State.NEEDS_COORDINATOR,
    (State.NEEDS_COORDINATOR, Action.DROP_OUT): State.NEEDS_COORDINATOR,
    (State.NEEDS_COORDINATOR, Action.CHANGE_TIME): State.NEEDS_COORDINATOR,
    (State.NEEDS_COORDINATOR, Action.CANCEL): State.CANCELLED,
    (State.NEEDS_COORDINATOR, Action.FREEZE): State.FROZEN,
    (State.NEEDS_COORDINATOR, Action.EXPIRE): State.EXPIRED,
    (State.ASSIGNED, Action.UNDO): State.OPEN,
    (State.ASSIGNED, Action.DROP_OUT): State.OPEN,
    (State.ASSIGNED, Action.START): State.UNDER_WAY,
    (State.ASSIGNED, Action.FINISH): State.DONE,
    (State.ASSIGNED, Action.CANCEL): State.CANCELLED,
    (State.ASSIGNED, Action.FREEZE): State.FROZEN,
    (State.UNDER_WAY, Action.DROP_OUT): State.OPEN,
    (State.UNDER_WAY, Action.FINISH): State.DONE,
    (State.UNDER_WAY, Action.CANCEL): State.CANCELLED,
    (State.UNDER_WAY, Action.FREEZE): State.FROZEN,
    # What is done stays done while it is looked into: a card that changed would tell who has said something.
    (State.DONE, Action.REOPEN): State.OPEN,
    (State.FROZEN, Action.FREEZE): State.FROZEN,
    (State.FROZEN, Action.REOPEN): State.OPEN,
    (State.FROZEN, Action.FINISH): State.DONE,
    (State.FROZEN, Action.CANCEL): State.CANCELLED,
}

_WAITING = (OfferState.QUEUED, OfferState.OPEN)
# A late yes is as good as an early one while the need is there; `accepting` says whether it still is.
_MAY_STILL_SAY_YES = (
    *_WAITING,
    OfferState.NO,
    OfferState.TAKEN,
    OfferState.EXPIRED,
    OfferState.STALE,
    OfferState.UNREACHABLE,
)

_OFFERS: Mapping[tuple[OfferState, OfferAction], OfferState] = {
    (OfferState.QUEUED, OfferAction.SENT): OfferState.OPEN,
    (OfferState.QUEUED, OfferAction.NEVER_SENT): OfferState.STALE,
    (OfferState.QUEUED, OfferAction.CANNOT_REACH): OfferState.UNREACHABLE,
    (OfferState.OPEN, OfferAction.CANNOT_REACH): OfferState.UNREACHABLE,
    **{(state, OfferAction.YES): OfferState.YES for state in _MAY_STILL_SAY_YES},
    # A no may come before the sending is settled, or when the time is up: it is still an answer.
    **{(state, OfferAction.NO): OfferState.NO for state in (*_WAITING, OfferState.EXPIRED)},
    **{(state, OfferAction.TAKEN): OfferState.TAKEN for state in _WAITING},
    **{(state, OfferAction.WITHDRAW): OfferState.WITHDRAWN for state in _WAITING},
    (OfferState.OPEN, OfferAction.EXPIRE): OfferState.EXPIRED,
    (OfferState.YES, OfferAction.UNDO): OfferState.OPEN,
    (OfferState.YES, OfferAction.DROP_OUT): OfferState.NO,
    (OfferState.STALE, OfferAction.ASK_AGAIN): OfferState.QUEUED,
}


def after(state: State, action: Action) -> State | None:
    """What a request is after this; None: it cannot happen now."""
    return _REQUESTS.get((state, action))


def offer_after(state: OfferState, action: OfferAction) -> OfferState | None:
    """What an offer is after this; None: it cannot happen now."""
    return _OFFERS.get((state, action))


CLOSED = frozenset({State.DONE, State.CANCELLED, State.EXPIRED})
"""States in which nothing more is to be done, and private values begin to age."""

LIVE = frozenset({State.OPEN, State.NEEDS_COORDINATOR, State.ASSIGNED, State.UNDER_WAY})
"""States of a request that somebody still waits for."""
