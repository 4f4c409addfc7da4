"""Where one database and its keys lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.storage import Store

MORNING = datetime(2020, 3, 30, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class House:
    """Where one database and its keys lie."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "handslag.db"

    @property
    def ring(self) -> Path:
        return self.folder / "handslag.keys.db"

    @property
    def key_file(self) -> Path:
        return self.folder / "handslag.key"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.database}"

    async def open(self) -> Store:
        return await Store.open(self.url, self.key_file)

    def everything_on_disk(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.folder.iterdir()))
