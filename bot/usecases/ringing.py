"""*Ring me*: somebody asks for a human voice."""

from __future__ import annotations

from bot.cards import hands as hand_cards
from bot.cards import requests as cards
from bot.cards.common import ring_us
from bot.flows.forms.small import OwnNumber
from bot.flows.screens import SHARE_CONTACT
from bot.say import Button, Say, Send, Toast, Urgency
from bot.storage import hands, people
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.text import N_, lines
from bot.usecases import approving, asking, raising, talking
from bot.usecases.desk import read_when
from bot.usecases.here import Here

REASONS = frozenset({"danger", "stopped", "after"})
"""What a button of ours may say about why; *danger* jumps the queue."""
WE_RING = N_("A coordinator has your wish.")


async def ask(here: Here, person: Person, *, reason: str) -> None:
    """A card to the coordinators, and the truth about when somebody rings."""
    await raise_card(here, person, reason=reason, language=None)
    organisation = here.town.default_organisation
    said = (WE_RING, read_when(here, organisation), ring_us(organisation, here.town))
    no_number = person.private.phone is None
    busy = await talking.open_run(here, person) is not None
    say = cards.plain(*said)
    if no_number and busy:
        # The open form stays: its *Back* and *Cancel* would be taken for those of the number.
        say = cards.plain(*said, rows=((Button(SHARE_CONTACT, "ring:number", emoji="📞"),),))
    await here.say(Send(person.id, say, f"ring:{person.id}:{here.occasion}"))
    if no_number and not busy:
        await talking.begin(here, person, "ring_number", OwnNumber())


async def ask_number(here: Here, person: Person) -> Toast:
    """*Share my number*, beside an open form, which waits meanwhile."""
    if person.private.phone is None:
        await talking.begin(here, person, "ring_number", OwnNumber(), fresh=True)
        return Toast()
    return Toast(WE_RING)


async def takes_number(here: Here, person: Person, phone: str) -> bool:
    """The own number of somebody who is to be rung, or whose request waits for it, shared beside any question.

    False: it answers something else.
    """
    if person.private.phone is not None or await talking.waits_on_keyboard(here, person):
        return False
    if await hands.open_about(here.tx, Kind.RING, person=person.id) is not None:
        await number(here, person, OwnNumber(phone=phone), "beside")
    elif await asking.waiting_for_number(here, person.id):
        await asking.share_number(here, person, OwnNumber(phone=phone), "beside")
    else:
        return False
    return True


async def raise_card(here: Here, person: Person, *, reason: str, language: str | None) -> None:
    """To every coordinator of the default organisation; danger words make it jump the queue."""
    person = await here.remember_name(person)
    organisation = here.town.default_organisation
    earlier = await hands.open_about(here.tx, Kind.RING, person=person.id)
    if earlier is not None:
        if reason != "danger" or earlier.facts.get("reason") == "danger":
            await _show(here, earlier, person)
            return
        # Danger must not hide behind a wish that waits since yesterday.
        await hands.settle(here.tx, here.now, earlier.id, "itself", None)
        await raising.show(here, earlier, hand_cards.settled(hand_cards.SETTLED, None))
    facts = {"reason": reason, **({"language": language} if language else {})}
    hand = await hands.raise_(here.tx, here.now, Kind.RING, organisation.id, person=person.id, facts=facts)
    await _show(here, hand, person)
    await here.note("ring me", who=person.id, whom=person.id)


async def number(here: Here, person: Person, form: OwnNumber, _way: str) -> None:
    """The number to ring; the coordinators' cards show it."""
    private = person.private.model_copy(update={"phone": form.phone})
    await people.set_private(here.tx, person.id, private)
    await here.note("number", who=person.id, whom=person.id)
    hand = await hands.open_about(here.tx, Kind.RING, person=person.id)
    if hand is not None:
        await _show(here, hand, person.model_copy(update={"private": private}))
    await approving.number_known(here, person.id)
    done = Say(lines(WE_RING), drop_keyboard=True)
    await here.say(Send(person.id, done, f"ring-number:{person.id}:{here.occasion}"))
    await asking.number_known(here, person.id)


async def _show(here: Here, hand: Hand, person: Person) -> None:
    """The card as it stands now, on every coordinator's phone."""
    await raising.send(here, hand, card(hand, person), Urgency.ANSWER)


def card(hand: Hand, person: Person) -> Say:
    """Whom to ring, and why."""
    language = hand.facts.get("language")
    return hand_cards.ring(
        hand.id,
        person.id,
        danger=hand.facts.get("reason") == "danger",
        language=str(language) if language else None,
        has_number=person.private.phone is not None,
    )
