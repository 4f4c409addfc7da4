"""A card's number or a personal identity number is not kept in any form, and its sender is told why."""

from __future__ import annotations

import pytest

from bot.cards import offers, requests, tasks
from bot.flows import unkept
from bot.flows.forms import need_texts, small
from tests.acts import ask, form_button
from tests.phone import Phone
from tests.stories.scenes import everything, neighbours, promised
from tests.town import Town

CARD = "4111 1111 1111 1111"
IDENTITY = "850709-9805"


def _bots_words(phone: Phone) -> str:
    return everything(phone)


@pytest.mark.parametrize("language", ["sv", "ar"])
async def test_a_list_with_a_cards_number_is_not_taken(town: Town, language: str) -> None:
    olha, [anna] = await neighbours(town, "Anna", language=language)
    await ask(olha, words=f"mjölk, betala med {CARD}", send=False)
    assert unkept.CARD in olha.last
    await olha.says("mjölk")
    assert need_texts.LOOK in olha.last
    await olha.says(f"min kod: {IDENTITY}")
    assert unkept.IDENTITY in olha.last
    await olha.does("photo", caption=CARD)
    assert unkept.CARD in olha.last
    await olha.presses(form_button("summary:send(_adult)?"))
    await anna.presses(offers.YES)
    assert "mjölk" in anna.find(tasks.YOURS)
    for phone in (anna, olha):
        assert "4111" not in _bots_words(phone)
        assert IDENTITY not in _bots_words(phone)


@pytest.mark.parametrize("language", ["sv", "ar"])
async def test_what_is_added_later_is_looked_at_too(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses(requests.ADD_WORD)
    message = await olha.says("٤١١١ ١١١١ ١١١١ ١١١١" if language == "ar" else CARD)
    assert unkept.CARD in olha.last
    assert small.ASK_MORE in olha.last
    await olha.edits(message, "och te")
    await olha.says("och te")
    assert "och te" in anna.find(tasks.YOURS)
