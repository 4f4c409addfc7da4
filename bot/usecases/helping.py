"""From the yes to the end: exactly one wins, both are led through, and whatever falls through is asked again."""

from __future__ import annotations

from bot.cards import hands as hand_cards
from bot.cards import offers as offer_cards
from bot.cards import requests as request_cards
from bot.cards import tasks as cards
from bot.cards.common import ring_us
from bot.domain.accepting import (
    AlreadyTaken,
    AlreadyYours,
    NotNeeded,
    NotYours,
    Overlaps,
    TooLate,
    Won,
    decide_yes,
)
from bot.domain.eligibility import level_now
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.lifecycle import Action, OfferAction, after, offer_after
from bot.domain.offers import NoReason, Offer, OfferState
from bot.domain.people import Level, Volunteer
from bot.domain.promises import grace_until, undo_until
from bot.domain.requests import State
from bot.say import Edit, Say, Send, Toast, Urgency
from bot.storage import assignments, dues, hands, requests, volunteers
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.hands import Hand
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Text
from bot.usecases import closing, forgetting, offering, raising
from bot.usecases.bonds import drop_timers, edit_task, match_card, way_card
from bot.usecases.desk import rules_of
from bot.usecases.here import Here
from bot.usecases.offering import offer_card, request_card

YOURS = N_("It is yours. Thank you.")
ALREADY_YOURS = N_("You have said yes already.")
TAKEN = N_("Somebody else has taken this. Thank you for looking.")
NOT_NEEDED = N_("This help is not needed any more. Thank you for looking.")
TOO_LATE = N_("The time for this is over. Thank you for looking.")
OVERLAPS = N_("You have another task at that time.")
NOT_YOURS = N_("This question is not yours any more.")
NOTED = N_("Noted.")
NOT_NOW = N_("That is not possible any more.")
UNDONE = N_("Given back. Somebody else is asked.")
ASKED_AGAIN = N_("Thank you for telling us. Somebody else is asked at once.")
ON_THE_WAY = N_("Good. They are told that you are on the way.")

VERDICTS: dict[type, Text] = {
    AlreadyYours: ALREADY_YOURS,
    AlreadyTaken: TAKEN,
    NotNeeded: NOT_NEEDED,
    TooLate: TOO_LATE,
    Overlaps: OVERLAPS,
    NotYours: NOT_YOURS,
}
LET_GO = {Action.UNDO: AssignmentState.UNDONE, Action.DROP_OUT: AssignmentState.DROPPED}
CARD_AFTER: dict[type, Text] = {
    AlreadyTaken: offer_cards.TAKEN,
    NotNeeded: offer_cards.NOT_NEEDED,
    TooLate: offer_cards.TIME_IS_UP,
}


async def accept(here: Here, person: Person, request: RequestId, card: str | None) -> Toast:
    """*Yes, I'll do it*, on that card. Decided under the writer's lock: exactly one wins."""
    stored = await requests.by_id(here.tx, request)
    volunteer = await _volunteer(here, person.id)
    if stored is None or volunteer is None:
        return Toast(NOT_YOURS)
    offer = await _held(here, person, request, card)
    taken = sum(o.state is OfferState.YES for o in await requests.offers(here.tx, request))
    verdict = decide_yes(stored.request, offer, volunteer, here.now, rules_of(here), accepted=taken)
    if isinstance(verdict, Won) and offer is not None:
        await _win(here, stored, offer, volunteer)
        return Toast(YOURS)
    over = CARD_AFTER.get(type(verdict))
    if over is not None and offer is not None:
        await here.say(Edit(offer_card(offer), offer_cards.over(over)))
    return Toast(VERDICTS[type(verdict)])


async def decline(here: Here, person: Person, request: RequestId, card: str | None) -> Toast:
    """*Not this one*, on that card: nobody has to say why, and somebody else is asked at once."""
    offer = await _held(here, person, request, card)
    state = offer_after(offer.state, OfferAction.NO) if offer else None
    if offer is None or state is None or not await requests.end_offer(here.tx, here.now, offer, state):
        return Toast(NOT_YOURS)
    await here.say(Edit(offer_card(offer), offer_cards.declined(request)))
    await offering.look(here, request)
    return Toast(NOTED)


