"""The highest sum and the way to pay: there without a question, changed by a press, seen by both before the yes."""

from __future__ import annotations

import pytest

from bot.cards import common, offers, tasks
from bot.domain.requests import Payment
from bot.flows.forms import need_texts
from bot.i18n import seen, words
from bot.text import Kronor
from tests.acts import ask, form_button
from tests.stories.scenes import LANGUAGES, neighbours, promised
from tests.town import ZONE, Town

BOTH = ("sv", "ar")
TYPED = {"sv": "högst 250 kr", "en": "250 crowns", "ar": "٢٥٠ كرون", "uk": "двісті п’ятдесят", "fa": "۲۵۰"}


def _shown(amount: int, language: str) -> str:
    return seen(words(language, zone=ZONE, first="sv").render(Kronor(amount)))


@pytest.mark.parametrize("language", BOTH)
async def test_the_usual_sum_and_way_are_there_without_a_question(town: Town, language: str) -> None:
    olha, [anna] = await neighbours(town, "Anna", language=language)
    await ask(olha, send=False)
    assert need_texts.LINE_MONEY(sum=Kronor(400), payment=need_texts.SWISH) in olha.last
    assert olha.reads(need_texts.NEVER_CARDS)
    await olha.presses(form_button("summary:send(_adult)?"))
    money = need_texts.LINE_MONEY(sum=Kronor(400), payment=need_texts.SWISH)
    assert money in anna.last
    await anna.presses(offers.YES)
    assert money in anna.find(tasks.YOURS)


@pytest.mark.parametrize("language", BOTH)
async def test_one_press_and_an_answer_change_the_sum_and_the_way(town: Town, language: str) -> None:
    olha, [anna] = await neighbours(town, "Anna", language=language)
    await ask(olha, send=False)
    await olha.presses(need_texts.CHANGE_SUM)
    await olha.says(TYPED[language])
    await olha.presses(need_texts.CHANGE_PAYMENT)
    await olha.presses(need_texts.CASH)
    await olha.presses(form_button("summary:send(_adult)?"))
    assert need_texts.LINE_MONEY(sum=Kronor(250), payment=need_texts.CASH) in anna.last


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_sum_is_understood_in_each_languages_own_words(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    await ask(olha, send=False)
    await olha.presses(need_texts.CHANGE_SUM)
    await olha.says("?!")
    assert need_texts.ASK_SUM in olha.last
    await olha.says("4000 kr")
    assert need_texts.SUM_TOO_HIGH in olha.last
    await olha.says(TYPED[language] if language != "uk" else "250 крон")
    assert _shown(250, language) in olha.last.text


@pytest.mark.parametrize("town", [{"payments": ("cash",), "max_outlay": 1000}], indirect=True)
async def test_where_the_town_leaves_one_way_there_is_nothing_to_choose(town: Town) -> None:
    olha = await town.person("Olha", "ar")
    await ask(olha, send=False)
    assert need_texts.LINE_MONEY(sum=Kronor(1000), payment=need_texts.CASH) in olha.last
    assert not olha.last.offers(need_texts.CHANGE_PAYMENT)
    await olha.presses(need_texts.CHANGE_SUM)
    assert olha.last.offers(form_button("sum:250"))


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("town", [{"payments": ()}], indirect=True)
async def test_where_nobody_lays_out_money_both_are_told(town: Town, language: str) -> None:
    olha, [anna] = await neighbours(town, "Anna", language=language)
    await ask(olha, send=False)
    assert need_texts.LINE_NO_MONEY in olha.last
    assert not olha.last.offers(need_texts.CHANGE_SUM)
    await olha.presses(form_button("summary:send(_adult)?"))
    assert common.PAID_ALREADY in anna.last
    await anna.presses(offers.YES)
    assert common.PAID_ALREADY in anna.find(tasks.YOURS)


async def test_a_way_that_the_town_has_ended_meanwhile_is_asked_again(town: Town) -> None:
    olha, _ = await neighbours(town, "Anna")
    await ask(olha, send=False)
    await town.stops()
    policies = town.settlement.policies.model_copy(update={"payments": ("cash", "invoice")})
    town.settlement = town.settlement.model_copy(update={"policies": policies})
    await town.starts()
    await olha.presses(form_button("summary:send(_adult)?"))
    assert need_texts.PAYMENT_GONE in olha.last
    await olha.presses(need_texts.PAYMENTS[Payment.INVOICE])
    assert need_texts.LINE_MONEY(payment=need_texts.INVOICE) in olha.last


async def test_the_towns_sentence_about_insurance_stands_with_the_task(town: Town) -> None:
    _, anna = await promised(town)
    assert "försäkrad av Lindö kommun" in seen(anna.find(tasks.GOOD_TO_KNOW).text)
