"""Days: which dates a phrase may mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.flows.understanding.kinds import DAY, Item, Kind

REACH = 60
"""Days ahead that are understood."""

SATURDAY = 5


@dataclass(frozen=True)
class Day:
    """A day that was named; `roll` days later is meant when its hours are over already (0: never)."""

    on: date
    roll: int = 0


Items = Sequence[Item]


def duration(items: Items) -> int:
    """Minutes of a phrase like *two hours*."""
    unit = next(item.value[0] for item in items if item.kind in (Kind.UNIT, Kind.WEEK, Kind.CLOCK))
    count = next((item.value[0] for item in items if item.kind in (Kind.NUMBER, Kind.NUMBER_WORD)), 1)
    return unit * count


def _full(items: Items, today: date) -> list[Day]:
    return _days(*items[0].value)


def _day_of_month(items: Items, today: date) -> list[Day]:
    """The fifth: in this month, or in the next one if it is over."""
    number = _numbers(items)[0]
    months = ((today.year, today.month), (today.year + today.month // 12, today.month % 12 + 1))
    found = [day for year, month in months for day in _days(year, month, number)]
    return [day for day in found if day.on >= today][:1]


def _day_and_month(items: Items, today: date) -> list[Day]:
    """5 March, 5–6 March, March 5 2026."""
    month = next(item.value[0] for item in items if item.kind is Kind.MONTH)
    year = next((item.value[0] for item in items if item.kind is Kind.YEAR), None)
    first, *rest = _numbers(items)
    last = rest[0] if rest else first
    return [
        day
        for n in range(first, min(last, 31) + 1)
        for day in (_days(year, month, n) if year else _near(month, n, today))
    ]


def _slashed(items: Items, today: date) -> list[Day]:
    """5/3 is 5 March, as written in Sweden; 3/15 can only be 15 March."""
    first, second = items[0].value[:2]
    return _near(second, first, today) or _near(first, second, today)


def _dotted(items: Items, today: date) -> list[Day]:
    """5.3 is 5 March if that is near; else it may be a clock time."""
    day, month, *_ = items[-1].value
    return [found for found in _near(month, day, today) if 0 <= (found.on - today).days <= REACH]


def _weekday(items: Items, today: date) -> list[Day]:
    """The next one; today's name means today while its hours lie ahead, else a week later."""
    return [Day(today + timedelta(days=(_weekdays(items)[0] - today.weekday()) % 7), roll=7)]


def _before_day(items: Items, today: date) -> list[Day]:
    """Before Friday: from today until the day before it."""
    ahead = (_named(items, today) - today).days
    return [Day(today + timedelta(days=n)) for n in range(max(ahead, 1))]


def _after_day(items: Items, today: date) -> list[Day]:
    """After Friday: one of the three days that follow."""
    return [Day(_named(items, today) + timedelta(days=n)) for n in (1, 2, 3)]


def _named(items: Items, today: date) -> date:
    day = items[-1]
    return _offset([day], today)[0].on if day.kind is Kind.DAY else _weekday([day], today)[0].on


def _weekday_span(items: Items, today: date) -> list[Day]:
    first, last = _weekdays(items)
    start = _weekday(items, today)[0].on
    return [Day(start + timedelta(days=n)) for n in range((last - first) % 7 + 1)]


def _next_weekday(items: Items, today: date) -> list[Day]:
    """Next Thursday: the coming one or, if that is in this week, perhaps the one after it."""
    ahead = (_weekdays(items)[0] - today.weekday() - 1) % 7 + 1
    coming = today + timedelta(days=ahead)
    in_this_week = today.weekday() + ahead < 7
    return [Day(coming), Day(coming + timedelta(days=7))] if in_this_week else [Day(coming)]


def _weekday_of_next_week(items: Items, today: date) -> list[Day]:
    return [Day(today + timedelta(days=7 - today.weekday() + _weekdays(items)[0]))]


