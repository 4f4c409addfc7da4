"""Lindö, for tests: a sandbox and a running bot in one process, and people who do what people do.

It is always Tuesday 4 March 2036, ten o'clock, when a test begins, whatever day it is run on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from pydantic import SecretStr

from bot.app import App, running
from bot.clock import SandboxClock
from bot.inviting import invite
from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.town import Town as Settlement
from tests.acts import sign_up
from tests.lindo import lindo
from tests.memory import MEMORIES, Memory
from tests.phone import Phone

ZONE = ZoneInfo("Europe/Stockholm")
BEGINNING = datetime(2036, 3, 4, 10, tzinfo=ZONE)
QUIET_SECONDS = 10.0
TOKEN = "7000000001:AAFor-tests-only-and-for-no-bot-at-all-1234"


class Complaints(logging.Handler):
    """What the bot's log complains of: a test that did not expect it fails."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@dataclass(repr=False)
class Town:
    """A running town. `await` what people do: each returns when everything that follows from it has been said."""

    sandbox: Sandbox
    session: aiohttp.ClientSession
    settings: Settings
    settlement: Settlement
    complaints: Complaints
    phones: list[Phone] = field(default_factory=list)
    refusals_expected: frozenset[int] = frozenset({403})
    _app: App | None = None
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def app(self) -> App:
        assert self._app is not None, "the bot is stopped"
        return self._app

    @property
    def database(self) -> Path:
        """The folder in which everything lies that the bot has written."""
        return self.settings.key_file.parent

    @property
    def now(self) -> datetime:
        return self.sandbox.world.clock.now().astimezone(ZONE)

    # ---- the bot

    async def starts(self) -> None:
        """The bot starts (again), on the same database."""
        self._app = await self._stack.enter_async_context(running(self.settings, self.settlement))
        await self.settled()

    async def stops(self) -> None:
        """The bot stops as it does at a SIGTERM, and its last poll is known to be over."""
        if self._app is None:
            return
        await self._stack.aclose()
        self._app = None
        self.sandbox.world.updates.end_poll("Bad Gateway", code=502)

    async def once(self, story: str, live: Callable[[], Awaitable[object]]) -> None:
        """Live through this; the next test that wants the same story remembers it instead, a minute later."""
        key = f"{story} {self.settlement.policies}"
        memory = MEMORIES.get(key)
        if memory is None:
            await live()
            await self.settled()
            await self.stops()
            phones = tuple((phone.id, phone.name, phone.language) for phone in self.phones)
            MEMORIES.keep(key, Memory.of(self.database, self.sandbox.world, phones))
        else:
            await self.stops()
            memory.restore(self.database, self.sandbox.world)
            self.phones = [self._phone(*one) for one in memory.phones]
            self.sandbox.world.clock.move_on(timedelta(minutes=1))
        await self.starts()

    async def _awake(self) -> None:
        """The bot of an empty town starts when somebody comes."""
        if self._app is None:
            await self.once("empty", self.starts)

    async def settled(self) -> None:
        """Until nothing more is going on, twice in a row."""
        quiet, until = 0, asyncio.get_running_loop().time() + QUIET_SECONDS
        while quiet < 2:
            if self._app is None:
                return
            quiet = quiet + 1 if self.sandbox.idle() and await self._app.idle() else 0
            if asyncio.get_running_loop().time() > until:
                raise AssertionError(f"the town does not come to rest: {self.complaints.lines}")
            await asyncio.sleep(0 if quiet else 0.004)

    # ---- the clock

    async def later(self, **step: float) -> None:
        """The town's clock is moved on by so many `minutes`, `hours`, `days`."""
        await self._move(minutes=timedelta(**step).total_seconds() / 60)

    async def until(self, clock: str) -> None:
        """To the next time that the town's clock shows this hour ("20:00")."""
        await self._move(until_next=clock, timezone="Europe/Stockholm")

    async def _move(self, **step: object) -> None:
        await self.post("/sandbox/clock", **step)
        if self._app is None:
            return
        assert isinstance(self._app.clock, SandboxClock)
        await self._app.clock.catch_up(self.session)
        self._app.wake()
        await self.settled()

    # ---- people

    async def newcomer(self, name: str, language: str = "sv", *, app_language: str | None = "") -> Phone:
        """A phone whose owner has never written. `app_language` None: the app does not tell."""
        await self._awake()
        code = language if app_language == "" else app_language
        made = await self.post("/sandbox/people", name=name, language_code=code)
        self.phones.append(self._phone(made["id"], name, language))
        return self.phones[-1]

    def phone(self, name: str) -> Phone:
        """The phone of somebody who is here already."""
        return next(phone for phone in self.phones if phone.name == name)

    async def person(self, name: str, language: str = "sv") -> Phone:
        """Somebody who has chosen a language and reads the greeting."""
        phone = await self.newcomer(name, language)
        await phone.says("/start", settle=False)
        await phone.presses(f"^lang:{language}$")
        return _rested(phone)

    async def coordinator(self, name: str, language: str = "sv", organisation: str = "municipality") -> Phone:
        """Somebody who has opened an invitation."""
        phone = await self.newcomer(name, language)
        await phone.says(f"/start c_{await self.invitation(organisation)}", settle=False)
        await phone.presses(f"^lang:{language}$")
        return _rested(phone)

    async def invitation(self, organisation: str = "municipality", role: str = "coordinator") -> str:
        """A code as `handslag invite coordinator` makes them."""
        await self._awake()
        async with self.app.store.write() as tx:
            return await invite(tx, self.app.clock.now(), role, organisation)

    async def applicants(
        self, *names: str, area: str = "norro", wants: str = "anything", language: str = "sv", often: int = 3
    ) -> list[Phone]:
        """Volunteers who have signed up and wait. `wants`: a bundle; `often`: questions a week."""
        phones = [await self.newcomer(name, language) for name in names]
        await asyncio.gather(*(sign_up(phone, area, wants, often) for phone in phones))
        await self.settled()
        return [_rested(phone) for phone in phones]

    async def volunteers(
        self,
        *names: str,
        area: str = "norro",
        wants: str = "anything",
        language: str = "sv",
        often: int = 3,
        level: str = "extract",
        by: Phone | None = None,
    ) -> list[Phone]:
        """Volunteers approved by a coordinator's presses. `level`: talked, id or extract."""
        by = by or await self.coordinator("Siv")
        phones = await self.applicants(*names, area=area, wants=wants, language=language, often=often)
        for _ in phones:
            await by.presses(f"^hand:{level}:")
        _rested(by)
        return [_rested(phone) for phone in phones]

    def _phone(self, person: int, name: str, language: str) -> Phone:
        url = self.sandbox.url
        return Phone(self.sandbox.world, self.session, url, person, name, language, ZONE, self.settled)

    # ---- the sandbox

    async def post(self, path: str, **given: object) -> Any:
        async with self.session.post(self.sandbox.url + path, json=given) as reply:
            assert reply.status == 200, await reply.text()
            return await reply.json()

    async def calls(self, after: int = 0) -> list[dict[str, Any]]:
        """Every call of the bot since `after`, in order."""
        async with self.session.get(f"{self.sandbox.url}/sandbox/calls?after={after}") as reply:
            calls: list[dict[str, Any]] = await reply.json()
            return calls


