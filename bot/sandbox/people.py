"""What people do on their phones, and what the bot hears of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.sandbox import entities, made_up, wire
from bot.sandbox.files import in_message
from bot.sandbox.state import Group, Json, Message, Person
from bot.sandbox.world import World

LONGEST_TEXT = 4096
"""UTF-16 units; apps cut longer texts into several messages."""
MADE_UP: dict[str, tuple[str, Callable[[], bytes]]] = {
    "photo": ("", made_up.picture),
    "voice": ("", made_up.recording),
    "document": ("paper.pdf", made_up.paper),
}


class NotPossibleError(Exception):
    """A phone cannot do this; `status` is the HTTP status that says so."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it. `update_id` is None when the bot is not told: it did not ask, or may not read it."""

    update_id: int | None
    message_id: int | None = None


def present(world: World, person_id: int) -> Person:
    """A person whose phone is here. Raises NotPossibleError (404)."""
    person = world.people.get(person_id)
    if person is None or person.gone:
        raise NotPossibleError(404, "no such person")
    return person


def in_chat(world: World, person_id: int, chat_id: int | None) -> tuple[Person, int]:
    """The person and the chat meant; None is their private chat with the bot. Raises NotPossibleError."""
    person = present(world, person_id)
    if chat_id is None or chat_id == person_id:
        return person, person_id
    group = world.groups.get(chat_id)
    if group is None or person_id not in group.members:
        raise NotPossibleError(404, "no such group with this person in it")
    return person, chat_id


def _in_open_chat(world: World, person_id: int, chat_id: int | None) -> tuple[Person, int]:
    """As `in_chat`, for doing something: a group that became a supergroup can only be looked at."""
    person, chat = in_chat(world, person_id, chat_id)
    if chat in world.groups and world.groups[chat].upgraded_to is not None:
        raise NotPossibleError(404, "this group has become a supergroup, with another id")
    return person, chat


def _may_write(world: World, person_id: int, chat_id: int | None) -> int:
    """The chat, made ready for something from this person. Raises NotPossibleError."""
    person, chat = _in_open_chat(world, person_id, chat_id)
    if person.deactivated:
        raise NotPossibleError(409, f"{person.name}'s account is deactivated")
    if chat == person_id:
        if person.blocked:
            raise NotPossibleError(409, f"{person.name} has blocked the bot")
        if not person.started:
            world.change_person(person_id, started=True)
    return chat


def write(
    world: World, person_id: int, text: str, chat_id: int | None = None, reply_to: int | None = None
) -> Done:
    """Send a text; a very long one becomes several messages, of which the last one's ids are returned."""
    present(world, person_id)
    parts = _parts(text)
    if not parts:
        raise NotPossibleError(400, "nothing to send")
    for part in parts:
        done = send(world, person_id, chat_id, _text(part), reply_to=reply_to)
    world.phones.used_keyboard(person_id, chat_id or person_id)
    return done


def _text(raw: str) -> Json:
    text, marks = entities.parse(raw, None)
    return {"text": text} | ({"entities": marks} if marks else {})


def _parts(text: str) -> list[str]:
    """The text in pieces that one message holds, without blank ones."""
    parts, start, length = [], 0, 0
    for at, character in enumerate(text):
        length += 2 if ord(character) > 0xFFFF else 1
        if length > LONGEST_TEXT:
            parts.append(text[start:at])
            start, length = at, 2 if ord(character) > 0xFFFF else 1
    parts.append(text[start:])
    return [part for part in parts if entities.parse(part, None)[0]]


def send(
    world: World,
    person_id: int,
    chat_id: int | None,
    content: Json,
    *,
    album: str | None = None,
    reply_to: int | None = None,
) -> Done:
    """Send one message with this content."""
    chat = _may_write(world, person_id, chat_id)
    message = world.add_message(chat, person_id, content, album=album, reply_to=reply_to)
    world.phones.mark_read(person_id, chat)
    return Done(_tell(world, "message", message), message.message_id)


def _tell(world: World, kind: str, message: Message) -> int | None:
    group = world.groups.get(message.chat_id)
    if group is not None and not _bot_reads(world, group, message):
        return None
    return world.tell_bot(kind, message.chat_id, wire.message(world, message))


def _bot_reads(world: World, group: Group, message: Message) -> bool:
    """In groups a bot hears only commands and answers to itself, unless its maker asks for more.

    Commands that name no bot are for the one that has written there last (core.telegram.org/bots/features,
    "Privacy mode"): here for ours, once it has written.
    """
    if group.bot_removed:
        return False
    answered = world.message(message.chat_id, message.reply_to or 0)
    if answered is not None and answered.sender == world.bot_id:
        return True
    first = next(iter(str(message.content.get("text", "")).split()), "")
    command, _, addressed = first.partition("@")
    if not command.startswith("/"):
        return False
    if addressed:
        return addressed.lower() == world.profile.username.lower()
    return any(one.sender == world.bot_id for one in world.messages(group.id))


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file to send; `content` None sends a made-up one. What has the same `album` belongs together."""

    content: bytes | None = None
    name: str = ""
    caption: str = ""
    album: str | None = None


def send_file(
    world: World, person_id: int, kind: str, enclosed: Enclosed, chat_id: int | None = None
) -> Done:
    """Send a photo, voice message or document. Raises NotPossibleError; Refusal where it is none."""
    name, make = MADE_UP[kind]
    content = make() if enclosed.content is None else enclosed.content
    duration = made_up.SECONDS if kind == "voice" else 0
    file = world.files.keep(kind, content, enclosed.name or name, duration=duration)
    caption, marks = entities.parse(enclosed.caption, None)
    shown: Json = {kind: in_message(file)}
    if caption:
        shown |= {"caption": caption} | ({"caption_entities": marks} if marks else {})
    return send(world, person_id, chat_id, shown, album=_album(person_id, enclosed.album))


def _album(person_id: int, name: str | None) -> str | None:
    """The number of a person's album: the same for the same name."""
    return None if name is None else str(random.Random(f"{person_id} {name}").randint(10**16, 10**17))


