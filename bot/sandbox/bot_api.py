"""The Bot API over HTTP: token, method, faults, the call itself, its line in the log."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable
from http import HTTPStatus

from aiohttp import web

from bot.sandbox import bodies
from bot.sandbox.calls import Call, Entry, Log
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.methods import METHODS, Method, warnings
from bot.sandbox.methods.fetching import Told
from bot.sandbox.not_built import NOT_BUILT
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json
from bot.sandbox.world import World

NOT_FROM_A_WEBHOOK = ("get", "setwebhook", "deletewebhook", "close", "logout")
"""What a bot cannot call by its answer to a webhook."""
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>"
NO_ANSWER = 0
"""The log's status of a call whose connection was broken; its answer, if any, is what got lost."""


class BotApi:
    """Answers the bot. `latency` is in seconds, half of it before the work and half after."""

    def __init__(self, world: World, token: str, latency: float) -> None:
        self._world = world
        self._token = token
        self._latency = latency
        self._later: set[asyncio.Task[object]] = set()
        self.log = Log()
        world.webhook.on_answer = self._called_by_webhook

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request to `/bot<token>/<method>`."""
        if request.match_info["token"] != self._token:
            return _unauthorized(request.match_info["token"])
        method = request.match_info["method"].lower()
        try:
            call = await bodies.read(request, method)
        except Refusal as refusal:
            return _answered(refusal.code, _refused(refusal))
        except web.HTTPRequestEntityTooLarge:
            return _answered(413, _refused(Refusal(413, "Request Entity Too Large")))
        fault = self._world.faults.for_call(method)
        if self._latency:
            await asyncio.sleep(self._latency / 2)
        if fault is not None and (early := self._fails_early(fault, call, request)) is not None:
            return early
        return await self._give(request, fault, call, *await self.call(call))

    async def call(self, call: Call) -> tuple[int, Json]:
        """Do what the bot wants; the HTTP status and the answer's body."""
        try:
            result = _method(call).run(self._world, call)
            if isinstance(result, Awaitable):
                result = await result
        except Refusal as refusal:
            return refusal.code, _refused(refusal)
        if isinstance(result, Told):
            return 200, {"ok": True, "result": result.result, "description": result.description}
        return 200, {"ok": True, "result": result}

    async def _give(
        self, request: web.Request, fault: Fault | None, call: Call, status: int, answer: Json
    ) -> web.StreamResponse:
        kind = None if fault is None else fault.kind
        self._note(call, NO_ANSWER if kind is Kind.DROP_AFTER else status, answer)
        late = fault.seconds if fault is not None and kind is Kind.SLOW else 0.0
        if late or self._latency:
            await asyncio.sleep(late + self._latency / 2)
        return _broken(request) if kind is Kind.DROP_AFTER else _answered(status, answer)

    def _fails_early(self, fault: Fault, call: Call, request: web.Request) -> web.StreamResponse | None:
        """The answer of a fault that lets nothing happen; None for the other faults."""
        match fault.kind:
            case Kind.DROP_BEFORE:
                self._note(call, NO_ANSWER, None)
                return _broken(request)
            case Kind.BAD_GATEWAY:
                self._note(call, 502, BAD_GATEWAY)
                return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
            case Kind.TOO_MANY:
                wait = max(1, round(fault.seconds))
                refusal = Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
            case Kind.INTERNAL:
                refusal = Refusal(500, "Internal Server Error")
            case _:
                return None
        self._note(call, refusal.code, _refused(refusal))
        return _answered(refusal.code, _refused(refusal))

    def _note(self, call: Call, status: int, answer: object) -> None:
        method = METHODS.get(call.method)
        ignored = () if method is None else warnings(method, call)
        name = method.name if method else NOT_BUILT.get(call.method, call.method)
        self.log.add(Entry(self._world.clock.now(), name, call, status, answer, ignored))

    def _called_by_webhook(self, given: Json) -> None:
        params = bodies.as_text(given)
        name = params.pop("method")
        if name.lower().startswith(NOT_FROM_A_WEBHOOK):
            return
        task = asyncio.get_running_loop().create_task(self._call_unanswered(Call(name.lower(), params)))
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    async def _call_unanswered(self, call: Call) -> None:
        self._note(call, *await self.call(call))


def _broken(request: web.Request) -> web.StreamResponse:
    """Break the connection; the response is for nobody."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _unauthorized(token: str) -> web.Response:
    known_form = ":" in token and not token.startswith("0") and len(token) <= 80
    words = "Unauthorized" if known_form else "Unauthorized: invalid token specified"
    return _answered(401, _refused(Refusal(401, words)))


def _method(call: Call) -> Method:
    method = METHODS.get(call.method)
    if method is not None:
        return method
    if call.method in NOT_BUILT:
        name = NOT_BUILT[call.method]
        raise Refusal(
            501, f"Not Implemented: {name} is a method of the Bot API, but this sandbox does not have it"
        )
    raise Refusal(404, "Not Found: method not found")


def _refused(refusal: Refusal) -> Json:
    answer: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    more = {"retry_after": refusal.retry_after, "migrate_to_chat_id": refusal.migrate_to}
    parameters = {name: value for name, value in more.items() if value is not None}
    return answer | ({"parameters": parameters} if parameters else {})


def _answered(status: int, answer: Json) -> web.Response:
    response = web.Response(
        status=status,
        body=json.dumps(answer).encode(),
        content_type="application/json",
        reason=_reason(status),
    )
    if "parameters" in answer and "retry_after" in answer["parameters"]:
        response.headers["Retry-After"] = str(answer["parameters"]["retry_after"])
    return response


def _reason(status: int) -> str:
    return HTTPStatus(status).phrase
