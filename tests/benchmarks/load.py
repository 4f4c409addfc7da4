"""The load: two hundred people at their phones, each doing the next thing as soon as the bot has answered."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from statistics import quantiles

from bot.sandbox import people
from bot.sandbox.events import Events
from bot.sandbox.state import Json
from bot.sandbox.world import World

CHATS = 200
ANSWER_WITHIN_SECONDS = 60.0


class Watched(Events):
    """Wakes whoever waits at a chat when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self.changed: dict[int, asyncio.Event] = {}

    def tell(self, kind: str, data: Json | None = None) -> None:
        super().tell(kind, data)
        if kind == "chat" and data is not None and data["person"] in self.changed:
            self.changed[data["person"]].set()


@dataclass(frozen=True)
class Chat:
    """One person at the phone, in the stand-in's own process: nothing but the bot's calls goes over the network."""

    world: World
    person: int
    changed: asyncio.Event

    async def says(self, text: str, wanted: str) -> None:
        """Write it, and wait for a message after it with such a button."""
        said = people.write(self.world, self.person, text).message_id or 0
        await self._until(lambda: self._button(wanted, said) is not None)

    async def presses(self, pattern: str, wanted: str = "") -> None:
        """Press the newest such button, and wait until it is gone, or for another one."""
        message, data = self._button(pattern, 0) or (0, "")
        people.press(self.world, self.person, message, data)
        await self._until(
            lambda: self._button(wanted or pattern, 0) != (message, data) and self._came(wanted)
        )

    def _came(self, wanted: str) -> bool:
        return not wanted or self._button(wanted, 0) is not None

    def _button(self, pattern: str, after: int) -> tuple[int, str] | None:
        for message in reversed(self.world.messages(self.person)):
            if message.message_id <= after:
                return None
            for row in (message.markup or {}).get("inline_keyboard", ()):
                for button in row:
                    if re.search(pattern, button.get("callback_data", "")):
                        return message.message_id, button["callback_data"]
        return None

    async def _until(self, seen: Callable[[], bool]) -> None:
        async with asyncio.timeout(ANSWER_WITHIN_SECONDS):
            while not seen():
                self.changed.clear()
                await self.changed.wait()


@dataclass
class Crowd:
    """Everybody. `answers`: how long each answer took, in seconds."""

    chats: list[Chat]
    answers: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, world: World, many: int = CHATS) -> Crowd:
        """People who have just got a phone. The world's events are watched from now on."""
        events = world.events = Watched()
        chats = []
        for number in range(many):
            person = world.add_person(f"Person {number}", "sv").id
            changed = events.changed[person] = asyncio.Event()
            chats.append(Chat(world, person, changed))
        return cls(chats)

    async def each(self, does: Callable[[Chat], Awaitable[None]]) -> None:
        await asyncio.gather(*(does(chat) for chat in self.chats))

    async def works(self, warm_up: float, seconds: float) -> float:
        """Closed loop: half typed answers, half presses. Gives updates a second, the warming up not counted."""
        working = asyncio.gather(*(self._goes_on(chat) for chat in self.chats))
        await asyncio.sleep(warm_up)
        self.answers.clear()
        began = time.monotonic()
        await asyncio.sleep(seconds)
        done, took = len(self.answers), time.monotonic() - began
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        return done / took

    @property
    def p99(self) -> float:
        """Milliseconds."""
        return quantiles(self.answers, n=100)[98] * 1000 if len(self.answers) > 1 else 0.0

    async def _goes_on(self, chat: Chat) -> None:
        number = 0
        while True:
            number += 1
            await self._timed(chat.says(f"Strandvägen {number}", ":when:back$"))
            await self._timed(chat.presses(":when:back$"))

    async def _timed(self, work: Awaitable[None]) -> None:
        began = time.monotonic()
        await work
        self.answers.append(time.monotonic() - began)


async def comes_in(chat: Chat) -> None:
    """As far as the question for the street, in our bot."""
    await chat.says("/start", "^lang:sv$")
    await chat.presses("^lang:sv$", "^home:need$")
    await chat.says("/need", ":kind:shopping$")
    await chat.presses(":kind:shopping$", ":area:norro$")
    await chat.presses(":area:norro$", ":street:protected$")
