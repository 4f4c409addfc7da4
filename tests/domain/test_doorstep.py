from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.doorstep import may_be_missed
from bot.domain.rhythm import Bond

NOON = datetime(2036, 3, 5, 12, tzinfo=UTC)


def bond(meet_at: datetime | None) -> Bond:
    return Bond(
        starts_at=NOON,
        ends_at=NOON + timedelta(hours=5),
        minutes=75,
        made_at=NOON - timedelta(days=1),
        meet_at=meet_at,
    )


@pytest.mark.parametrize(
    ("meet_at", "now", "missed"),
    [
        (None, NOON - timedelta(minutes=1), False),
        (None, NOON, True),
        (NOON + timedelta(hours=2), NOON + timedelta(hours=1), False),
        (NOON + timedelta(hours=2), NOON + timedelta(hours=2), True),
    ],
)
def test_nobody_is_missed_before_they_should_be_there(
    meet_at: datetime | None, now: datetime, missed: bool
) -> None:
    assert may_be_missed(bond(meet_at), now) is missed
