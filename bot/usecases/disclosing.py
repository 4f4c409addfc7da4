"""What a reference in a message stands for, opened just before it is sent, if the reader may still see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import quote_plus

from bot.domain.ids import PersonId, RequestId
from bot.domain.lifecycle import LIVE
from bot.domain.permissions import Deed, RoleName
from bot.domain.reports import (
    may_look,
)
from bot.storage import (
    Transaction,
    assignments,
    bills,
    hands,
    people,
    relayed,
    requests,
    volunteers,
)
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.hands import Kind
from bot.storage.requests import Stored
from bot.text import Private, PrivateField
from bot.town import ANY_LANGUAGE, Town
from bot.usecases.desk import allowed

FAR_AHEAD = datetime(9999, 1, 1, tzinfo=UTC)
"""Nothing has ended after that: only what is still open is looked at."""
MAPS = "https://www.openstreetmap.org/search?query="


async def open_private(
    tx: Transaction, town: Town, reader: PersonId, references: Iterable[Private]
) -> dict[Private, str | None]:
    """The values that these references name; None for what is gone, or what this reader may not see (any more)."""
    return {reference: await _open(tx, town, reader, reference) for reference in references}


async def _open(tx: Transaction, town: Town, reader: PersonId, reference: Private) -> str | None:
    match reference.kind:
        case "name" | "phone":
            return await _of_person(tx, reader, reference)
        case "told":
            return await _told(tx, reader, reference.of)
        case "said":
            return await _said(tx, reader, reference.of)
    stored = await requests.by_id(tx, RequestId(reference.of))
    if stored is None or not await _may_see(tx, reader, stored, reference.kind):
        return None
    return _of_request(stored, reference, town)


async def _of_person(tx: Transaction, reader: PersonId, reference: Private) -> str | None:
    whose = PersonId(reference.of)
    if not await _may_know(tx, reader, whose, reference.kind):
        return None
    person = await people.by_id(tx, whose)
    if person is None:
        return None
    return (person.name if reference.kind == "name" else person.private.phone) or None


async def _told(tx: Transaction, reader: PersonId, hand_id: int) -> str | None:
    """What somebody told the coordinators, for those who may do something about it; never for whom it is about."""
    hand = await hands.by_id(tx, hand_id)
    if hand is None:
        return None
    if hand.kind is Kind.WROTE:
        return hand.private.words or None if reader == hand.person else None
    if hand.kind is Kind.STOPPED and not may_look(reader, (hand.about,)):
        return None
    deed = Deed.READ_ODD_TEXTS if hand.kind is Kind.ODD_TEXT else Deed.SEE_REQUEST
    return hand.private.words or None if await allowed(tx, reader, deed, hand.organisation) else None


async def _said(tx: Transaction, reader: PersonId, relayed_id: int) -> str | None:
    """What passed between two: for these two, and for the coordinators whom one of them has asked."""
    said = await relayed.by_id(tx, relayed_id)
    if said is None or not said.private.words:
        return None
    if reader in {said.sender, said.receiver}:
        return said.private.words
    task = await assignments.by_id(tx, said.assignment)
    hand = await hands.open_about(tx, Kind.TALK, request=task.request) if task else None
    asked = hand is not None and await allowed(tx, reader, Deed.SEE_REQUEST, hand.organisation)
    return said.private.words if asked else None


def _of_request(stored: Stored, reference: Private, town: Town) -> str | None:
    private = stored.private
    match reference.kind:
        case "street":
            return private.street or None
        case "map":
            name = town.name.get(ANY_LANGUAGE) or town.name.get(town.languages[0], "")
            return MAPS + quote_plus(f"{private.street}, {name}") if private.street else None
        case "words":
            return "\n".join(private.words) or None
        case "door":
            return private.door or None
        case "recipient":
            return private.recipient or None
        case "contact":
            return private.contact or None
    return None


async def _may_know(tx: Transaction, reader: PersonId, whose: PersonId, kind: PrivateField) -> bool:
    """Oneself; the other one of a task, by name until its cards are blanked, by number if they agreed; coordinators."""
    if reader == whose:
        return True
    tasks = [task for task in await assignments.between(tx, reader, whose) if _is_fresh(task)]
    if tasks and kind == "name":
        return True
    if any(task.is_running and whose in task.may_be_rung for task in tasks):
        return True
    if kind == "phone" and await _shows_number(tx, reader, whose):
        return True
    if kind == "name" and await _asked_for(tx, reader, whose):
        return True
    return await _may_coordinate(tx, reader, whose, kind)


async def _shows_number(tx: Transaction, reader: PersonId, whose: PersonId) -> bool:
    """A helper lets who is helped see their number, so that they can be paid back with it."""
    for task in await assignments.between(tx, reader, whose):
        bill = await bills.of(tx, task.id) if task.person == whose and _is_fresh(task) else None
        if bill is not None and bill.shows_number:
            return True
    return False


async def _asked_for(tx: Transaction, reader: PersonId, whose: PersonId) -> bool:
    """Whether that person has asked for help for the reader which is not over yet."""
    theirs = await requests.of_recipient(tx, reader, FAR_AHEAD)
    return any(stored.resident == whose and stored.state in LIVE for stored in theirs)


async def _may_coordinate(tx: Transaction, reader: PersonId, whose: PersonId, kind: PrivateField) -> bool:
    """A coordinator knows every volunteer and every other coordinator by name, and all of those whom something
    at their own organisation is about."""
    if not await _is_coordinator(tx, reader):
        return False
    if kind == "name" and (await volunteers.by_id(tx, whose) or await _is_coordinator(tx, whose)):
        return True
    for organisation in await people.organisations_about(tx, whose):
        if await allowed(tx, reader, Deed.SEE_VOLUNTEER, organisation):
            return True
    return False


async def _is_coordinator(tx: Transaction, person: PersonId) -> bool:
    return any(role.role == RoleName.COORDINATOR for role in await people.roles_of(tx, person))


async def _may_see(tx: Transaction, reader: PersonId, stored: Stored, kind: PrivateField) -> bool:
    """The asker; the organisation's coordinators; who has the task, until its cards are blanked; of the words also
    the one for whom they were written, while it lasts.

    What stands on the door is for who is on the way to it.
    """
    if reader == stored.resident or await allowed(tx, reader, Deed.SEE_REQUEST, stored.organisation):
        return True
    if reader == stored.recipient:
        return kind == "words" and stored.state in LIVE
    theirs = [a for a in await assignments.of_request(tx, stored.id) if a.person == reader]
    if kind == "door":
        return any(a.state is AssignmentState.UNDER_WAY for a in theirs)
    return any(_is_fresh(a) for a in theirs)


def _is_fresh(task: Assignment) -> bool:
    return not task.blanked and (task.is_running or task.state is AssignmentState.DONE)
