"""`handslag check`: what is wrong with settings, town, database, catalogues, keys and token, a line each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

from bot import i18n
from bot.delivery.reaching import reached
from bot.domain.categories import CATEGORIES
from bot.settings import Settings
from bot.storage import StorageRefused, Transaction, updates, usage
from bot.storage.looking import New, Old, looked_at
from bot.town import Town, TownError


@dataclass
class Found:
    """`faults`: what is wrong. `warnings`: what works, and should be known or still be otherwise."""

    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


async def examine(settings: Settings, read: Callable[[], Town]) -> Found:
    """Everything that is to be said; no faults: all is well. Changes nothing, makes nothing."""
    found = Found()
    try:
        town = read()
    except TownError as error:
        found.faults.append(str(error))
    else:
        found.faults += _town(town)
        await _database(settings, town, found)
    found.faults += [*i18n.faults(), *await _token(settings)]
    found.warnings += _places(settings)
    return found


async def ids_in_use(tx: Transaction, town: Town) -> list[str]:
    """Ids that rows use and the town file lacks."""
    return await usage.missing(
        tx,
        areas={area.id for area in town.areas},
        categories={*CATEGORIES, *(c.id for c in town.extra_categories)},
        organisations={town.default_organisation.id, *(o.id for o in town.organisations)},
    )


def _places(settings: Settings) -> list[str]:
    found = []
    if not settings.town.exists():
        found.append(f"no {settings.town}: a plain town, in which everything is a trial")
    path = database_path(settings.database_url)
    if path is not None and settings.key_file.resolve().parent == path.resolve().parent:
        found.append("HANDSLAG_KEY_FILE: the key lies beside the database; keep it elsewhere")
    return found


def _town(town: Town) -> list[str]:
    found = []
    unknown = set(town.levels) - set(CATEGORIES) - {c.id for c in town.extra_categories}
    found += [f"town: levels: no such category: {category}" for category in sorted(unknown)]
    if not town.trial and not town.default_organisation.telephone:
        found.append("town: the default organisation has no telephone")
    if not town.trial and not town.default_organisation.desk:
        found.append("town: the default organisation has no desk hours")
    return found


async def _database(settings: Settings, town: Town, found: Found) -> None:
    try:
        async with looked_at(settings.database_url, settings.key_file) as seen:
            match seen:
                case New():
                    found.faults += _folders(settings)
                case Old(stands, newest):
                    found.warnings.append(
                        f"the database waits for an update (schema {stands}, this program's is {newest}): "
                        "the next start copies and updates it; what is in it was not checked"
                    )
                case Transaction():
                    found.faults += await ids_in_use(seen, town)
                    if aside := await updates.count_put_aside(seen):
                        found.faults.append(f"{aside} updates were put aside")
    except StorageRefused as error:
        found.faults.append(str(error))


def _folders(settings: Settings) -> list[str]:
    """Where the first start makes what is not there yet."""
    database = database_path(settings.database_url)
    places = {"HANDSLAG_DATABASE_URL": database, "HANDSLAG_KEY_FILE": settings.key_file}
    return [
        f"{name}: no folder {path.parent}"
        for name, path in places.items()
        if path is not None and not path.parent.is_dir()
    ]


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
