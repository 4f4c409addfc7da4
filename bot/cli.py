"""The command `handslag`: thin; each command reads its arguments and calls one thing."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import sys
import webbrowser
from collections.abc import Callable, Coroutine, Sequence
from importlib.metadata import version

from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.app import running
from bot.checking import examine, username
from bot.clock import NoSandboxError, town_clock
from bot.demo import demo
from bot.health import PortError
from bot.i18n import FINISHED
from bot.inviting import invite, link
from bot.sandbox import Sandbox
from bot.settings import Settings, SettingsError, read_settings
from bot.storage import StorageRefused, Store
from bot.town import Town, TownError, parse_town, plain_town

log = logging.getLogger(__name__)

GOOD, NOT_GOOD, WRONG_USE = 0, 1, 2
HOW_TO_BEGIN = (
    "HANDSLAG_TOKEN is not set. Write to @BotFather on Telegram, send /newbot, and set the token that it gives.\n"
    "To try it without a token: handslag demo"
)


class UsageError(Exception):
    """Wrong use or settings: one clear line, exit code 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 good, 1 what was checked is not, 2 wrong use or settings."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], Coroutine[None, None, int]] = options.command
    try:
        return asyncio.run(command(options))
    except (UsageError, SettingsError, TownError, StorageRefused, NoSandboxError, PortError) as error:
        print(f"handslag: {error}", file=sys.stderr)
        return WRONG_USE
    except InvalidToken:
        print("handslag: Telegram does not know this token (HANDSLAG_TOKEN).", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return GOOD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="handslag", description="Neighbours help each other, on Telegram.")
    parser.add_argument("--version", action="version", version=f"handslag {version('handslag')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo_ = commands.add_parser("demo", help="a made-up town on phones in the browser; no token, no network")
    demo_.add_argument("--port", type=int, default=0, metavar="N")
    demo_.add_argument("--no-browser", action="store_true")
    demo_.set_defaults(command=_demo)
    sandbox = commands.add_parser("sandbox", help="the Telegram stand-in alone, for trying out any bot")
    sandbox.add_argument("--port", type=int, default=8081, metavar="N")
    sandbox.add_argument("--host", default="127.0.0.1", metavar="H")
    sandbox.add_argument("--token", metavar="T")
    sandbox.add_argument("--no-limits", action="store_true", help="no flood limits")
    sandbox.add_argument("--latency", type=float, default=0, metavar="MS")
    sandbox.set_defaults(command=_sandbox)
    run = commands.add_parser("run", help="the bot")
    run.set_defaults(command=_run)
    invite_ = commands.add_parser(
        "invite", help="print a one-time link for a coordinator or an administrator"
    )
    invite_.add_argument("role", choices=("coordinator", "administrator"))
    invite_.add_argument("--organisation", metavar="ID")
    invite_.set_defaults(command=_invite)
    check = commands.add_parser(
        "check", help="say what is wrong with settings, town, database, texts and token"
    )
    check.set_defaults(command=_check)
    return parser


async def _demo(options: argparse.Namespace) -> int:
    logs.set_up("text", "warning")
    try:
        async with demo(options.port) as url:
            print(f"Handslag's made-up town is here: {url}", flush=True)
            if not options.no_browser and os.isatty(sys.stdout.fileno()):
                await asyncio.to_thread(webbrowser.open, url)
            await _until_told()
    except OSError as error:
        raise UsageError(f"port {options.port}: {error.strerror or error}") from error
    return GOOD


async def _sandbox(options: argparse.Namespace) -> int:
    try:
        sandbox = Sandbox(
            options.port,
            options.host,
            token=options.token,
            limits=not options.no_limits,
            latency_ms=options.latency,
        )
    except ValueError as error:
        raise UsageError(f"--token: {error}") from error
    try:
        async with sandbox:
            print(f"{sandbox.url}\n{sandbox.token}", flush=True)
            await _until_told()
    except OSError as error:
        raise UsageError(f"port {options.port}: {error.strerror or error}") from error
    return GOOD


async def _run(_options: argparse.Namespace) -> int:
    settings = read_settings()
    if settings.token is None:
        raise UsageError(HOW_TO_BEGIN)
    logs.set_up(settings.log, settings.log_level)
    bot = asyncio.create_task(_bot(settings, _town(settings)))
    told = asyncio.create_task(_until_told())
    await asyncio.wait({told, bot}, return_when=asyncio.FIRST_COMPLETED)
    for task in (told, bot):
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await bot
    return GOOD


async def _bot(settings: Settings, town: Town) -> None:
    """Until cancelled, or until one of its parts fails."""
    async with running(settings, town) as app:
        await app.wait()


async def _invite(options: argparse.Namespace) -> int:
    settings = read_settings()
    if settings.token is None:
        raise UsageError(HOW_TO_BEGIN)
    logs.set_up(settings.log, settings.log_level)
    town = _town(settings)
    organisation = options.organisation or town.default_organisation.id
    if options.organisation and options.organisation not in {o.id for o in town.organisations}:
        raise UsageError(f"--organisation: the town has none with the id {options.organisation}")
    name = await _reached(settings)
    clock = await town_clock(settings.bot_api_url, settings.clock)
    store = await Store.open(settings.database_url, settings.key_file)
    try:
        async with store.write() as tx:
            code = await invite(tx, clock.now(), options.role, organisation)
    finally:
        await store.close()
    print(link(name, code))
    return GOOD


async def _check(_options: argparse.Namespace) -> int:
    settings = read_settings()
    found = await examine(settings, lambda: _read_town(settings))
    for line in (*found.faults, *(f"warning: {warning}" for warning in found.warnings)):
        print(line)
    if not found.faults:
        print("All is well.")
    return NOT_GOOD if found.faults else GOOD


def _town(settings: Settings) -> Town:
    """The town, and a line in the log when it is a plain one."""
    town = _read_town(settings)
    if not settings.town.exists():
        log.warning("no %s: a plain town, in which everything is a trial", settings.town)
    return town


def _read_town(settings: Settings) -> Town:
    """The town file, or a plain town when there is none."""
    try:
        text = settings.town.read_text(encoding="utf-8")
    except FileNotFoundError:
        return plain_town(FINISHED)
    except (OSError, UnicodeDecodeError) as error:
        raise TownError(f"{settings.town}: {error}") from error
    try:
        return parse_town(text, FINISHED)
    except TownError as error:
        raise TownError(f"{settings.town}: {error}") from error


async def _reached(settings: Settings) -> str:
    """The bot's name at Telegram."""
    try:
        return await username(settings)
    except InvalidToken:
        raise
    except TelegramError as error:
        raise UsageError(f"{settings.bot_api_url} cannot be reached ({type(error).__name__})") from error


async def _until_told() -> None:
    """Until SIGTERM or SIGINT."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_ in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(RuntimeError):  # no signals there: Windows, or a thread of a test
            loop.add_signal_handler(signal_, told.set)
    await told.wait()
