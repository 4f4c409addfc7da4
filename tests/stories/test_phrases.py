"""Ready phrases: said with a press, read in the other's language, answered with a press."""

from __future__ import annotations

import pytest

from bot.cards import phrases as cards
from bot.cards import relay, requests, tasks
from bot.domain.phrases import PHRASES
from bot.text import Text
from tests.phone import Phone
from tests.stories.scenes import everything, promised, siv, task_of
from tests.town import Town

BOTH = ("ar", "sv")


async def _says(phone: Phone, what: str) -> None:
    """Open the phrases and press one, on whichever page it is."""
    await phone.presses("^say:menu:")
    for _ in range(6):
        if phone.last.offers(f"^say:{what}:"):
            break
        await phone.presses(r"^say:menu\.")
    await phone.presses(f"^say:{what}:")


def _text(what: str) -> Text:
    return PHRASES[what].text


@pytest.mark.parametrize("language", BOTH)
async def test_a_phrase_arrives_in_the_others_language_and_its_sender_reads_it_too(
    town: Town, language: str
) -> None:
    olha, anna = await promised(town, language)
    await _says(anna, "at_door")
    assert _text("at_door") in olha.last
    assert "Anna" in olha.last.text
    assert _text("at_door") in anna.last
    assert cards.YOU_SAY in anna.last
    await olha.presses("^say:coming-")
    assert _text("coming") in anna.last
    assert not olha.find(_text("at_door")).offers("^say:coming-")


@pytest.mark.parametrize("language", BOTH)
async def test_a_thing_that_the_shop_lacks_is_asked_and_answered(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await _says(anna, "not_in_shop")
    await anna.says("rågbröd")
    assert _text("not_in_shop") in olha.last
    assert "rågbröd" in olha.last.text
    await olha.presses("^say:replace_yes-")
    assert _text("replace_yes") in anna.last
    assert "rågbröd" in anna.last.text


@pytest.mark.parametrize("language", BOTH)
async def test_a_question_is_answered_in_words(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await _says(anna, "door_code")
    await olha.presses("^say:reply-")
    await olha.says("1234 och sedan B")
    assert cards.ANSWERS in anna.last
    assert _text("door_code") in anna.last
    assert "1234 och sedan B" in anna.last.text


@pytest.mark.parametrize("language", BOTH)
async def test_a_sum_is_asked_until_it_is_one(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await _says(olha, "how_much")
    await anna.presses("^say:it_cost-")
    await anna.says("ganska mycket")
    await anna.says("85")
    assert _text("it_cost") in olha.last
    assert "85 kr" in olha.last.text
    assert cards.SEND_RECEIPT in anna.last
    await olha.presses("^say:paid-")
    assert _text("paid") in anna.last


@pytest.mark.parametrize("language", BOTH)
async def test_minutes_late_stand_on_the_card_on_the_day(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    card = anna.find(tasks.YOURS)
    assert not card.offers("^say:late:")
    await anna.sends_press(card.id, f"say:late.20:{task_of(anna)}")
    assert anna.toasted(cards.TOO_EARLY)
    await town.later(days=1, hours=2)
    await anna.presses("^task:way:")
    await anna.presses("^say:late:")
    assert [anna.last.offers(rf"^say:late\.{minutes}:") for minutes in (10, 20, 30)] == [True] * 3
    await anna.presses(r"^say:late\.20:")
    assert not anna.reads(cards.HOW_LATE)
    assert _text("late")(count=20) in olha.last
    assert "20" in olha.last.text
    await olha.presses("^say:all_right-")
    assert _text("all_right") in anna.last


@pytest.mark.parametrize(
    ("what", "whose", "leads"),
    [
        ("on_my_way", "Anna", requests.ON_THE_WAY),
        ("done", "Anna", tasks.HOW_DID_IT_GO),
        ("cannot_come", "Anna", None),
        ("not_needed", "Olha", requests.CANCEL_SURE),
    ],
)
async def test_what_a_phrase_means_is_done(town: Town, what: str, whose: str, leads: Text | None) -> None:
    olha, anna = await promised(town, "ar")
    await _says(town.phone(whose), what)
    if leads is None:
        await anna.presses("^task:drop-ill:")
        leads = requests.DROPPED_OUT
    assert olha.reads(leads)


@pytest.mark.parametrize("language", BOTH)
async def test_not_understood_and_a_coordinator(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.says("Jag kommer lite senare, bussen är full")
    await olha.presses(relay.NOT_UNDERSTOOD)
    assert _text("not_understood") in anna.last
    await anna.presses("^say:menu:")
    await _says(anna, "ask_coordinator")
    assert relay.ASKS in siv(town).last
    assert olha.reads(_text("ask_coordinator"))


async def test_presses_of_others_and_late_ones_say_nothing(town: Town) -> None:
    olha, anna = await promised(town)
    bo = await town.person("Bo")
    task = task_of(anna)
    await bo.sends_press(bo.last.id, f"say:at_door:{task}")
    assert bo.toasted(relay.OVER)
    before = len(anna.received)
    for what in ("at_door", "replace_yes", "late.15", "reply-1", "nothing"):
        await olha.sends_press(olha.last.id, f"say:{what}:{task}")
    assert len(anna.received) == before
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.YES_CANCEL)
    before = len(anna.received)
    await olha.sends_press(olha.last.id, f"say:thanks:{task}")
    assert olha.toasted(relay.OVER)
    assert len(anna.received) == before


@pytest.mark.parametrize("language", BOTH)
async def test_what_was_filled_in_is_gone_after_the_grace_time(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await _says(anna, "not_in_shop")
    await anna.says("rågbröd")
    await olha.presses("^say:reply-")
    await olha.says("knäckebröd")
    await anna.presses("^task:way:")
    await anna.presses("^task:done:")
    await town.later(hours=25)
    for phone in (olha, anna):
        assert "rågbröd" not in everything(phone)
        assert "knäckebröd" not in everything(phone)


@pytest.mark.parametrize("language", BOTH)
async def test_somebody_ill_at_home_is_not_met(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await _says(anna, "ill_home")
    await olha.presses("^say:yes-")
    assert _text("yes") in anna.last
    assert cards.WHEN_ILL in anna.last
