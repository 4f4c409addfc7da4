"""What a reference in a message stands for, opened just before it is sent, if the reader may still see it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote_plus

from bot.domain.ids import PersonId, RequestId
from bot.storage import Transaction, assignments, hands, people, requests
from bot.storage.requests import Stored
from bot.text import Private
from bot.town import ANY_LANGUAGE, Town

MAPS = "https://www.openstreetmap.org/search?query="


async def open_private(
    tx: Transaction, town: Town, reader: PersonId, references: Iterable[Private]
) -> dict[Private, str | None]:
    """The values that these references name; None for what is gone, or what this reader may not see (any more)."""
    return {reference: await _open(tx, town, reader, reference) for reference in references}


async def _open(tx: Transaction, town: Town, reader: PersonId, reference: Private) -> str | None:
    if reference.kind in {"name", "phone"}:
        return await _of_person(tx, reference)
    if reference.kind == "told":
        hand = await hands.by_id(tx, reference.of)
        return hand.private.words or None if hand else None
    stored = await requests.by_id(tx, RequestId(reference.of))
    if stored is None or not await _may_see(tx, reader, stored):
        return None
    return _of_request(stored, reference, town)


async def _of_person(tx: Transaction, reference: Private) -> str | None:
    person = await people.by_id(tx, PersonId(reference.of))
    if person is None:
        return None
    return (person.name if reference.kind == "name" else person.private.phone) or None


def _of_request(stored: Stored, reference: Private, town: Town) -> str | None:
    private = stored.private
    match reference.kind:
        case "street":
            return private.street or None
        case "map":
            name = town.name.get(ANY_LANGUAGE) or town.name.get(town.languages[0], "")
            return MAPS + quote_plus(f"{private.street}, {name}") if private.street else None
        case "words":
            return "\n".join(private.words) or None
        case "door":
            return private.door or None
    return None


async def _may_see(tx: Transaction, reader: PersonId, stored: Stored) -> bool:
    """The asker; a coordinator; who has the task, until its cards are blanked."""
    if reader == stored.resident:
        return True
    if any(role.role == "coordinator" for role in await people.roles_of(tx, reader)):
        return True
    theirs = [a for a in await assignments.of_request(tx, stored.id) if a.person == reader]
    return any(a.is_running or (a.state == "done" and not a.blanked) for a in theirs)
