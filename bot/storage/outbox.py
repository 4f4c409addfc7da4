"""The outbox: what is to be said, queued in the transaction that decided it. Sent rows keep ids only.

`bot.storage.taking` is its other end. A message belongs to its receiver: it is sealed with their key, and
other people's private values stand in it as references only, opened when it is sent.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.domain.ids import PersonId
from bot.domain.values import Value
from bot.say import Condition, Urgency
from bot.storage.errors import ErasedError
from bot.storage.numbers import maybe_ms, to_ms
from bot.storage.store import Row, Transaction

PLACE = "outbox.sealed"


class Kind(StrEnum):
    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"
    COMMANDS = "commands"


class RenderedButton(Value):
    """`press` is callback data; or `url` is where the button leads."""

    label: str
    press: str | None = None
    url: str | None = None


class RenderedMedia(Value):
    kind: Literal["photo", "voice", "document"]
    file_id: str


class Rendered(Value):
    """A message in its reader's language. `html` may hold markers that refer to others' private values.

    `html` empty in an edit: only the buttons change. See `bot.say.Say` for the rest.
    """

    html: str
    rows: tuple[tuple[RenderedButton, ...], ...] = ()
    media: RenderedMedia | None = None
    ask: Literal["contact", "location"] | None = None
    ask_label: str | None = None
    ask_others: tuple[str, ...] = ()
    drop_keyboard: bool = False
    commands: tuple[tuple[str, str], ...] = ()
    protect: bool = False


async def put_send(
    tx: Transaction,
    now: datetime,
    *,
    to: PersonId,
    rendered: Rendered,
    occasion: str,
    urgency: Urgency = Urgency.ANSWER,
    reveal: Rendered | None = None,
    not_before: datetime | None = None,
    good_until: datetime | None = None,
    condition: Condition | None = None,
    subject: int | None = None,
) -> bool:
    """Queue a new message, and with `reveal` the edit that follows once its id is known.

    One that was queued before and never arrived (too late, blocked) makes room for this one. False: that occasion
    was queued before, or the receiver is erased; nothing is queued then.
    """
    await tx.run("free_occasion", occasion=occasion)
    row = _Row(
        person=to,
        kind=Kind.SEND,
        urgency=urgency,
        occasion=occasion,
        not_before=not_before,
        good_until=good_until,
        condition=condition,
        subject=subject,
    )
    send = await _put(tx, now, row, rendered)
    if send is None:
        return False
    if reveal is not None:
        edit = row.model_copy(
            update={"kind": Kind.EDIT, "target": send, "occasion": None, "not_before": None}
        )
        await _put(tx, now, edit, reveal)
    return True


async def put_commands(
    tx: Transaction, now: datetime, *, to: PersonId, commands: tuple[tuple[str, str], ...], occasion: str
) -> bool:
    """Queue a change of the menu in somebody's chat; no commands: the general menu again. False: queued before."""
    row = _Row(person=to, kind=Kind.COMMANDS, urgency=Urgency.REMINDER, occasion=occasion)
    return await _put(tx, now, row, Rendered(html="", commands=commands)) is not None


async def put_edit(
    tx: Transaction, now: datetime, *, of: str, rendered: Rendered, urgency: Urgency | None = None
) -> bool:
    """Queue a new state of the message that was sent (or will be) for that occasion. The newest state wins.

    `urgency` None: as the message itself. False: there is no such message, or it never reached anybody.
    """
    send = await tx.one("outbox_occasion", occasion=of)
    if send is None or _never_arrives(send):
        return False
    row = _Row(
        person=send["person_id"],
        kind=Kind.EDIT,
        urgency=Urgency(send["urgency"]) if urgency is None else urgency,
        target=send["id"],
    )
    try:
        sealed = await tx.seal(row.person, PLACE, rendered)
    except ErasedError:
        return False
    if await tx.run("replace_edit", target=send["id"], urgency=row.urgency, sealed=sealed):
        return True
    return await _insert(tx, now, row, sealed, media=False) is not None


