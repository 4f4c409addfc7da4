"""A Telegram stand-in: the Bot API, phones for people and programs, and a page that shows them."""

from __future__ import annotations

import asyncio
import logging
import secrets
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sandbox import page_files
from bot.sandbox.bot_api import BotApi
from bot.sandbox.people_api import PeopleApi
from bot.sandbox.refusal import Refusal
from bot.sandbox.town_api import TownApi, Townspeople
from bot.sandbox.world import World

LARGEST_UPLOAD = 50 << 20
SECRET_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"  # noqa: S105 (an alphabet)
LAST_WORDS = 0.5
"""Seconds that open requests get when the sandbox ends."""


def new_token() -> str:
    """A made-up bot token of Telegram's form."""
    return f"{secrets.randbelow(900_000_000) + 7_000_000_000}:AA" + "".join(
        secrets.choice(SECRET_LETTERS) for _ in range(33)
    )


class Sandbox:
    """One sandbox, alive inside `async with`; any number live side by side, each with its own state.

    `port` 0 takes a free one; a taken one is an OSError at the start. `token` None makes one up; another must
    look like Telegram's (`123:abc`, else ValueError). `limits` are the flood limits. `latency_ms` is spent on
    every call of the bot, half on each way. `townspeople` can be switched on and off on the page.
    """

    def __init__(
        self,
        port: int = 0,
        host: str = "127.0.0.1",
        *,
        token: str | None = None,
        limits: bool = True,
        latency_ms: float = 0,
        townspeople: Townspeople | None = None,
    ) -> None:
        self.token = token or new_token()
        bot_id = self.token.partition(":")[0]
        if not bot_id.isdigit() or ":" not in self.token:
            raise ValueError("a token looks like 123456:ABC-def")
        self.world = World(int(bot_id), limits=limits)
        self._host = host
        self._port = port
        self._bot_api = BotApi(self.world, self.token, latency_ms / 1000)
        self._town_api = TownApi(self.world, self._bot_api.log, townspeople)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where it listens, without a slash at the end."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)  # noqa: S104 (only compared)
        return f"http://[{host}]:{self._port}" if ":" in host else f"http://{host}:{self._port}"

    @property
    def townspeople(self) -> Townspeople | None:
        """May also be given later than at the start, by whoever needs the address first."""
        return self._town_api.townspeople

    @townspeople.setter
    def townspeople(self, townspeople: Townspeople | None) -> None:
        self._town_api.townspeople = townspeople

    def idle(self) -> bool:
        """Whether the bot has confirmed every update."""
        return len(self.world.updates) == 0

    async def __aenter__(self) -> Self:
        runner = web.AppRunner(
            self._app(), access_log=None, shutdown_timeout=LAST_WORDS, logger=logging.getLogger(__name__)
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, self._host, self._port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self._port = runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.world.updates.end_poll("Internal Server Error: restart", code=500)
        self.world.events.end()
        await self.world.webhook.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_UPLOAD)
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._bot_api.handle)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        app.add_routes(PeopleApi(self.world).routes())
        app.add_routes(self._town_api.routes())
        app.add_routes(page_files.routes())
        app.router.add_route("*", "/{rest:.*}", _nothing_here)
        return app

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _json(Refusal(401, "Unauthorized"))
        file = self.world.files.at(request.match_info["path"])
        if file is None:
            return _json(Refusal(404, "Not Found"))
        return web.Response(body=file.content, content_type="application/octet-stream")


def _json(refusal: Refusal) -> web.Response:
    answer = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    return web.json_response(answer, status=refusal.code)


async def _nothing_here(_: web.Request) -> web.StreamResponse:
    return _json(Refusal(404, "Not Found"))


async def serve_forever(sandbox: Sandbox) -> None:
    """Keep a sandbox alive until this task is cancelled."""
    async with sandbox:
        await asyncio.Event().wait()
