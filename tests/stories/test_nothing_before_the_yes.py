"""Promise 4, tried: whatever somebody writes wherever, no volunteer reads it before the yes."""

from __future__ import annotations

import json
import random
from collections.abc import Awaitable, Callable

import pytest

from bot.cards import hands, offers, requests, tasks
from bot.flows.forms import need_texts
from tests.acts import form_button, turn_to
from tests.phone import Phone
from tests.stories.scenes import everything, siv
from tests.town import Town

NAME, STREET, ILLNESS, DOOR = "Rumpelstilz", "Hemligagatan 77", "epilepsi", "portkod 4711"
SECRETS = (NAME, "Hemligagatan", ILLNESS, "4711", "46701740699")
KINDS = ("shopping", "repairs", "language", "transport", "other")
"""One that goes out at once, one that waits, one that needs a common language, one a licence, one to be read."""
Act = Callable[[Phone], Awaitable[object]]


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_that_was_written_reaches_a_volunteer_before_the_yes(town: Town, kind: str) -> None:
    chance = random.Random(kind)
    await town.volunteers("Anna", "Bo", level="extract")
    for name in ("Anna", "Bo"):
        await _gets_a_licence(town.phone(name))
    asker = await town.person(NAME, "sv" if kind == "language" else chance.choice(("en", "ar", "uk")))
    await _asks(asker, kind, chance)
    for act in chance.sample(LATER, k=len(LATER)):
        await act(asker)
    await _lets_it_out(siv(town))
    helpers = [phone for phone in town.phones if phone.name in {"Anna", "Bo"}]
    willing = [phone for phone in helpers if any(m.offers(offers.YES) for m in phone.received)]
    assert willing, f"nobody was asked for {kind}"
    assert await _leaks(town, helpers) == []

    await chance.choice(willing).presses(offers.YES)
    [reader] = [phone for phone in helpers if phone.reads(tasks.YOURS)]
    assert all(secret in everything(reader) for secret in (NAME, "Hemligagatan", ILLNESS))
    assert "4711" not in everything(reader)
    assert "46701740699" not in everything(reader)
    others = [phone for phone in helpers if phone is not reader]
    assert await _leaks(town, others) == []


async def _asks(phone: Phone, kind: str, chance: random.Random) -> None:
    """All free fields of the form hold something private; edits, captions and loose words as well."""
    await phone.says("/need")
    await turn_to(phone, form_button(f"kind:{kind}"))
    await phone.presses(form_button("area:norro"))
    street = await phone.says("Hemligagatan 7")
    await phone.edits(street, STREET)
    await phone.presses(form_button("when:w.*"))
    if chance.random() < 0.5:
        await phone.does("photo", caption=f"{NAME} har {ILLNESS}")
    else:
        await phone.says(f"{NAME}, {STREET}, {ILLNESS}")
    await phone.says(f"kom ihåg: {ILLNESS}")
    if chance.random() < 0.5:
        await phone.does("voice", caption=ILLNESS)
    await phone.presses(need_texts.SEND_ADULT)


async def _adds(phone: Phone) -> None:
    await phone.presses(requests.ADD_WORD)
    await phone.says(f"{NAME}: {ILLNESS}, {STREET}")


async def _shares_number(phone: Phone) -> None:
    data = next((d for _, _, d in phone.buttons if d.startswith("request:number:")), None)
    if data is not None:
        await phone.presses("^request:number:")
        await phone.shares_number("46701740699")


async def _writes_the_door(phone: Phone) -> None:
    """The button comes with the yes; an odd app can press it before."""
    data = next(d for _, _, d in phone.buttons if d.startswith("request:add:"))
    await phone.sends_press(phone.last.id, data.replace("add", "door"))
    await phone.says(DOOR)


async def _writes_nowhere(phone: Phone) -> None:
    await phone.says(f"{NAME} {STREET} {ILLNESS}")


LATER: tuple[Act, ...] = (_adds, _shares_number, _writes_the_door, _writes_nowhere)


async def _gets_a_licence(phone: Phone) -> None:
    await phone.says("/profile")
    await turn_to(phone, form_button("summary:licence"))
    await phone.presses(form_button("licence:yes"))


async def _lets_it_out(coordinator: Phone) -> None:
    """What waits for a coordinator's eyes goes out."""
    for wanted in ("^hand:kind-shopping:", hands.LOOKS_RIGHT):
        if any(message.offers(wanted) for message in coordinator.received):
            await coordinator.presses(wanted)


async def _leaks(town: Town, helpers: list[Phone]) -> list[tuple[str, str]]:
    """(secret, call) of everything that was ever sent to these phones, edited ones and toasts included."""
    ids = {str(phone.id) for phone in helpers}
    sent = [
        json.dumps(c["params"], ensure_ascii=False) for c in await town.calls() if _is_for(c["params"], ids)
    ]
    shown = [everything(phone) for phone in helpers] + [phone.toast for phone in helpers]
    return [(secret, words) for words in (*sent, *shown) for secret in SECRETS if secret in words]


def _is_for(params: dict[str, str], ids: set[str]) -> bool:
    return params.get("chat_id") in ids
