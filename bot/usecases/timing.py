"""About when they meet, and another time that one of the two proposes, before the yes and after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.cards import requests as request_cards
from bot.cards import timing as cards
from bot.domain.accepting import Won
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.lifecycle import OfferAction, offer_after
from bot.domain.promises import grace_until
from bot.domain.requests import Request
from bot.domain.rhythm import hours_to_choose
from bot.flows.forms.small import NewTime
from bot.say import Edit, Say, Send, Toast
from bot.storage import assignments, dues, proposals, requests
from bot.storage.assignments import Assignment
from bot.storage.people import Person
from bot.storage.proposals import Proposal
from bot.storage.requests import Stored
from bot.text import N_, Clock, Span, Text
from bot.usecases import answering, helping, recipients, reminding, talking
from bot.usecases.bonds import both_of, meet_card, proposal_card, running_task, withdraw_proposals
from bot.usecases.here import Here
from bot.usecases.moving import apply_time, moved

NOT_NOW = N_("That is not possible any more.")
NOTED = N_("Noted.")
TIME_TO_ANSWER = timedelta(hours=3)
BEFORE_IT_BEGINS = timedelta(minutes=30)
AT_LEAST = timedelta(minutes=15)


# ---- about when


async def say_when(here: Here, person: Person, assignment_id: AssignmentId, minute: int | None) -> Toast:
    """The helper says at about what time they come; None: later."""
    found = await running_task(here, person, assignment_id)
    if found is None:
        return Toast(NOT_NOW)
    assignment, stored = found
    if minute is None:
        await here.say(Edit(meet_card(assignment_id), Say(cards.LEFT_OPEN)))
        return Toast()
    at = datetime.fromtimestamp(minute * 60, UTC)
    if at not in hours_to_choose(reminding.bond(assignment, stored), here.now, here.town.zone):
        return Toast(NOT_NOW)
    await assignments.set_meet_at(here.tx, assignment_id, at)
    await here.note("said when", who=person.id, whom=stored.resident, request=stored.id)
    await here.say(Edit(meet_card(assignment_id), cards.you_come(assignment_id, at)))
    await reminding.plan(here, assignment_id)
    await _both_cards(here, assignment_id)
    return Toast(NOTED)


# ---- another time


async def ask_offer(here: Here, person: Person, request: RequestId, card: str | None) -> Toast:
    """*Yes, at another time*: when could they?"""
    offer = await answering.held(here, person.id, request, card)
    if offer is None or offer_after(offer.state, OfferAction.YES) is None:
        return Toast(answering.NOT_YOURS)
    await talking.begin(here, person, "other_time", NewTime(subject=request), fresh=True)
    return Toast()


async def ask_helper(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """*Change the time*, by the helper after the yes."""
    if await running_task(here, person, assignment_id) is None:
        return Toast(NOT_NOW)
    await talking.begin(here, person, "move_time", NewTime(subject=assignment_id), fresh=True)
    return Toast()


async def propose_before(here: Here, person: Person, form: NewTime, _way: str) -> None:
    """A volunteer's other time goes to the asker, without a name; the question to the volunteer stays open."""
    stored = await requests.by_id(here.tx, RequestId(form.subject))
    offer = await answering.held(here, person.id, RequestId(form.subject), None)
    if stored is None or offer is None or offer_after(offer.state, OfferAction.YES) is None:
        await _too_late(here, person)
        return
    await _propose(here, stored, person, form, to=stored.resident, question=cards.CAN_AT)


async def propose_after(here: Here, person: Person, form: NewTime, _way: str) -> None:
    """The helper's other time goes to the asker."""
    found = await running_task(here, person, AssignmentId(form.subject))
    if found is None:
        await _too_late(here, person)
        return
    await _propose(here, found[1], person, form, to=found[1].resident, question=cards.HELPER_ASKS)


async def set_time(here: Here, person: Person, form: NewTime, _way: str) -> None:
    """The asker's other time: at once while nobody has said yes, else the helper is asked."""
    stored = await requests.by_id(here.tx, RequestId(form.subject))
    if stored is None or stored.resident != person.id or form.starts_at is None or form.ends_at is None:
        await _too_late(here, person)
        return
    running = await assignments.running(here.tx, stored.id)
    if running is None:
        await apply_time(here, stored, form.starts_at, form.ends_at)
    else:
        await _propose(here, stored, person, form, to=running.person, question=cards.ASKER_ASKS)


