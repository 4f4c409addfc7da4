"""SIGTERM: the bot ends in good time and by itself, and nothing is lost or comes twice."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.acts import sign_up
from tests.faults.counting import check_effects, check_log, check_messages, number, settles
from tests.faults.house import house_in, until
from tests.faults.lives import Deeds, asks

AT_MOST_SECONDS = 10.0
STOPS = 3


async def test_told_to_stop_in_the_middle_of_everything_it_repeats_nothing(tmp_path: Path) -> None:
    chance, deeds = random.Random(1), Deeds()
    async with house_in(tmp_path) as house:
        house.starts()
        phones = [await house.newcomer(name) for name in ("Olha", "Petro", "Anna", "Bo")]
        async with asyncio.TaskGroup() as town:
            people = [town.create_task(asks(phone, 2, chance, deeds)) for phone in phones[:2]]
            people += [town.create_task(sign_up(phone)) for phone in phones[2:]]
            for _ in range(STOPS):
                await house.countdown.call(chance.randint(3, 9))
                assert await house.is_told_to_stop() < AT_MOST_SECONDS
                house.starts()
        await settles(house)
        await house.is_told_to_stop()
        await check_effects(house, deeds)
        assert await check_messages(house) == 0
        check_log(house)


@pytest.mark.long
async def test_it_does_not_wait_longer_than_that_for_telegram(tmp_path: Path) -> None:
    async with house_in(tmp_path) as house:
        house.starts()
        olha, petro = await house.newcomer("Olha"), await house.newcomer("Petro")
        await olha.says("/start")
        await olha.presses("^lang:sv$")
        await house.fault("slow", times=20, seconds=12)
        await petro.says("/start")
        await olha.presses("^home:need$")
        await until(house.sandbox.idle)
        assert await house.is_told_to_stop() < AT_MOST_SECONDS
        await house.delete("/sandbox/faults")
        house.starts()
        await settles(house)
        assert number(house, "SELECT count(*) FROM outbox WHERE outcome NOT IN ('sent', 'void')") == 0
        await petro.presses("^lang:sv$")
        await olha.presses(":kind:shopping$")
