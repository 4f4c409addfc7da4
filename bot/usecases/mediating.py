"""*Ask a coordinator*: two who do not understand each other get somebody who reads their last words and rings."""

from __future__ import annotations

from bot.cards import relay as cards
from bot.cards import requests as request_cards
from bot.cards.common import ring_us
from bot.domain.ids import RequestId
from bot.say import Say, Send, Urgency
from bot.storage import assignments, hands, relayed
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.usecases import raising
from bot.usecases.desk import read_when
from bot.usecases.here import Here
from bot.usecases.talks import Talk

LAST_WORDS = 2


async def ask(here: Here, person: Person, talk: Talk) -> None:
    """A card to the coordinators, and the truth about when somebody reads it."""
    stored = talk.stored
    hand = await hands.open_about(here.tx, Kind.TALK, request=stored.id)
    if hand is None:
        hand = await hands.raise_(
            here.tx, here.now, Kind.TALK, stored.organisation, person=person.id, request=stored.id
        )
        await here.note("asked a coordinator", who=person.id, whom=person.id, request=stored.id)
    say = await card(here, hand, stored)
    if say is not None:
        await raising.send(here, hand, say, Urgency.ANSWER)
    organisation = here.town.organisation(stored.organisation)
    news = (cards.COORDINATOR_READS, read_when(here, organisation), ring_us(organisation, here.town))
    await here.say(Send(person.id, request_cards.plain(*news), f"mediated:{stored.id}:{here.occasion}"))


async def card(here: Here, hand: Hand, stored: Stored) -> Say | None:
    """Whom to ring, and the last words that passed; None: the talk is over by now."""
    running = await assignments.running(here.tx, stored.id)
    if running is None:
        return None
    said = [row for row in await relayed.of_assignment(here.tx, running.id) if row.kind == "words"]
    last = tuple((row.sender, row.id) for row in said[-LAST_WORDS:] if row.private.words)
    kind = here.categories[stored.request.category]
    return cards.asks_coordinator(hand.id, stored.request, kind, here.town, helper=running.person, last=last)


async def settle(here: Here, request: RequestId) -> None:
    """The talk is forgotten: the coordinators' card holds nothing of it any more."""
    hand = await hands.open_about(here.tx, Kind.TALK, request=request)
    if hand is not None and await hands.settle(here.tx, here.now, hand.id, "itself", None):
        await raising.show(here, hand, cards.settled_itself())
