"""Promises 1 and 2 over bad lines: connections break before and after the work, calls fail, updates come twice."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.faults.counting import check_effects, check_messages, check_tasks, settles
from tests.faults.house import House, house_in, until
from tests.faults.lives import RESIDENT, Deeds, asks, coordinates, lingers, volunteers

KINDS = ("drop_before", "drop_after", "500", "502", "429", "update_twice")
METHODS = (*("sendMessage", "editMessageText", "answerCallbackQuery", None) * 3, "getUpdates")
TROUBLES = 25


async def trouble(house: House, chance: random.Random) -> None:
    """One thing after the other goes wrong, never two at once."""
    for _ in range(TROUBLES):
        await asyncio.sleep(chance.uniform(0.05, 0.3))
        await house.delete("/sandbox/faults")  # so that what one message meets does not add up
        kind = chance.choice(KINDS)
        method = None if kind == "update_twice" else chance.choice(METHODS)
        if kind == "429" and chance.random() < 0.8:
            continue  # each of them costs a second
        await house.fault(kind, method)


@pytest.mark.parametrize("seed", [1])
async def test_over_bad_lines_nothing_is_lost_and_only_lost_answers_are_repeated(
    tmp_path: Path, seed: int
) -> None:
    chance, deeds = random.Random(seed), Deeds()
    async with house_in(tmp_path) as house:
        code = await house.invitation()
        house.starts()
        siv, olha = await house.newcomer("Siv"), await house.newcomer("Olha", "uk")
        neighbours = [await house.newcomer(name) for name in ("Anna", "Bo")]
        async with asyncio.TaskGroup() as town:
            await house.countdown.call(8)
            troubling = town.create_task(trouble(house, chance))
            others = [town.create_task(coordinates(siv, code, chance, deeds))]
            others += [town.create_task(volunteers(phone, chance, deeds)) for phone in neighbours]
            await until(lambda: len(deeds.let_in) == len(neighbours))
            await asks(olha, 1, chance, deeds)
            others.append(town.create_task(lingers(olha, RESIDENT, chance, deeds)))
            await troubling
            for other in others:
                other.cancel()
        await house.delete("/sandbox/faults")
        await settles(house)
        await house.is_told_to_stop()
        await check_effects(house, deeds)
        await check_messages(house)
        check_tasks(house)
