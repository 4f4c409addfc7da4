"""`/sandbox/…` over HTTP: what a phone can do, a program can do. JSON in, JSON out."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox import people, phone_view
from bot.sandbox.people import Done, Enclosed, NotPossibleError
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json, Person
from bot.sandbox.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Given:
    """The fields of a request's JSON, each read as what it must be. Raises NotPossibleError (400)."""

    def __init__(self, fields: Json) -> None:
        self.fields = fields

    def text(self, name: str, default: str | None = None) -> str:
        return str(self._read(name, (str,), default))

    def integer(self, name: str) -> int:
        return int(self._read(name, (int,), None))

    def optional_integer(self, name: str) -> int | None:
        value = self._read(name, (int, type(None)), 0) if name in self.fields else None
        return None if value is None else int(value)

    def number(self, name: str) -> float:
        return float(self._read(name, (int, float), None))

    def content(self) -> bytes | None:
        """The bytes in `base64`; None when there are none."""
        try:
            return base64.b64decode(self.text("base64"), validate=True) if "base64" in self.fields else None
        except (binascii.Error, ValueError):
            raise NotPossibleError(400, "base64 cannot be read") from None

    def _read(self, name: str, kinds: tuple[type, ...], default: object) -> Any:
        value = self.fields.get(name, default)
        if not isinstance(value, kinds) or isinstance(value, bool):
            raise NotPossibleError(400, f"{name} is missing or of the wrong kind")
        return value


def _text(world: World, person: int, given: Given) -> Done:
    reply_to = given.optional_integer("reply_to")
    return people.write(world, person, given.text("text"), given.optional_integer("chat_id"), reply_to)


def _press(world: World, person: int, given: Given) -> Done:
    message_id, data = given.integer("message_id"), given.text("data")
    return people.press(world, person, message_id, data, given.optional_integer("chat_id"))


def _edit(world: World, person: int, given: Given) -> Done:
    message_id, text = given.integer("message_id"), given.text("text")
    return people.edit(world, person, message_id, text, given.optional_integer("chat_id"))


def _contact(world: World, person: int, given: Given) -> Done:
    owner = given.optional_integer("user_id") if "user_id" in given.fields else person
    number, chat = given.text("phone_number", ""), given.optional_integer("chat_id")
    return people.share_contact(world, person, owner, number, chat)


def _location(world: World, person: int, given: Given) -> Done:
    place = {"latitude": given.number("latitude"), "longitude": given.number("longitude")}
    done = people.send(world, person, given.optional_integer("chat_id"), {"location": place})
    world.phones.used_keyboard(person, given.optional_integer("chat_id") or person)
    return done


def _sticker(world: World, person: int, given: Given) -> Done:
    return people.send_sticker(world, person, given.text("emoji", "👍"), given.optional_integer("chat_id"))


def _file(kind: str) -> Callable[[World, int, Given], Done]:
    def send(world: World, person: int, given: Given) -> Done:
        people.in_chat(world, person, chat := given.optional_integer("chat_id"))
        enclosed = Enclosed(
            given.content(),
            given.text("file_name", ""),
            given.text("caption", ""),
            given.text("album") if "album" in given.fields else None,
        )
        return people.send_file(world, person, kind, enclosed, chat)

    return send


def _block(world: World, person: int, given: Given) -> Done:
    return people.block(world, person, blocked=True, chat_id=given.optional_integer("chat_id"))


def _unblock(world: World, person: int, given: Given) -> Done:
    return people.block(world, person, blocked=False, chat_id=given.optional_integer("chat_id"))


def _deactivate(world: World, person: int, _: Given) -> Done:
    people.present(world, person)
    world.change_person(person, deactivated=True)
    return Done(None)


def _read(world: World, person: int, given: Given) -> Done:
    _, chat = people.in_chat(world, person, given.optional_integer("chat_id"))
    world.phones.mark_read(person, chat)
    world.events.tell("people")
    return Done(None)


