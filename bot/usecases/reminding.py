"""What is said about a running task by itself: the evening before, an hour before, and whether all is well."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.cards import doorstep as door
from bot.cards import hands as hand_cards
from bot.cards import timing as cards
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.lifecycle import Action, after
from bot.domain.rhythm import SILENCE, Beat, Bond, beats, more_time
from bot.say import Condition, Edit, Say, Send, Toast, Urgency
from bot.storage import assignments, dues, hands, requests
from bot.storage.assignments import Assignment
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Clock, Text
from bot.usecases import (
    closing,
    helping,
    raising,
    recipients,
    ringing,
    unseen,
)
from bot.usecases.bonds import both_of, there_card
from bot.usecases.here import Here

SILENT = "silence"
NOT_NOW = N_("That is not possible any more.")
NOTED = N_("Noted.")


def bond(assignment: Assignment, stored: Stored) -> Bond:
    """The task as its rhythm sees it."""
    return Bond(
        starts_at=assignment.starts_at,
        ends_at=assignment.ends_at,
        minutes=stored.request.minutes,
        made_at=assignment.made_at,
        meet_at=assignment.meet_at,
        under_way_at=assignment.under_way_at,
        expected_until=assignment.expected_until,
        seen=assignment.seen_at is not None,
    )


async def plan(here: Here, assignment_id: AssignmentId) -> None:
    """Whenever an hour has changed: everything that is to be said is due anew."""
    found = await both_of(here, assignment_id)
    for beat in (*Beat, SILENT):
        await dues.drop(here.tx, str(beat), assignment_id)
    if found is not None and found[0].is_running:
        for beat, at in beats(bond(*found), here.now, here.town.zone).items():
            await here.due(beat.value, assignment_id, at)


async def beat(here: Here, which: Beat, assignment_id: AssignmentId) -> None:
    """Its hour has come. Nothing is said about a task that is over."""
    found = await both_of(here, assignment_id)
    if found is not None and found[0].is_running:
        await _SAY[which](here, *found)


async def silence(here: Here, assignment_id: AssignmentId) -> None:
    """Nobody has answered whether all is well: a coordinator rings."""
    found = await both_of(here, assignment_id)
    if found is None or not found[0].is_running:
        return
    if await hands.open_about(here.tx, Kind.SILENT, request=found[1].id) is None:
        await tell_coordinators(here, *found, why="silent")


async def tell_coordinators(here: Here, _assignment: Assignment, stored: Stored, *, why: str) -> None:
    """Both are to be rung: `silent`, `absent` (the helper has not come), `closed` (nobody opens)."""
    earlier = await hands.open_about(here.tx, Kind.SILENT, request=stored.id)
    if earlier is not None and earlier.facts.get("why") == why:
        return
    if earlier is not None:
        await hands.settle(here.tx, here.now, earlier.id, "itself", None)
        await raising.show(here, earlier, hand_cards.settled(hand_cards.SETTLED, None))
    hand = await hands.raise_(
        here.tx,
        here.now,
        Kind.SILENT,
        stored.organisation,
        person=stored.resident,
        request=stored.id,
        facts={"why": why},
    )
    say = await silent_card(here, hand, stored)
    if say is not None:
        await raising.send(here, hand, say, Urgency.ANSWER)


async def answer(here: Here, person: Person, what: str, assignment_id: AssignmentId) -> Toast:
    """*All well?*: more time, done, or a coordinator rings. Both may answer."""
    found = await both_of(here, assignment_id)
    if found is None or not found[0].is_running or person.id not in {found[0].person, *found[1].own_side}:
        return Toast(NOT_NOW)
    assignment, stored = found
    await here.note(f"all well: {what}", who=person.id, whom=stored.resident, request=stored.id)
    match what:
        case "more":
            await _more_time(here, assignment, stored)
        case "ring":
            await _more_time(here, assignment, stored)
            await ringing.ask(here, person, reason="after")
        case "done":
            return await _is_done(here, person, assignment, stored)
    return Toast(NOTED)


async def press_silent(here: Here, by: Person, hand: Hand, stored: Stored, what: str) -> Toast:
    """A coordinator has rung: all is well, done, or off."""
    running = await assignments.running(here.tx, stored.id)
    if running is None or what not in {"well", "done", "off", "else"}:
        return Toast(hand_cards.GONE)
    if not await hands.settle(here.tx, here.now, hand.id, what, by.id):
        return Toast(hand_cards.GONE)
    await raising.show(here, hand, hand_cards.settled(hand_cards.SETTLED, by.id))
    if what == "well":
        await _more_time(here, running, stored)
    elif what == "off":
        await closing.cancel(here, stored)
    elif what == "else":
        await helping.hand_over(
            here, running, stored, reason="no_show", news=door.OTHERS_ASKED, closed=door.NOT_HEARD
        )
    else:
        await _is_done(here, by, running, stored)
    return Toast(NOTED)


async def _evening_before(here: Here, assignment: Assignment, stored: Stored) -> None:
    await _remind(here, assignment, stored, "evening", assignment.person, cards.TOMORROW_HELPER)
    for person in stored.own_side:
        await _remind(here, assignment, stored, "evening", person, cards.TOMORROW_ASKER)


async def _hour_before(here: Here, assignment: Assignment, stored: Stored) -> None:
    await _remind(here, assignment, stored, "hour", assignment.person, cards.SOON)


async def _remind(
    here: Here, assignment: Assignment, stored: Stored, beat_name: str, to: PersonId, text: Text
) -> None:
    last = cards.PRESS_ON_MY_WAY if to == assignment.person else cards.WORDS_ABOVE
    kind = here.categories[stored.request.category]
    late = assignment.id if text == cards.SOON else None
    say = cards.tomorrow(text, stored.request, kind, here.town, assignment.meet_at, last, late=late)
    await here.say(
        Send(
            to,
            say,
            f"{beat_name}:{assignment.id}:{to}:{here.occasion}",
            Urgency.REMINDER,
            good_until=bond(assignment, stored).begins_at_the_latest,
            condition=Condition.ASSIGNMENT_ACTIVE,
            subject=assignment.id,
        )
    )


async def _got_there(here: Here, assignment: Assignment, stored: Stored) -> None:
    await here.say(
        Send(
            assignment.person,
            cards.got_there(assignment.id),
            there_card(assignment.id),
            condition=Condition.ASSIGNMENT_ACTIVE,
            subject=assignment.id,
        )
    )
    to = await recipients.voice_of(here, stored)
    await here.say(
        Send(
            to,
            door.not_there_yet(assignment.id),
            f"not-there:{assignment.id}:{here.occasion}",
            condition=Condition.ASSIGNMENT_ACTIVE,
            subject=assignment.id,
        )
    )


async def _all_well(here: Here, assignment: Assignment, stored: Stored) -> None:
    await here.due(SILENT, assignment.id, here.now + SILENCE)
    for person in (assignment.person, *stored.own_side):
        say = Send(
            person,
            cards.all_well(assignment.id),
            _well_card(assignment, person),
            condition=Condition.ASSIGNMENT_ACTIVE,
            subject=assignment.id,
        )
        await here.say(say)


async def _more_time(here: Here, assignment: Assignment, stored: Stored) -> None:
    until = more_time(bond(assignment, stored), here.now)
    await _over(here, assignment, stored, Say(cards.AGAIN_LATER(time=Clock(until))))
    await assignments.set_expected_until(here.tx, assignment.id, until)
    await plan(here, assignment.id)


async def _is_done(here: Here, by: Person, assignment: Assignment, stored: Stored) -> Toast:
    state = after(stored.state, Action.FINISH)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return Toast(NOT_NOW)
    await _over(here, assignment, stored, Say(cards.OVER))
    await closing.finish(here, assignment, stored, by=by.id)
    return Toast(NOTED)


async def _over(here: Here, assignment: Assignment, stored: Stored, say: Say) -> None:
    for person in (assignment.person, *stored.own_side):
        await here.say(Edit(_well_card(assignment, person), say))


async def silent_card(here: Here, hand: Hand, stored: Stored) -> Say | None:
    """Both names and numbers; None: the task is over by now."""
    running = await assignments.running(here.tx, stored.id)
    if running is None:
        return None
    kind = here.categories[stored.request.category]
    why = str(hand.facts.get("why", "silent"))
    return cards.silent(hand.id, stored.request, kind, here.town, helper=running.person, why=why)


def _well_card(assignment: Assignment, person: PersonId) -> str:
    """Named after the end that was expected, for the question may come more than once."""
    until = assignment.expected_until
    return f"well:{assignment.id}:{person}:{int(until.timestamp()) if until else 0}"


_SAY: Mapping[Beat, Callable[[Here, Assignment, Stored], Awaitable[None]]] = {
    Beat.EVENING_BEFORE: _evening_before,
    Beat.NOT_SEEN: unseen.tell,
    Beat.HOUR_BEFORE: _hour_before,
    Beat.GOT_THERE: _got_there,
    Beat.ALL_WELL: _all_well,
}
