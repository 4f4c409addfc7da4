"""Opening a database: addresses, migrations, and what is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage import StorageRefused, migrating
from bot.storage.migrating import statements
from bot.storage.sqlite import WRITER, connected, path_of
from tests.storage.house import House


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///handslag.db", Path("handslag.db")),
        ("sqlite:///in/here.db", Path("in/here.db")),
        ("sqlite:////var/lib/handslag/handslag.db", Path("/var/lib/handslag/handslag.db")),
    ],
)
def test_an_address_names_a_file(url: str, path: Path) -> None:
    assert path_of(url) == path


@pytest.mark.parametrize(
    "url", ["", "handslag.db", "sqlite://", "sqlite:///", "postgresql:///town", "sqlite:///a?b=c"]
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(StorageRefused, match="must look like"):
        path_of(url)


async def _refused(house: House) -> str:
    with pytest.raises(StorageRefused) as caught:
        await house.open()
    message = str(caught.value)
    assert "\n" not in message
    return message


async def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be made" in await _refused(House(tmp_path / "nowhere"))


async def test_a_file_that_is_no_database_is_refused_and_left_alone(house: House) -> None:
    house.database.write_bytes(b"minutes of the meeting, " * 100)
    assert "cannot be used" in await _refused(house)
    assert house.database.read_bytes().startswith(b"minutes")
    assert not house.key_file.exists()


async def test_a_ring_that_is_no_database_is_refused(house: House) -> None:
    await (await house.open()).close()
    house.ring.write_bytes(b"minutes of the meeting, " * 100)
    assert "cannot be used" in await _refused(house)


async def test_a_newer_database_is_refused(house: House) -> None:
    await (await house.open()).close()
    with sqlite3.connect(house.database) as connection:
        connection.execute("INSERT INTO migration VALUES (9000, 1)")
    connection.close()
    assert "newer Handslag (schema 9000" in await _refused(house)


async def test_a_database_that_nobody_finished_making_is_finished(house: House) -> None:
    """As after a crash between the first file and the first table."""
    await (await house.open()).close()
    house.database.unlink()
    house.database.touch()
    store = await house.open()
    async with store.read() as tx:
        assert await tx.all("erased_with_key") == []
    await store.close()


@pytest.fixture
def later_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of migrations with one more than the program has."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for path in migrating.known().values():
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    later = folder / f"{max(migrating.known()) + 1:04}_later.sql"
    yield later
    monkeypatch.undo()


async def test_a_migration_comes_after_a_copy_and_only_once(
    house: House, later_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await (await house.open()).close()
    assert not list(house.folder.glob("*.before-*"))
    _write(later_version, "CREATE TABLE later (a BIGINT);\nINSERT INTO later VALUES (1);\n")
    monkeypatch.setattr(migrating, "FOLDER", later_version.parent)
    for _ in range(2):
        await (await house.open()).close()
    copy = house.folder / f"handslag.db.before-{later_version.name[:4]}"
    assert list(house.folder.glob("*.before-*")) == [copy]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert _tables(house.database) - _tables(copy) == {"later"}
    assert _one(house.database, "SELECT count(*) FROM later") == 1


async def test_a_migration_that_fails_leaves_nothing_behind(
    house: House, later_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await (await house.open()).close()
    before = _tables(house.database)
    _write(later_version, "CREATE TABLE later (a BIGINT);\nINSERT INTO nowhere VALUES (1);\n")
    monkeypatch.setattr(migrating, "FOLDER", later_version.parent)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        await house.open()
    assert _tables(house.database) == before


def test_a_script_is_split_where_its_statements_end() -> None:
    script = "-- a; b\nCREATE TABLE a (\n b TEXT DEFAULT ';'\n);\n\nCREATE INDEX c ON a (b);\n-- end\n"
    assert [one.split("\n")[-2] for one in statements(script)] == [");", "CREATE INDEX c ON a (b);"]


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
async def test_what_is_committed_survives_a_power_cut_and_references_hold(
    house: House, pragma: str, value: object
) -> None:
    async with connected(house.database, WRITER) as connection:
        rows = list(await connection.execute_fetchall(f"PRAGMA {pragma}"))
    assert rows[0][0] == value


def _write(path: Path, script: str) -> None:
    path.write_text(script, encoding="utf-8")


def _tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()


def _one(path: Path, sql: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()
