"""Whom the help is for, when that is not who asked: what the asker hears of it, they hear as well."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.ids import PersonId
from bot.say import Edit, Outgoing, Row, Say, Send
from bot.storage import people
from bot.storage.requests import Stored
from bot.usecases.here import Here

NOT_THEIRS = frozenset({"request", "time"})
"""What only the asker can press: the request itself, and its time."""


async def tell(here: Here, stored: Stored, *messages: Send | Edit, theirs: Say | None = None) -> None:
    """Say to the asker how it goes with the help, and the same to the recipient who has opened the link.

    `theirs`: what the recipient reads instead; None: the same, without what only the asker can press.
    """
    await here.say(*both(stored, *messages, theirs=theirs))


def both(stored: Stored, *messages: Send | Edit, theirs: Say | None = None) -> tuple[Outgoing, ...]:
    """The messages to the asker, each with the one to the recipient, if there is one."""
    if stored.recipient is None:
        return messages
    return tuple(one for message in messages for one in (message, _copy(message, stored.recipient, theirs)))


async def voice_of(here: Here, stored: Stored) -> PersonId:
    """Who speaks with the helper: the recipient who has opened the link and can be reached, else who asked."""
    if stored.recipient is None:
        return stored.resident
    person = await people.by_id(here.tx, stored.recipient)
    speaks = person is not None and person.reachable and person.chat_id is not None
    return stored.recipient if speaks else stored.resident


def card_of(occasion: str) -> str:
    """The recipient's card beside the asker's."""
    return f"{occasion}:theirs"


def _copy(message: Send | Edit, recipient: PersonId, theirs: Say | None) -> Send | Edit:
    if isinstance(message, Edit):
        return Edit(card_of(message.of), theirs or _without(message.say))
    return replace(
        message,
        to=recipient,
        say=theirs or _without(message.say),
        occasion=card_of(message.occasion),
        reveal=None if theirs or message.reveal is None else _without(message.reveal),
    )


def _without(say: Say) -> Say:
    kept = (tuple(b for b in row if (b.press or "").partition(":")[0] not in NOT_THEIRS) for row in say.rows)
    rows: tuple[Row, ...] = tuple(row for row in kept if row)
    return replace(say, rows=rows)
