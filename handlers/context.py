"""An update, narrowed once: who did what, where. Everything behind this is typed."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, Update

from bot.flows.answers import Answer, Odd, Placed, Shared, Shown, Typed
from bot.usecases.here import Here, Person

LONGEST_NAME = 64
"""As long as Telegram lets a first name be; nobody's greeting breaks because of a longer one."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it: their account, the chat, and what their app tells about them."""

    user_id: int
    chat_id: int
    first_name: str
    app_language: str | None
    private: bool


@dataclass(frozen=True, slots=True)
class Command:
    """`/name words`; `addressed`: it named this bot (in a group only those are answered)."""

    name: str
    words: str
    addressed: bool


@dataclass(frozen=True, slots=True)
class Press:
    """A button under a message: its data and the message it stands under."""

    query_id: str
    data: str
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Edited:
    """A message was changed after it was sent."""

    message_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Membership:
    """They blocked the bot (`here` False) or came back."""

    here: bool


What = Command | Press | Edited | Membership | Answer


@dataclass(frozen=True, slots=True)
class Context:
    """One update in the hands of its handler.

    `card` is the occasion of the message that was pressed, or answered; `message` the number of what was written.
    """

    here: Here
    person: Person
    what: What
    card: str | None = None
    message: int | None = None


def about_of(update: Update) -> int | None:
    """The message that was pressed, or that the person answers; None: neither."""
    if update.callback_query is not None:
        return update.callback_query.message.message_id if update.callback_query.message else None
    replied = update.message.reply_to_message if update.message else None
    return replied.message_id if replied else None


def sender_of(update: Update) -> Sender | None:
    """None: sent by nobody (a channel, an anonymous administrator, a bot); such updates are refused."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or user.is_bot:
        return None
    return Sender(
        user.id, chat.id, user.first_name[:LONGEST_NAME], user.language_code, chat.type == "private"
    )


def what_of(update: Update, username: str) -> What | None:
    """None: nothing that concerns this bot."""
    if update.callback_query is not None:
        query = update.callback_query
        message_id = query.message.message_id if query.message else None
        return Press(query.id, query.data or "", message_id)
    if update.my_chat_member is not None:
        return Membership(update.my_chat_member.new_chat_member.status not in {"kicked", "left"})
    if update.edited_message is not None:
        message = update.edited_message
        # A live position moves on by itself: nobody has written anything.
        return None if message.location else Edited(message.message_id, message.text or message.caption or "")
    return _said(update.message, username) if update.message is not None else None


def _said(message: Message, username: str) -> What | None:
    if message.text is not None and message.text.startswith("/"):
        return _command(message.text, username)
    if message.text is not None:
        return Typed(message.text, message.message_id)
    return _sent(message)


def _command(text: str, username: str) -> Command | Typed:
    head, _, words = text[1:].partition(" ")
    name, _, whom = head.partition("@")
    if whom and whom.casefold() != username.casefold():
        return Typed(text)
    return Command(name.casefold(), words.strip(), bool(whom))


def _sent(message: Message) -> What | None:
    album, caption = message.media_group_id, message.caption or ""
    if message.photo:
        return Shown("photo", message.photo[-1].file_id, caption, album)
    if message.voice is not None:
        return Shown("voice", message.voice.file_id, caption, album)
    if message.document is not None:
        return Shown("document", message.document.file_id, caption, album)
    if message.location is not None:
        return Placed(message.location.latitude, message.location.longitude)
    if message.contact is not None:
        sender = message.from_user.id if message.from_user else None
        own = sender is not None and message.contact.user_id == sender
        return Shared(_dialled(message.contact.phone_number), own)
    return None if _is_service(message) else Odd()


def _dialled(number: str) -> str:
    """As one dials it: Telegram gives the country's code, often without the plus."""
    return f"+{number}" if number.isdecimal() else number


def _is_service(message: Message) -> bool:
    """Telegram's own notes in a chat: nobody said them."""
    return any(
        (
            message.new_chat_members,
            message.left_chat_member,
            message.group_chat_created,
            message.pinned_message,
            message.migrate_to_chat_id,
            message.migrate_from_chat_id,
            message.new_chat_title,
        )
    )
