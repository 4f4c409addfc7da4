"""Pretend townspeople: a dozen volunteers of mixed languages who answer by themselves, sometimes not at all."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import re
from collections.abc import Awaitable, Callable

import aiohttp

from bot.demo.player import NothingToPressError, Player
from bot.demo.signing_up import become_coordinator, sign_up

log = logging.getLogger(__name__)

EVERYBODY = (
    ("Bo", "sv", "norro"),
    ("Fatima", "ar", "sodero"),
    ("Erik", "sv", "centrum"),
    ("Oksana", "uk", "vastra"),
    ("Grace", "en", "norro"),
    ("Yusuf", "ar", "centrum"),
    ("Karin", "sv", "sodero"),
    ("Petro", "uk", "norro"),
    ("Lisa", "sv", "vastra"),
    ("Tom", "en", "sodero"),
    ("Amal", "ar", "norro"),
    ("Nils", "sv", "centrum"),
)
THINK_SECONDS = (4.0, 12.0)
YES, NO, SILENT = "yes", "no", "silent"
HABITS = (YES, NO, YES, SILENT, NO, YES, NO, YES, SILENT, NO, YES, NO)
"""What each does with a question; the newcomer's own volunteer should have a chance as well."""
LOOK_EVERY_SECONDS = 1.0


class PretendTownspeople:
    """Switched on: they move in (once), sign up, are approved by a coordinator of their own, and answer."""

    def __init__(self, url: str, invite: Callable[[], Awaitable[str]]) -> None:
        self._url = url
        self._invite = invite
        self._on = False
        self._task: asyncio.Task[None] | None = None
        self._seed = random.Random(1)

    @property
    def on(self) -> bool:
        return self._on

    async def switch(self, *, on: bool) -> None:
        self._on = on
        if on and self._task is None:
            self._task = asyncio.create_task(self._live(), name="townspeople")

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _live(self) -> None:
        async with aiohttp.ClientSession() as session:
            lars = await Player.moves_in(session, self._url, "Lars", "sv")
            await become_coordinator(lars, await self._invite())
            people = [await self._move_in(session, lars, *who) for who in EVERYBODY]
            await asyncio.gather(*(self._answer(p, h) for p, h in zip(people, HABITS, strict=True)))

    async def _move_in(
        self, session: aiohttp.ClientSession, coordinator: Player, name: str, language: str, area: str
    ) -> Player:
        player = await Player.moves_in(session, self._url, name, language)
        with contextlib.suppress(NothingToPressError):
            await sign_up(player, area=area, bundle="anything", language=language)
            await coordinator.presses(r"^hand:extract:")
        return player

    async def _answer(self, player: Player, habit: str) -> None:
        """Looks at the phone now and then; answers after a while, or leaves it."""
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            if not self._on or habit == SILENT:
                continue
            with contextlib.suppress(aiohttp.ClientError, NothingToPressError):
                await self._look(player, habit)

    async def _look(self, player: Player, habit: str) -> None:
        wanted = rf"^offer:{habit}:" + ("|^task:(way|done):|^after:(good|again):" if habit == YES else "")
        if any(re.search(wanted, data) for _, data in await player.buttons()):
            await asyncio.sleep(self._seed.uniform(*THINK_SECONDS))
            await player.presses(wanted)
