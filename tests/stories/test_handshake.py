"""One handshake: a need, a question, a yes, a task, a thank-you."""

from __future__ import annotations

import asyncio

import pytest

from bot.cards import offers, requests, tasks
from bot.cards.common import FIRST_REQUEST, HELPED_BEFORE, SEEN_EXTRACT
from bot.domain.code_words import PICTURES
from bot.usecases import answering, closing
from tests.acts import ask
from tests.phone import Phone
from tests.stories.scenes import LANGUAGES, STREET, asked, everything, helped, promised, siv
from tests.town import Town


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_need_is_asked_taken_done_and_thanked_for(town: Town, language: str) -> None:
    olha, [anna] = await asked(town, "Anna", language=language)
    assert requests.ASKING(count=1) in olha.last
    assert requests.WHO_COMES in olha.last
    assert FIRST_REQUEST in anna.last
    assert STREET not in everything(anna)

    await anna.presses(offers.YES)
    assert anna.toasted(answering.YOURS)
    assert anna.reads(tasks.YOURS, "Olha, Strandvägen 4", "bröd, mjölk")
    assert all(words in olha.last for words in (requests.COMES, "Anna", SEEN_EXTRACT))
    assert len(_pictures(anna)) == 2
    assert _pictures(anna) == _pictures(olha)

    await anna.presses(tasks.ON_MY_WAY)
    assert anna.reads(tasks.ON_THE_WAY)
    assert requests.ON_THE_WAY in olha.last

    await anna.presses("^task:done:")
    assert tasks.YOUR_NUMBER(count=1) in anna.last
    assert requests.IS_DONE in olha.last

    for phone, other in ((anna, "Olha"), (olha, "Anna")):
        await phone.presses(tasks.GOOD)
        assert tasks.AGAIN in phone.last
        assert other in phone.last
        await phone.presses(tasks.YES_GLADLY)
        assert closing.AGAIN_SAVED in phone.last
        assert phone.last.buttons == ()


async def test_of_two_who_press_at_once_exactly_one_wins(town: Town) -> None:
    olha, pair = await asked(town, "Anna", "Bo")
    await asyncio.gather(*(one.presses(offers.YES) for one in pair))

    [winner] = [one for one in pair if one.reads(tasks.YOURS)]
    [other] = [one for one in pair if one is not winner]
    assert offers.TAKEN in other.last
    assert other.last.buttons == ()
    assert winner.name in olha.last
    assert STREET not in everything(other)


async def test_who_presses_yes_on_a_card_that_is_taken_is_told_so_and_thanked(town: Town) -> None:
    _, [anna, bo] = await asked(town, "Anna", "Bo")
    data = bo.last.data(offers.YES)
    assert data is not None
    await anna.presses(offers.YES)
    await bo.sends_press(bo.last.id, data)
    assert bo.toasted(answering.TAKEN)
    assert STREET not in everything(bo)


async def test_the_others_buttons_vanish_with_thanks(town: Town) -> None:
    _, [anna, bo, cilla] = await asked(town, "Anna", "Bo", "Cilla")
    await anna.presses(offers.YES)
    for other in (bo, cilla):
        assert offers.TAKEN in other.last
        assert other.last.buttons == ()


async def test_two_presses_on_the_same_yes_are_one_yes(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await asyncio.gather(anna.presses(offers.YES), anna.presses(offers.YES))
    assert sum(requests.COMES in message for message in olha.received) == 1
    assert anna.reads(tasks.YOURS)


async def test_the_next_time_who_was_glad_is_asked_alone_first(town: Town) -> None:
    olha, anna = await helped(town)
    await anna.presses(tasks.GOOD)
    await anna.presses(tasks.YES_GLADLY)
    await olha.presses(tasks.GOOD)
    await olha.presses(tasks.YES_GLADLY)
    coordinator = siv(town)
    bo, cilla = await town.volunteers("Bo", "Cilla", by=coordinator)

    await ask(olha, day=2, words="kaffe")
    assert HELPED_BEFORE(count=1) in anna.last
    assert anna.is_asked()
    assert not bo.is_asked()
    assert not cilla.is_asked()

    await anna.presses(offers.NOT_THIS_ONE)
    assert bo.is_asked()
    assert cilla.is_asked()


async def test_somebody_else_next_time_means_no_place_of_their_own(town: Town) -> None:
    olha, anna = await helped(town)
    await anna.presses(tasks.GOOD)
    await anna.presses(tasks.YES_GLADLY)
    await olha.presses(tasks.GOOD)
    await olha.presses(tasks.SOMEBODY_ELSE)
    assert closing.ELSE_SAVED in olha.last
    coordinator = siv(town)
    [bo] = await town.volunteers("Bo", by=coordinator)
    await ask(olha, day=2, words="kaffe")
    assert bo.is_asked()


async def test_so_so_is_thanked_and_not_good_is_offered_a_voice(town: Town) -> None:
    olha, anna = await helped(town)
    await anna.presses(tasks.SO_SO)
    assert closing.TELLING_US in anna.last
    await olha.presses(tasks.NOT_GOOD)
    assert closing.RING_ABOUT_IT in olha.last
    await olha.presses(closing.RING_ME)
    coordinator = siv(town)
    assert "Olha" in coordinator.last


async def test_what_was_done_is_shown_in_numbers_out_of_the_database(town: Town) -> None:
    olha, anna = await promised(town)
    assert not anna.reads(tasks.DONE_THIS_YEAR(count=1))
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses("^task:done:")
    assert tasks.DONE_THIS_YEAR(count=1) in anna.last
    assert not olha.reads(tasks.DONE_THIS_YEAR)


def _pictures(phone: Phone) -> set[str]:
    """The code word's emoji on a phone."""
    signs = {picture.emoji for picture in PICTURES.values()}
    return {sign for sign in signs if sign in everything(phone)}


async def test_who_was_away_when_somebody_said_yes_learns_it_when_back(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.does("block")
    await anna.presses(offers.YES)
    await olha.does("unblock")
    card = olha.find(requests.COMES)
    assert "Anna" in card
    assert card.offers(requests.NOT_RIGHT)
