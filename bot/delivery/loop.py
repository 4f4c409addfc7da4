"""The delivery loop: what has landed is settled and what is due is taken, in one transaction a round."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from telegram import Bot

from bot.delivery.deciding import Failure, GiveUp, TryAgain, after_failure
from bot.delivery.machine import machine_ms
from bot.delivery.pacing import Pace
from bot.delivery.sending import Sent, send
from bot.domain.ids import PersonId
from bot.i18n import fill, references
from bot.storage import Store, Transaction
from bot.storage.numbers import to_ms
from bot.storage.outbox import Kind
from bot.storage.taking import Settled, Taken, anything_due, next_time, put_back, settle, take
from bot.text import Private

log = logging.getLogger(__name__)

AT_ONCE = 64
MOST_FAULTS = 2
LEASE_MS = 30_000
# Rather than wait longer for its pace, a row goes back and lets others through.
LONGEST_WAIT_SECONDS = 5.0
BEAT_SECONDS = 0.05
LONGEST_REST_SECONDS = 1.0
FAILED_REST_SECONDS = 0.5
STOP_SECONDS = 6.0


class Clock(Protocol):
    """Town time, which may jump, and the machine's seconds, which only grow."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


OpenPrivate = Callable[[Transaction, PersonId, list[Private]], Awaitable[Mapping[Private, str | None]]]
OnSettled = Callable[[Transaction, Settled], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Landed:
    taken: Taken
    result: Sent | TryAgain | GiveUp


class Delivery:
    """Sends what the outbox holds. `wake` when something was queued; `run` until stopped or cancelled.

    `open_private` opens references to others' private values for the person who gets the message, just before
    it is sent. `on_settled` is called in the transaction that settles a row.
    """

    def __init__(
        self,
        store: Store,
        bot: Bot,
        clock: Clock,
        pace: Pace,
        *,
        open_private: OpenPrivate,
        on_settled: OnSettled,
        lease_ms: int = LEASE_MS,
    ) -> None:
        self._store = store
        self._bot = bot
        self._clock = clock
        self._pace = pace
        self._open_private = open_private
        self._on_settled = on_settled
        self._lease_ms = lease_ms
        # A call ends (request.py) before its lease does: nobody else has the row while it is being sent.
        self._call_ms = lease_ms * 2 // 3
        self._woken = asyncio.Event()
        self._ended = asyncio.Event()
        self._ended.set()
        self._stopping = False
        self._flights: set[asyncio.Task[None]] = set()
        self._waiting_for_pace = 0
        self._landed: list[Landed] = []
        self._faults: Counter[int] = Counter()

    def wake(self) -> None:
        """Something was queued, or the town's clock was moved on: look at once."""
        self._woken.set()

    async def idle(self) -> bool:
        """Whether all that is due by now is settled; what is to be tried again is not."""
        if self._flights or self._landed:
            return False
        async with self._store.read() as tx:
            return not await anything_due(tx, self._clock.now())

    async def run(self) -> None:
        """Deliver until `stop`, or until cancelled: rows in flight then come again when their lease ends."""
        self._ended.clear()
        try:
            while not self._stopping:
                await self._round()
            await self._land()
        finally:
            for flight in self._flights:
                flight.cancel()
            await asyncio.gather(*self._flights, return_exceptions=True)
            self._ended.set()

    async def stop(self) -> None:
        """Take nothing new, finish what is in flight within six seconds, and settle it."""
        self._stopping = True
        self._woken.set()
        await self._ended.wait()

    async def _round(self) -> None:
        self._woken.clear()
        room = self._room()
        try:
            ready, rest = await self._exchange(room)
        except Exception as error:
            # The database may be full or locked: nothing is lost, what has landed is kept for the next round.
            _log_without_words("a round of the outbox failed and is repeated", error)
            ready, rest = (), FAILED_REST_SECONDS
        for taken in ready:
            self._start(taken)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), rest)

    def _room(self) -> int:
        """How many rows can be sent at once. No more are taken, so that more urgent ones can overtake."""
        by_pace = self._pace.room(self._clock.monotonic()) - self._waiting_for_pace
        return max(0, int(min(AT_ONCE - len(self._flights), by_pace)))

    async def _exchange(self, room: int) -> tuple[tuple[Taken, ...], float]:
        """Settle what has landed, take up to `room` rows: what to send, and how many seconds to rest then."""
        landed, self._landed = self._landed, []
        if not landed and not room:
            return (), BEAT_SECONDS
        now, machine_now = self._clock.now(), machine_ms()
        try:
            async with self._store.write() as tx:
                for one in landed:
                    await self._settle(tx, now, one)
                taking = await take(tx, now, machine_now, most=room, lease_ms=self._lease_ms)
                for settled in taking.settled:
                    await self._report(tx, settled)
                rest = await self._rest(tx, now, machine_now, found=len(taking.ready), room=room)
        except BaseException:
            self._landed[:0] = landed
            raise
        return taking.ready, rest

    async def _rest(
        self, tx: Transaction, now: datetime, machine_now: int, *, found: int, room: int
    ) -> float:
        if found == room:
            return BEAT_SECONDS
        if found:
            return LONGEST_REST_SECONDS
        then = await next_time(tx)
        waits = [LONGEST_REST_SECONDS]
        if then.town is not None:
            waits.append((to_ms(then.town) - to_ms(now)) / 1000)
        if then.machine is not None:
            waits.append((then.machine - machine_now) / 1000)
        return max(BEAT_SECONDS, min(waits))

    async def _settle(self, tx: Transaction, now: datetime, landed: Landed) -> None:
        match landed.result:
            case TryAgain(at=at):
                await put_back(tx, landed.taken, at)
            case Sent(message_id=message_id):
                await self._report(tx, await settle(tx, now, landed.taken, "sent", message_id=message_id))
            case GiveUp(reason=reason, outcome=outcome, unreachable=unreachable):
                if not unreachable and outcome == "failed":
                    log.error(
                        "outbox row %d (%s) is given up: %s", landed.taken.id, landed.taken.kind, reason
                    )
                settled = await settle(tx, now, landed.taken, outcome, unreachable=unreachable)
                await self._report(tx, settled)

    async def _report(self, tx: Transaction, settled: Settled) -> None:
        """What follows belongs to the settling, and a fault in it undoes the round.

        If it comes again the row is settled without: else everybody's messages would wait for it.
        """
        row = settled.taken.id
        if self._faults[row] >= MOST_FAULTS:
            del self._faults[row]
            return
        self._faults[row] += 1
        await self._on_settled(tx, settled)
        del self._faults[row]

    def _start(self, taken: Taken) -> None:
        self._waiting_for_pace += 1
        flight = asyncio.create_task(self._fly(taken))
        self._flights.add(flight)
        flight.add_done_callback(self._flights.discard)

    async def _fly(self, taken: Taken) -> None:
        result = await self._deliver(taken)
        self._landed.append(Landed(taken, result))
        self._woken.set()

    async def _deliver(self, taken: Taken) -> Sent | TryAgain | GiveUp:
        try:
            late = await self._wait_for_pace(taken)
            if late is not None:
                return late
            html = await self._open(taken)
            if _is_void(taken, html):
                return GiveUp("nothing of it may be said any more", "stale")
            outcome = await send(self._bot, taken, html)
        except Exception as error:
            _log_without_words(f"outbox row {taken.id} could not be sent", error)
            outcome = Failure(type(error).__name__, fault=True)
        if isinstance(outcome, Sent):
            return outcome
        if outcome.retry_after is not None and taken.chat_id is not None:
            self._pace.refused(taken.chat_id, outcome.retry_after, self._clock.monotonic())
        log.info("outbox row %d was not sent: %s", taken.id, outcome.reason)
        return after_failure(outcome, taken.attempts, machine_ms())

    async def _wait_for_pace(self, taken: Taken) -> TryAgain | None:
        """None: go. Otherwise the row must go back: its pace or its lease leaves no time for the call."""
        try:
            while taken.chat_id is not None:
                seconds = self._pace.go(taken.chat_id, self._clock.monotonic())
                if not seconds:
                    break
                if seconds > LONGEST_WAIT_SECONDS:
                    return TryAgain(machine_ms() + round(seconds * 1000))
                await asyncio.sleep(seconds)
        finally:
            self._waiting_for_pace -= 1
        machine_now = machine_ms()
        return TryAgain(machine_now) if taken.leased_until - machine_now < self._call_ms else None

    async def _open(self, taken: Taken) -> str:
        html = "" if taken.rendered is None else taken.rendered.html
        private = references(html)
        if not private:
            return html
        async with self._store.read() as tx:
            return fill(html, await self._open_private(tx, taken.person, private))

    async def _land(self) -> None:
        if self._flights:
            await asyncio.wait(self._flights, timeout=STOP_SECONDS)
        await self._exchange(0)


def _is_void(taken: Taken, html: str) -> bool:
    """A new message whose every line spoke of something private that is gone by now."""
    return (
        taken.kind is Kind.SEND
        and taken.rendered is not None
        and taken.rendered.media is None
        and not html.strip()
    )


def _log_without_words(what: str, error: Exception) -> None:
    """Where and of what kind the fault was: its message may hold private words."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s: %s\n%s", what, type(error).__name__, frames)
