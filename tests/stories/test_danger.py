"""Danger first: in a form and outside, in every language, before anything else."""

from __future__ import annotations

import pytest

from bot.cards import hands, home
from bot.flows import safety
from bot.flows.forms import need_texts
from tests.acts import ask, form_button
from tests.stories.scenes import LANGUAGES, STREET
from tests.town import Town

FALLEN = {
    "sv": "Mamma har ramlat och svarar inte",
    "en": "My mother has fallen and does not answer",
    "ar": "أمي سقطت ولا ترد",
    "uk": "Моя мама впала і не відповідає",
}
ALONE = {
    "sv": "Jag vill inte leva längre",
    "en": "I want to kill myself",
    "ar": "أريد أن أنتحر",
    "uk": "Я не хочу жити",
}
BEATEN = {
    "sv": "Min man slår mig",
    "en": "My husband hits me",
    "ar": "زوجي يضربني",
    "uk": "Чоловік мене б'є",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_danger_outside_a_form_brings_the_number_first(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    await olha.says(FALLEN[language])
    assert safety.IN_DANGER in olha.last
    assert "112" in olha.last.text.split("\n")[0]
    await olha.says(ALONE[language])
    assert safety.SOMEBODY_TALKS in olha.last
    assert "90101" in olha.last
    await olha.says(BEATEN[language])
    assert safety.WOMENS_LINE in olha.last
    assert "020-50 50 50" in olha.last


@pytest.mark.parametrize("language", ["ar", "uk"])
async def test_danger_inside_a_form_stands_above_it_and_the_form_goes_on(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    await olha.says("/need")
    await olha.presses(form_button("kind:company"))
    await olha.presses(form_button("area:norro"))
    await olha.says(STREET)
    await olha.presses(form_button("when:w.*"))
    await olha.says(FALLEN[language])
    assert safety.IN_DANGER in olha.last
    await olha.presses(safety.GO_ON)
    assert need_texts.LOOK in olha.last
    assert FALLEN[language] in olha.last


@pytest.mark.parametrize("language", ["ar", "uk"])
async def test_danger_is_understood_in_swedish_and_english_as_well(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    for words in (FALLEN["sv"], FALLEN["en"]):
        await olha.says(words)
        assert safety.IN_DANGER in olha.last


async def test_danger_is_asked_once_a_form(town: Town) -> None:
    olha = await town.person("Olha", "sv")
    await ask(olha, send=False)
    await olha.says(FALLEN["sv"])
    await olha.presses(safety.GO_ON)
    await olha.says("Det brinner")
    assert safety.IN_DANGER not in olha.last
    assert "Det brinner" in olha.last


async def test_danger_in_a_caption_or_an_edited_message_is_danger(town: Town) -> None:
    olha = await town.person("Olha", "sv")
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:norro"))
    street = await olha.says(STREET)
    await olha.edits(street, FALLEN["sv"])
    assert safety.IN_DANGER in olha.last
    await olha.presses(safety.GO_ON)
    await olha.says("/cancel")
    await ask(olha, send=False)
    await olha.does("photo", caption=FALLEN["sv"])
    assert safety.IN_DANGER in olha.last


async def test_a_coordinator_rings_and_the_form_goes_on(town: Town) -> None:
    siri = await town.coordinator("Siri")
    olha = await town.person("Olha", "sv")
    await ask(olha, send=False)
    await olha.says(FALLEN["sv"])
    await olha.presses(safety.RING_ME)
    assert hands.RING_DANGER in siri.last
    assert FALLEN["sv"] not in siri.last
    assert olha.reads(need_texts.LOOK)


async def test_no_emergency_after_all_leaves_the_ways_on(town: Town) -> None:
    olha = await town.person("Olha", "sv")
    await olha.says(FALLEN["sv"])
    await olha.presses(safety.GO_ON)
    assert home.STILL_HERE in olha.last
    assert olha.last.offers(home.I_NEED_HELP)


async def test_after_a_voice_message_one_is_told_that_nobody_has_listened(town: Town) -> None:
    olha = await town.person("Olha", "sv")
    await olha.does("voice")
    assert home.VOICE_UNHEARD in olha.last
    assert "112" in olha.last
