"""Words that passed through us are taken back in time, and whoever's words did not arrive is told."""

from __future__ import annotations

from bot.cards import relay as cards
from bot.domain.ids import PersonId
from bot.say import Delete, Edit, Say, Send
from bot.storage import assignments, relayed, requests
from bot.storage.assignments import Assignment
from bot.storage.requests import Stored
from bot.usecases import mediating
from bot.usecases.here import Here


def copy_card(relayed_id: int) -> str:
    """The copy in the receiver's chat."""
    return f"relay:{relayed_id}"


def record_card(relayed_id: int) -> str:
    """What the sender of a ready phrase reads about it."""
    return f"said:{relayed_id}"


async def forget(here: Here, task: Assignment) -> None:
    """Nothing that passed between the two stays: words are edited away, photos and voices deleted, rows blanked."""
    for row in await relayed.of_assignment(here.tx, task.id):
        if row.blanked:
            continue
        if row.private.media is None:
            await here.say(Edit(copy_card(row.id), Say(cards.GONE)))
        else:
            await here.say(Delete(copy_card(row.id)))
        await here.say(Edit(record_card(row.id), Say(cards.GONE)))
    await relayed.blank(here.tx, here.now, task.id)
    await mediating.settle(here, task.request)


async def media_over(here: Here, relayed_id: int) -> None:
    """Telegram lets a message be deleted for 48 hours only: a photo or a voice goes before that."""
    await here.say(Delete(copy_card(relayed_id)))


async def not_delivered(here: Here, occasion: str | None) -> None:
    """A copy that can never be sent: its sender hears it."""
    kind, _, number = (occasion or "").partition(":")
    row = await relayed.by_id(here.tx, int(number)) if kind == "relay" and number.isdecimal() else None
    task = await assignments.by_id(here.tx, row.assignment) if row else None
    stored = await requests.by_id(here.tx, task.request) if task else None
    if row is not None and task is not None and stored is not None and task.is_running:
        await tell_not_reached(here, task, stored, sender=row.sender, receiver=row.receiver)


async def tell_not_reached(
    here: Here, task: Assignment, stored: Stored, *, sender: PersonId, receiver: PersonId
) -> None:
    organisation = here.town.organisation(stored.organisation)
    say = cards.not_reached(receiver, task.id, organisation, here.town)
    await here.say(Send(sender, say, f"undelivered:{task.id}:{here.occasion}"))
