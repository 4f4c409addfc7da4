"""Updates that fail: by a database that refuses, at the worst moment, or for ever. Each one's effect comes once."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Any

from bot import intake
from bot.cards.home import CANNOT_NOW
from bot.storage import requests
from tests.acts import ask, form_button
from tests.faults.house import until
from tests.phone import Phone
from tests.town import Town

LINES = 40
WAITING = "SELECT update_id FROM inbox WHERE put_aside_at IS NULL"


def connected(town: Town) -> sqlite3.Connection:
    """Somebody else at the same database."""
    return sqlite3.connect(town.settings.database_url.removeprefix("sqlite:///"), isolation_level=None)


def rows(town: Town, sql: str) -> list[Any]:
    """The first column of what is found."""
    with closing(connected(town)) as connection:
        return [row[0] for row in connection.execute(sql)]


@asynccontextmanager
async def broken(town: Town, *events: str) -> AsyncIterator[None]:
    """Within the block the database refuses these ("INSERT ON seen_update")."""
    breaks = [
        f"CREATE TRIGGER broken{n} BEFORE {event} BEGIN SELECT RAISE(ABORT, 'broken'); END"
        for n, event in enumerate(events)
    ]
    await changes(town, *breaks)
    try:
        yield
    finally:
        await changes(town, *(f"DROP TRIGGER broken{n}" for n, _ in enumerate(events)))


async def changes(town: Town, *statements: str) -> None:
    """Somebody else writes; in a thread, for the bot in this one may hold the lock."""

    def write() -> None:
        with closing(connected(town)) as connection:
            for statement in statements:
                connection.execute(statement)

    await asyncio.to_thread(write)


async def complaint(town: Town, words: str) -> None:
    """Until the log complains so; from then on all is expected to be well again."""
    await until(lambda: any(words in line for line in town.complaints.lines))
    town.complaints.lines.clear()


def language_menus(phone: Phone) -> int:
    return sum(message.offers("^lang:sv$") for message in phone.received)


async def test_what_can_be_neither_done_nor_kept_is_not_confirmed_and_comes_again(town: Town) -> None:
    olha, other = await town.newcomer("Olha", "uk"), await town.newcomer("Petro", "uk")
    async with broken(town, "INSERT ON seen_update"):
        await olha.says("/start", settle=False)
        await other.says("/start", settle=False)
        await complaint(town, "could not be kept")
        assert not town.sandbox.idle()
    await town.settled()
    town.complaints.lines.clear()
    assert language_menus(olha) == language_menus(other) == 1


async def test_what_fails_once_waits_sealed_with_all_that_follows_in_its_chat(town: Town) -> None:
    olha = await town.newcomer("Olha", "uk")
    async with broken(town, "INSERT ON outbox"):
        await olha.says("/start", settle=False)
        await complaint(town, "an update failed")
        await until(town.sandbox.idle)
        await olha.says("/start", settle=False)
        await until(town.sandbox.idle)
        assert language_menus(olha) == 0
    await town.settled()
    town.complaints.lines.clear()
    assert language_menus(olha) == 2


async def test_words_typed_while_the_database_fails_now_and_then_arrive_once_and_in_order(town: Town) -> None:
    olha, chance = await town.person("Olha"), random.Random(1)
    await ask(olha, words="line 0", send=False)
    for line in range(1, LINES):
        async with broken(
            town, *chance.choice([(), ("INSERT ON outbox",), ("UPDATE ON conversation", "INSERT ON inbox")])
        ):
            await olha.says(f"line {line}", settle=False)
            await asyncio.sleep(chance.uniform(0, 0.03))
    await town.settled()
    assert "an update failed: IntegrityError" in town.complaints.lines
    town.complaints.lines.clear()
    await olha.presses(form_button("summary:send(_adult)?"))
    (request,) = rows(town, "SELECT id FROM request")
    async with town.app.store.read() as tx:
        stored = await requests.by_id(tx, request)
    assert stored is not None
    assert stored.private.words == tuple(f"line {line}" for line in range(LINES))


async def test_a_message_that_nobody_can_read_any_more_holds_up_nobody_else(town: Town) -> None:
    olha, petro = await town.newcomer("Olha", "uk"), await town.newcomer("Petro", "uk")
    async with broken(town, "INSERT ON outbox"):
        await olha.says("/start", settle=False)
        await petro.says("/start", settle=False)
        await until(lambda: len(rows(town, WAITING)) == 2)
        await changes(
            town, "UPDATE inbox SET sealed = x'00' WHERE update_id = (SELECT min(update_id) FROM inbox)"
        )
    await town.settled()
    await complaint(town, "cannot be read")
    assert (language_menus(olha), language_menus(petro)) == (0, 1)
    assert rows(town, WAITING) == []


async def test_what_fails_for_ever_is_put_aside_and_its_sender_is_told(town: Town) -> None:
    olha = await town.person("Olha")
    async with broken(town, "UPDATE ON conversation", "INSERT ON conversation"):
        await olha.says("/need", settle=False)
        for _ in range(len(intake.TRIES) + 1):
            await until(lambda: not town.app.intake.idle())
            await town.post("/sandbox/clock", minutes=1)
            await asyncio.sleep(0.5)
        await until(lambda: not rows(town, WAITING))
    await complaint(town, "an update failed again")
    await town.settled()
    town.complaints.lines.clear()
    assert CANNOT_NOW in olha.last
    assert rows(town, "SELECT reason FROM inbox WHERE put_aside_at IS NOT NULL") == ["IntegrityError"]


async def test_due_work_survives_a_database_that_refuses(town: Town) -> None:
    anna, _ = await town.volunteers("Anna", "Bo")
    await ask(await town.person("Olha", "uk"))
    async with broken(town, "DELETE ON due", "UPDATE ON due"):
        await town.post("/sandbox/clock", minutes=60 * 11)
        await complaint(town, "could not be looked at")
    await town.later(minutes=1)
    town.complaints.lines.clear()
    assert not anna.last.buttons


async def test_somebody_first_met_in_a_group_does_not_get_private_words_there(town: Town) -> None:
    olha = await town.newcomer("Olha", "uk")
    group = (await town.post("/sandbox/groups", title="Norrö", members=[olha.id]))["id"]
    await town.settled()
    # Something of that group waits already, so what comes now queues behind it.
    await changes(
        town,
        "INSERT INTO inbox (update_id, person_id, chat_id, at, attempts, retry_at, sealed)"
        " SELECT 1, 1, min(chat_id), 0, 0, 0, x'' FROM (SELECT :group AS chat_id)".replace(
            ":group", str(group)
        ),
    )
    await olha.does("text", text="/help@handslag_bot", chat_id=group)
    await town.settled()
    assert rows(town, "SELECT chat_id FROM person") == [olha.id]
