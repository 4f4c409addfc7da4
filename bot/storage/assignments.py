"""Assignments: the bond of one volunteer and one request after the yes, and how it went."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.values import Value
from bot.storage import Transaction
from bot.storage.numbers import from_ms, maybe_from_ms, to_ms


class AssignmentState(StrEnum):
    """`dropped`: the volunteer could not; `undone`: pressed by mistake; `stopped`: something was not right."""

    ASSIGNED = "assigned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"
    UNDONE = "undone"
    CANCELLED = "cancelled"
    STOPPED = "stopped"


RUNNING = frozenset({AssignmentState.ASSIGNED, AssignmentState.UNDER_WAY})


class Assignment(Value):
    """One volunteer on one request. `starts_at`–`ends_at` is the time that is taken up.

    `meet_at`: about when they meet; `expected_until`: the end that was named when more time was asked for; `seen_at`:
    when who is helped has seen who comes. Numbers: who of that side lets the other one ring; None: nobody.
    """

    id: AssignmentId
    request: RequestId
    person: PersonId
    state: AssignmentState
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    meet_at: datetime | None = None
    under_way_at: datetime | None = None
    expected_until: datetime | None = None
    seen_at: datetime | None = None
    helper_number: PersonId | None = None
    asker_number: PersonId | None = None
    ended_at: datetime | None = None
    blanked: bool = False

    @property
    def may_be_rung(self) -> frozenset[PersonId]:
        """Whose numbers the other side may see."""
        return frozenset(one for one in (self.helper_number, self.asker_number) if one is not None)

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING


class Feedback(Value):
    """How it was for one of the two. `again` None: whether they would gladly meet again is not answered."""

    answer: str
    again: bool | None = None


async def by_id(tx: Transaction, assignment: AssignmentId) -> Assignment | None:
    row = await tx.one("assignment_by_id", id=assignment)
    return assignment_of(row) if row else None


async def of_request(tx: Transaction, request: RequestId) -> list[Assignment]:
    """All there ever were, newest first."""
    return [assignment_of(row) for row in await tx.all("assignments_of_request", request_id=request)]


async def running(tx: Transaction, request: RequestId) -> Assignment | None:
    """The one that holds now."""
    return next((a for a in await of_request(tx, request) if a.is_running), None)


async def of_person(tx: Transaction, person: PersonId, since: datetime) -> list[Assignment]:
    """Tasks ahead, and those that ended after `since`."""
    rows = await tx.all("tasks_of", person_id=person, since=to_ms(since))
    return [assignment_of(row) for row in rows]


async def between(tx: Transaction, one: PersonId, other: PersonId) -> list[Assignment]:
    """Every task in which one of the two helps the other."""
    return [assignment_of(row) for row in await tx.all("tasks_between", one=one, other=other)]


async def add(
    tx: Transaction,
    now: datetime,
    request: RequestId,
    person: PersonId,
    starts_at: datetime,
    ends_at: datetime,
) -> AssignmentId:
    assignment = AssignmentId(tx.new_id())
    await tx.run(
        "add_assignment",
        id=assignment,
        request_id=request,
        person_id=person,
        starts_at=to_ms(starts_at),
        ends_at=to_ms(ends_at),
        made_at=to_ms(now),
    )
    return assignment


async def set_under_way(tx: Transaction, now: datetime, assignment: AssignmentId) -> bool:
    return await tx.run("set_assignment_under_way", id=assignment, at=to_ms(now)) == 1


async def set_meet_at(tx: Transaction, assignment: AssignmentId, at: datetime | None) -> None:
    """About when they meet; None: it is not said."""
    await tx.run("set_assignment_meet_at", id=assignment, at=None if at is None else to_ms(at))


async def set_expected_until(tx: Transaction, assignment: AssignmentId, at: datetime) -> None:
    await tx.run("set_assignment_expected_until", id=assignment, at=to_ms(at))


async def set_seen(tx: Transaction, now: datetime, assignment: AssignmentId) -> bool:
    """Who is helped has seen who comes. False: that was known already."""
    return await tx.run("set_assignment_seen", id=assignment, at=to_ms(now)) == 1


async def set_number(tx: Transaction, task: Assignment, whose: PersonId, *, may_ring: bool) -> None:
    """Whether the other side may see this person's number, and ring."""
    name = "set_helper_number" if whose == task.person else "set_asker_number"
    await tx.run(name, id=task.id, person_id=whose if may_ring else 0)


