"""Whom to ask now, for how long, and when to look again.

One function is called whenever something changes: after the sending, after a no, when an offer's time is
up, when a volunteer drops out, when a coordinator widens the search. It keeps as many questions open as the
pace says, and no more: so a no is replaced at once, and silence when its time is up. Nearer ones come first
(`matching`), so every round reaches further, up to each volunteer's own reach.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.eligibility import Reason, Rules, why_not
from bot.domain.hours import next_midnight, quiet_ends
from bot.domain.ids import PersonId
from bot.domain.matching import rank
from bot.domain.offers import Offer, OfferState
from bot.domain.pace import pace
from bot.domain.people import Volunteer
from bot.domain.requests import Request, State
from bot.domain.values import Value

AGAIN_WAVE = 0
"""The wave of those who would gladly come again; they are asked alone."""
FIRST_WAVE = 1
NOTICE = timedelta(hours=1)
"""Waiting for somebody to wake up makes sense only if this much is left before the help must begin."""
LEAST_PATIENCE = timedelta(minutes=5)
"""Nobody is asked who would have less time than this to answer."""
TIME_FOR_A_ROUND_ALONE = timedelta(hours=3)


class Wave(Value):
    """What to do about a request now.

    `number` is the wave that new offers belong to. `until`: how long they stay open; None when nobody is
    asked. `look_again`: call again then at the latest; None: only when something changes. `give_up`: nobody
    is left to ask, a coordinator must know. `why_not`: of those never asked and not asked now, how many for
    which reason.
    """

    number: int
    ask: tuple[PersonId, ...] = ()
    until: datetime | None = None
    look_again: datetime | None = None
    give_up: bool = False
    why_not: Mapping[Reason, int] = {}


def plan_wave(
    request: Request,
    volunteers: Iterable[Volunteer],
    offers: Sequence[Offer],
    now: datetime,
    *,
    seed: int,
    rules: Rules,
) -> Wave:
    """Choose whom to ask next, never the same person twice, never more than are needed.

    `offers` are all that were ever made for this request. One that was never sent (stale) does not count as
    asked. Offers whose time is up count as silent, whether or not anybody has marked them. Anything but an
    open request that still needs helpers gives an empty wave.
    """
    live = tuple(offer for offer in offers if is_live(offer, now))
    number, found = _number(offers, live), sum(offer.state is OfferState.YES for offer in offers)
    if request.state is not State.OPEN or found >= request.needed:
        return Wave(number=number)
    asked, how = asked_ones(offers), pace(request, now, rules.zone)
    judged = [(v, why_not(v, request, now, rules)) for v in volunteers if v.id not in asked]
    fitting = [v for v, reason in judged if reason is None and how.until - now >= LEAST_PATIENCE]
    number, willing = _whose_turn(request, fitting, offers, number, now)
    best = rank(willing, request, now, seed, rules, language=number <= FIRST_WAVE)
    places = max(0, how.size - found - len(live))
    chosen = best[:places]
    ends = [offer.until for offer in live] + [how.until] * bool(chosen)
    # Who wakes up later matters only while a place is free.
    later = soonest_chance(judged, request, now, rules) if len(chosen) < places else None
    return Wave(
        number=number,
        ask=tuple(volunteer.id for volunteer in chosen),
        until=how.until if chosen else None,
        look_again=min((at for at in (*ends, later) if at), default=None),
        give_up=not ends and later is None,
        why_not=Counter(reason for _, reason in judged if reason),
    )


def is_live(offer: Offer, now: datetime) -> bool:
    """Whether this offer may still be answered in time."""
    return offer.state in (OfferState.QUEUED, OfferState.OPEN) and offer.until > now


def asked_ones(offers: Iterable[Offer]) -> frozenset[PersonId]:
    """Everybody who has been asked, or is about to be."""
    return frozenset(offer.person for offer in offers if offer.state is not OfferState.STALE)


def soonest_chance(
    judged: Iterable[tuple[Volunteer, Reason | None]], request: Request, now: datetime, rules: Rules
) -> datetime | None:
    """When the first of those kept back now may be asked; None: not in time, or nobody can say."""
    soonest = None
    for volunteer, reason in judged:
        before = soonest or request.latest_start - NOTICE
        soonest = _chance(volunteer, request, reason, now, rules, before=before) or soonest
    return soonest


def _chance(
    volunteer: Volunteer,
    request: Request,
    reason: Reason | None,
    now: datetime,
    rules: Rules,
    *,
    before: datetime,
) -> datetime | None:
    """When somebody whom this reason keeps back may be asked; None: not before then, or nobody can say."""
    match reason:
        case Reason.QUIET:
            at = quiet_ends(volunteer.quiet, now, rules.zone)
        case Reason.RESTING:
            at = max(until for until in (volunteer.paused_until, volunteer.resting_until) if until)
        case Reason.ASKED_ENOUGH if volunteer.asked_week < volunteer.a_week:
            at = next_midnight(now, rules.zone)
            volunteer = volunteer.model_copy(update={"asked_today": 0, "offers_open": 0})
        case _:
            return None
    if at >= before:
        return None
    then = why_not(volunteer, request, at, rules)
    if then is None or then is reason:
        return at if then is None else None
    return _chance(volunteer, request, then, at, rules, before=before)


def _number(offers: Sequence[Offer], live: Sequence[Offer]) -> int:
    """The wave that is under way, else the next one."""
    if live:
        return max(offer.wave for offer in live)
    return max((offer.wave for offer in offers), default=AGAIN_WAVE) + 1


def _whose_turn(
    request: Request, fitting: Sequence[Volunteer], offers: Sequence[Offer], number: int, now: datetime
) -> tuple[int, Sequence[Volunteer]]:
    """Who may be asked in this wave. Those who would gladly come again have one of their own, if there is time."""
    glad = [volunteer for volunteer in fitting if request.resident in volunteer.gladly_again]
    hurry = request.urgent or request.latest_start - now < TIME_FOR_A_ROUND_ALONE
    if number == AGAIN_WAVE or (glad and not offers and not hurry):
        return AGAIN_WAVE, glad
    return number, fitting
