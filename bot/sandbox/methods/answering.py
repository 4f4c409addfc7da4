"""answerCallbackQuery: the toast after a press."""

from __future__ import annotations

from bot.sandbox import inputs
from bot.sandbox.calls import Call
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Toast
from bot.sandbox.world import World

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, call: Call) -> bool:
    text = inputs.callback_answer(call.get("text"))
    url = call.get("url")
    if url and not _opens_the_bot(world, url):
        raise Refusal(400, "Bad Request: URL_INVALID")
    query = world.take_query(call.get("callback_query_id"))
    if query is None:
        raise Refusal(400, TOO_OLD)
    if text or url:
        alert = bool(text) and inputs.boolean(call.get("show_alert"))
        world.phones.toasts[query.person] = Toast(text, alert, url)
    world.events.tell("chat", {"person": query.person, "chat": query.chat_id})
    return True


def _opens_the_bot(world: World, url: str) -> bool:
    """Without a game, a press may only open the bot itself, with a parameter."""
    bare = url.removeprefix("https://").removeprefix("http://")
    return bare.startswith((f"t.me/{world.profile.username}?", f"telegram.me/{world.profile.username}?"))
