from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.accepting import (
    AlreadyTaken,
    AlreadyYours,
    NotNeeded,
    NotYours,
    Overlaps,
    TooLate,
    Verdict,
    Won,
    decide_yes,
)
from bot.domain.availability import Stretch, beside
from bot.domain.ids import RequestId
from bot.domain.offers import OfferState
from bot.domain.people import Busy, Level, QuietHours, Standing
from bot.domain.requests import State
from tests.domain.cast import NOW, OLHA, RULES, anna, at, need, offer

WON = Won(last=True)
S = OfferState
AFTERNOON = Busy(start=at(5, "13"), end=at(5, "16"))

# What is special: about the offer, the volunteer, the request; how many have said yes; the verdict.
TABLE: tuple[tuple[dict[str, Any], dict[str, Any], dict[str, Any], int, Verdict], ...] = (
    ({}, {}, {}, 0, WON),
    ({"state": S.QUEUED}, {}, {}, 0, WON),
    ({"state": S.EXPIRED}, {}, {}, 0, WON),
    ({"state": S.NO}, {}, {}, 0, WON),
    ({"state": S.TAKEN}, {}, {}, 0, WON),
    ({"state": S.STALE}, {}, {}, 0, WON),
    ({"state": S.EXPIRED}, {}, {"state": State.NEEDS_COORDINATOR}, 0, WON),
    ({"state": S.YES}, {}, {"state": State.ASSIGNED}, 1, AlreadyYours()),
    ({}, {}, {"state": State.ASSIGNED}, 1, AlreadyTaken()),
    ({"state": S.TAKEN}, {}, {"state": State.UNDER_WAY}, 1, AlreadyTaken()),
    ({"state": S.TAKEN}, {}, {"state": State.DONE}, 1, AlreadyTaken()),
    ({}, {}, {}, 1, AlreadyTaken()),
    ({}, {}, {"needed": 2}, 0, Won(last=False)),
    ({}, {}, {"needed": 2}, 1, WON),
    ({}, {}, {"needed": 2}, 2, AlreadyTaken()),
    ({"state": S.WITHDRAWN}, {}, {}, 0, NotNeeded()),
    ({"state": S.WITHDRAWN}, {}, {"state": State.CANCELLED}, 0, NotNeeded()),
    ({}, {}, {"state": State.FROZEN}, 0, NotNeeded()),
    ({}, {}, {"state": State.EXPIRED}, 0, TooLate()),
    ({"person": 11}, {}, {}, 0, NotYours()),
    ({"request": RequestId(7)}, {}, {}, 0, NotYours()),
    ({}, {"standing": Standing.LEFT}, {}, 0, NotYours()),
    ({}, {"level": Level.TALKED}, {}, 0, NotYours()),
    ({}, {"blocks": frozenset({OLHA})}, {}, 0, NotYours()),
    ({}, {"asked_today": 9, "asked_week": 9, "offers_open": 9}, {}, 0, WON),
    ({}, {"quiet": QuietHours(start=NOW.time(), end=at(4, "23").time())}, {}, 0, WON),
    ({}, {"paused_until": at(30, "12")}, {}, 0, WON),
    ({}, {"free": frozenset()}, {}, 0, WON),
    ({}, {"busy": (AFTERNOON,)}, {}, 0, Overlaps()),
    ({}, {"busy": (AFTERNOON,)}, {"minutes": 60}, 0, WON),
    ({}, {"busy": (Busy(start=at(5, "17"), end=at(5, "19")),)}, {}, 0, WON),
)


@pytest.mark.parametrize(("the_offer", "volunteer", "request_", "accepted", "verdict"), TABLE)
def test_what_becomes_of_a_yes(
    the_offer: dict[str, Any],
    volunteer: dict[str, Any],
    request_: dict[str, Any],
    accepted: int,
    verdict: Verdict,
) -> None:
    held = offer(10).model_copy(update=the_offer)
    assert decide_yes(need(**request_), held, anna(**volunteer), NOW, RULES, accepted=accepted) == verdict


def test_who_holds_no_offer_wins_nothing() -> None:
    assert isinstance(decide_yes(need(), None, anna(), NOW, RULES, accepted=0), NotYours)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [(at(5, "15:45"), WON), (at(5, "15:45") + timedelta(seconds=1), TooLate()), (at(6, "9"), TooLate())],
)
def test_a_yes_counts_as_long_as_the_task_fits_in_its_window(now: datetime, verdict: Verdict) -> None:
    assert decide_yes(need(), offer(10), anna(), now, RULES, accepted=0) == verdict


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 300), st.integers(15, 240)), max_size=12))
def test_whoever_says_yes_to_everything_never_has_two_tasks_at_once(
    needs: list[tuple[int, int, int]],
) -> None:
    busy: tuple[Busy, ...] = ()
    for begins, spare, minutes in needs:
        start = at(5, "8") + timedelta(minutes=begins)
        request = need(starts_at=start, ends_at=start + timedelta(minutes=minutes + spare), minutes=minutes)
        verdict = decide_yes(request, offer(10), anna(busy=busy), NOW, RULES, accepted=0)
        left = beside((Stretch(request.starts_at, request.ends_at),), busy)
        room = [s.start for s in left if s.length >= request.duration]
        assert verdict == (WON if room else Overlaps())
        busy += tuple(Busy(start=start, end=start + request.duration) for start in room[:1])
    tasks = sorted((task.start, task.end) for task in busy)
    assert all(before[1] <= after[0] for before, after in pairwise(tasks))
