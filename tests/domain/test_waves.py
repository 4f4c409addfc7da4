from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from time import perf_counter

import pytest

from bot.domain.eligibility import Reason
from bot.domain.ids import PersonId
from bot.domain.matching import rank
from bot.domain.offers import Offer, OfferState
from bot.domain.people import Band, QuietHours, Spoken, Volunteer
from bot.domain.requests import Request, State
from bot.domain.waves import AGAIN_WAVE, FIRST_WAVE, Wave, plan_wave
from tests.domain.cast import NOW, OLHA, RULES, anna, at, crowd, need, offer

EVENING = at(4, "20")
S = OfferState


def plan(
    volunteers: Sequence[Volunteer],
    offers: Sequence[Offer] = (),
    request: Request | None = None,
    now: datetime = NOW,
) -> Wave:
    return plan_wave(request or need(), volunteers, offers, now, seed=1, rules=RULES)


def best(count: int, volunteers: Sequence[Volunteer]) -> tuple[PersonId, ...]:
    return tuple(v.id for v in rank(volunteers, need(), NOW, 1, RULES)[:count])


def test_a_calm_need_asks_the_best_three_until_the_evening() -> None:
    people = crowd(10)
    assert plan(people) == Wave(number=FIRST_WAVE, ask=best(3, people), until=EVENING, look_again=EVENING)


def test_an_urgent_need_asks_five_and_soon_looks_again() -> None:
    wave = plan(crowd(10), request=need(urgent=True))
    assert (len(wave.ask), wave.until, wave.look_again) == (5, at(4, "11:20"), at(4, "11:20"))


def test_a_no_is_replaced_at_once_and_nobody_else_is_asked() -> None:
    people = crowd(10)
    first, second, third = plan(people).ask
    offers = [offer(first), offer(second, S.NO), offer(third)]
    wave = plan(people, offers, now=at(4, "12"))
    assert wave.ask == best(4, people)[3:]
    assert (wave.number, wave.look_again) == (FIRST_WAVE, EVENING)


@pytest.mark.parametrize("ended", [S.NO, S.EXPIRED, S.UNREACHABLE, S.STALE])
def test_every_offer_that_ended_leaves_a_place(ended: OfferState) -> None:
    assert len(plan(crowd(10), [offer(10, ended), offer(11), offer(12)]).ask) == 1


def test_while_enough_questions_are_open_nobody_is_asked() -> None:
    offers = [offer(10), offer(11, S.QUEUED, sent_at=None), offer(12, until=at(4, "15"))]
    assert plan(crowd(10), offers, now=at(4, "13")) == Wave(number=FIRST_WAVE, look_again=at(4, "15"))


def test_silence_is_replaced_when_the_time_is_up_marked_or_not() -> None:
    people = crowd(10)
    marked = [offer(10, S.EXPIRED), offer(11, S.EXPIRED), offer(12, S.EXPIRED)]
    unmarked = [offer(10), offer(11), offer(12)]
    waves = [plan(people, offers, now=EVENING) for offers in (marked, unmarked)]
    assert waves[0] == waves[1]
    assert not {10, 11, 12} & set(waves[0].ask)
    assert (len(waves[0].ask), waves[0].number) == (3, FIRST_WAVE + 1)


@pytest.mark.parametrize("state", [s for s in OfferState if s is not S.STALE])
def test_nobody_is_asked_twice(state: OfferState) -> None:
    assert not plan([anna()], [offer(10, state, until=at(4, "10"))]).ask


def test_who_never_got_the_question_may_be_asked_after_all() -> None:
    assert plan([anna()], [offer(10, S.STALE)]).ask == (PersonId(10),)


def test_when_nobody_is_left_it_goes_to_a_coordinator_with_the_reasons_counted() -> None:
    far, resting = crowd(2, area="vastra"), anna(id=PersonId(20), paused_until=at(30, "12"))
    offers = [offer(30, S.NO), offer(31, S.EXPIRED)]
    wave = plan([*far, resting, anna(id=PersonId(30)), anna(id=PersonId(31))], offers)
    assert wave.give_up
    assert (wave.ask, wave.until, wave.look_again) == ((), None, None)
    assert wave.why_not == {Reason.TOO_FAR: 2, Reason.RESTING: 1}


