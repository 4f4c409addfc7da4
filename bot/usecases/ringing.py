"""*Ring me*: somebody asks for a human voice."""

from __future__ import annotations

from bot.cards import hands as hand_cards
from bot.cards import requests as cards
from bot.cards.common import ring_us
from bot.domain.promises import desk_open, next_desk
from bot.flows.forms.small import OwnNumber
from bot.say import Send, Urgency
from bot.storage import hands, people
from bot.storage.hands import Kind
from bot.storage.people import Person
from bot.text import N_
from bot.usecases import raising, talking
from bot.usecases.desk import desk_of
from bot.usecases.here import Here

WE_RING = N_("A coordinator has your wish.")


async def ask(here: Here, person: Person, *, reason: str) -> None:
    """A card to the coordinators, and the truth about when somebody rings."""
    await raise_card(here, person, reason=reason, language=None)
    organisation = here.town.default_organisation
    desk = desk_of(organisation, here.town)
    reads = cards.reads(next_desk(here.now, desk), is_open=desk_open(here.now, desk))
    text = cards.plain(WE_RING, reads, ring_us(organisation, here.town))
    await here.say(Send(person.id, text, f"ring:{person.id}:{here.occasion}"))
    if person.private.phone is None and await talking.open_run(here, person) is None:
        await talking.begin(here, person, "ring_number", OwnNumber())


async def raise_card(here: Here, person: Person, *, reason: str, language: str | None) -> None:
    """To every coordinator of the default organisation; danger words make it jump the queue."""
    person = await here.remember_name(person)
    organisation = here.town.default_organisation
    if await hands.open_about(here.tx, Kind.RING, person=person.id) is not None:
        return
    facts = {"reason": reason, **({"language": language} if language else {})}
    hand = await hands.raise_(here.tx, here.now, Kind.RING, organisation.id, person=person.id, facts=facts)
    say = hand_cards.ring(
        hand.id,
        person.id,
        danger=reason == "danger",
        language=language,
        has_number=person.private.phone is not None,
    )
    await raising.send(here, hand, say, Urgency.ANSWER)
    await here.note("ring me", who=person.id, whom=person.id)


async def number(here: Here, person: Person, form: OwnNumber, _way: str) -> None:
    """The number to ring; the coordinators' cards show it."""
    await people.set_private(here.tx, person.id, person.private.model_copy(update={"phone": form.phone}))
    hand = await hands.open_about(here.tx, Kind.RING, person=person.id)
    if hand is not None:
        reason, language = str(hand.facts.get("reason")), hand.facts.get("language")
        say = hand_cards.ring(
            hand.id,
            person.id,
            danger=reason == "danger",
            language=str(language) if language else None,
            has_number=True,
        )
        await raising.send(here, hand, say, Urgency.ANSWER)
    await here.say(Send(person.id, cards.plain(WE_RING), f"ring-number:{person.id}:{here.occasion}"))
