"""May the bot reach this chat and this message? The order of the questions and the words are Telegram's.

Read in tdlib/telegram-bot-api, Client.cpp: check_chat, check_chat_access, check_message.
"""

from __future__ import annotations

from enum import IntEnum

from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Group, Message
from bot.sandbox.world import World


class Right(IntEnum):
    """What the bot wants to do there; each includes the ones before."""

    READ = 0
    MEMBERS = 1
    EDIT = 2
    WRITE = 3


def chat(world: World, raw: str, right: Right) -> int:
    """The chat's id, if the bot may do that there. Raises Refusal."""
    if not raw:
        raise Refusal(400, "Bad Request: chat_id is empty")
    chat_id = _integer(raw)
    group = world.groups.get(chat_id)
    if group is not None:
        _check_group(group, right)
    elif not world.knows(chat_id):
        raise Refusal(400, "Bad Request: chat not found")
    elif world.people[chat_id].deactivated and right >= Right.EDIT:
        raise Refusal(403, "Forbidden: user is deactivated")
    return chat_id


def _integer(raw: str) -> int:
    """A number at the beginning of a text, and 0 without one, as Telegram's server reads chat ids."""
    digits = raw.removeprefix("-")
    end = next((at for at, character in enumerate(digits) if not "0" <= character <= "9"), len(digits))
    number = int(digits[:end]) if 0 < end < 20 else 0
    return -number if raw.startswith("-") else number


def _check_group(group: Group, right: Right) -> None:
    kind = "supergroup" if group.supergroup else "group"
    if group.upgraded_to is not None and right in {Right.MEMBERS, Right.WRITE}:
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refusal(400, words, migrate_to=group.upgraded_to)
    if group.bot_removed and (right >= Right.MEMBERS or group.supergroup):
        raise Refusal(403, f"Forbidden: bot was kicked from the {kind} chat")


def check_open(world: World, chat_id: int) -> None:
    """Whether this person, if it is one, lets the bot write. Raises Refusal (403)."""
    person = world.people.get(chat_id)
    if person is None:
        return
    if not person.started:
        raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
    if person.blocked:
        raise Refusal(403, "Forbidden: bot was blocked by the user")


def message(world: World, raw_chat: str, message_id: int, right: Right, called: str) -> Message:
    """A message that the bot may handle so. Raises Refusal; `called` is its name there: "message to edit"."""
    chat_id = chat(world, raw_chat, right)
    found = world.message(chat_id, message_id)
    if found is None:
        raise Refusal(400, f"Bad Request: {called} not found")
    return found
