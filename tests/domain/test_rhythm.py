"""When a running task is spoken about: tables over ordinary days, midnight and the two changes of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.rhythm import Beat, Bond, beats, expected_end, hours_to_choose, more_time

STOCKHOLM = ZoneInfo("Europe/Stockholm")
KABUL = ZoneInfo("Asia/Kabul")


def at(words: str, zone: ZoneInfo = STOCKHOLM) -> datetime:
    """`5 12:30`: that day of March 2036, when the summer's clock begins on the 30th."""
    month, _, rest = words.rpartition("/")
    day, clock = rest.split()
    hour, minute = clock.split(":")
    local = datetime(2036, int(month or 3), int(day), int(hour), int(minute), tzinfo=zone)
    return local.astimezone(UTC)


def bond(start: str, end: str, minutes: int = 75, made: str = "2 10:00", **more: Any) -> Bond:
    moments = {name: at(words) for name, words in more.items()}
    return Bond(starts_at=at(start), ends_at=at(end), minutes=minutes, made_at=at(made), **moments)


def told(of: Bond, now: str, zone: ZoneInfo = STOCKHOLM) -> dict[str, str]:
    return {
        beat.value: when.astimezone(zone).strftime("%-d %H:%M")
        for beat, when in beats(of, at(now), zone).items()
    }


@pytest.mark.parametrize(
    ("of", "now", "expected"),
    [
        (
            bond("5 12:00", "5 17:00"),
            "2 10:00",
            {
                "evening_before": "4 18:00",
                "hour_before": "5 11:00",
                "got_there": "5 16:00",
                "all_well": "5 17:30",
            },
        ),
        (
            bond("5 12:00", "5 17:00", meet_at="5 14:00"),
            "2 10:00",
            {
                "evening_before": "4 18:00",
                "hour_before": "5 13:00",
                "got_there": "5 14:15",
                "all_well": "5 15:45",
            },
        ),
        (
            bond("5 12:00", "5 17:00", made="4 17:00"),
            "4 17:00",
            {"hour_before": "5 11:00", "got_there": "5 16:00", "all_well": "5 17:30"},
        ),
        (
            bond("5 12:00", "5 14:00", made="5 11:30"),
            "5 11:30",
            {"got_there": "5 13:00", "all_well": "5 14:30"},
        ),
        (bond("5 12:00", "5 17:00", under_way_at="5 12:10"), "5 12:10", {"all_well": "5 13:55"}),
        (bond("5 12:00", "5 17:00", under_way_at="5 11:40"), "5 11:40", {"all_well": "5 13:45"}),
        (
            bond("5 12:00", "5 17:00", under_way_at="5 12:10", expected_until="5 16:00"),
            "5 14:00",
            {"all_well": "5 16:30"},
        ),
        (bond("5 12:00", "5 17:00"), "6 09:00", {"all_well": "6 09:00"}),
        (
            bond("5 23:00", "6 01:00", 60),
            "2 10:00",
            {
                "evening_before": "4 18:00",
                "hour_before": "5 22:00",
                "got_there": "6 00:15",
                "all_well": "6 01:30",
            },
        ),
        (
            bond("6 00:30", "6 02:00", 60),
            "2 10:00",
            {
                "evening_before": "5 18:00",
                "hour_before": "5 23:30",
                "got_there": "6 01:15",
                "all_well": "6 02:30",
            },
        ),
    ],
)
def test_each_thing_is_said_at_its_hour(of: Bond, now: str, expected: dict[str, str]) -> None:
    assert told(of, now) == expected


@pytest.mark.parametrize(
    ("start", "end", "all_well"),
    [
        ("30 01:00", "30 04:00", "30 04:30"),  # two hours long: the clock jumps from 2 to 3
        ("29 23:00", "30 01:30", "30 03:00"),
        ("10/26 01:00", "10/26 04:00", "26 04:30"),  # four hours long
    ],
)
def test_days_of_23_and_25_hours_come_out_right(start: str, end: str, all_well: str) -> None:
    assert told(bond(start, end, 60), "2 10:00")["all_well"] == all_well


def test_the_evening_before_is_the_towns_evening() -> None:
    of = bond("5 12:00", "5 17:00")
    assert told(of, "2 10:00", KABUL)["evening_before"] == "4 18:00"


def test_more_time_is_counted_from_now_when_the_end_is_long_over() -> None:
    of = bond("5 12:00", "5 17:00", under_way_at="5 12:10")
    assert more_time(of, at("5 16:00")) == at("5 16:30")
    assert more_time(of, at("5 12:30")) == at("5 13:55")
    assert expected_end(of) == at("5 13:25")


@pytest.mark.parametrize(
    ("of", "now", "hours"),
    [
        (bond("5 12:00", "5 17:00"), "2 10:00", ["12:00", "13:00", "14:00", "15:00"]),
        (bond("5 08:00", "5 21:00", 60), "2 10:00", ["08:00", "11:00", "14:00", "17:00", "20:00"]),
        (bond("5 12:00", "5 17:00"), "5 13:40", ["14:00", "14:30", "15:00", "15:30"]),
        (bond("5 12:00", "5 14:00"), "2 10:00", []),
        (bond("5 12:00", "5 17:00"), "5 16:50", []),
    ],
)
def test_few_hours_are_offered_and_none_where_it_is_clear(of: Bond, now: str, hours: list[str]) -> None:
    assert [f"{t.astimezone(STOCKHOLM):%H:%M}" for t in hours_to_choose(of, at(now), STOCKHOLM)] == hours


def test_hours_are_whole_by_the_towns_clock_wherever_it_is() -> None:
    of = bond("5 12:00", "5 17:00")
    assert {hour.astimezone(KABUL).minute for hour in hours_to_choose(of, at("2 10:00"), KABUL)} == {0}


@given(
    st.integers(0, 400),
    st.integers(1, 24 * 60),
    st.integers(5, 480),
    st.integers(0, 500),
    st.sampled_from([STOCKHOLM, KABUL, ZoneInfo("UTC")]),
)
def test_nothing_is_ever_said_in_the_past_and_the_last_question_always_comes(
    first: int, window: int, minutes: int, looked: int, zone: ZoneInfo
) -> None:
    start = at("1 00:00") + timedelta(hours=first)
    of = Bond(
        starts_at=start, ends_at=start + timedelta(minutes=window), minutes=minutes, made_at=at("1 00:00")
    )
    now = at("1 00:00") + timedelta(hours=looked)
    found = beats(of, now, zone)
    assert Beat.ALL_WELL in found
    assert all(when >= now for when in found.values())
    assert list(found.values()) == sorted(found.values())
    assert all(start <= hour <= of.ends_at - of.duration for hour in hours_to_choose(of, at("1 00:00"), zone))


@pytest.mark.parametrize(
    ("made", "now", "expected"),
    [
        ("2 10:00", "2 10:00", "5 09:00"),
        ("5 10:00", "5 10:00", "5 10:30"),
        ("2 10:00", "5 09:01", None),
        ("5 15:40", "5 15:40", None),
    ],
)
def test_three_hours_before_who_is_helped_should_have_seen_it(
    made: str, now: str, expected: str | None
) -> None:
    of = bond("5 12:00", "5 17:00", made=made)
    assert "not_seen" not in told(of, now)
    assert told(of.model_copy(update={"seen": False}), now).get("not_seen") == expected
