"""Promise 3: two say yes in the same moment, and the bot is killed right then."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from bot.cards import offers as cards
from tests.acts import sign_up
from tests.faults.counting import check_messages, check_tasks, number, settles
from tests.faults.house import SHORT_LEASE, house_in, until
from tests.faults.lives import Deeds, asks, coordinates


@pytest.mark.parametrize("call", [2, *(pytest.param(n, marks=pytest.mark.long) for n in (0, 1, 3, 4, 5, 6))])
async def test_two_press_yes_and_one_of_them_has_it_whenever_the_bot_dies(tmp_path: Path, call: int) -> None:
    """`call`: the one, counted from the presses on, in which it dies; 0: before any."""
    chance, deeds = random.Random(1), Deeds()
    async with house_in(tmp_path, lease=SHORT_LEASE) as house:
        code = await house.invitation()
        house.starts()
        siv, olha = await house.newcomer("Siv"), await house.newcomer("Olha", "uk")
        both = [await house.newcomer(name) for name in ("Anna", "Bo")]
        desk = asyncio.create_task(coordinates(siv, code, chance, deeds))
        await asyncio.gather(*(sign_up(phone) for phone in both))
        await until(lambda: len(deeds.let_in) == len(both))
        desk.cancel()
        await asks(olha, 1, chance, deeds)
        await until(lambda: all(phone.last.offers("^offer:yes:") for phone in both))
        await settles(house)
        dying = asyncio.create_task(house.dies_at_call(call))
        await asyncio.gather(*(phone.presses("^offer:yes:") for phone in both))
        await dying
        house.starts()
        await settles(house)
        has_it = [any(message.offers("^task:way:") for message in phone.received) for phone in both]
        assert sorted(has_it) == [False, True]
        loser = both[has_it.index(False)]
        assert cards.TAKEN in loser.last
        assert number(house, "SELECT count(*) FROM assignment") == 1
        check_tasks(house)
        await check_messages(house)
