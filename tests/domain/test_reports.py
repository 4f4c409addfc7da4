from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.ids import PersonId
from bot.domain.lifecycle import after
from bot.domain.reports import (
    ACTIONS,
    AGAIN,
    PATIENCE,
    Follows,
    Stage,
    Task,
    What,
    decide_by,
    holds,
    looks_first,
    may_look,
    next_stage,
    still_held,
)
from bot.domain.requests import State

NOW = datetime(2036, 3, 4, 9, tzinfo=UTC)


def ago(**time: float) -> datetime:
    return NOW - timedelta(**time)


@pytest.mark.parametrize(
    ("waits_for", "then", "how_long"),
    [
        (Stage.OWN, Stage.ALL, PATIENCE),
        (Stage.ALL, Stage.ADMINISTRATOR, AGAIN),
        (Stage.ADMINISTRATOR, Stage.ADMINISTRATOR, AGAIN),
    ],
)
def test_what_nobody_takes_goes_further(waits_for: Stage, then: Stage, how_long: timedelta) -> None:
    assert next_stage(waits_for) == (then, how_long)


@pytest.mark.parametrize(("what", "kept"), [(What.DANGER, True), (What.TOLD, True), (What.DOG, False)])
def test_nobody_is_kept_back_for_a_dog(what: What, kept: bool) -> None:
    assert holds(what) is kept


@pytest.mark.parametrize(
    ("follows", "others_open", "held"),
    [
        (Follows.LIFT, 0, False),
        (Follows.LIFT, 1, True),
        (Follows.BLOCK, 0, False),
        (Follows.BLOCK, 2, True),
        (Follows.KEEP, 0, True),
        (Follows.KEEP, 1, True),
    ],
)
def test_who_is_still_kept_back(follows: Follows, others_open: int, held: bool) -> None:
    assert still_held(follows, others_open=others_open) is held


@pytest.mark.parametrize(("person", "may"), [(1, False), (2, False), (3, True)])
def test_nobody_looks_after_a_report_of_their_own(person: int, may: bool) -> None:
    assert may_look(PersonId(person), (PersonId(1), PersonId(2), None)) is may


@pytest.mark.parametrize(
    ("gave_back", "looked_at", "looks"),
    [
        ((), None, False),
        ((ago(days=1),), None, False),
        ((ago(days=1), ago(days=13)), None, True),
        ((ago(days=1), ago(days=14)), None, False),
        ((ago(days=1), ago(days=15)), None, False),
        ((ago(days=1), ago(days=2)), ago(days=1, hours=1), False),
        ((ago(hours=1), ago(hours=2), ago(days=2)), ago(days=1), True),
        ((ago(days=1), ago(days=2)), ago(days=30), True),
    ],
)
def test_two_given_back_within_a_fortnight(
    gave_back: tuple[datetime, ...], looked_at: datetime | None, looks: bool
) -> None:
    assert looks_first(gave_back, looked_at, NOW) is looks


@pytest.mark.parametrize(
    ("begins", "by"),
    [
        (NOW + timedelta(days=1), NOW + timedelta(hours=23)),
        (NOW + timedelta(minutes=90), NOW + timedelta(minutes=30)),
        (NOW + timedelta(minutes=20), NOW),
        (NOW - timedelta(minutes=20), NOW),
    ],
)
def test_a_task_ahead_is_decided_about_an_hour_before(begins: datetime, by: datetime) -> None:
    assert decide_by(begins, NOW) == by


@pytest.mark.parametrize(
    ("task", "state"),
    [(Task.AGAIN, State.OPEN), (Task.DONE, State.DONE), (Task.OFF, State.CANCELLED)],
)
def test_a_stopped_task_ends_in_one_of_three_ways(task: Task, state: State) -> None:
    assert after(State.FROZEN, ACTIONS[task]) is state
