"""The two cards of a bond: the helper's, which was the question, and the asker's about who comes."""

from __future__ import annotations

from bot.domain.ids import AssignmentId
from bot.say import Edit, Say
from bot.storage import assignments, dues, requests
from bot.storage.assignments import Assignment
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.usecases.here import Here
from bot.usecases.offering import offer_card


def match_card(assignment: AssignmentId) -> str:
    """The asker's card about who comes."""
    return f"match:{assignment}"


def way_card(assignment: AssignmentId) -> str:
    """The asker's news that the helper is on the way."""
    return f"way:{assignment}"


def how_card(assignment: AssignmentId, side: str) -> str:
    """The question how it went, to the `helper` or the `asker`."""
    return f"how:{assignment}:{side}"


TIMERS = ("task_undo_over", "grace")
"""What is due because of a bond, and is not due any more when it is gone."""


async def drop_timers(here: Here, assignment: AssignmentId) -> None:
    """The bond is gone or another: nothing that hung on it comes any more."""
    for kind in TIMERS:
        await dues.drop(here.tx, kind, assignment)


async def edit_task(here: Here, assignment: Assignment, say: Say) -> None:
    """The helper's card now reads like this."""
    offer = await requests.offer_to(here.tx, assignment.request, assignment.person)
    if offer is not None:
        await here.say(Edit(offer_card(offer), say))


async def running_task(
    here: Here, person: Person, assignment_id: AssignmentId
) -> tuple[Assignment, Stored] | None:
    """The task, if it is this person's and still runs."""
    found = await both_of(here, assignment_id)
    return found if found and found[0].person == person.id and found[0].is_running else None


async def both_of(here: Here, assignment_id: AssignmentId) -> tuple[Assignment, Stored] | None:
    """A bond with the request it is about; None: there is no such bond."""
    assignment = await assignments.by_id(here.tx, assignment_id)
    stored = await requests.by_id(here.tx, assignment.request) if assignment else None
    return None if assignment is None or stored is None else (assignment, stored)
