"""*Is this text odd?*: what somebody finds strange reaches a coordinator."""

from __future__ import annotations

from bot.cards import hands as cards
from bot.cards import requests as request_cards
from bot.flows.forms.small import Words
from bot.say import Send, Urgency
from bot.storage import hands
from bot.storage.hands import Kind, Private
from bot.storage.people import Person
from bot.text import N_
from bot.usecases import raising, talking
from bot.usecases.here import Here

THANKS = N_("Thank you. A coordinator reads it, and the text gets better.")


async def begin(here: Here, person: Person) -> None:
    await talking.begin(here, person, "odd_text", Words(), fresh=True)


async def tell(here: Here, person: Person, form: Words, _way: str) -> None:
    """The words and their language, to the coordinators of the default organisation."""
    organisation = here.town.default_organisation
    language = here.words_of(person).language
    hand = await hands.raise_(
        here.tx,
        here.now,
        Kind.ODD_TEXT,
        organisation.id,
        person=person.id,
        facts={"language": language},
        private=Private(words=form.words, media=form.media),
    )
    await raising.send(here, hand, cards.odd_text(hand.id, language), Urgency.REMINDER)
    await here.say(Send(person.id, request_cards.plain(THANKS), f"odd:{person.id}:{here.occasion}"))