async def set_time(tx: Transaction, assignment: AssignmentId, starts_at: datetime, ends_at: datetime) -> None:
    """Both have agreed on another time; about when they meet is asked anew."""
    await tx.run("set_assignment_time", id=assignment, starts_at=to_ms(starts_at), ends_at=to_ms(ends_at))


async def end(
    tx: Transaction,
    now: datetime,
    assignment: AssignmentId,
    state: AssignmentState,
    reason: str | None = None,
) -> bool:
    """False: it had ended already."""
    return await tx.run("end_assignment", id=assignment, state=state.value, reason=reason, at=to_ms(now)) == 1


async def blank(tx: Transaction, now: datetime, assignment: AssignmentId) -> None:
    """The cards do not show anything private any more."""
    await tx.run("blank_assignment", id=assignment, at=to_ms(now))


async def done_by(tx: Transaction, person: PersonId, since: datetime) -> int:
    row = await tx.one("tasks_done_by", person_id=person, since=to_ms(since))
    return row["n"] if row else 0


async def add_feedback(
    tx: Transaction, now: datetime, assignment: AssignmentId, person: PersonId, about: PersonId, answer: str
) -> bool:
    """False: this person has said it already."""
    return (
        await tx.run(
            "add_feedback",
            assignment_id=assignment,
            person_id=person,
            about_id=about,
            answer=answer,
            at=to_ms(now),
        )
        == 1
    )


async def feedback_of(tx: Transaction, assignment: AssignmentId, person: PersonId) -> Feedback | None:
    """What this person has said about how it went; None: nothing yet."""
    row = await tx.one("feedback_of", assignment_id=assignment, person_id=person)
    if row is None:
        return None
    return Feedback(answer=row["answer"], again=None if row["again"] is None else bool(row["again"]))


async def set_again(tx: Transaction, assignment: AssignmentId, person: PersonId, again: bool) -> None:
    await tx.run("set_feedback_again", assignment_id=assignment, person_id=person, again=int(again))


async def gave_back(tx: Transaction, person: PersonId, since: datetime) -> list[datetime]:
    """When this volunteer has given a task back whose address they had seen."""
    return [
        from_ms(row["ended_at"]) for row in await tx.all("gave_back", person_id=person, since=to_ms(since))
    ]


async def forget_again(tx: Transaction, one: PersonId, other: PersonId) -> None:
    """They do not want to meet again, whatever was said before."""
    await tx.run("forget_again", one=one, other=other)


def assignment_of(row: Any) -> Assignment:
    return Assignment(
        id=AssignmentId(row["id"]),
        request=RequestId(row["request_id"]),
        person=PersonId(row["person_id"]),
        state=AssignmentState(row["state"]),
        starts_at=from_ms(row["starts_at"]),
        ends_at=from_ms(row["ends_at"]),
        made_at=from_ms(row["made_at"]),
        meet_at=maybe_from_ms(row["meet_at"]),
        under_way_at=maybe_from_ms(row["under_way_at"]),
        expected_until=maybe_from_ms(row["expected_until"]),
        seen_at=maybe_from_ms(row["seen_at"]),
        helper_number=PersonId(row["helper_number"]) if row["helper_number"] else None,
        asker_number=PersonId(row["asker_number"]) if row["asker_number"] else None,
        ended_at=maybe_from_ms(row["ended_at"]),
        blanked=row["blanked_at"] is not None,
    )
