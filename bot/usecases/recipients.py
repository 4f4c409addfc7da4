"""Whom the help is for, when that is not who asked: what the asker hears of it, they hear as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.cards import behalf as cards
from bot.cards.requests import plain
from bot.domain.ids import PersonId, RequestId
from bot.say import Edit, Row, Say, Send
from bot.storage import people, requests
from bot.storage.requests import Stored
from bot.text import Text
from bot.usecases.here import Here

NOT_THEIRS = frozenset({"request", "time"})
"""What only the asker can press: the request itself, and its time."""


async def tell(
    here: Here, stored: Stored, *messages: Send | Edit, theirs: Callable[[Say], Say] | None = None
) -> None:
    """Say to the asker how it goes with the help, and the same to the recipient who has opened the link.

    `theirs` makes of what the asker reads what the recipient does; None: the same, without what only the asker can
    press.
    """
    await here.say(*both(stored, *messages, theirs=theirs))


def both(
    stored: Stored, *messages: Send | Edit, theirs: Callable[[Say], Say] | None = None
) -> tuple[Send | Edit, ...]:
    """The messages to the asker, and after each the one to the recipient, if there is one."""
    if stored.recipient is None:
        return messages
    found: list[Send | Edit] = []
    for message in messages:
        found += [message, _copy(message, stored.recipient, theirs or _without)]
    return tuple(found)


async def voice_of(here: Here, stored: Stored) -> PersonId:
    """Who speaks with the helper: the recipient who has opened the link and can be reached, else who asked."""
    if stored.recipient is None:
        return stored.resident
    person = await people.by_id(here.tx, stored.recipient)
    speaks = person is not None and person.reachable and person.chat_id is not None
    return stored.recipient if speaks else stored.resident


def card_of(occasion: str, recipient: PersonId) -> str:
    """The recipient's card beside the asker's; theirs alone, for a new link may make it somebody else's matter."""
    return f"{occasion}:theirs:{recipient}"


def their_card(request: RequestId, recipient: PersonId) -> str:
    """What was asked for them, and how it stands; beside the asker's card about the request."""
    return card_of(f"request:{request}", recipient)


async def show(here: Here, stored: Stored) -> None:
    """That card, to the recipient; the code words are edited in once the message's id is known."""
    if stored.recipient is not None:
        say, reveal = (_their_say(here, stored, revealed=shown) for shown in (False, True))
        await here.show(Send(stored.recipient, say, their_card(stored.id, stored.recipient), reveal=reveal))


async def refresh(here: Here, request: RequestId) -> None:
    """That card as it stands now."""
    stored = await requests.by_id(here.tx, request)
    if stored is not None and stored.recipient is not None:
        await here.say(Edit(their_card(request, stored.recipient), _their_say(here, stored, revealed=True)))


async def close(here: Here, stored: Stored, text: Text) -> None:
    """That card when there is nothing more to it."""
    if stored.recipient is not None:
        await here.say(Edit(their_card(stored.id, stored.recipient), plain(text)))


def _their_say(here: Here, stored: Stored, *, revealed: bool) -> Say:
    return cards.theirs(
        stored.request,
        here.categories[stored.request.category],
        here.town.organisation(stored.organisation),
        here.town,
        pictures=stored.code_word if revealed else None,
    )


def _copy(message: Send | Edit, recipient: PersonId, theirs: Callable[[Say], Say]) -> Send | Edit:
    if isinstance(message, Edit):
        return Edit(card_of(message.of, recipient), theirs(message.say))
    return replace(
        message,
        to=recipient,
        say=theirs(message.say),
        occasion=card_of(message.occasion, recipient),
        reveal=message.reveal and theirs(message.reveal),
    )


def _without(say: Say) -> Say:
    kept = (tuple(b for b in row if (b.press or "").partition(":")[0] not in NOT_THEIRS) for row in say.rows)
    rows: tuple[Row, ...] = tuple(row for row in kept if row)
    return replace(say, rows=rows)
