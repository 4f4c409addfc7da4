"""What is on a phone now, as plain JSON."""

from __future__ import annotations

from bot.sandbox import commands, wire
from bot.sandbox.state import Json, Message, Person
from bot.sandbox.world import World

SHOWN_ON_BUTTONS = {"callback_data": "data", "url": "url"}


def person(world: World, shown: Person) -> Json:
    return {
        "id": shown.id,
        "name": shown.name,
        "language_code": shown.language_code,
        "blocked": shown.blocked,
        "deactivated": shown.deactivated,
        "unread": world.phones.unread_by(shown.id),
        "started": shown.started,
    }


def chat(world: World, person_id: int, chat_id: int) -> Json:
    """The messages of a chat, oldest first, and what else that phone shows there."""
    toast = world.phones.toasts.get(person_id)
    return {
        "messages": [_message(world, one) for one in world.messages(chat_id) if _visible(one)],
        "keyboard": world.phones.keyboard(person_id, chat_id),
        "toast": None if toast is None else {"text": toast.text, "alert": toast.alert},
        "typing": world.phones.typing(chat_id),
    }


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
        "text": content.get("text", content.get("caption", "")),
        "entities": content.get("entities", content.get("caption_entities", [])),
        "buttons": [
            [_button(one) for one in row] for row in (message.markup or {}).get("inline_keyboard", [])
        ],
        "edited": message.edited is not None,
    }
    if message.chat_id in world.groups:
        shown["from_name"] = wire.user(world, message.sender)["first_name"]
    if message.reply_to is not None:
        shown["reply_to"] = message.reply_to
    shown |= {name: True for name, is_so in _signs(message) if is_so} | _enclosed(content)
    return shown | ({"album": message.album} if message.album else {})


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


def menu(world: World, shown: Person) -> list[dict[str, str]]:
    """The commands that this person sees in their private chat."""
    return commands.resolve(
        world.profile.commands,
        chat_id=shown.id,
        user_id=shown.id,
        chat_type="private",
        language_code=shown.language_code,
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
