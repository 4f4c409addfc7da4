"""From the yes to the end: both are led through, and whatever falls through is asked again."""

from __future__ import annotations

from bot.cards import hands as hand_cards
from bot.cards import offers as offer_cards
from bot.cards import requests as request_cards
from bot.cards import tasks as cards
from bot.cards import timing as timing_cards
from bot.cards import whose
from bot.cards.common import ring_us
from bot.cards.timing import OVER
from bot.domain.ids import AssignmentId
from bot.domain.lifecycle import Action, after
from bot.domain.offers import OfferState
from bot.domain.promises import undo_until
from bot.domain.requests import State
from bot.domain.rhythm import SEEN_BEFORE, hours_to_choose
from bot.say import Delete, Edit, Say, Send, Toast
from bot.storage import assignments, hands, requests
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.hands import Hand
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Text
from bot.usecases import (
    closing,
    forgetting,
    giving_back,
    offering,
    raising,
    recipients,
    reminding,
    unsaying,
)
from bot.usecases.bonds import (
    about_card,
    both_of,
    drop_timers,
    edit_task,
    know_card,
    match_card,
    meet_card,
    running_task,
    there_card,
    way_card,
)
from bot.usecases.here import Here
from bot.usecases.offering import offer_card

NOTED = N_("Noted.")
NOT_NOW = N_("That is not possible any more.")
UNDONE = N_("Given back. Somebody else is asked.")
ASKED_AGAIN = N_("Thank you for telling us. Somebody else is asked at once.")
ON_THE_WAY = N_("Good. They are told that you are on the way.")

LET_GO = {Action.UNDO: AssignmentState.UNDONE, Action.DROP_OUT: AssignmentState.DROPPED}


