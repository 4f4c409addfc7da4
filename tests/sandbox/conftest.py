"""A sandbox for each test, spoken to as bots and phones do: over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox import Sandbox

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What the Bot API answered to one call."""

    status: int
    body: Any

    @property
    def result(self) -> Any:
        assert self.status == 200, self.body
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return self.status, self.body["description"]


@dataclass(frozen=True)
class Phone:
    """One person's phone."""

    town: Town
    id: int

    async def does(self, act: str, **given: object) -> Json:
        """What `POST /sandbox/people/ID/act` answers; it must go well."""
        status, answer = await self.tries(act, **given)
        assert status == 200, answer
        return answer

    async def tries(self, act: str, **given: object) -> tuple[int, Json]:
        return await self.town.post(f"/sandbox/people/{self.id}/{act}", given)

    async def says(self, text: str, **more: object) -> Json:
        return await self.does("text", text=text, **more)

    async def shows(self, chat_id: int | None = None) -> Json:
        asked = "" if chat_id is None else f"?chat_id={chat_id}"
        shown: Json = await self.town.get(f"/sandbox/people/{self.id}/messages{asked}")
        return shown

    async def messages(self, chat_id: int | None = None) -> list[Json]:
        shown: list[Json] = (await self.shows(chat_id))["messages"]
        return shown


@dataclass(frozen=True)
class Town:
    """A running sandbox with one HTTP session for everything."""

    sandbox: Sandbox
    session: aiohttp.ClientSession

    async def bot(self, method: str, **params: object) -> Answer:
        """One call of the bot, as a JSON body."""
        url = f"{self.sandbox.url}/bot{self.sandbox.token}/{method}"
        async with self.session.post(url, json=params) as reply:
            return Answer(reply.status, await reply.json())

    async def person(
        self, name: str = "Anna", language_code: str | None = "sv", *, new: bool = False
    ) -> Phone:
        """Somebody who has written to the bot, with every update confirmed; `new`: who has not."""
        _, person = await self.post("/sandbox/people", {"name": name, "language_code": language_code})
        phone = Phone(self, person["id"])
        if not new:
            await phone.says("/start")
            await self.updates()
        return phone

    async def updates(self) -> list[Json]:
        """The updates that wait, which are then confirmed."""
        updates: list[Json] = (await self.bot("getUpdates")).result
        if updates:
            await self.bot("getUpdates", offset=updates[-1]["update_id"] + 1, limit=1)
        return updates

    async def group(self, *members: Phone, **more: object) -> int:
        given = {"title": "Norrö", "members": [one.id for one in members], **more}
        _, group = await self.post("/sandbox/groups", given)
        return int(group["id"])

    async def get(self, path: str) -> Any:
        async with self.session.get(self.sandbox.url + path) as reply:
            assert reply.status == 200, await reply.text()
            return await reply.json()

    async def post(self, path: str, given: object) -> tuple[int, Json]:
        async with self.session.post(self.sandbox.url + path, json=given) as reply:
            return reply.status, await reply.json()

    async def fault(self, kind: str, **more: object) -> None:
        status, answer = await self.post("/sandbox/faults", {"kind": kind, "times": 1, **more})
        assert status == 200, answer

    async def later(self, **step: object) -> None:
        """Move the town's clock on."""
        status, answer = await self.post("/sandbox/clock", step)
        assert status == 200, answer


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
        yield session


@pytest.fixture
async def town(session: aiohttp.ClientSession) -> AsyncIterator[Town]:
    """A sandbox without flood limits."""
    async with Sandbox(limits=False) as sandbox:
        yield Town(sandbox, session)


@pytest.fixture
async def strict_town(session: aiohttp.ClientSession) -> AsyncIterator[Town]:
    """A sandbox with Telegram's flood limits."""
    async with Sandbox() as sandbox:
        yield Town(sandbox, session)


@pytest.fixture
async def bot(town: Town) -> AsyncIterator[Bot]:
    """python-telegram-bot's own Bot, with nothing changed but where it calls."""
    base = town.sandbox.url
    # Over http no certificate is looked at; loading them all would take most of a test's time.
    requests = [HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2)]
    async with Bot(
        town.sandbox.token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=requests[0],
        get_updates_request=requests[1],
    ) as bot:
        yield bot
