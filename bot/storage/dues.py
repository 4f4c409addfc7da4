"""What is due when: one row an occasion, claimed by deleting it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import PersonId
from bot.domain.values import Value
from bot.storage import Transaction
from bot.storage.numbers import from_ms, to_ms

NOBODY = PersonId(0)


class Due(Value):
    """`subject` is the id that the kind speaks of (a request, an assignment, a person)."""

    kind: str
    subject: int
    person: PersonId
    at: datetime
    attempts: int


async def plan(tx: Transaction, kind: str, subject: int, at: datetime, person: PersonId = NOBODY) -> None:
    """Have this looked at then; planned again, it moves."""
    await tx.run("plan_due", kind=kind, subject=subject, person_id=person, at=to_ms(at))


async def drop(tx: Transaction, kind: str, subject: int) -> None:
    await tx.run("drop_due", kind=kind, subject=subject)


async def planned(tx: Transaction, kind: str, subject: int) -> datetime | None:
    """When its hour comes; None: it is not planned, or was looked at already."""
    row = await tx.one("due_at", kind=kind, subject=subject)
    return from_ms(row["at"]) if row else None


async def next_time(tx: Transaction) -> datetime | None:
    row = await tx.one("next_due")
    return from_ms(row["at"]) if row else None


async def now_due(tx: Transaction, now: datetime, most: int) -> tuple[Due, ...]:
    rows = await tx.all("due_now", now=to_ms(now), most=most)
    return tuple(
        Due(
            kind=row["kind"],
            subject=row["subject"],
            person=PersonId(row["person_id"]),
            at=from_ms(row["at"]),
            attempts=row["attempts"],
        )
        for row in rows
    )


async def take(tx: Transaction, due: Due) -> bool:
    """Claim it; False: somebody else did, or it moved."""
    return (
        await tx.run("take_due", kind=due.kind, subject=due.subject, person_id=due.person, at=to_ms(due.at))
        == 1
    )


async def put_off(tx: Transaction, due: Due, later: datetime) -> None:
    """It failed: look again later."""
    await tx.run(
        "put_off_due",
        kind=due.kind,
        subject=due.subject,
        person_id=due.person,
        at=to_ms(due.at),
        later=to_ms(later),
    )
