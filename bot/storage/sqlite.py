"""Connections to SQLite files, and what must be true for each of them."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import aiosqlite

from bot.storage.errors import StorageRefused

T = TypeVar("T")

BUSY_SECONDS = 10
PREPARED_STATEMENTS = 512

# FULL: a commit is on the disk before it is answered. With NORMAL, WAL may lose the last commits when the
# power fails, and a confirmed update would be gone (promise 1).
WRITER = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON")
READER = ("PRAGMA query_only = ON",)
# What is deleted from the ring is overwritten, not just left out.
RING = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON")


def path_of(url: str) -> Path:
    """The file that a `sqlite:///` address names; four slashes make it absolute. Raises StorageRefused."""
    scheme, _, rest = url.partition(":///")
    if scheme != "sqlite" or not rest or "?" in rest:
        raise StorageRefused(
            "The database address must look like sqlite:///handslag.db (four slashes: absolute)."
        )
    return Path(rest)


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read; files that SQLite puts beside it get the same mode."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageRefused(f"{path} cannot be written: {error.strerror}.") from None


class Connection(aiosqlite.Connection):
    """What may wait for a lock or for the disk is done in a thread: BEGIN, COMMIT, ROLLBACK.

    The statements between them take microseconds, a way to a thread and back many times that: see `at_once`.
    """

    def __init__(self, raw: sqlite3.Connection) -> None:
        super().__init__(lambda: raw, iter_chunk_size=64)
        self._raw = raw

    def at_once(self, sql: str, parameters: Mapping[str, Any] | None = None) -> sqlite3.Cursor:
        """Run a statement here and now. Only while nothing is going on in the thread."""
        return self._raw.execute(sql, parameters or {})


@asynccontextmanager
async def connected(
    path: Path, pragmas: tuple[str, ...], *, look_only: bool = False
) -> AsyncIterator[Connection]:
    """A connection whose transactions are begun by hand. Raises StorageRefused if the file is of no use.

    With `look_only` nothing on the disk is changed or made.
    """
    try:
        raw = sqlite3.connect(
            _to_look_at(path) if look_only else path,
            uri=look_only,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            cached_statements=PREPARED_STATEMENTS,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise StorageRefused(f"{path} cannot be opened: {error}.") from None
    connection = Connection(raw)
    await connection
    try:
        connection.row_factory = aiosqlite.Row
        await _prepare(connection, path, pragmas)
        yield connection
    finally:
        await finished(connection.close())


def _to_look_at(path: Path) -> str:
    """An address for reading only.

    Where nobody has left a log, even a reader would begin one, unless it is told that the file does not change.
    """
    has_log = path.with_name(f"{path.name}-wal").exists()
    return f"file:{quote(str(path))}?mode=ro{'' if has_log else '&immutable=1'}"


async def _prepare(connection: aiosqlite.Connection, path: Path, pragmas: tuple[str, ...]) -> None:
    try:
        for pragma in pragmas:
            await connection.execute_fetchall(pragma)
        await connection.execute_fetchall("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        raise StorageRefused(f"{path} cannot be used: {error}.") from None


async def finished(work: Coroutine[Any, Any, T]) -> T:
    """Wait until the work is done even when cancelled meanwhile; the cancellation is raised afterwards."""
    task = asyncio.ensure_future(work)
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait((task,))
        except asyncio.CancelledError:
            cancelled = True
    if cancelled:
        task.exception()
        raise asyncio.CancelledError
    return task.result()
