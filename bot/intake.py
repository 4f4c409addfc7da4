"""Incoming updates: in order for each chat, different chats side by side, each one's effect once.

An update is confirmed (by the next offset) only after its effects are committed. One that fails or takes longer than
two seconds is put into the inbox, sealed: that is its committed effect, and its chat's later updates queue behind it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import timedelta

from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError

from bot.cards.home import in_group
from bot.delivery.answers import answer_when_known
from bot.delivery.asking import growing_pause, pause_after
from bot.delivery.loop import Clock
from bot.delivery.pacing import Pace
from bot.delivery.sending import say_in_group
from bot.domain.ids import PersonId
from bot.i18n import closest, plain
from bot.say import Toast
from bot.storage import Store, Transaction, outbox, people, updates
from bot.storage.outbox import Rendered
from bot.storage.people import Person
from bot.storage.updates import Raw, Waiting
from bot.usecases import home
from bot.usecases.here import Here, rendered
from handlers import Context, Sender, about_of, handle, sender_of, what_of

log = logging.getLogger(__name__)

POLL_SECONDS = 25
AT_MOST = 100
SLOW_SECONDS = 2.0
TRIES = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30))
INBOX_REST_SECONDS = 0.5
LONGEST_REST_SECONDS = 30.0
LAST_WORDS_SECONDS = 1.0
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""Asked for by name, so that a switch of ways never changes what Telegram keeps for us."""

Sorry = Callable[[Here, PersonId], Awaitable[None]]


