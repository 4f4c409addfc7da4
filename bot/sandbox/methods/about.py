"""What the bot says about itself: getMe, commands, name, descriptions, menu button."""

from __future__ import annotations

from bot.sandbox import access, commands, fields, inputs, keyboards, wire
from bot.sandbox.access import Right
from bot.sandbox.calls import Call
from bot.sandbox.commands import Scope
from bot.sandbox.fields import FieldError
from bot.sandbox.profile import NAME
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json
from bot.sandbox.world import World


def get_me(world: World, _: Call) -> Json:
    return wire.me(world)


def set_commands(world: World, call: Call) -> bool:
    listed = commands.commands(call.get("commands"))
    key = _commands_key(world, call)
    if listed:
        world.profile.commands[key] = listed
    else:
        world.profile.commands.pop(key, None)
    world.events.tell("commands")
    return True


def get_commands(world: World, call: Call) -> list[dict[str, str]]:
    return world.profile.commands.get(_commands_key(world, call), [])


def delete_commands(world: World, call: Call) -> bool:
    world.profile.commands.pop(_commands_key(world, call), None)
    world.events.tell("commands")
    return True


def _commands_key(world: World, call: Call) -> tuple[Scope, str]:
    scope = commands.scope(call.get("scope"))
    if scope.chat is not None:
        chat_id = access.chat(world, scope.chat, Right.MEMBERS)
        if chat_id not in world.groups and scope.type != "chat":
            raise Refusal(400, "Bad Request: can't use specified scope in private chats")
    return scope, commands.language_code(call.get("language_code"))


def set_name(world: World, call: Call) -> bool:
    names, language = world.profile.names, commands.language_code(call.get("language_code"))
    _keep(names, language, inputs.bot_name(call.get("name")))
    names.setdefault("", NAME)
    return True


def get_name(world: World, call: Call) -> Json:
    return {"name": _kept(world.profile.names, call)}


def set_description(world: World, call: Call) -> bool:
    language = commands.language_code(call.get("language_code"))
    _keep(world.profile.descriptions, language, inputs.description(call.get("description")))
    return True


def get_description(world: World, call: Call) -> Json:
    return {"description": _kept(world.profile.descriptions, call)}


def set_short_description(world: World, call: Call) -> bool:
    language = commands.language_code(call.get("language_code"))
    text = inputs.short_description(call.get("short_description"))
    _keep(world.profile.short_descriptions, language, text)
    return True


def get_short_description(world: World, call: Call) -> Json:
    return {"short_description": _kept(world.profile.short_descriptions, call)}


def _keep(texts: dict[str, str], language: str, text: str) -> None:
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)


def _kept(texts: dict[str, str], call: Call) -> str:
    language = commands.language_code(call.get("language_code"))
    return texts.get(language) or texts.get("", "")


def set_menu_button(world: World, call: Call) -> bool:
    with fields.refusing():
        button = _menu_button(call.get("menu_button"))
    person = _menu_person(world, call)
    if button is None:
        world.profile.menu_buttons.pop(person, None)
    else:
        world.profile.menu_buttons[person] = button
    world.events.tell("commands")
    return True


def get_menu_button(world: World, call: Call) -> Json:
    return world.profile.menu_button(_menu_person(world, call))


def _menu_person(world: World, call: Call) -> int:
    """Whose button is meant; 0 is everybody's. Raises Refusal."""
    if not call.get("chat_id"):
        return 0
    person = inputs.user_id(call.get("chat_id"), "chat_id")
    if not world.knows(person):
        raise Refusal(400, "Bad Request: user not found")
    return person


def _menu_button(raw: str) -> Json | None:
    """The button as it is kept; None takes the own one back. Raises FieldError."""
    if not raw:
        return None
    value = fields.decode(raw, "Can't parse menu button JSON object")
    with fields.inside("Can't parse menu button: "):
        given = fields.an_object(value, "MenuButton must be an Object")
        kind = fields.string(given, "type")
        if kind == "default":
            return None
        if kind == "commands":
            return {"type": "commands"}
        if kind != "web_app":
            raise FieldError("MenuButton has unsupported type")
        text, app = fields.string(given, "text"), fields.nested(given, "web_app")
        url = fields.string(app, "url")
    if not text:
        raise FieldError("Menu button text must be non-empty")
    with fields.inside("Menu button Web App "):
        return {"type": "web_app", "text": text, "web_app": {"url": keyboards.web_address(url)}}
