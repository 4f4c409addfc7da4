"""What a message's fate means: an offer counts when it is sent; who cannot be reached is passed over at once."""

from __future__ import annotations

from bot.cards.requests import NOT_REACHED
from bot.domain.ids import PersonId, RequestId
from bot.domain.lifecycle import OfferAction, offer_after
from bot.domain.offers import Offer
from bot.storage import assignments, people, requests
from bot.storage.assignments import AssignmentState
from bot.usecases import helping, offering, unsaying
from bot.usecases.here import Here


async def sent(here: Here, occasion: str | None) -> None:
    """Telegram has it."""
    offer = await _offer(here, occasion)
    if offer is not None:
        await requests.offer_was_sent(here.tx, here.now, offer)


async def stale(here: Here, occasion: str | None) -> None:
    """It was past or void before it could be sent: the offer does not count, and the wave looks again."""
    await _lost(here, occasion, OfferAction.NEVER_SENT)


async def failed(here: Here, person: PersonId, occasion: str | None, *, unreachable: bool) -> None:
    """It can never be sent: whoever cannot be reached is marked so, and what waited for them moves on."""
    if unreachable:
        await people.set_unreachable(here.tx, person, here.now)
        for offer in await requests.offers_waiting_for(here.tx, person):
            state = offer_after(offer.state, OfferAction.CANNOT_REACH)
            if state is not None and await requests.end_offer(here.tx, here.now, offer, state):
                await offering.look(here, offer.request)
        await unsaying.not_delivered(here, occasion)
        await _hand_over_tasks(here, person)
        return
    await unsaying.not_delivered(here, occasion)
    await _lost(here, occasion, OfferAction.CANNOT_REACH)


async def _hand_over_tasks(here: Here, person: PersonId) -> None:
    """Whoever has not set out yet cannot be told anything any more: others are asked.

    Who is on the way is close to the door; that task runs on.
    """
    for task in await assignments.of_person(here.tx, person, here.now):
        stored = await requests.by_id(here.tx, task.request)
        if task.state is AssignmentState.ASSIGNED and stored is not None:
            await helping.hand_over(here, task, stored, reason="unreachable", news=NOT_REACHED)


async def _lost(here: Here, occasion: str | None, action: OfferAction) -> None:
    offer = await _offer(here, occasion)
    state = offer_after(offer.state, action) if offer else None
    if offer is not None and state is not None and await requests.end_offer(here.tx, here.now, offer, state):
        await offering.look(here, offer.request)


async def _offer(here: Here, occasion: str | None) -> Offer | None:
    """The offer that this occasion speaks of: `offer:request:person:wave`. None: none, or asked again since."""
    kind, *ids = (occasion or "").split(":")
    if kind != "offer" or len(ids) != 3:
        return None
    offer = await requests.offer_to(here.tx, RequestId(int(ids[0])), PersonId(int(ids[1])))
    return offer if offer is not None and offering.offer_card(offer) == occasion else None
