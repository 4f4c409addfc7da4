"""Promises 3 and 5 of the design, and *nobody fitting is forgotten*, in towns that chance has made."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.eligibility import why_not
from bot.domain.offers import OfferState
from bot.domain.pace import pace
from bot.domain.requests import State
from tests.domain.cast import RULES, STOCKHOLM, at
from tests.domain.random_town import RandomTown, founded, needs_of

BEGINNINGS = (at(4, "7"), at(28, "12"), at(24, "12", month=10))
"""A plain Wednesday, and the days before the clock goes forward and back."""


def allowed_always(town: RandomTown, person: int, request: int) -> bool:
    volunteer = next(v for v in town.people.values() if v.id == person)
    return volunteer.urgent_any_time and next(r for r in town.requests.values() if r.id == request).urgent


@given(st.sampled_from(BEGINNINGS), st.integers(0, 2**32), st.integers(0, 40), st.integers(1, 8))
@settings(max_examples=150, deadline=None)
def test_promises_hold_in_every_town(begins: datetime, seed: int, people: int, needs: int) -> None:
    town = founded(seed, begins, people, needs_of(seed, begins, needs), RULES)
    town.live()
    nobody_is_asked_twice(town)
    nobody_is_asked_in_their_quiet_hours(town)
    nobody_is_asked_beyond_their_budget(town)
    nobody_has_two_tasks_at_once(town)
    no_request_has_too_many_helpers(town)
    no_more_are_asked_than_the_pace_says(town)
    nobody_fitting_is_forgotten(town)
    every_need_comes_to_an_end(town)


def nobody_is_asked_twice(town: RandomTown) -> None:
    times = Counter((asked.person, asked.request) for asked in town.asked)
    assert set(times.values()) <= {1}


def nobody_is_asked_in_their_quiet_hours(town: RandomTown) -> None:
    for asked in town.asked:
        if not allowed_always(town, asked.person, asked.request):
            quiet = town.people[asked.person].quiet
            clock = asked.at.astimezone(STOCKHOLM).time()
            over_midnight = quiet.start > quiet.end
            outside = (
                quiet.end <= clock < quiet.start
                if over_midnight
                else clock < quiet.start or clock >= quiet.end
            )
            assert outside, (clock, quiet)


def nobody_is_asked_beyond_their_budget(town: RandomTown) -> None:
    for person in town.people.values():
        before: list[datetime] = []
        for asked in (asked for asked in town.asked if asked.person == person.id):
            if not allowed_always(town, person.id, asked.request):
                today = asked.at.astimezone(STOCKHOLM).date()
                assert sum(time.astimezone(STOCKHOLM).date() == today for time in before) < person.a_day
                assert sum(asked.at - time < timedelta(days=7) for time in before) < person.a_week
            before.append(asked.at)


def nobody_has_two_tasks_at_once(town: RandomTown) -> None:
    for person in town.people:
        tasks = sorted((task.start, task.end) for helper, task in town.tasks if helper == person)
        assert all(before[1] <= after[0] for before, after in pairwise(tasks))


def no_request_has_too_many_helpers(town: RandomTown) -> None:
    for request_id, offers in town.offers.items():
        request = town.requests[request_id]
        yes = sum(offer.state is OfferState.YES for offer in offers.values())
        assert yes <= request.needed
        assert (yes == request.needed) == (request.state is State.ASSIGNED)


def no_more_are_asked_than_the_pace_says(town: RandomTown) -> None:
    for now, request, wave, open_before in town.waves:
        if wave.ask:
            size = pace(request, now, STOCKHOLM).size
            assert open_before + len(wave.ask) <= size
            assert wave.until is not None
            assert now < wave.until <= request.latest_start
        assert wave.look_again is None or wave.look_again > now


def nobody_fitting_is_forgotten(town: RandomTown) -> None:
    for end in town.gave_up:
        if end.at < end.request.latest_start - timedelta(minutes=5):
            left = [v for v in end.volunteers if v.id not in end.asked]
            assert all(why_not(v, end.request, end.at, RULES) for v in left)
            for later in hours_until(end.at, end.request.latest_start - timedelta(hours=1)):
                sleepers = [v for v in left if v.asked_week < v.a_week and not v.asked_today]
                assert all(why_not(v, end.request, later, RULES) for v in sleepers)


def hours_until(now: datetime, end: datetime) -> list[datetime]:
    """Each hour from now on, before the end and within a week."""
    hours = [now + timedelta(hours=ahead) for ahead in range(1, 168)]
    return [hour for hour in hours if hour < end]


def every_need_comes_to_an_end(town: RandomTown) -> None:
    for request in town.requests.values():
        assert request.state in {State.ASSIGNED, State.NEEDS_COORDINATOR}
