"""How a task ends: done, cancelled or stopped; how it went; and what is taken out of the chats afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.cards import hands as hand_cards
from bot.cards import offers as offer_cards
from bot.cards import requests as request_cards
from bot.cards import tasks as cards
from bot.cards.common import ring_us, what_and_where
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.lifecycle import Action, OfferAction, after
from bot.domain.offers import OfferState
from bot.domain.promises import desk_open, grace_until, next_desk
from bot.domain.requests import State
from bot.flows.forms.small import Words
from bot.flows.safety import emergency_number
from bot.say import Button, Delete, Edit, Media, Say, Send, Toast, Urgency
from bot.storage import assignments, dues, hands, requests, volunteers
from bot.storage.assignments import RUNNING, Assignment, AssignmentState
from bot.storage.hands import Kind, Private
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import BLANK, N_, PN_, Fixed, Text, lines
from bot.usecases import offering, raising, talking
from bot.usecases.desk import coordinators_for, desk_of
from bot.usecases.here import Here
from bot.usecases.offering import offer_card, request_card

MEDIA_STAYS = timedelta(hours=40)
"""Telegram lets a bot delete its messages for 48 hours."""

STOPPABLE = RUNNING | {AssignmentState.DONE, AssignmentState.STOPPED}
CLOSES = (State.DONE, State.CANCELLED, State.EXPIRED)
NOT_NOW = N_("That is not possible any more.")
HERE_THEY_ARE = N_("Here they are. We remove them later.")
CLOSED = N_("Done: a request in which you took part.")
BY_COORDINATOR = N_("A coordinator has closed your request. {state}")
IN_DANGER = N_("Are you in danger now?")
YES_DANGER = PN_("button", "Yes")
NO_TELL = PN_("button", "No, I want to tell you")
RING_112 = N_("Ring <b>{number}</b> now.")
STOPPED_FOR_YOU = N_("We have it. The task is stopped. Only coordinators know that it was you.")
RING_ME = PN_("button", "Ring me")
TELLING_US = N_("Thank you for your answer.")
RING_ABOUT_IT = N_("Do you want a coordinator to ring you about it?")
AGAIN_SAVED = N_("Thank you. If you both want it, we try the two of you first next time.")
ELSE_SAVED = N_("Thank you. Only we see this.")
NOT_DANGER = N_("Do you need {name}, but it is not urgent? Ring {number}.")
CANCELLED_BY_ASKER = N_("The request is cancelled.")


def match_card(assignment: AssignmentId) -> str:
    """The asker's card about who comes."""
    return f"match:{assignment}"


async def finish(here: Here, assignment: Assignment, stored: Stored) -> None:
    """It is done: both are asked how it went, everybody who took part hears of it, the grace time begins."""
    await assignments.end(here.tx, here.now, assignment.id, AssignmentState.DONE)
    await volunteers.note_task(here.tx, assignment.person, here.now)
    await here.note("done", who=assignment.person, whom=stored.resident, request=stored.id)
    kind = here.categories[stored.request.category]
    await _edit_task(
        here, assignment, cards.still_readable(cards.CLOSED_DONE, stored.request, kind, here.town)
    )
    text = request_cards.IS_DONE(name=request_cards.name_of(assignment.person))
    await here.say(Edit(match_card(assignment.id), request_cards.plain(request_cards.STATES[State.DONE])))
    ask = cards.how_did_it_go(assignment.id)
    numbers = cards.numbers(*await _numbers(here, assignment.person))
    await here.say(
        Send(
            assignment.person, Say(lines(numbers, BLANK, ask.text), ask.rows), f"how:{assignment.id}:helper"
        ),
        Send(stored.resident, Say(lines(text, ask.text), ask.rows), f"how:{assignment.id}:asker"),
    )
    await _tell_coordinators(here, stored)
    await raising.follow(here, stored, State.DONE)
    await begin_grace(here, assignment, stored)


