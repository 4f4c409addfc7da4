from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.asking_limits import (
    Asker,
    GoesOut,
    Limits,
    Refusal,
    Refused,
    Wait,
    WaitsFor,
    before_sending,
    same_need,
)
from bot.domain.categories import CATEGORIES
from bot.domain.ids import RequestId
from bot.domain.lifecycle import CLOSED, LIVE
from bot.domain.requests import Consent, Request, State
from tests.domain.cast import NOW, at, need

LIMITS = Limits()
DRAFT = need(state=State.DRAFT)
KNOWN = Asker(adult=True, known=True)


def earlier(number: int, days: float = 2, **special: Any) -> Request:
    """Another request of Olha's, closed by now unless said otherwise."""
    usual = {"id": RequestId(number), "created_at": NOW - timedelta(days=days), "state": State.DONE}
    return need(**{**usual, **special})


def verdict(
    *others: Request, draft: Request = DRAFT, asker: Asker = KNOWN, **special: Any
) -> GoesOut | WaitsFor | Refused:
    category = CATEGORIES[draft.category]
    return before_sending(draft, category, asker, others, NOW, limits=LIMITS, **special)


WAITS: tuple[tuple[str, dict[str, Any], Wait | None], ...] = (
    ("shopping", {"adult": True}, None),
    ("shopping", {"adult": False}, Wait.UNDER_AGE),
    ("shopping", {"adult": False, "known": True, "own_phone": True}, Wait.UNDER_AGE),
    ("tech", {"adult": True}, Wait.FIRST_INDOORS),
    ("transport", {"adult": True}, Wait.FIRST_INDOORS),
    ("tech", {"adult": True, "own_phone": True}, None),
    ("tech", {"adult": True, "known": True}, None),
    ("dog", {"adult": True}, None),
    ("other", {"adult": True, "known": True, "own_phone": True}, Wait.READ_FIRST),
)


@pytest.mark.parametrize(("category", "asker", "wait"), WAITS)
def test_what_waits_for_a_coordinator(category: str, asker: dict[str, Any], wait: Wait | None) -> None:
    draft = need(state=State.DRAFT, category=category)
    found = verdict(draft=draft, asker=Asker(**asker))
    assert found == (GoesOut() if wait is None else WaitsFor(reason=wait))


FOR_OTHERS: tuple[tuple[str, dict[str, Any], Consent, Wait | None], ...] = (
    ("shopping", {}, Consent.YES, Wait.FIRST_FOR_OTHER),
    ("shopping", {"known_for_others": True}, Consent.YES, None),
    ("shopping", {"known_for_others": True}, Consent.CANNOT, Wait.CANNOT_SAY),
    ("tech", {"own_phone": True}, Consent.YES, Wait.FIRST_FOR_OTHER),
    ("other", {}, Consent.CANNOT, Wait.READ_FIRST),
    ("shopping", {"adult": False, "known_for_others": True}, Consent.YES, Wait.UNDER_AGE),
)


@pytest.mark.parametrize(("category", "asker", "consent", "wait"), FOR_OTHERS)
def test_what_is_asked_for_somebody_else_waits_the_first_time_or_when_they_cannot_say(
    category: str, asker: dict[str, Any], consent: Consent, wait: Wait | None
) -> None:
    draft = need(state=State.DRAFT, category=category, consent=consent)
    found = verdict(draft=draft, asker=Asker(**{"adult": True, "known": True, **asker}), consent=consent)
    assert found == (GoesOut() if wait is None else WaitsFor(reason=wait))


@pytest.mark.parametrize("state", sorted(LIVE))
def test_at_most_two_are_open_at_once(state: State) -> None:
    one, two = earlier(1, state=state), earlier(2, state=state)
    assert verdict(one) == GoesOut()
    assert verdict(one, two) == Refused(reason=Refusal.TOO_MANY_OPEN)


@pytest.mark.parametrize("state", [*sorted(CLOSED), State.DRAFT, State.FROZEN])
def test_what_nobody_waits_for_is_not_open(state: State) -> None:
    assert verdict(earlier(1, state=state), earlier(2, state=state)) == GoesOut()


def test_at_most_five_are_sent_in_seven_days_and_cancelled_ones_count() -> None:
    four = [earlier(number, state=State.CANCELLED) for number in range(1, 5)]
    assert verdict(*four, earlier(5, days=7)) == GoesOut()
    assert verdict(*four, earlier(5, days=6.9)) == Refused(reason=Refusal.TOO_MANY_THIS_WEEK)


def test_the_request_itself_and_other_drafts_do_not_count() -> None:
    drafts = [earlier(number, state=State.DRAFT) for number in range(1, 9)]
    assert verdict(DRAFT, *drafts) == GoesOut()


SAME: tuple[tuple[dict[str, Any], bool], ...] = (
    ({}, True),
    ({"days": 0.99}, True),
    ({"days": 1}, False),
    ({"state": State.ASSIGNED}, True),
    ({"state": State.CANCELLED}, False),
    ({"state": State.DONE}, False),
    ({"category": "pharmacy"}, False),
    ({"area": "sodero"}, False),
    ({"starts_at": at(5, "8"), "ends_at": at(5, "12")}, True),
)


@pytest.mark.parametrize(("special", "same"), SAME)
def test_the_same_need_within_a_day_is_asked_about(special: dict[str, Any], same: bool) -> None:
    other = earlier(1, **{"state": State.OPEN, "days": 0.1, **special})
    assert same_need(DRAFT, [other], NOW) == (other if same else None)
    assert verdict(other) == (Refused(reason=Refusal.SAME_NEED) if same else GoesOut())
    assert verdict(other, is_another=True) == GoesOut()


def test_another_need_does_not_lift_the_limits() -> None:
    two = [earlier(number, state=State.OPEN, days=0.1) for number in (1, 2)]
    assert verdict(*two, is_another=True) == Refused(reason=Refusal.TOO_MANY_OPEN)


def test_a_draft_whose_time_is_over_does_not_go_out() -> None:
    late = need(state=State.DRAFT, starts_at=at(4, "8"), ends_at=at(4, "12"))
    assert verdict(draft=late) == Refused(reason=Refusal.TIME_IS_OVER)
    assert verdict(draft=late.model_copy(update={"ends_at": at(4, "12:18")})) == GoesOut()


def test_being_refused_comes_before_waiting() -> None:
    two = [earlier(number, state=State.OPEN) for number in (1, 2)]
    assert verdict(*two, asker=Asker(adult=False)) == Refused(reason=Refusal.TOO_MANY_OPEN)
