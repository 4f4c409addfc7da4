"""Who is kept back: nobody new meets them, and what they have ahead is looked at, until they may go on."""

from __future__ import annotations

from datetime import datetime

from bot.cards import offers as offer_cards
from bot.cards import reports as cards
from bot.cards.hands import GONE, settled
from bot.cards.timing import OVER
from bot.domain.ids import PersonId, RequestId
from bot.domain.lifecycle import Action, after
from bot.domain.offers import Offer, OfferState
from bot.domain.reports import decide_by
from bot.domain.requests import State
from bot.say import Edit, Say, Toast, Urgency
from bot.storage import assignments, dues, hands, people, requests
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_
from bot.usecases import helping, offering, raising
from bot.usecases.here import Here

DUE = "upcoming"
NOTED = N_("Noted.")


async def hold(here: Here, person: PersonId, *, but: RequestId) -> None:
    """Nobody new meets them, without a word to them. `but`: the request that is stopped already."""
    await people.hold(here.tx, person, here.now)
    for offer in await requests.offers_waiting_for(here.tx, person):
        await _close(here, offer)
        await offering.look(here, offer.request)
    for stored in await _asked(here, person):
        if stored.state is State.OPEN:
            # Its own hours go on: the next look finds nobody who may be asked, and says so then.
            for offer in await requests.offers(here.tx, stored.id):
                await _close(here, offer)
        task = await assignments.running(here.tx, stored.id)
        if task is not None and stored.id != but:
            await _look_at(here, person, task, stored)
    for task in await assignments.of_person(here.tx, person, here.now):
        ahead = await requests.by_id(here.tx, task.request)
        if task.is_running and ahead is not None and ahead.id != but:
            await _look_at(here, person, task, ahead)


async def lift(here: Here, person: PersonId) -> None:
    """They go on as before: what they have asked for goes out again, and what they have ahead stays."""
    await people.hold(here.tx, person, None)
    for hand in await hands.upcoming_about(here.tx, person):
        await _settle(here, hand, "itself", None)
    for stored in await _asked(here, person):
        open_again = after(stored.state, Action.RELEASE)
        if open_again is None or stored.waits_for != offering.NOBODY_LEFT:
            continue
        if stored.request.latest_start > here.now:
            await requests.move(here.tx, here.now, stored, open_again)
            await raising.settle_about(here, stored.id, None)
            await offering.go_out(here, stored.id, again=True)


async def press_upcoming(here: Here, by: Person, hand: Hand, stored: Stored, what: str) -> Toast:
    """They meet, or somebody else is asked."""
    task = await assignments.running(here.tx, stored.id)
    if task is None or what not in {"meet", "else"}:
        return Toast(GONE)
    await _settle(here, hand, what, by.id)
    if what == "else":
        await _part(here, task, stored)
    return Toast(NOTED)


async def nobody_decided(here: Here, hand_id: int) -> None:
    """It begins soon, and no coordinator has said that they should meet: they do not."""
    hand = await hands.by_id(here.tx, hand_id)
    stored = await requests.by_id(here.tx, hand.request) if hand and hand.request else None
    task = await assignments.running(here.tx, stored.id) if stored else None
    if hand is None or stored is None or not hand.is_open:
        return
    if task is None or task.state is AssignmentState.UNDER_WAY:
        return
    by = await _decide_by(here, task)
    if by > here.now:
        await here.due(DUE, hand.id, by)
        return
    await _settle(here, hand, "else", None)
    await _part(here, task, stored)


async def upcoming_card(here: Here, hand: Hand, stored: Stored) -> Say | None:
    """None: the task is over by now."""
    task = await assignments.running(here.tx, stored.id)
    if task is None or hand.about is None:
        return None
    waits = task.state is AssignmentState.ASSIGNED
    return cards.upcoming(
        hand.id,
        stored.request,
        here.categories[stored.request.category],
        here.town,
        helper=task.person,
        about=hand.about,
        by=cards.DECIDE_BEFORE(time=await _decide_by(here, task)) if waits else None,
    )


async def _look_at(here: Here, about: PersonId, task: Assignment, stored: Stored) -> None:
    """A card for the coordinators, and an hour by which they must have decided."""
    waiting = await hands.upcoming_about(here.tx, about)
    if any(hand.request == stored.id for hand in waiting):
        return
    neighbour = task.person if about in stored.own_side else stored.resident
    hand = await hands.raise_(
        here.tx,
        here.now,
        Kind.UPCOMING,
        stored.organisation,
        person=neighbour,
        request=stored.id,
        about=about,
    )
    say = await upcoming_card(here, hand, stored)
    if say is not None:
        await raising.send(here, hand, say, Urgency.ANSWER)
    if task.state is AssignmentState.ASSIGNED:
        await here.due(DUE, hand.id, await _decide_by(here, task))


async def _decide_by(here: Here, task: Assignment) -> datetime:
    return decide_by(task.meet_at or task.starts_at, here.now)


async def _part(here: Here, task: Assignment, stored: Stored) -> None:
    """The two do not meet; neither is told why."""
    await helping.hand_over(
        here, task, stored, reason="coordinator", news=cards.NOT_THE_SAME, closed=cards.YOU_NEED_NOT_GO
    )


async def _settle(here: Here, hand: Hand, how: str, by: PersonId | None) -> None:
    await dues.drop(here.tx, DUE, hand.id)
    if await hands.settle(here.tx, here.now, hand.id, how, by):
        text = cards.DECIDED_ELSE if how == "else" else cards.DECIDED_MEET
        await raising.show(here, hand, settled(text, by))


async def _asked(here: Here, person: PersonId) -> list[Stored]:
    """What they have asked for, and what was asked for them."""
    own = await requests.of_resident(here.tx, person, here.now)
    theirs = await requests.of_recipient(here.tx, person, here.now)
    return [*own, *(stored for stored in theirs if stored.resident != person)]


async def _close(here: Here, offer: Offer) -> None:
    """A question that nobody can answer any more. It does not count as asked: later they may be asked again."""
    waits = offer.state in {OfferState.QUEUED, OfferState.OPEN}
    if waits and await requests.end_offer(here.tx, here.now, offer, OfferState.STALE):
        await here.say(Edit(offering.offer_card(offer), offer_cards.over(OVER)))
