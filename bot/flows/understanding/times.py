"""When somebody means: typed days, dates, hours and parts of the day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.flows.understanding.clock import WHOLE_DAY, Span
from bot.flows.understanding.days import REACH, Day
from bot.flows.understanding.lexing import items
from bot.flows.understanding.phrasing import Said, read
from bot.flows.understanding.vocabulary import vocabulary
from bot.flows.understanding.windows import Ambiguous, NotUnderstood, Past, Understood, When

LONGEST = 200
"""A longer text is not about time."""

MOST_OPTIONS = 4
QUARTER = timedelta(minutes=15)
NOW_LASTS = timedelta(hours=3)


def when(text: str, language: str, now: datetime, zone: ZoneInfo) -> Understood:
    """The time that a text names, in the person's language, then in sv and en.

    `now` is aware. A day without hours is 8–20; hours without a day are today's or, if over, tomorrow's;
    today's weekday is today while its hours lie ahead, else in a week. What has begun starts at the next
    quarter. Further away than 60 days, or more than four readings: not understood.
    """
    if len(text) > LONGEST:
        return NotUnderstood()
    known = vocabulary(language)
    local = now.astimezone(zone)
    said = read(items(text, language), local.date(), known is not None and known.twelve_hours)
    return _settled([window for clause in said for window in _windows(clause, local)], now)


def _windows(said: Said, local: datetime) -> Iterator[When]:
    """Every span that may be meant, those that are over too."""
    if said.from_now and not said.days:
        now = local.astimezone(UTC)
        yield from (When(now + timedelta(minutes=a), now + timedelta(minutes=b)) for a, b in said.from_now)
        return
    if said.now and not said.days and not said.spans:
        yield When(local.astimezone(UTC), local.astimezone(UTC) + NOW_LASTS)
        return
    today = local.date()
    days = said.days or ((Day(today, roll=1),) if said.spans else _next_days(today))
    for day in days:
        yield from (_on(day, span, local) for span in said.spans or (WHOLE_DAY,))


def _next_days(today: date) -> tuple[Day, ...]:
    """Any time at all: the three days from which one may choose."""
    return tuple(Day(today + timedelta(days=n)) for n in range(3))


def _on(day: Day, span: Span, local: datetime) -> When:
    window = _at(day.on, span, local)
    if not _over(window, local) or not day.roll:
        return window
    return _at(day.on + timedelta(days=day.roll), span, local)


def _at(day: date, span: Span, local: datetime) -> When:
    midnight = datetime.combine(day, time(), local.tzinfo)
    return _between(midnight + timedelta(minutes=span[0]), midnight + timedelta(minutes=span[1]))


def _between(start: datetime, end: datetime) -> When:
    """In UTC. Where clocks are put forward a span may come out empty: then it lasts as long as it says."""
    began, ended = start.astimezone(UTC), end.astimezone(UTC)
    return When(began, ended if ended > began else began + (end - start))


def _over(window: When, now: datetime) -> bool:
    return window.end <= _quarter(now)


def _quarter(now: datetime) -> datetime:
    """The next full quarter of an hour."""
    now = now.astimezone(UTC)
    return now + (datetime.min.replace(tzinfo=UTC) - now) % QUARTER


def _settled(windows: list[When], now: datetime) -> Understood:
    """One span, or a question, of those that are neither over nor too far away."""
    ahead = [w for w in windows if not _over(w, now) and w.start <= now + timedelta(days=REACH)]
    options = sorted({_clipped(window, now) for window in ahead}, key=lambda w: (w.start, w.end))
    if len(options) == 1:
        return options[0]
    if options:
        return Ambiguous(tuple(options)) if len(options) <= MOST_OPTIONS else NotUnderstood()
    over = [window for window in windows if _over(window, now)]
    return Past(over[0]) if over else NotUnderstood()


def _clipped(window: When, now: datetime) -> When:
    return When(_quarter(now), window.end) if window.start < now.astimezone(UTC) else window