async def answer(here: Here, person: Person, what: str, proposal_id: int) -> Toast:
    """A press under a proposed time: `yes`, `no`; afterwards `keep`, `else`."""
    proposal = await proposals.by_id(here.tx, proposal_id)
    stored = await requests.by_id(here.tx, proposal.request) if proposal else None
    if proposal is None or stored is None:
        return Toast(NOT_NOW)
    running = await assignments.running(here.tx, stored.id)
    if what in {"keep", "else"}:
        return await _after_a_no(here, person, what, proposal, stored, running)
    asked = stored.resident if proposal.proposer != stored.resident else running and running.person
    if person.id != asked or proposal.state != "open":
        return Toast(NOT_NOW)
    match what:
        case "yes":
            return await _agree(here, person, proposal, stored, running)
        case "no":
            await proposals.settle(here.tx, here.now, proposal, "refused")
            await here.say(Edit(proposal_card(proposal), Say(cards.SAID_NO)))
            await _tell_refused(here, proposal, stored, running, silent=False)
            return Toast(NOTED)
    return Toast(NOT_NOW)


async def proposal_over(here: Here, proposal_id: int) -> None:
    """Nobody has answered in time: who proposed hears it, and may choose."""
    proposal = await proposals.by_id(here.tx, proposal_id)
    stored = await requests.by_id(here.tx, proposal.request) if proposal else None
    if proposal is None or stored is None:
        return
    if await proposals.settle(here.tx, here.now, proposal, "withdrawn"):
        await here.say(Edit(proposal_card(proposal), Say(cards.OVER)))
        running = await assignments.running(here.tx, stored.id)
        await _tell_refused(here, proposal, stored, running, silent=True)


async def _propose(
    here: Here, stored: Stored, person: Person, form: NewTime, *, to: PersonId, question: Text
) -> None:
    """One proposal of each person at a time: a newer one takes the older one's place."""
    if form.starts_at is None or form.ends_at is None:
        raise ValueError("a proposal has a time")
    request = moved(here, stored, form.starts_at, form.ends_at)
    if request.latest_start <= here.now:
        await _too_late(here, person)
        return
    await withdraw_proposals(here, stored.id, by=person.id)
    proposal = await proposals.add(here.tx, here.now, stored.id, person.id, form.starts_at, form.ends_at)
    until = _answer_until(here, stored, request)
    await here.due("proposal_over", proposal.id, until)
    await here.note("another time", who=person.id, whom=to, request=stored.id)
    span = Span(proposal.starts_at, proposal.ends_at)
    await here.say(
        Send(to, cards.proposed(question(span=span), proposal.id), proposal_card(proposal)),
        Send(person.id, Say(cards.ASKED(time=Clock(until))), f"proposed:{proposal.id}"),
    )


def _answer_until(here: Here, stored: Stored, request: Request) -> datetime:
    """Before either of the two times begins, and within three hours; never at once."""
    first = min(stored.request.latest_start, request.latest_start) - BEFORE_IT_BEGINS
    return max(min(here.now + TIME_TO_ANSWER, first), here.now + AT_LEAST)


async def _agree(
    here: Here, person: Person, proposal: Proposal, stored: Stored, running: Assignment | None
) -> Toast:
    request = moved(here, stored, proposal.starts_at, proposal.ends_at)
    if request.latest_start <= here.now:
        return Toast(NOT_NOW)
    if running is None:
        return await _agree_before(here, person, proposal, stored, request)
    if not await proposals.settle(here.tx, here.now, proposal, "agreed"):
        return Toast(NOT_NOW)
    await _move_task(here, running, request)
    await _say_agreed(here, proposal)
    return Toast(NOTED)


