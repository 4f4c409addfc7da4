"""What waits for a coordinator's hand: approvals, stuck requests, people to ring, odd texts, stopped tasks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.ids import PersonId, RequestId
from bot.domain.values import Value
from bot.flows.forms.need_form import Kept
from bot.storage import Transaction
from bot.storage.numbers import from_ms, to_ms

PLACE = "hand.sealed"


class Kind(StrEnum):
    APPROVAL = "approval"
    STUCK = "stuck"
    LOOK = "look"
    RING = "ring"
    ODD_TEXT = "odd_text"
    STOPPED = "stopped"
    """Something is not right: a report."""
    SILENT = "silent"
    HELD = "held"
    """A volunteer about whom a coordinator looks before the next question."""
    UPCOMING = "upcoming"
    """A task ahead with somebody about whom there is a report."""
    WROTE = "wrote"
    """What a coordinator wrote to who reported; waits for nobody."""
    UNPAID = "unpaid"
    TALK = "talk"
    UNSEEN = "unseen"


class Private(Value):
    """Words and pictures that somebody sent with it, sealed with their key."""

    words: str = ""
    media: tuple[Kept, ...] = ()


class Hand(Value):
    """One thing to do. `facts`: counts and fixed words only. `person` is who needs it, and whose key seals its words.

    `about`: whom a report is about, and what follows from one; never told to them.
    """

    id: int
    kind: Kind
    person: PersonId | None
    request: RequestId | None
    organisation: str
    state: str
    raised_at: datetime
    taken_by: PersonId | None = None
    settled_how: str | None = None
    settled_by: PersonId | None = None
    undo_until: datetime | None = None
    about: PersonId | None = None
    facts: Mapping[str, int | str] = {}
    private: Private = Private()

    @property
    def is_open(self) -> bool:
        return self.state in {"open", "taken"}


async def raise_(
    tx: Transaction,
    now: datetime,
    kind: Kind,
    organisation: str,
    *,
    person: PersonId | None = None,
    request: RequestId | None = None,
    about: PersonId | None = None,
    facts: Mapping[str, int | str] | None = None,
    private: Private | None = None,
) -> Hand:
    """Something for a coordinator. `private` is sealed with the person's key."""
    hand = tx.new_id()
    sealed = await tx.seal(person, PLACE, private) if private and person else None
    await tx.run(
        "add_hand",
        id=hand,
        kind=kind.value,
        person_id=person,
        request_id=request,
        organisation=organisation,
        raised_at=to_ms(now),
        about_id=about,
        facts=json.dumps(dict(facts or {})),
        sealed=sealed,
    )
    return Hand(
        id=hand,
        kind=kind,
        person=person,
        request=request,
        organisation=organisation,
        state="open",
        raised_at=now,
        about=about,
        facts=facts or {},
        private=private or Private(),
    )


async def by_id(tx: Transaction, hand: int) -> Hand | None:
    row = await tx.one("hand_by_id", id=hand)
    return await _hand(tx, row) if row else None


async def open_about(
    tx: Transaction, kind: Kind, *, person: PersonId | None = None, request: RequestId | None = None
) -> Hand | None:
    """The one of this kind that still waits."""
    row = await tx.one("open_hand_about", kind=kind.value, person_id=person, request_id=request)
    return await _hand(tx, row) if row else None


async def reports_open(
    tx: Transaction, *, request: RequestId | None = None, party: PersonId | None = None
) -> list[Hand]:
    """The reports that nobody has closed yet: about this request, or those in which this person has a part."""
    rows = await tx.all("open_reports", request_id=request, person_id=party)
    return [await _hand(tx, row) for row in rows]


async def upcoming_about(tx: Transaction, about: PersonId) -> list[Hand]:
    """The tasks ahead with somebody, which a coordinator has not decided about."""
    return [await _hand(tx, row) for row in await tx.all("open_upcoming", about_id=about)]


async def set_facts(tx: Transaction, hand: Hand, facts: Mapping[str, int | str], organisation: str) -> Hand:
    """More is known by now, or it is another organisation's to look at."""
    await tx.run("set_hand_facts", id=hand.id, facts=json.dumps(dict(facts)), organisation=organisation)
    return hand.model_copy(update={"facts": dict(facts), "organisation": organisation})


async def waiting(tx: Transaction, organisation: str) -> list[Hand]:
    """All that still wait at an organisation, longest first."""
    return [await _hand(tx, row) for row in await tx.all("waiting_hands", organisation=organisation)]


async def settle(
    tx: Transaction,
    now: datetime,
    hand: int,
    how: str,
    by: PersonId | None,
    undo_until: datetime | None = None,
) -> bool:
    """False: somebody else has settled it."""
    undo = None if undo_until is None else to_ms(undo_until)
    return await tx.run("settle_hand", id=hand, how=how, by=by, at=to_ms(now), undo_until=undo) == 1


async def reopen(tx: Transaction, hand: int) -> bool:
    return await tx.run("reopen_hand", id=hand) == 1


async def take(tx: Transaction, now: datetime, hand: int, by: PersonId) -> bool:
    """False: somebody else has it."""
    return await tx.run("take_hand", id=hand, by=by, at=to_ms(now)) == 1


async def give_back(tx: Transaction, hand: int) -> bool:
    """Whoever had taken it has left. False: nobody has it."""
    return await tx.run("give_back_hand", id=hand) == 1


async def taken_by(tx: Transaction, person: PersonId) -> list[Hand]:
    """What this coordinator takes care of."""
    return [await _hand(tx, row) for row in await tx.all("hands_taken_by", person_id=person)]


async def about(tx: Transaction, person: PersonId) -> list[Hand]:
    """Everything that was ever for a coordinator about this person."""
    return [await _hand(tx, row) for row in await tx.all("hands_about", person_id=person)]


async def blank_about(tx: Transaction, request: RequestId) -> None:
    """What was told about this request is gone for good."""
    await tx.run("blank_hands_about_request", request_id=request)


async def set_private(tx: Transaction, hand: Hand, private: Private) -> None:
    """Words that came later, sealed with the key of the person it is about."""
    if hand.person is not None:
        sealed = await tx.seal(hand.person, PLACE, private)
        await tx.run("set_hand_sealed", id=hand.id, sealed=sealed)


async def _hand(tx: Transaction, row: Any) -> Hand:
    person = None if row["person_id"] is None else PersonId(row["person_id"])
    private = await tx.unseal(person, PLACE, row["sealed"], Private) if person else None
    return Hand(
        id=row["id"],
        kind=Kind(row["kind"]),
        person=person,
        request=None if row["request_id"] is None else RequestId(row["request_id"]),
        organisation=row["organisation"],
        state=row["state"],
        raised_at=from_ms(row["raised_at"]),
        taken_by=row["taken_by"],
        settled_how=row["settled_how"],
        settled_by=row["settled_by"],
        undo_until=None if row["undo_until"] is None else from_ms(row["undo_until"]),
        about=None if row["about_id"] is None else PersonId(row["about_id"]),
        facts=json.loads(row["facts"] or "{}"),
        private=private or Private(),
    )
