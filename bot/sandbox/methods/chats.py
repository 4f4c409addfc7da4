"""getChat and getChatMember."""

from __future__ import annotations

from bot.sandbox import access, inputs, wire
from bot.sandbox.access import Right
from bot.sandbox.calls import Call
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json
from bot.sandbox.world import World


def get_chat(world: World, call: Call) -> Json:
    return wire.full_chat(world, access.chat(world, call.get("chat_id"), Right.READ))


def get_chat_member(world: World, call: Call) -> Json:
    user_id = inputs.user_id(call.get("user_id"))
    itself = user_id == world.bot_id
    chat_id = access.chat(world, call.get("chat_id"), Right.READ if itself else Right.MEMBERS)
    strange = user_id != chat_id if chat_id not in world.groups else not world.knows(user_id)
    if strange and not itself:
        raise Refusal(400, "Bad Request: member not found")
    return wire.member(world, chat_id, user_id)
