"""Promise 2 under kill -9: no queued message is lost, and each repeat has a death to its name."""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from tests.delivery.conftest import Street, street_in
from tests.faults.countdown import Countdown

NEIGHBOURS, EACH, DEATHS = 4, 20, 2


@asynccontextmanager
async def _child(sandbox: Sandbox, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.delivery.killed_child", sandbox.url, sandbox.token, str(folder)
    )
    try:
        yield child
    finally:
        child.kill()
        await child.wait()


async def _queue(street: Street) -> list[int]:
    neighbours = [await street.moves_in(str(number)) for number in range(NEIGHBOURS)]
    for person in neighbours:
        for number in range(EACH):
            await street.send(person, str(number))
    return [street.chats[person] for person in neighbours]


@pytest.mark.parametrize("seed", [3])
async def test_whoever_is_killed_when_nothing_is_lost_and_repeats_are_accounted_for(
    tmp_path: Path, sandbox: Sandbox, seed: int
) -> None:
    """The seed decides at which call: the answer to it never arrives."""
    chance, countdown = random.Random(seed), Countdown.of(sandbox)
    async with street_in(tmp_path, sandbox) as street:
        chats = await _queue(street)
        for _ in range(DEATHS):
            async with _child(sandbox, tmp_path) as child:
                await countdown.call(chance.randint(4, 26), child.kill)
        street.lease_ms = 1500
        await street.deliver()
        repeats = 0
        for chat in chats:
            texts = await street.phones.texts(chat)
            assert list(dict.fromkeys(texts)) == [str(number) for number in range(EACH)]
            repeats += len(texts) - EACH
        assert repeats <= DEATHS * NEIGHBOURS
