"""The composition root: one running bot out of its parts."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

import aiohttp
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.cards.home import CANNOT_NOW
from bot.checking import ids_in_use
from bot.clock import RealClock, SandboxClock, town_clock
from bot.commands import announce
from bot.delivery.asking import seconds_after
from bot.delivery.loop import LEASE_MS, Delivery
from bot.delivery.pacing import Pace
from bot.delivery.reaching import reached
from bot.domain.categories import Category, with_town
from bot.domain.ids import PersonId
from bot.due import Due
from bot.flows.understanding import danger
from bot.health import serve_health
from bot.i18n import Words, words
from bot.intake import Intake
from bot.say import Say, Send
from bot.settings import Settings
from bot.storage import StorageRefused, Store, Transaction
from bot.storage.taking import Settled
from bot.text import Named, Private
from bot.town import Town
from bot.usecases import disclosing, privacy, settling
from bot.usecases.here import Here

log = logging.getLogger(__name__)

QUIET_START_SECONDS = 1.0
ANNOUNCE_AGAIN_SECONDS = 60.0


@dataclass
class App:
    """One bot, running. `idle` is for tests and scripts: everything that can be done now is done."""

    store: Store
    bot: Bot
    town: Town
    clock: RealClock
    delivery: Delivery
    intake: Intake
    due: Due
    announcing: asyncio.Task[None] | None = None
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def idle(self) -> bool:
        if self.announcing is not None and not self.announcing.done():
            return False
        return self.intake.idle() and await self.due.idle() and await self.delivery.idle()

    def wake(self) -> None:
        """The clock was moved: look at everything that waits for an hour."""
        self.due.wake()
        self.delivery.wake()

    async def wait(self) -> None:
        """Until one of its parts fails; that failure is raised."""
        done, _ = await asyncio.wait(self.tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()


@asynccontextmanager
async def running(settings: Settings, town: Town, *, lease_ms: int = LEASE_MS) -> AsyncIterator[App]:
    """A bot that polls, delivers and looks after what is due, until the block ends.

    While Telegram is away it waits in here, alive. `lease_ms`: for how long a message in flight is nobody
    else's, should this process die. Raises StorageRefused, PortError, InvalidToken, NoSandboxError.
    """
    async with contextlib.AsyncExitStack() as stack:
        store = await _opened(stack, settings, town)
        parts: list[Delivery] = []
        waits = partial(_nothing_waits, parts)
        await stack.enter_async_context(serve_health(settings.host, settings.port, waits))
        clock, bot = await _reached(stack, settings)
        app = _assemble(settings, town, clock, store, bot, lease_ms)
        parts.append(app.delivery)
        app.tasks += _started(app, clock)
        app.announcing = asyncio.create_task(_announce(app), name="announcing")
        reading = asyncio.create_task(_read_danger_words(town.languages), name="reading")
        stack.callback(reading.cancel)
        try:
            yield app
        finally:
            await _stop(app)


async def _opened(stack: contextlib.AsyncExitStack, settings: Settings, town: Town) -> Store:
    store = await Store.open(settings.database_url, settings.key_file)
    stack.push_async_callback(store.close)
    async with store.read() as tx:
        missing = await ids_in_use(tx, town)
    if missing:
        raise StorageRefused(missing[0])
    return store


async def _nothing_waits(parts: Sequence[Delivery]) -> bool:
    return bool(parts) and await parts[0].idle()


async def _reached(stack: contextlib.AsyncExitStack, settings: Settings) -> tuple[RealClock, Bot]:
    """The clock and Telegram; as long as they are away, tried again with growing pauses."""
    token = settings.token.get_secret_value() if settings.token else ""
    failures = 0
    while True:
        try:
            clock = await town_clock(settings.bot_api_url, settings.clock)
            bot = await stack.enter_async_context(reached(token, settings.bot_api_url))
        except InvalidToken:
            raise
        except (TelegramError, aiohttp.ClientError, TimeoutError) as error:
            failures += 1
            if failures == 1:
                what = type(error).__name__
                log.warning("%s is away (%s): it is tried again until it answers", settings.bot_api_url, what)
            await asyncio.sleep(seconds_after(error, failures))
        else:
            if failures:
                log.warning("%s answers", settings.bot_api_url)
            return clock, bot


def _assemble(settings: Settings, town: Town, clock: RealClock, store: Store, bot: Bot, lease_ms: int) -> App:
    kinds = with_town(tuple(_extra(town)), town.levels)
    link = f"https://t.me/{bot.username}"

    def here(tx: Transaction, occasion: int) -> Here:
        seed = secrets.randbits(128)
        known = partial(_words, town=town)
        return Here(tx, town, kinds, clock.now(), known, occasion, seed, link)

    async def open_private(
        tx: Transaction, reader: PersonId, references: list[Private]
    ) -> Mapping[Private, str | None]:
        return await disclosing.open_private(tx, town, reader, references)

    async def on_settled(tx: Transaction, settled: Settled) -> None:
        await _settled(here(tx, settled.taken.id), settled)
        tx.after_commit(wake)

    def wake() -> None:
        due.wake()
        delivery.wake()

    pace = Pace(settings.rate, settings.chat_rate)
    delivery = Delivery(
        store, bot, clock, pace, open_private=open_private, on_settled=on_settled, lease_ms=lease_ms
    )
    due = Due(store, here, clock, wake)
    intake = Intake(store, bot, here, clock, wake, pace=pace, sorry=_sorry)
    return App(store, bot, town, clock, delivery, intake, due)


def _started(app: App, clock: RealClock) -> list[asyncio.Task[None]]:
    parts: list[tuple[str, Callable[[], Awaitable[None]]]] = [
        ("delivery", app.delivery.run),
        ("due", app.due.run),
        ("intake", app.intake.run),
        ("inbox", app.intake.run_inbox),
    ]
    if isinstance(clock, SandboxClock):
        parts.append(("clock", partial(clock.follow, app.wake)))
    return [asyncio.create_task(_run(part), name=name) for name, part in parts]


async def _run(part: Callable[[], Awaitable[None]]) -> None:
    await part()


async def _announce(app: App) -> None:
    """Nobody waits for help because Telegram does not take a description; it is tried again until it does."""
    while True:
        try:
            await announce(app.bot, app.store, app.town)
            return
        except TelegramError as error:
            log.warning("commands and descriptions could not be set: %s", type(error).__name__)
            await asyncio.sleep(ANNOUNCE_AGAIN_SECONDS)


async def _read_danger_words(languages: tuple[str, ...]) -> None:
    """A little after the start, beside everything else, so that the first person who writes need not wait for it."""
    for language in languages:
        await asyncio.sleep(QUIET_START_SECONDS)
        await asyncio.to_thread(danger, language, language)


async def _stop(app: App) -> None:
    """Take no more updates, finish what is being done, send what is in flight, leave the rest to the next start."""
    await app.intake.stop()
    app.due.stop()
    await app.delivery.stop()
    tasks = [*app.tasks, *([app.announcing] if app.announcing else [])]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _settled(here: Here, settled: Settled) -> None:
    occasion = settled.taken.occasion if settled.taken.kind == "send" else None
    match settled.outcome:
        case "sent":
            await settling.sent(here, occasion)
        case "stale":
            await settling.stale(here, occasion)
        case "failed":
            await settling.failed(here, settled.taken.person, occasion, unreachable=settled.unreachable)
    await privacy.erase_when_quiet(here, settled.taken.person)


async def _sorry(here: Here, person: PersonId) -> None:
    """One honest sentence after an update that could not be done."""
    await here.say(Send(person, Say(CANNOT_NOW), f"sorry:{person}:{here.occasion}"))


def _words(language: str, *, town: Town) -> Words:
    return words(language, zone=town.zone, first=town.languages[0])


def _extra(town: Town) -> list[Category]:
    return [
        Category(
            id=extra.id,
            name=Named(dict(extra.name)),
            emoji=extra.emoji,
            minutes=extra.minutes,
            level=extra.level,
            indoors=extra.indoors,
        )
        for extra in town.extra_categories
    ]
