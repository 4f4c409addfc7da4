"""The answer to a press: it stops the button's waiting, and may show a line. Neither queued nor paced."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import BadRequest, TelegramError

log = logging.getLogger(__name__)

TOO_LATE = ("query is too old", "query id is invalid")


async def answer_press(bot: Bot, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
    """Best effort, never raises: what the press did is done already. `text` at most 200 characters."""
    try:
        await bot.answer_callback_query(query_id, text=text, show_alert=alert or None)
    except BadRequest as error:
        if not any(phrase in error.message.lower() for phrase in TOO_LATE):
            log.warning("a press could not be answered: %s", error.message.partition(":")[0])
    except TelegramError as error:
        log.warning("a press could not be answered: %s", type(error).__name__)
