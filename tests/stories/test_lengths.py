"""Short messages for tired people: no card is longer than 320 signs before its buttons, in no language."""

from __future__ import annotations

import re

import pytest

from bot.cards import hands, offers, requests, tasks
from bot.i18n import seen, words
from bot.usecases.here import rendered
from tests.acts import ask
from tests.lindo import lindo
from tests.stories.longest import ZONE, cards, length, screens
from tests.stories.scenes import LANGUAGES
from tests.town import Town

LONGEST = 320
LONGEST_LABEL = 30
SHORT_LABEL = 12
MOST_BUTTONS = 7
"""Six, and one that leads back."""
LISTS = ("own names", "registration, grid", "profile, grid")
"""All at once, because they are found by their looks: names of languages in their own letters, and a week."""
FORM_BUTTONS = 9
"""A page of six answers, the one that turns it, and the two ways out."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_has_few_buttons_and_only_short_ones_side_by_side(language: str) -> None:
    town, reader = lindo(), words(language, zone=ZONE, first="sv")
    everything = [(name, say, MOST_BUTTONS) for name, say in cards(town, reader)]
    everything += [(name, say, FORM_BUTTONS) for name, say in screens(town, reader)]
    for name, say, most in everything:
        rows = [[seen(button.label) for button in row] for row in rendered(say, reader).rows]
        assert sum(map(len, rows)) <= most or name.startswith(LISTS), name
        assert [label for row in rows for label in row if len(label) > LONGEST_LABEL] == [], name
        side_by_side = [re.sub(r"^\W+\s", "", label) for row in rows if len(row) > 1 for label in row]
        assert [label for label in side_by_side if len(label) > SHORT_LABEL] == [], name


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
