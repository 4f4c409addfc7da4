from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from bot.domain.ids import PersonId
from bot.domain.matching import preference, rank
from bot.domain.people import Fluency, Spoken, Volunteer
from tests.domain.cast import NOW, OLHA, RULES, anna, crowd, need

SEED = 7
WEEKS = {n: NOW - timedelta(weeks=n) for n in range(60)}

# The better one by this line, and another who is better by a line below.
PAIRS: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("gladly again", {"gladly_again": {OLHA}, "area": "vastra"}, {}),
    ("nearer", {"languages": ()}, {"area": "sodero"}),
    (
        "a common language",
        {"tasks_done": 5, "last_task_at": WEEKS[1]},
        {"languages": (Spoken(language="en", fluency=Fluency.A_LITTLE),)},
    ),
    ("never had a task", {"registered_at": WEEKS[1]}, {"tasks_done": 1, "last_task_at": WEEKS[50]}),
    (
        "waited longer",
        {"tasks_done": 1, "tasks_dropped": 1, "last_task_at": WEEKS[9]},
        {"tasks_done": 8, "last_task_at": WEEKS[8]},
    ),
    (
        "more reliable",
        {"tasks_done": 9, "tasks_dropped": 1, "last_task_at": WEEKS[2]},
        {"tasks_done": 8, "tasks_dropped": 2, "last_task_at": WEEKS[2]},
    ),
)


@pytest.mark.parametrize(("why", "better", "other"), PAIRS, ids=[why for why, _, _ in PAIRS])
def test_who_is_asked_first(why: str, better: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = anna(id=PersonId(20), **better), anna(id=PersonId(11), **other)
    assert rank((second, first), need(), NOW, SEED, RULES) == (first, second)


def test_among_equals_the_lot_decides_and_falls_differently_for_each_request() -> None:
    people = crowd(5)
    firsts = {rank(people, need(), NOW, seed, RULES)[0].id for seed in range(60)}
    assert firsts == {volunteer.id for volunteer in people}


def test_the_order_does_not_depend_on_how_they_came_in() -> None:
    orders = {tuple(v.id for v in rank(o, need(), NOW, SEED, RULES)) for o in permutations(crowd(4))}
    assert len(orders) == 1


def test_days_within_a_week_do_not_outweigh_reliability() -> None:
    shaky = {"tasks_done": 1, "tasks_dropped": 3, "last_task_at": NOW - timedelta(days=20)}
    steady = {"tasks_done": 3, "last_task_at": NOW - timedelta(days=15)}
    a, b = anna(id=PersonId(1001), **shaky), anna(id=PersonId(1002), **steady)
    assert rank((a, b), need(), NOW, SEED, RULES) == (b, a)


def test_a_common_language_stops_counting_when_it_is_dropped() -> None:
    def lacking(volunteer: Volunteer, *, language: bool) -> int:
        return preference(volunteer, need(), NOW, SEED, RULES, language=language).language_lacking

    mute = anna(languages=())
    assert lacking(mute, language=True) > lacking(anna(), language=True)
    assert lacking(mute, language=False) == lacking(anna(), language=False)


def test_a_clock_that_went_back_is_no_waiting() -> None:
    assert (
        preference(anna(registered_at=NOW + timedelta(days=30)), need(), NOW, SEED, RULES).weeks_waited == 0
    )
    assert preference(anna(registered_at=None), need(), NOW, SEED, RULES).weeks_waited == 0
