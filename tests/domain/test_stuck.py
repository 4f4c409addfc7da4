from __future__ import annotations

from bot.domain.eligibility import WHY, Reason
from bot.domain.ids import PersonId
from bot.domain.offers import OfferState
from bot.domain.people import Band, DayPart
from bot.domain.stuck import WaysOn, counted, to_choose_from, ways_on
from bot.domain.waves import plan_wave
from tests.domain.cast import NOW, RULES, anna, at, crowd, need, offer

MORNINGS = frozenset({(4, DayPart.MORNING)})
FAR = crowd(3, area="vastra")
LATER = tuple(anna(id=PersonId(20 + n), free=MORNINGS) for n in range(2))
FAR_AND_BUSY = tuple(anna(id=PersonId(30 + n), area="vastra", asked_week=3) for n in range(4))
EVERYBODY = (*FAR, *LATER, *FAR_AND_BUSY)


def test_the_buttons_count_whom_they_really_bring() -> None:
    assert ways_on(need(), EVERYBODY, (), NOW, RULES) == WaysOn(further=3, widened=1, other_times=2)


def test_pressing_a_button_asks_as_many_as_it_said() -> None:
    found = ways_on(need(), EVERYBODY, (), NOW, RULES)
    wider = need(widened=found.widened)
    assert len(plan_wave(wider, EVERYBODY, (), NOW, seed=1, rules=RULES).ask) == found.further
    any_time = need(any_time=True)
    assert len(plan_wave(any_time, EVERYBODY, (), NOW, seed=1, rules=RULES).ask) == found.other_times


def test_it_is_widened_only_as_far_as_brings_anybody() -> None:
    near_only = crowd(2, area="vastra", reach=Band.SAME_AREA)
    assert ways_on(need(), near_only, (), NOW, RULES) == WaysOn(further=2, widened=3, other_times=0)
    assert ways_on(need(widened=3), near_only, (), NOW, RULES).further == 0


def test_nobody_more_means_no_buttons() -> None:
    assert ways_on(need(), FAR_AND_BUSY, (), NOW, RULES) == WaysOn(further=0, widened=0, other_times=0)
    assert ways_on(need(), crowd(3), (), NOW, RULES) == WaysOn(further=0, widened=0, other_times=0)


def test_who_was_asked_is_not_counted_again_and_who_sleeps_is() -> None:
    asked = [offer(10, OfferState.NO)]
    assert ways_on(need(), FAR, asked, NOW, RULES).further == 2
    assert ways_on(need(), FAR, (), at(4, "23"), RULES).further == 3


def test_a_coordinator_chooses_among_those_whom_only_distance_or_time_keeps_back() -> None:
    near = anna(id=PersonId(50))
    everybody = (*EVERYBODY, near, anna(id=PersonId(51), reachable=False))
    found = to_choose_from(need(), everybody, [offer(10, OfferState.EXPIRED)], NOW, seed=1, rules=RULES)
    ids = [volunteer.id for volunteer in found]
    assert sorted(ids) == [11, 12, 20, 21, 50]
    assert set(ids[-2:]) == {11, 12}


def test_reasons_are_counted_the_most_frequent_first_and_blocks_hide_among_wishes() -> None:
    lines = counted({Reason.RESTING: 2, Reason.BLOCKED: 1, Reason.WISH: 4, Reason.OWN_REQUEST: 1})
    assert lines == (WHY[Reason.WISH](count=5), WHY[Reason.RESTING](count=2))
    assert [line.params["count"] for line in lines] == [5, 2]
    assert counted({}) == ()
