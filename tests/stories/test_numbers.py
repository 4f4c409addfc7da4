"""An own number counts however it comes, and whoever speaks another language reaches a voice from anywhere."""

from __future__ import annotations

import pytest

from bot.cards import hands, requests
from bot.flows.forms import need_texts
from tests.acts import ask, form_button, turn_to
from tests.stories.scenes import neighbours
from tests.town import Town

NUMBER = "+46700000001"


async def test_an_own_number_shared_without_the_button_lets_a_first_need_go(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna", language="sv")
    await ask(olha, kind="company")
    assert requests.WAITS_NUMBER in olha.last
    await olha.shares_number(NUMBER)
    assert anna.is_asked()


async def test_a_number_given_to_be_rung_lets_a_first_need_go(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna", language="sv")
    await ask(olha, kind="company")
    await olha.says("mamma har ramlat och svarar inte")
    await olha.presses("^ring:danger$")
    await olha.shares_number(NUMBER)
    assert anna.is_asked()


async def test_a_number_in_the_profile_lets_a_first_need_go(town: Town) -> None:
    _, [anna, bo] = await neighbours(town, "Anna", "Bo")
    await ask(anna, kind="company")
    await anna.says("/profile")
    await turn_to(anna, form_button("summary:phone"))
    await anna.shares_number(NUMBER)
    assert bo.is_asked()


async def test_somebody_elses_number_lets_nothing_go(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna", language="sv")
    await ask(olha, kind="company")
    await olha.shares_number(NUMBER, owner=anna.id)
    assert not anna.is_asked()


@pytest.mark.parametrize("before", ["nothing", "a wrong language"])
async def test_whose_language_is_not_here_is_rung_whatever_was_chosen_before(town: Town, before: str) -> None:
    siv = await town.coordinator("Siv")
    ali = await town.newcomer("Ali", "fi") if before == "nothing" else await town.person("Ali", "sv")
    await ali.says("/language")
    await ali.presses("^lang:other$")
    await ali.presses("^nolang:fi$")
    await ali.shares_number(NUMBER)
    assert siv.reads(hands.RING_LANGUAGE)


async def test_a_number_given_before_any_language_leaves_no_question_open(town: Town) -> None:
    siv = await town.coordinator("Siv")
    ali = await town.newcomer("Ali", "sv")
    await ali.says("hon har ramlat och svarar inte")
    await ali.presses("^ring:danger$")
    await ali.shares_number(NUMBER)
    assert siv.reads(hands.RING_DANGER, hands.PHONE)
    await ali.says("/start")
    await ali.presses("^lang:sv$")
    await ali.says("hej")
    assert ali.last.offers("^home:need$")


async def test_who_was_erased_and_presses_the_old_greeting_is_asked_for_the_language_first(
    town: Town,
) -> None:
    olha = await town.person("Olha", "uk")
    greeting = olha.last.id
    await olha.says("/privacy")
    await olha.presses("^privacy:erase$")
    await olha.presses("^privacy:erase-yes$")
    await olha.sends_press(greeting, "home:need")
    await olha.presses("^lang:uk$")
    assert need_texts.KIND in olha.last