ACTS: dict[str, Callable[[World, int, Given], Done]] = {
    "text": _text,
    "press": _press,
    "edit": _edit,
    "contact": _contact,
    "location": _location,
    "photo": _file("photo"),
    "voice": _file("voice"),
    "document": _file("document"),
    "sticker": _sticker,
    "block": _block,
    "unblock": _unblock,
    "deactivate": _deactivate,
    "read": _read,
}


class PeopleApi:
    """The people and groups of one sandbox, over HTTP."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        one = "/sandbox/people/{id:-?[0-9]+}"
        return [
            web.get("/sandbox/people", answering(self._people)),
            web.post("/sandbox/people", answering(self._add)),
            web.delete(one, answering(self._remove)),
            web.get(f"{one}/messages", answering(self._messages)),
            web.get(f"{one}/commands", answering(self._commands)),
            web.post(f"{one}/{{act:[a-z]+}}", answering(self._act)),
            web.post("/sandbox/groups", answering(self._group)),
            web.post("/sandbox/groups/{id:-?[0-9]+}/upgrade", answering(self._upgrade)),
        ]

    async def _people(self, _: web.Request) -> object:
        return [phone_view.person(self._world, one) for one in self._world.people.values() if not one.gone]

    async def _add(self, request: web.Request) -> object:
        given = await given_in(request)
        language = given.fields.get("language_code")
        if language is not None and not isinstance(language, str):
            raise NotPossibleError(400, "language_code is of the wrong kind")
        return {"id": self._world.add_person(given.text("name"), language or None).id}

    async def _remove(self, request: web.Request) -> object:
        person = people.present(self._world, _id(request))
        self._world.change_person(person.id, gone=True, deactivated=True)
        return {}

    async def _messages(self, request: web.Request) -> object:
        person, chat = self._chat(request)
        return phone_view.chat(self._world, person.id, chat)

    async def _commands(self, request: web.Request) -> object:
        return phone_view.menu(self._world, *self._chat(request))

    def _chat(self, request: web.Request) -> tuple[Person, int]:
        """Whose phone is looked at, and in which chat."""
        asked = request.query.get("chat_id")
        if asked is not None and not asked.removeprefix("-").isdecimal():
            raise NotPossibleError(400, "chat_id is of the wrong kind")
        return people.in_chat(self._world, _id(request), int(asked) if asked else None)

    async def _act(self, request: web.Request) -> object:
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise NotPossibleError(404, "no phone can do this")
        done = act(self._world, _id(request), await given_in(request))
        return {"update_id": done.update_id} | (
            {} if done.message_id is None else {"message_id": done.message_id}
        )

    async def _group(self, request: web.Request) -> object:
        given = await given_in(request)
        members = given.fields.get("members")
        if not isinstance(members, list) or not all(isinstance(one, int) for one in members):
            raise NotPossibleError(400, "members is missing or of the wrong kind")
        supergroup = bool(given.fields.get("supergroup"))
        return {
            "id": people.make_group(
                self._world, given.text("title"), tuple(members), supergroup=supergroup
            ).id
        }

    async def _upgrade(self, request: web.Request) -> object:
        return {"id": people.upgrade_group(self._world, _id(request)).id}


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


async def given_in(request: web.Request) -> Given:
    """The JSON object of a request; none sent is an empty one. Raises NotPossibleError (400)."""
    body = await request.read()
    try:
        fields = json.loads(body) if body else {}
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        raise NotPossibleError(400, "this is not a JSON object")
    return Given(fields)


def answering(work: Callable[[web.Request], Awaitable[object]]) -> Handler:
    """A handler that answers with the work's result as JSON, or with `{"error": why}`."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response(await work(request))
        except NotPossibleError as reason:
            return web.json_response({"error": str(reason)}, status=reason.status)
        except Refusal as refusal:
            return web.json_response({"error": refusal.description}, status=refusal.code)

    return handle
