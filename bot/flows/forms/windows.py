"""When help is wanted: windows of time as buttons, and back from their data."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bot.domain.availability import PART_HOURS
from bot.domain.hours import moment
from bot.flows.scene import Scene
from bot.flows.steps import Choice
from bot.text import PN_, Fixed, Span, Text

DAYS_AHEAD = 7
SHORTEST = timedelta(hours=1)
TODAY = PN_("button", "Today {hours}")
TOMORROW = PN_("button", "Tomorrow {hours}")
THAT_DAY = PN_("button", "{span}")


def windows(scene: Scene) -> tuple[Choice, ...]:
    """The next parts of days, soonest first, for a week; a part with less than an hour left is not offered."""
    found = []
    for ahead in range(DAYS_AHEAD):
        day = scene.now.astimezone(scene.zone).date() + timedelta(days=ahead)
        for first, last in PART_HOURS.values():
            start, end = moment(day, first, scene.zone), moment(day, last, scene.zone)
            if end - _from_now(start, scene) >= SHORTEST:
                found.append(shown(encoded(start, end), scene))
    return tuple(found)


def opened(value: str, scene: Scene) -> tuple[datetime, datetime] | None:
    """What is left of a window, from the next quarter of an hour on; None when it is over, or none at all."""
    window = decoded(value)
    if window is None:
        return None
    start, end = _from_now(window[0], scene), window[1]
    return (start, end) if start < end else None


def encoded(start: datetime, end: datetime) -> str:
    """A window as data: minutes since 1970."""
    return f"w{int(start.timestamp()) // 60}-{int(end.timestamp()) // 60}"


def decoded(value: str) -> tuple[datetime, datetime] | None:
    """Back from data; None for anything else."""
    first, _, last = value.removeprefix("w").partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(first) < 10 and len(last) < 10):
        return None
    return datetime.fromtimestamp(int(first) * 60, UTC), datetime.fromtimestamp(int(last) * 60, UTC)


def shown(value: str, scene: Scene) -> Choice:
    """A window as a button: today and tomorrow by their names, other days by their date."""
    window = decoded(value)
    if window is None:
        raise ValueError(f"not a window: {value}")
    start, end = window
    return Choice(value, _label(min(_from_now(start, scene), end), end, scene))


def _label(start: datetime, end: datetime, scene: Scene) -> Text:
    days = (start.astimezone(scene.zone).date() - scene.now.astimezone(scene.zone).date()).days
    if days not in {0, 1}:
        return THAT_DAY(span=Span(start, end))
    return (TODAY if days == 0 else TOMORROW)(hours=_hours(start, end, scene))


def _hours(start: datetime, end: datetime, scene: Scene) -> Fixed:
    return Fixed(local_hours(start.astimezone(scene.zone).time(), end.astimezone(scene.zone).time()))


def local_hours(start: time, end: time) -> str:
    """Hours of the town's clock, short: "12–17", "9:30–15"."""
    return "–".join(f"{t.hour}:{t.minute:02}" if t.minute else f"{t.hour}" for t in (start, end))


def _from_now(start: datetime, scene: Scene) -> datetime:
    """A window that has begun goes on from the next quarter of an hour; its button's data stays the same."""
    quarters = -(-int(scene.now.timestamp()) // 900)
    return start if start >= scene.now else datetime.fromtimestamp(quarters * 900, UTC)
