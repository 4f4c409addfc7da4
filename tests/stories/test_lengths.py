"""Short messages for tired people: which cards are longer than they should be, and that no other one is."""

from __future__ import annotations

import pytest

from bot.cards import hands, home, offers, privacy, requests, tasks
from bot.flows.forms import registration_texts
from bot.i18n import seen
from bot.text import Text
from tests.acts import ask, form_button
from tests.phone import Message
from tests.stories.scenes import LANGUAGES
from tests.town import Town

LONGEST = 320
LONG_ONES: tuple[Text, ...] = (
    registration_texts.LOOK,
    registration_texts.PROFILE,
    tasks.YOURS,
    hands.NEW_VOLUNTEER,
    home.HELP,
    privacy.WHO_SEES,
)
"""Cards of facts to look up, a line each: the summaries, the task, the new volunteer, the help, the notice."""
LONGEST_OF_ALL = 560


@pytest.mark.parametrize("language", LANGUAGES)
async def test_only_cards_of_facts_are_longer_than_320_signs(town: Town, language: str) -> None:
    siri = await town.coordinator("Siri", language)
    [anna] = await town.applicants("Anna", language=language)
    await siri.presses(hands.EXTRACT_SEEN)
    olha = await town.person("Olha", language)
    await ask(olha)
    await anna.presses(offers.YES)
    await olha.presses(requests.FLOOR_AND_DOOR)
    await olha.says("3 tr, Kovalenko, kod 1234")
    await anna.presses(tasks.ON_MY_WAY)
    seen_before = [*anna.received, *olha.received, *siri.received]
    await anna.presses("^task:done:")
    for phone in (anna, olha):
        await phone.presses(tasks.GOOD)
        for command in ("help", "privacy", "profile", "tasks", "requests", "pause"):
            await phone.says(f"/{command}")
    await ask(olha, kind="repairs", area="vastra", words="en lampa")
    everything = [*seen_before, *anna.received, *olha.received, *siri.received]
    long_ones = [message for message in everything if len(seen(message.text)) > LONGEST]
    assert [message for message in long_ones if not _may_be_long(message)] == []
    assert max(len(seen(message.text)) for message in everything) <= LONGEST_OF_ALL


@pytest.mark.parametrize("language", ["ar", "uk"])
async def test_a_screen_of_a_form_has_few_buttons_and_short_ones(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    await olha.says("/need")
    for step in ("kind:shopping", "area:norro"):
        assert len(olha.last.labels) <= 9
        assert [label for label in olha.last.labels if len(seen(label)) > 30] == []
        await olha.presses(form_button(step))


def _may_be_long(message: Message) -> bool:
    return any(text in message for text in LONG_ONES)
