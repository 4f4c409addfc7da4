"""`handslag check` looks at a database: it sees what opening would meet, and leaves the disk as it was."""

from __future__ import annotations

import base64
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage import StorageRefused, Transaction, migrating
from bot.storage.looking import New, Old, looked_at
from tests.storage.house import House


def on_disk(house: House) -> dict[str, bytes]:
    """Every file; save for SQLite's index of the log, which is memory that readers share."""
    return {p.name: p.read_bytes() for p in house.folder.iterdir() if not p.name.endswith("-shm")}


async def look(house: House) -> str:
    """What is seen there, having changed nothing."""
    before = on_disk(house)
    try:
        async with looked_at(house.url, house.key_file) as seen:
            if isinstance(seen, Transaction):
                assert await seen.all("erased_with_key") == []
            return type(seen).__name__
    except StorageRefused as error:
        return str(error)
    finally:
        assert on_disk(house) == before


async def test_where_nothing_is_nothing_is_made(house: House) -> None:
    assert await look(house) == New.__name__


async def test_an_empty_file_is_as_good_as_none(house: House) -> None:
    house.database.touch()
    assert await look(house) == New.__name__


async def test_a_database_at_rest_is_read_and_left_alone(house: House) -> None:
    await (await house.open()).close()
    assert await look(house) == Transaction.__name__


async def test_a_database_in_use_is_read_as_it_is_now(house: House) -> None:
    store = await house.open()
    async with store.write() as tx:
        await tx.run("note_erased", person_id=1, at=1)
    async with looked_at(house.url, house.key_file) as seen:
        assert isinstance(seen, Transaction)
        assert [row["person_id"] for row in await seen.all("erased_with_key")] == [1]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await seen.run("note_erased", person_id=2, at=1)
    await store.close()


async def test_what_a_dead_process_has_left_is_read_and_left_to_the_next_start(house: House) -> None:
    await (await house.open()).close()
    _writes_and_dies(house)
    assert "handslag.db-wal" in on_disk(house)
    assert await look(house) == Transaction.__name__


async def test_a_migration_waits_for_the_next_start(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await (await house.open()).close()
    newest = max(migrating.known())
    monkeypatch.setattr(migrating, "known", lambda: {newest + 1: Path("later.sql")})
    assert await look(house) == Old.__name__


def _writes_and_dies(house: House) -> None:
    if not (child := os.fork()):
        with sqlite3.connect(house.database) as connection:
            connection.execute("INSERT INTO setting VALUES ('town', 'Lindö')")
        os._exit(0)
    os.waitpid(child, 0)


def _later(house: House) -> None:
    with closing(sqlite3.connect(house.database)) as connection, connection:
        connection.execute("INSERT INTO migration VALUES (9000, 1)")


def _another_ring(house: House) -> None:
    with closing(sqlite3.connect(house.ring)) as connection, connection:
        connection.execute("UPDATE ring SET id = 'another'")


def _no_table(house: House) -> None:
    with closing(sqlite3.connect(house.ring)) as connection, connection:
        connection.execute("DROP TABLE ring")


@pytest.mark.parametrize(
    ("breaks", "said"),
    [
        (_later, r"newer Handslag \(schema 9000"),
        (_another_ring, "belongs to another database"),
        (_no_table, "is not a key ring"),
        (lambda house: house.key_file.unlink(), "key file .* is missing"),
        (lambda house: house.ring.unlink(), "key ring .* is missing"),
        (lambda house: house.key_file.write_bytes(base64.b64encode(bytes(32))), "does not belong"),
        (lambda house: house.database.write_bytes(b"minutes of the meeting, " * 100), "cannot be used"),
        (lambda house: house.ring.write_bytes(b"minutes of the meeting, " * 100), "cannot be used"),
        (lambda house: (house.database.unlink(), house.key_file.unlink()), "key file .* is missing"),
        (lambda house: (house.database.unlink(), house.key_file.write_bytes(b"")), "does not hold a key"),
    ],
)
async def test_what_opening_refuses_looking_refuses_with_the_same_words(
    house: House, breaks: Callable[[House], object], said: str
) -> None:
    await (await house.open()).close()
    breaks(house)
    seen = await look(house)
    with pytest.raises(StorageRefused, match=said) as caught:
        await house.open()
    assert str(caught.value) == seen
