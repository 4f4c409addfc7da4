"""Server-sent events: that something changed, not what, so that a page is never out of step."""

from __future__ import annotations

import asyncio
import json

from bot.sandbox.state import Json

WAITING_AT_MOST = 1_000
"""Events that may wait for one slow page; beyond, it loses the oldest and still refetches on the next."""


class Events:
    """Tells every open page; nobody listening costs nothing."""

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[bytes | None]] = set()

    def tell(self, kind: str, data: Json | None = None) -> None:
        if not self._pages:
            return
        line = f"event: {kind}\ndata: {json.dumps(data or {})}\n\n".encode()
        for page in self._pages:
            if page.full():
                page.get_nowait()
            page.put_nowait(line)

    def open(self) -> asyncio.Queue[bytes | None]:
        """A new page's queue of lines; None in it means that the sandbox ends."""
        page: asyncio.Queue[bytes | None] = asyncio.Queue(WAITING_AT_MOST)
        self._pages.add(page)
        return page

    def close(self, page: asyncio.Queue[bytes | None]) -> None:
        self._pages.discard(page)

    def end(self) -> None:
        for page in self._pages:
            if page.full():
                page.get_nowait()
            page.put_nowait(None)
