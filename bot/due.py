"""What is due now: next waves, promises, reminders, ends of grace. Claimed, and decided again from now."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import RealClock
from bot.storage import Store, Transaction, dues, updates
from bot.usecases.here import Here
from bot.usecases.timers import DUE

log = logging.getLogger(__name__)

AT_ONCE = 50
LONGEST_REST_SECONDS = 5.0
FAILED_REST_SECONDS = 0.5
RETRY = timedelta(minutes=1)
HOUSEKEEPING_SECONDS = 600.0


class Due:
    """Looks after what is due, until it is stopped. `wake` when something was planned or the clock was moved."""

    def __init__(
        self,
        store: Store,
        here: Callable[[Transaction, int], Here],
        clock: RealClock,
        wake: Callable[[], None],
    ) -> None:
        self._store = store
        self._here = here
        self._clock = clock
        self._wake = wake
        self._woken = asyncio.Event()
        self._stopping = False
        self._cleaned_at = float("-inf")

    def wake(self) -> None:
        self._woken.set()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    async def idle(self) -> bool:
        """Nothing is due by now."""
        async with self._store.read() as tx:
            at = await dues.next_time(tx)
        return at is None or at > self._clock.now()

    async def run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                await self._housekeeping()
                if not await self._round():
                    await self._rest()
            except Exception as error:  # the database is away: what is due stays due
                log.error("due work could not be looked at: %s", type(error).__name__)
                await asyncio.sleep(FAILED_REST_SECONDS)

    async def _round(self) -> bool:
        """Do what is due now. True: there may be more."""
        async with self._store.read() as tx:
            found = await dues.now_due(tx, self._clock.now(), AT_ONCE)
        for due in found:
            try:
                await self._do(due)
            except Exception as error:  # one bad row must not hold up the others; it comes again
                log.error("due work %s failed: %s", due.kind, type(error).__name__)
                await self._put_off(due)
        return bool(found)

    async def _do(self, due: dues.Due) -> None:
        async with self._store.write() as tx:
            if await dues.take(tx, due):
                here = self._here(tx, tx.new_id())
                await DUE[due.kind](here, due)
                tx.after_commit(self._wake)

    async def _put_off(self, due: dues.Due) -> None:
        later = self._clock.now() + RETRY * 2 ** min(due.attempts, 8)
        async with self._store.write() as tx:
            await dues.put_off(tx, due, later)

    async def _rest(self) -> None:
        async with self._store.read() as tx:
            at = await dues.next_time(tx)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), self._seconds_until(at))

    def _seconds_until(self, at: datetime | None) -> float:
        if at is None:
            return LONGEST_REST_SECONDS
        return min(max((at - self._clock.now()).total_seconds(), 0.01), LONGEST_REST_SECONDS)

    async def _housekeeping(self) -> None:
        """Ids of updates age out."""
        if self._clock.monotonic() - self._cleaned_at < HOUSEKEEPING_SECONDS:
            return
        self._cleaned_at = self._clock.monotonic()
        async with self._store.write() as tx:
            await updates.forget_old(tx, self._clock.now())