def send_sticker(world: World, person_id: int, emoji: str, chat_id: int | None) -> Done:
    file = world.files.keep("sticker", made_up.picture(), emoji)
    return send(world, person_id, chat_id, {"sticker": in_message(file)})


def share_contact(
    world: World, person_id: int, owner: int | None, phone_number: str, chat_id: int | None = None
) -> Done:
    """Share the contact of `owner`, who may be oneself, or None for somebody without Telegram.

    An empty `phone_number` is made up, of the Swedish ones that are kept free for fiction (070-174 06 05 …).
    """
    known = world.people.get(owner or 0)
    number = phone_number or f"46701740{605 + (owner or 0) % 95}"
    contact: Json = {"phone_number": number, "first_name": known.name if known else "Contact"}
    if owner:
        contact["user_id"] = owner
    done = send(world, person_id, chat_id, {"contact": contact})
    world.phones.used_keyboard(person_id, chat_id or person_id)
    return done


def press(world: World, person_id: int, message_id: int, data: str, chat_id: int | None = None) -> Done:
    """Press a button. The data need not be on the message: Telegram lets strange apps send anything."""
    chat = _may_write(world, person_id, chat_id)
    message = world.message(chat, message_id)
    if message is None and not world.was_there(chat, message_id):
        raise NotPossibleError(404, "no such message in this chat")
    if message is not None and message.sender != world.bot_id:
        raise NotPossibleError(400, "this message is not the bot's")
    world.phones.toasts.pop(person_id, None)
    world.phones.mark_read(person_id, chat)
    query = world.new_query(person_id, chat)
    update = {
        "id": query.id,
        "from": wire.user(world, person_id),
        "message": wire.maybe_message(world, chat, message_id),
        "chat_instance": str(chat * 7919),
        "data": data,
    }
    world.chat_changed(chat)
    return Done(world.tell_bot("callback_query", chat, update), message_id)


def edit(world: World, person_id: int, message_id: int, text: str, chat_id: int | None = None) -> Done:
    """Change the words of one's own message."""
    chat = _may_write(world, person_id, chat_id)
    message = world.message(chat, message_id)
    if message is None or message.sender != person_id:
        raise NotPossibleError(404, "no such message of this person in this chat")
    new = _text(text)
    if "text" not in message.content:
        words = {name: value for name, value in message.content.items() if not name.startswith("caption")}
        new = words | {
            name.replace("text", "caption"): value for name, value in new.items() if name == "text"
        }
    if new == message.content or not (new.get("text") or new.get("caption")):
        raise NotPossibleError(400, "nothing changes")
    message = replace(message, content=new, edited=world.clock.now())
    world.change_message(message)
    return Done(_tell(world, "edited_message", message), message_id)


def block(world: World, person_id: int, *, blocked: bool, chat_id: int | None = None) -> Done:
    """Block or unblock the bot in private; in a group, throw it out or take it in again."""
    person, chat = _in_open_chat(world, person_id, chat_id)
    group = world.groups.get(chat)
    before = person.blocked if group is None else group.bot_removed
    if before == blocked:
        return Done(None)
    if group is None:
        world.change_person(person_id, blocked=blocked)
        if not person.started:
            return Done(None)
    else:
        world.change_group(chat, bot_removed=blocked)
    here, away = _bot_as(world, "member"), wire.kicked(world)
    return Done(_membership(world, person_id, chat, *((here, away) if blocked else (away, here))))


def _bot_as(world: World, status: str) -> Json:
    return {"user": wire.user(world, world.bot_id), "status": status}


def _membership(world: World, person_id: int, chat_id: int, old: Json, new: Json) -> int | None:
    """Tell the bot that this person has changed what it is in this chat."""
    update = {
        "chat": wire.chat(world, chat_id),
        "from": wire.user(world, person_id),
        "date": wire.unix(world.clock.now()),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    return world.tell_bot("my_chat_member", chat_id, update)


def make_group(world: World, title: str, members: tuple[int, ...], *, supergroup: bool = False) -> Group:
    """A new group of these people, made by the first, with the bot in it."""
    if not members:
        raise NotPossibleError(400, "a group needs somebody in it")
    for member in members:
        present(world, member)
    group = world.add_group(title, members, supergroup=supergroup)
    _membership(world, members[0], group.id, _bot_as(world, "left"), _bot_as(world, "member"))
    created = "supergroup_chat_created" if supergroup else "group_chat_created"
    message = world.add_message(group.id, members[0], {created: True})
    world.tell_bot("message", group.id, wire.message(world, message))
    return group


def upgrade_group(world: World, group_id: int) -> Group:
    """Make a supergroup of a group: it gets another id, the old one is closed. Raises NotPossibleError."""
    old = world.groups.get(group_id)
    if old is None or old.supergroup or old.upgraded_to is not None:
        raise NotPossibleError(404, "no such group")
    new = world.add_group(old.title, old.members, supergroup=True)
    world.change_group(group_id, upgraded_to=new.id)
    for chat_id, note in (
        (group_id, {"migrate_to_chat_id": new.id}),
        (new.id, {"migrate_from_chat_id": group_id}),
    ):
        message = world.add_message(chat_id, old.members[0], note)
        world.tell_bot("message", chat_id, wire.message(world, message))
    return new
