"""Transactions: one writer, whole or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3

import pytest

from bot.storage import Row, Store, Transaction
from bot.storage.numbers import wall_ms
from tests.storage.house import House


async def _write_down(tx: Transaction, person: int) -> None:
    await tx.run("note_erased", person_id=person, at=wall_ms())


async def _written(store: Store) -> list[int]:
    async with store.read() as tx:
        rows: list[Row] = await tx.all("erased_with_key")
    return sorted(row["person_id"] for row in rows)


async def test_what_was_committed_is_there_after_a_restart(house: House) -> None:
    store = await house.open()
    async with store.write() as tx:
        await tx.run("note_ring", ring="another")
        await _write_down(tx, 1)
    await store.close()
    again = await house.open()
    async with again.read() as tx:
        row = await tx.one("ring_of_database")
    await again.close()
    assert row is not None
    assert len(row["value"]) == 16


async def test_an_exception_undoes_the_whole_transaction(store: Store) -> None:
    with contextlib.suppress(LookupError):
        async with store.write() as tx:
            await _write_down(tx, 1)
            raise LookupError
    assert await _written(store) == []


async def test_a_cancelled_writer_rolls_back_before_the_next_one_begins(store: Store) -> None:
    inside = asyncio.Event()

    async def stuck() -> None:
        async with store.write() as tx:
            await _write_down(tx, 1)
            inside.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(stuck())
    await inside.wait()
    task.cancel()
    async with store.write() as tx:
        await _write_down(tx, 2)
    await asyncio.gather(task, return_exceptions=True)
    assert task.cancelled()
    assert await _written(store) == [2]


@pytest.mark.parametrize("tenths", range(0, 30, 2))
async def test_a_writer_cancelled_at_any_moment_leaves_all_or_nothing(store: Store, tenths: int) -> None:
    called: list[int] = []

    async def write() -> None:
        async with store.write() as tx:
            await _write_down(tx, 1)
            await _write_down(tx, 2)
            tx.after_commit(lambda: called.append(1))

    task = asyncio.create_task(write())
    await asyncio.sleep(tenths / 10_000)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    written = await _written(store)
    assert written == ([1, 2] if called else [])
    async with store.write() as tx:
        await _write_down(tx, 3)
    assert 3 in await _written(store)


async def test_writers_of_two_tasks_never_mix(store: Store) -> None:
    running = 0

    async def write(person: int) -> None:
        nonlocal running
        async with store.write() as tx:
            running += 1
            await _write_down(tx, person)
            assert running == 1
            await asyncio.sleep(0)
            running -= 1

    await asyncio.gather(*(write(person) for person in range(20)))
    assert await _written(store) == list(range(20))


async def test_a_second_transaction_of_the_same_task_is_refused_instead_of_waiting_for_ever(
    store: Store,
) -> None:
    async with store.write():
        with pytest.raises(RuntimeError, match="writes already"):
            async with store.write():
                pass


async def test_a_reader_sees_one_moment_and_does_not_wait_for_the_writer(store: Store) -> None:
    async with store.read() as reader:
        assert await reader.all("erased_with_key") == []
        async with store.write() as tx:
            await _write_down(tx, 1)
        assert await reader.all("erased_with_key") == []
    assert await _written(store) == [1]


async def test_a_reader_cannot_write(store: Store) -> None:
    async with store.read() as tx:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await _write_down(tx, 1)


async def test_more_readers_than_connections_take_turns(store: Store) -> None:
    assert await asyncio.gather(*(_written(store) for _ in range(20))) == [[]] * 20


async def test_callbacks_come_after_the_commit_and_never_after_a_rollback(store: Store) -> None:
    called: list[str] = []
    async with store.write() as tx:
        tx.after_commit(lambda: called.append("committed"))
        assert called == []
    with contextlib.suppress(LookupError):
        async with store.write() as tx:
            tx.after_commit(lambda: called.append("rolled back"))
            raise LookupError
    assert called == ["committed"]


async def test_a_query_refuses_what_it_does_not_take(store: Store) -> None:
    async with store.read() as tx:
        with pytest.raises(TypeError, match="note_erased takes"):
            await tx.run("note_erased", person_id=1)
        with pytest.raises(TypeError, match="note_erased takes"):
            await tx.run("note_erased", person_id=1, at=1, why="")


async def test_ids_only_grow_and_fit_into_63_bits(store: Store) -> None:
    async with store.read() as tx:
        ids = [tx.new_id() for _ in range(10_000)]
    assert ids == sorted(set(ids))
    assert ids[0] > 0
    assert ids[-1] < 2**63
