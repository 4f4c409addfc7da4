"""sendMessage, sendLocation, sendChatAction, and sending something again: copy and forward."""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox import access, inputs, wire
from bot.sandbox.access import Right
from bot.sandbox.calls import Call
from bot.sandbox.methods import reading
from bot.sandbox.methods.posting import Where, post, where
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json, Message
from bot.sandbox.world import World

ACTIONS = {
    *("cancel", "typing", "record_video", "upload_video", "record_audio", "record_voice", "upload_audio"),
    *(
        "upload_voice",
        "upload_photo",
        "upload_document",
        "choose_sticker",
        "pick_up_location",
        "find_location",
    ),
    *("record_video_note", "upload_video_note"),
}
HAVE_CAPTIONS = {"photo", "voice", "document"}


def send_message(world: World, call: Call) -> Json:
    return send(world, call, reading.text_content(world, call))


def send(world: World, call: Call, content: Json) -> Json:
    """Send what has been read already; the message as the Bot API shows it. Raises Refusal."""
    to = where(world, call)
    world.spend(to.chat_id)
    return wire.message(world, post(world, to, content))


def send_location(world: World, call: Call) -> Json:
    latitude, longitude = reading.decimal(call, "latitude"), reading.decimal(call, "longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Refusal(400, "Bad Request: invalid location specified")
    location: Json = {"latitude": latitude, "longitude": longitude}
    if period := inputs.integer(call.get("live_period")):
        if period != 2**31 - 1 and not 60 <= period <= 86400:
            raise Refusal(400, "Bad Request: wrong live location period specified")
        location["live_period"] = period
    return send(world, call, {"location": location})


def send_chat_action(world: World, call: Call) -> bool:
    action = call.get("action").lower()
    if action not in ACTIONS:
        raise Refusal(400, "Bad Request: wrong parameter action in request")
    reading.no_business(call)
    chat_id = access.chat(world, call.get("chat_id"), Right.WRITE)
    access.check_open(world, chat_id)
    on = action != "cancel"
    world.phones.set_typing(chat_id, on=on)
    for person in world.phones_of(chat_id):
        world.events.tell("typing", {"person": person, "chat": chat_id, "on": on})
    return True


def copy_message(world: World, call: Call) -> Json:
    source_chat = inputs.required(call.get("from_chat_id"), "from_chat_id")
    caption = reading.caption_of(world, call) if "caption" in call.params else None
    source = _source(world, call, source_chat, "message to copy")
    to = where(world, call)
    world.spend(to.chat_id)
    sent = post(world, to, _with_caption(source.content, caption))
    return {"message_id": sent.message_id}


def copy_messages(world: World, call: Call) -> list[Json]:
    without = inputs.boolean(call.get("remove_caption"))
    to, sources = _several(world, call)
    contents = [_with_caption(one.content, {} if without else None) for one in sources]
    return [{"message_id": post(world, to, content).message_id} for content in contents]


def forward_message(world: World, call: Call) -> Json:
    source_chat = inputs.required(call.get("from_chat_id"), "from_chat_id")
    source = _source(world, call, source_chat, "message to forward")
    to = replace(where(world, call), reply_to=None, markup=None)
    if source.protected:
        raise Refusal(400, "Bad Request: the message can't be forwarded")
    world.spend(to.chat_id)
    return wire.message(world, _forward(world, to, source))


def forward_messages(world: World, call: Call) -> list[Json]:
    to, sources = _several(world, call)
    free = [one for one in sources if not one.protected]
    if not free:
        raise Refusal(400, "Bad Request: messages can't be forwarded")
    return [{"message_id": _forward(world, to, one).message_id} for one in free]


def _several(world: World, call: Call) -> tuple[Where, list[Message]]:
    """Where to, and those of the named messages that are there. Ids must be in rising order."""
    source_chat = inputs.required(call.get("from_chat_id"), "from_chat_id")
    ids = inputs.message_ids(call.get("message_ids"))
    to = where(world, call)
    chat_id = access.chat(world, source_chat, Right.READ)
    sources = [found for one in ids if (found := world.message(chat_id, one)) is not None]
    if not sources:
        raise Refusal(400, "Bad Request: there are no messages to forward")
    if [one.message_id for one in sources] != sorted({one.message_id for one in sources}):
        raise Refusal(400, "Bad Request: message identifiers must be in a strictly increasing order")
    world.spend(to.chat_id, len(sources))
    return to, sources


def _source(world: World, call: Call, source_chat: str, called: str) -> Message:
    message_id = inputs.message_id(call.get("message_id"))
    found = access.message(world, source_chat, message_id, Right.READ, called)
    if is_service(found):
        verb = called.rpartition(" ")[2]
        words = "message can't be copied" if verb == "copy" else "the message can't be forwarded"
        raise Refusal(400, f"Bad Request: {words}")
    return found


def is_service(message: Message) -> bool:
    """Whether this is a note of Telegram's own, such as that a group was made."""
    return not message.content.keys() & {"text", "location", "contact", "sticker", *HAVE_CAPTIONS}


def _with_caption(content: Json, caption: Json | None) -> Json:
    """The content under a new caption; None keeps the old one."""
    if caption is None or not content.keys() & HAVE_CAPTIONS:
        return content
    return {name: value for name, value in content.items() if not name.startswith("caption")} | caption


def _forward(world: World, to: Where, source: Message) -> Message:
    origin = source.origin or {
        "type": "user",
        "date": wire.unix(source.sent),
        "sender_user": wire.user(world, source.sender),
    }
    return post(world, to, source.content, origin=origin)
