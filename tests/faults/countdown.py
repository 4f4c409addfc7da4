"""Moments that a seed can name: the n-th call that the bot makes from now on, as Telegram's server sees it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from bot.sandbox import Sandbox
from bot.sandbox.faults import Fault, Faults

REST_SECONDS = 2.0
"""A bot that makes no further call for so long rests, and that is a moment, too."""
START_SECONDS = 20.0
"""For a first call it has longer: it may be starting."""


def nothing() -> None:
    """Only wait."""


class Countdown(Faults):
    """The sandbox's faults, and one that is nobody's: something happens when a call arrives, before it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 0
        self._then: Callable[[], None] = nothing
        self._arrived = asyncio.Event()
        self._method = ""

    @classmethod
    def of(cls, sandbox: Sandbox) -> Countdown:
        """In that sandbox, before anything was switched on there."""
        sandbox.world.faults = countdown = cls()
        return countdown

    def for_call(self, method: str) -> Fault | None:
        self._left -= 1
        if self._left == 0:
            self._method = method
            self._then()
            self._arrived.set()
        return super().for_call(method)

    async def call(self, number: int, then: Callable[[], None] = nothing) -> str:
        """Wait for the bot's n-th call from now (polling counts), and do `then` before it is done.

        Gives its method; when the bot rests, `then` is done nonetheless, and the answer is "rest".
        """
        self._left, self._then, self._method = number, then, "rest"
        self._arrived.clear()
        while self._left > 0:
            left = self._left
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(
                    self._arrived.wait(), START_SECONDS if left == number else REST_SECONDS
                )
            if left == self._left:
                self._left = 0
                then()
        return self._method