async def put_delete(tx: Transaction, now: datetime, *, of: str) -> bool:
    """Take that message away again; one that nobody has begun to send is never sent.

    False: there is no such message, or it never reached anybody.
    """
    send = await tx.one("outbox_occasion", occasion=of)
    if send is None or _never_arrives(send):
        return False
    await tx.run("void_edits", target=send["id"], at=to_ms(now))
    if send["settled_at"] is None and send["leased_until"] is None:
        await tx.run(
            "settle_outbox", id=send["id"], at=to_ms(now), outcome="void", chat_id=None, message_id=None
        )
        return True
    row = _Row(
        person=send["person_id"], kind=Kind.DELETE, urgency=Urgency(send["urgency"]), target=send["id"]
    )
    return await _insert(tx, now, row, None, media=False) is not None


async def note_theirs(
    tx: Transaction, now: datetime, *, by: PersonId, chat_id: int, message_id: int, occasion: str
) -> None:
    """A message that somebody wrote to us, so that it can be taken away like one of ours (`put_delete`)."""
    row = _Row(person=by, kind=Kind.SEND, urgency=Urgency.ANSWER, occasion=occasion)
    noted = await _insert(tx, now, row, None, media=False)
    if noted is not None:
        await tx.run(
            "settle_outbox", id=noted, at=to_ms(now), outcome="theirs", chat_id=chat_id, message_id=message_id
        )


async def is_queued(tx: Transaction, occasion: str) -> bool:
    """Whether something was queued for that occasion, sent by now or not."""
    return await tx.one("outbox_occasion", occasion=occasion) is not None


async def stands(tx: Transaction, occasion: str) -> bool:
    """Whether the message for that occasion has arrived, or is still on its way."""
    row = await tx.one("outbox_occasion", occasion=occasion)
    return row is not None and not _never_arrives(row)


async def reader_of(tx: Transaction, occasion: str) -> PersonId | None:
    """Who got, or will get, the message for that occasion; None: there is none."""
    row = await tx.one("outbox_occasion", occasion=occasion)
    return None if row is None else PersonId(row["person_id"])


async def waits_for(tx: Transaction, person: PersonId) -> bool:
    """Whether anything is still on its way to this person."""
    return await tx.one("outbox_waits_for", person_id=person) is not None


async def forget_person(tx: Transaction, now: datetime, person: PersonId) -> None:
    """They are being erased: what waits is never sent, and what was sent cannot be traced to a chat."""
    await tx.run("void_all_to", person_id=person, at=to_ms(now))
    await tx.run("forget_chats_of", person_id=person)


async def message_at(tx: Transaction, chat_id: int, message_id: int) -> str | None:
    """The occasion for which this message was sent; None: not ours, or not yet settled."""
    row = await tx.one("outbox_message", chat_id=chat_id, message_id=message_id)
    return None if row is None else row["occasion"]


class _Row(Value):
    person: PersonId
    kind: Kind
    urgency: Urgency
    occasion: str | None = None
    target: int | None = None
    not_before: datetime | None = None
    good_until: datetime | None = None
    condition: Condition | None = None
    subject: int | None = None


def _never_arrives(send: Row) -> bool:
    return send["settled_at"] is not None and send["message_id"] is None


async def _put(tx: Transaction, now: datetime, row: _Row, rendered: Rendered) -> int | None:
    try:
        sealed = await tx.seal(row.person, PLACE, rendered)
    except ErasedError:
        return None
    return await _insert(tx, now, row, sealed, media=rendered.media is not None)


async def _insert(
    tx: Transaction, now: datetime, row: _Row, sealed: bytes | None, *, media: bool
) -> int | None:
    inserted = await tx.one(
        "add_to_outbox",
        id=tx.new_id(),
        person_id=row.person,
        kind=row.kind.value,
        urgency=row.urgency.value,
        occasion=row.occasion,
        target=row.target,
        media=int(media),
        condition=row.condition and row.condition.value,
        subject=row.subject,
        not_before=maybe_ms(row.not_before),
        good_until=maybe_ms(row.good_until),
        asleep=int(row.not_before is not None and row.not_before > now),
        queued_at=to_ms(now),
        sealed=sealed,
    )
    return None if inserted is None else inserted["id"]
