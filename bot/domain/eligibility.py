"""Who may be asked about a request, and if not, why not: the hard rules of design §7, in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.availability import Stretch, beside, fits, free_stretches
from bot.domain.categories import Category
from bot.domain.distance import Point, band, centre
from bot.domain.hours import is_quiet
from bot.domain.people import Band, Fluency, Level, Spoken, Standing, Volunteer
from bot.domain.requests import Request
from bot.domain.values import Value
from bot.text import NP_, Text

EXTRACT_HOLDS = timedelta(days=365)


class Reason(StrEnum):
    """Why somebody is not asked, in the order in which the rules are tried."""

    NOT_ACTIVE = "not_active"
    HELD = "held"
    LEVEL = "level"
    NOT_WANTED = "not_wanted"
    TOO_FAR = "too_far"
    NOT_THEN = "not_then"
    ASKED_ENOUGH = "asked_enough"
    RESTING = "resting"
    BUSY = "busy"
    BLOCKED = "blocked"
    WISH = "wish"
    LANGUAGE = "language"
    LICENCE = "licence"
    UNREACHABLE = "unreachable"
    OWN_REQUEST = "own_request"
    QUIET = "quiet"


WHY: Mapping[Reason, Text] = {
    Reason.NOT_ACTIVE: NP_("{count} not approved", "{count} not approved"),
    # Whom of the two it is about is nobody's business but that of who looks at it.
    Reason.HELD: NP_("{count} held until a coordinator looks", "{count} held until a coordinator looks"),
    Reason.LEVEL: NP_("{count} not known well enough", "{count} not known well enough"),
    Reason.NOT_WANTED: NP_("{count} does not do this", "{count} do not do this"),
    Reason.TOO_FAR: NP_("{count} too far", "{count} too far"),
    Reason.NOT_THEN: NP_("{count} not at that time", "{count} not at that time"),
    Reason.ASKED_ENOUGH: NP_("{count} asked enough already", "{count} asked enough already"),
    Reason.RESTING: NP_("{count} resting", "{count} resting"),
    Reason.BUSY: NP_("{count} on another task then", "{count} on other tasks then"),
    # One sentence for both, so that nobody can read from it who does not want whom.
    Reason.BLOCKED: NP_("{count} does not fit the wishes", "{count} do not fit the wishes"),
    Reason.WISH: NP_("{count} does not fit the wishes", "{count} do not fit the wishes"),
    Reason.LANGUAGE: NP_("{count} without a common language", "{count} without a common language"),
    Reason.LICENCE: NP_("{count} without a driving licence", "{count} without a driving licence"),
    Reason.UNREACHABLE: NP_("{count} cannot be reached", "{count} cannot be reached"),
    Reason.OWN_REQUEST: NP_("{count} asks for the help", "{count} ask for the help"),
    Reason.QUIET: NP_("{count} in quiet hours", "{count} in quiet hours"),
}
"""Each reason with `count`, for coordinators."""


class Rules(Value):
    """What the decisions know of the town: its zone, its kinds of help by id, its areas' centres by id."""

    zone: ZoneInfo
    categories: Mapping[str, Category]
    centres: Mapping[str, Point] = {}


def why_not(volunteer: Volunteer, request: Request, now: datetime, rules: Rules) -> Reason | None:
    """The first rule that keeps this volunteer from being asked now; None: may be asked.

    Whether they were asked before is not looked at. Raises KeyError for a category that the town does not
    have.
    """
    return next(reasons(volunteer, request, now, rules), None)


def reasons(volunteer: Volunteer, request: Request, now: datetime, rules: Rules) -> Iterator[Reason]:
    """All rules that keep this volunteer from being asked now, in their order."""
    return (reason for reason, holds in _RULES.items() if not holds(volunteer, request, now, rules))


def level_now(volunteer: Volunteer, now: datetime) -> Level:
    """How well the volunteer is known today: without a valid extract, level 3 counts as *ID seen*."""
    seen = volunteer.extract_seen
    if volunteer.level < Level.EXTRACT_SEEN or (seen is not None and now < seen + EXTRACT_HOLDS):
        return volunteer.level
    return Level.ID_SEEN


def distance(volunteer: Volunteer, request: Request, rules: Rules) -> Band:
    """From the volunteer's cell (or area) to the request's; further than all when one of them is unknown."""
    here = _place(volunteer.cell, volunteer.area, rules)
    there = _place(request.cell, request.area, rules)
    same_area = volunteer.area == request.area
    if here is None or there is None:
        return Band.SAME_AREA if same_area else Band.FURTHER
    return band(here, there, same_area=same_area)


def common_fluency(ours: tuple[Spoken, ...], theirs: tuple[Spoken, ...]) -> int:
    """How well they speak their best common language: 0 (none) to 3, the weaker of both counts."""
    known = {spoken.language: spoken.fluency for spoken in theirs}
    return max((min(s.fluency, known[s.language]) for s in ours if s.language in known), default=0)


