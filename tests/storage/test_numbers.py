from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.numbers import from_ms, to_ms


@pytest.mark.parametrize(
    ("moment", "stored"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), 0),
        (datetime(2020, 3, 5, 12, 0, 0, 999_999, tzinfo=UTC), 1_583_409_600_999),
        (datetime(2020, 3, 5, 13, tzinfo=timezone(timedelta(hours=1))), 1_583_409_600_000),
        (datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC), -1),
    ],
)
def test_a_moment_is_stored_in_milliseconds_of_utc(moment: datetime, stored: int) -> None:
    assert to_ms(moment) == stored


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_ms(datetime(2020, 3, 5))  # noqa: DTZ001 - the very thing that is refused


@given(st.integers(min_value=-(10**13), max_value=10**14))
def test_what_was_stored_comes_back_exactly(stored: int) -> None:
    assert to_ms(from_ms(stored)) == stored
    assert from_ms(stored).tzinfo is UTC
