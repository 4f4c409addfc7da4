"""The phones page: its files, out of the installed package."""

from __future__ import annotations

import mimetypes
from importlib.resources import files

from aiohttp import web

FOLDER = files("bot.sandbox") / "page"
NOT_KEPT = {"Cache-Control": "no-store"}
KINDS = {".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css", ".html": "text/html"}


def routes() -> list[web.RouteDef]:
    return [web.get("/", _index), web.get("/page/{name:[A-Za-z0-9_./-]+}", _file)]


async def _index(_: web.Request) -> web.StreamResponse:
    return _answer("index.html")


async def _file(request: web.Request) -> web.StreamResponse:
    return _answer(request.match_info["name"])


def _answer(name: str) -> web.StreamResponse:
    parts = name.split("/")
    found = FOLDER.joinpath(*parts)
    if ".." in parts or not found.is_file():
        return web.Response(status=404, text="Not Found")
    ending = "." + name.rpartition(".")[2]
    kind = KINDS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    charset = "utf-8" if kind.startswith("text/") else None
    return web.Response(body=found.read_bytes(), content_type=kind, charset=charset, headers=NOT_KEPT)
