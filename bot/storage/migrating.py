"""Migrations: numbered SQL files, each applied once and whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import aiosqlite

from bot.storage.errors import StorageRefused
from bot.storage.numbers import wall_ms
from bot.storage.sqlite import finished, make_private

FOLDER = Path(__file__).parent / "migrations"


def known() -> dict[int, Path]:
    """The program's migrations by number, in order; a file is named like 0001_first.sql."""
    return {int(path.name[:4]): path for path in sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))}


async def version(connection: aiosqlite.Connection) -> int:
    """The number of the last migration applied; 0 for an empty database."""
    tables = await connection.execute_fetchall("SELECT name FROM sqlite_master WHERE name = 'migration'")
    if not list(tables):
        return 0
    rows = await connection.execute_fetchall("SELECT max(number) AS last FROM migration")
    return int(next(iter(rows))["last"] or 0)


async def understood(connection: aiosqlite.Connection, path: Path) -> int:
    """The database's version; 0 when it is empty. Raises StorageRefused when it is newer than the program."""
    stands, newest = await version(connection), max(known())
    if stands > newest:
        raise StorageRefused(
            f"{path} was written by a newer Handslag (schema {stands}; this program knows {newest})."
        )
    return stands


async def migrate(connection: aiosqlite.Connection, path: Path) -> None:
    """Bring the database up to this program, after a copy `<db>.before-NNNN` when there is something to lose.

    Raises StorageRefused when the database is newer than the program.
    """
    files = known()
    stands = await understood(connection, path)
    missing = [number for number in files if number > stands]
    if missing and stands:
        await _copy(connection, path.with_name(f"{path.name}.before-{missing[0]:04}"))
    for number in missing:
        await _apply(connection, number, files[number].read_text(encoding="utf-8"))


async def _apply(connection: aiosqlite.Connection, number: int, script: str) -> None:
    try:
        await connection.execute_fetchall("BEGIN IMMEDIATE")
        # Another process may have been faster while this one waited for the lock.
        if await version(connection) < number:
            for statement in statements(script):
                await connection.execute_fetchall(statement)
            await _note(connection, number)
        await connection.commit()
    except BaseException:
        await finished(connection.rollback())
        raise


async def _note(connection: aiosqlite.Connection, number: int) -> None:
    await connection.execute_fetchall(
        "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)"
    )
    await connection.execute_fetchall("INSERT INTO migration VALUES (?, ?)", (number, wall_ms()))


def statements(script: str) -> Iterator[str]:
    """The script's statements one by one: SQLite's own way to run a script would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


async def _copy(connection: aiosqlite.Connection, copy: Path) -> None:
    """A whole copy under that name, or none: what an interrupted start has left is written anew."""
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    make_private(unfinished)
    await connection.execute_fetchall("VACUUM INTO ?", (str(unfinished),))
    unfinished.replace(copy)
