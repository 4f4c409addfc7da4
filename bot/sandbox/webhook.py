"""Updates sent to the bot's webhook: in order for each chat, chats side by side, again until answered 2xx."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import aiohttp

from bot.sandbox.state import Json
from bot.sandbox.updates import Updates, Waiting

LONGEST_PAUSE = 60.0
PATIENCE = aiohttp.ClientTimeout(total=60)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)


@dataclass(frozen=True, slots=True)
class Address:
    """Where updates go. `secret` is empty when the bot set none."""

    url: str
    secret: str
    max_connections: int
    ip_address: str
    fixed_ip: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """The last time that the webhook did not take an update."""

    at: datetime
    message: str


@dataclass(frozen=True, slots=True)
class _Line:
    """An address with what it takes to send there; `places` keeps to its number of connections."""

    address: Address
    session: aiohttp.ClientSession
    places: asyncio.Semaphore


def pause_after(failures: int, last_pause: float, retry_after: float) -> float:
    """Seconds until an update that failed `failures` times (1 or more) is sent again: at once, then 2, 4, 8 …

    The webhook's own Retry-After (seconds, 0 when it sent none) goes before.
    """
    if retry_after > 0:
        return min(retry_after, 3600.0)
    return 0.0 if failures == 1 else min(LONGEST_PAUSE, max(last_pause, 1.0) * 2)


class Webhook:
    """Sends while an address is set. `on_answer` is given the call that a bot may put into its 2xx."""

    def __init__(self, updates: Updates, now: Callable[[], datetime]) -> None:
        self._updates = updates
        self._now = now
        self.on_answer: Callable[[Json], None] = lambda call: None
        self._chats: dict[int, asyncio.Task[None]] = {}
        self._line: _Line | None = None
        self.trouble: Trouble | None = None
        self.next_set = 0.0
        updates.on_put = self._look_at

    async def set(self, address: Address | None) -> None:
        await self.stop()
        self.trouble = None
        if address is not None:
            session = aiohttp.ClientSession(timeout=PATIENCE)
            self._line = _Line(address, session, asyncio.Semaphore(address.max_connections))
            self._look()

    @property
    def address(self) -> Address | None:
        return None if self._line is None else self._line.address

    async def stop(self) -> None:
        """End what is under way; unanswered updates stay in the queue."""
        line, self._line = self._line, None
        for task in tuple(self._chats.values()):
            task.cancel()
        await asyncio.gather(*self._chats.values(), return_exceptions=True)
        self._chats.clear()
        if line is not None:
            await line.session.close()

    def may_be_set(self) -> bool:
        """Telegram takes one setWebhook a second."""
        if time.monotonic() < self.next_set:
            return False
        self.next_set = time.monotonic() + 1
        return True

    def _look(self) -> None:
        for update in self._updates.all():
            self._look_at(update.chat_id)

    def _look_at(self, chat_id: int) -> None:
        if self._line is None or chat_id in self._chats:
            return
        task = asyncio.create_task(self._send_all(chat_id, self._line))
        self._chats[chat_id] = task
        task.add_done_callback(lambda _: self._done_with(chat_id))

    def _done_with(self, chat_id: int) -> None:
        self._chats.pop(chat_id, None)
        if self._first_of(chat_id) is not None:  # It came between the task's last look and its end.
            self._look_at(chat_id)

    async def _send_all(self, chat_id: int, line: _Line) -> None:
        while (update := self._first_of(chat_id)) is not None:
            await self._send_until_taken(update, line)

    def _first_of(self, chat_id: int) -> Waiting | None:
        return next((one for one in self._updates.all() if one.chat_id == chat_id), None)

    async def _send_until_taken(self, update: Waiting, line: _Line) -> None:
        failures, pause = 0, 1.0
        while update in self._updates.all():
            retry_after = await self._send(update, line)
            if retry_after is None:
                if self._updates.delivered(update):
                    return
                continue
            failures += 1
            pause = pause_after(failures, pause, retry_after)
            await asyncio.sleep(pause)

    async def _send(self, update: Waiting, line: _Line) -> float | None:
        """None when it was taken, else the seconds that the webhook asks for (0: it did not say)."""
        headers = {"Content-Type": "application/json"}
        if line.address.secret:
            headers[SECRET_HEADER] = line.address.secret
        body = json.dumps(update.payload).encode()
        try:
            async with line.places, line.session.post(line.address.url, data=body, headers=headers) as reply:
                if 200 <= reply.status < 300:
                    self._take_answer(await reply.read())
                    return None
                self._note(f"Wrong response from the webhook: {reply.status} {reply.reason}")
                return _seconds(reply.headers.get("Retry-After", ""))
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note(_said_of(error))
            return 0.0

    def _take_answer(self, body: bytes) -> None:
        with suppress(ValueError):
            reply = json.loads(body)
            if isinstance(reply, dict) and isinstance(reply.get("method"), str):
                self.on_answer(reply)

    def _note(self, message: str) -> None:
        self.trouble = Trouble(self._now(), message)


def _said_of(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "Read timeout expired"
    return (
        "Connection refused"
        if isinstance(error, aiohttp.ClientConnectorError)
        else "Webhook connection closed"
    )


def _seconds(header: str) -> float:
    return float(header) if header.isdigit() else 0.0
