"""Who comes, or comes back, gets what waited for them: a coordinator the cards, an asker the news of who comes."""

from __future__ import annotations

from bot.cards import hands as cards
from bot.domain.ids import PersonId
from bot.say import Say, Urgency
from bot.storage import hands, requests
from bot.storage.hands import Hand, Kind
from bot.usecases import (
    approving,
    escalating,
    giving_back,
    holding,
    mediating,
    raising,
    reminding,
    ringing,
    unpaid,
    unseen,
)
from bot.usecases.desk import coordinators_for
from bot.usecases.here import Here


async def what_waits(here: Here, coordinator: PersonId) -> None:
    """Every card that nobody has taken yet, of each organisation that is this coordinator's to look after."""
    for organisation in here.town.organisations:
        if coordinator in {one.id for one in await coordinators_for(here, organisation.id)}:
            for hand in await hands.waiting(here.tx, organisation.id):
                await _show(here, hand, coordinator)
            await approving.gather(here, organisation.id)
    for hand in await hands.waiting(here.tx, raising.EVERYBODY):
        await _show(here, hand, coordinator)


async def let_go(here: Here, taken: list[Hand]) -> None:
    """What a coordinator who has left had taken waits for the others."""
    for hand in taken:
        await hands.give_back(here.tx, hand.id)
        free = hand.model_copy(update={"state": "open", "taken_by": None})
        stored = await requests.by_id(here.tx, hand.request) if hand.request else None
        if hand.kind is Kind.STOPPED and stored is not None:
            await escalating.begin(here, free, stored)
            continue
        for coordinator in await raising.readers(here, free):
            await _show(here, free, coordinator.id)
        if hand.kind is Kind.APPROVAL:
            await approving.gather(here, hand.organisation)


async def _show(here: Here, hand: Hand, coordinator: PersonId) -> None:
    say = await _card(here, hand) if hand.state == "open" else None
    if say is not None and raising.is_for(hand, coordinator):
        await raising.put(here, hand, coordinator, say, Urgency.REMINDER)


async def _card(here: Here, hand: Hand) -> Say | None:
    """None: approvals are gathered, and what is about nothing any more is no card."""
    stored = await requests.by_id(here.tx, hand.request) if hand.request else None
    match hand.kind:
        case Kind.RING if hand.person is not None:
            return ringing.card(hand, await here.person(hand.person))
        case Kind.ODD_TEXT:
            return cards.odd_text(hand.id, str(hand.facts.get("language", "")))
        case Kind.STUCK if stored is not None:
            return await raising.stuck_now(here, hand, stored)
        case Kind.LOOK if stored is not None:
            return raising.look_card(here, hand, stored)
        case Kind.SILENT if stored is not None:
            return await reminding.silent_card(here, hand, stored)
        case Kind.UNPAID:
            return await unpaid.card(here, hand)
        case Kind.TALK if stored is not None:
            return await mediating.card(here, hand, stored)
        case Kind.UNSEEN if stored is not None:
            return await unseen.card(here, hand, stored)
        case Kind.STOPPED if stored is not None:
            return await raising.report_card(here, hand, stored)
        case Kind.HELD:
            return giving_back.card(hand)
        case Kind.UPCOMING if stored is not None:
            return await holding.upcoming_card(here, hand, stored)
    return None
