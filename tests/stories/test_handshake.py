"""One handshake, from the need to the thanks."""

from __future__ import annotations

import asyncio

from bot.cards import offers, requests, tasks
from tests.town import Town, ask


async def test_one_handshake(town: Town) -> None:
    anna, bo = await town.volunteers("Anna", "Bo")
    olha = await town.person("Olha", "uk")
    await ask(olha)
    print(olha.shown)
    print(anna.shown)
    await asyncio.gather(anna.presses(offers.YES, settle=False), bo.presses(offers.YES, settle=False))
    await town.settled()
    print(anna.shown)
    print(bo.shown)
    print(olha.shown)
