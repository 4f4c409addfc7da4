"""*Back* out of a small question leads to where it came from, and is in the language of everything else."""

from __future__ import annotations

import pytest

from bot.cards import home, requests
from bot.flows.forms import small
from bot.flows.moves import NOTHING_BEFORE
from bot.flows.safety import RING_ME
from bot.flows.screens import BACK, SHARE_CONTACT
from bot.i18n import others, seen
from bot.say import Button
from bot.usecases import talking
from tests.acts import ask, form_button
from tests.phone import Phone
from tests.stories.scenes import neighbours, promised
from tests.town import Town


def _back(phone: Phone) -> str:
    return phone.words.label(Button(BACK))


def _below(phone: Phone) -> list[str]:
    """The words of the buttons in the keyboard's place."""
    return [key["text"] for row in phone.keyboard for key in row]


@pytest.mark.parametrize("language", ["uk", "ar"])
async def test_back_from_the_own_number_leads_to_the_request_that_waits_for_it(
    town: Town, language: str
) -> None:
    olha, _ = await neighbours(town, "Anna", language=language)
    await ask(olha, kind="repairs", words="en lampa")
    await olha.presses(requests.SHARE_NUMBER)
    assert _back(olha) in _below(olha)
    await olha.says(_back(olha))
    assert olha.keyboard is None
    assert NOTHING_BEFORE not in olha.last
    assert olha.last.offers(requests.SHARE_NUMBER)
    await olha.presses(requests.SHARE_NUMBER)
    assert small.ASK_NUMBER in olha.last


async def test_back_from_more_words_leads_to_the_request(town: Town) -> None:
    olha, _ = await promised(town)
    await olha.presses(requests.ADD_WORD)
    await olha.says("назад")
    assert olha.last.offers(requests.ADD_WORD)


async def test_back_leads_to_the_half_written_form_that_waits_beneath(town: Town) -> None:
    olha, _ = await neighbours(town, "Anna")
    await ask(olha, kind="repairs", words="en lampa")
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(requests.SHARE_NUMBER)
    await olha.says(_back(olha))
    assert talking.GOES_ON in olha.last


async def test_back_from_what_no_card_led_to_shows_the_ways_on(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/help")
    await olha.presses(home.ODD_TEXT)
    await olha.says("назад")
    assert home.WHAT_NOW in olha.last
    assert olha.last.offers(home.I_NEED_HELP)


@pytest.mark.parametrize("language", ["sv", "ar"])
async def test_a_number_to_ring_is_asked_for_beside_a_form_without_a_second_way_back(
    town: Town, language: str
) -> None:
    olha = await town.person("Olha", language)
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.says("112 help, my mother has fallen")
    await olha.presses(RING_ME)
    assert olha.keyboard is None
    await olha.presses(SHARE_CONTACT)
    assert small.ASK_RING in olha.last
    await olha.shares_number("46701740605")
    assert olha.keyboard is None
    assert talking.GOES_ON in olha.last


@pytest.mark.parametrize("code", ["so", "fa"])
async def test_who_reads_another_language_goes_back_in_that_language(town: Town, code: str) -> None:
    amina = await town.newcomer("Amina", "en", app_language=code)
    await amina.says("/start")
    await amina.presses("^lang:other$")
    await amina.presses(f"^nolang:{code}$")
    share, back = _below(amina)
    assert [seen(share), seen(back)] == [others()[code].button, others()[code].back]
    await amina.says(back)
    assert amina.last.offers("^lang:sv$")


async def test_who_has_a_language_already_goes_back_to_the_list_as_well(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/language")
    await olha.presses("^lang:other$")
    await olha.presses("^nolang:so$")
    await olha.says(others()["so"].back)
    assert olha.last.offers("^lang:sv$")
    await olha.says(others()["so"].back)
    assert home.ASK_WHICH in olha.last
