"""`GET /health`: whether this process lives and its parts run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.delivery.loop import Delivery


@asynccontextmanager
async def serve_health(host: str, port: int, delivery: Delivery) -> AsyncIterator[None]:
    """Listen there until the block ends; port 0: not at all. Raises OSError when the port is taken."""
    if port == 0:
        yield
        return

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"live": True, "nothing_waits": await delivery.idle()})

    app = web.Application()
    app.router.add_get("/health", health)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield
    finally:
        await runner.cleanup()