def test_an_empty_town_gives_up_at_once() -> None:
    assert plan([]) == Wave(number=FIRST_WAVE, give_up=True)


def test_an_open_question_is_waited_for_before_giving_up() -> None:
    assert plan([anna()], [offer(10)]) == Wave(number=FIRST_WAVE, look_again=EVENING)


def test_with_less_than_are_wanted_all_are_asked() -> None:
    assert len(plan(crowd(2)).ask) == 2


@pytest.mark.parametrize("state", [s for s in State if s is not State.OPEN])
def test_only_an_open_request_is_asked_about(state: State) -> None:
    assert plan(crowd(5), request=need(state=state)) == Wave(number=FIRST_WAVE)


def test_nobody_is_asked_when_enough_have_said_yes() -> None:
    assert plan(crowd(5), [offer(10, S.YES), offer(11, S.TAKEN)]).ask == ()
    assert not plan(crowd(5), [offer(10, S.YES)]).give_up


def test_more_are_asked_when_more_are_needed_and_fewer_when_some_are_found() -> None:
    two = need(needed=2)
    assert len(plan(crowd(9), request=two).ask) == 4
    assert len(plan(crowd(9), [offer(10, S.YES)], request=two).ask) == 3


def test_after_a_drop_out_others_are_asked() -> None:
    offers = [offer(10, S.NO), offer(11, S.TAKEN), offer(12, S.TAKEN)]
    wave = plan(crowd(9), offers, now=at(5, "9"))
    assert len(wave.ask) == 4
    assert not {10, 11, 12} & set(wave.ask)


def test_who_would_gladly_come_again_is_asked_alone_first() -> None:
    glad = anna(id=PersonId(99), area="sodero", gladly_again=frozenset({OLHA}))
    people = [*crowd(9), glad]
    wave = plan(people)
    assert (wave.number, wave.ask, wave.look_again) == (AGAIN_WAVE, (99,), EVENING)
    waits = plan(people, [offer(99, wave=AGAIN_WAVE)], now=at(4, "15"))
    assert (waits.number, waits.ask, waits.give_up) == (AGAIN_WAVE, (), False)
    after_no = plan(people, [offer(99, S.NO, wave=AGAIN_WAVE)], now=at(4, "15"))
    assert (after_no.number, len(after_no.ask)) == (FIRST_WAVE, 3)
    after_silence = plan(people, [offer(99, wave=AGAIN_WAVE)], now=EVENING)
    assert (after_silence.number, len(after_silence.ask)) == (FIRST_WAVE, 3)


def test_in_a_hurry_the_glad_one_is_asked_first_but_not_alone() -> None:
    glad = anna(id=PersonId(99), area="sodero", gladly_again=frozenset({OLHA}))
    urgent = plan([*crowd(9), glad], request=need(urgent=True))
    soon = plan([*crowd(9), glad], now=at(5, "13"))
    assert urgent.ask[0] == soon.ask[0] == 99
    assert len(urgent.ask) == len(soon.ask) == 5


def test_the_glad_ones_get_one_round_only() -> None:
    glad = tuple(anna(id=PersonId(90 + n), gladly_again=frozenset({OLHA})) for n in range(5))
    first = plan([*crowd(9), *glad]).ask
    offers = [offer(person, wave=AGAIN_WAVE) for person in first]
    wave = plan([*crowd(9), *glad], offers, now=EVENING)
    assert wave.number == FIRST_WAVE
    assert set(wave.ask) & {volunteer.id for volunteer in crowd(9)}


def test_a_common_language_comes_first_in_the_first_wave_only() -> None:
    speaks = anna(id=PersonId(50), registered_at=NOW, languages=(Spoken(language="uk"),))
    people = [*crowd(9, languages=()), speaks]
    assert plan(people).ask[0] == 50
    second = plan(people, [offer(70)], now=EVENING)
    assert (second.number, 50 in second.ask) == (FIRST_WAVE + 1, False)