async def _agree_before(
    here: Here, person: Person, proposal: Proposal, stored: Stored, request: Request
) -> Toast:
    """The asker agrees: the volunteer has said yes to that time, if nobody was quicker."""
    later = stored.model_copy(update={"request": request})
    verdict, offer, volunteer = await answering.judge(here, later, proposal.proposer)
    if not isinstance(verdict, Won) or offer is None or volunteer is None:
        return Toast(NOT_NOW)
    await proposals.settle(here.tx, here.now, proposal, "agreed")
    await requests.set_time(here.tx, request)
    await here.note("time changed", who=person.id, whom=volunteer.id, request=stored.id)
    await here.say(Edit(proposal_card(proposal), Say(cards.AGREED(span=_span(proposal)))))
    await answering.win(here, later, offer, volunteer)
    return Toast(NOTED)


async def _move_task(here: Here, running: Assignment, request: Request) -> None:
    """The same two, at another time; about when they meet is asked anew."""
    await requests.set_time(here.tx, request)
    await assignments.set_time(here.tx, running.id, request.starts_at, request.ends_at)
    await here.due("grace", running.id, grace_until(request.ends_at, here.town.policies.grace_hours))
    await here.note("time changed", who=running.person, whom=request.resident, request=request.id)
    await reminding.plan(here, running.id)
    await _both_cards(here, running.id)
    await recipients.refresh(here, request.id)
    found = await both_of(here, running.id)
    if found is not None:
        await _tell_recipient(here, found[1])
        await helping.ask_when(here, *found)


async def _tell_recipient(here: Here, stored: Stored) -> None:
    """The two have agreed; whom the help is for hears the new time."""
    if stored.recipient is not None:
        span = Span(stored.request.starts_at, stored.request.ends_at)
        changed = request_cards.plain(request_cards.TIME_CHANGED(span=span))
        await here.say(Send(stored.recipient, changed, f"time-theirs:{stored.id}:{here.occasion}"))


async def _say_agreed(here: Here, proposal: Proposal) -> None:
    agreed = Say(cards.AGREED(span=_span(proposal)))
    await here.say(
        Edit(proposal_card(proposal), agreed), Send(proposal.proposer, agreed, f"agreed:{proposal.id}")
    )


async def _tell_refused(
    here: Here, proposal: Proposal, stored: Stored, running: Assignment | None, *, silent: bool
) -> None:
    """Who proposed hears the no, and what can be done."""
    await dues.drop(here.tx, "proposal_over", proposal.id)
    span = Span(stored.request.starts_at, stored.request.ends_at)
    if proposal.proposer == stored.resident:
        if running is None:
            return
        say = cards.refused_to_asker(span, proposal.id, silent=silent)
    elif running is not None and running.person == proposal.proposer:
        say = cards.refused_to_helper(running.id, span, proposal.id)
    else:
        say = Say(cards.NOT_THEN)
    await here.say(Send(proposal.proposer, say, refused_card(proposal)))


async def _after_a_no(
    here: Here, person: Person, what: str, proposal: Proposal, stored: Stored, running: Assignment | None
) -> Toast:
    """It stays as it was, or, for the asker, somebody else is asked for the new time."""
    if person.id != proposal.proposer or running is None or proposal.state == "agreed":
        return Toast(NOT_NOW)
    if what == "keep":
        stays = cards.STAYS(span=Span(stored.request.starts_at, stored.request.ends_at))
        await here.say(Edit(refused_card(proposal), Say(stays)))
        return Toast(NOTED)
    if person.id != stored.resident:
        return Toast(NOT_NOW)
    await here.say(Edit(refused_card(proposal), Say(cards.AGREED(span=_span(proposal)))))
    await apply_time(here, stored, proposal.starts_at, proposal.ends_at)
    return Toast(NOTED)


async def _both_cards(here: Here, assignment_id: AssignmentId) -> None:
    found = await both_of(here, assignment_id)
    if found is not None:
        await helping.refresh(here, *found)
        await answering.refresh_match(here, *found)


async def _too_late(here: Here, person: Person) -> None:
    say = request_cards.plain(NOT_NOW)
    await here.say(Send(person.id, say, f"not-now:{person.id}:{here.occasion}"))


def refused_card(proposal: Proposal) -> str:
    return f"refused:{proposal.id}"


def _span(proposal: Proposal) -> Span:
    return Span(proposal.starts_at, proposal.ends_at)
