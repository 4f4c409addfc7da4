"""editMessageText, -Caption, -Media, -ReplyMarkup and the deleting of messages.

Rules: tdlib/td, MessagesManager.cpp (can_edit_message, edit_message_text and its kin, can_revoke_message).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.sandbox import access, inputs, keyboards, wire
from bot.sandbox.access import Right
from bot.sandbox.calls import Call
from bot.sandbox.methods import reading
from bot.sandbox.methods.media import edited_media
from bot.sandbox.methods.sending import HAVE_CAPTIONS, is_service
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json, Message
from bot.sandbox.world import World

DELETABLE = timedelta(hours=48)
"""How long after its sending a bot may delete a message."""
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_text(world: World, call: Call) -> Json:
    content = reading.text_content(world, call)
    old, markup = _editable(world, call)
    if "text" not in old.content:
        raise Refusal(400, "Bad Request: there is no text in the message to edit")
    return _change(world, old, content, markup)


def edit_caption(world: World, call: Call) -> Json:
    caption = reading.caption_of(world, call)
    old, markup = _editable(world, call)
    if not old.content.keys() & HAVE_CAPTIONS:
        raise Refusal(400, "Bad Request: there is no caption in the message to edit")
    kept = {name: value for name, value in old.content.items() if not name.startswith("caption")}
    return _change(world, old, kept | caption, markup)


def edit_media(world: World, call: Call) -> Json:
    content = edited_media(world, call)
    old, markup = _editable(world, call)
    if not old.content.keys() & {"text", "photo", "document"}:
        raise Refusal(400, "Bad Request: message media can't be edited")
    if old.album is not None and not content.keys() & old.content.keys() & {"photo", "document"}:
        raise Refusal(400, "Bad Request: can't change media type in the album")
    return _change(world, old, content, markup)


def edit_markup(world: World, call: Call) -> Json:
    old, markup = _editable(world, call)
    return _change(world, old, old.content, markup)


def _editable(world: World, call: Call) -> tuple[Message, Json | None]:
    """The bot's own message that is meant, and its new keyboard. Raises Refusal."""
    private = not call.get("chat_id").startswith("-")
    markup = keyboards.inline_markup(call.get("reply_markup"), private=private)
    message_id = inputs.message_id(call.get("message_id"))
    if not call.get("chat_id") and message_id == 0:
        if call.get("inline_message_id"):
            raise Refusal(400, "Bad Request: invalid inline message identifier specified")
        raise Refusal(400, "Bad Request: message identifier is not specified")
    reading.no_business(call)
    found = access.message(world, call.get("chat_id"), message_id, Right.EDIT, "message to edit")
    if found.sender != world.bot_id or found.fixed or found.origin is not None or is_service(found):
        raise Refusal(400, "Bad Request: message can't be edited")
    return found, markup


def _change(world: World, old: Message, content: Json, markup: Json | None) -> Json:
    if content == old.content and markup == old.markup:
        raise Refusal(400, NOT_MODIFIED)
    access.check_open(world, old.chat_id)
    world.spend(old.chat_id)
    new = replace(old, content=content, markup=markup, edited=world.clock.now())
    world.change_message(new)
    return wire.message(world, new)


def delete_message(world: World, call: Call) -> bool:
    if not call.get("chat_id"):
        raise Refusal(400, "Bad Request: chat identifier is not specified")
    message_id = inputs.required_message_id(call.get("message_id"))
    found = access.message(world, call.get("chat_id"), message_id, Right.WRITE, "message to delete")
    _check_deletable(world, found)
    world.remove_message(found)
    return True


def delete_messages(world: World, call: Call) -> bool:
    """Messages that are not there are passed over; if one may not be deleted, none is."""
    ids = inputs.message_ids(call.get("message_ids"))
    chat_id = access.chat(world, call.get("chat_id"), Right.WRITE)
    found = [one for number in dict.fromkeys(ids) if (one := world.message(chat_id, number)) is not None]
    for one in found:
        _check_deletable(world, one)
    for one in found:
        world.remove_message(one)
    return True


def _check_deletable(world: World, message: Message) -> None:
    group = world.groups.get(message.chat_id)
    others = message.sender != world.bot_id or is_service(message)
    if group is not None and group.supergroup:
        if others:  # The bot is never an administrator here.
            raise Refusal(400, "Bad Request: message can't be deleted")
    elif (group is not None and others) or world.clock.now() - message.sent > DELETABLE:
        raise Refusal(400, "Bad Request: message can't be deleted for everyone")
