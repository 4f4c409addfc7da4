"""What is owed, until when it is waited for, and which sums are offered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.money import Bill, agreed, awaited_until, is_awaited, reminder, sums
from bot.domain.requests import Payment

NOON = datetime(2036, 3, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TOLD = Bill(payment=Payment.SWISH, most=400, cost=187, spent=True, told_at=NOON, ended_at=NOON)


@pytest.mark.parametrize(
    ("changes", "until"),
    [
        ({}, NOON + 3 * DAY),
        ({"payment": Payment.CASH}, NOON + 3 * DAY),
        ({"ended_at": NOON + DAY}, NOON + 4 * DAY),
        ({"ended_at": None}, NOON + 3 * DAY),
        ({"cost": None, "told_at": None}, NOON + 3 * DAY),
        ({"cost": None, "told_at": None, "ended_at": None}, None),
        ({"cost": None, "told_at": None, "spent": False}, None),
        ({"cost": 0}, None),
        ({"paid_at": NOON}, None),
        ({"payment": Payment.INVOICE}, None),
        ({"payment": None}, None),
    ],
)
def test_the_two_can_talk_for_three_days_while_money_is_owed(
    changes: dict[str, object], until: datetime | None
) -> None:
    assert awaited_until(TOLD.model_copy(update=changes)) == until


def test_after_three_days_it_is_a_coordinators_matter() -> None:
    assert is_awaited(TOLD, NOON + 3 * DAY - timedelta(seconds=1))
    assert not is_awaited(TOLD, NOON + 3 * DAY)


def test_who_owes_is_asked_again_once_a_day_until_then() -> None:
    assert reminder(TOLD, NOON) == NOON + DAY
    assert reminder(TOLD, NOON + DAY) == NOON + 2 * DAY
    assert reminder(TOLD, NOON + 2 * DAY) is None
    assert reminder(TOLD.model_copy(update={"paid_at": NOON}), NOON) is None


@pytest.mark.parametrize(("cost", "above"), [(None, False), (0, False), (400, False), (401, True)])
def test_more_than_was_agreed_is_seen(cost: int | None, above: bool) -> None:
    assert TOLD.model_copy(update={"cost": cost}).is_above is above


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (400, (100, 200, 300, 400)),
        (1000, (250, 500, 750, 1000)),
        (150, (30, 70, 110, 150)),
        (3, (3,)),
    ],
)
def test_sums_to_press_are_round_and_end_at_the_towns_highest(most: int, expected: tuple[int, ...]) -> None:
    assert sums(most) == expected


SWISH, CASH = Payment.SWISH, Payment.CASH


@pytest.mark.parametrize(
    ("wanted", "most", "ways", "expected"),
    [
        ((None, None), 400, (SWISH, CASH), (400, SWISH)),
        ((150, CASH), 400, (SWISH, CASH), (150, CASH)),
        ((150, CASH), 100, (SWISH,), (100, SWISH)),
        ((150, CASH), 400, (), None),
        ((150, CASH), 0, (CASH,), None),
    ],
)
def test_what_was_chosen_holds_as_far_as_the_town_allows_it(
    wanted: tuple[int | None, Payment | None],
    most: int,
    ways: tuple[Payment, ...],
    expected: tuple[int, Payment] | None,
) -> None:
    assert agreed(wanted, most, ways) == expected
