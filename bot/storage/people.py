"""People: who they are, what they speak, what they may do, and what is written down about it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bot.domain.ids import PersonId
from bot.domain.people import Fluency, Spoken
from bot.domain.values import Value
from bot.storage import Transaction
from bot.storage.numbers import from_ms, to_ms

PRIVATE = "person.sealed"


class Private(Value):
    """What is sealed of a person."""

    name: str = ""
    phone: str | None = None


class Person(Value):
    """One person. `language` None: not chosen yet. `adult` None: never asked; `vouched`: a coordinator
    said of a request of theirs that it looks right. `held`: a coordinator looks before they meet anybody.
    `telegram_name` is what the update at hand shows, not kept."""

    id: PersonId
    user_id: int | None
    chat_id: int | None
    language: str | None
    app_language: str | None = None
    started_with: str | None = None
    adult: bool | None = None
    vouched: bool = False
    reachable: bool = True
    held: bool = False
    private: Private = Private()
    telegram_name: str = ""

    @property
    def name(self) -> str:
        return self.private.name


class Role(Value):
    """What somebody may do, for which organisation; `areas`/`categories` None: all that it covers."""

    role: str
    organisation: str
    areas: tuple[str, ...] | None = None
    categories: tuple[str, ...] | None = None


class Looked(Value):
    """One line of what others did with a person's data."""

    at: datetime
    who: PersonId | None
    what: str


async def by_user(tx: Transaction, user_id: int) -> Person | None:
    """The person with this Telegram account."""
    row = await tx.one("person_by_user", user_id=user_id)
    return await _person(tx, row) if row else None


async def id_of_user(tx: Transaction, user_id: int) -> PersonId | None:
    """Who has this Telegram account, without opening anything of theirs."""
    row = await tx.one("person_by_user", user_id=user_id)
    return PersonId(row["id"]) if row else None


async def by_id(tx: Transaction, person: PersonId) -> Person | None:
    row = await tx.one("person_by_id", id=person)
    return await _person(tx, row) if row else None


async def add(tx: Transaction, now: datetime, user_id: int, chat_id: int, app_language: str | None) -> Person:
    """Somebody new: nothing is known but their account."""
    person = PersonId(tx.new_id())
    await tx.run(
        "add_person",
        id=person,
        user_id=user_id,
        chat_id=chat_id,
        app_language=app_language,
        created_at=to_ms(now),
    )
    return Person(id=person, user_id=user_id, chat_id=chat_id, language=None, app_language=app_language)


async def set_language(tx: Transaction, person: PersonId, language: str) -> None:
    await tx.run("set_person_language", id=person, language=language)


async def set_app_language(tx: Transaction, person: PersonId, language: str | None) -> None:
    await tx.run("set_person_app_language", id=person, app_language=language)


async def set_adult(tx: Transaction, person: PersonId, adult: bool) -> None:
    await tx.run("set_person_adult", id=person, adult=int(adult))


async def set_vouched(tx: Transaction, person: PersonId) -> None:
    await tx.run("set_person_vouched", id=person, vouched=1)


async def set_started_with(tx: Transaction, person: PersonId, payload: str | None) -> None:
    """A deep link's payload, kept until the language is chosen."""
    await tx.run("set_person_started_with", id=person, started_with=payload)


async def set_unreachable(tx: Transaction, person: PersonId, at: datetime | None) -> None:
    """None: they can be reached again."""
    await tx.run("set_person_unreachable", id=person, at=None if at is None else to_ms(at))


async def hold(tx: Transaction, person: PersonId, at: datetime | None) -> None:
    """A coordinator looks before they meet anybody; None: not any more."""
    await tx.run("hold_person", id=person, at=None if at is None else to_ms(at))


async def administrators(tx: Transaction) -> tuple[PersonId, ...]:
    return tuple(PersonId(row["person_id"]) for row in await tx.all("administrators"))


async def set_leaving(tx: Transaction, person: PersonId, at: datetime) -> None:
    """They are being erased: as soon as their chat holds nothing private of others."""
    await tx.run("set_person_leaving", id=person, at=to_ms(at))


async def is_leaving(tx: Transaction, person: PersonId) -> bool:
    return await tx.one("person_is_leaving", id=person) is not None