class Intake:
    """Takes updates by long polling until it is stopped."""

    def __init__(
        self,
        store: Store,
        bot: Bot,
        here: Callable[[Transaction, int], Here],
        clock: Clock,
        wake: Callable[[], None],
        *,
        pace: Pace,
        sorry: Sorry,
    ) -> None:
        self._store = store
        self._bot = bot
        self._here = here
        self._clock = clock
        self._wake = wake
        self._pace = pace
        self._sorry = sorry
        self._stopping = asyncio.Event()
        self._free = asyncio.Event()
        self._free.set()
        self._waits: bool = True
        self._put = asyncio.Event()
        self._answers: set[asyncio.Task[None]] = set()

    def idle(self) -> bool:
        """Nothing is being handled, and nothing waits in the inbox."""
        return self._free.is_set() and not (self._waits or self._put.is_set() or self._answers)

    async def run(self) -> None:
        """Poll until stopped. No offset is kept on disk: the set of update ids knows what was done."""
        offset: int | None = None
        failures = 0
        await self._until_ok(lambda: self._bot.delete_webhook(drop_pending_updates=False))
        while not self._stopping.is_set():
            try:
                found = await self._poll(offset)
            except InvalidToken:
                raise
            except Exception as error:  # also an update that cannot be read: better late than a bot that ends
                failures += 1
                await self._rest(pause_after(error, failures))
                continue
            if await self._take(found):
                offset = found[-1].update_id + 1 if found else offset
                failures = 0
            else:
                # Not confirmed: all of them come again, and the set of ids knows which are done.
                failures += 1
                await self._rest(growing_pause(failures))

    async def run_inbox(self) -> None:
        """Try again what failed, with growing pauses, oldest first in each chat."""
        while not self._stopping.is_set():
            self._put.clear()
            rest = await self._inbox_round()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._put.wait(), rest)

    async def stop(self) -> None:
        """Take nothing new; what is being handled is finished, the rest of its batch comes again."""
        self._stopping.set()
        self._put.set()
        await self._free.wait()
        if self._answers:
            await asyncio.wait(self._answers, timeout=LAST_WORDS_SECONDS)
        for answer in self._answers:
            answer.cancel()
        await asyncio.gather(*self._answers, return_exceptions=True)

    async def _poll(self, offset: int | None) -> Sequence[Update]:
        return await self._bot.get_updates(
            offset=offset, limit=AT_MOST, timeout=POLL_SECONDS, allowed_updates=ALLOWED
        )

    async def _take(self, found: Sequence[Update]) -> bool:
        """One lane a chat; all lanes end in a commit, be it that of the inbox. False: not all did."""
        lanes: dict[int, list[Update]] = defaultdict(list)
        for update in found:
            lanes[update.effective_chat.id if update.effective_chat else 0].append(update)
        self._free.clear()
        try:
            return all(await asyncio.gather(*(self._lane(lane) for lane in lanes.values())))
        finally:
            self._free.set()

    async def _lane(self, lane: Sequence[Update]) -> bool:
        """In order. False: the database is away or the bot stops, and nothing after that was begun."""
        for update in lane:
            if self._stopping.is_set() or not await self._one(update):
                return False
        return True

    async def _one(self, update: Update) -> bool:
        sender = sender_of(update)
        if sender is None:
            return True
        answered = asyncio.get_running_loop().create_future()
        self._answer_soon(update, answered)
        try:
            toast = await self._handle(update, sender)
            answered.set_result(toast)
        except Exception as error:  # whatever it was, the update must not be lost, nor hold up its chat
            answered.set_result((None, False))
            log.error("an update failed: %s", type(error).__name__, exc_info=log.isEnabledFor(logging.DEBUG))
            return await self._is_kept(update, sender, type(error).__name__)
        return True

    async def _handle(self, update: Update, sender: Sender) -> tuple[str | None, bool]:
        """Do it, in one transaction with the note that it is done. Gives the answer to a press.

        Waiting for one's turn is not slowness: with many updates at once, all would end in the inbox.
        """
        async with self._store.write() as tx, asyncio.timeout(SLOW_SECONDS):
            if not await updates.note(tx, self._clock.now(), update.update_id):
                return None, False
            if await updates.chat_waits(tx, sender.chat_id):
                await self._put_in(tx, update, sender, "behind")
                return None, False
            toast = await self._answer(tx, update, sender)
            tx.after_commit(self._wake)
            return toast

    async def _answer(self, tx: Transaction, update: Update, sender: Sender) -> tuple[str | None, bool]:
        here = self._here(tx, update.update_id)
        what = what_of(update, self._bot.username)
        if what is None:
            return None, False
        if not sender.private:
            return await self._in_group(here, update, sender)
        person = await self._meet(here, sender)
        card = None
        if (about := about_of(update)) is not None:
            card = await outbox.message_at(tx, sender.chat_id, about)
        message = update.message.message_id if update.message else None
        toast = await handle(Context(here, person, what, card, message)) or Toast()
        reader = await people.by_id(tx, person.id)
        return _words_of(toast, here, reader if reader and reader.language else person), toast.alert

    async def _in_group(self, here: Here, update: Update, sender: Sender) -> tuple[str | None, bool]:
        """In a group only addressed commands are answered, with a link to the private chat."""
        what = what_of(update, self._bot.username)
        if getattr(what, "addressed", False):
            words = here.words(closest(sender.app_language or "") or here.town.languages[0])
            line = rendered(in_group(here.link), words)
            here.tx.after_commit(lambda: self._later(self._say_in_group(sender.chat_id, line)))
        return None, False

    async def _say_in_group(self, chat: int, say: Rendered) -> None:
        """Best effort, but paced like everything: nothing hangs on this line."""
        seconds = self._pace.go(chat, self._clock.monotonic())
        if seconds > 0:
            await asyncio.sleep(seconds)
            self._later(self._say_in_group(chat, say))
            return
        await say_in_group(self._bot, chat, say)

    def _later(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _meet(self, here: Here, sender: Sender) -> Person:
        return await home.meet(here, sender.user_id, sender.chat_id, sender.app_language, sender.first_name)

    # ---- what could not be done at once

    async def _is_kept(self, update: Update, sender: Sender, reason: str) -> bool:
        """Its committed effect is that it waits. False: the database is away, and the whole poll is repeated."""
        try:
            async with self._store.write() as tx:
                # Noted already: it was done, and only the news of the commit came too late.
                if await updates.note(tx, self._clock.now(), update.update_id):
                    await self._put_in(tx, update, sender, reason)
        except Exception as error:  # nothing is known of the database then, save that this is not in it
            log.error("an update could not be kept: %s", type(error).__name__)
            return False
        return True

    async def _put_in(self, tx: Transaction, update: Update, sender: Sender, reason: str) -> None:
        now = self._clock.now()
        owner = await self._owner(tx, sender)
        await updates.put(tx, now, update.update_id, owner, sender.chat_id, _raw(update), reason)
        tx.after_commit(self._put.set)

    async def _owner(self, tx: Transaction, sender: Sender) -> PersonId:
        """With whose key it is sealed. Nothing of theirs is opened: that may be what fails."""
        known = await people.id_of_user(tx, sender.user_id)
        if known is not None:
            return known
        # A private chat has its owner's id; the group in which somebody first wrote is not their chat.
        new = await people.add(tx, self._clock.now(), sender.user_id, sender.user_id, sender.app_language)
        return new.id

    async def _inbox_round(self) -> float:
        """Each chat's first one, if its time has come. Gives the seconds to rest then."""
        try:
            async with self._store.read() as tx:
                waiting = await updates.next_waiting(tx)
            self._waits = bool(waiting)
            due = [one for one in waiting if one.retry_at <= self._clock.now()]
            done = [await self._try_again(one) for one in due]
        except Exception as error:  # the database is away: what waits goes on waiting
            log.error("the inbox could not be worked on: %s", type(error).__name__)
            return INBOX_REST_SECONDS
        if any(done):
            return 0
        return INBOX_REST_SECONDS if waiting else LONGEST_REST_SECONDS

    async def _try_again(self, waiting: Waiting) -> bool:
        """Whether it is done with."""
        try:
            update = Update.de_json(_parsed(waiting.raw), self._bot) if waiting.raw else None
            sender = sender_of(update) if update else None
            async with self._store.write() as tx:
                if await updates.drop(tx, waiting.update_id) and update is not None and sender is not None:
                    await self._answer(tx, update, sender)
                tx.after_commit(self._wake)
        except Exception as error:  # tried a few times, then put aside
            log.error("an update failed again: %s", type(error).__name__)
            await self._later_or_aside(waiting, type(error).__name__)
            return False
        return True

    async def _later_or_aside(self, waiting: Waiting, reason: str) -> None:
        if waiting.attempts < len(TRIES):
            async with self._store.write() as tx:
                at = self._clock.now() + TRIES[waiting.attempts]
                await updates.try_later(tx, waiting.update_id, at, reason)
            return
        try:
            await self._put_aside(waiting, reason, say_sorry=True)
        except Exception:  # perhaps it is this person to whom nothing can be said
            await self._put_aside(waiting, reason, say_sorry=False)

    async def _put_aside(self, waiting: Waiting, reason: str, *, say_sorry: bool) -> None:
        async with self._store.write() as tx:
            await updates.put_aside(tx, self._clock.now(), waiting.update_id, reason)
            if say_sorry:
                await self._sorry(self._here(tx, waiting.update_id), waiting.person)
            tx.after_commit(self._wake)

    # ---- presses are answered at once

    def _answer_soon(self, update: Update, answered: asyncio.Future[tuple[str | None, bool]]) -> None:
        if update.callback_query is None:
            return
        self._later(answer_when_known(self._bot, update.callback_query.id, answered))

    # ---- when Telegram cannot be reached

    async def _until_ok(self, call: Callable[[], Awaitable[object]]) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                await call()
                return
            except InvalidToken:
                raise
            except TelegramError as error:
                failures += 1
                await self._rest(pause_after(error, failures))

    async def _rest(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)


def _words_of(toast: Toast, here: Here, person: Person) -> str | None:
    """The toast in the person's language, without markup."""
    if toast.text is None:
        return None
    return plain(here.words_of(person).render(toast.text))[:200]


def _raw(update: Update) -> Raw:
    return Raw(json_text=update.to_json())


def _parsed(raw: Raw | None) -> dict[str, object]:
    found: dict[str, object] = json.loads(raw.json_text) if raw else {}
    return found
