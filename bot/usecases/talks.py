"""Who may talk with whom: the two of a task, while it is open."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ids import AssignmentId, PersonId
from bot.storage import assignments, relayed, requests
from bot.storage.assignments import Assignment
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.usecases import recipients
from bot.usecases.here import Here


@dataclass(frozen=True, slots=True)
class Talk:
    """One person of a task, and the one whom their words reach."""

    task: Assignment
    stored: Stored
    me: PersonId
    other: PersonId

    @property
    def is_helper(self) -> bool:
        return self.me == self.task.person


def is_open(task: Assignment, _stored: Stored) -> bool:
    """Whether the two may still talk: while the task runs, and its cards are not blanked."""
    return task.is_running and not task.blanked


async def of_person(here: Here, person: Person) -> list[Talk]:
    """The open talks of this person, the next task first."""
    found = [await _talk(here, task, person.id) for task in await relayed.talks_of(here.tx, person.id)]
    return [talk for talk in found if talk is not None]


async def held(here: Here, person: Person, assignment: AssignmentId) -> Talk | None:
    """The talk that a button of this person is about; None: not theirs, or closed by now."""
    task = await assignments.by_id(here.tx, assignment)
    return None if task is None else await _talk(here, task, person.id)


async def _talk(here: Here, task: Assignment, me: PersonId) -> Talk | None:
    stored = await requests.by_id(here.tx, task.request)
    if stored is None or not is_open(task, stored):
        return None
    if me == task.person:
        return Talk(task, stored, me, await recipients.voice_of(here, stored))
    return Talk(task, stored, me, task.person) if me in stored.own_side else None
