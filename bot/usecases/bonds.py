"""The two cards of a bond: the helper's, which was the question, and the asker's about who comes."""

from __future__ import annotations

from bot.domain.ids import AssignmentId
from bot.say import Edit, Say
from bot.storage import requests
from bot.storage.assignments import Assignment
from bot.usecases.here import Here
from bot.usecases.offering import offer_card


def match_card(assignment: AssignmentId) -> str:
    """The asker's card about who comes."""
    return f"match:{assignment}"


async def edit_task(here: Here, assignment: Assignment, say: Say) -> None:
    """The helper's card now reads like this."""
    offer = await requests.offer_to(here.tx, assignment.request, assignment.person)
    if offer is not None:
        await here.say(Edit(offer_card(offer), say))
