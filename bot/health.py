"""`GET /health`: whether this process lives and its parts run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web


class PortError(Exception):
    """It cannot listen there; the message is one clear line."""


@asynccontextmanager
async def serve_health(
    host: str, port: int, nothing_waits: Callable[[], Awaitable[bool]]
) -> AsyncIterator[None]:
    """Listen there until the block ends; port 0: not at all. Raises PortError."""
    if port == 0:
        yield
        return

    async def health(_request: web.Request) -> web.Response:
        return web.json_response({"live": True, "nothing_waits": await nothing_waits()})

    app = web.Application()
    app.router.add_get("/health", health)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await _listen(runner, host, port)
        yield
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        raise PortError(f"HANDSLAG_HOST, HANDSLAG_PORT: {error.strerror or error}") from error
