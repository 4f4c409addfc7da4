"""The real bot as a process of its own, to be killed and started again, against a sandbox in the test's process."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.sandbox import Sandbox
from tests.lindo import LINDO
from tests.phone import Phone
from tests.town import BEGINNING, ZONE

REAL = ("-m", "bot", "run")
SHORT_LEASE = ("-m", "tests.faults.short_lease", "run")
PATIENCE_SECONDS = 20.0


async def _nothing() -> None:
    """Nobody can wait here until a bot in another process is quiet."""


@dataclass
class House:
    """A sandbox, a folder with the bot's files, and the bot, alive or dead. `deaths`: when, by the sandbox's clock."""

    sandbox: Sandbox
    session: aiohttp.ClientSession
    folder: Path
    program: tuple[str, ...] = SHORT_LEASE
    deaths: list[datetime] = field(default_factory=list)
    updates: list[int] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    _bot: subprocess.Popen[bytes] | None = None

    # ---- the bot

    @property
    def bot(self) -> subprocess.Popen[bytes]:
        assert self._bot is not None, "the bot was never started"
        return self._bot

    @property
    def log(self) -> str:
        """What all bots have written to standard error."""
        path = self.folder / "bot.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @property
    def database(self) -> Path:
        return self.folder / "lindo.db"

    def starts(self) -> None:
        with (self.folder / "bot.log").open("ab") as log:
            self._bot = subprocess.Popen(
                [sys.executable, *self.program], env=self.environment, stderr=log, stdout=log
            )

    async def dies(self) -> None:
        """kill -9."""
        self.bot.kill()
        await asyncio.to_thread(self.bot.wait)
        self.deaths.append(self.sandbox.world.clock.now())

    async def is_told_to_stop(self) -> tuple[int, float]:
        """SIGTERM; the exit code, and after how many seconds it ended."""
        began = time.monotonic()
        self.bot.send_signal(signal.SIGTERM)
        code = await asyncio.to_thread(self.bot.wait, 30)
        return code, time.monotonic() - began

    @property
    def environment(self) -> dict[str, str]:
        """As an administrator sets it; nothing of the test's own settings gets through."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("HANDSLAG_")}
        return inherited | {
            "HANDSLAG_TOKEN": self.sandbox.token,
            "HANDSLAG_BOT_API_URL": self.sandbox.url,
            "HANDSLAG_DATABASE_URL": f"sqlite:///{self.database}",
            "HANDSLAG_KEY_FILE": str(self.folder / "lindo.key"),
            "HANDSLAG_TOWN": str(self.folder / "town.toml"),
            "HANDSLAG_CLOCK": "sandbox",
            "HANDSLAG_PORT": "0",
            "HANDSLAG_RATE": "0",
            "HANDSLAG_CHAT_RATE": "0",
        }

    async def invitation(self) -> str:
        """A coordinator's code, as `handslag invite` prints it."""
        made = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "invite", "coordinator"),
            env=self.environment,
            stdout=subprocess.PIPE,
        )
        printed, _ = await made.communicate()
        found = re.search(r"start=(\S+)", printed.decode())
        assert found, printed
        return found[1]

    # ---- people and the sandbox

    async def newcomer(self, name: str, language: str = "sv") -> Phone:
        made = await self.post("/sandbox/people", name=name, language_code=language)
        phone = NotedPhone(
            self.sandbox.world, self.session, self.sandbox.url, made["id"], name, language, ZONE, _nothing
        )
        phone.updates = self.updates
        self.phones.append(phone)
        return phone

    async def fault(self, kind: str, method: str | None = None, times: int = 1, seconds: float = 1.0) -> None:
        named = {} if method is None else {"method": method}
        await self.post("/sandbox/faults", kind=kind, times=times, seconds=seconds, **named)

    async def post(self, path: str, **given: object) -> Any:
        async with self.session.post(self.sandbox.url + path, json=given) as reply:
            assert reply.status == 200, await reply.text()
            return await reply.json()

    async def calls(self, after: int = 0) -> list[dict[str, Any]]:
        """Every call of the bot since `after`, in order."""
        async with self.session.get(f"{self.sandbox.url}/sandbox/calls?after={after}") as reply:
            calls: list[dict[str, Any]] = json.loads(await reply.read())
            return calls


@dataclass
class NotedPhone(Phone):
    """A phone that notes the ids of the updates that it has caused."""

    updates: list[int] = field(default_factory=list)

    async def does(self, act: str, *, settle: bool = True, **given: object) -> dict[str, Any]:
        done = await super().does(act, settle=settle, **given)
        if done["update_id"] is not None:
            self.updates.append(done["update_id"])
        return done


@asynccontextmanager
async def house_in(
    folder: Path, *, program: tuple[str, ...] = SHORT_LEASE, port: int = 0
) -> AsyncIterator[House]:
    """Lindö on a Tuesday at ten; the bot is not started yet, and killed at the end."""
    (folder / "town.toml").write_text(f"{LINDO}\n[policies]\noffers_a_day = 10\n", encoding="utf-8")
    async with Sandbox(port, limits=False) as sandbox, aiohttp.ClientSession() as session:
        sandbox.world.clock.move_on(BEGINNING - sandbox.world.clock.now())
        house = House(sandbox, session, folder, program)
        try:
            yield house
        finally:
            if house._bot is not None:
                house.bot.kill()
                await asyncio.to_thread(house.bot.wait)
