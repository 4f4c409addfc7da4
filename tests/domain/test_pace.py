from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pace import pace, rounded_up
from tests.domain.cast import NOW, STOCKHOLM, at, need


def begins_in(hours: float) -> dict[str, Any]:
    """A need that must begin in so many hours at the latest."""
    latest = NOW + timedelta(hours=hours)
    return {"starts_at": latest - timedelta(hours=1), "ends_at": latest + timedelta(minutes=75)}


# What is special about the need, now, how many are asked, until when.
TABLE: tuple[tuple[dict[str, Any], datetime, int, datetime], ...] = (
    (begins_in(0.9), NOW, 5, at(4, "11:15")),
    (begins_in(0.1), NOW, 5, at(4, "11:08")),
    (begins_in(2.9), NOW, 5, at(4, "11:20")),
    (begins_in(3), NOW, 4, at(4, "11:50")),
    (begins_in(7.9), NOW, 4, at(4, "11:50")),
    (begins_in(8), NOW, 3, at(4, "12:05")),
    (begins_in(23.9), NOW, 3, at(4, "12:05")),
    (begins_in(24), NOW, 3, at(4, "20")),
    ({}, NOW, 3, at(4, "20")),
    ({"urgent": True}, NOW, 5, at(4, "11:20")),
    ({"urgent": True, **begins_in(0.9)}, NOW, 5, at(4, "11:15")),
    ({"urgent": True, **begins_in(12)}, NOW, 5, at(4, "11:20")),
    ({"needed": 3}, NOW, 5, at(4, "20")),
    ({"starts_at": at(9, "12"), "ends_at": at(9, "17")}, at(4, "16:59"), 3, at(4, "20")),
    ({"starts_at": at(9, "12"), "ends_at": at(9, "17")}, at(4, "17"), 3, at(5, "20")),
    ({"starts_at": at(9, "12"), "ends_at": at(9, "17")}, at(4, "23:30"), 3, at(5, "20")),
    ({"starts_at": at(6, "8"), "ends_at": at(6, "9:15")}, at(4, "18"), 3, at(5, "20")),
    ({"starts_at": at(5, "17"), "ends_at": at(5, "21")}, at(4, "17"), 3, at(5, "16:45")),
    ({"starts_at": at(30, "12"), "ends_at": at(30, "17")}, at(28, "18"), 3, at(29, "20")),
)


@pytest.mark.parametrize(("special", "now", "size", "until"), TABLE)
def test_how_many_and_how_long(special: dict[str, Any], now: datetime, size: int, until: datetime) -> None:
    found = pace(need(**special), now, STOCKHOLM)
    assert (found.size, found.until) == (size, until)


@given(st.integers(1, 20_000), st.integers(15, 300), st.integers(0, 600), st.booleans())
def test_a_question_ends_after_now_and_before_the_help_must_begin(
    ahead: int, minutes: int, spare: int, urgent: bool
) -> None:
    start = NOW + timedelta(minutes=ahead)
    end = start + timedelta(minutes=minutes + spare)
    request = need(starts_at=start, ends_at=end, minutes=minutes, urgent=urgent)
    assert NOW < pace(request, NOW, STOCKHOLM).until <= request.latest_start


def test_hours_are_rounded_up_to_five_minutes() -> None:
    assert rounded_up(at(4, "11:00")) == at(4, "11:00")
    assert rounded_up(at(4, "11:00") + timedelta(seconds=1)) == at(4, "11:05")
