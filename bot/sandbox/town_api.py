"""`/sandbox/…` beside the people: clock, faults, calls, files, the bot's card, events, townspeople."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aiohttp import web

from bot.sandbox import phone_view
from bot.sandbox.calls import Log
from bot.sandbox.clock import until_next
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.people import NotPossibleError
from bot.sandbox.people_api import Given, answering, given_in
from bot.sandbox.world import World

LIFE_SIGN = 15.0
"""Seconds between two comment lines that keep a page's connection alive."""
LATE = 5.0
"""How many seconds `slow` is late when nobody says."""


class Townspeople(Protocol):
    """Pretend people that can be switched on and off."""

    @property
    def on(self) -> bool: ...

    async def switch(self, *, on: bool) -> None: ...


class TownApi:
    """What a program can see and set about a whole sandbox; `townspeople` None: there are none to switch."""

    def __init__(self, world: World, log: Log, townspeople: Townspeople | None) -> None:
        self._world = world
        self._log = log
        self.townspeople = townspeople

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/bot", answering(self._bot)),
            web.get("/sandbox/calls", answering(self._calls)),
            web.get("/sandbox/clock", answering(self._clock)),
            web.post("/sandbox/clock", answering(self._move_clock)),
            web.post("/sandbox/faults", answering(self._fault)),
            web.delete("/sandbox/faults", answering(self._no_faults)),
            web.get("/sandbox/townspeople", answering(self._are_townspeople_on)),
            web.post("/sandbox/townspeople", answering(self._switch_townspeople)),
            web.get("/sandbox/files/{file_id}", self._file),
            web.get("/sandbox/events", self._events),
        ]

    async def _bot(self, _: web.Request) -> object:
        card = phone_view.bot(self._world)
        return {**card, "townspeople": None if self.townspeople is None else self.townspeople.on}

    async def _calls(self, request: web.Request) -> object:
        after = request.query.get("after", "0")
        if not after.isdigit():
            raise NotPossibleError(400, "after is of the wrong kind")
        return self._log.after(int(after))

    async def _clock(self, _: web.Request) -> object:
        clock = self._world.clock
        return {
            "now": clock.now().isoformat(timespec="seconds"),
            "offset_minutes": int(clock.offset.total_seconds() // 60),
            "offset_seconds": clock.offset.total_seconds(),
        }

    async def _move_clock(self, request: web.Request) -> object:
        given = await given_in(request)
        self._world.clock.move_on(self._step(given))
        now = await self._clock(request)
        self._world.events.tell("clock", {"now": self._world.clock.now().isoformat(timespec="seconds")})
        return now

    def _step(self, given: Given) -> timedelta:
        if "until_next" not in given.fields:
            minutes = given.number("minutes")
            if minutes < 0:
                raise NotPossibleError(400, "the clock only goes on")
            return timedelta(minutes=minutes)
        try:
            at, zone = time.fromisoformat(given.text("until_next")), ZoneInfo(given.text("timezone", "UTC"))
        except (ValueError, ZoneInfoNotFoundError):
            raise NotPossibleError(400, "no such time or time zone") from None
        return until_next(self._world.clock.now(), at, zone)

    async def _fault(self, request: web.Request) -> object:
        given = await given_in(request)
        try:
            kind = Kind(str(given.fields.get("kind")))
        except ValueError:
            raise NotPossibleError(400, f"kind must be one of {', '.join(Kind)}") from None
        method = given.text("method", "").lower() or None
        times = given.integer("times") if "times" in given.fields else 1
        if times < 1:
            raise NotPossibleError(400, "times must be at least 1")
        seconds = given.number("seconds") if "seconds" in given.fields else _seconds(kind)
        self._world.faults.add(Fault(kind, method, times, seconds))
        return {}

    async def _no_faults(self, _: web.Request) -> object:
        self._world.faults.clear()
        return {}

    async def _are_townspeople_on(self, _: web.Request) -> object:
        return {"on": self._switch().on}

    async def _switch_townspeople(self, request: web.Request) -> object:
        on = (await given_in(request)).fields.get("on")
        if not isinstance(on, bool):
            raise NotPossibleError(400, "on is missing or of the wrong kind")
        await self._switch().switch(on=on)
        self._world.events.tell("townspeople", {"on": self._switch().on})
        return {"on": self._switch().on}

    def _switch(self) -> Townspeople:
        if self.townspeople is None:
            raise NotPossibleError(404, "there are no townspeople here")
        return self.townspeople

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._world.files.known(request.match_info["file_id"])
        if file is None:
            return web.json_response({"error": "no such file"}, status=404)
        return web.Response(body=file.content, content_type=file.mime)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        page = self._world.events.open()
        try:
            await response.prepare(request)
            await response.write(b": hello\n\n")
            await _tell(page, response)
        except ConnectionError:
            pass  # The page was closed.
        finally:
            self._world.events.close(page)
        return response


async def _tell(page: asyncio.Queue[bytes | None], response: web.StreamResponse) -> None:
    while True:
        try:
            async with asyncio.timeout(LIFE_SIGN):
                line = await page.get()
        except TimeoutError:
            line = b": alive\n\n"
        if line is None:
            return
        await response.write(line)


def _seconds(kind: Kind) -> float:
    return LATE if kind is Kind.SLOW else 1.0
