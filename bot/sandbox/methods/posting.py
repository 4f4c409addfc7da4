"""Putting a bot's message into a chat: what all sending methods share, in Telegram's order of checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.sandbox import access, inputs, keyboards
from bot.sandbox.access import Right
from bot.sandbox.calls import Call
from bot.sandbox.methods import reading
from bot.sandbox.methods.reading import Reply
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json, Message
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Where:
    """A chat that may be written to, with what the call says about the message to come."""

    chat_id: int
    reply_to: int | None
    markup: Json | None
    protected: bool


def where(world: World, call: Call) -> Where:
    """Check everything about a call but its content. Raises Refusal."""
    reply = reading.reply(call)
    # A group's id is negative; in a group a keyboard cannot ask for contact or location.
    markup = keyboards.reply_markup(call.get("reply_markup"), private=not call.get("chat_id").startswith("-"))
    reading.no_business(call)
    chat_id = access.chat(world, call.get("chat_id"), Right.WRITE)
    if chat_id > 0 and inputs.integer(call.get("message_thread_id")):
        raise Refusal(400, "Bad Request: message thread not found")
    answered = _answered(world, chat_id, reply)
    access.check_open(world, chat_id)
    return Where(chat_id, answered, markup, inputs.boolean(call.get("protect_content")))


def _answered(world: World, chat_id: int, reply: Reply) -> int | None:
    if reply.message_id == 0:
        return None
    if reply.chat_id and reply.chat_id != str(chat_id):
        other = access.chat(world, reply.chat_id, Right.READ)
        if world.message(other, reply.message_id) is not None:
            return None  # A quote from another chat: sent, but shown without it.
    elif world.message(chat_id, reply.message_id) is not None:
        return reply.message_id
    if reply.optional:
        return None
    raise Refusal(400, "Bad Request: message to be replied not found")


def post(
    world: World, to: Where, content: Json, origin: Json | None = None, album: str | None = None
) -> Message:
    """Put one message there, as the bot's. Flood limits are the caller's to ask."""
    inline = to.markup if to.markup and "inline_keyboard" in to.markup else None
    if to.markup is not None and inline is None:
        for person in _meant(world, to, content):
            world.phones.show_markup(person, to.chat_id, to.markup)
    world.phones.set_typing(to.chat_id, on=False)
    return world.add_message(
        to.chat_id,
        world.bot_id,
        content,
        markup=inline,
        fixed=to.markup is not None and inline is None,
        reply_to=to.reply_to,
        origin=origin,
        album=album,
        protected=to.protected,
    )


def _meant(world: World, to: Where, content: Json) -> Iterable[int]:
    """On whose phones a keyboard is changed: a selective one in a group only where one is named or answered."""
    everybody = world.phones_of(to.chat_id)
    if to.chat_id not in world.groups or not (to.markup or {}).get("selective"):
        return everybody
    marks = content.get("entities") or content.get("caption_entities") or ()
    meant = {mark["user"]["id"] for mark in marks if "user" in mark}
    answered = world.message(to.chat_id, to.reply_to or 0)
    return (meant | ({answered.sender} if answered else set())) & set(everybody)
