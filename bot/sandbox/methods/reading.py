"""What several methods read from a call in the same way."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox import fields, inputs
from bot.sandbox.calls import Call
from bot.sandbox.fields import Fields
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json
from bot.sandbox.wire import user
from bot.sandbox.world import World


def text_content(world: World, call: Call) -> Json:
    """The content of a text message. Raises Refusal."""
    preview = _preview(call)
    text, marks = inputs.message(call.get("text"), call.get("parse_mode"), call.get("entities"))
    content: Json = {"text": text}
    if shown := with_users(world, marks):
        content["entities"] = shown
    return content | ({"link_preview_options": preview} if preview else {})


def caption_content(world: World, raw: str, parse_mode: str, listed: object) -> Json:
    """The caption's part of a message's content; empty for an empty caption. Raises Refusal."""
    text, marks = inputs.caption(raw, parse_mode, listed)
    if not text:
        return {}
    shown = with_users(world, marks)
    return {"caption": text} | ({"caption_entities": shown} if shown else {})


def caption_of(world: World, call: Call) -> Json:
    """The caption that a call itself carries."""
    return caption_content(world, call.get("caption"), call.get("parse_mode"), call.get("caption_entities"))


def with_users(world: World, marks: list[dict[str, object]]) -> list[Json]:
    """The entities, with whole users in mentions; without mentions of people whom the bot has never met."""
    shown: list[Json] = []
    for mark in marks:
        mentioned = mark.get("user")
        if not isinstance(mentioned, dict):
            shown.append(mark)
        elif world.knows(mentioned["id"]):
            shown.append(mark | {"user": user(world, mentioned["id"])})
    return shown


def _preview(call: Call) -> Json | None:
    """Options of the link preview; the parameter's older name counts as well."""
    raw = call.get("link_preview_options")
    if not raw:
        return {"is_disabled": True} if inputs.boolean(call.get("disable_web_page_preview")) else None
    with fields.refusing():
        given = fields.decode(raw, "Can't parse link preview options JSON object")
        options = fields.an_object(given, "Object expected as link preview options")
        switches = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
        shown: Json = {name: True for name in switches if fields.flag(options, name)}
        url = fields.optional_string(options, "url")
    return shown | ({"url": url} if url else {})


@dataclass(frozen=True, slots=True)
class Reply:
    """Which message is to be answered; 0 is none. `optional`: send without it when it is not there."""

    message_id: int = 0
    chat_id: str = ""
    optional: bool = False


def reply(call: Call) -> Reply:
    """Read `reply_parameters` or the two older parameters. Raises Refusal."""
    raw = call.get("reply_parameters")
    if not raw:
        optional = inputs.boolean(call.get("allow_sending_without_reply"))
        return Reply(inputs.message_id(call.get("reply_to_message_id")), optional=optional)
    with fields.refusing():
        value = fields.decode(raw, "Can't parse reply parameters JSON object")
        given = fields.an_object(value, "Object expected as reply parameters")
        return _reply(given) if given else Reply()


def _reply(given: Fields) -> Reply:
    chat_id = fields.optional_string(given, "chat_id")
    message_id = fields.integer(given, "message_id")
    return Reply(max(message_id, 0), chat_id, fields.flag(given, "allow_sending_without_reply"))


def no_business(call: Call) -> None:
    """Refuse to write for somebody's business account: nobody here has one."""
    if call.get("business_connection_id"):
        raise Refusal(400, "Bad Request: business connection not found")


def decimal(call: Call, name: str) -> float:
    """A fraction; 0 when it is none. Raises Refusal when it is missing."""
    raw = call.get(name).strip()
    if not raw:
        raise Refusal(400, f"Bad Request: {name} is empty")
    try:
        return float(raw)
    except ValueError:
        return 0.0
