"""The two cards of a bond: the helper's, which was the question, and the asker's about who comes."""

from __future__ import annotations

from bot.cards.timing import OVER
from bot.cards.whose import ABOUT_GONE
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.rhythm import Beat
from bot.say import Edit, Say
from bot.storage import assignments, dues, proposals, requests
from bot.storage.assignments import Assignment
from bot.storage.people import Person
from bot.storage.proposals import Proposal
from bot.storage.requests import Stored
from bot.usecases.here import Here
from bot.usecases.offering import offer_card


def match_card(assignment: AssignmentId) -> str:
    """The asker's card about who comes."""
    return f"match:{assignment}"


def know_card(assignment: AssignmentId) -> str:
    """What is good to know, for the helper."""
    return f"know:{assignment}"


def about_card(assignment: AssignmentId) -> str:
    """Whom it is for, and whom to ring, for the helper of somebody for whom another person has asked."""
    return f"about:{assignment}"


def way_card(assignment: AssignmentId) -> str:
    """The asker's news that the helper is on the way."""
    return f"way:{assignment}"


def how_card(assignment: AssignmentId, side: str) -> str:
    """The question how it went, to the `helper` or the `asker`."""
    return f"how:{assignment}:{side}"


def meet_card(assignment: AssignmentId) -> str:
    """The question about what time the helper comes, and its answer."""
    return f"meet:{assignment}"


def there_card(assignment: AssignmentId) -> str:
    """The question whether the helper got there."""
    return f"there:{assignment}"


def proposal_card(proposal: Proposal) -> str:
    """The question whether another time works."""
    return f"proposal:{proposal.id}"


async def withdraw_proposals(here: Here, request: RequestId, *, by: PersonId | None = None) -> None:
    """Nobody can agree to those any more (`by`: to those of one person): their questions are closed."""
    for proposal in await proposals.open_about(here.tx, request):
        if by in {None, proposal.proposer}:
            await proposals.settle(here.tx, here.now, proposal, "withdrawn")
            await dues.drop(here.tx, "proposal_over", proposal.id)
            await here.say(Edit(proposal_card(proposal), Say(OVER)))


TIMERS = ("task_undo_over", "grace", *(beat.value for beat in Beat), "silence", "absent", "closed_door")
"""What is due because of a bond, and is not due any more when it is gone."""


async def drop_timers(here: Here, assignment: AssignmentId) -> None:
    """The bond is gone or over: nothing that hung on it comes any more, and its small questions are closed."""
    for kind in TIMERS:
        await dues.drop(here.tx, kind, assignment)
    for card in (meet_card(assignment), there_card(assignment)):
        await here.say(Edit(card, Say(OVER)))
    await here.say(Edit(about_card(assignment), Say(ABOUT_GONE)))


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
