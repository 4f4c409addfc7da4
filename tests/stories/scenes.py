"""Where many stories begin."""

from __future__ import annotations

import re
from typing import Any

from bot.cards import offers, tasks
from bot.domain.reports import Follows, Task
from tests.acts import ask
from tests.phone import Phone
from tests.town import Town

LANGUAGES = ("sv", "en", "ar", "uk")
STREET = "Strandvägen 4"


async def neighbours(town: Town, *names: str, language: str = "uk") -> tuple[Phone, list[Phone]]:
    """Olha has just come; these volunteers were approved by Siv and have never been asked."""

    async def live() -> None:
        await town.volunteers(*names)
        await town.person("Olha", language)

    await town.once(f"neighbours {names} {language}", live)
    return town.phone("Olha"), [town.phone(name) for name in names]


async def asked(town: Town, *names: str, language: str = "uk", **need: Any) -> tuple[Phone, list[Phone]]:
    """Olha has asked for shopping tomorrow, and these volunteers have been asked."""

    async def live() -> None:
        olha, _ = await neighbours(town, *names, language=language)
        await ask(olha, **need)

    await town.once(f"asked {names} {language} {need}", live)
    return town.phone("Olha"), [town.phone(name) for name in names]


async def promised(town: Town, language: str = "uk", **need: Any) -> tuple[Phone, Phone]:
    """Anna has said yes to Olha, a moment ago."""

    async def live() -> None:
        _, [anna] = await asked(town, "Anna", language=language, **need)
        await anna.presses(offers.YES)

    await town.once(f"promised {language} {need}", live)
    return town.phone("Olha"), town.phone("Anna")


async def helped(town: Town, language: str = "uk", **need: Any) -> tuple[Phone, Phone]:
    """Anna has done what Olha asked for; neither has said how it went."""

    async def live() -> None:
        _, anna = await promised(town, language, **need)
        await anna.presses(tasks.ON_MY_WAY)
        await anna.presses("^task:done:")

    await town.once(f"helped {language} {need}", live)
    return town.phone("Olha"), town.phone("Anna")


async def closes(
    coordinator: Phone, *, follows: Follows = Follows.LIFT, task: Task | None = None, about: bool = True
) -> None:
    """A coordinator who has taken a report closes it: three short questions."""
    await coordinator.presses("^hand:close:")
    await coordinator.presses("^hand:close-talked:")
    if about:
        await coordinator.presses(f"^hand:close-talked-{follows}:")
    if task is not None:
        await coordinator.presses(f"^hand:close-talked(-{follows})?-{task}:")


def everything(phone: Phone) -> str:
    """All that stands on a phone from the bot: words, buttons and addresses of links."""
    parts = [(m.text, *m.labels, *m.urls) for m in phone.received]
    return "\n".join(words for part in parts for words in part)


def task_of(phone: Phone) -> int:
    """The id of the task whose card is on this phone."""
    return number_in(phone.find(tasks.YOURS).data("^task:way:") or "")


def number_in(data: str) -> int:
    """The id at the end of a button's data."""
    found = re.search(r"(\d+)$", data)
    assert found, data
    return int(found[1])


def siv(town: Town) -> Phone:
    """The coordinator of these scenes."""
    return town.phone("Siv")
