"""The library's `Bot` on the fast way to the network, opened and closed whole."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from telegram import Bot

from bot.delivery.request import AiohttpRequest


@asynccontextmanager
async def reached(token: str, url: str) -> AsyncIterator[Bot]:
    """A bot that Telegram has recognised. Raises TelegramError; the token may stand in its text, so print its kind."""
    calls, polls = AiohttpRequest(), AiohttpRequest()
    bot = Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=calls,
        get_updates_request=polls,
    )
    async with AsyncExitStack() as stack:
        # The library leaves its ways open when getMe fails.
        stack.push_async_callback(calls.shutdown)
        stack.push_async_callback(polls.shutdown)
        async with bot:
            yield bot
