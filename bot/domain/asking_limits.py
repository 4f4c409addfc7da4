"""May this request go out? At once, after a coordinator has looked, or not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.categories import Category
from bot.domain.lifecycle import LIVE
from bot.domain.requests import Consent, Request, State
from bot.domain.values import Value

WEEK = timedelta(days=7)
SAME_WITHIN = timedelta(days=1)


class Limits(Value):
    """A town's policy: how many requests one person may have open at once, and send in seven days."""

    open_at_once: int = 2
    a_week: int = 5


class Asker(Value):
    """Who asks. `adult`: has said so. `own_phone`: shared by Telegram's contact button.

    `known`: an earlier request of theirs was done, or looked right to a coordinator.
    `known_for_others`: the same of one that was for somebody else.
    """

    adult: bool
    own_phone: bool = False
    known: bool = False
    known_for_others: bool = False


class Wait(StrEnum):
    """Why a coordinator looks first."""

    UNDER_AGE = "under_age"
    READ_FIRST = "read_first"
    """A kind of help that has to be read first (*Something else*)."""
    CANNOT_SAY = "cannot_say"
    """For somebody who cannot say whether they want it."""
    FIRST_FOR_OTHER = "first_for_other"
    """A first request for somebody else."""
    FIRST_INDOORS = "first_indoors"
    """A first request for a kind that meets indoors; sharing the own number lets it go as well."""


class Refusal(StrEnum):
    """Why it is not sent."""

    TIME_IS_OVER = "time_is_over"
    TOO_MANY_OPEN = "too_many_open"
    TOO_MANY_THIS_WEEK = "too_many_this_week"
    SAME_NEED = "same_need"
    """Perhaps the same as one of today: ask, and send it if it is meant."""


class GoesOut(Value):
    """Volunteers may be asked now."""


class WaitsFor(Value):
    """It is kept, and a coordinator looks at it first."""

    reason: Wait


class Refused(Value):
    """It is not sent."""

    reason: Refusal


def before_sending(
    request: Request,
    category: Category,
    asker: Asker,
    earlier: Iterable[Request],
    now: datetime,
    *,
    limits: Limits,
    is_another: bool = False,
    consent: Consent | None = None,
) -> GoesOut | WaitsFor | Refused:
    """Decide about a draft.

    `earlier`: the person's other requests: all of the last seven days, and older ones that are still live.
    `consent`: what was said about whether somebody else wants it; None: it is for who asks.
    `is_another`: they have been asked whether it is the same need as before, and said no.
    """
    others = [r for r in earlier if r.id != request.id and r.state is not State.DRAFT]
    if refusal := _refusal(request, others, now, limits, is_another):
        return Refused(reason=refusal)
    if wait := _wait(category, asker, consent):
        return WaitsFor(reason=wait)
    return GoesOut()


def same_need(request: Request, earlier: Iterable[Request], now: datetime) -> Request | None:
    """A live request of the last 24 hours for the same help in the same area; None: there is none."""
    return next(
        (
            other
            for other in earlier
            if other.id != request.id
            and other.state in LIVE
            and (other.category, other.area) == (request.category, request.area)
            and now - other.created_at < SAME_WITHIN
        ),
        None,
    )


def _refusal(
    request: Request, others: list[Request], now: datetime, limits: Limits, is_another: bool
) -> Refusal | None:
    if request.latest_start <= now:
        return Refusal.TIME_IS_OVER
    if sum(other.state in LIVE for other in others) >= limits.open_at_once:
        return Refusal.TOO_MANY_OPEN
    if sum(now - other.created_at < WEEK for other in others) >= limits.a_week:
        return Refusal.TOO_MANY_THIS_WEEK
    if not is_another and same_need(request, others, now):
        return Refusal.SAME_NEED
    return None


def _wait(category: Category, asker: Asker, consent: Consent | None) -> Wait | None:
    if not asker.adult:
        return Wait.UNDER_AGE
    if category.read_first:
        return Wait.READ_FIRST
    if consent is Consent.CANNOT:
        return Wait.CANNOT_SAY
    if consent is not None and not asker.known_for_others:
        return Wait.FIRST_FOR_OTHER
    if category.indoors and not (asker.known or asker.own_phone):
        return Wait.FIRST_INDOORS
    return None
