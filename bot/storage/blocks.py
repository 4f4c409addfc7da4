"""Who does not want to meet whom again: silent, and for both ways."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import PersonId
from bot.storage import Transaction
from bot.storage.numbers import to_ms


async def add(tx: Transaction, now: datetime, person: PersonId, other: PersonId) -> None:
    """`person` wants it so; to say it twice changes nothing."""
    await tx.run("add_block", person_id=person, blocked_id=other, at=to_ms(now))


async def remove(tx: Transaction, person: PersonId, other: PersonId) -> bool:
    """What this person wanted is taken back; what the other one wants stays. False: they had not said so."""
    return await tx.run("remove_block", person_id=person, blocked_id=other) == 1


async def between(tx: Transaction, one: PersonId, other: PersonId) -> bool:
    """Whether either of the two has said so."""
    return await tx.one("block_between", one=one, other=other) is not None


async def count(tx: Transaction, person: PersonId) -> int:
    """How many people this one does not want to meet again."""
    row = await tx.one("blocks_by", person_id=person)
    return row["n"] if row else 0
