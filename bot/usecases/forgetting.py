"""What is taken out of the chats and out of the database when a task is over, and when."""

from __future__ import annotations

from datetime import timedelta

from bot.cards import requests as request_cards
from bot.cards import tasks as cards
from bot.cards.whose import ABOUT_GONE
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.lifecycle import CLOSED
from bot.domain.promises import grace_until
from bot.domain.requests import State
from bot.say import Delete, Edit, Media, Say, Send, Toast
from bot.storage import assignments, dues, hands, relayed, requests
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import lines
from bot.usecases import codes, paying, recipients, unsaying
from bot.usecases.bonds import about_card, drop_timers, edit_task, how_card, match_card, way_card
from bot.usecases.here import Here
from bot.usecases.vanishing import HERE_THEY_ARE, MEDIA_STAYS


async def begin_grace(here: Here, assignment: Assignment | None, stored: Stored) -> None:
    """From now on what is private goes: from the chats after the grace time, from the database after retention."""
    policy = here.town.policies
    await codes.take_back(here, stored)
    if assignment is not None:
        await drop_timers(here, assignment.id)
        await here.due("grace", assignment.id, grace_until(here.now, policy.grace_hours))
    await here.due("retention", stored.id, here.now + timedelta(days=policy.retention_days))


async def grace_over(here: Here, assignment_id: AssignmentId, *, leaving: bool = False) -> None:
    """The cards are edited to hold nothing private; not while something about it is being looked at.

    While money is to be paid back, only names and the receipt stay. `leaving`: one of the two is being erased.
    """
    assignment = await assignments.by_id(here.tx, assignment_id)
    stored = await requests.by_id(here.tx, assignment.request) if assignment else None
    if assignment is None or stored is None:
        return
    if stored.state is State.FROZEN:
        await here.due("grace", assignment_id, here.now + timedelta(hours=here.town.policies.grace_hours))
        return
    await take_media_away(here, assignment, stored)
    await unsaying.forget(here, assignment)
    await edit_task(here, assignment, _over(assignment))
    await here.say(Edit(about_card(assignment_id), Say(ABOUT_GONE)))
    until = await paying.names_until(here, assignment_id)
    if until is not None and not leaving:
        await here.due("grace", assignment_id, until)
        return
    await assignments.blank(here.tx, here.now, assignment_id)
    await paying.forget(here, assignment_id, leaving=leaving)
    ended = request_cards.NOT_SAID if assignment.is_running else request_cards.ENDED
    gone = request_cards.plain(ended, request_cards.NAME_GONE)
    await recipients.tell(here, stored, Edit(match_card(assignment_id), gone))
    if assignment.is_running:
        await recipients.close(here, stored, ended)
    await _forget_names(here, assignment, stored)


def _over(assignment: Assignment) -> Say:
    """The helper's card without anything private; who never said that it is done still can."""
    if assignment.is_running:
        return cards.not_said(assignment.id)
    how = {
        AssignmentState.DONE: cards.CLOSED_DONE,
        AssignmentState.CANCELLED: cards.CLOSED_CANCELLED,
    }.get(assignment.state, cards.CLOSED_STOPPED)
    return cards.closed(how, None)


async def _forget_names(here: Here, assignment: Assignment, stored: Stored) -> None:
    """First names go from the smaller messages about the task as well."""
    was = Edit(way_card(assignment.id), request_cards.plain(request_cards.WAS_ON_THE_WAY))
    await recipients.tell(here, stored, was)
    asked = how_card(assignment.id, "asker")
    sides = {assignment.person: how_card(assignment.id, "helper"), stored.resident: asked}
    if stored.recipient is not None:
        sides[stored.recipient] = recipients.card_of(asked, stored.recipient)
    for person, card in sides.items():
        said = await assignments.feedback_of(here.tx, assignment.id, person)
        if said is None and person != assignment.person:
            ask = cards.how_did_it_go(assignment.id)
            await here.say(Edit(card, Say(lines(request_cards.ENDED, ask.text), ask.rows)))
        elif said is not None and said.answer == "good" and said.again is None:
            await here.say(Edit(card, cards.again(assignment.id, None)))


async def retention_over(here: Here, request: RequestId) -> None:
    """The private fields of a closed request are blanked, unless something about it is still open."""
    stored = await requests.by_id(here.tx, request)
    if stored is None or stored.blanked:
        return
    if stored.state not in CLOSED or await hands.reports_open(here.tx, request=request):
        await here.due("retention", request, here.now + timedelta(days=here.town.policies.retention_days))
        return
    await requests.blank(here.tx, here.now, request)
    for task in await assignments.of_request(here.tx, request):
        await relayed.blank(here.tx, here.now, task.id)
    await hands.blank_about(here.tx, request)


async def show_media(here: Here, person: Person, assignment: Assignment, stored: Stored) -> Toast:
    """Each photo and voice as a message that is deleted within Telegram's 48 hours; once a day."""
    day = here.now.astimezone(here.town.zone).date().toordinal()
    kept = stored.private.media
    for number, media in enumerate(kept):
        say = Say(HERE_THEY_ARE, media=Media(media.kind, media.file_id), protect=True)
        await here.say(Send(person.id, say, _media_card(assignment.id, day, number)))
    await here.due("vanish", assignment.id, here.now + MEDIA_STAYS, PersonId(day))
    return Toast(HERE_THEY_ARE)


async def vanish(here: Here, assignment_id: AssignmentId, day: int) -> None:
    """The photos and voices that were shown that day go away."""
    assignment = await assignments.by_id(here.tx, assignment_id)
    stored = await requests.by_id(here.tx, assignment.request) if assignment else None
    many = len(stored.private.media) if stored else 0
    for number in range(many):
        await here.say(Delete(_media_card(assignment_id, day, number)))


async def take_media_away(here: Here, assignment: Assignment, stored: Stored) -> None:
    """Photos and voices that were shown do not wait for their hour when the task is over."""
    await dues.drop(here.tx, "vanish", assignment.id)
    since = max(assignment.made_at, here.now - MEDIA_STAYS)
    first, last = (at.astimezone(here.town.zone).date().toordinal() for at in (since, here.now))
    for day in range(first, last + 1):
        for number in range(len(stored.private.media)):
            await here.say(Delete(_media_card(assignment.id, day, number)))


def _media_card(assignment: AssignmentId, day: int, number: int) -> str:
    return f"media:{assignment}:{day}:{number}"
