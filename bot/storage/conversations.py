"""Conversations: one row a person, with a revision; whoever comes second reads again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.domain.ids import PersonId
from bot.flows.run import Run
from bot.storage import Transaction
from bot.storage.numbers import to_ms

PLACE = "conversation.sealed"


class ConflictError(Exception):
    """Somebody else changed the row first; read again and decide again."""


class Album(BaseModel):
    """An album whose first picture has ended a form; `start` is the form as it was begun."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    flow: str
    start: dict[str, Any]


class Conversation(BaseModel):
    """What a person is in the middle of. `run` None: nothing. Unknown fields of newer programs are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: Run | None = None
    album: Album | None = None


async def load(tx: Transaction, person: PersonId) -> tuple[Conversation, int]:
    """The conversation and its revision (0: none yet). One that this program cannot read is an empty one."""
    row = await tx.one("conversation_of", person_id=person)
    if row is None:
        return Conversation(), 0
    try:
        found = await tx.unseal(person, PLACE, row["sealed"], Conversation)
    except ValueError:
        found = None
    return found or Conversation(), row["revision"]


async def save(tx: Transaction, now: datetime, person: PersonId, talk: Conversation, revision: int) -> None:
    """Raises ConflictError when the revision is not the newest any more."""
    sealed = await tx.seal(person, PLACE, talk)
    if revision == 0:
        changed = await tx.run("add_conversation", person_id=person, changed_at=to_ms(now), sealed=sealed)
    else:
        changed = await tx.run(
            "change_conversation", person_id=person, revision=revision, changed_at=to_ms(now), sealed=sealed
        )
    if changed != 1:
        raise ConflictError
