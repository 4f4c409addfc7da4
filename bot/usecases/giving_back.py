"""Who has given back two tasks after seeing the address: a coordinator looks before the next question."""

from __future__ import annotations

from bot.cards import reports as cards
from bot.cards import requests as request_cards
from bot.cards.common import ring_us
from bot.cards.hands import GONE, settled
from bot.domain.ids import PersonId
from bot.domain.reports import WITHIN, looks_first
from bot.say import Say, Send, Toast, Urgency
from bot.storage import assignments, hands, volunteers
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.text import N_
from bot.usecases import raising
from bot.usecases.here import Here

DONE = N_("Done.")
WHY = "gave_back"


async def look(here: Here, person: PersonId) -> None:
    """A task was given back just now: whether the next question waits for a coordinator."""
    gave_back = await assignments.gave_back(here.tx, person, here.now - WITHIN)
    looked_at = await volunteers.looked_at(here.tx, person)
    if await volunteers.held_why(here.tx, person) or not looks_first(gave_back, looked_at, here.now):
        return
    await volunteers.hold(here.tx, here.now, person, WHY)
    organisation = await volunteers.organisation_of(here.tx, person)
    known = here.town.organisation(organisation or "").id
    hand = await hands.raise_(here.tx, here.now, Kind.HELD, known, person=person)
    await raising.send(here, hand, card(hand), Urgency.REMINDER)


async def press(here: Here, by: Person, hand: Hand, what: str) -> Toast:
    """*Goes on*, *I ring first* or *Rest*."""
    if hand.person is None or hand.taken_by not in {None, by.id}:
        return Toast(GONE)
    match what:
        case "goes_on":
            return await _goes_on(here, by, hand, hand.person)
        case "ring_first" | "rest":
            return await _take(here, by, hand, hand.person, rests=what == "rest")
    return Toast(GONE)


def card(hand: Hand) -> Say:
    return cards.gave_back(hand.id, hand.person or PersonId(0))


async def _goes_on(here: Here, by: Person, hand: Hand, person: PersonId) -> Toast:
    if not await hands.settle(here.tx, here.now, hand.id, "goes on", by.id):
        return Toast(GONE)
    await volunteers.goes_on(here.tx, here.now, person)
    await raising.show(here, hand, settled(cards.HAS_GONE_ON(name=request_cards.name_of(person)), by.id))
    return Toast(DONE)


async def _take(here: Here, by: Person, hand: Hand, person: PersonId, *, rests: bool) -> Toast:
    """The card stays with this coordinator until they go on; somebody who rests is told, and may ring."""
    await hands.take(here.tx, here.now, hand.id, by.id)
    head = cards.RESTS if rests else cards.YOU_RING
    await raising.show(here, hand, settled(head(name=request_cards.name_of(person)), by.id), but=by.id)
    await raising.show(here, hand, cards.gave_back(hand.id, person, head=head, rests=rests), only=by.id)
    if rests:
        say = request_cards.plain(cards.YOU_REST, ring_us(here.town.default_organisation, here.town))
        await here.say(Send(person, say, f"rest:{hand.id}", Urgency.REMINDER))
    return Toast(DONE)
