"""Somebody with a phone who is played by this program: presses and writes as people do, over HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from typing import Any

import aiohttp

LOOK_EVERY_SECONDS = 0.02
PATIENCE_SECONDS = 15.0


class NothingToPressError(Exception):
    """The button never came."""


class Player:
    """One phone in the sandbox."""

    def __init__(self, session: aiohttp.ClientSession, url: str, person: int) -> None:
        self._session = session
        self._at = f"{url}/sandbox/people/{person}"
        self.id = person

    @classmethod
    async def moves_in(cls, session: aiohttp.ClientSession, url: str, name: str, language: str) -> Player:
        """A new person with a phone."""
        body = {"name": name, "language_code": language}
        async with session.post(f"{url}/sandbox/people", json=body) as answer:
            return cls(session, url, (await answer.json())["id"])

    async def says(self, text: str) -> None:
        await self._does("text", text=text)

    async def presses(self, pattern: str) -> None:
        """Press the newest button whose data matches; waits until there is one. Raises NothingToPressError."""
        for _ in range(int(PATIENCE_SECONDS / LOOK_EVERY_SECONDS)):
            for message, data in await self.buttons():
                if re.search(pattern, data):
                    await self._does("press", message_id=message, data=data)
                    return
            await asyncio.sleep(LOOK_EVERY_SECONDS)
        raise NothingToPressError(pattern)

    async def buttons(self) -> list[tuple[int, str]]:
        """(message, data) of every button in the chat, newest message first."""
        async with self._session.get(f"{self._at}/messages") as answer:
            messages = (await answer.json())["messages"]
        return [(m["message_id"], data) for m in reversed(messages) for data in _data(m)]

    async def _does(self, what: str, **body: Any) -> None:
        async with self._session.post(f"{self._at}/{what}", json=body) as answer:
            answer.raise_for_status()


def _data(message: dict[str, Any]) -> Iterator[str]:
    for row in message.get("buttons") or []:
        for button in row:
            if button.get("data"):
                yield button["data"]