async def mistaken(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """*Pressed by mistake*, for two minutes after the yes."""
    found = await running_task(here, person, assignment_id)
    if found is None or undo_until(found[0].made_at) < here.now:
        return Toast(NOT_NOW)
    assignment, stored = found
    offer = await requests.offer_to(here.tx, stored.id, person.id)
    await _let_go(here, assignment, stored, Action.UNDO, request_cards.GIVEN_BACK)
    if offer is not None:
        await requests.end_offer(here.tx, here.now, offer, OfferState.NO)
        await here.say(
            Edit(offer_card(offer), offer_cards.over(cards.CLOSED_UNDONE)), Delete(know_card(assignment_id))
        )
    await giving_back.look(here, person.id)
    await offering.go_out(here, stored.id, again=True)
    return Toast(UNDONE)


async def ask_why_drop(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """*I can't come*: a reason, one press."""
    found = await running_task(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    await edit_task(here, found[0], cards.why_drop(assignment_id))
    return Toast()


async def drop(here: Here, person: Person, assignment_id: AssignmentId, reason: str) -> Toast:
    """The volunteer cannot come: the card changes at once, and others are asked at once."""
    found = await running_task(here, person, assignment_id)
    if found is None or reason not in cards.DROP_REASONS:
        return Toast(NOT_NOW)
    await hand_over(here, *found, reason=reason)
    return Toast(ASKED_AGAIN)


async def hand_over(
    here: Here,
    assignment: Assignment,
    stored: Stored,
    *,
    reason: str | None = None,
    news: Text = request_cards.DROPPED_OUT,
    closed: Text = cards.CLOSED_DROPPED,
) -> None:
    """The volunteer is out of it: the card says so (`closed`), the asker hears `news`, others are asked at once."""
    offer = await requests.offer_to(here.tx, stored.id, assignment.person)
    await _let_go(here, assignment, stored, Action.DROP_OUT, news, reason)
    if offer is not None:
        await requests.end_offer(here.tx, here.now, offer, OfferState.NO)
        await here.say(Edit(offer_card(offer), cards.closed(closed, None)))
    if reason not in {None, "coordinator"}:
        await giving_back.look(here, assignment.person)
    await offering.go_out(here, stored.id, again=True)


async def keep(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """Coming after all: the card is back."""
    found = await running_task(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    await refresh(here, *found)
    return Toast()


async def on_my_way(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """The door's details stand on the card now, and the asker hears it."""
    found = await running_task(here, person, assignment_id)
    state = found and after(found[1].state, Action.START)
    if found is None or state is None or not await requests.move(here.tx, here.now, found[1], state):
        return Toast(NOT_NOW)
    assignment, stored = found
    await assignments.set_under_way(here.tx, here.now, assignment.id)
    await reminding.plan(here, assignment.id)
    await here.say(Edit(there_card(assignment.id), Say(OVER)))
    await refresh(here, assignment.model_copy(update={"state": AssignmentState.UNDER_WAY}), stored)
    text = request_cards.ON_THE_WAY(name=request_cards.name_of(person.id))
    news = Send(stored.resident, request_cards.plain(text), way_card(assignment.id))
    await recipients.tell(here, stored, news)
    await recipients.refresh(here, stored.id)
    await raising.follow(here, stored, State.UNDER_WAY)
    return Toast(ON_THE_WAY)


async def done(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """The errand is done: both are asked how it went, and the grace time begins."""
    found = await running_task(here, person, assignment_id)
    state = found and after(found[1].state, Action.FINISH)
    if found is None or state is None or not await requests.move(here.tx, here.now, found[1], state):
        return Toast(NOT_NOW)
    await closing.finish(here, *found, by=person.id)
    return Toast(NOTED)


async def show_media(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """Photos and voices, for the one who said yes; they are taken away again."""
    found = await running_task(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    await here.note("pictures shown", who=person.id, whom=found[1].resident, request=found[1].id)
    return await forgetting.show_media(here, person, *found)


async def tell_what_to_know(here: Here, assignment: Assignment, stored: Stored) -> None:
    """Care, insurance and whom to ring, beside the card that holds what is entrusted."""
    kind = here.categories[stored.request.category]
    say = cards.good_to_know(kind, here.town.organisation(stored.organisation), here.town)
    await here.say(Send(assignment.person, say, know_card(assignment.id)))
    if stored.consent is not None:
        await here.say(
            Send(
                assignment.person, whose.about_them(stored.request, assignment.id), about_card(assignment.id)
            )
        )


async def ask_when(here: Here, assignment: Assignment, stored: Stored) -> None:
    """About what time they come, where the window leaves a choice."""
    hours = hours_to_choose(reminding.bond(assignment, stored), here.now, here.town.zone)
    if hours:
        say = timing_cards.about_when(assignment.id, hours)
        await here.show(Send(assignment.person, say, meet_card(assignment.id)))


async def undo_over(here: Here, assignment_id: AssignmentId) -> None:
    """The two minutes are over: the card loses *Pressed by mistake*."""
    found = await both_of(here, assignment_id)
    if found is not None and found[0].is_running:
        await refresh(here, *found)


async def refresh(here: Here, assignment: Assignment, stored: Stored) -> None:
    """The task's card as it stands now; what the asker added is opened when it is sent."""
    await edit_task(here, assignment, task_card(here, assignment, stored))


async def close_frozen(here: Here, by: Person, hand: Hand, stored: Stored, how: str) -> Toast:
    """A coordinator who has taken it ends it: ask others again, done, or off."""
    action = {"again": Action.REOPEN, "done": Action.FINISH, "off": Action.CANCEL}[how]
    if how == "again" and stored.state is State.NEEDS_COORDINATOR:
        action = Action.RELEASE
    if how == "done" and stored.state is State.NEEDS_COORDINATOR:
        assigned = after(stored.state, Action.ASSIGN)
        state = assigned and after(assigned, Action.FINISH)
    else:
        state = after(stored.state, action)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return Toast(hand_cards.GONE)
    await hands.settle(here.tx, here.now, hand.id, how, by.id)
    await raising.show(here, hand, hand_cards.settled(hand_cards.SETTLED, by.id))
    if state is State.OPEN:
        await offering.ask_those_too_late(here, stored.id)
        await here.due("expire", stored.id, stored.request.latest_start)
        await offering.go_out(here, stored.id, again=True)
    else:
        await closing.ended_by_coordinator(here, stored, state)
    return Toast(NOTED)


def task_card(here: Here, assignment: Assignment, stored: Stored) -> Say:
    return cards.task(
        stored.request,
        here.categories[stored.request.category],
        assignment.id,
        town=here.town,
        pictures=stored.code_word,
        meet_at=assignment.meet_at,
        under_way=assignment.state is AssignmentState.UNDER_WAY,
        has_media=bool(stored.private.media),
        late=reminding.bond(assignment, stored).begins - SEEN_BEFORE <= here.now,
        seen=assignment.seen_at is not None,
        undo=here.now < undo_until(assignment.made_at) and assignment.state is AssignmentState.ASSIGNED,
    )


async def _let_go(
    here: Here,
    assignment: Assignment,
    stored: Stored,
    action: Action,
    news: Text,
    reason: str | None = None,
) -> None:
    """The bond is gone, the request is open again, and the asker hears it."""
    state = after(stored.state, action)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        raise RuntimeError(f"request {stored.id} cannot {action} in state {stored.state}")
    await assignments.end(here.tx, here.now, assignment.id, LET_GO[action], reason)
    await forgetting.take_media_away(here, assignment, stored)
    await unsaying.forget(here, assignment)
    await offering.ask_those_too_late(here, stored.id)
    await drop_timers(here, assignment.id)
    await here.due("expire", stored.id, stored.request.latest_start)
    await here.note(str(action), who=assignment.person, whom=stored.resident, request=stored.id)
    organisation = here.town.organisation(stored.organisation)
    await recipients.tell(
        here,
        stored,
        Edit(match_card(assignment.id), request_cards.plain(news)),
        Send(
            stored.resident,
            request_cards.plain(news, ring_us(organisation, here.town)),
            f"gone:{assignment.id}",
        ),
    )