def test_every_round_reaches_further() -> None:
    near, far = crowd(3), tuple(anna(id=PersonId(50 + n), area="sodero") for n in range(3))
    first = plan([*far, *near])
    assert set(first.ask) == {volunteer.id for volunteer in near}
    second = plan([*far, *near], [offer(person) for person in first.ask], now=EVENING)
    assert set(second.ask) == {volunteer.id for volunteer in far}


def test_a_coordinators_press_widens_the_search() -> None:
    far = crowd(2, area="vastra", reach=Band.KM_3)
    assert plan(far).give_up
    assert len(plan(far, request=need(widened=1)).ask) == 2


NIGHT = at(4, "23")


def test_at_night_it_waits_for_the_morning_instead_of_giving_up() -> None:
    wave = plan(crowd(4), now=NIGHT)
    assert (wave.ask, wave.give_up, wave.look_again) == ((), False, at(5, "8"))
    assert wave.why_not == {Reason.QUIET: 4}
    assert len(plan(crowd(4), now=at(5, "8")).ask) == 4


def test_it_waits_for_nobody_who_wakes_up_too_late() -> None:
    early = need(starts_at=at(5, "6"), ends_at=at(5, "9:30"))
    assert plan(crowd(4), request=early, now=NIGHT).give_up


def test_who_is_awake_at_night_is_asked_and_the_others_in_the_morning() -> None:
    awake = anna(id=PersonId(50), quiet=QuietHours(start=time(0), end=time(0)))
    wave = plan([*crowd(4), awake], now=at(5, "7:30"))
    assert (wave.ask, wave.until, wave.look_again) == ((50,), at(5, "8:30"), at(5, "8"))


def test_a_day_that_is_used_up_is_waited_for_until_the_next_morning() -> None:
    later = need(starts_at=at(9, "12"), ends_at=at(9, "17"))
    wave = plan(crowd(4, asked_today=1, offers_open=1), request=later)
    assert (wave.give_up, wave.look_again) == (False, at(5, "8"))
    assert plan(crowd(4, asked_today=1, asked_week=3), request=later).give_up
    assert plan(crowd(4, asked_today=1), request=need(starts_at=at(4, "14"), ends_at=at(4, "17"))).give_up


def test_a_pause_that_ends_in_time_is_waited_for() -> None:
    later = need(starts_at=at(9, "12"), ends_at=at(9, "17"))
    resting = anna(paused_until=at(6, "23"), resting_until=at(5, "12"))
    assert plan([resting], request=later).look_again == at(7, "8")
    blocked = anna(paused_until=at(6, "23"), reachable=False)
    assert plan([blocked], request=later).give_up


def test_nobody_is_waited_for_while_enough_are_asked() -> None:
    people = [*crowd(3), anna(id=PersonId(50), paused_until=at(4, "12"))]
    assert plan(people).look_again == EVENING
    assert plan([*people[:2], people[3]]).look_again == at(4, "12")


def test_too_late_to_begin_nobody_is_asked_any_more() -> None:
    assert plan(crowd(3), now=at(5, "15:45")).give_up
    assert plan(crowd(3), now=at(5, "15:41")).give_up
    assert len(plan(crowd(3), now=at(5, "15:40")).ask) == 3


def test_a_wave_among_two_thousand_is_planned_at_once() -> None:
    people, times = crowd(2000), []
    for _ in range(3):
        begun = perf_counter()
        plan(people)
        times.append(perf_counter() - begun)
    # The aim is 50 ms; the rest is room for a busy machine.
    assert min(times) < 0.2


def test_the_next_wave_is_looked_for_no_later_than_the_help_must_begin() -> None:
    now = NOW
    request = need(starts_at=at(6, "12"), ends_at=at(6, "17"))
    while (again := plan(crowd(1), [offer(10)], request=request, now=now).look_again) is not None:
        assert now < again <= request.latest_start
        now = again
    assert now - NOW < timedelta(days=2)
