"""Answers to an offer: exactly one yes wins, and a no needs no reason."""

from __future__ import annotations

from collections.abc import Callable

from bot.cards import behalf as behalf_cards
from bot.cards import offers as offer_cards
from bot.cards import requests as request_cards
from bot.domain.accepting import (
    AlreadyTaken,
    AlreadyYours,
    NotNeeded,
    NotYours,
    Overlaps,
    TooLate,
    Verdict,
    Won,
    decide_yes,
)
from bot.domain.eligibility import level_now
from bot.domain.ids import PersonId, RequestId
from bot.domain.lifecycle import Action, OfferAction, after, offer_after
from bot.domain.offers import NoReason, Offer, OfferState
from bot.domain.people import Level, Volunteer
from bot.domain.promises import grace_until, undo_until
from bot.domain.requests import Request, State
from bot.say import Edit, Say, Send, Toast, Urgency
from bot.storage import assignments, dues, requests, volunteers
from bot.storage import blocks as blocks_
from bot.storage.assignments import Assignment
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Text
from bot.usecases import helping, offering, raising, recipients, reminding
from bot.usecases.bonds import both_of, match_card, withdraw_proposals
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

VERDICTS: dict[type, Text] = {
    AlreadyYours: ALREADY_YOURS,
    AlreadyTaken: TAKEN,
    NotNeeded: NOT_NEEDED,
    TooLate: TOO_LATE,
    Overlaps: OVERLAPS,
    NotYours: NOT_YOURS,
}
CARD_AFTER: dict[type, Text] = {
    AlreadyTaken: offer_cards.TAKEN,
    NotNeeded: offer_cards.NOT_NEEDED,
    TooLate: offer_cards.TIME_IS_UP,
}


async def accept(here: Here, person: Person, request: RequestId, card: str | None) -> Toast:
    """*Yes, I'll do it*, on that card. Decided under the writer's lock: exactly one wins."""
    stored = await requests.by_id(here.tx, request)
    if stored is None or await volunteers.by_id(here.tx, person.id) is None:
        return Toast(NOT_YOURS)
    verdict, offer, volunteer = await judge(here, stored, person.id, card)
    if isinstance(verdict, Won) and offer is not None and volunteer is not None:
        await win(here, stored, offer, volunteer)
        return Toast(YOURS)
    over = CARD_AFTER.get(type(verdict))
    if over is not None and offer is not None:
        await here.say(Edit(offer_card(offer), offer_cards.over(over)))
    return Toast(VERDICTS[type(verdict)])


async def judge(
    here: Here, stored: Stored, person: PersonId, card: str | None = None
) -> tuple[Verdict, Offer | None, Volunteer | None]:
    """What a yes of theirs would be now, with what was looked at."""
    volunteer = await _volunteer(here, person, stored.request)
    offer = await held(here, person, stored.id, card)
    if volunteer is None:
        return NotYours(), offer, None
    taken = sum(o.state is OfferState.YES for o in await requests.offers(here.tx, stored.id))
    verdict = decide_yes(stored.request, offer, volunteer, here.now, rules_of(here), accepted=taken)
    return verdict, offer, volunteer


async def what_to_know(here: Here, person: Person, request: RequestId) -> Toast:
    """What this kind of help asks of who does it, before the yes."""
    stored = await requests.by_id(here.tx, request)
    offer = await requests.offer_to(here.tx, request, person.id)
    if stored is None or offer is None:
        return Toast(NOT_YOURS)
    care = here.categories[stored.request.category].care_volunteer
    return Toast(care or NOT_YOURS, alert=care is not None)


async def decline(here: Here, person: Person, request: RequestId, card: str | None) -> Toast:
    """*Not this one*, on that card: nobody has to say why, and somebody else is asked at once."""
    offer = await held(here, person.id, request, card)
    state = offer_after(offer.state, OfferAction.NO) if offer else None
    if offer is None or state is None or not await requests.end_offer(here.tx, here.now, offer, state):
        return Toast(NOT_YOURS)
    await here.say(Edit(offer_card(offer), offer_cards.declined(request)))
    await offering.look(here, request)
    return Toast(helping.NOTED)


