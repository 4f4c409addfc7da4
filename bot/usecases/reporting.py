"""*Something is not right*: danger first; the task stops, a coordinator knows at once, nobody is told who said it."""

from __future__ import annotations

from bot.cards import doorstep
from bot.cards import reports as cards
from bot.cards import requests as request_cards
from bot.cards import tasks as task_cards
from bot.cards.common import ring_us
from bot.domain.doorstep import may_be_missed
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.lifecycle import Action, after
from bot.domain.offers import OfferState
from bot.domain.reports import What, holds
from bot.domain.requests import State
from bot.flows.forms.small import Words
from bot.flows.safety import emergency_number
from bot.say import Button, Edit, Row, Say, Send, Toast, Urgency
from bot.storage import assignments, hands, requests
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.hands import Hand, Kind, Private
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Fixed, Text
from bot.usecases import escalating, forgetting, holding, raising, recipients, talking, unsaying
from bot.usecases.bonds import both_of, drop_timers, edit_task, match_card, withdraw_proposals
from bot.usecases.desk import read_when
from bot.usecases.here import Here
from bot.usecases.reminding import bond

NOT_NOW = N_("That is not possible any more.")


async def mine(here: Here, person: Person, assignment_id: AssignmentId) -> tuple[Assignment, Stored] | None:
    """The task, if this person is one of the two."""
    found = await both_of(here, assignment_id)
    return found if found and person.id in {found[0].person, *found[1].own_side} else None


def other_side(assignment: Assignment, stored: Stored, person: PersonId) -> PersonId:
    """Whom this one of the two meets: the helper, or whom the help is for."""
    return (stored.recipient or stored.resident) if person == assignment.person else assignment.person


