"""One-time links that make their first opener a coordinator or an administrator."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from bot.storage import Transaction, people
from bot.usecases.home import INVITED, hashed

GOOD_FOR = timedelta(hours=48)


async def invite(tx: Transaction, now: datetime, role: str, organisation: str) -> str:
    """A new code, good for 48 hours and one person. Only its hash is stored."""
    code = secrets.token_urlsafe(24)
    await people.invite(tx, hashed(code), role, organisation, now + GOOD_FOR)
    return code


def link(username: str, code: str) -> str:
    return f"https://t.me/{username}?start={INVITED}{code}"
