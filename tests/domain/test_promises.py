from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.promises import (
    DeskHours,
    answer_by,
    coordinator_by,
    grace_until,
    next_desk,
    reading_hours,
    undo_until,
    word_before,
)
from bot.domain.waves import Wave, plan_wave
from bot.text import Span
from tests.domain.cast import NOW, RULES, STOCKHOLM, at, crowd, need

WEEKDAYS = {day: (time(9), time(15)) for day in range(1, 6)}
DESK = DeskHours(zone=STOCKHOLM, hours=WEEKDAYS, holidays=frozenset({date(2026, 3, 5)}))
NO_DESK = DeskHours(zone=STOCKHOLM)

DESK_TABLE = (
    # now, opens, closes
    (at(4, "8"), at(4, "9"), at(4, "15")),
    (at(4, "9"), at(4, "9"), at(4, "15")),
    (at(4, "14:59"), at(4, "9"), at(4, "15")),
    (at(4, "15"), at(6, "9"), at(6, "15")),
    (at(5, "10"), at(6, "9"), at(6, "15")),
    (at(6, "16"), at(9, "9"), at(9, "15")),
    (at(7, "12"), at(9, "9"), at(9, "15")),
    (at(28, "12"), at(30, "9"), at(30, "15")),
)


@pytest.mark.parametrize(("now", "opens", "closes"), DESK_TABLE)
def test_the_next_desk_hours(now: datetime, opens: datetime, closes: datetime) -> None:
    assert next_desk(now, DESK) == Span(opens, closes)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(3, "8"), at(3, "9")),
        (at(3, "14:45"), at(3, "9")),
        (at(3, "14:46"), at(4, "9")),
        (at(4, "14:46"), at(6, "9")),
    ],
)
def test_what_comes_just_before_closing_is_read_in_the_next_desk_hours(
    now: datetime, opens: datetime
) -> None:
    hours = reading_hours(now, DESK)
    assert hours is not None
    assert hours.start == opens


def test_without_desk_hours_nothing_is_promised() -> None:
    assert next_desk(NOW, NO_DESK) is None
    assert reading_hours(NOW, NO_DESK) is None
    assert coordinator_by(NOW, NO_DESK) is None
    assert answer_by(need(), Wave(number=1, give_up=True), NOW, NO_DESK) is None


def test_a_desk_that_is_closed_for_months_is_no_desk() -> None:
    closed = frozenset(date(2026, 3, 1) + timedelta(days=n) for n in range(100))
    assert next_desk(NOW, DESK.model_copy(update={"holidays": closed})) is None


@pytest.mark.parametrize("hours", [(time(15), time(9)), (time(9), time(9))])
def test_a_desk_opens_before_it_closes(hours: tuple[time, time]) -> None:
    with pytest.raises(ValueError, match="opens before it closes"):
        DeskHours(zone=STOCKHOLM, hours={1: hours})


@pytest.mark.parametrize(
    ("now", "by"),
    [
        (at(4, "8"), at(4, "10")),
        (at(4, "9:58"), at(4, "11")),
        (at(4, "14"), at(4, "15")),
        (at(4, "14:01"), at(6, "10")),
        (at(4, "20"), at(6, "10")),
        (at(6, "20"), at(9, "10")),
    ],
)
def test_a_coordinator_has_an_hour_of_desk_time(now: datetime, by: datetime) -> None:
    assert coordinator_by(now, DESK) == by


def test_a_short_desk_day_is_promised_until_its_end() -> None:
    short = DeskHours(zone=STOCKHOLM, hours={5: (time(9), time(9, 30))})
    assert coordinator_by(NOW, short) == at(6, "9:30")
    assert coordinator_by(at(6, "9:10"), short) == at(13, "9:30")


@given(st.integers(0, 525_600))
def test_what_a_coordinator_is_promised_for_is_within_desk_hours_and_ahead(minute: int) -> None:
    now = NOW + timedelta(minutes=minute)
    by = coordinator_by(now, DESK)
    assert by is not None
    assert now < by <= now + timedelta(days=6)
    span = next_desk(by - timedelta(minutes=1), DESK)
    assert span is not None
    assert span.start < by <= span.end


TOMORROW_EARLY = {"starts_at": at(6, "7"), "ends_at": at(6, "9:15")}

# What is special about the need; what the wave does; now; by when they hear from us.
ANSWERS: tuple[tuple[dict[str, Any], dict[str, Any], datetime, datetime | None], ...] = (
    ({}, {"until": at(4, "20")}, NOW, at(4, "20")),
    ({}, {"until": at(4, "11:20")}, NOW, at(4, "11:35")),
    ({}, {"until": at(4, "21:00")}, NOW, at(5, "8")),
    ({}, {"until": at(4, "23:30")}, at(4, "22:30"), at(5, "8")),
    ({}, {"until": at(5, "2:30")}, at(5, "1:30"), at(5, "8")),
    ({"starts_at": at(4, "22"), "ends_at": at(5, "2")}, {"until": at(4, "22:30")}, NOW, at(4, "22:30")),
    ({"starts_at": at(5, "7:59")}, {"until": at(4, "23")}, at(4, "22"), at(4, "23")),
    ({"starts_at": at(5, "8")}, {"until": at(4, "23")}, at(4, "22"), at(5, "8")),
    ({"ends_at": at(5, "13:15")}, {"until": at(5, "11:55")}, at(5, "11:40"), at(5, "12")),
    ({}, {"look_again": at(5, "8")}, at(4, "23"), at(5, "8:45")),
    ({}, {"give_up": True}, NOW, at(4, "12:05")),
    ({}, {"give_up": True}, at(4, "20"), at(6, "10")),
    ({}, {}, NOW, None),
)


@pytest.mark.parametrize(("special", "wave", "now", "by"), ANSWERS)
def test_by_when_the_resident_hears_from_us(
    special: dict[str, Any], wave: dict[str, Any], now: datetime, by: datetime | None
) -> None:
    assert answer_by(need(**special), Wave(number=1, **wave), now, DESK) == by


@given(st.integers(0, 3 * 24 * 60), st.integers(0, 20), st.integers(15, 6000), st.integers(15, 600))
def test_a_promise_lies_ahead_and_never_in_the_night_before_a_day_task(
    minute: int, people: int, ahead: int, minutes: int
) -> None:
    now = NOW + timedelta(minutes=minute)
    start = now + timedelta(minutes=ahead)
    request = need(starts_at=start, ends_at=start + timedelta(hours=10), minutes=minutes)
    wave = plan_wave(request, crowd(people), (), now, seed=1, rules=RULES)
    by = answer_by(request, wave, now, DESK)
    assert by is not None
    assert by > now
    if not wave.give_up:
        clock = by.astimezone(STOCKHOLM).time()
        assert by <= max(request.latest_start, request.starts_at)
        assert time(8) <= clock < time(21) or request.starts_at < by + timedelta(hours=11)


def test_short_terms() -> None:
    assert word_before(at(4, "20")) == at(4, "19:55")
    assert undo_until(NOW) == NOW + timedelta(minutes=2)
    assert grace_until(at(28, "12"), 24) == at(29, "13")
