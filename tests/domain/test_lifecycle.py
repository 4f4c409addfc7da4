from __future__ import annotations

import pytest

from bot.domain.lifecycle import CLOSED, LIVE, Action, OfferAction, after, offer_after
from bot.domain.offers import OfferState
from bot.domain.requests import State

S, A, F, B = State, Action, OfferState, OfferAction

# Each state with all that may happen in it; what is not here cannot happen.
REQUESTS: dict[State, dict[Action, State]] = {
    S.DRAFT: {A.SEND: S.OPEN, A.HOLD: S.NEEDS_COORDINATOR, A.CANCEL: S.CANCELLED},
    S.OPEN: {
        A.GIVE_UP: S.NEEDS_COORDINATOR,
        A.ASSIGN: S.ASSIGNED,
        A.UNDO: S.OPEN,
        A.DROP_OUT: S.OPEN,
        A.CHANGE_TIME: S.OPEN,
        A.CANCEL: S.CANCELLED,
        A.FREEZE: S.FROZEN,
        A.EXPIRE: S.EXPIRED,
    },
    S.NEEDS_COORDINATOR: {
        A.RELEASE: S.OPEN,
        A.ASSIGN: S.ASSIGNED,
        A.UNDO: S.NEEDS_COORDINATOR,
        A.DROP_OUT: S.NEEDS_COORDINATOR,
        A.CHANGE_TIME: S.NEEDS_COORDINATOR,
        A.CANCEL: S.CANCELLED,
        A.FREEZE: S.FROZEN,
        A.EXPIRE: S.EXPIRED,
    },
    S.ASSIGNED: {
        A.UNDO: S.OPEN,
        A.DROP_OUT: S.OPEN,
        A.START: S.UNDER_WAY,
        A.FINISH: S.DONE,
        A.CANCEL: S.CANCELLED,
        A.FREEZE: S.FROZEN,
    },
    S.UNDER_WAY: {A.DROP_OUT: S.OPEN, A.FINISH: S.DONE, A.CANCEL: S.CANCELLED, A.FREEZE: S.FROZEN},
    S.DONE: {A.REOPEN: S.OPEN},
    S.FROZEN: {A.FREEZE: S.FROZEN, A.REOPEN: S.OPEN, A.FINISH: S.DONE, A.CANCEL: S.CANCELLED},
    S.CANCELLED: {},
    S.EXPIRED: {},
}
OFFERS: dict[OfferState, dict[OfferAction, OfferState]] = {
    F.QUEUED: {
        B.SENT: F.OPEN,
        B.NEVER_SENT: F.STALE,
        B.CANNOT_REACH: F.UNREACHABLE,
        B.YES: F.YES,
        B.NO: F.NO,
        B.TAKEN: F.TAKEN,
        B.WITHDRAW: F.WITHDRAWN,
    },
    F.OPEN: {
        B.CANNOT_REACH: F.UNREACHABLE,
        B.YES: F.YES,
        B.NO: F.NO,
        B.TAKEN: F.TAKEN,
        B.WITHDRAW: F.WITHDRAWN,
        B.EXPIRE: F.EXPIRED,
    },
    F.YES: {B.UNDO: F.OPEN, B.DROP_OUT: F.NO},
    F.NO: {B.YES: F.YES},
    F.TAKEN: {B.YES: F.YES},
    F.EXPIRED: {B.YES: F.YES, B.NO: F.NO},
    F.STALE: {B.YES: F.YES, B.ASK_AGAIN: F.QUEUED},
    F.UNREACHABLE: {B.YES: F.YES},
    F.WITHDRAWN: {},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_what_may_happen_to_a_request(state: State, action: Action) -> None:
    assert after(state, action) is REQUESTS[state].get(action)


@pytest.mark.parametrize("state", OfferState)
@pytest.mark.parametrize("action", OfferAction)
def test_what_may_happen_to_an_offer(state: OfferState, action: OfferAction) -> None:
    assert offer_after(state, action) is OFFERS[state].get(action)


def test_every_state_can_be_reached_and_every_live_one_left() -> None:
    reached = {State.DRAFT}
    for _ in State:
        reached |= {then for state in reached for action in Action if (then := after(state, action))}
    assert reached == set(State)
    assert all(after(state, Action.CANCEL) is State.CANCELLED for state in LIVE)


def test_nothing_is_both_closed_and_waited_for() -> None:
    assert CLOSED | LIVE | {State.DRAFT, State.FROZEN} == set(State)
    assert not CLOSED & LIVE
