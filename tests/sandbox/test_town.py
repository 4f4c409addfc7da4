"""The clock, the events, the files of the page and the rest of `/sandbox/…`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.sandbox import Sandbox
from bot.sandbox.clock import Clock, until_next
from tests.sandbox.conftest import Json, Town

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (datetime(2026, 11, 23, 5, tzinfo=UTC), 2),  # 06:00 in Stockholm
        (datetime(2026, 11, 23, 7, tzinfo=UTC), 24),  # exactly 08:00 there
        (datetime(2026, 11, 23, 19, tzinfo=UTC), 12),
        (datetime(2026, 3, 28, 19, tzinfo=UTC), 11),  # the night to summer time
        (datetime(2026, 10, 24, 18, tzinfo=UTC), 13),  # the night back
    ],
)
def test_the_next_morning_is_where_the_clocks_of_the_town_say_so(now: datetime, hours: int) -> None:
    assert until_next(now, time(8), STOCKHOLM) == timedelta(hours=hours)


def test_the_clock_only_goes_on() -> None:
    with pytest.raises(ValueError, match="only goes on"):
        Clock().move_on(timedelta(minutes=-1))


async def test_the_clock_is_moved_on_and_messages_follow_it(town: Town) -> None:
    anna = await town.person()
    before = await town.get("/sandbox/clock")
    assert before["offset_minutes"] == 0
    assert abs(datetime.now(UTC) - datetime.fromisoformat(before["now"])) < timedelta(seconds=5)
    _, after = await town.post("/sandbox/clock", {"minutes": 90})
    assert after["offset_minutes"] == 90
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="a")).result
    assert abs(sent["date"] - datetime.fromisoformat(after["now"]).timestamp()) < 5
    _, morning = await town.post("/sandbox/clock", {"until_next": "08:00", "timezone": "Europe/Stockholm"})
    here = datetime.fromisoformat(morning["now"]).astimezone(STOCKHOLM)
    assert (here.hour, here.minute) == (8, 0)


@pytest.mark.parametrize(
    "step", [{}, {"minutes": -5}, {"until_next": "dawn"}, {"until_next": "08:00", "timezone": "Mars/Base"}]
)
async def test_steps_that_the_clock_does_not_take(town: Town, step: Json) -> None:
    assert (await town.post("/sandbox/clock", step))[0] == 400


@asynccontextmanager
async def listening(town: Town) -> AsyncIterator[aiohttp.StreamReader]:
    async with town.session.get(f"{town.sandbox.url}/sandbox/events") as reply:
        assert reply.content_type == "text/event-stream"
        assert await reply.content.readuntil(b"\n\n") == b": hello\n\n"
        yield reply.content


async def next_event(stream: aiohttp.StreamReader) -> tuple[str, Json]:
    async with asyncio.timeout(3):
        kind, data, _ = (await stream.readuntil(b"\n\n")).decode().split("\n", 2)
    return kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def test_the_page_hears_what_changes(town: Town) -> None:
    anna = await town.person()
    async with listening(town) as stream:
        await town.bot("sendMessage", chat_id=anna.id, text="a")
        assert await next_event(stream) == ("chat", {"person": anna.id, "chat": anna.id})
        await town.bot("sendChatAction", chat_id=anna.id, action="typing")
        typing = {"person": anna.id, "chat": anna.id}
        assert await next_event(stream) == ("typing", {**typing, "on": True})
        await town.bot("sendChatAction", chat_id=anna.id, action="cancel")
        assert await next_event(stream) == ("typing", {**typing, "on": False})
        await town.bot("setMyCommands", commands=[{"command": "a", "description": "b"}])
        assert (await next_event(stream))[0] == "commands"
        await town.later(minutes=10)
        kind, clock = await next_event(stream)
        assert (kind, clock["now"][:4].isdigit()) == ("clock", True)
        await town.person("Bo", new=True)
        assert (await next_event(stream))[0] == "people"
        await town.group(anna)
        assert (await next_event(stream))[0] == "people"


async def test_open_pages_do_not_hold_up_the_end(session: aiohttp.ClientSession) -> None:
    async with asyncio.timeout(3):
        async with Sandbox() as sandbox, session.get(f"{sandbox.url}/sandbox/events") as reply:
            await reply.content.readuntil(b"\n\n")
            await sandbox.__aexit__(None, None, None)
            assert await reply.content.read() == b""


@dataclass
class Pretenders:
    on: bool = False

    async def switch(self, *, on: bool) -> None:
        self.on = on


async def test_townspeople_can_be_switched_where_there_are_some(
    town: Town, session: aiohttp.ClientSession
) -> None:
    async with session.get(f"{town.sandbox.url}/sandbox/townspeople") as reply:
        assert reply.status == 404
    async with Sandbox(townspeople=Pretenders()) as sandbox:
        lively = Town(sandbox, session)
        assert await lively.get("/sandbox/townspeople") == {"on": False}
        assert await lively.post("/sandbox/townspeople", {"on": True}) == (200, {"on": True})
        assert await lively.get("/sandbox/townspeople") == {"on": True}
        assert (await lively.post("/sandbox/townspeople", {"on": "yes"}))[0] == 400


async def test_townspeople_may_come_when_the_address_is_known(town: Town) -> None:
    town.sandbox.townspeople = Pretenders(on=True)
    assert await town.get("/sandbox/townspeople") == {"on": True}


async def test_the_page_is_served_with_the_right_types_and_never_kept(town: Town) -> None:
    async with town.session.get(town.sandbox.url + "/") as reply:
        assert (reply.status, reply.content_type) == (200, "text/html")
        assert reply.headers["Cache-Control"] == "no-store"
    for path in ("/page/none.js", "/page/../server.py", "/page/%2e%2e/server.py"):
        async with town.session.get(town.sandbox.url + path) as reply:
            assert reply.status == 404
    async with town.session.get(town.sandbox.url + "/page/main.js") as reply:
        assert (reply.status, reply.content_type) == (200, "text/javascript")


async def test_files_that_are_not_there(town: Town) -> None:
    base = town.sandbox.url
    for path in ("/sandbox/files/x", f"/file/bot{town.sandbox.token}/photos/file_0.jpg"):
        async with town.session.get(base + path) as reply:
            assert reply.status == 404
    async with town.session.get(f"{base}/file/bot1:x/photos/file_0.jpg") as reply:
        assert reply.status == 401
