from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.availability import PART_HOURS, Stretch, beside, fits, free_stretches
from bot.domain.hours import is_quiet, moment, next_midnight, quiet_ends
from bot.domain.people import Busy, DayPart, QuietHours
from tests.domain.cast import STOCKHOLM, at

NIGHT = QuietHours()
NOON_REST = QuietHours(start=time(12), end=time(14))
NONE = QuietHours(start=time(0), end=time(0))
SPRING = date(2026, 3, 29)
AUTUMN = date(2026, 10, 25)

QUIET_TABLE = (
    (NIGHT, "20:59", False),
    (NIGHT, "21", True),
    (NIGHT, "0", True),
    (NIGHT, "7:59", True),
    (NIGHT, "8", False),
    (NOON_REST, "11:59", False),
    (NOON_REST, "12", True),
    (NOON_REST, "14", False),
    (NONE, "0", False),
    (NONE, "23", False),
)


@pytest.mark.parametrize(("quiet", "clock", "expected"), QUIET_TABLE)
def test_quiet_hours_go_by_the_towns_clock(quiet: QuietHours, clock: str, expected: bool) -> None:
    assert is_quiet(quiet, at(4, clock), STOCKHOLM) is expected


def test_quiet_hours_end_the_same_or_the_next_morning() -> None:
    assert quiet_ends(NIGHT, at(4, "22"), STOCKHOLM) == at(5, "8")
    assert quiet_ends(NIGHT, at(5, "3"), STOCKHOLM) == at(5, "8")
    assert quiet_ends(NIGHT, at(5, "9"), STOCKHOLM) == at(5, "9")


@pytest.mark.parametrize(("change", "hours"), [(SPRING, 10), (AUTUMN, 12)])
def test_the_night_of_a_clock_change_ends_at_eight_all_the_same(change: date, hours: int) -> None:
    evening = moment(change - timedelta(days=1), time(21), STOCKHOLM)
    end = quiet_ends(NIGHT, evening, STOCKHOLM)
    assert end.astimezone(STOCKHOLM).time() == time(8)
    assert end - evening == timedelta(hours=hours)


@given(
    st.integers(0, 525_600),
    st.times(),
    st.times(),
)
def test_quiet_hours_always_end_within_a_long_day(minute: int, start: time, end: time) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    quiet = QuietHours(start=start.replace(microsecond=0), end=end.replace(microsecond=0))
    ends = quiet_ends(quiet, now, STOCKHOLM)
    assert now <= ends <= now + timedelta(hours=26)
    assert not is_quiet(quiet, ends, STOCKHOLM)


def test_a_missing_hour_falls_an_hour_later_and_a_doubled_one_is_the_first() -> None:
    assert moment(SPRING, time(2, 30), STOCKHOLM) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert moment(AUTUMN, time(2, 30), STOCKHOLM) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 3, 4), 24)])
def test_a_day_ends_when_the_next_begins(day: date, hours: int) -> None:
    midnight = moment(day, time(0), STOCKHOLM)
    assert next_midnight(midnight, STOCKHOLM) - midnight == timedelta(hours=hours)


THURSDAY = Stretch(at(5, "6"), at(5, "23"))


def test_neighbouring_parts_of_a_day_are_one_stretch() -> None:
    free = frozenset({(4, DayPart.MORNING), (4, DayPart.AFTERNOON)})
    assert free_stretches(free, THURSDAY, STOCKHOLM) == (Stretch(at(5, "8"), at(5, "17")),)


def test_parts_with_a_gap_are_two_stretches_and_other_weekdays_do_not_count() -> None:
    free = frozenset({(4, DayPart.MORNING), (4, DayPart.EVENING), (5, DayPart.AFTERNOON)})
    assert free_stretches(free, THURSDAY, STOCKHOLM) == (
        Stretch(at(5, "8"), at(5, "12")),
        Stretch(at(5, "17"), at(5, "21")),
    )


def test_just_ask_me_means_the_whole_window_and_an_empty_week_never() -> None:
    assert free_stretches(None, THURSDAY, STOCKHOLM) == (THURSDAY,)
    assert free_stretches(frozenset(), THURSDAY, STOCKHOLM) == ()


def test_a_window_that_is_over_has_no_stretch() -> None:
    over = Stretch(at(5, "12"), at(5, "11"))
    everything = frozenset((day, part) for day in range(1, 8) for part in DayPart)
    assert free_stretches(None, over, STOCKHOLM) == free_stretches(everything, over, STOCKHOLM) == ()


def test_a_window_over_several_days_finds_each_day() -> None:
    week = Stretch(at(4, "11"), at(11, "11"))
    free = frozenset({(1, DayPart.EVENING), (3, DayPart.MORNING)})
    assert free_stretches(free, week, STOCKHOLM) == (
        Stretch(at(4, "11"), at(4, "12")),
        Stretch(at(9, "17"), at(9, "21")),
        Stretch(at(11, "8"), at(11, "11")),
    )


def test_parts_keep_their_clock_on_the_day_of_the_change() -> None:
    day = Stretch(moment(SPRING, time(0), STOCKHOLM), next_midnight(at(29, "12"), STOCKHOLM))
    (part,) = free_stretches(frozenset({(7, DayPart.MORNING)}), day, STOCKHOLM)
    assert (part.start.astimezone(STOCKHOLM).time(), part.length) == (time(8), timedelta(hours=4))


def test_busy_times_cut_stretches_in_pieces() -> None:
    busy = (Busy(start=at(5, "10"), end=at(5, "11")), Busy(start=at(5, "22"), end=at(6, "2")))
    left = beside((THURSDAY,), busy)
    assert left == (Stretch(at(5, "6"), at(5, "10")), Stretch(at(5, "11"), at(5, "22")))
    assert fits(left, timedelta(hours=11))
    assert not fits(left, timedelta(hours=11, minutes=1))


def test_parts_of_a_day_follow_each_other() -> None:
    hours = list(PART_HOURS.values())
    assert all(before[1] == after[0] for before, after in pairwise(hours))
