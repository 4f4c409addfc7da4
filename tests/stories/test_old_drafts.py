"""Buttons about a draft belong to that draft, and to no other."""

from __future__ import annotations

from bot.cards import offers
from bot.text import Text
from bot.usecases import asking, talking
from tests.acts import ask, form_button
from tests.phone import Phone
from tests.stories.scenes import neighbours
from tests.town import Town

SEND = form_button("summary:send(_adult)?")


async def test_an_old_one_more_does_not_send_another_draft(town: Town) -> None:
    olha, anna, card, data = await _asked_if_same(town, asking.ONE_MORE)
    await ask(olha, kind="dog", send=False)
    await olha.sends_press(card, data)
    assert olha.toasted(talking.OLD_PRESS)
    assert _questions(anna) == 1


async def test_an_old_the_same_does_not_drop_another_draft(town: Town) -> None:
    olha, anna, card, data = await _asked_if_same(town, asking.THE_SAME)
    await ask(olha, kind="dog", send=False)
    await olha.sends_press(card, data)
    await olha.presses(SEND)
    assert _questions(anna) == 2


async def _asked_if_same(town: Town, wanted: Text) -> tuple[Phone, Phone, int, str]:
    """Olha was asked whether it is the same, and has dropped it. That card and the data of its button."""
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha)
    await ask(olha, words="kaffe")
    card = olha.find(asking.SAME_NEED)
    data = card.data(wanted)
    assert data
    await olha.says("/cancel")
    return olha, anna, card.id, data


def _questions(phone: Phone) -> int:
    return sum(message.offers(offers.YES) for message in phone.received)
