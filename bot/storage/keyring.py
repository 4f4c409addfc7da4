"""The key ring: everybody's key, each wrapped by the key file's key, in a file apart from what they open."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import sqlite3
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.domain.ids import PersonId
from bot.storage import sealing
from bot.storage.errors import ErasedError, StorageRefused
from bot.storage.sqlite import RING, connected, make_private

OPENED_AT_ONCE = 1024

TABLES = (
    "CREATE TABLE IF NOT EXISTS ring (id TEXT NOT NULL, key_id TEXT NOT NULL, one BIGINT PRIMARY KEY)",
    # A dropped key leaves its person's row without a key, so that no other is ever made for them.
    "CREATE TABLE IF NOT EXISTS person_key (person_id BIGINT PRIMARY KEY, wrapped BYTEA)",
)


class KeyRing:
    """Keys by person. Every change is on the disk when its call returns.

    `id` names the ring for life, so that a database knows its own one again.
    """

    def __init__(self, connection: aiosqlite.Connection, master: bytes, ring_id: str) -> None:
        self._connection = connection
        self._master = master
        self._opened: OrderedDict[PersonId, AESGCM] = OrderedDict()
        self._making = asyncio.Lock()
        self.id = ring_id

    async def find(self, owner: PersonId) -> AESGCM | None:
        """The person's key; None when there is none or it is dropped."""
        if (key := self._opened.get(owner)) is not None:
            self._opened.move_to_end(owner)
            return key
        row = await self._row(owner)
        if row is None or row["wrapped"] is None:
            return None
        return self._remember(owner, sealing.unwrap(self._master, owner, row["wrapped"]))

    async def find_or_make(self, owner: PersonId) -> AESGCM:
        """The person's key, a new one if there was none. Raises ErasedError when it was dropped."""
        if (key := await self.find(owner)) is not None:
            return key
        async with self._making:
            wrapped = sealing.wrap(self._master, owner, sealing.new_key())
            await self._connection.execute_fetchall(
                "INSERT INTO person_key (person_id, wrapped) VALUES (?, ?)"
                " ON CONFLICT (person_id) DO NOTHING",
                (owner, wrapped),
            )
            if (key := await self.find(owner)) is None:
                raise ErasedError(f"person {owner} is erased")
            return key

    async def drop(self, owner: PersonId) -> None:
        """The person's key is gone for good. Doing it again does nothing."""
        async with self._making:
            await self._connection.execute_fetchall(
                "INSERT INTO person_key (person_id, wrapped) VALUES (?, NULL)"
                " ON CONFLICT (person_id) DO UPDATE SET wrapped = NULL",
                (owner,),
            )
            self._opened.pop(owner, None)
            # Out of the log as well, which else keeps what was written to it for a while.
            await self._connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def _row(self, owner: PersonId) -> aiosqlite.Row | None:
        rows = await self._connection.execute_fetchall(
            "SELECT wrapped FROM person_key WHERE person_id = ?", (owner,)
        )
        return next(iter(rows), None)

    def _remember(self, owner: PersonId, key: bytes) -> AESGCM:
        self._opened[owner] = opened = AESGCM(key)
        if len(self._opened) > OPENED_AT_ONCE:
            self._opened.popitem(last=False)
        return opened


@asynccontextmanager
async def ring_at(path: Path, master: bytes, *, make: bool) -> AsyncIterator[KeyRing]:
    """The ring in that file; with `make`, an empty one when there is none. Raises StorageRefused."""
    _require(path, make=make)
    async with connected(path, RING) as connection:
        yield KeyRing(connection, master, await _ring_id(connection, path, master, make=make))


@asynccontextmanager
async def ring_looked_at(path: Path, master: bytes) -> AsyncIterator[KeyRing]:
    """The ring in that file, for reading only. Raises StorageRefused."""
    _require(path, make=False)
    async with connected(path, (), look_only=True) as connection:
        yield KeyRing(connection, master, await _recognised(connection, path, master))


def _require(path: Path, *, make: bool) -> None:
    if make:
        make_private(path)
    elif not path.exists():
        raise StorageRefused(f"The key ring {path} is missing; without it the database cannot be read.")


async def _ring_id(connection: aiosqlite.Connection, path: Path, master: bytes, *, make: bool) -> str:
    for table in TABLES:
        await connection.execute_fetchall(table)
    if make:
        await connection.execute_fetchall(
            "INSERT INTO ring (id, key_id, one) VALUES (?, ?, 1) ON CONFLICT (one) DO NOTHING",
            (secrets.token_hex(8), sealing.key_id(master)),
        )
    return await _recognised(connection, path, master)


async def _recognised(connection: aiosqlite.Connection, path: Path, master: bytes) -> str:
    """The id of the ring that the key opens. Raises StorageRefused."""
    rows: list[aiosqlite.Row] = []
    with contextlib.suppress(sqlite3.OperationalError):  # a database, but without that table
        rows += await connection.execute_fetchall("SELECT id, key_id FROM ring")
    if not rows:
        raise StorageRefused(f"{path} is not a key ring.")
    if rows[0]["key_id"] != sealing.key_id(master):
        raise StorageRefused(f"The key file does not belong to the key ring {path}.")
    return str(rows[0]["id"])
