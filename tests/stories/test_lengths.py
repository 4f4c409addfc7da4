"""Short messages for tired people: no card is longer than 320 signs before its buttons, in no language."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, requests, tasks
from bot.i18n import seen, words
from tests.acts import ask, form_button
from tests.lindo import lindo
from tests.stories.longest import ZONE, cards, length, screens
from tests.stories.scenes import LANGUAGES
from tests.town import Town

LONGEST = 320


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_card_of_each_sort_has_at_most_320_signs(language: str) -> None:
    town, reader = lindo(), words(language, zone=ZONE, first="sv")
    long_ones = {
        name: signs
        for name, say in (*cards(town, reader), *screens(town, reader))
        if (signs := length(say, reader)) > LONGEST
    }
    assert long_ones == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nobody_reads_more_than_320_signs_at_once(town: Town, language: str) -> None:
    siri = await town.coordinator("Siri", language)
    [anna] = await town.applicants("Anna", language=language)
    await siri.presses(hands.ALL_KINDS)
    await siri.presses(hands.BACK)
    await siri.presses(hands.EXTRACT_SEEN)
    olha = await town.person("Olha", language)
    await ask(olha)
    await anna.presses(offers.WHAT_TO_KNOW)
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
    for press in ("responsible", "stored", "looked"):
        await olha.presses(f"^privacy:{press}$")
    await ask(olha, kind="repairs", area="vastra", words="en lampa")
    everything = [*seen_before, *anna.received, *olha.received, *siri.received]
    assert [message.text for message in everything if len(seen(message.text)) > LONGEST] == []


@pytest.mark.parametrize("language", ["ar", "uk"])
async def test_a_screen_of_a_form_has_few_buttons_and_short_ones(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    await olha.says("/need")
    for step in ("kind:shopping", "area:norro"):
        assert len(olha.last.labels) <= 9
        assert [label for label in olha.last.labels if len(seen(label)) > 30] == []
        await olha.presses(form_button(step))
