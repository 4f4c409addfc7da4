"""When something fails: nothing lost, nothing twice without a reason (promise 2)."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from pathlib import Path

import pytest

from bot.storage import Transaction
from bot.storage.outbox import Rendered
from bot.storage.taking import Settled, anything_due
from tests.delivery.conftest import Street, until, until_idle

STREET_NAME = "Kapsyl" + "gatan"


async def test_a_429_is_obeyed_to_the_second_and_the_message_comes_once(street: Street) -> None:
    olha, bo = await street.moves_in("Olha"), await street.moves_in("Bo")
    await street.send(olha, "hello")
    await street.phones.fault("429", seconds=2)
    async with street.delivering() as delivery:
        await until(street.phones.calls)
        refused_at = time.monotonic()
        await street.send(bo, "meanwhile")
        delivery.wake()
        while time.monotonic() - refused_at < 1.9:
            assert len(await street.phones.calls()) == 1
            await asyncio.sleep(0.05)
        await until_idle(delivery)
        assert time.monotonic() - refused_at < 6
    assert await street.texts(olha) == ["hello"]
    assert await street.texts(bo) == ["meanwhile"]


@pytest.mark.parametrize("kind", ["500", "502", "drop_before"])
async def test_a_server_in_trouble_is_tried_again_and_the_message_comes_once(
    street: Street, kind: str
) -> None:
    olha, bo = await street.moves_in("Olha"), await street.moves_in("Bo")
    await street.phones.fault(kind)
    await street.send(olha, "hello")
    await street.send(olha, "and more")
    await street.deliver()
    await street.send(bo, "hello")
    await street.deliver()
    assert await street.texts(olha) == ["hello", "and more"]
    assert await street.texts(bo) == ["hello"]


async def test_only_a_lost_answer_makes_a_message_come_twice(street: Street) -> None:
    olha = await street.moves_in("Olha")
    await street.phones.fault("drop_after")
    await street.send(olha, "hello")
    await street.send(olha, "and more")
    await street.deliver()
    assert await street.texts(olha) == ["hello", "hello", "and more"]


async def test_who_has_blocked_the_bot_is_reported_and_holds_nobody_up(street: Street) -> None:
    olha, bo = await street.moves_in("Olha"), await street.moves_in("Bo")
    await street.phones.post(f"people/{street.chats[olha]}/block")
    await street.send(olha, "to olha", occasion="a", reveal=Rendered(html="never"))
    await street.send(bo, "to bo", occasion="b")
    await street.deliver()
    assert {(one.taken.occasion, one.outcome, one.unreachable) for one in street.settled} == {
        ("a", "failed", True),
        ("b", "sent", False),
    }


@pytest.mark.parametrize("how", ["deactivate", "never started", "unknown"])
async def test_who_cannot_be_written_to_is_unreachable(street: Street, how: str) -> None:
    olha = await street.moves_in("Olha", started=how != "never started")
    if how == "deactivate":
        await street.phones.post(f"people/{street.chats[olha]}/deactivate")
    if how == "unknown":
        async with street.phones.http.delete(f"{street.phones.url}/sandbox/people/{street.chats[olha]}"):
            pass
    await street.send(olha, "hello")
    await street.deliver()
    assert [(one.outcome, one.unreachable) for one in street.settled] == [("failed", True)]


async def test_a_person_without_a_chat_is_unreachable_without_a_call(street: Street) -> None:
    olha = await street.moves_in("Olha")
    async with street.store.write() as tx:
        await tx.run("erase_person", id=olha)
    await street.send(olha, "hello")
    await street.deliver()
    assert [(one.outcome, one.unreachable) for one in street.settled] == [("failed", True)]
    assert await street.phones.calls() == []


async def test_what_telegram_can_never_accept_is_given_up_without_its_words_in_the_log(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    olha = await street.moves_in("Olha")
    await street.send(olha, "<Kapsylgatan>", occasion="broken")
    await street.send(olha, "hello")
    await street.deliver()
    assert street.outcomes()[0] == ("broken", "failed")
    assert not street.settled[0].unreachable
    assert await street.texts(olha) == ["hello"]
    assert "given up" in caplog.text
    assert "kapsylgatan" not in caplog.text.lower()


async def test_a_fault_in_what_follows_sends_nothing_again_and_stops_nobody(
    street: Street, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    olha = await street.moves_in("Olha")

    async def fails(tx: Transaction, settled: Settled) -> None:
        await tx.run("note_erased", person_id=settled.taken.person, at=1)
        raise LookupError(STREET_NAME)

    monkeypatch.setattr(street, "note", fails)
    await street.send(olha, "hello")
    await street.send(olha, "and more")
    await street.deliver()
    assert await street.texts(olha) == ["hello", "and more"]
    async with street.store.read() as tx:
        assert await tx.all("erased_with_key") == []
        assert not await anything_due(tx, street.clock.now())
    assert "LookupError" in caplog.text
    assert "Kapsylgatan" not in caplog.text


async def test_stopping_finishes_and_settles_what_is_in_flight(street: Street) -> None:
    olha = await street.moves_in("Olha")
    await street.phones.fault("slow", seconds=0.5)
    await street.send(olha, "hello")
    await street.send(olha, "not begun")
    delivery = street.delivery()
    running = asyncio.create_task(delivery.run())
    await until(street.phones.calls)
    await delivery.stop()
    await running
    assert street.outcomes() == [(f"{olha}:hello", "sent")]
    assert await street.texts(olha) == ["hello"]


async def test_stopping_what_never_ran_returns_at_once(street: Street) -> None:
    async with asyncio.timeout(1):
        await street.delivery().stop()


async def test_what_was_in_flight_when_the_process_died_comes_again_after_its_lease(street: Street) -> None:
    street.lease_ms = 1500
    olha = await street.moves_in("Olha")
    await street.phones.fault("slow", seconds=5)
    await street.send(olha, "hello")
    killed = asyncio.create_task(street.delivery().run())
    await until(street.phones.calls)
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    assert street.settled == []
    await street.deliver()
    assert await street.texts(olha) == ["hello", "hello"]
    assert len(street.settled) == 1


async def test_a_locked_database_delays_but_loses_nothing(
    street: Street, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    olha = await street.moves_in("Olha")
    await street.phones.fault("slow", seconds=0.3)
    await street.send(olha, "hello")
    async with street.delivering() as delivery:
        await until(street.phones.calls)
        locker = sqlite3.connect(tmp_path / "handslag.db", isolation_level=None)
        locker.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(0.6)
        assert street.settled == []
        locker.execute("ROLLBACK")
        locker.close()
        await until_idle(delivery)
    assert await street.texts(olha) == ["hello"]
    assert street.outcomes() == [(f"{olha}:hello", "sent")]
