"""One call of the bot, as Telegram's server reads it, and the log of all of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from bot.sandbox.state import Json

KEPT = 100_000
"""How many calls the log keeps."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a call's body."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A method's name in lower case, its parameters (all text; an empty one counts as missing) and files."""

    method: str
    params: Mapping[str, str]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.params.get(name, "")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log. `answer` is None when the connection broke before anything was done."""

    at: datetime
    name: str
    call: Call
    status: int
    answer: object
    warnings: tuple[str, ...]


class Log:
    """The last calls, numbered from 1 on."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._count = 0

    def add(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._count += 1

    def after(self, number: int) -> list[Json]:
        """The calls with a higher number than this, oldest first."""
        before = self._count - len(self._entries)
        skipped = max(0, number - before)
        return [
            _shown(n, one) for n, one in enumerate(islice(self._entries, skipped, None), before + skipped + 1)
        ]


def _shown(number: int, entry: Entry) -> Json:
    uploads = {
        name: {"file_name": one.name, "size": len(one.content)} for name, one in entry.call.files.items()
    }
    return {
        "n": number,
        "at": entry.at.isoformat(timespec="milliseconds"),
        "method": entry.name,
        "params": dict(entry.call.params) | uploads,
        "status": entry.status,
        "answer": entry.answer,
        "warnings": list(entry.warnings),
    }
