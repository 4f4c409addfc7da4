"""Numbers, days, hours, sums and lists, as they must look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.i18n.forms import Forms
from bot.text import Clock, Kronor, Span
from tests.i18n.readers import NOON, ZONE

THURSDAY = date(2026, 3, 5)


def hours(start: float, length: float) -> Span:
    """From this hour of Thursday 5 March in Stockholm, for so many hours."""
    begins = NOON + timedelta(hours=start - 12)
    return Span(begins, begins + timedelta(hours=length))


DAYS = {
    "sv": "torsdag 5 mars",
    "en": "Thursday 5 March",
    "ar": "الخميس 5 آذار",
    "uk": "четвер 5 березня",
    "fa": "پنجشنبه 5 مارچ",
    "fi": "torstai 5. maaliskuuta",
    "pl": "czwartek 5 marca",
    "ru": "четверг 5 марта",
    "so": "Khamiis 5 Maarso",
    "ti": "ሓሙስ 5/3",
    "tr": "5 Mart Perşembe",
    "es": "jueves 5 de marzo",
}


@pytest.mark.parametrize(("language", "shown"), DAYS.items())
def test_a_day_stands_alone(language: str, shown: str) -> None:
    assert Forms(language, ZONE).shown(THURSDAY) == shown


MOMENTS = {
    "sv": "torsdag 5 mars, \u206612:00\u2069",
    "en": "Thursday 5 March, \u206612:00\u2069",
    "ar": "الخميس 5 آذار، \u206612:00\u2069",
    "uk": "четвер 5 березня, \u206612:00\u2069",
}


@pytest.mark.parametrize(("language", "shown"), MOMENTS.items())
def test_a_moment_is_on_the_towns_clock(language: str, shown: str) -> None:
    assert Forms(language, ZONE).shown(NOON) == shown


SPANS = (
    ("sv", hours(12, 5), "torsdag 5 mars, \u206612–17\u2069"),
    ("en", hours(12, 5), "Thursday 5 March, \u206612–17\u2069"),
    ("ar", hours(12, 5), "الخميس 5 آذار، \u206612–17\u2069"),
    ("uk", hours(12, 5), "четвер 5 березня, \u206612–17\u2069"),
    ("en", hours(9, 1), "Thursday 5 March, \u20669–10\u2069"),
    ("en", hours(9.5, 1.5), "Thursday 5 March, \u206609:30–11\u2069"),
    ("en", hours(12, 0.25), "Thursday 5 March, \u206612–12:15\u2069"),
    ("en", hours(20, 4), "Thursday 5 March, \u206620–24\u2069"),
    ("en", hours(0, 24), "Thursday 5 March, \u20660–24\u2069"),
    ("en", hours(22, 8), "Thursday 5 March, \u206622:00\u2069 – Friday 6 March, \u206606:00\u2069"),
    ("ar", hours(22, 8), "الخميس 5 آذار، \u206622:00\u2069 – الجمعة 6 آذار، \u206606:00\u2069"),
    ("sv", hours(20, 28), "torsdag 5 mars, \u206620:00\u2069 – lördag 7 mars, \u206600:00\u2069"),
)


@pytest.mark.parametrize(("language", "span", "shown"), SPANS)
def test_a_span_says_its_day_once(language: str, span: Span, shown: str) -> None:
    assert Forms(language, ZONE).shown(span) == shown


def test_the_night_when_clocks_change_keeps_its_own_hours() -> None:
    span = Span(datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC))
    assert Forms("en", ZONE).shown(span) == "Sunday 29 March, \u20660–24\u2069"


@pytest.mark.parametrize("language", ["sv", "en", "ar", "uk", "fa", "so"])
def test_hours_are_of_24_and_in_digits_that_match_the_clock(language: str) -> None:
    assert Forms(language, ZONE).shown(Clock(NOON + timedelta(hours=3, minutes=5))) == "\u206615:05\u2069"


SUMS = {
    "sv": ("\u2066400\u00a0kr\u2069", "\u20661\u00a0400\u00a0kr\u2069"),
    "en": ("\u2066400\u00a0kr\u2069", "\u20661,400\u00a0kr\u2069"),
    "ar": ("\u2066400\u00a0kr\u2069", "\u20661,400\u00a0kr\u2069"),
    "uk": ("\u2066400\u00a0kr\u2069", "\u20661\u00a0400\u00a0kr\u2069"),
}


@pytest.mark.parametrize(("language", "shown"), SUMS.items())
def test_a_sum_is_in_kronor(language: str, shown: tuple[str, str]) -> None:
    forms = Forms(language, ZONE)
    assert (forms.shown(Kronor(400)), forms.shown(Kronor(1400))) == shown


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_digits_are_those_on_the_door(language: str) -> None:
    assert Forms(language, ZONE).shown(214) == "214"


LISTS = {"sv": "a, b och c", "en": "a, b and c", "ar": "a وb وc", "uk": "a, b і c"}


@pytest.mark.parametrize(("language", "shown"), LISTS.items())
def test_a_list_ends_with_an_and(language: str, shown: str) -> None:
    assert Forms(language, ZONE).listed(("a", "b", "c")) == shown


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Forms("en", ZONE).shown(NOON.replace(tzinfo=None))
