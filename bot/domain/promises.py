"""What may be promised about time: computed from desk hours, holidays, night and who is being asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import field_validator

from bot.domain.hours import moment, quiet_ends
from bot.domain.pace import pace, rounded_up
from bot.domain.people import QuietHours
from bot.domain.requests import Request
from bot.domain.values import Value
from bot.domain.waves import Wave
from bot.text import Span

DAYS_AHEAD = 60
"""A desk that does not open within so many days is no desk."""
READING = timedelta(hours=1)
"""How long a coordinator has for what waits, from the opening of the desk or from its coming."""
LEAST_TO_READ = timedelta(minutes=15)
"""What comes later than this before closing is not promised to be read the same day."""
AT_LEAST = timedelta(minutes=30)
"""Nobody is promised an answer sooner: with short rounds we would have to write all the time."""
BEFORE_ITS_HOUR = timedelta(minutes=5)
NIGHT = QuietHours()
UNDO = timedelta(minutes=2)


class DeskHours(Value):
    """When a coordinator is there: (opens, closes) by ISO weekday (1–7) in town time; never on holidays."""

    zone: ZoneInfo
    hours: Mapping[int, tuple[time, time]] = {}
    holidays: frozenset[date] = frozenset()

    @field_validator("hours")
    @classmethod
    def _opens_before_it_closes(
        cls, hours: Mapping[int, tuple[time, time]]
    ) -> Mapping[int, tuple[time, time]]:
        if any(opens >= closes for opens, closes in hours.values()):
            raise ValueError("a desk opens before it closes, on the same day")
        return hours


def next_desk(now: datetime, desk: DeskHours) -> Span | None:
    """The desk hours that are under way, else the next ones; None: there are none."""
    today = now.astimezone(desk.zone).date()
    for ahead in range(DAYS_AHEAD):
        day = today + timedelta(days=ahead)
        hours = desk.hours.get(day.isoweekday())
        if hours is None or day in desk.holidays:
            continue
        opens, closes = (moment(day, at, desk.zone) for at in hours)
        if now < closes:
            return Span(opens, closes)
    return None


def reading_hours(now: datetime, desk: DeskHours) -> Span | None:
    """The desk hours in which what comes now is read: just before closing those are the next ones."""
    span = next_desk(now, desk)
    if span is None or now + LEAST_TO_READ <= span.end:
        return span
    return next_desk(span.end, desk)


def coordinator_by(now: datetime, desk: DeskHours) -> datetime | None:
    """By when a coordinator has read what comes now: within an hour of desk time; None: nobody can say."""
    span = next_desk(now, desk)
    if span is None:
        return None
    by = rounded_up(max(span.start, now) + READING)
    if by <= span.end or now < span.start:
        return min(by, span.end)
    # Too little is left of today's hours: it waits for the next ones.
    return coordinator_by(span.end, desk)


def answer_by(request: Request, wave: Wave, now: datetime, desk: DeskHours) -> datetime | None:
    """By when the resident surely hears from us, be it that nobody is free yet; None: promise nothing.

    Never in the night (21–8), unless the need itself comes before the morning. Never after the help would
    have to begin, save when only a coordinator can answer and the desk opens later: then that is the truth.
    """
    if wave.give_up:
        return coordinator_by(now, desk)
    until = wave.until or (wave.look_again and pace(request, wave.look_again, desk.zone).until)
    if until is None:
        return None
    by = min(max(until, rounded_up(now + AT_LEAST)), request.latest_start)
    morning = quiet_ends(NIGHT, by, desk.zone)
    return morning if request.starts_at >= morning else by


def word_before(promised: datetime) -> datetime:
    """When to write at the latest, so that what was promised is not broken by a minute."""
    return promised - BEFORE_ITS_HOUR


def undo_until(now: datetime) -> datetime:
    """How long *Pressed by mistake* undoes a yes that was said now."""
    return now + UNDO


def grace_until(closed_at: datetime, grace_hours: int) -> datetime:
    """When the cards of a closed request are edited to hold nothing private."""
    return closed_at + timedelta(hours=grace_hours)
