"""Updates: which were done already, and which wait, sealed, because they could not be done at once."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.domain.ids import PersonId
from bot.domain.values import Value
from bot.storage.errors import DamagedError
from bot.storage.numbers import from_ms, to_ms
from bot.storage.store import Row, Transaction

log = logging.getLogger(__name__)

PLACE = "inbox.sealed"
KEPT = timedelta(hours=30)
"""Telegram keeps updates for 24 hours; for longer than that none comes again."""


class Raw(Value):
    """An update as Telegram sent it, as JSON."""

    json_text: str


class Waiting(Value):
    """An update that is to be tried again. `raw` None: whose it was is erased, or it is damaged."""

    update_id: int
    person: PersonId
    chat_id: int
    attempts: int
    retry_at: datetime
    raw: Raw | None


async def note(tx: Transaction, now: datetime, update_id: int) -> bool:
    """Write down that this update is done, in the transaction of its effects. False: it was done before."""
    return await tx.run("note_update", update_id=update_id, at=to_ms(now)) == 1


async def forget_old(tx: Transaction, now: datetime) -> int:
    """How many ids have aged out."""
    return await tx.run("forget_old_updates", before=to_ms(now - KEPT))


async def put(
    tx: Transaction, now: datetime, update_id: int, person: PersonId, chat_id: int, raw: Raw, reason: str
) -> None:
    """Keep an update for later: that is its committed effect."""
    await tx.run(
        "put_in_inbox",
        update_id=update_id,
        person_id=person,
        chat_id=chat_id,
        at=to_ms(now),
        retry_at=to_ms(now),
        reason=reason,
        sealed=await tx.seal(person, PLACE, raw),
    )


async def chat_waits(tx: Transaction, chat_id: int) -> bool:
    """Whether an earlier update of this chat waits: then later ones queue behind it."""
    return await tx.one("chat_waits_in_inbox", chat_id=chat_id) is not None


async def next_waiting(tx: Transaction) -> list[Waiting]:
    """The first waiting update of each chat, soonest first."""
    rows = await tx.all("next_in_inbox")
    return [
        Waiting(
            update_id=row["update_id"],
            person=row["person_id"],
            chat_id=row["chat_id"],
            attempts=row["attempts"],
            retry_at=from_ms(row["retry_at"]),
            raw=await _opened(tx, row),
        )
        for row in rows
    ]


async def drop(tx: Transaction, update_id: int) -> bool:
    """It is being done now. False: it is not there any more."""
    return await tx.run("drop_from_inbox", update_id=update_id) == 1


async def try_later(tx: Transaction, update_id: int, at: datetime, reason: str) -> None:
    await tx.run("try_later_in_inbox", update_id=update_id, retry_at=to_ms(at), reason=reason)


async def put_aside(tx: Transaction, now: datetime, update_id: int, reason: str) -> None:
    """Tried often enough: it stays, sealed, for somebody to look at."""
    await tx.run("put_aside_in_inbox", update_id=update_id, at=to_ms(now), reason=reason)


async def count_put_aside(tx: Transaction) -> int:
    return len(await tx.all("put_aside"))


async def _opened(tx: Transaction, row: Row) -> Raw | None:
    try:
        return await tx.unseal(PersonId(row["person_id"]), PLACE, row["sealed"], Raw)
    except DamagedError:
        log.error("update %d in the inbox cannot be read", row["update_id"])
        return None
