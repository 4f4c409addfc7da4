"""The bot's updates: kept until they are confirmed, fetched by polling. (Sending them out is in webhook.)"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json

KEPT = timedelta(hours=24)
"""How long an update waits for the bot, by the sandbox's clock."""
LONGEST_POLL = 50
"""Seconds; Telegram's server cuts longer timeouts down to this."""
PAUSE_BETWEEN_CONFLICTS = 3.0
NOT_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that a bot gets only when it names them in `allowed_updates`."""
TWO_POLLERS = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


@dataclass(slots=True, eq=False)
class Waiting:
    """An update that is not confirmed. `deliveries`: how many more confirmations it takes to be rid of it."""

    update_id: int
    chat_id: int
    payload: Json
    since: datetime
    deliveries: int


class Updates:
    """The queue, and at most one long poll that waits at it."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._next_id = random.randint(100_000_000, 900_000_000)
        self._waiting: deque[Waiting] = deque()
        self._poll: asyncio.Future[None] | None = None
        self._next_conflict = 0.0
        self.allowed: frozenset[str] | None = None
        self.on_put: Callable[[int], None] = lambda chat_id: None

    def put(self, kind: str, chat_id: int, payload: Json, *, twice: bool = False) -> int | None:
        """Queue an update and return its id; None when the bot did not ask for this kind."""
        if not self._wanted(kind):
            return None
        update_id = self._next_id
        self._next_id += 1
        update = {"update_id": update_id, kind: payload}
        self._waiting.append(Waiting(update_id, chat_id, update, self._now(), 2 if twice else 1))
        self._wake()
        self.on_put(chat_id)
        return update_id

    def _wanted(self, kind: str) -> bool:
        return kind not in NOT_UNASKED if self.allowed is None else kind in self.allowed

    def __len__(self) -> int:
        return len(self._waiting)

    def all(self) -> tuple[Waiting, ...]:
        self._forget_old()
        return tuple(self._waiting)

    def drop(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()

    def delivered(self, update: Waiting) -> bool:
        """Confirm this one; whether it is gone now (and not to be delivered again)."""
        update.deliveries -= 1
        if update.deliveries > 0:
            return False
        if update in self._waiting:
            self._waiting.remove(update)
        return True

    async def poll(self, offset: int, limit: int, patience: float) -> list[Json]:
        """getUpdates: what waits from `offset` on; nothing after `patience` seconds. Raises Refusal (409)."""
        found = self._take(offset, limit)
        if found or patience <= 0:
            return found
        self.end_poll(TWO_POLLERS)
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(patience):
                await poll
        except TimeoutError:
            return []
        except Refusal as conflict:
            await self._pause_between_conflicts(conflict)
            raise
        finally:
            if self._poll is poll:
                self._poll = None
        return self._take(offset, limit)

    def end_poll(self, why: str, code: int = 409) -> None:
        """Send the waiting long poll away with this answer, if there is one."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refusal(code, why))
        self._poll = None

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def _pause_between_conflicts(self, conflict: Refusal) -> None:
        now = time.monotonic()
        if conflict.code != 409:
            return
        if now < self._next_conflict:
            await asyncio.sleep(PAUSE_BETWEEN_CONFLICTS)
        else:
            self._next_conflict = now + PAUSE_BETWEEN_CONFLICTS

    def _take(self, offset: int, limit: int) -> list[Json]:
        self._forget_old()
        if offset < 0:
            while len(self._waiting) > -offset:
                self._waiting.popleft()
        elif offset <= self._next_id:  # An offset from the future confirms nothing.
            self._confirm_before(offset)
        return [one.payload for one, _ in zip(self._waiting, range(limit), strict=False)]

    def _confirm_before(self, offset: int) -> None:
        kept = []
        while self._waiting and self._waiting[0].update_id < offset:
            update = self._waiting.popleft()
            update.deliveries -= 1
            if update.deliveries > 0:
                kept.append(update)
        self._waiting.extendleft(reversed(kept))

    def _forget_old(self) -> None:
        oldest = self._now() - KEPT
        while self._waiting and self._waiting[0].since < oldest:
            self._waiting.popleft()
