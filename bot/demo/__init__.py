"""`handslag demo`: a made-up town, the sandbox and the bot in one process; no token, no network."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib import resources
from pathlib import Path

import aiohttp
from pydantic import SecretStr

from bot.app import App, running
from bot.demo.player import Player
from bot.demo.signing_up import become_coordinator, sign_up
from bot.demo.townspeople import PretendTownspeople
from bot.i18n import FINISHED
from bot.inviting import invite
from bot.sandbox import Sandbox
from bot.settings import Settings
from bot.town import Town, parse_town

MORNING = "10:00"
PEOPLE = (("Olha", "uk"), ("Anna", "sv"), ("Siv", "sv"))


def demo_town() -> Town:
    """Lindö, as its file describes it."""
    text = resources.files("bot.demo").joinpath("town.toml").read_text(encoding="utf-8")
    return parse_town(text, FINISHED)


@asynccontextmanager
async def demo(port: int) -> AsyncIterator[str]:
    """The made-up town until the block ends; gives the address of the phones page. Raises OSError."""
    town = demo_town()
    async with contextlib.AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="handslag-demo-")))
        sandbox = await stack.enter_async_context(Sandbox(port=port, limits=False))
        await _in_the_morning(sandbox, town)
        app = await stack.enter_async_context(running(_settings(sandbox, folder), town))
        await _people_move_in(sandbox, app)
        townspeople = PretendTownspeople(sandbox.url, partial(_invitation, app))
        stack.push_async_callback(townspeople.close)
        sandbox.townspeople = townspeople
        yield sandbox.url


def _settings(sandbox: Sandbox, folder: Path) -> Settings:
    """Whatever the environment says, the demo lives in its own folder and talks to its own sandbox."""
    return Settings.model_construct(
        token=SecretStr(sandbox.token),
        bot_api_url=sandbox.url,
        database_url=f"sqlite:///{folder / 'demo.db'}",
        key_file=folder / "demo.key",
        port=0,
        rate=0,
        chat_rate=0,
        clock="sandbox",
    )


async def _in_the_morning(sandbox: Sandbox, town: Town) -> None:
    """The demo begins at ten o'clock, so that nobody sleeps when somebody tries it at night."""
    body = {"until_next": MORNING, "timezone": town.timezone}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sandbox.url}/sandbox/clock", json=body) as answer,
    ):
        answer.raise_for_status()


async def _people_move_in(sandbox: Sandbox, app: App) -> None:
    """Siv is a coordinator, Anna an approved volunteer; Olha has never written. They press as people do."""
    async with aiohttp.ClientSession() as session:
        olha, anna, siv = [await Player.moves_in(session, sandbox.url, *who) for who in PEOPLE]
        del olha
        await become_coordinator(siv, await _invitation(app))
        await sign_up(anna, area="norro", bundle="anything")
        await siv.presses(r"^hand:extract:")
        await _settled(app)


async def _invitation(app: App) -> str:
    async with app.store.write() as tx:
        return await invite(tx, app.clock.now(), "coordinator", app.town.default_organisation.id)


async def _settled(app: App) -> None:
    for _ in range(200):
        if await app.idle():
            return
        await asyncio.sleep(0.02)
