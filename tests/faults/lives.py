"""Whole lives on phones: somebody asks, others sign up, say yes or no, go, are done, cannot come, say how it was.

Everybody presses a button once and never looks whether the bot is alive.
"""

from __future__ import annotations

import asyncio
import random
import re
from dataclasses import dataclass, field

from tests.acts import form_button, sign_up, window
from tests.faults.house import sees
from tests.phone import Phone

LOOK_EVERY_SECONDS = 0.02
KINDS = ("shopping", "dog", "pharmacy")
HOURS = ((8, 12), (12, 17), (17, 21))

VOLUNTEER = {
    r"^offer:yes:": 0.7,
    r"^offer:no:": 0.3,
    r"^why:.*:(too_far|wrong_time)$": 0.5,
    r"^task:way:": 0.8,
    r"^task:done:": 0.8,
    r"^task:drop:": 0.1,
    r"^task:drop-ill:": 0.5,
    r"^after:(good|soso|again):": 0.5,
}
RESIDENT = {r"^request:cancel:": 0.03, r"^request:cancel-yes:": 0.5, r"^after:(good|soso|else):": 0.5}
COORDINATOR = {r"^hand:(id|extract):": 0.9, "^hand:choose:": 0.3, "^hand:pick-": 0.5}
"""How likely somebody is to press such a button when they look at their phone and see it."""


@dataclass
class Deeds:
    """What people did, to be compared with what the bot has made of it."""

    asked: list[Asked] = field(default_factory=list)
    pressed: list[tuple[int, str]] = field(default_factory=list)
    """(whose account, the button's data)."""

    @property
    def let_in(self) -> set[str]:
        """The approvals that a coordinator has pressed at least once: a card that came twice may be pressed twice."""
        return {data.split(":")[2] for _, data in self.pressed if data.startswith("hand:")}

    def count(self, pattern: str) -> int:
        return sum(bool(re.search(pattern, data)) for _, data in self.pressed)


@dataclass(frozen=True)
class Asked:
    """One request as it was typed."""

    account: int
    street: str
    words: tuple[str, ...]


async def volunteers(phone: Phone, chance: random.Random, deeds: Deeds) -> None:
    """Signs up and helps, until cancelled."""
    await sign_up(phone, area="norro", wants="anything")
    await lingers(phone, VOLUNTEER, chance, deeds)


async def coordinates(phone: Phone, code: str, chance: random.Random, deeds: Deeds) -> None:
    """Opens an invitation and lets volunteers in, until cancelled."""
    await phone.says(f"/start c_{code}")
    await phone.presses(rf"^lang:{phone.language}$")
    await lingers(phone, COORDINATOR, chance, deeds)


async def asks(phone: Phone, requests: int, chance: random.Random, deeds: Deeds) -> None:
    """Comes in and asks for help so many times; afterwards see `RESIDENT`."""
    await phone.says("/start")
    await phone.presses(rf"^lang:{phone.language}$")
    for number, kind in enumerate(chance.sample(KINDS, requests)):
        await _ask(phone, kind, number, chance, deeds)


async def _ask(phone: Phone, kind: str, number: int, chance: random.Random, deeds: Deeds) -> None:
    street = f"Strandvägen {phone.id % 1000}-{number}"
    words = tuple(f"{kind} {phone.id % 1000}-{number}-{line}" for line in range(chance.randint(1, 3)))
    begun = await phone.says("/need")
    await _presses(phone, form_button(f"kind:{kind}"), begun)
    await _presses(phone, form_button("area:norro"), begun)
    await _sees(phone, form_button("street:protected"), begun)
    await phone.says(street)
    await _presses(phone, form_button(f"when:{window(phone, 1, *chance.choice(HOURS))}"), begun)
    await _sees(phone, form_button("what:.*"), begun)
    for line in words:
        # One after the other without looking up, as people do: the first answers, the others are added.
        await phone.says(line)
    await _sees(phone, form_button("summary:.*"), begun, words[-1])
    await _presses(phone, form_button("summary:send(_adult)?"), begun)
    deeds.asked.append(Asked(phone.id, street, words))
    await _sees(phone, r"^request:cancel:", begun)


async def lingers(phone: Phone, habits: dict[str, float], chance: random.Random, deeds: Deeds) -> None:
    """Looks at the phone now and then, and presses what is there and was not pressed yet; until cancelled."""
    pressed: set[tuple[int, str]] = set()
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS * chance.uniform(1, 4))
        found = [
            (message, data)
            for message, _, data in phone.buttons
            for habit, likely in habits.items()
            if re.search(habit, data) and (message, data) not in pressed and chance.random() < likely
        ]
        if found:
            message, data = chance.choice(found)
            pressed.add((message, data))
            deeds.pressed.append((phone.id, data))
            await phone.sends_press(message, data)


async def _sees(phone: Phone, button: str, after: int, words: str = "") -> tuple[int, str]:
    """Wait until one of the messages after that one has these words and such a button: the newest such."""
    return await sees(
        phone, lambda: next(iter(_shown(phone, button, after, words)), None), f"{button} {words}"
    )


def _shown(phone: Phone, button: str, after: int, words: str) -> list[tuple[int, str]]:
    return [
        (message.id, data)
        for message in reversed(phone.received)
        for _, data in message.buttons
        if message.id > after and words in message.text and re.search(button, data)
    ]


async def _presses(phone: Phone, button: str, after: int) -> None:
    await phone.sends_press(*await _sees(phone, button, after))
