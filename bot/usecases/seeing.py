"""*I have seen it*: whether who is helped knows that somebody comes."""

from __future__ import annotations

from bot.domain.ids import AssignmentId
from bot.domain.rhythm import Beat
from bot.say import Toast
from bot.storage import assignments, dues
from bot.storage.people import Person
from bot.text import N_
from bot.usecases import agreeing, answering, helping, raising, talks
from bot.usecases.bonds import both_of
from bot.usecases.here import Here
from bot.usecases.talks import Talk

NOT_NOW = N_("That is not possible any more.")
NOTED = N_("Noted.")


async def seen(here: Here, person: Person, assignment: AssignmentId) -> Toast:
    """Pressed on the card about who comes."""
    talk = await talks.held(here, person, assignment)
    if talk is None or talk.is_helper:
        return Toast(NOT_NOW)
    await mark(here, talk)
    await agreeing.ask_once(here, talk)
    return Toast(NOTED)


async def mark(here: Here, talk: Talk) -> None:
    """Who is helped and presses it, or writes, has seen who comes: both cards say so."""
    if talk.is_helper or not await assignments.set_seen(here.tx, here.now, talk.task.id):
        return
    await dues.drop(here.tx, Beat.NOT_SEEN.value, talk.task.id)
    await raising.settle_unseen(here, talk.stored.id)
    await here.note("seen", who=talk.me, whom=talk.task.person, request=talk.stored.id)
    found = await both_of(here, talk.task.id)
    if found is not None:
        await helping.refresh(here, *found)
        await answering.refresh_match(here, *found)
