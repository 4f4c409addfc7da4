"""One open database with its key ring, and transactions on it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite
from pydantic import BaseModel

from bot.domain.ids import PersonId
from bot.storage import migrating, sealing, sqlite, statements
from bot.storage.errors import StorageRefused
from bot.storage.keyring import KeyRing, ring_at
from bot.storage.numbers import Ids, wall_ms
from bot.storage.sealing import M

READERS = 4

Row = aiosqlite.Row


class Transaction:
    """What one piece of work reads and writes. Lives as long as its `async with`."""

    def __init__(self, connection: sqlite.Connection, ring: KeyRing, ids: Ids) -> None:
        self._connection = connection
        self._ring = ring
        self._ids = ids
        self._statements = statements.load()
        self.erased: list[PersonId] = []
        self.afterwards: list[Callable[[], None]] = []

    async def one(self, query: str, **params: Any) -> Row | None:
        """The first row that the named query gives, or None."""
        rows = await self.all(query, **params)
        return rows[0] if rows else None

    async def all(self, query: str, **params: Any) -> list[Row]:
        rows: list[Row] = self._connection.at_once(self._sql(query, params), params).fetchall()
        return rows

    async def run(self, query: str, **params: Any) -> int:
        """How many rows the named query has changed."""
        return self._connection.at_once(self._sql(query, params), params).rowcount

    async def seal(self, owner: PersonId, place: str, value: BaseModel) -> bytes:
        """The value under the owner's key, bound to that place (`table.column`).

        A first key is made at once and stays, whatever becomes of this transaction. Raises ErasedError.
        """
        return sealing.seal(await self._ring.find_or_make(owner), owner, place, value)

    async def unseal(self, owner: PersonId, place: str, sealed: bytes | None, model: type[M]) -> M | None:
        """What was sealed; None when there is nothing, or when the key is gone. Raises DamagedError."""
        if sealed is None or (key := await self._ring.find(owner)) is None:
            return None
        return sealing.unseal(key, owner, place, sealed, model)

    async def drop_key(self, owner: PersonId) -> None:
        """Write down that the owner is erased; their key is dropped right after the commit.

        The caller blanks the owner's rows in the same transaction. `Store.open` makes up for a crash between.
        """
        await self.run("note_erased", person_id=owner, at=wall_ms())
        self.erased.append(owner)

    def new_id(self) -> int:
        """A number that is larger than every earlier one of this process."""
        return self._ids.next()

    def after_commit(self, call: Callable[[], None]) -> None:
        """Have this called once the commit is durable; never after a rollback. It must not raise."""
        self.afterwards.append(call)

    def _sql(self, query: str, params: dict[str, Any]) -> str:
        statement = self._statements[query]
        if statement.parameters != params.keys():
            raise TypeError(f"{query} takes {sorted(statement.parameters)}, not {sorted(params)}")
        return statement.sql


class Store:
    """One open database and its key ring; made by `open`, ended by `close`."""

    def __init__(
        self,
        writer: sqlite.Connection,
        readers: list[sqlite.Connection],
        ring: KeyRing,
        held: AsyncExitStack,
    ) -> None:
        self._writer = writer
        self._writing = asyncio.Lock()
        self._writing_task: asyncio.Task[Any] | None = None
        self._readers: asyncio.LifoQueue[sqlite.Connection] = asyncio.LifoQueue()
        for reader in readers:
            self._readers.put_nowait(reader)
        self._ring = ring
        self._ids = Ids()
        self._held = held

    @classmethod
    async def open(cls, url: str, key_file: Path) -> Store:
        """Open the database at a `sqlite:///` address, bring it up to date and finish interrupted erasures.

        A *new* database gets a new key file when there is none. Raises StorageRefused with one clear line:
        unusable address or file, newer database, missing or other key or ring.
        """
        path = sqlite.path_of(url)
        async with AsyncExitStack() as held:
            writer, ring = await _open_both(held, path, key_file)
            readers = [
                await held.enter_async_context(sqlite.connected(path, sqlite.READER)) for _ in range(READERS)
            ]
            store = cls(writer, readers, ring, held.pop_all())
        try:
            await store._recognise_ring(path)
            await store._finish_erasures()
        except BaseException:
            await store.close()
            raise
        return store

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """The one writer: committed at the end, rolled back on any exception before the next writer begins.

        A cancellation during the commit is held back until the commit is done and its callbacks were called.
        """
        if self._writing_task is asyncio.current_task():
            raise RuntimeError(
                "this task writes already; a second transaction would wait for the first for ever"
            )
        async with self._writing:
            self._writing_task = asyncio.current_task()
            transaction = Transaction(self._writer, self._ring, self._ids)
            try:
                await self._writer.execute_fetchall("BEGIN IMMEDIATE")
                yield transaction
                await sqlite.finished(self._commit(transaction))
            except BaseException:
                # Does nothing when the commit was done and only the waiting for it was cancelled.
                await sqlite.finished(self._writer.rollback())
                raise
            finally:
                self._writing_task = None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A reader of its own, which sees one moment of the database throughout. Writing raises."""
        connection = await self._readers.get()
        try:
            connection.at_once("BEGIN")  # which takes no lock before the first statement
            yield Transaction(connection, self._ring, self._ids)
        finally:
            try:
                if connection.in_transaction:
                    connection.at_once("ROLLBACK")
            finally:
                self._readers.put_nowait(connection)

    async def close(self) -> None:
        """Close after the running write; readers must have ended."""
        async with self._writing:
            await self._held.aclose()

    async def _commit(self, transaction: Transaction) -> None:
        await self._writer.commit()
        for call in transaction.afterwards:
            call()
        for owner in transaction.erased:
            await self._forget(owner)

    async def _forget(self, owner: PersonId) -> None:
        await self._ring.drop(owner)
        await self._bare().run("note_key_dropped", person_id=owner, at=wall_ms())

    async def _finish_erasures(self) -> None:
        for row in await self._bare().all("erased_with_key"):
            await self._forget(row["person_id"])

    async def _recognise_ring(self, path: Path) -> None:
        """A ring of another database would open nothing, and everybody would look erased."""
        await self._bare().run("note_ring", ring=self._ring.id)
        await require_own_ring(self._bare(), self._ring, path)

    def _bare(self) -> Transaction:
        """Single statements on the writer's connection, each its own commit; only if nobody else writes."""
        return Transaction(self._writer, self._ring, self._ids)


