"""Two clocks: the town's, which may jump in the sandbox, and the machine's, which only grows."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import aiohttp

POLL_SECONDS = 0.2
NOT_FOUND = 404


class NoSandboxError(Exception):
    """What answers there is no sandbox; the message is one clear line."""


class RealClock:
    """Town time is the time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class SandboxClock(RealClock):
    """Town time as the sandbox's clock shows it; `follow` keeps up with it, and tells when it was moved."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/sandbox/clock"
        self._offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    async def catch_up(self, session: aiohttp.ClientSession) -> bool:
        """Read the sandbox's clock once. True: it was moved. Raises aiohttp.ClientError, TimeoutError."""
        async with session.get(self._url, raise_for_status=True) as answer:
            offset = timedelta(seconds=(await answer.json())["offset_seconds"])
        moved = offset != self._offset
        self._offset = offset
        return moved

    async def follow(self, moved: Callable[[], None]) -> None:
        """Until cancelled: look five times a second, and call `moved` when the clock was moved."""
        async with aiohttp.ClientSession() as session:
            while True:
                with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                    if await self.catch_up(session):
                        moved()
                await asyncio.sleep(POLL_SECONDS)


async def town_clock(url: str, setting: str) -> RealClock:
    """The clock that a setting names, right at once. Raises aiohttp.ClientError, TimeoutError, NoSandboxError."""
    if not setting:
        return RealClock()
    clock = SandboxClock(url)
    try:
        async with aiohttp.ClientSession() as session:
            await clock.catch_up(session)
    except aiohttp.ClientResponseError as error:
        if error.status == NOT_FOUND:
            raise NoSandboxError(f"HANDSLAG_CLOCK: there is no sandbox at {url}") from None
        raise
    return clock
