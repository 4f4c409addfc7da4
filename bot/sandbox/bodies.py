"""Reading a call's parameters, however they were sent: query, form, form with files, or JSON."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField

from bot.sandbox.calls import Call, Upload
from bot.sandbox.refusal import Refusal

NO_UTF_8 = "surrogateescape"
"""How bytes that are no UTF-8 are kept, so that whoever reads the text can refuse it."""


async def read(request: web.Request, method: str) -> Call:
    """The call that this request is. Raises Refusal (400) for a body that cannot be read."""
    params = _form(request.rel_url.raw_query_string)
    if request.method != "POST" or not request.can_read_body:
        return Call(method, params)
    kind = request.content_type
    if kind == "multipart/form-data":
        try:
            return await _multipart(request, method, params)
        except UnicodeDecodeError:
            raise Refusal(400, "Bad Request: strings must be encoded in UTF-8") from None
    body = await request.read()
    if kind == "application/json":
        return Call(method, params | from_json(body))
    if kind == "application/x-www-form-urlencoded":
        return Call(method, params | _form(body.decode("utf-8", NO_UTF_8)))
    return Call(method, params)


def _form(encoded: str) -> dict[str, str]:
    return dict(parse_qsl(encoded, keep_blank_values=True, errors=NO_UTF_8)) if encoded else {}


async def _multipart(request: web.Request, method: str, params: dict[str, str]) -> Call:
    files = {}
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            mime = value.content_type or "application/octet-stream"
            files[name] = Upload(value.filename, mime, value.file.read())
        elif isinstance(value, str):
            params[name] = value
    return Call(method, params, files)


def from_json(body: bytes) -> dict[str, str]:
    """The parameters of a JSON body, as text, which is how Telegram's server goes on with them."""
    try:
        given = json.loads(body)
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refusal(400, "Bad Request: can't parse JSON object")
    return as_text(given)


def as_text(given: dict[str, object]) -> dict[str, str]:
    """Values as text: words as they are, everything else as JSON; null is left out."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in given.items()
        if value is not None
    }