async def say_why(here: Here, person: Person, request: RequestId, reason: NoReason) -> Toast:
    """A reason for the no, pressed."""
    offer = await requests.offer_to(here.tx, request, person.id)
    if offer is None or offer.state is not OfferState.NO:
        return Toast(NOT_YOURS)
    await requests.set_no_reason(here.tx, offer, reason)
    await here.say(Edit(offer_card(offer), offer_cards.over(offer_cards.THANKS_FOR_WHY)))
    return Toast(NOTED)


async def mistaken(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """*Pressed by mistake*, for two minutes after the yes."""
    found = await _running(here, person, assignment_id)
    if found is None or undo_until(found[0].made_at) < here.now:
        return Toast(NOT_NOW)
    assignment, stored = found
    offer = await requests.offer_to(here.tx, stored.id, person.id)
    await _let_go(here, assignment, stored, Action.UNDO, request_cards.GIVEN_BACK)
    if offer is not None:
        await requests.end_offer(here.tx, here.now, offer, OfferState.NO)
        await here.say(Edit(offer_card(offer), offer_cards.over(cards.CLOSED_UNDONE)))
    await offering.go_out(here, stored.id, again=True)
    return Toast(UNDONE)


async def ask_why_drop(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """*I can't come*: a reason, one press."""
    found = await _running(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    await edit_task(here, found[0], cards.why_drop(assignment_id))
    return Toast()


async def drop(here: Here, person: Person, assignment_id: AssignmentId, reason: str) -> Toast:
    """The volunteer cannot come: the card changes at once, and others are asked at once."""
    found = await _running(here, person, assignment_id)
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
) -> None:
    """The volunteer is out of it: the card says so, the asker hears it (`news`), others are asked at once."""
    offer = await requests.offer_to(here.tx, stored.id, assignment.person)
    await _let_go(here, assignment, stored, Action.DROP_OUT, news, reason)
    if offer is not None:
        await requests.end_offer(here.tx, here.now, offer, OfferState.NO)
        await here.say(Edit(offer_card(offer), cards.closed(cards.CLOSED_DROPPED, None)))
    await offering.go_out(here, stored.id, again=True)


async def keep(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """Coming after all: the card is back."""
    found = await _running(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    await refresh(here, *found)
    return Toast()


async def on_my_way(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """The door's details stand on the card now, and the asker hears it."""
    found = await _running(here, person, assignment_id)
    state = found and after(found[1].state, Action.START)
    if found is None or state is None or not await requests.move(here.tx, here.now, found[1], state):
        return Toast(NOT_NOW)
    assignment, stored = found
    await assignments.set_under_way(here.tx, here.now, assignment.id)
    await refresh(here, assignment.model_copy(update={"state": AssignmentState.UNDER_WAY}), stored)
    text = request_cards.ON_THE_WAY(name=request_cards.name_of(person.id))
    await here.say(Send(stored.resident, request_cards.plain(text), way_card(assignment.id)))
    await raising.follow(here, stored, State.UNDER_WAY)
    return Toast(ON_THE_WAY)


async def done(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """The errand is done: both are asked how it went, and the grace time begins."""
    found = await _running(here, person, assignment_id)
    state = found and after(found[1].state, Action.FINISH)
    if found is None or state is None or not await requests.move(here.tx, here.now, found[1], state):
        return Toast(NOT_NOW)
    await closing.finish(here, *found)
    return Toast(NOTED)


async def show_media(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """Photos and voices, for the one who said yes; they are taken away again."""
    found = await _running(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    await here.note("pictures shown", who=person.id, whom=found[1].resident, request=found[1].id)
    return await forgetting.show_media(here, person, *found)


async def undo_over(here: Here, assignment_id: AssignmentId) -> None:
    """The two minutes are over: the card loses *Pressed by mistake*."""
    found = await _both(here, assignment_id)
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
        organisation=here.town.organisation(stored.organisation),
        town=here.town,
        pictures=stored.code_word,
        under_way=assignment.state is AssignmentState.UNDER_WAY,
        has_media=bool(stored.private.media),
        undo=here.now < undo_until(assignment.made_at) and assignment.state is AssignmentState.ASSIGNED,
    )


async def _win(here: Here, stored: Stored, offer: Offer, volunteer: Volunteer) -> None:
    state = after(stored.state, Action.ASSIGN)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        raise RuntimeError(f"request {stored.id} was won in state {stored.state}")
    await requests.end_offer(here.tx, here.now, offer, OfferState.YES)
    window = stored.request.starts_at, stored.request.ends_at
    assignment = await assignments.add(here.tx, here.now, stored.id, volunteer.id, *window)
    await offering.end_offers(here, stored.id, OfferAction.TAKEN, offer_cards.TAKEN, but=volunteer.id)
    for kind in ("wave", "promise", "expire"):
        await dues.drop(here.tx, kind, stored.id)
    await raising.settle_about(here, stored.id, volunteer.id)
    await here.due("task_undo_over", assignment, undo_until(here.now))
    # Also where nobody ever says that it is done, the address does not stay.
    await here.due("grace", assignment, grace_until(window[1], here.town.policies.grace_hours))
    await here.note("said yes", who=volunteer.id, whom=stored.resident, request=stored.id)
    found = await _both(here, assignment)
    if found is not None:
        await refresh(here, *found)
    await _tell_asker(here, stored, assignment, volunteer)
    await raising.follow(here, stored, State.ASSIGNED)


async def _tell_asker(here: Here, stored: Stored, assignment: AssignmentId, volunteer: Volunteer) -> None:
    """Who comes and how to know them; the code words are edited in once the message's id is known."""

    def card(pictures: tuple[str, str] | None) -> Say:
        return request_cards.match(
            stored.request,
            assignment,
            volunteer.id,
            Level(level_now(volunteer, here.now)),
            pictures=pictures,
            organisation=here.town.organisation(stored.organisation),
            town=here.town,
        )

    await here.say(
        Edit(request_card(stored.id), request_cards.plain(request_cards.STATES[State.ASSIGNED])),
        Send(
            stored.resident,
            card(None),
            match_card(assignment),
            Urgency.ANSWER,
            reveal=card(stored.code_word),
        ),
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
    await offering.ask_those_too_late(here, stored.id)
    await drop_timers(here, assignment.id)
    await here.due("expire", stored.id, stored.request.latest_start)
    await raising.follow(here, stored, state)
    await here.note(str(action), who=assignment.person, whom=stored.resident, request=stored.id)
    organisation = here.town.organisation(stored.organisation)
    await here.say(
        Edit(match_card(assignment.id), request_cards.plain(news)),
        Send(
            stored.resident,
            request_cards.plain(news, ring_us(organisation, here.town)),
            f"gone:{assignment.id}",
        ),
    )


async def _held(here: Here, person: Person, request: RequestId, card: str | None) -> Offer | None:
    """The question that this card asks them; None also for the card of a time that has changed since.

    `card` None: nobody knows yet which message it is.
    """
    offer = await requests.offer_to(here.tx, request, person.id)
    return offer if offer is not None and card in {None, offer_card(offer)} else None


async def _running(
    here: Here, person: Person, assignment_id: AssignmentId
) -> tuple[Assignment, Stored] | None:
    """The task, if it is this person's and still runs."""
    found = await _both(here, assignment_id)
    return found if found and found[0].person == person.id and found[0].is_running else None


async def _both(here: Here, assignment_id: AssignmentId) -> tuple[Assignment, Stored] | None:
    assignment = await assignments.by_id(here.tx, assignment_id)
    stored = await requests.by_id(here.tx, assignment.request) if assignment else None
    return None if assignment is None or stored is None else (assignment, stored)


async def _volunteer(here: Here, person: PersonId) -> Volunteer | None:
    volunteer = await volunteers.by_id(here.tx, person)
    if volunteer is None:
        return None
    busy = await volunteers.busy_times(here.tx, here.now, person)
    return volunteer.model_copy(update={"busy": busy})
