"""Promises 1 to 3 under kill -9 at any moment: a small town lives on while its bot dies and rises.

The seed in the test's name decides what people want to do and at which of its calls the bot dies. How two processes
interleave in between is nobody's to decide, so a seed repeats the kind of story, and the log of a failed test says what
each death hit.
"""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.counting import check_effects, check_log, check_messages, check_tasks, number, settles
from tests.faults.house import SHORT_LEASE, House, house_in, until
from tests.faults.lives import RESIDENT, Deeds, asks, coordinates, lingers, volunteers

NAMES = ("Anna", "Bo", "Cecilia", "David", "Eva", "Fatima", "Grace", "Hugo")
BEFORE_ITS_FIRST_CALL = 0.1
"""How many deaths nobody outside can time, for the bot has not been heard of yet."""
START_SECONDS = 0.3
IN_A_CALL = 0.6
"""How many deaths take the answer to a call with them; the others come a little later, in the bot's own work."""
WORK_SECONDS = 0.03
LONGEST_LIFE = 7
"""A life has 1 to 128 calls, short ones as often as long ones: 2 to this power."""
AFTERWARDS_SECONDS = 0.5
"""For how long people go on after everybody has asked and the last death is over."""


@dataclass(frozen=True)
class Round:
    """How much happens."""

    residents: int
    requests: int
    helpers: int
    deaths: int
    lease: float


SHORT = Round(residents=2, requests=1, helpers=3, deaths=3, lease=SHORT_LEASE)
LONG = Round(residents=5, requests=3, helpers=8, deaths=40, lease=3 * SHORT_LEASE)


async def lives(house: House, chance: random.Random, deeds: Deeds, size: Round, code: str) -> None:
    """Everybody does what they do, while the bot dies and rises, and a while longer."""
    siv = await house.newcomer("Siv")
    neighbours = [await house.newcomer(name) for name in NAMES[: size.helpers]]
    askers = [
        await house.newcomer(f"Olha {n}", chance.choice(("uk", "sv", "ar"))) for n in range(size.residents)
    ]
    async with asyncio.TaskGroup() as town:
        killing = town.create_task(kills(house, chance, size.deaths))
        others = [town.create_task(coordinates(siv, code, chance, deeds))]
        others += [town.create_task(volunteers(phone, chance, deeds)) for phone in neighbours]
        await until(lambda: len(deeds.let_in) == size.helpers, 60)
        await asyncio.gather(*(asks(phone, size.requests, chance, deeds) for phone in askers))
        others += [town.create_task(lingers(phone, RESIDENT, chance, deeds)) for phone in askers]
        await killing
        await asyncio.sleep(AFTERWARDS_SECONDS)
        for other in others:
            other.cancel()


async def kills(house: House, chance: random.Random, deaths: int) -> None:
    """The bot dies so many times: before its first call, while it starts, or in the middle of its calls."""
    for _ in range(deaths):
        if chance.random() < BEFORE_ITS_FIRST_CALL:
            await asyncio.sleep(chance.uniform(0, START_SECONDS))
            await house.dies()
        else:
            later = 0.0 if chance.random() < IN_A_CALL else chance.uniform(0, WORK_SECONDS)
            await house.dies_at_call(round(2 ** chance.uniform(0, LONGEST_LIFE)), later=later)
        house.starts()


async def a_round(folder: Path, seed: int, size: Round) -> None:
    """One town's days with deaths, then everything is counted."""
    chance = random.Random(seed)
    deeds = Deeds()
    async with house_in(folder, lease=size.lease) as house:
        code = await house.invitation()
        house.starts()
        await lives(house, chance, deeds, size, code)
        await settles(house)
        await house.is_told_to_stop()
        await check_effects(house, deeds)
        repeats = await check_messages(house)
        check_tasks(house)
        check_log(house)
        assert len(deeds.asked) == size.residents * size.requests
        assert number(house, "SELECT count(*) FROM assignment") > 0
        assert len(house.deaths) == size.deaths
        logging.info(
            "seed %d: %d updates, %d deaths, %d repeats", seed, len(house.updates), size.deaths, repeats
        )


@pytest.mark.parametrize("seed", [1])
async def test_whoever_kills_the_bot_when_nothing_is_lost_and_nothing_done_twice(
    tmp_path: Path, seed: int
) -> None:
    await a_round(tmp_path, seed, SHORT)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", range(100, 105))
async def test_a_bigger_town_lives_through_many_deaths(tmp_path: Path, seed: int) -> None:
    await a_round(tmp_path, seed, LONG)