async def begin_grace(here: Here, assignment: Assignment | None, stored: Stored) -> None:
    """From now on what is private goes: from the chats after the grace time, from the database after retention."""
    await dues.drop(here.tx, "task_undo_over", assignment.id if assignment else 0)
    policy = here.town.policies
    if assignment is not None:
        await here.due("grace", assignment.id, grace_until(here.now, policy.grace_hours))
    await here.due("retention", stored.id, here.now + timedelta(days=policy.retention_days))


async def grace_over(here: Here, assignment_id: AssignmentId) -> None:
    """The cards are edited to hold nothing private; not while something about it is being looked at."""
    assignment = await assignments.by_id(here.tx, assignment_id)
    stored = await requests.by_id(here.tx, assignment.request) if assignment else None
    if assignment is None or stored is None:
        return
    if stored.state is State.FROZEN:
        await here.due("grace", assignment_id, here.now + timedelta(hours=here.town.policies.grace_hours))
        return
    await assignments.blank(here.tx, here.now, assignment_id)
    if assignment.state is AssignmentState.DONE:
        await take_media_away(here, assignment, stored)
    how = {
        AssignmentState.DONE: cards.CLOSED_DONE,
        AssignmentState.CANCELLED: cards.CLOSED_CANCELLED,
    }.get(assignment.state, cards.CLOSED_STOPPED)
    await _edit_task(here, assignment, cards.closed(how, None))
    ended = request_cards.plain(request_cards.ENDED, request_cards.NAME_GONE)
    await here.say(Edit(match_card(assignment_id), ended))


async def retention_over(here: Here, request: RequestId) -> None:
    """The private fields of a closed request are blanked, unless something about it is still open."""
    stored = await requests.by_id(here.tx, request)
    if stored is None or stored.blanked:
        return
    if stored.state not in CLOSES:
        await here.due("retention", request, here.now + timedelta(days=here.town.policies.retention_days))
        return
    await requests.blank(here.tx, here.now, request)
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


async def cancel(here: Here, stored: Stored) -> bool:
    """The asker needs it no more: whoever was asked, or had said yes, is told. False: too late."""
    state = after(stored.state, Action.CANCEL)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return False
    await _stop_everything(here, stored, AssignmentState.CANCELLED, cards.CLOSED_CANCELLED)
    await here.note("cancelled", who=stored.resident, whom=stored.resident, request=stored.id)
    return True


async def _stop_everything(here: Here, stored: Stored, end: AssignmentState, text: Text) -> None:
    await offering.end_offers(here, stored.id, OfferAction.WITHDRAW, offer_cards.NOT_NEEDED)
    for kind in ("wave", "promise", "expire"):
        await dues.drop(here.tx, kind, stored.id)
    assignment = await assignments.running(here.tx, stored.id)
    if assignment is not None:
        await assignments.end(here.tx, here.now, assignment.id, end)
        await take_media_away(here, assignment, stored)
        await _edit_task(here, assignment, cards.closed(text, None))
        say = request_cards.plain(text)
        await here.say(Send(assignment.person, say, f"ended:{assignment.id}", Urgency.ANSWER))
        await here.say(Edit(match_card(assignment.id), request_cards.plain(CANCELLED_BY_ASKER)))
    await raising.settle_about(here, stored.id, None)
    await raising.follow(here, stored, State.CANCELLED)
    await begin_grace(here, assignment, stored)


async def ended_by_coordinator(here: Here, stored: Stored, state: State) -> None:
    """A coordinator closed it: the asker and whoever was asked are told."""
    await offering.end_offers(here, stored.id, OfferAction.WITHDRAW, offer_cards.NOT_NEEDED)
    for kind in ("wave", "promise", "expire"):
        await dues.drop(here.tx, kind, stored.id)
    text = BY_COORDINATOR(state=request_cards.STATES[state])
    await here.say(Send(stored.resident, request_cards.plain(text), f"closed:{stored.id}:{here.occasion}"))
    await here.say(Edit(request_card(stored.id), request_cards.plain(request_cards.STATES[state])))
    latest = next(iter(await assignments.of_request(here.tx, stored.id)), None)
    await begin_grace(here, latest, stored)


