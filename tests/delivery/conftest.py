"""A real database, the sandbox with its phones, and the delivery between them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from bot.delivery.loop import Delivery
from bot.delivery.pacing import Pace
from bot.delivery.request import AiohttpRequest
from bot.domain.ids import PersonId
from bot.sandbox import Sandbox
from bot.storage import Store, Transaction, people
from bot.storage.outbox import Rendered, put_delete, put_edit, put_send
from bot.storage.taking import Settled
from bot.text import Private


@dataclass
class HandClock:
    """Town time stands until a test moves it; the machine's runs."""

    town: datetime = datetime(2020, 3, 30, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.town

    def monotonic(self) -> float:
        return time.monotonic()


@dataclass
class Phones:
    """The sandbox as its people and its faults see it."""

    url: str
    http: aiohttp.ClientSession

    async def add(self, name: str, *, started: bool = True) -> int:
        person = int((await self.post("people", name=name, language_code="sv"))["id"])
        if started:
            await self.post(f"people/{person}/text", text="/start")
        return person

    async def post(self, path: str, **fields: Any) -> Any:
        async with self.http.post(f"{self.url}/sandbox/{path}", json=fields) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def get(self, path: str) -> Any:
        async with self.http.get(f"{self.url}/sandbox/{path}") as answer:
            return await answer.json()

    async def messages(self, person: int) -> list[dict[str, Any]]:
        """The bot's messages on that phone, oldest first."""
        every: list[dict[str, Any]] = (await self.get(f"people/{person}/messages"))["messages"]
        return [message for message in every if message["from_bot"]]

    async def texts(self, person: int) -> list[str]:
        return [message["text"] for message in await self.messages(person)]

    async def calls(self) -> list[dict[str, Any]]:
        """What the bot has called, save for its start."""
        every: list[dict[str, Any]] = await self.get("calls")
        return [call for call in every if call["method"] != "getMe"]

    async def fault(self, kind: str, **rest: Any) -> None:
        await self.post("faults", **{"kind": kind, "times": 1, **rest})


@dataclass
class Street:
    """Who lives here, how messages are queued for them, and what was reported of them."""

    store: Store
    phones: Phones
    bot: Bot
    clock: HandClock = field(default_factory=HandClock)
    pace: Pace = field(default_factory=lambda: Pace(0, 0))
    chats: dict[PersonId, int] = field(default_factory=dict)
    private: dict[Private, str] = field(default_factory=dict)
    opened_for: list[PersonId] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    lease_ms: int = 30_000

    async def moves_in(self, name: str, *, started: bool = True) -> PersonId:
        chat = await self.phones.add(name, started=started)
        async with self.store.write() as tx:
            person = (await people.add(tx, self.clock.now(), chat, chat, "sv")).id
        self.chats[person] = chat
        return person

    async def send(
        self, to: PersonId, text: str | Rendered, *, occasion: str | None = None, **rest: Any
    ) -> None:
        rendered = text if isinstance(text, Rendered) else Rendered(html=text)
        async with self.store.write() as tx:
            await put_send(
                tx,
                self.clock.now(),
                to=to,
                rendered=rendered,
                occasion=occasion or f"{to}:{rendered.html}",
                **rest,
            )

    async def edit(self, of: str, rendered: Rendered) -> None:
        async with self.store.write() as tx:
            await put_edit(tx, self.clock.now(), of=of, rendered=rendered)

    async def delete(self, of: str) -> None:
        async with self.store.write() as tx:
            await put_delete(tx, self.clock.now(), of=of)

    async def texts(self, person: PersonId) -> list[str]:
        return await self.phones.texts(self.chats[person])

    async def has_settled(self, number: int) -> None:
        """Wait until so many rows are settled."""

        async def enough() -> bool:
            return len(self.settled) >= number

        await until(enough)

    def outcomes(self) -> list[tuple[str | None, str]]:
        return [(one.taken.occasion, one.outcome) for one in self.settled]

    def delivery(self) -> Delivery:
        return Delivery(
            self.store,
            self.bot,
            self.clock,
            self.pace,
            open_private=self._open,
            on_settled=self.note,
            lease_ms=self.lease_ms,
        )

    @asynccontextmanager
    async def delivering(self) -> AsyncIterator[Delivery]:
        delivery = self.delivery()
        running = asyncio.create_task(delivery.run())
        try:
            yield delivery
        finally:
            await delivery.stop()
            await running

    async def deliver(self) -> None:
        """Send until nothing is due."""
        async with self.delivering() as delivery:
            await until_idle(delivery)

    async def note(self, _: Transaction, settled: Settled) -> None:
        self.settled.append(settled)

    async def _open(
        self, _: Transaction, person: PersonId, wanted: list[Private]
    ) -> Mapping[Private, str | None]:
        self.opened_for.append(person)
        return {one: self.private.get(one) for one in wanted}


async def until_idle(delivery: Delivery) -> None:
    delivery.wake()
    await until(delivery.idle)


async def until(question: Callable[[], Awaitable[object]]) -> None:
    """Wait until the answer is true; fail after a while."""
    async with asyncio.timeout(20):
        while not await question():  # noqa: ASYNC110 - what is waited for happens in database and sandbox
            await asyncio.sleep(0.01)


def street_in(folder: Path, sandbox: Sandbox) -> AbstractAsyncContextManager[Street]:
    return street_of(folder, sandbox.url, sandbox.token)


@asynccontextmanager
async def street_of(folder: Path, url: str, token: str) -> AsyncIterator[Street]:
    async with AsyncExitStack() as held:
        http = await held.enter_async_context(aiohttp.ClientSession())
        bot = Bot(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
        )
        await held.enter_async_context(bot)
        store = await Store.open(f"sqlite:///{folder}/handslag.db", folder / "handslag.key")
        held.push_async_callback(store.close)
        yield Street(store, Phones(url, http), bot)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(limits=False) as sandbox:
        yield sandbox


@pytest.fixture
async def street(tmp_path: Path, sandbox: Sandbox) -> AsyncIterator[Street]:
    async with street_in(tmp_path, sandbox) as street:
        yield street


HOUR = timedelta(hours=1)
