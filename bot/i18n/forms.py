"""Numbers, days, hours, sums and lists in a language's own form.

Digits are 0–9 everywhere, so that a number in the chat is the one on the door. Hours are always HH:mm, of 24.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.i18n.languages import locale_of
from bot.i18n.signs import left_to_right
from bot.text import Clock, Kronor, Span

NO_BREAK = "\u00a0"

# Stand-alone weekday, day, month. In `ti` months are figures: their names are also those of another calendar.
_DAY = "cccc d MMMM"
_DAYS = {
    "es": "cccc d 'de' MMMM",
    "fa": "cccc d LLLL",
    "fi": "cccc d. MMMM",
    "ti": "cccc d/M",
    "tr": "d MMMM cccc",
}
_COMMAS = {"ar": "، ", "ckb": "، ", "fa": "، ", "ps": "، ", "ti": "፣ ", "ur": "، "}


@dataclass(frozen=True)
class Forms:
    """The forms of one language on one town's clock. A moment without a time zone raises ValueError."""

    language: str
    zone: tzinfo

    @cached_property
    def _locale(self) -> Locale:
        return locale_of(self.language)

    def shown(self, what: int | date | datetime | Span | Clock | Kronor) -> str:
        match what:
            case datetime():
                return self.moment(what)
            case date():
                return self.day(what)
            case Span():
                return self.span(what)
            case Clock():
                return self.clock(what.at)
            case Kronor():
                return self.kronor(what.amount)
            case int():
                return self.number(what)

    def number(self, number: int) -> str:
        return format_decimal(number, locale=self._locale)

    def day(self, day: date) -> str:
        """ "Thursday 5 March": to stand alone, with no preposition."""
        return format_date(day, _DAYS.get(self.language, _DAY), locale=self._locale)

    def moment(self, at: datetime) -> str:
        return self._day_and_hours(self._local(at), self.clock(at))

    def clock(self, at: datetime) -> str:
        return left_to_right(f"{self._local(at):%H:%M}")

    def span(self, span: Span) -> str:
        """ "Thursday 5 March, 12–17"; midnight at the end of the same day is 24."""
        start, end = self._local(span.start), self._local(span.end)
        if end.date() == start.date():
            return self._day_and_hours(start, left_to_right(f"{_hours(start)}–{_hours(end)}"))
        if end == _midnight_after(start):
            return self._day_and_hours(start, left_to_right(f"{_hours(start)}–24"))
        return f"{self.moment(span.start)} – {self.moment(span.end)}"

    def kronor(self, amount: int) -> str:
        """ "kr" is CLDR's narrow sign for SEK in every language, and what prices in Sweden say."""
        return left_to_right(f"{self.number(amount)}{NO_BREAK}kr")

    def listed(self, items: tuple[str, ...]) -> str:
        return format_list(items, locale=self._locale)

    def _day_and_hours(self, day: date, hours: str) -> str:
        return f"{self.day(day)}{_COMMAS.get(self.language, ', ')}{hours}"

    def _local(self, at: datetime) -> datetime:
        if at.tzinfo is None:
            raise ValueError(f"{at} has no time zone")
        return at.astimezone(self.zone)


def _hours(at: datetime) -> str:
    return f"{at:%H:%M}" if at.minute else str(at.hour)


def _midnight_after(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
