"""What Telegram shows of the bot: its commands and descriptions in every language, set when they have changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from bot.cards.home import COMMANDS, DESCRIPTION, SHORT_DESCRIPTION
from bot.i18n import plain, words
from bot.storage import Store, people
from bot.text import Text
from bot.town import Town

SETTING = "announced"


async def announce(bot: Bot, store: Store, town: Town) -> None:
    """Set commands and descriptions at Telegram, if they differ from what was set last."""
    texts = {language: _texts(language, town) for language in town.languages}
    fingerprint = hashlib.sha256(json.dumps([bot.id, texts], sort_keys=True).encode()).hexdigest()
    async with store.read() as tx:
        if await people.setting(tx, SETTING) == fingerprint:
            return
    await _set(bot, texts[town.languages[0]], None)
    for language, said in texts.items():
        await _set(bot, said, language)
    async with store.write() as tx:
        await people.set_setting(tx, SETTING, fingerprint)


async def _set(bot: Bot, texts: Mapping[str, str], language: str | None) -> None:
    commands = [BotCommand(name, texts[name]) for name in COMMANDS]
    await bot.set_my_commands(commands, BotCommandScopeAllPrivateChats(), language)
    await bot.set_my_commands([BotCommand("help", texts["help"])], BotCommandScopeAllGroupChats(), language)
    await bot.set_my_description(texts["description"], language)
    await bot.set_my_short_description(texts["short_description"], language)


def _texts(language: str, town: Town) -> dict[str, str]:
    said = words(language, zone=town.zone, first=town.languages[0])
    all_texts: dict[str, Text] = {
        **COMMANDS,
        "description": DESCRIPTION,
        "short_description": SHORT_DESCRIPTION,
    }
    return {name: plain(said.render(text)) for name, text in all_texts.items()}
