"""The answer to a press: it stops the button's waiting, and may show a line. Neither queued nor paced."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from telegram import Bot
from telegram.error import BadRequest, TelegramError

log = logging.getLogger(__name__)

WITHIN_SECONDS = 1.0
TOO_LATE = ("query is too old", "query id is invalid")


async def answer_when_known(
    bot: Bot, query_id: str, answered: asyncio.Future[tuple[str | None, bool]]
) -> None:
    """With what the press has led to (words or None, whether as an alert), or empty after a second."""
    text, alert = None, False
    with contextlib.suppress(TimeoutError):
        text, alert = await asyncio.wait_for(asyncio.shield(answered), WITHIN_SECONDS)
    await answer_press(bot, query_id, text, alert=alert)


async def answer_press(bot: Bot, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
    """Best effort, never raises: what the press did is done already. `text` at most 200 characters."""
    try:
        await bot.answer_callback_query(query_id, text=text, show_alert=alert or None)
    except BadRequest as error:
        if not any(phrase in error.message.lower() for phrase in TOO_LATE):
            log.warning("a press could not be answered: %s", error.message.partition(":")[0])
    except TelegramError as error:
        log.warning("a press could not be answered: %s", type(error).__name__)
