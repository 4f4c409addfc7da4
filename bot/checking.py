"""`handslag check`: what is wrong with settings, town, database, catalogues, keys and token, a line each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

from bot import i18n
from bot.delivery.reaching import reached
from bot.domain.categories import CATEGORIES
from bot.settings import Settings
from bot.storage import StorageRefused, Store, updates, usage
from bot.town import Town, TownError


async def faults(settings: Settings, read: Callable[[], Town]) -> list[str]:
    """Everything that is wrong; empty: all is well. Changes nothing, makes nothing."""
    try:
        town = read()
    except TownError as error:
        return [str(error), *i18n.faults(), *await _token(settings)]
    return [*_town(town), *i18n.faults(), *await _database(settings, town), *await _token(settings)]


def warnings(settings: Settings) -> list[str]:
    """What works, and should still be otherwise."""
    path = database_path(settings.database_url)
    if path is not None and settings.key_file.resolve().parent == path.resolve().parent:
        return ["HANDSLAG_KEY_FILE: the key lies beside the database; keep it elsewhere"]
    return []


async def ids_in_use(store: Store, town: Town) -> list[str]:
    """Ids that rows use and the town file lacks."""
    async with store.read() as tx:
        return await usage.missing(
            tx,
            areas={area.id for area in town.areas},
            categories={*CATEGORIES, *(c.id for c in town.extra_categories)},
            organisations={town.default_organisation.id, *(o.id for o in town.organisations)},
        )


def _town(town: Town) -> list[str]:
    found = []
    unknown = set(town.levels) - set(CATEGORIES) - {c.id for c in town.extra_categories}
    found += [f"town: levels: no such category: {category}" for category in sorted(unknown)]
    if not town.trial and not town.default_organisation.telephone:
        found.append("town: the default organisation has no telephone")
    if not town.trial and not town.default_organisation.desk:
        found.append("town: the default organisation has no desk hours")
    return found


async def _database(settings: Settings, town: Town) -> list[str]:
    path = database_path(settings.database_url)
    if path is not None and not path.exists():
        return [] if path.parent.is_dir() else [f"HANDSLAG_DATABASE_URL: no folder {path.parent}"]
    try:
        store = await Store.open(settings.database_url, settings.key_file, make_key=False)
    except StorageRefused as error:
        return [str(error)]
    try:
        async with store.read() as tx:
            aside = await updates.count_put_aside(tx)
        found = await ids_in_use(store, town)
    finally:
        await store.close()
    return [*found, f"{aside} updates were put aside"] if aside else found


async def _token(settings: Settings) -> list[str]:
    if settings.token is None:
        return ["HANDSLAG_TOKEN is not set"]
    try:
        await username(settings)
    except InvalidToken:
        return ["HANDSLAG_TOKEN: Telegram does not know this token"]
    except TelegramError as error:
        return [f"HANDSLAG_BOT_API_URL: cannot be reached ({type(error).__name__})"]
    return []


async def username(settings: Settings) -> str:
    """The bot's name at Telegram. Raises TelegramError."""
    token = settings.token.get_secret_value() if settings.token else ""
    async with reached(token, settings.bot_api_url) as bot:
        return bot.username


def database_path(url: str) -> Path | None:
    """The file of a SQLite address; None for another engine."""
    parts = urlsplit(url)
    return Path(parts.path.removeprefix("/")) if parts.scheme == "sqlite" else None