async def ask_danger(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """*Something is not right*: danger first."""
    if await _mine(here, person, assignment_id) is None:
        return Toast(NOT_NOW)
    rows = (
        (Button(YES_DANGER, cards.press("danger", assignment_id)),),
        (Button(NO_TELL, cards.press("tell", assignment_id)),),
    )
    await here.say(Send(person.id, Say(IN_DANGER, rows), f"wrong:{assignment_id}:{here.occasion}"))
    return Toast()


async def stop(
    here: Here, person: Person, assignment_id: AssignmentId, *, danger: bool, card: str | None
) -> Toast:
    """The task stops and a coordinator is told at once; nothing of it is erased meanwhile."""
    found = await _mine(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    stopped = await _freeze(here, person, *found)
    if danger:
        said = lines(RING_112(number=emergency_number(here.town)), STOPPED_FOR_YOU if stopped else None)
        say = Say(said, ((Button(RING_ME, "ring:danger"),),))
        await here.say(Send(person.id, say, f"danger:{assignment_id}:{here.occasion}"))
    if not stopped:
        return Toast(None if danger else NOT_NOW)
    if not danger:
        await talking.begin(here, person, "problem", Words(subject=found[1].id), fresh=True)
    if card is not None:
        await here.say(Edit(card, Say(STOPPED_FOR_YOU)))
    return Toast()


async def _freeze(here: Here, person: Person, assignment: Assignment, stored: Stored) -> bool:
    """Whether the task is stopped now. One that somebody else has by now is not theirs to stop any more."""
    latest = next(iter(await assignments.of_request(here.tx, stored.id)), assignment)
    state = after(stored.state, Action.FREEZE)
    if latest.id != assignment.id or assignment.state not in STOPPABLE or state is None:
        return False
    if not await requests.move(here.tx, here.now, stored, state):
        return False
    await assignments.end(here.tx, here.now, assignment.id, AssignmentState.STOPPED)
    await _take_back_yes(here, assignment)
    await take_media_away(here, assignment, stored)
    await _edit_task(here, assignment, cards.closed(cards.CLOSED_STOPPED, None))
    await here.say(Edit(match_card(assignment.id), request_cards.plain(request_cards.STOPPED)))
    await raising.follow(here, stored, State.FROZEN)
    await _raise_stopped(here, person, stored)
    return True


async def told(here: Here, person: Person, form: Words, _way: str) -> None:
    """What happened, in words or a picture: it goes to the coordinators' card."""
    stored = await requests.by_id(here.tx, RequestId(form.subject))
    organisation = here.town.organisation(stored.organisation if stored else "")
    if stored is not None:
        await _raise_stopped(here, person, stored, Private(words=form.words, media=form.media))
    desk = desk_of(organisation, here.town)
    reads = request_cards.reads(next_desk(here.now, desk), is_open=desk_open(here.now, desk))
    say = request_cards.plain(
        STOPPED_FOR_YOU,
        reads,
        *_police(here),
        ring_us(organisation, here.town),
        rows=((Button(RING_ME, "ring:stopped", emoji="📞"),),),
    )
    await here.say(Send(person.id, say, f"told:{form.subject}:{here.occasion}"))


async def how_it_went(
    here: Here, person: Person, assignment_id: AssignmentId, answer: str, card: str | None
) -> Toast:
    """Good, so-so or not good. *Good* leads on to *gladly again?*; *not good* to a human voice."""
    found = await _mine(here, person, assignment_id)
    if found is None or card is None or found[0].state is not AssignmentState.DONE:
        return Toast(NOT_NOW)
    other = found[0].person if found[1].resident == person.id else found[1].resident
    await here.note("how it went", who=person.id, whom=person.id, request=found[1].id)
    await assignments.add_feedback(here.tx, here.now, assignment_id, person.id, other, answer)
    if answer == "good":
        await here.say(Edit(card, cards.again(assignment_id, None if found[0].blanked else other)))
    elif answer == "bad":
        ring = ((Button(RING_ME, "ring:after", emoji="📞"),),)
        await here.say(Edit(card, request_cards.plain(TELLING_US, RING_ABOUT_IT, rows=ring)))
    else:
        await here.say(Edit(card, Say(TELLING_US)))
    return Toast()


async def again(
    here: Here, person: Person, assignment_id: AssignmentId, gladly: bool, card: str | None
) -> Toast:
    """Whether they would gladly meet again; only we see it."""
    if await _mine(here, person, assignment_id) is None or card is None:
        return Toast(NOT_NOW)
    await here.note("meet again", who=person.id, whom=person.id)
    await assignments.set_again(here.tx, assignment_id, person.id, gladly)
    await here.say(Edit(card, Say(AGAIN_SAVED if gladly else ELSE_SAVED)))
    return Toast()


async def _raise_stopped(here: Here, person: Person, stored: Stored, private: Private | None = None) -> None:
    hand = await hands.open_about(here.tx, Kind.STOPPED, request=stored.id)
    if hand is None:
        hand = await hands.raise_(
            here.tx, here.now, Kind.STOPPED, stored.organisation, person=person.id, request=stored.id
        )
        await here.note("something is not right", who=person.id, whom=stored.resident, request=stored.id)
    if private is not None:
        await hands.set_private(here.tx, hand, _beside(hand.private, private))
    kind = here.categories[stored.request.category]
    say = hand_cards.stopped(hand.id, stored.request, kind, here.town, person.id)
    await raising.send(here, hand, say, Urgency.ANSWER)


def _beside(earlier: Private, later: Private) -> Private:
    """Both sides may tell: nobody's words replace the other's."""
    words = "\n".join(part for part in (earlier.words, later.words) if part)
    return Private(words=words, media=(*earlier.media, *later.media))


async def _tell_coordinators(here: Here, stored: Stored) -> None:
    """Closure for a coordinator who took part."""
    if stored.taken_by is None:
        return
    kind = here.categories[stored.request.category]
    text = request_cards.plain(CLOSED, what_and_where(stored.request, kind, here.town))
    for coordinator in await coordinators_for(here, stored.organisation):
        if coordinator.id == stored.taken_by:
            await here.say(Send(coordinator.id, text, f"closure:{stored.id}", Urgency.REMINDER))


async def _numbers(here: Here, person: PersonId) -> tuple[int, int]:
    """Errands done in the town this year, and by this person; both out of the database."""
    local = here.now.astimezone(here.town.zone)
    new_year = datetime(local.year, 1, 1, tzinfo=here.town.zone)
    town = await requests.done_since(here.tx, new_year)
    return town, await assignments.done_by(here.tx, person, new_year)


async def _mine(here: Here, person: Person, assignment_id: AssignmentId) -> tuple[Assignment, Stored] | None:
    """The task, if this person is one of the two."""
    assignment = await assignments.by_id(here.tx, assignment_id)
    stored = await requests.by_id(here.tx, assignment.request) if assignment else None
    if assignment is None or stored is None or person.id not in {assignment.person, stored.resident}:
        return None
    return assignment, stored


async def _edit_task(here: Here, assignment: Assignment, say: Say) -> None:
    offer = await requests.offer_to(here.tx, assignment.request, assignment.person)
    if offer is not None:
        await here.say(Edit(offer_card(offer), say))


async def _take_back_yes(here: Here, assignment: Assignment) -> None:
    """If others are asked again, this yes must not count as the one that is needed, nor be asked again."""
    offer = await requests.offer_to(here.tx, assignment.request, assignment.person)
    if offer is not None:
        await requests.end_offer(here.tx, here.now, offer, OfferState.NO)


def _police(here: Here) -> tuple[Text, ...]:
    return tuple(
        NOT_DANGER(number=Fixed(number.number), name=here.town.named(number.name))
        for number in here.town.numbers("police")
    )


def _media_card(assignment: AssignmentId, day: int, number: int) -> str:
    return f"media:{assignment}:{day}:{number}"
