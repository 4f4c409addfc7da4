"""The real bot as a process of its own, to be killed and started again, against a sandbox in the test's process."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, TypeVar

import aiohttp

from bot.inviting import invite
from bot.sandbox import Sandbox
from bot.storage import Store
from tests.faults.countdown import Countdown, nothing
from tests.faults.process import bot_process
from tests.lindo import LINDO
from tests.phone import Phone, Wanted
from tests.town import BEGINNING, ZONE

log = logging.getLogger(__name__)

SHORT_LEASE = 1.0
"""For stories with deaths, after which somebody waits for it to end."""
LONG_LEASE = 10.0
"""For the others: also on a crowded machine, no living bot is held past it."""
PATIENCE_SECONDS = 30.0
LOOK_EVERY_SECONDS = 0.01

T = TypeVar("T")


async def until(look: Callable[[], T | None], patience: float = PATIENCE_SECONDS) -> T:
    """Look again and again until there is something to see. Raises TimeoutError."""
    async with asyncio.timeout(patience):
        while True:
            if found := look():
                return found
            await asyncio.sleep(LOOK_EVERY_SECONDS)


async def sees(phone: Phone, look: Callable[[], T | None], what: str) -> T:
    """The same on a phone. Raises AssertionError with what is there instead."""
    try:
        return await until(look)
    except TimeoutError:
        raise AssertionError(f"{phone.name} waits for {what} but sees\n{phone.shown}") from None


async def _nothing() -> None:
    """Nobody can wait here until a bot in another process is quiet."""


@dataclass
class House:
    """A sandbox, a folder with the bot's files, and the bot, alive or dead. `deaths`: when, by the sandbox's clock."""

    sandbox: Sandbox
    session: aiohttp.ClientSession
    folder: Path
    countdown: Countdown
    lease: float
    deaths: list[datetime] = field(default_factory=list)
    updates: list[int] = field(default_factory=list)
    phones: dict[int, Phone] = field(default_factory=dict)
    _bot: ForkServerProcess | None = None

    # ---- the bot

    @property
    def bot(self) -> ForkServerProcess:
        assert self._bot is not None, "the bot was never started"
        return self._bot

    @property
    def log(self) -> str:
        """What all bots have written to standard error."""
        return self.log_file.read_text(encoding="utf-8") if self.log_file.exists() else ""

    @property
    def log_file(self) -> Path:
        return self.folder / "bot.log"

    @property
    def database(self) -> Path:
        return self.folder / "lindo.db"

    def starts(self) -> None:
        self._bot = bot_process(self.environment, self.log_file, self.lease)

    async def dies(self) -> None:
        """kill -9."""
        self._is_killed()
        await asyncio.to_thread(self.bot.join)

    async def dies_at_call(self, number: int, *, later: float = 0.0) -> None:
        """kill -9 when it makes its n-th call from now, the answer to which it never gets.

        `later`: so many seconds after the call, for moments in which it works without a word to anybody.
        """
        method = await self.countdown.call(number, nothing if later else self._is_killed)
        if later or not number:
            await asyncio.sleep(later)
            self._is_killed()
        await asyncio.to_thread(self.bot.join)
        log.warning("death %d: call %d (%s), %.0f ms later", len(self.deaths), number, method, 1000 * later)

    def _is_killed(self) -> None:
        self.bot.kill()
        self.deaths.append(self.sandbox.world.clock.now())

    async def is_told_to_stop(self) -> float:
        """SIGTERM; after how many seconds it has ended. It must end well."""
        began = time.monotonic()
        self.bot.terminate()
        await asyncio.to_thread(self.bot.join, 30)
        assert self.bot.exitcode == 0
        return time.monotonic() - began

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
        """A coordinator's code, as `handslag invite` makes them; makes the database too, if there is none."""
        store = await Store.open(f"sqlite:///{self.database}", self.folder / "lindo.key")
        try:
            async with store.write() as tx:
                return await invite(tx, self.sandbox.world.clock.now(), "coordinator", "municipality")
        finally:
            await store.close()

    # ---- people and the sandbox

    async def newcomer(self, name: str, language: str = "sv") -> Phone:
        made = await self.post("/sandbox/people", name=name, language_code=language)
        phone = NotedPhone(
            self.sandbox.world, self.session, self.sandbox.url, made["id"], name, language, ZONE, _nothing
        )
        phone.updates = self.updates
        self.phones[phone.id] = phone
        return phone

    async def fault(self, kind: str, method: str | None = None, times: int = 1, seconds: float = 1.0) -> None:
        named = {} if method is None else {"method": method}
        await self.post("/sandbox/faults", kind=kind, times=times, seconds=seconds, **named)

    async def post(self, path: str, **given: object) -> Any:
        async with self.session.post(self.sandbox.url + path, json=given) as reply:
            assert reply.status == 200, await reply.text()
            return await reply.json()

    async def delete(self, path: str) -> None:
        async with self.session.delete(self.sandbox.url + path) as reply:
            assert reply.status == 200

    async def calls(self, after: int = 0) -> list[dict[str, Any]]:
        """Every call of the bot since `after`, in order."""
        async with self.session.get(f"{self.sandbox.url}/sandbox/calls?after={after}") as reply:
            calls: list[dict[str, Any]] = json.loads(await reply.read())
            return calls


@dataclass
class NotedPhone(Phone):
    """A phone whose owner waits for buttons, the bot alive or not; notes the ids of the updates that it causes."""

    updates: list[int] = field(default_factory=list)

    async def does(self, act: str, *, settle: bool = True, **given: object) -> dict[str, Any]:
        done = await super().does(act, settle=settle, **given)
        if done["update_id"] is not None:
            self.updates.append(done["update_id"])
        return done

    async def _button(self, wanted: Wanted) -> tuple[int, str]:
        return await sees(self, lambda: self._newest(wanted), str(wanted))


@asynccontextmanager
async def house_in(folder: Path, *, lease: float = LONG_LEASE, port: int = 0) -> AsyncIterator[House]:
    """Lindö on a Tuesday at ten; the bot is not started yet, and killed at the end.

    `lease`: for how many seconds a message in flight is held, the bot alive or not.
    """
    (folder / "town.toml").write_text(
        f"{LINDO}\n[policies]\noffers_a_day = 10\noffers_a_week = 7\n", encoding="utf-8"
    )
    async with Sandbox(port, limits=False) as sandbox, aiohttp.ClientSession() as session:
        sandbox.world.clock.move_on(BEGINNING - sandbox.world.clock.now())
        house = House(sandbox, session, folder, Countdown.of(sandbox), lease)
        try:
            yield house
        finally:
            if house._bot is not None:
                house.bot.kill()
                await asyncio.to_thread(house.bot.join)
