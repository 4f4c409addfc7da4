"""The outbox's other end: rows are taken with a lease that ends by itself, sent elsewhere, and settled.

A row that was taken and not settled (the process died) is taken again when its lease has run out.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.ids import PersonId
from bot.say import Condition, Urgency
from bot.storage.errors import DamagedError
from bot.storage.numbers import maybe_from_ms, to_ms
from bot.storage.outbox import PLACE, Kind, Rendered
from bot.storage.store import Row, Transaction

log = logging.getLogger(__name__)

# sent: it is with Telegram. gone: an edit or delete whose message is not there any more. stale: too late or
# void when its turn came. failed: will never go. unreadable: the receiver is erased, or the row is damaged.
Outcome = Literal["sent", "gone", "stale", "failed", "unreadable"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that one taking holds until `leased_until` (machine milliseconds).

    `occasion` is that of the send, for edits and deletes as well. `message_id` is what they are about.
    `chat_id` None: the receiver has no chat. `rendered` None: a delete.
    """

    id: int
    lease: int
    leased_until: int
    person: PersonId
    kind: Kind
    urgency: Urgency
    attempts: int
    occasion: str | None
    condition: Condition | None
    subject: int | None
    chat_id: int | None
    message_id: int | None
    media: bool
    rendered: Rendered | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a row. `unreachable`: the receiver cannot be written to until they write again."""

    taken: Taken
    outcome: Outcome
    at: datetime
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class Taking:
    """What `take` found: rows to be sent in this order, and rows that it has settled itself, to be told."""

    ready: tuple[Taken, ...]
    settled: tuple[Settled, ...]


@dataclass(frozen=True, slots=True)
class NextTime:
    """When a waiting row may be taken: in town time, in machine milliseconds; None: no such row."""

    town: datetime | None
    machine: int | None


async def take(tx: Transaction, now: datetime, machine_now: int, *, most: int, lease_ms: int) -> Taking:
    """Take up to `most` rows whose turn it is, the most urgent first.

    Settles at once what is past its `good_until` or whose condition does not hold any more.
    """
    await tx.run("wake_outbox", now=to_ms(now))
    lease = tx.new_id()
    leased = await tx.run(
        "lease_outbox", lease=lease, until=machine_now + lease_ms, machine_now=machine_now, most=most
    )
    rows = await tx.all("leased_from_outbox", lease=lease, now=to_ms(now)) if leased else []
    ready: list[Taken] = []
    settled: list[Settled] = []
    for row in rows:
        taken = await _taken(tx, row)
        if (outcome := _void(row, taken)) is None:
            ready.append(taken)
        else:
            settled.append(await settle(tx, now, taken, outcome))
    return Taking(tuple(ready), tuple(settled))


async def settle(
    tx: Transaction,
    now: datetime,
    taken: Taken,
    outcome: Outcome,
    *,
    message_id: int | None = None,
    unreachable: bool = False,
) -> Settled:
    """The row is done with; its words are blanked. `message_id`: of a new message that was sent.

    Edits and deletes of a message that will never be there are void with it.
    """
    await tx.run(
        "settle_outbox",
        id=taken.id,
        at=to_ms(now),
        outcome=outcome,
        chat_id=None if message_id is None else taken.chat_id,
        message_id=message_id,
    )
    if taken.kind is Kind.SEND and message_id is None:
        await tx.run("void_all_about", target=taken.id, at=to_ms(now))
    return Settled(taken, outcome, now, unreachable)


async def put_back(tx: Transaction, taken: Taken, retry_at: int) -> None:
    """It is to be tried again from then on (machine milliseconds), unless somebody else holds it by now."""
    await tx.run("put_back_in_outbox", id=taken.id, lease=taken.lease, retry_at=retry_at)


async def next_time(tx: Transaction) -> NextTime:
    """When to look again, if nothing is queued before."""
    asleep = await tx.one("outbox_next_asleep")
    waiting = await tx.one("outbox_next_waiting")
    return NextTime(
        town=maybe_from_ms(asleep["at"]) if asleep else None,
        machine=waiting["at"] if waiting else None,
    )


async def anything_due(tx: Transaction, now: datetime) -> bool:
    """Whether any row is waiting, held or to be tried again; rows that sleep until later do not count."""
    return await tx.one("outbox_unsettled", now=to_ms(now)) is not None


def _void(row: Row, taken: Taken) -> Outcome | None:
    if row["stale"]:
        return "stale"
    if taken.rendered is None and taken.kind is not Kind.DELETE:
        return "unreadable"
    return None


async def _taken(tx: Transaction, row: Row) -> Taken:
    person = PersonId(row["person_id"])
    return Taken(
        id=row["id"],
        lease=row["lease"],
        leased_until=row["leased_until"],
        person=person,
        kind=Kind(row["kind"]),
        urgency=Urgency(row["urgency"]),
        attempts=row["attempts"],
        occasion=row["occasion"],
        condition=None if row["condition"] is None else Condition(row["condition"]),
        subject=row["subject"],
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        media=bool(row["media"]),
        rendered=await _rendered(tx, person, row),
    )


async def _rendered(tx: Transaction, person: PersonId, row: Row) -> Rendered | None:
    try:
        return await tx.unseal(person, PLACE, row["sealed"], Rendered)
    except DamagedError:
        log.error("outbox row %d cannot be read", row["id"])
        return None