async def ask(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """Danger first."""
    found = await mine(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    say = cards.danger(assignment_id, _others(here, person, *found))
    await here.say(Send(person.id, say, f"wrong:{assignment_id}:{here.occasion}"))
    return Toast()


def _others(here: Here, person: Person, assignment: Assignment, stored: Stored) -> tuple[Row, ...]:
    """What has a way of its own while the task runs: nobody opens, nobody came, somebody is ill, a dog."""
    if not assignment.is_running:
        return ()
    if person.id == assignment.person:
        return doorstep.for_helper(assignment.id)
    late = may_be_missed(bond(assignment, stored), here.now)
    return doorstep.for_asker(assignment.id, may_be_late=late)


async def stop(
    here: Here, person: Person, assignment_id: AssignmentId, what: What, card: str | None
) -> Toast:
    """The task stops and a coordinator is told at once; nothing of it is erased meanwhile."""
    found = await mine(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    we_have_it = await report(here, person, *found, what)
    if what is What.DANGER:
        say = cards.ring_112(emergency_number(here.town), we_have_it)
        await here.say(Send(person.id, say, f"danger:{assignment_id}:{here.occasion}"))
    if what is What.DOG and we_have_it is not None:
        say = doorstep.dog(emergency_number(here.town), we_have_it)
        await here.say(Send(person.id, say, f"dog:{assignment_id}:{here.occasion}"))
    if we_have_it is None:
        return Toast(None if what is What.DANGER else NOT_NOW)
    if what is What.TOLD:
        await talking.begin(here, person, "problem", Words(subject=found[1].id), fresh=True)
    if card is not None:
        await here.say(Edit(card, Say(we_have_it)))
    return Toast()


async def report(
    here: Here, person: Person, assignment: Assignment, stored: Stored, what: What
) -> Text | None:
    """What the one who says it hears; None: this task is not theirs to say anything about any more."""
    latest = next(iter(await assignments.of_request(here.tx, stored.id)), assignment)
    if latest.id != assignment.id or not _may_be_reported(assignment, stored):
        return None
    if assignment.is_running and not await _freeze(here, assignment, stored):
        return None
    stopped = await requests.by_id(here.tx, stored.id) or stored
    await _raise(here, person, assignment, stopped, what)
    return cards.WE_HAVE_IT if assignment.state is AssignmentState.DONE else cards.STOPPED_FOR_YOU


async def told(here: Here, person: Person, form: Words, way: str) -> None:
    """What happened, in words or a picture: it goes to the coordinators' card."""
    stored = await requests.by_id(here.tx, RequestId(form.subject))
    hand = await _by(here, person.id, RequestId(form.subject))
    if stored is not None and hand is not None:
        hand = hand.model_copy(
            update={"private": _beside(hand.private, Private(words=form.words, media=form.media))}
        )
        await hands.set_private(here.tx, hand, hand.private)
        await show(here, hand, stored)
    if way == talking.MORE:
        return
    organisation = here.town.organisation(stored.organisation if stored else "")
    is_frozen = stored is not None and stored.state is State.FROZEN
    reads = cards.LOOKED_AFTER if hand and hand.taken_by else read_when(here, organisation)
    say = request_cards.plain(
        (cards.STOPPED_FOR_YOU if is_frozen else cards.WE_HAVE_IT) if hand else NOT_NOW,
        reads if hand else None,
        *_police(here),
        ring_us(organisation, here.town),
        rows=((Button(cards.RING_ME, "ring:stopped", emoji="📞"),),),
    )
    await here.say(Send(person.id, say, f"told:{form.subject}:{here.occasion}"))


async def answer(here: Here, person: Person, request: RequestId) -> Toast:
    """More words for the coordinator who looks after it."""
    if await _by(here, person.id, request) is None:
        return Toast(NOT_NOW)
    await talking.begin(here, person, "problem", Words(subject=request), fresh=True)
    return Toast()


async def show(here: Here, hand: Hand, stored: Stored) -> None:
    """The card as it is now: with everybody, or with the one who has taken it."""
    if hand.taken_by is None:
        await raising.send(here, hand, await raising.report_card(here, hand, stored), Urgency.ANSWER)
    else:
        await raising.show(here, hand, await raising.report_card(here, hand, stored), only=hand.taken_by)


def _may_be_reported(assignment: Assignment, stored: Stored) -> bool:
    """While it runs, when it is done, and by the other one too once it is stopped."""
    stopped = assignment.state is AssignmentState.STOPPED and stored.state is State.FROZEN
    return assignment.is_running or assignment.state is AssignmentState.DONE or stopped


async def _freeze(here: Here, assignment: Assignment, stored: Stored) -> bool:
    """Both cards read the same, whoever has said it."""
    state = after(stored.state, Action.FREEZE)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return False
    await assignments.end(here.tx, here.now, assignment.id, AssignmentState.STOPPED)
    await take_back_yes(here, stored.id)
    await drop_timers(here, assignment.id)
    await withdraw_proposals(here, stored.id)
    await forgetting.take_media_away(here, assignment, stored)
    for whose in assignment.may_be_rung:
        await unsaying.hide_number(here, assignment, whose)
    await edit_task(here, assignment, task_cards.closed(task_cards.CLOSED_STOPPED, None))
    stopped = Edit(match_card(assignment.id), request_cards.plain(request_cards.STOPPED))
    await recipients.tell(here, stored, stopped)
    await recipients.refresh(here, stored.id)
    await raising.settle_about(here, stored.id, None)
    await raising.follow(here, stored, State.FROZEN)
    return True


async def _raise(here: Here, person: Person, assignment: Assignment, stored: Stored, what: What) -> None:
    """One report of each of the two; what is said again, or worse, changes it."""
    hand = await _by(here, person.id, stored.id)
    if hand is not None:
        if what is What.DANGER and hand.facts.get("what") != what:
            facts = {**hand.facts, "what": what.value}
            await show(here, await hands.set_facts(here.tx, hand, facts, hand.organisation), stored)
        return
    other = other_side(assignment, stored, person.id)
    hand = await hands.raise_(
        here.tx,
        here.now,
        Kind.STOPPED,
        stored.organisation,
        person=person.id,
        request=stored.id,
        about=other if holds(what) else None,
        facts={"what": what.value, "assignment": assignment.id, "asker": stored.resident},
    )
    # Only in one's own list of who looked: in the other one's it would say who has told.
    await here.note("something is not right", who=person.id, whom=person.id, request=stored.id)
    await escalating.begin(here, hand, stored)
    if hand.about is not None:
        for one in stored.own_side if person.id == assignment.person else {other}:
            await holding.hold(here, one, but=stored.id)


async def _by(here: Here, person: PersonId, request: RequestId) -> Hand | None:
    """What this person has reported about that request, and nobody has closed."""
    found = await hands.reports_open(here.tx, request=request)
    return next((hand for hand in found if hand.person == person), None)


def _beside(earlier: Private, later: Private) -> Private:
    """What is told later stands below: no words replace others."""
    words = "\n".join(part for part in (earlier.words, later.words) if part)
    return Private(words=words, media=(*earlier.media, *later.media))


async def take_back_yes(here: Here, request: RequestId) -> None:
    """If others are asked again, this yes must not count as the one that is needed, nor be asked again."""
    for offer in await requests.offers(here.tx, request):
        if offer.state is OfferState.YES:
            await requests.end_offer(here.tx, here.now, offer, OfferState.NO)


def _police(here: Here) -> tuple[Text, ...]:
    return tuple(
        cards.NOT_DANGER(number=Fixed(number.number), name=here.town.named(number.name))
        for number in here.town.numbers("police")
    )