def _weekday_and_weeks(items: Items, today: date) -> list[Day]:
    weeks = timedelta(minutes=min(duration(items), 60 * DAY))
    return [Day(day.on + weeks) for day in _weekday(items, today)] if weeks.days % 7 == 0 else []


def _weekend(items: Items, today: date) -> list[Day]:
    """Saturday and Sunday; next weekend may be this week's or the following."""
    saturday = today + timedelta(days=SATURDAY - today.weekday())
    days = [saturday, saturday + timedelta(days=1)]
    if any(item.kind is Kind.NEXT for item in items):
        following = [day + timedelta(days=7) for day in days]
        days = following if today.weekday() >= SATURDAY else days + following
    return [Day(day) for day in days if day >= today]


def _week(items: Items, today: date) -> list[Day]:
    """The working days of this week from today on, or of the next."""
    monday = today - timedelta(days=today.weekday())
    if any(item.kind in (Kind.NEXT, Kind.COMING) for item in items):
        monday += timedelta(days=7)
    days = [monday + timedelta(days=n) for n in range(SATURDAY)]
    return [Day(day) for day in days if day >= today] or [Day(today)]


def _days_within(items: Items, today: date) -> list[Day]:
    """Within two days: today or one of them."""
    minutes = duration(items)
    days = range(min(minutes // DAY, REACH) + 1) if minutes % DAY == 0 else ()
    return [Day(today + timedelta(days=n)) for n in days]


def _days_ahead(items: Items, today: date) -> list[Day]:
    minutes = duration(items)
    return [Day(today + timedelta(days=min(minutes // DAY, 10 * REACH)))] if minutes % DAY == 0 else []


def _offset(items: Items, today: date) -> list[Day]:
    return [Day(today + timedelta(days=items[0].value[0]))]


def _numbers(items: Items) -> list[int]:
    return [i.value[0] for i in items if i.kind in (Kind.NUMBER, Kind.NUMBER_WORD, Kind.ORDINAL)]


def _weekdays(items: Items) -> list[int]:
    return [item.value[0] for item in items if item.kind is Kind.WEEKDAY]


def _near(month: int, day: int, today: date) -> list[Day]:
    """The date without a year that is nearest, so that one just over is not taken for next year's."""
    found = [d for year in (today.year - 1, today.year, today.year + 1) for d in _days(year, month, day)]
    return sorted(found, key=lambda d: abs((d.on - today).days + REACH // 4))[:1]


def _days(year: int, month: int, day: int) -> list[Day]:
    try:
        return [Day(date(year, month, day))] if 2000 <= year < 3000 else []
    except ValueError:
        return []


RULES: tuple[tuple[str, Callable[[Items, date], list[Day]]], ...] = (
    ("D", _full),
    ("z?[NO][yt][NO]M", _day_and_month),
    ("z?[NOh]z?MY?", _day_and_month),
    ("Mz?[NO]Y?", _day_and_month),
    ("S", _slashed),
    ("(?<![crbfyt])X(?![cyta])", _dotted),
    ("Wi[Nh]?[uw]", _weekday_and_weeks),
    ("(?:[xs]w|w[xs])[cz]?W|W(?:[xs]w|w[xs])", _weekday_of_next_week),
    ("b[cz]?[dW]", _before_day),
    ("f[cz]?[dW]", _after_day),
    ("W[yt]W", _weekday_span),
    ("xW|Wx", _next_weekday),
    ("[vs]?W[vs]?", _weekday),
    ("[if][Nh]?[uw]", _days_ahead),
    ("g[Nh]?[uw]", _days_within),
    ("d", _offset),
    ("z?O", _day_of_month),
    ("z[N]|Nz", _day_of_month),
)
"""Patterns over the letters of `Kind`, the first that fits wins, and what they mean."""

WIDE_RULES: tuple[tuple[str, Callable[[Items, date], list[Day]]], ...] = (
    ("[xvs]?e[xvs]?", _weekend),
    ("[xvs]w|w[xvs]", _week),
)
"""The same, for texts that name no day more exactly."""
