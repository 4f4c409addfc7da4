"""One row of the outbox as one call of Telegram's Bot API, and its errors sorted."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.delivery.deciding import Failure
from bot.storage.outbox import Kind, Rendered, RenderedButton, RenderedMedia
from bot.storage.taking import Taken

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# What Telegram says when a message that was to be changed is not there, or cannot be changed any more.
GONE = (
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message_id_invalid",
)
UNREACHABLE = ("chat not found", "user not found", "peer_id_invalid")
NOT_MODIFIED = "message is not modified"


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it; `message_id` is that of a new message, None for edits and deletes."""

    message_id: int | None = None


async def send(bot: Bot, taken: Taken, html: str) -> Sent | Failure:
    """Do what the row says, with `html` as its words, all references opened."""
    if taken.chat_id is None:
        return Failure("no chat", unreachable=True)
    try:
        return await _call(bot, taken, taken.chat_id, html)
    except TelegramError as error:
        return sort_out(error)


def sort_out(error: TelegramError) -> Sent | Failure:
    """What an error of the library means. The one place that reads Telegram's words."""
    # After a colon the server may quote the message itself.
    words = error.message.partition(":")[0].lower()
    match error:
        case RetryAfter():
            return Failure("429", retry_after=_seconds(error.retry_after))
        case Forbidden():
            return Failure(words, unreachable=True)
        case BadRequest() if NOT_MODIFIED in words:
            return Sent()
        case BadRequest() if any(phrase in words for phrase in GONE):
            return Failure(words, gone=True)
        case BadRequest():
            return Failure(words, permanent=True, unreachable=any(phrase in words for phrase in UNREACHABLE))
        case ChatMigrated():
            return Failure("the group has a new id", permanent=True)
        case _:
            # The network, the server, or a token that the administrator must put right: the message waits.
            return Failure(type(error).__name__)


def _seconds(retry_after: int | timedelta) -> float:
    return retry_after.total_seconds() if isinstance(retry_after, timedelta) else float(retry_after)


async def _call(bot: Bot, taken: Taken, chat: int, html: str) -> Sent:
    match taken:
        case Taken(kind=Kind.SEND, rendered=Rendered() as rendered):
            return Sent((await _send(bot, chat, html, rendered)).message_id)
        case Taken(kind=Kind.EDIT, message_id=int(message), rendered=Rendered() as rendered):
            await _edit(bot, chat, message, html, _inline(rendered), media=taken.media)
        case Taken(kind=Kind.DELETE, message_id=int(message)):
            await bot.delete_message(chat, message)
        case Taken(kind=Kind.COMMANDS, rendered=Rendered(commands=commands)):
            await _set_commands(bot, chat, commands)
        case _:
            raise ValueError(f"outbox row {taken.id} says neither what nor where")
    return Sent()


async def _send(bot: Bot, chat: int, html: str, rendered: Rendered) -> Message:
    options: dict[str, Any] = {
        "parse_mode": ParseMode.HTML,
        "reply_markup": _asking(rendered) or _inline(rendered),
        "protect_content": rendered.protect or None,
    }
    match rendered.media:
        case None:
            return await bot.send_message(chat, html, link_preview_options=NO_PREVIEW, **options)
        case RenderedMedia(kind="photo", file_id=file):
            return await bot.send_photo(chat, file, caption=html or None, **options)
        case RenderedMedia(kind="voice", file_id=file):
            return await bot.send_voice(chat, file, caption=html or None, **options)
        case RenderedMedia(file_id=file):
            return await bot.send_document(chat, file, caption=html or None, **options)


async def _set_commands(bot: Bot, chat: int, commands: tuple[tuple[str, str], ...]) -> None:
    scope = BotCommandScopeChat(chat)
    if commands:
        await bot.set_my_commands([BotCommand(*command) for command in commands], scope)
    else:
        await bot.delete_my_commands(scope)


async def say_in_group(bot: Bot, chat: int, rendered: Rendered) -> None:
    """One line in a group; never raises, for nothing hangs on it."""
    with contextlib.suppress(TelegramError):
        await _send(bot, chat, rendered.html, rendered)


async def _edit(
    bot: Bot, chat: int, message: int, html: str, markup: InlineKeyboardMarkup | None, *, media: bool
) -> None:
    if not html:
        await bot.edit_message_reply_markup(chat, message, reply_markup=markup)
    elif media:
        await bot.edit_message_caption(
            chat, message, caption=html, parse_mode=ParseMode.HTML, reply_markup=markup
        )
    else:
        await bot.edit_message_text(
            html,
            chat,
            message,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
        )


def _inline(rendered: Rendered) -> InlineKeyboardMarkup | None:
    if not rendered.rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rendered.rows])


def _button(button: RenderedButton) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.label, url=button.url, callback_data=button.press)


def _asking(rendered: Rendered) -> ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """The request for a contact or a position stands below the chat, with the words that lead out of it."""
    if rendered.drop_keyboard:
        return ReplyKeyboardRemove()
    if rendered.ask is None:
        return None
    contact = rendered.ask == "contact"
    label = rendered.ask_label or ""
    first = KeyboardButton(label, request_contact=contact or None, request_location=not contact or None)
    others = [KeyboardButton(words) for words in rendered.ask_others]
    rows = [[first], others] if others else [[first]]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)
