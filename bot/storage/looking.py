"""A database as it lies there, for `handslag check`: nothing on the disk is changed, migrated or made."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.storage import migrating, sealing, sqlite
from bot.storage.keyring import KeyRing, ring_looked_at
from bot.storage.numbers import Ids
from bot.storage.store import Transaction, key_is_due, require_own_ring, ring_path


@dataclass(frozen=True)
class New:
    """There is none yet: `Store.open` makes it."""


@dataclass(frozen=True)
class Old:
    """It waits for a migration, which `Store.open` applies: what is in it cannot be asked before."""

    stands: int
    newest: int


@asynccontextmanager
async def looked_at(url: str, key_file: Path) -> AsyncIterator[Transaction | New | Old]:
    """What `Store.open` finds there. A transaction can only read. Raises StorageRefused where that does."""
    path = sqlite.path_of(url)
    async with AsyncExitStack() as held:
        stands = 0
        if _holds_something(path):
            database = await held.enter_async_context(sqlite.connected(path, (), look_only=True))
            stands = await migrating.understood(database, path)
        ring = await _ring(held, path, key_file, new=not stands)
        if ring is None or not stands:
            yield New()
        elif stands < (newest := max(migrating.known())):
            yield Old(stands, newest)
        else:
            database.at_once("BEGIN")
            tx = Transaction(database, ring, Ids())
            await require_own_ring(tx, ring, path)
            yield tx


async def _ring(held: AsyncExitStack, path: Path, key_file: Path, *, new: bool) -> KeyRing | None:
    """The ring; None when it is made with a new database."""
    if new and key_is_due(path, key_file):
        return None
    master = sealing.read_key_file(key_file)
    if new and not _holds_something(ring_path(path)):
        return None
    return await held.enter_async_context(ring_looked_at(ring_path(path), master))


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
