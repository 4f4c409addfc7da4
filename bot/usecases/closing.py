"""How a task ends: done, cancelled or stopped; how it went; and what is taken out of the chats afterwards."""

from __future__ import annotations

from datetime import datetime

from bot import labels
from bot.cards import behalf as behalf_cards
from bot.cards import offers as offer_cards
from bot.cards import requests as request_cards
from bot.cards import tasks as cards
from bot.cards.blocking import never_row, past_rows
from bot.cards.common import what_and_where
from bot.cards.whose import name_of
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.lifecycle import Action, OfferAction, after
from bot.domain.requests import State
from bot.say import Button, Edit, Say, Send, Toast, Urgency
from bot.storage import assignments, dues, requests, volunteers
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import (
    BLANK,
    N_,
    Text,
    lines,
)
from bot.usecases import (
    forgetting,
    offering,
    paying,
    raising,
    recipients,
    reporting,
)
from bot.usecases.bonds import edit_task, how_card, match_card, withdraw_proposals
from bot.usecases.desk import coordinators_for
from bot.usecases.here import Here
from bot.usecases.offering import request_card

NOT_NOW = N_("That is not possible any more.")
CLOSED = N_("Done: a request in which you took part.")
BY_COORDINATOR = N_("A coordinator has closed your request. {state}")
RING_ME = labels.RING_ME
TELLING_US = N_("Thank you for your answer.")
RING_ABOUT_IT = N_("Do you want a coordinator to ring you about it?")
AGAIN_SAVED = N_("Thank you. If you both want it, we try the two of you first next time.")
ELSE_SAVED = N_("Thank you. Only we see this.")
CANCELLED_BY_ASKER = N_("The request is cancelled.")


async def finish(here: Here, assignment: Assignment, stored: Stored, *, by: PersonId) -> None:
    """It is done: both are asked how it went, everybody who took part hears of it, the grace time begins.

    `by`: who has said so.
    """
    await assignments.end(here.tx, here.now, assignment.id, AssignmentState.DONE)
    await volunteers.note_task(here.tx, assignment.person, here.now)
    await here.note("done", who=assignment.person, whom=stored.resident, request=stored.id)
    kind = here.categories[stored.request.category]
    await edit_task(
        here, assignment, cards.still_readable(cards.CLOSED_DONE, stored.request, kind, here.town)
    )
    said_so = by == assignment.person
    text = request_cards.IS_DONE(name=request_cards.name_of(by)) if said_so else request_cards.ENDED
    await raising.settle_about(here, stored.id, by)
    over = request_cards.plain(request_cards.STATES[State.DONE])
    await recipients.tell(here, stored, Edit(match_card(assignment.id), over))
    await recipients.close(here, stored, request_cards.STATES[State.DONE])
    await paying.ended(here, assignment, stored)
    ask = cards.how_did_it_go(assignment.id)
    numbers = cards.numbers(*await _numbers(here, assignment.person))
    await here.say(
        Send(
            assignment.person,
            Say(lines(numbers, BLANK, ask.text), ask.rows),
            how_card(assignment.id, "helper"),
        ),
    )
    question = Say(lines(text, ask.text), ask.rows)
    await recipients.tell(here, stored, Send(stored.resident, question, how_card(assignment.id, "asker")))
    await _tell_coordinators(here, stored)
    await raising.follow(here, stored, State.DONE)
    await forgetting.begin_grace(here, assignment, stored)


async def cancel(
    here: Here, stored: Stored, *, by: PersonId | None = None, closed: Text = cards.CLOSED_CANCELLED
) -> bool:
    """It is not needed any more: whoever was asked, or had said yes, is told. False: too late.

    `by`: who has said so, if not the asker; `closed`: what the helper's card says then.
    """
    state = after(stored.state, Action.CANCEL)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return False
    await _stop_everything(here, stored, closed, by=by)
    await here.note("cancelled", who=by or stored.resident, whom=stored.resident, request=stored.id)
    return True