async def set_private(tx: Transaction, person: PersonId, private: Private) -> None:
    await tx.run("set_person_sealed", id=person, sealed=await tx.seal(person, PRIVATE, private))


async def languages_of(tx: Transaction, person: PersonId) -> tuple[Spoken, ...]:
    rows = await tx.all("person_languages", person_id=person)
    return tuple(Spoken(language=row["language"], fluency=Fluency(row["fluency"])) for row in rows)


async def set_languages(tx: Transaction, person: PersonId, spoken: Iterable[Spoken]) -> None:
    await tx.run("forget_person_languages", person_id=person)
    for one in spoken:
        await tx.run(
            "add_person_language", person_id=person, language=one.language, fluency=one.fluency.value
        )


async def has_blocked(tx: Transaction, one: PersonId, other: PersonId) -> bool:
    """Whether either of the two has blocked the other."""
    return await tx.one("block_between", one=one, other=other) is not None


async def roles_of(tx: Transaction, person: PersonId) -> tuple[Role, ...]:
    return tuple(_role(row) for row in await tx.all("roles_of", person_id=person))


async def coordinators(tx: Transaction) -> tuple[tuple[PersonId, Role], ...]:
    """Everybody who is a coordinator somewhere, with the role."""
    rows = await tx.all("coordinators")
    return tuple((PersonId(row["person_id"]), _role({**dict(row), "role": "coordinator"})) for row in rows)


async def organisations_about(tx: Transaction, person: PersonId) -> tuple[str, ...]:
    """Those that have something to do with this person: as a volunteer, as an asker, or on a card."""
    return tuple(row["organisation"] for row in await tx.all("organisations_about", person_id=person))


async def grant(tx: Transaction, now: datetime, person: PersonId, role: str, organisation: str) -> None:
    await tx.run("grant_role", person_id=person, role=role, organisation=organisation, granted_at=to_ms(now))


async def invite(tx: Transaction, code_hash: str, role: str, organisation: str, expires_at: datetime) -> None:
    await tx.run(
        "add_invitation",
        code_hash=code_hash,
        role=role,
        organisation=organisation,
        expires_at=to_ms(expires_at),
    )


async def use_invitation(tx: Transaction, now: datetime, code_hash: str, person: PersonId) -> Role | None:
    """The role that a one-time link gives; None when it is used, too old or unknown."""
    row = await tx.one("use_invitation", code_hash=code_hash, now=to_ms(now), person_id=person)
    return Role(role=row["role"], organisation=row["organisation"]) if row else None


async def note(
    tx: Transaction,
    now: datetime,
    what: str,
    *,
    who: PersonId | None,
    whom: PersonId | None = None,
    request: int | None = None,
) -> None:
    """One line of the audit: who did what about whom. `what` is a fixed word, never somebody's words."""
    await tx.run(
        "note_audit", id=tx.new_id(), at=to_ms(now), who=who, what=what, whom=whom, request_id=request
    )


async def looked_at(tx: Transaction, whom: PersonId, most: int = 20) -> tuple[Looked, ...]:
    """Who else did something with this person's data, newest first."""
    rows = await tx.all("audit_about", whom=whom, most=most)
    return tuple(Looked(at=from_ms(row["at"]), who=row["who"], what=row["what"]) for row in rows)


async def setting(tx: Transaction, name: str) -> str | None:
    row = await tx.one("setting", name=name)
    return row["value"] if row else None


async def set_setting(tx: Transaction, name: str, value: str) -> None:
    await tx.run("set_setting", name=name, value=value)


async def _person(tx: Transaction, row: Any) -> Person:
    person = PersonId(row["id"])
    private = await tx.unseal(person, PRIVATE, row["sealed"], Private)
    return Person(
        id=person,
        user_id=row["user_id"],
        chat_id=row["chat_id"],
        language=row["language"],
        app_language=row["app_language"],
        started_with=row["started_with"],
        adult=None if row["adult"] is None else bool(row["adult"]),
        vouched=bool(row["vouched"]),
        reachable=row["unreachable_at"] is None,
        held=row["held_at"] is not None,
        private=private or Private(),
    )


def _role(row: Any) -> Role:
    def several(column: str) -> tuple[str, ...] | None:
        return tuple(json.loads(row[column])) if row[column] else None

    return Role(
        role=row["role"],
        organisation=row["organisation"],
        areas=several("areas"),
        categories=several("categories"),
    )
