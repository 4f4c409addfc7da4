"""Words that passed through us are taken back in time, and whoever's words did not arrive is told."""

from __future__ import annotations

from bot.cards import relay as cards
from bot.domain.ids import AssignmentId, PersonId
from bot.say import Delete, Edit, Say, Send
from bot.storage import assignments, hands, relayed, requests
from bot.storage.assignments import Assignment
from bot.storage.relayed import Relayed
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
    """Nothing that passed between the two stays: words are edited away, photos and voices deleted, rows blanked.

    Not the rows while a report about the task is open: what was said may matter.
    """
    for row in await relayed.of_assignment(here.tx, task.id):
        if not row.blanked:
            await _take_back(here, row)
    if not await hands.reports_open(here.tx, request=task.request):
        await relayed.blank(here.tx, here.now, task.id)
    for whose in task.may_be_rung:
        await hide_number(here, task, whose)
    await mediating.settle(here, task.request)


async def take_from(here: Here, task: Assignment, person: PersonId) -> None:
    """It was not theirs to read: what passed to and from this person goes from the chats, numbers too."""
    for row in await relayed.of_assignment(here.tx, task.id):
        if person in {row.sender, row.receiver} and not row.blanked:
            await _take_back(here, row)
    for whose in task.may_be_rung:
        await hide_number(here, task, whose)


async def _take_back(here: Here, row: Relayed) -> None:
    if row.kind in {"words", "phrase"}:
        await here.say(Edit(copy_card(row.id), Say(cards.GONE)))
    else:
        await here.say(Delete(copy_card(row.id)))
    await here.say(Edit(record_card(row.id), Say(cards.GONE)))


def telephone_card(task: AssignmentId, whose: PersonId) -> str:
    """The number of one side, on the other side's phone."""
    return f"telephone:{task}:{whose}"


def ring_card(relayed_id: int) -> str:
    """The same number, once more under *Please call me*."""
    return f"rings:{relayed_id}"


def unseen_card(task: AssignmentId) -> str:
    """The news that who is helped has not seen who comes, on the helper's phone."""
    return f"unseen:{task}"


async def hide_number(here: Here, task: Assignment, whose: PersonId) -> None:
    """A number goes from the other side's chat, wherever it stood."""
    gone = Say(cards.NUMBER_GONE)
    await here.say(Edit(telephone_card(task.id, whose), gone))
    if whose != task.person:
        await here.say(Edit(unseen_card(task.id), gone))
    for row in await relayed.of_assignment(here.tx, task.id):
        if row.sender == whose and row.phrase == "call_me":
            await here.say(Edit(ring_card(row.id), gone))


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
