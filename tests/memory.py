"""A town that was lived in before: what took many presses once is there at once the next time.

Between two tests lies only what lies between two starts of the bot: its files, and what is on the phones.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from bot.sandbox.world import World

REMEMBERED = ("people", "profile", "phones", "_messages", "_last_message")
"""What makes up a sandbox's world; it is in memory only, so it is taken from there."""


@dataclass(frozen=True)
class Memory:
    """The bot's files by name, the sandbox's people and chats, and (id, name, language) of who has a phone."""

    files: Mapping[str, bytes]
    world: Mapping[str, Any]
    phones: tuple[tuple[int, str, str], ...]

    @classmethod
    def of(cls, folder: Path, world: World, phones: tuple[tuple[int, str, str], ...]) -> Self:
        """Taken while the bot is stopped."""
        files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        return cls(files, {name: copy.deepcopy(getattr(world, name)) for name in REMEMBERED}, phones)

    def restore(self, folder: Path, world: World) -> None:
        """Put back while the bot is stopped, in place of whatever was there."""
        for path in folder.iterdir():
            path.unlink()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)
            (folder / name).chmod(0o600)
        for name, value in self.world.items():
            setattr(world, name, copy.deepcopy(value))
