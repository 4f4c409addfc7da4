"""What the two of a task say to each other through us, until it is forgotten."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from bot.domain.ids import AssignmentId, PersonId
from bot.domain.values import Value
from bot.flows.forms.need_form import Kept
from bot.storage import Transaction
from bot.storage.assignments import Assignment, assignment_of
from bot.storage.numbers import from_ms, to_ms

PLACE = "relayed.sealed"

Kind = Literal["words", "photo", "voice", "phrase"]


class Said(Value):
    """What is sealed of it, with the sender's key: words, or what was filled into a phrase; a photo or a voice."""

    words: str = ""
    media: Kept | None = None


class Relayed(Value):
    """One message that passed. `source`: its number in the sender's chat; `about`: the one that it answers."""

    id: int
    assignment: AssignmentId
    sender: PersonId
    receiver: PersonId
    kind: Kind
    at: datetime
    phrase: str | None = None
    about: int | None = None
    source: int | None = None
    album: str | None = None
    blanked: bool = False
    private: Said = Said()


async def talks_of(tx: Transaction, person: PersonId) -> list[Assignment]:
    """Tasks in which this person has somebody to talk with, running or done; the next one first."""
    return [assignment_of(row) for row in await tx.all("talks_of", person_id=person)]


async def add(tx: Transaction, relayed: Relayed) -> None:
    await tx.run(
        "add_relayed",
        id=relayed.id,
        assignment_id=relayed.assignment,
        sender_id=relayed.sender,
        receiver_id=relayed.receiver,
        kind=relayed.kind,
        phrase=relayed.phrase,
        about=relayed.about,
        source_message=relayed.source,
        album=relayed.album,
        at=to_ms(relayed.at),
        sealed=await tx.seal(relayed.sender, PLACE, relayed.private),
    )


async def by_id(tx: Transaction, relayed: int) -> Relayed | None:
    row = await tx.one("relayed_by_id", id=relayed)
    return await _relayed(tx, row) if row else None


async def of_assignment(tx: Transaction, assignment: AssignmentId) -> list[Relayed]:
    """All that was said, oldest first."""
    return [await _relayed(tx, row) for row in await tx.all("relayed_of", assignment_id=assignment)]


async def from_message(tx: Transaction, sender: PersonId, message: int) -> list[Relayed]:
    """What a message of theirs became: one, or several when it was too long."""
    rows = await tx.all("relayed_from", sender_id=sender, source_message=message)
    return [await _relayed(tx, row) for row in rows]


async def has_album(tx: Transaction, assignment: AssignmentId, album: str) -> bool:
    """Whether a picture of this album has passed already."""
    return await tx.one("album_was_relayed", assignment_id=assignment, album=album) is not None


async def change(tx: Transaction, relayed: Relayed, private: Said) -> None:
    await tx.run("change_relayed", id=relayed.id, sealed=await tx.seal(relayed.sender, PLACE, private))


async def blank(tx: Transaction, now: datetime, assignment: AssignmentId) -> None:
    """Nothing of it is kept any more but that something was said."""
    await tx.run("blank_relayed", assignment_id=assignment, at=to_ms(now))


async def _relayed(tx: Transaction, row: Any) -> Relayed:
    sender = PersonId(row["sender_id"])
    return Relayed(
        id=row["id"],
        assignment=AssignmentId(row["assignment_id"]),
        sender=sender,
        receiver=PersonId(row["receiver_id"]),
        kind=row["kind"],
        at=from_ms(row["at"]),
        phrase=row["phrase"],
        about=row["about"],
        source=row["source_message"],
        album=row["album"],
        blanked=row["blanked_at"] is not None,
        private=await tx.unseal(sender, PLACE, row["sealed"], Said) or Said(),
    )
