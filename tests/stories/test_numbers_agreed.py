"""Who may ring whom, and what happens when nobody has seen who comes."""

from __future__ import annotations

import pytest

from bot.cards import numbers as cards
from bot.cards import relay, requests, tasks
from bot.domain.phrases import PHRASES
from tests.stories.scenes import everything, promised, siv, task_of
from tests.town import Town

BOTH = ("ar", "sv")
NUMBER = "46701740605"


@pytest.mark.parametrize("language", BOTH)
async def test_a_number_is_shown_after_its_owners_press_and_taken_back(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses(requests.HAVE_SEEN)
    assert cards.MAY_RING_ASKER in olha.last
    await olha.presses(cards.YES_MY_NUMBER)
    await olha.shares_number(NUMBER)
    assert anna.reads(cards.THEIR_NUMBER, NUMBER)
    assert cards.AGREED in olha.last
    await olha.presses(cards.TAKE_BACK)
    assert cards.NOT_SHOWN in olha.last
    assert NUMBER not in everything(anna)
    await olha.presses(cards.LET_AGAIN)
    assert anna.reads(cards.THEIR_NUMBER, NUMBER)
    await anna.presses("^task:way:")
    await anna.presses("^task:done:")
    await town.later(hours=25)
    assert NUMBER not in everything(anna)


@pytest.mark.parametrize("language", BOTH)
async def test_please_call_me_asks_first_whether_the_number_may_be_seen(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    task = task_of(anna)
    await anna.sends_press(anna.last.id, f"say:call_me:{task}")
    assert cards.MAY_RING in anna.last
    assert not olha.reads(PHRASES["call_me"].text)
    await anna.presses(cards.YES_MY_NUMBER)
    await anna.shares_number(NUMBER)
    assert olha.reads(cards.THEIR_NUMBER, NUMBER)
    await anna.sends_press(anna.last.id, f"say:call_me:{task}")
    assert PHRASES["call_me"].text in olha.last
    await anna.sends_press(anna.last.id, f"tel:no:{task}")
    assert NUMBER not in everything(olha)


async def test_a_no_shows_nothing_and_it_is_not_asked_again_by_itself(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.HAVE_SEEN)
    await olha.presses(cards.NO)
    assert cards.NOT_SHOWN in olha.last
    assert not anna.reads(cards.THEIR_NUMBER)
    assert anna.reads(tasks.THEY_KNOW)


async def test_an_own_contact_is_not_passed_on_but_asked_about(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.shares_number(NUMBER)
    assert cards.MAY_RING_ASKER in olha.last
    assert NUMBER not in everything(anna)


@pytest.mark.parametrize("language", BOTH)
async def test_not_seen_three_hours_before_a_coordinator_rings(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await town.later(hours=22, minutes=30)
    assert not anna.reads(cards.NOT_SEEN_DESK)
    await town.later(minutes=45)
    assert anna.reads(cards.NOT_SEEN_DESK)
    assert cards.NOT_SEEN in siv(town).last
    assert "Olha" in siv(town).last.text
    await siv(town).presses("^hand:rung:")
    assert anna.reads(tasks.YOURS)
    assert relay.NUMBER_GONE not in olha.last


@pytest.mark.parametrize("language", BOTH)
async def test_not_seen_but_a_number_agreed_the_helper_rings_first(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.sends_press(olha.last.id, f"tel:yes:{task_of(anna)}")
    await olha.shares_number(NUMBER)
    await town.later(hours=23, minutes=15)
    assert anna.reads(cards.NOT_SEEN_RING, NUMBER)
    assert not siv(town).reads(cards.NOT_SEEN)
    await anna.presses("^task:drop:")
    await anna.presses("^task:drop-ill:")
    assert NUMBER not in everything(anna)


@pytest.mark.parametrize("language", BOTH)
async def test_seen_in_time_nobody_is_troubled_and_seen_later_the_card_settles(
    town: Town, language: str
) -> None:
    olha, anna = await promised(town, language)
    await olha.says("Tack, vad bra!")
    await town.later(hours=23, minutes=15)
    assert not anna.reads(cards.NOT_SEEN_DESK)
    assert not siv(town).reads(cards.NOT_SEEN)