async def say_why(here: Here, person: Person, request: RequestId, reason: NoReason) -> Toast:
    """A reason for the no, pressed."""
    offer = await requests.offer_to(here.tx, request, person.id)
    if offer is None or offer.state is not OfferState.NO:
        return Toast(NOT_YOURS)
    await requests.set_no_reason(here.tx, offer, reason)
    await here.say(Edit(offer_card(offer), offer_cards.over(offer_cards.THANKS_FOR_WHY)))
    return Toast(helping.NOTED)


async def win(here: Here, stored: Stored, offer: Offer, volunteer: Volunteer) -> None:
    """The task is theirs: the others are thanked, both sides get their cards, and its hours are planned."""
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
    await reminding.plan(here, assignment)
    await withdraw_proposals(here, stored.id)
    found = await both_of(here, assignment)
    if found is None:
        raise LookupError(f"no assignment {assignment}")
    await helping.refresh(here, *found)
    await helping.tell_what_to_know(here, *found)
    await here.say(
        Edit(request_card(stored.id), request_cards.plain(request_cards.STATES[State.ASSIGNED])),
        *_who_comes(here, stored, found[0], volunteer),
    )
    await recipients.refresh(here, stored.id)
    await helping.ask_when(here, *found)
    await raising.follow(here, stored, State.ASSIGNED)


async def show_who_comes(here: Here, person: PersonId) -> None:
    """To who asked, or whom it is for, and was away: the card that may never have arrived, or as it stands."""
    mine = await requests.of_resident(here.tx, person, here.now)
    for stored in (*mine, *await requests.of_recipient(here.tx, person, here.now)):
        task = await assignments.running(here.tx, stored.id)
        volunteer = await volunteers.by_id(here.tx, task.person) if task else None
        if task is not None and volunteer is not None:
            for message in _who_comes(here, stored, task, volunteer):
                if message.to == person:
                    await here.show(message)


def _who_comes(here: Here, stored: Stored, assignment: Assignment, volunteer: Volunteer) -> tuple[Send, ...]:
    """Who comes and how to know them; the code words are edited in once the message's id is known."""
    say = match_say(here, assignment, stored, volunteer, revealed=False)
    reveal = match_say(here, assignment, stored, volunteer, revealed=True)
    send = Send(stored.resident, say, match_card(assignment.id), Urgency.ANSWER, reveal=reveal)
    told = recipients.both(stored, send, theirs=_for_them(stored, assignment))
    return tuple(message for message in told if isinstance(message, Send))


async def refresh_match(here: Here, assignment: Assignment, stored: Stored) -> None:
    """The asker's card about who comes, as it is now."""
    volunteer = await volunteers.by_id(here.tx, assignment.person)
    if volunteer is not None:
        say = match_say(here, assignment, stored, volunteer, revealed=True)
        edit = Edit(match_card(assignment.id), say)
        await recipients.tell(here, stored, edit, theirs=_for_them(stored, assignment))


def _for_them(stored: Stored, assignment: Assignment) -> Callable[[Say], Say]:
    """What the recipient reads of that card."""
    return lambda say: behalf_cards.their_match(say, stored.id, assignment.id)


def match_say(
    here: Here, assignment: Assignment, stored: Stored, volunteer: Volunteer, *, revealed: bool
) -> Say:
    return request_cards.match(
        stored.request,
        assignment.id,
        volunteer.id,
        Level(level_now(volunteer, here.now)),
        pictures=stored.code_word if revealed else None,
        meet_at=assignment.meet_at,
        seen=assignment.seen_at is not None,
        organisation=here.town.organisation(stored.organisation),
        town=here.town,
    )


async def held(here: Here, person: PersonId, request: RequestId, card: str | None) -> Offer | None:
    """The question that this card asks them; None also for the card of a time that has changed since.

    `card` None: nobody knows yet which message it is.
    """
    offer = await requests.offer_to(here.tx, request, person)
    return offer if offer is not None and card in {None, offer_card(offer)} else None


async def _volunteer(here: Here, person: PersonId, request: Request) -> Volunteer | None:
    """As a yes looks at them: what they have promised, and whether the two may meet."""
    volunteer = await volunteers.by_id(here.tx, person)
    if volunteer is None:
        return None
    busy = await volunteers.busy_times(here.tx, here.now, person)
    held = await volunteers.is_held(here.tx, person, request.own_side)
    blocked = any([await blocks_.between(here.tx, person, one) for one in request.own_side])
    blocks = frozenset({request.resident}) if blocked else frozenset()
    return volunteer.model_copy(update={"busy": busy, "held": held, "blocks": blocks})
