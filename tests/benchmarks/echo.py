"""A bare echo bot of python-telegram-bot, which stores nothing: `python -m tests.benchmarks.echo URL TOKEN default`.

It gets the same updates as ours: words are answered with a message and a button, a press with an edit.
"""

from __future__ import annotations

import sys
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("← Back", callback_data="f:echo:when:back")]])


async def heard(update: Update, _: Any) -> None:
    if update.message is not None:
        await update.message.reply_text(update.message.text or "?", reply_markup=BUTTON)


async def pressed(update: Update, _: Any) -> None:
    if update.callback_query is not None:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(f"{update.update_id}")


def main(url: str, token: str, way: str) -> None:
    builder = Application.builder().token(token).base_url(f"{url}/bot")
    bot = builder.concurrent_updates(way == "concurrent").build()
    bot.add_handler(MessageHandler(filters.TEXT, heard))
    bot.add_handler(CallbackQueryHandler(pressed))
    bot.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