async def _stop_everything(here: Here, stored: Stored, text: Text, *, by: PersonId | None) -> None:
    await offering.end_offers(here, stored.id, OfferAction.WITHDRAW, offer_cards.NOT_NEEDED)
    for kind in ("wave", "promise", "expire"):
        await dues.drop(here.tx, kind, stored.id)
    await withdraw_proposals(here, stored.id)
    assignment = await assignments.running(here.tx, stored.id)
    if assignment is not None:
        await assignments.end(here.tx, here.now, assignment.id, AssignmentState.CANCELLED)
        await forgetting.take_media_away(here, assignment, stored)
        await edit_task(here, assignment, cards.closed(text, None))
        if by != assignment.person:
            say = request_cards.plain(text)
            await here.say(Send(assignment.person, say, f"ended:{assignment.id}", Urgency.ANSWER))
        over = Edit(match_card(assignment.id), request_cards.plain(CANCELLED_BY_ASKER))
        await recipients.tell(here, stored, over)
        await paying.ended(here, assignment, stored)
    await recipients.close(here, stored, request_cards.STATES[State.CANCELLED])
    if stored.recipient is not None and by != stored.recipient:
        off = Send(stored.recipient, Say(behalf_cards.CANCELLED_FOR_YOU), f"off-theirs:{stored.id}")
        await here.say(off)
    await raising.settle_about(here, stored.id, None)
    await raising.follow(here, stored, State.CANCELLED)
    await forgetting.begin_grace(here, assignment, stored)


async def ended_by_coordinator(here: Here, stored: Stored, state: State) -> None:
    """A coordinator closed it: the asker and whoever was asked are told."""
    await offering.end_offers(here, stored.id, OfferAction.WITHDRAW, offer_cards.NOT_NEEDED)
    for kind in ("wave", "promise", "expire"):
        await dues.drop(here.tx, kind, stored.id)
    text = BY_COORDINATOR(state=request_cards.STATES[state])
    closed = Send(stored.resident, request_cards.plain(text), f"closed:{stored.id}:{here.occasion}")
    their_text = behalf_cards.COORDINATOR_CLOSED(state=request_cards.STATES[state])
    await recipients.tell(here, stored, closed, theirs=lambda _: request_cards.plain(their_text))
    over = Edit(request_card(stored.id), request_cards.plain(request_cards.STATES[state]))
    await recipients.tell(here, stored, over)
    await raising.follow(here, stored, state)
    latest = next(iter(await assignments.of_request(here.tx, stored.id)), None)
    await forgetting.begin_grace(here, latest, stored)


async def how_it_went(
    here: Here, person: Person, assignment_id: AssignmentId, answer: str, card: str | None
) -> Toast:
    """Good, so-so or not good. *Good* leads on to *gladly again?*; *not good* to a human voice."""
    found = await reporting.mine(here, person, assignment_id)
    if found is None or card is None or found[0].state is not AssignmentState.DONE:
        return Toast(NOT_NOW)
    is_helped = person.id in found[1].own_side
    other = found[0].person if is_helped else found[1].resident
    named = request_cards.name_of(other) if is_helped else name_of(found[1].request)
    await here.note("how it went", who=person.id, whom=person.id, request=found[1].id)
    await assignments.add_feedback(here.tx, here.now, assignment_id, person.id, other, answer)
    if answer == "good":
        await here.say(Edit(card, cards.again(assignment_id, None if found[0].blanked else named)))
    elif answer == "bad":
        ring = (Button(RING_ME, "ring:after", emoji="📞"),)
        rows = (ring, *past_rows(assignment_id))
        await here.say(Edit(card, request_cards.plain(TELLING_US, RING_ABOUT_IT, rows=rows)))
    else:
        await here.say(Edit(card, Say(TELLING_US, never_row(assignment_id))))
    return Toast()


async def again(
    here: Here, person: Person, assignment_id: AssignmentId, gladly: bool, card: str | None
) -> Toast:
    """Whether they would gladly meet again; only we see it."""
    if await reporting.mine(here, person, assignment_id) is None or card is None:
        return Toast(NOT_NOW)
    await here.note("meet again", who=person.id, whom=person.id)
    await assignments.set_again(here.tx, assignment_id, person.id, gladly)
    await here.say(Edit(card, Say(AGAIN_SAVED) if gladly else Say(ELSE_SAVED, never_row(assignment_id))))
    return Toast()


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