def _place(cell: str | None, area: str, rules: Rules) -> Point | None:
    return centre(cell) if cell else rules.centres.get(area)


def _left(request: Request, now: datetime) -> Stretch:
    """What remains of the request's window."""
    return Stretch(max(request.starts_at, now), request.ends_at)


def _times(volunteer: Volunteer, request: Request, now: datetime, rules: Rules) -> tuple[Stretch, ...]:
    """When in the window the volunteer is free by their week."""
    free = None if request.any_time else volunteer.free
    return free_stretches(free, _left(request, now), rules.zone)


def _lifted(volunteer: Volunteer, request: Request) -> bool:
    """Budget and quiet hours: only for an urgent need, and only for who allowed it."""
    return request.urgent and volunteer.urgent_any_time


def _active(volunteer: Volunteer, request: Request, _now: datetime, rules: Rules) -> bool:
    """A kind that demands nothing may be done while the approval waits."""
    if volunteer.standing is Standing.PENDING:
        return rules.categories[request.category].level == Level.REGISTERED
    return volunteer.standing is Standing.ACTIVE


def _not_held(volunteer: Volunteer, _request: Request, _now: datetime, _rules: Rules) -> bool:
    return not volunteer.held


def _level(volunteer: Volunteer, request: Request, now: datetime, rules: Rules) -> bool:
    return level_now(volunteer, now) >= rules.categories[request.category].level


def _wanted(volunteer: Volunteer, request: Request, _now: datetime, _rules: Rules) -> bool:
    return request.category in volunteer.categories


def _near(volunteer: Volunteer, request: Request, _now: datetime, rules: Rules) -> bool:
    return distance(volunteer, request, rules) <= volunteer.reach + request.widened


def _free(volunteer: Volunteer, request: Request, now: datetime, rules: Rules) -> bool:
    return fits(_times(volunteer, request, now, rules), request.duration)


def _under_budget(volunteer: Volunteer, request: Request, _now: datetime, _rules: Rules) -> bool:
    if _lifted(volunteer, request):
        return True
    today = max(volunteer.asked_today, volunteer.offers_open)
    return today < volunteer.a_day and volunteer.asked_week < volunteer.a_week


def _awake(volunteer: Volunteer, _request: Request, now: datetime, _rules: Rules) -> bool:
    return all(until is None or until <= now for until in (volunteer.paused_until, volunteer.resting_until))


def _without_task(volunteer: Volunteer, request: Request, now: datetime, rules: Rules) -> bool:
    """Whether enough of their free time is left beside what they have promised."""
    if not volunteer.busy:
        return True
    return fits(beside(_times(volunteer, request, now, rules), volunteer.busy), request.duration)


def _not_blocked(volunteer: Volunteer, request: Request, _now: datetime, _rules: Rules) -> bool:
    return request.resident not in volunteer.blocks


def _as_wished(volunteer: Volunteer, request: Request, _now: datetime, _rules: Rules) -> bool:
    return volunteer.answers_as_woman or not request.wish_woman


def _understood(volunteer: Volunteer, request: Request, _now: datetime, rules: Rules) -> bool:
    """Only where help consists of words; *a little* is too little then. Asker's unknown: no rule."""
    if not rules.categories[request.category].language_is_hard or not request.languages:
        return True
    return common_fluency(volunteer.languages, request.languages) >= Fluency.WELL


def _licensed(volunteer: Volunteer, request: Request, _now: datetime, rules: Rules) -> bool:
    return volunteer.licence or not rules.categories[request.category].needs_licence


def _reachable(volunteer: Volunteer, _request: Request, _now: datetime, _rules: Rules) -> bool:
    return volunteer.reachable


def _somebody_else(volunteer: Volunteer, request: Request, _now: datetime, _rules: Rules) -> bool:
    return volunteer.id not in request.own_side


def _not_quiet(volunteer: Volunteer, request: Request, now: datetime, rules: Rules) -> bool:
    return _lifted(volunteer, request) or not is_quiet(volunteer.quiet, now, rules.zone)


_RULES: Mapping[Reason, Callable[[Volunteer, Request, datetime, Rules], bool]] = {
    Reason.NOT_ACTIVE: _active,
    Reason.HELD: _not_held,
    Reason.LEVEL: _level,
    Reason.NOT_WANTED: _wanted,
    Reason.TOO_FAR: _near,
    Reason.NOT_THEN: _free,
    Reason.ASKED_ENOUGH: _under_budget,
    Reason.RESTING: _awake,
    Reason.BUSY: _without_task,
    Reason.BLOCKED: _not_blocked,
    Reason.WISH: _as_wished,
    Reason.LANGUAGE: _understood,
    Reason.LICENCE: _licensed,
    Reason.UNREACHABLE: _reachable,
    Reason.OWN_REQUEST: _somebody_else,
    Reason.QUIET: _not_quiet,
}
