"""How many calls a second `handslag sandbox --no-limits` answers: `python -m tests.sandbox.speed` prints it.

The sandbox is a process of its own; the calls come over twenty connections that stay open, half of them
messages with entities and a button, half edits of them.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

import aiohttp

from tests.benchmarks.processes import Running

CONNECTIONS = 20
SECONDS = 3.0
BUTTON = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}


@asynccontextmanager
async def sandbox() -> AsyncIterator[tuple[Running, str, str]]:
    """Process, address and token of a sandbox that the command has started."""
    program = (sys.executable, "-m", "bot", "sandbox", "--port", "0", "--no-limits")
    process = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    url, token = [(await process.stdout.readline()).decode().strip() for _ in range(2)]
    try:
        yield Running(process.pid), url, token
    finally:
        process.terminate()
        await process.communicate()


async def somebody(url: str) -> int:
    """A person who has started the bot."""
    async with aiohttp.ClientSession(url) as session:
        async with session.post("/sandbox/people", json={"name": "Anna"}) as answer:
            person = int((await answer.json())["id"])
        async with session.post(f"/sandbox/people/{person}/text", json={"text": "/start"}) as answer:
            assert answer.status == 200
    return person


class Line:
    """One connection to the Bot API, with next to no cost of its own."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, token: str) -> None:
        self._reader, self._writer, self._token = reader, writer, token

    async def call(self, method: str, **params: object) -> int:
        """Call it; the id of the message that it made or changed."""
        body = json.dumps(params).encode()
        head = f"POST /bot{self._token}/{method} HTTP/1.1\r\nHost: sandbox\r\nContent-Length: {len(body)}\r\n"
        self._writer.write(f"{head}Content-Type: application/json\r\n\r\n".encode() + body)
        told = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(told.partition(b"content-length:")[2].partition(b"\r\n")[0])
        answer = json.loads(await self._reader.readexactly(length))
        assert answer["ok"], answer
        return int(answer["result"]["message_id"])

    async def works(self, chat: int, until: float, calls: Iterator[int]) -> None:
        while time.monotonic() < until:
            text = f"<b>Hej</b> nummer {next(calls)}"
            sent = await self.call(
                "sendMessage", chat_id=chat, text=text, parse_mode="HTML", reply_markup=BUTTON
            )
            await self.call("editMessageText", chat_id=chat, message_id=sent, text=f"{next(calls)}")


@dataclass(frozen=True)
class Speed:
    """Calls a second: as they were answered, and for each second that the sandbox itself was at work.

    The second figure is the first on a machine that does nothing else.
    """

    answered: float
    at_work: float


async def measure(seconds: float = SECONDS) -> Speed:
    async with sandbox() as (process, url, token):
        chat, where = await somebody(url), urlsplit(url)
        streams = [await asyncio.open_connection(where.hostname, where.port) for _ in range(CONNECTIONS)]
        calls, began, worked = count(), time.monotonic(), process.cpu_seconds
        await asyncio.gather(
            *(Line(*stream, token).works(chat, began + seconds, calls) for stream in streams)
        )
        took, work = time.monotonic() - began, process.cpu_seconds - worked
        for _, writer in streams:
            writer.close()
    made = next(calls)
    return Speed(made / took, made / work)


if __name__ == "__main__":
    speed = asyncio.run(measure())
    sys.stdout.write(f"{speed.answered:.0f} calls a second; {speed.at_work:.0f} a second of its own work\n")