def ring_path(database: Path) -> Path:
    """Where the ring of that database lies: `handslag.db` has `handslag.keys.db`."""
    return database.with_name(f"{database.stem}.keys.db")


async def require_own_ring(tx: Transaction, ring: KeyRing, path: Path) -> None:
    """Raises StorageRefused when the database knows another ring; one that knows none yet takes any."""
    row = await tx.one("ring_of_database")
    if row is not None and row["value"] != ring.id:
        raise StorageRefused(f"The key ring {ring_path(path)} belongs to another database than {path}.")


def key_is_due(path: Path, key_file: Path) -> bool:
    """Whether a database that is new gets a new key: never where anything of an old one is left."""
    return not key_file.exists() and not ring_path(path).exists()


async def _open_both(held: AsyncExitStack, path: Path, key_file: Path) -> tuple[sqlite.Connection, KeyRing]:
    new = not _exists(path) or await _is_empty(path)
    makes_key = new and key_is_due(path, key_file)
    master = sealing.make_key_file(key_file) if makes_key else sealing.read_key_file(key_file)
    ring = await held.enter_async_context(ring_at(ring_path(path), master, make=new))
    sqlite.make_private(path)
    writer = await held.enter_async_context(sqlite.connected(path, sqlite.WRITER))
    await migrating.migrate(writer, path)
    return writer, ring


def _exists(path: Path) -> bool:
    return path.exists()


async def _is_empty(path: Path) -> bool:
    async with sqlite.connected(path, ()) as connection:
        return await migrating.version(connection) == 0
