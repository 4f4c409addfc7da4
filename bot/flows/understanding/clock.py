"""Hours of the day: which ones a clock time may mean."""

from collections.abc import Sequence

from bot.flows.understanding.kinds import DAY, EVENING, HOUR, MORNING, NIGHT, Item, Kind

Span = tuple[int, int]
"""Minutes after midnight, from and until; until may lie in the next day."""

EARLIEST, LATEST = 7 * HOUR, 20 * HOUR
"""Between these somebody may be expected to begin, if an hour can be read in two ways."""

NOON_HOUR = 12
POINT = HOUR
"""How long a bare clock time lasts."""

WHOLE_DAY: Span = (8 * HOUR, 20 * HOUR)


def point(items: Sequence[Item], part: Span | None, twelve: bool) -> list[Span]:
    """At two: an hour from then on."""
    return [(start, start + POINT) for start in _likely(items, part, twelve)]


def after(items: Sequence[Item], part: Span | None, twelve: bool) -> list[Span]:
    """After two: until the day's end, for two hours at least, but not beyond midnight."""
    ends = ((start, min(DAY, max(WHOLE_DAY[1], start + 2 * HOUR))) for start in _likely(items, part, twelve))
    return [(start, end) for start, end in ends if start < end]


def before(items: Sequence[Item], part: Span | None, twelve: bool) -> list[Span]:
    """Before two: from the day's beginning, for two hours at least."""
    starts = ((max(0, min(WHOLE_DAY[0], end - 2 * HOUR)), end) for end in _likely(items, part, twelve))
    return [(start, end) for start, end in starts if start < end]


def between(first: Sequence[Item], last: Sequence[Item], part: Span | None, twelve: bool) -> list[Span]:
    """From two to four: the likeliest pairs; one that ends before it begins ends on the next day."""
    starts, ends = _possible(first, part), _possible(last, part)
    if not (starts and ends):
        return []
    if not twelve and EARLIEST - HOUR <= starts[0] < ends[0]:
        return [(starts[0], ends[0])]
    if len(ends) == 1 < len(starts) and _half_day(last) is not None:
        earlier = [start for start in starts if start < ends[0]]
        return [(max(earlier), ends[0])] if earlier else []
    pairs = [(s, min(e for e in ends if e > s)) for s in starts if any(e > s for e in ends)]
    likely = [(s, e) for s, e in pairs if s >= EARLIEST and e <= LATEST + HOUR and e - s <= NOON_HOUR * HOUR]
    return likely or pairs[:1] or [(starts[-1], ends[0] + DAY)]


def _likely(items: Sequence[Item], part: Span | None, twelve: bool) -> list[int]:
    """The readings of one clock time that are worth asking about."""
    readings = _possible(items, part)
    if not readings:
        return []
    written_out = any(item.kind in (Kind.TIME, Kind.DOTTED) for item in items)
    if not twelve and readings[0] >= EARLIEST - (HOUR if written_out else 0):
        return readings[:1]
    return [r for r in readings if EARLIEST <= r <= LATEST] or readings[:1]


def _possible(items: Sequence[Item], part: Span | None) -> list[int]:
    """All readings of one clock time, in minutes after midnight, earliest first; none if there is no such."""
    hour, minute, literal = _face(items)
    if not (0 <= minute < HOUR and hour <= 24):
        return []
    half_day = _half_day(items)
    if half_day is not None and hour <= NOON_HOUR:
        return [(hour % NOON_HOUR + half_day) * HOUR + minute]
    if literal or hour == 0 or hour >= NOON_HOUR:
        return [hour * HOUR + minute] if (part, hour) != (NIGHT, NOON_HOUR) else [DAY + minute]
    if part is not None:
        return [_in_part(hour, part) * HOUR + minute]
    return [hour * HOUR + minute, (hour + NOON_HOUR) * HOUR + minute]


def _in_part(hour: int, part: Span) -> int:
    if part == NIGHT:
        return hour if hour < 6 else hour + NOON_HOUR
    late = hour < 11 and part not in (MORNING, NIGHT)
    return hour + NOON_HOUR if late or part == EVENING else hour


def _half_day(items: Sequence[Item]) -> int | None:
    return next((item.value[0] for item in items if item.kind is Kind.HALF_DAY), None)


def _face(items: Sequence[Item]) -> tuple[int, int, bool]:
    """Hour, minute, and whether it was written with a leading zero."""
    number = next(
        item for item in items if item.kind in (Kind.TIME, Kind.DOTTED, Kind.NUMBER, Kind.NUMBER_WORD)
    )
    if number.kind in (Kind.TIME, Kind.DOTTED):
        hour, minute, literal = number.value
        return hour, minute, bool(literal)
    hour, literal = number.value
    shift = sum(_SHIFTS.get(item.kind, 0) for item in items)
    return (hour, shift, bool(literal)) if shift >= 0 else ((hour - 1) % 24 or NOON_HOUR, HOUR + shift, False)


_SHIFTS = {
    Kind.HALF_BEFORE: -30,
    Kind.HALF_PAST: 30,
    Kind.AND_HALF: 30,
    Kind.QUARTER_TO: -15,
    Kind.LESS_QUARTER: -15,
    Kind.QUARTER_PAST: 15,
    Kind.QUARTER_INTO: -45,
    Kind.AND_QUARTER: 15,
}
