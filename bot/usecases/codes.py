"""What who asked passes on to the one whom the help is for: the code words, and a link that makes them known to us.

Of a link only the hash is stored, so that reading the database makes nobody the recipient.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode

from bot.cards import behalf as cards
from bot.say import Edit, Say, Send
from bot.storage import outbox, requests
from bot.storage.requests import Stored
from bot.usecases.here import Here

PREFIX = "r_"
SEED_BYTES = 16


async def hand_out(here: Here, stored: Stored) -> None:
    """A new link, with the text to pass on; an older one does not work any more."""
    code = urlsafe_b64encode(here.seed.to_bytes(SEED_BYTES)).decode().rstrip("=")
    await requests.set_link(here.tx, stored.id, hashed(code))
    older = await _cards(here, stored)
    for card in older:
        await here.say(Edit(card, Say(cards.LINK_REPLACED)))
    if not older:
        await here.say(Send(stored.resident, cards.pass_on(stored.id), f"pass:{stored.id}"))
    say, reveal = (_ready(here, stored, code, revealed=shown) for shown in (False, True))
    card = _card(stored, len(older))
    language = _language(here, stored)
    await here.say(Send(stored.resident, say, card, reveal=reveal, language=language))


async def take_back(here: Here, stored: Stored) -> None:
    """It is over: the code words go from the texts that were passed on, and the link leads nowhere."""
    if stored.consent is None:
        return
    await requests.set_link(here.tx, stored.id, None)
    await here.say(Edit(f"pass:{stored.id}", Say(cards.LINK_OVER)))
    for card in await _cards(here, stored):
        await here.say(Edit(card, Say(cards.LINK_OVER)))


def hashed(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _ready(here: Here, stored: Stored, code: str, *, revealed: bool) -> Say:
    return cards.ready(
        stored.request,
        here.categories[stored.request.category],
        here.town.organisation(stored.organisation),
        here.town,
        link=f"{here.link}?start={PREFIX}{code}",
        pictures=stored.code_word if revealed else None,
    )


def _language(here: Here, stored: Stored) -> str | None:
    """The one that the recipient speaks best, if texts are there in it; None: that of who asked."""
    spoken = sorted(stored.private.languages, key=lambda one: -one.fluency.value)
    return next((one.language for one in spoken if one.language in here.town.languages), None)


async def _cards(here: Here, stored: Stored) -> list[str]:
    """The texts that were handed out so far."""
    handed: list[str] = []
    while await outbox.is_queued(here.tx, _card(stored, len(handed))):
        handed.append(_card(stored, len(handed)))
    return handed


def _card(stored: Stored, number: int) -> str:
    return f"ready:{stored.id}:{number}"
