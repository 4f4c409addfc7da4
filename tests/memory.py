"""A town that was lived in before: what took many presses once is there at once the next time.

Between two tests lies only what lies between two starts of the bot: its files, and what is on the phones.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from bot.sandbox.world import World

REMEMBERED = ("people", "profile", "phones", "_messages", "_last_message")
"""What makes up a sandbox's world; it is in memory only, so it is taken from there."""


@dataclass(frozen=True)
class Memory:
    """The bot's files by name, the sandbox's people and chats, and (id, name, language) of who has a phone."""

    files: Mapping[str, bytes]
    world: bytes
    phones: tuple[tuple[int, str, str], ...]

    @classmethod
    def of(cls, folder: Path, world: World, phones: tuple[tuple[int, str, str], ...]) -> Self:
        """Taken while the bot is stopped."""
        files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        return cls(files, pickle.dumps({name: getattr(world, name) for name in REMEMBERED}), phones)

    def restore(self, folder: Path, world: World) -> None:
        """Put back while the bot is stopped, in place of whatever was there."""
        for path in folder.iterdir():
            path.unlink()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
            (folder / name).chmod(0o600)
        for name, value in pickle.loads(self.world).items():  # noqa: S301 - made by this very run
            setattr(world, name, value)


@dataclass
class Memories:
    """What was lived through in this run of the tests, by its story; in a folder, all its processes share them."""

    folder: Path | None = None
    _own: dict[str, Memory] = field(default_factory=dict)

    def get(self, story: str) -> Memory | None:
        if story not in self._own and self.folder is not None and (kept := self._file(story)).exists():
            found: Any = pickle.loads(kept.read_bytes())  # noqa: S301 - made by this very run
            assert isinstance(found, Memory)
            self._own[story] = found
        return self._own.get(story)

    def keep(self, story: str, memory: Memory) -> None:
        """Whoever lived through the same meanwhile may keep it as well: either will do, and never half of one."""
        self._own[story] = memory
        if self.folder is not None:
            kept = self._file(story)
            half = kept.with_suffix(f".{os.getpid()}")
            half.write_bytes(pickle.dumps(memory))
            half.replace(kept)

    def _file(self, story: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{hashlib.sha256(story.encode()).hexdigest()}.memory"


MEMORIES = Memories()
