"""The bots as processes, and what they use of the machine (read from /proc, so this needs Linux)."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox import Sandbox
from tests.lindo import LINDO

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Running:
    """One bot's process."""

    pid: int

    @property
    def cpu_seconds(self) -> float:
        """In its own code and in the kernel for it, since it began."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def megabytes(self) -> float:
        """Resident."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024


@asynccontextmanager
async def bot(name: str, sandbox: Sandbox, folder: Path) -> AsyncIterator[Running]:
    """`handslag`, or one of the echo bots (`default`, `concurrent`), until the block ends."""
    program = ["-m", "bot", "run"]
    if name != "handslag":
        program = ["-m", "tests.benchmarks.echo", sandbox.url, sandbox.token, name]
    process = _started(program, _environment(sandbox, folder), folder / f"{name}.log")
    try:
        yield Running(process.pid)
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, 20)


def _started(program: list[str], environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as written:
        return subprocess.Popen([sys.executable, *program], env=environment, stdout=written, stderr=written)


def _environment(sandbox: Sandbox, folder: Path) -> dict[str, str]:
    (folder / "town.toml").write_text(LINDO, encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("HANDSLAG_")}
    return inherited | {
        "HANDSLAG_TOKEN": sandbox.token,
        "HANDSLAG_BOT_API_URL": sandbox.url,
        "HANDSLAG_DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "HANDSLAG_KEY_FILE": str(folder / "bench.key"),
        "HANDSLAG_TOWN": str(folder / "town.toml"),
        "HANDSLAG_PORT": "0",
        "HANDSLAG_RATE": "0",
        "HANDSLAG_CHAT_RATE": "0",
    }
