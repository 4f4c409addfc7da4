"""What is on a phone now, as plain JSON."""

from __future__ import annotations

import re

from bot.sandbox import commands, wire
from bot.sandbox.state import Group, Json, Message, Person, Toast
from bot.sandbox.world import World

SHOWN_ON_BUTTONS = {"callback_data": "data", "url": "url"}
STARTED_BY_A_LINK = re.compile("/start [A-Za-z0-9_-]{1,64}")
"""What a link `t.me/<bot>?start=…` sends; Telegram's apps show only the command."""


def person(world: World, shown: Person) -> Json:
    return {
        "id": shown.id,
        "name": shown.name,
        "language_code": shown.language_code,
        "blocked": shown.blocked,
        "deactivated": shown.deactivated,
        "unread": world.phones.unread_by(shown.id),
        "started": shown.started,
        "chats": [_listed(world, shown.id, one) for one in _chats_of(world, shown.id)],
    }


def _chats_of(world: World, person_id: int) -> list[int]:
    """The private chat with the bot, then the groups in the order in which they were made."""
    groups = world.groups.values()
    return [
        person_id,
        *(one.id for one in groups if person_id in one.members and one.upgraded_to is None),
    ]


def _listed(world: World, person_id: int, chat_id: int) -> Json:
    """A line in the list of chats of a phone."""
    group = world.groups.get(chat_id)
    last = next((one for one in reversed(world.messages(chat_id)) if _visible(one)), None)
    listed: Json = {
        "id": chat_id,
        "title": world.profile.name if group is None else group.title,
        "unread": world.phones.unread[person_id, chat_id],
        "last": None if last is None else _message(world, last),
    }
    return listed if group is None else listed | _group(world, group)


def _group(world: World, group: Group) -> Json:
    """`was` is the id of the group that has become this supergroup, or None."""
    return {
        "members": [wire.user(world, one)["first_name"] for one in group.members],
        "bot_removed": group.bot_removed,
        "was": next((one.id for one in world.groups.values() if one.upgraded_to == group.id), None),
    }


def chat(world: World, person_id: int, chat_id: int) -> Json:
    """The messages of a chat, oldest first, and what else that phone shows there."""
    toast = world.phones.toasts.get(person_id)
    return {
        "messages": [_message(world, one) for one in world.messages(chat_id) if _visible(one)],
        "keyboard": world.phones.keyboard(person_id, chat_id),
        "toast": None if toast is None else _toast(toast),
        "typing": world.phones.typing(chat_id),
    }


def _toast(toast: Toast) -> Json:
    return {"text": toast.text, "alert": toast.alert} | ({"url": toast.url} if toast.url else {})


def _visible(message: Message) -> bool:
    return not message.content.keys() & {
        "group_chat_created",
        "supergroup_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
    }


def _message(world: World, message: Message) -> Json:
    content = message.content
    shown: Json = {
        "message_id": message.message_id,
        "date": wire.unix(message.sent),
        "from_bot": message.sender == world.bot_id,
        **_words(world, message),
        "buttons": [
            [_button(one) for one in row] for row in (message.markup or {}).get("inline_keyboard", [])
        ],
        "edited": message.edited is not None,
    }
    if message.chat_id in world.groups:
        sender = wire.user(world, message.sender)
        shown |= {"from_id": sender["id"], "from_name": sender["first_name"]}
    if message.reply_to is not None:
        shown["reply_to"] = message.reply_to
    shown |= {name: True for name, is_so in _signs(message) if is_so} | _enclosed(content)
    return shown | ({"album": message.album} if message.album else {})


def _words(world: World, message: Message) -> Json:
    content = message.content
    text, marks = str(content.get("text", content.get("caption", ""))), _marks(content)
    if message.chat_id in world.people and STARTED_BY_A_LINK.fullmatch(text):
        return {"text": "/start", "entities": marks[:1]}
    return {"text": text, "entities": marks}


def _marks(content: Json) -> list[Json]:
    marks: list[Json] = content.get("entities") or content.get("caption_entities") or []
    return marks


def _signs(message: Message) -> tuple[tuple[str, bool], ...]:
    return ("protected", message.protected), ("forwarded", message.origin is not None)


def _enclosed(content: Json) -> Json:
    """Photo, voice message, paper, place, contact or sticker of a message."""
    if "photo" in content:
        photo = content["photo"][-1]
        return {"photo": {"url": _url(photo), "width": photo["width"], "height": photo["height"]}}
    if "voice" in content:
        return {"voice": {"url": _url(content["voice"]), "duration": content["voice"]["duration"]}}
    if "document" in content:
        return {"document": {"url": _url(content["document"]), "name": content["document"]["file_name"]}}
    if "sticker" in content:
        return {"sticker": {"emoji": content["sticker"]["emoji"]}}
    return {name: content[name] for name in ("location", "contact") if name in content}


def _url(file: Json) -> str:
    return f"/sandbox/files/{file['file_id']}"


def _button(button: Json) -> Json:
    shown = {"text": button["text"]}
    shown |= {name: button[key] for key, name in SHOWN_ON_BUTTONS.items() if key in button}
    return shown | ({"web_app": button["web_app"]["url"]} if "web_app" in button else {})


def menu(world: World, shown: Person, chat_id: int) -> list[dict[str, str]]:
    """The commands that this person sees in this chat."""
    group = world.groups.get(chat_id)
    if group is not None and group.bot_removed:
        return []
    return commands.resolve(
        world.profile.commands,
        chat_id=chat_id,
        user_id=shown.id,
        chat_type="private" if group is None else "group",
        language_code=shown.language_code,
        is_admin=group is not None and group.members[0] == shown.id,
    )


def bot(world: World) -> dict[str, object]:
    """The bot's card."""
    profile = world.profile
    return {
        "username": profile.username,
        "name": profile.name,
        "description": profile.descriptions.get("", ""),
        "descriptions": dict(profile.descriptions),
        "short_description": profile.short_descriptions.get("", ""),
        "menu_button": profile.menu_button(),
    }
