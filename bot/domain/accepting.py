"""What becomes of a yes. Exactly as many win as are needed; who comes too late learns what is true now."""

from __future__ import annotations

from datetime import datetime

from bot.domain.availability import Stretch, beside, fits
from bot.domain.eligibility import Reason, Rules, reasons
from bot.domain.offers import Offer, OfferState
from bot.domain.people import Volunteer
from bot.domain.requests import Request, State
from bot.domain.values import Value


class Won(Value):
    """The task is theirs. `last`: now as many have said yes as are needed, so the others are thanked."""

    last: bool


class AlreadyYours(Value):
    """They have said yes before: pressed twice."""


class AlreadyTaken(Value):
    """Somebody else was quicker."""


class NotNeeded(Value):
    """The request was cancelled, changed or stopped."""


class TooLate(Value):
    """What is left of the window is too short for the task."""


class Overlaps(Value):
    """They are on another task at that time."""


class NotYours(Value):
    """They hold no such offer, or may no longer be given it."""


Verdict = Won | AlreadyYours | AlreadyTaken | NotNeeded | TooLate | Overlaps | NotYours

_NEVER = frozenset({Reason.NOT_ACTIVE, Reason.HELD, Reason.LEVEL, Reason.BLOCKED, Reason.OWN_REQUEST})
"""What keeps somebody from a task that they were asked about. Budget and quiet hours are about asking."""


def decide_yes(
    request: Request, offer: Offer | None, volunteer: Volunteer, now: datetime, rules: Rules, *, accepted: int
) -> Verdict:
    """Decide under the locks of request and volunteer. `accepted`: how many have said yes already.

    An offer whose time is up still wins while the help is needed, also when a coordinator has the request
    by now: what counts is the request, not the clock on a card.
    """
    if offer is None or (offer.person, offer.request) != (volunteer.id, request.id):
        return NotYours()
    if offer.state is OfferState.YES:
        return AlreadyYours()
    if gone := _gone(request, offer, accepted):
        return gone
    if _NEVER.intersection(reasons(volunteer, request, now, rules)):
        return NotYours()
    left = Stretch(max(request.starts_at, now), request.ends_at)
    if left.length < request.duration:
        return TooLate()
    if not fits(beside((left,), volunteer.busy), request.duration):
        return Overlaps()
    return Won(last=accepted + 1 >= request.needed)


def _gone(request: Request, offer: Offer, accepted: int) -> AlreadyTaken | NotNeeded | TooLate | None:
    match request.state:
        case State.EXPIRED:
            return TooLate()
        case State.ASSIGNED | State.UNDER_WAY | State.DONE:
            return AlreadyTaken()
        case State.OPEN | State.NEEDS_COORDINATOR:
            if accepted >= request.needed:
                return AlreadyTaken()
            return NotNeeded() if offer.state is OfferState.WITHDRAWN else None
        case _:
            return NotNeeded()
