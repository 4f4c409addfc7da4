"""Lists of commands, for whom they are meant, and which of them a person sees.

Rules and words: tdlib/telegram-bot-api `Client.cpp` (get_bot_commands, get_bot_command_scope), tdlib/td
`td/telegram/BotCommand.cpp` (set_commands), `td/telegram/misc.cpp` (validate_bot_language_code). The order of
scopes is that of the API documentation, "Determining list of commands".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from telegram.constants import BotCommandLimit

from bot.sandbox import fields
from bot.sandbox.cleaning import cleaned
from bot.sandbox.fields import FieldError

# Not documented: seen refused from about 5,000 characters on (reports of bot makers, 2026).
_MOST_IN_ALL_DESCRIPTIONS = 4900
_COMMAND = re.compile(rf"[a-z0-9_]{{{BotCommandLimit.MIN_COMMAND},{BotCommandLimit.MAX_COMMAND}}}")
_WIDE_SCOPES = frozenset(("default", "all_private_chats", "all_group_chats", "all_chat_administrators"))
_CHAT_SCOPES = frozenset(("chat", "chat_administrators", "chat_member"))


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a list of commands is meant; `chat` is the chat's id as it was sent, None for all chats."""

    type: str = "default"
    chat: str | None = None
    user_id: int | None = None


Stored = Mapping[tuple[Scope, str], list[dict[str, str]]]


def commands(raw: object) -> list[dict[str, str]]:
    """The commands as Telegram stores them; an empty list when left out. Raises Refusal (400)."""
    with fields.refusing():
        if fields.is_empty(raw):
            return []
        listed = fields.an_array(
            fields.decode(raw, "Can't parse commands JSON object"), "Expected an Array of BotCommand"
        )
        with fields.inside("Can't parse BotCommand: "):
            read = [_command(value) for value in listed]
        checked = [_checked(command, description) for command, description in read]
        described = sum(len(each["description"]) for each in checked)
        if len(checked) > BotCommandLimit.MAX_COMMAND_NUMBER or described > _MOST_IN_ALL_DESCRIPTIONS:
            raise FieldError("BOT_COMMANDS_TOO_MUCH")
        return checked


def _command(value: object) -> tuple[str, str]:
    given = fields.an_object(value, "expected an Object")
    return fields.string(given, "command"), fields.string(given, "description")


def _checked(command: str, description: str) -> dict[str, str]:
    command = cleaned(command, "Command").strip().removeprefix("/")
    description = cleaned(description, "Command description").strip()
    if not command:
        raise FieldError("Command must be non-empty")
    if len(command) > BotCommandLimit.MAX_COMMAND:
        raise FieldError(f"Command length must not exceed {BotCommandLimit.MAX_COMMAND}")
    if not description:
        raise FieldError("Command description must be non-empty")
    if len(description) > BotCommandLimit.MAX_DESCRIPTION:
        raise FieldError(f"Command description length must not exceed {BotCommandLimit.MAX_DESCRIPTION}")
    if not _COMMAND.fullmatch(command):
        raise FieldError("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def scope(raw: object) -> Scope:
    """For whom; everybody when left out. Whether the chat exists is for the caller. Raises Refusal (400)."""
    with fields.refusing():
        if fields.is_empty(raw):
            return Scope()
        value = fields.decode(raw, "Can't parse BotCommandScope JSON object")
        with fields.inside("Can't parse BotCommandScope: "):
            return _scope(value)


def _scope(value: object) -> Scope:
    given = fields.an_object(value, "BotCommandScope must be an Object")
    kind = fields.string(given, "type")
    if kind in _WIDE_SCOPES:
        return Scope(kind)
    if kind not in _CHAT_SCOPES:
        raise FieldError("Unsupported type specified")
    chat = fields.string(given, "chat_id")
    if not chat:
        raise FieldError("Empty chat_id specified")
    if kind != "chat_member":
        return Scope(kind, chat)
    user_id = fields.integer(given, "user_id")
    if user_id <= 0:
        raise FieldError("Invalid user_id specified")
    return Scope(kind, chat, user_id)


def language_code(raw: object) -> str:
    """A two-letter code, "" for all languages. Raises Refusal (400)."""
    if fields.is_empty(raw) or (isinstance(raw, str) and re.fullmatch("[a-z]{2}", raw)):
        return str(raw or "")
    raise fields.bad_request("Invalid language code specified")


def resolve(
    stored: Stored,
    *,
    chat_id: int,
    user_id: int,
    chat_type: str,
    language_code: str | None,
    is_admin: bool = False,
) -> list[dict[str, str]]:
    """The commands that this person sees in this chat: the narrowest scope first, there their language first.

    `language_code` is that of the person's app; of `pt-br` the first two letters count, None means unknown.
    An empty list means that there is no menu.
    """
    language = (language_code or "").lower()[:2]
    for each in _scopes(chat_id, user_id, chat_type == "private", is_admin):
        for code in (language, "") if language else ("",):
            if found := stored.get((each, code)):
                return found
    return []


def _scopes(chat_id: int, user_id: int, is_private: bool, is_admin: bool) -> Iterator[Scope]:
    chat = str(chat_id)
    if is_private:
        yield from (Scope("chat", chat), Scope("all_private_chats"), Scope())
        return
    yield Scope("chat_member", chat, user_id)
    if is_admin:
        yield Scope("chat_administrators", chat)
    yield Scope("chat", chat)
    if is_admin:
        yield Scope("all_chat_administrators")
    yield from (Scope("all_group_chats"), Scope())