def _rested(phone: Phone) -> Phone:
    """Counting begins when the story does."""
    phone.pressed = phone.typed = 0
    return phone


@asynccontextmanager
async def living_town(folder: Path, *, limits: bool = False, **policies: Any) -> AsyncIterator[Town]:
    """Lindö until the block ends. Then: every call of the bot was one that Telegram takes without a warning."""
    complaints = Complaints()
    timeout = aiohttp.ClientTimeout(total=20)
    async with (
        Sandbox(token=TOKEN, limits=limits) as sandbox,
        aiohttp.ClientSession(timeout=timeout) as session,
    ):
        # The bot reads whole minutes from the sandbox's clock: one more, so that it is not 9:59 there.
        sandbox.world.clock.move_on(BEGINNING - sandbox.world.clock.now() + timedelta(minutes=1))
        settings = Settings.model_construct(
            token=SecretStr(sandbox.token),
            bot_api_url=sandbox.url,
            database_url=f"sqlite:///{folder / 'lindo.db'}",
            key_file=folder / "lindo.key",
            port=0,
            rate=30 if limits else 0,
            chat_rate=1 if limits else 0,
            clock="sandbox",
        )
        town = Town(sandbox, session, settings, lindo(**policies), complaints)
        logging.getLogger().addHandler(complaints)
        try:
            yield town
            await _all_is_well(town)
        finally:
            await town.stops()
            logging.getLogger().removeHandler(complaints)


async def _all_is_well(town: Town) -> None:
    await town.settled()
    calls = await town.calls()
    assert [(c["method"], c["warnings"]) for c in calls if c["warnings"]] == []
    refused = [c for c in calls if c["status"] >= 400 and not _is_expected(c, town)]
    assert [(c["method"], c["answer"]) for c in refused] == []
    assert town.complaints.lines == []
    answers = [c for c in calls if c["method"].lower() == "answercallbackquery" and c["status"] == 200]
    assert len(answers) == sum(phone.heard for phone in town.phones), (
        "not every press was answered, or one twice"
    )


def _is_expected(call: dict[str, Any], town: Town) -> bool:
    """Who has blocked the bot cannot be written to; a card that already reads so cannot be edited again."""
    same = "message is not modified" in str(call["answer"])
    stopped = call["method"].lower() == "getupdates" and call["status"] == 502
    asked_twice = "query is too old" in str(call["answer"])
    return same or stopped or asked_twice or call["status"] in town.refusals_expected
