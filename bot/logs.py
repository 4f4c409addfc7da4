"""Logs: one line an event, people by number only, never a token."""

from __future__ import annotations

import json
import logging
import re
import sys

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
QUIET = ("httpx", "httpcore", "telegram", "aiosqlite", "asyncio", "aiohttp.access")


class _Hiding(logging.Formatter):
    """Whatever slips into a line, a token does not leave it."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("<token>", super().format(record))


class _Json(_Hiding):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "from": record.name,
            "text": super().format(record),
        }
        return json.dumps(line, ensure_ascii=False)


def set_up(form: str, level: str) -> None:
    """Log to standard error, as text or as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    plain = _Hiding("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(_Json("%(message)s") if form == "json" else plain)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
