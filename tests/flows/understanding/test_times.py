"""Typed days and hours, in tables. Unless said otherwise it is Wednesday 4 March 2026, 10:07 in Stockholm."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.flows.understanding import Ambiguous, NotUnderstood, Past, When, when
from tests.flows.understanding.sayings_ar_uk import ARABIC, UKRAINIAN
from tests.flows.understanding.sayings_sv_en import ENGLISH, SWEDISH

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEDNESDAY = "2026-03-04 10:07"


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.rsplit(" = ", 1) for line in table.strip().splitlines())
    return [(typed, expected) for typed, expected in pairs]


def shown(window: When) -> str:
    start, end = window.start.astimezone(STOCKHOLM), window.end.astimezone(STOCKHOLM)
    return f"{start:%d/%m %H:%M}-{end:%H:%M}"


def understood(typed: str, language: str, now: str = WEDNESDAY) -> str:
    """What `when` says, in the notation of the tables."""
    moment = datetime.fromisoformat(now)
    match when(typed, language, moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM), STOCKHOLM):
        case When() as window:
            return shown(window)
        case Ambiguous(options):
            assert 2 <= len(options) <= 4
            return " | ".join(map(shown, options))
        case Past(window):
            return f"past {shown(window)}"
        case NotUnderstood():
            return "-"


@pytest.mark.parametrize(("typed", "expected"), rows(SWEDISH))
def test_swedish(typed: str, expected: str) -> None:
    assert understood(typed, "sv") == expected


@pytest.mark.parametrize(("typed", "expected"), rows(ENGLISH))
def test_english(typed: str, expected: str) -> None:
    assert understood(typed, "en") == expected


@pytest.mark.parametrize(("typed", "expected"), rows(ARABIC))
def test_arabic(typed: str, expected: str) -> None:
    assert understood(typed, "ar") == expected


@pytest.mark.parametrize(("typed", "expected"), rows(UKRAINIAN))
def test_ukrainian(typed: str, expected: str) -> None:
    assert understood(typed, "uk") == expected


@pytest.mark.parametrize("language", ["ar", "uk", "so"])
@pytest.mark.parametrize("typed", ["imorgon kl 14", "tomorrow at 14", "på torsdag kl 14", "thursday 2 pm"])
def test_swedish_and_english_are_understood_from_everybody(language: str, typed: str) -> None:
    assert understood(typed, language) == "05/03 14:00-15:00"


@pytest.mark.parametrize(
    ("now", "typed", "expected"),
    [
        ("2026-03-04 19:44", "idag", "04/03 19:45-20:00"),
        ("2026-03-04 19:45", "idag", "04/03 19:45-20:00"),
        ("2026-03-04 19:46", "idag", "past 04/03 08:00-20:00"),
        ("2026-03-04 07:00", "idag", "04/03 08:00-20:00"),
        ("2026-03-04 20:30", "onsdag", "11/03 08:00-20:00"),
        ("2026-03-04 21:00", "9-11", "05/03 09:00-11:00"),
        ("2026-03-04 21:00", "kväll", "05/03 17:00-20:00"),
        ("2026-03-04 21:00", "ikväll", "past 04/03 17:00-20:00"),
        ("2026-03-04 23:59", "nu", "04/03 23:59-02:59"),
        ("2026-03-04 23:59", "imorgon", "05/03 08:00-20:00"),
        ("2026-03-05 00:00", "imorgon", "06/03 08:00-20:00"),
        ("2026-03-04 23:30", "om en timme", "05/03 00:30-01:30"),
        ("2026-12-31 12:00", "imorgon", "01/01 08:00-20:00"),
        ("2026-12-31 12:00", "2 januari", "02/01 08:00-20:00"),
        ("2026-12-30 12:00", "den 1:a", "01/01 08:00-20:00"),
        ("2027-01-02 12:00", "31 december", "past 31/12 08:00-20:00"),
        ("2028-02-28 12:00", "29 februari", "29/02 08:00-20:00"),
        ("2026-03-07 12:00", "i helgen", "07/03 12:00-20:00 | 08/03 08:00-20:00"),
        ("2026-03-08 12:00", "i helgen", "08/03 12:00-20:00"),
        ("2026-03-08 12:00", "nästa helg", "14/03 08:00-20:00 | 15/03 08:00-20:00"),
        ("2026-03-04 10:00", "3 maj", "03/05 08:00-20:00"),
        ("2026-03-04 10:00", "4 maj", "-"),
    ],
)
def test_the_hour_and_day_of_typing_count(now: str, typed: str, expected: str) -> None:
    assert understood(typed, "sv", now) == expected


@pytest.mark.parametrize(
    ("now", "typed", "start", "end"),
    [
        ("2026-03-28 12:00", "imorgon", "2026-03-29T06:00Z", "2026-03-29T18:00Z"),
        ("2026-03-28 12:00", "imorgon 01:30-03:30", "2026-03-29T00:30Z", "2026-03-29T01:30Z"),
        ("2026-03-28 12:00", "imorgon 02:30-03:00", "2026-03-29T01:30Z", "2026-03-29T02:00Z"),
        ("2026-03-29 01:30", "om två timmar", "2026-03-29T02:30Z", "2026-03-29T03:30Z"),
        ("2026-03-29 01:30", "nu", "2026-03-29T00:30Z", "2026-03-29T03:30Z"),
        ("2026-10-24 12:00", "imorgon", "2026-10-25T07:00Z", "2026-10-25T19:00Z"),
        ("2026-10-24 12:00", "imorgon 01:00-04:00", "2026-10-24T23:00Z", "2026-10-25T03:00Z"),
        ("2026-10-25T02:45+01:00", "före kl 03", "2026-10-25T01:45Z", "2026-10-25T02:00Z"),
        ("2026-10-25T02:45+02:00", "före kl 03", "2026-10-25T00:45Z", "2026-10-25T02:00Z"),
    ],
)
def test_days_with_twenty_three_and_twenty_five_hours(now: str, typed: str, start: str, end: str) -> None:
    moment = datetime.fromisoformat(now)
    found = when(typed, "sv", moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM), STOCKHOLM)
    assert found == When(datetime.fromisoformat(start), datetime.fromisoformat(end))


def test_windows_are_in_utc_wherever_now_was_told() -> None:
    new_york = datetime(2026, 3, 4, 4, 7, tzinfo=ZoneInfo("America/New_York"))
    found = when("idag", "sv", new_york, STOCKHOLM)
    assert isinstance(found, When)
    assert found.start.tzinfo is UTC
    assert shown(found) == "04/03 10:15-20:00"


def test_a_long_text_is_not_about_time() -> None:
    assert understood("imorgon " * 700, "sv") == "-"
