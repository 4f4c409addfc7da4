"""The world as the Bot API writes it: users, chats, messages."""

from __future__ import annotations

from datetime import datetime

from bot.sandbox.state import Group, Json, Message, Person
from bot.sandbox.world import World

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def unix(moment: datetime) -> int:
    return int(moment.timestamp())


def user(world: World, user_id: int) -> Json:
    """A User; of somebody unknown only the id."""
    if user_id == world.bot_id:
        profile = world.profile
        return {"id": user_id, "is_bot": True, "first_name": profile.name, "username": profile.username}
    person = world.people.get(user_id)
    shown: Json = {"id": user_id, "is_bot": False, "first_name": _first_name(person)}
    if person is not None and person.language_code:
        shown["language_code"] = person.language_code
    return shown


def _first_name(person: Person | None) -> str:
    return "" if person is None or person.deactivated else person.name


def me(world: World) -> Json:
    """The bot as getMe shows it."""
    return user(world, world.bot_id) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(world: World, chat_id: int) -> Json:
    """A Chat."""
    group = world.groups.get(chat_id)
    if group is not None:
        return {"id": chat_id, "title": group.title, "type": _kind(group)} | (
            {} if group.supergroup else {"all_members_are_administrators": False}
        )
    return {"id": chat_id, "first_name": _first_name(world.people.get(chat_id)), "type": "private"}


def _kind(group: Group) -> str:
    return "supergroup" if group.supergroup else "group"


def full_chat(world: World, chat_id: int) -> Json:
    """A ChatFullInfo."""
    private = chat_id not in world.groups
    return chat(world, chat_id) | {
        "accent_color_id": abs(chat_id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, private),
    }


def message(world: World, shown: Message, *, with_reply: bool = True) -> Json:
    """A Message, with the message that it answers (but not the one that that one answers)."""
    result: Json = {
        "message_id": shown.message_id,
        "from": user(world, shown.sender),
        "chat": chat(world, shown.chat_id),
        "date": unix(shown.sent),
        **shown.content,
    }
    if shown.edited is not None:
        result["edit_date"] = unix(shown.edited)
    if shown.origin is not None:
        result["forward_origin"] = shown.origin
    if shown.album is not None:
        result["media_group_id"] = shown.album
    if shown.protected:
        result["has_protected_content"] = True
    if shown.markup is not None:
        result["reply_markup"] = shown.markup
    if with_reply and shown.reply_to is not None:
        answered = world.message(shown.chat_id, shown.reply_to)
        if answered is not None:
            result["reply_to_message"] = message(world, answered, with_reply=False)
    return result


def maybe_message(world: World, chat_id: int, message_id: int) -> Json:
    """A MaybeInaccessibleMessage: of one that is gone only where it was."""
    found = world.message(chat_id, message_id)
    if found is not None:
        return message(world, found)
    return {"message_id": message_id, "chat": chat(world, chat_id), "date": 0}


def member(world: World, chat_id: int, user_id: int) -> Json:
    """A ChatMember. Who made a group (its first member) is its creator."""
    shown: Json = {"user": user(world, user_id), "status": "member"}
    group = world.groups.get(chat_id)
    if group is None:
        return shown
    if user_id == world.bot_id:
        return kicked(world) if group.bot_removed else shown
    if user_id not in group.members:
        return shown | {"status": "left"}
    if user_id == group.members[0]:
        return shown | {"status": "creator", "is_anonymous": False}
    return shown


def kicked(world: World) -> Json:
    """The bot as somebody's banned ChatMember."""
    return {"user": user(world, world.bot_id), "status": "kicked", "until_date": 0}
