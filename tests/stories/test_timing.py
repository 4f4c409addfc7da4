"""About when, another time, reminders, and whether all is well."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, requests, tasks
from bot.cards import timing as cards
from bot.text import Text
from bot.usecases import moving, timing
from tests.acts import form_button, turn_to, window
from tests.phone import Phone
from tests.stories.scenes import STREET, asked, everything, promised, siv, task_of
from tests.town import Town

BOTH = ("ar", "sv")


async def _chooses(phone: Phone, day: int, *hours: int) -> None:
    await turn_to(phone, form_button(f"when:{window(phone, day, *hours)}"))


# ---- about when


@pytest.mark.parametrize("language", BOTH)
async def test_the_helper_says_about_when_and_both_cards_show_it(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    assert cards.ABOUT_WHEN in anna.last
    assert len(anna.last.buttons) == 5
    hour = anna.last.buttons[2][1]
    await anna.presses(hour)
    assert "14:00" in anna.last.text
    assert cards.YOU_COME in anna.last
    assert anna.reads(tasks.YOURS, cards.COMES_ABOUT, "14:00")
    assert olha.reads(requests.COMES, cards.COMES_ABOUT, "14:00")


async def test_it_can_be_said_later_and_an_hour_outside_the_window_is_refused(town: Town) -> None:
    _, anna = await promised(town)
    question = anna.last
    await anna.sends_press(question.id, f"meet:1:{task_of(anna)}")
    assert anna.toasted(timing.NOT_NOW)
    await anna.presses(cards.LATER)
    assert cards.LEFT_OPEN in anna.last


# ---- another time


@pytest.mark.parametrize("language", BOTH)
async def test_a_volunteer_can_at_another_time_and_the_asker_agrees(town: Town, language: str) -> None:
    olha, [anna, bo] = await asked(town, "Anna", "Bo", language=language)
    await anna.presses(offers.OTHER_TIME)
    await _chooses(anna, 1, 17, 21)
    assert cards.ASKED in anna.last
    assert cards.CAN_AT in olha.last
    assert "17–21" in olha.last.text
    assert "Anna" not in olha.last.text
    assert STREET not in everything(anna)
    assert bo.is_asked()
    await olha.presses(cards.WORKS)
    assert anna.reads(tasks.YOURS, "17–21")
    assert offers.TAKEN in bo.last
    assert requests.COMES in olha.last
    assert "17–21" in olha.last.text


@pytest.mark.parametrize("language", BOTH)
async def test_the_asker_does_not_agree_and_the_first_question_stays_open(town: Town, language: str) -> None:
    olha, [anna] = await asked(town, "Anna", language=language)
    await anna.presses(offers.OTHER_TIME)
    await _chooses(anna, 2, 12, 17)
    await olha.presses(cards.WORKS_NOT)
    assert cards.SAID_NO in olha.last
    assert cards.NOT_THEN in anna.last
    await anna.presses(offers.YES)
    assert anna.reads(tasks.YOURS)


async def test_who_is_quicker_closes_the_question_about_another_time(town: Town) -> None:
    olha, [anna, bo] = await asked(town, "Anna", "Bo")
    await anna.presses(offers.OTHER_TIME)
    await _chooses(anna, 1, 17, 21)
    works = olha.last.data(cards.WORKS)
    question = olha.last.id
    assert works is not None
    await bo.presses(offers.YES)
    assert cards.OVER in next(m for m in olha.received if m.id == question)
    await olha.sends_press(question, works)
    assert olha.toasted(timing.NOT_NOW)
    assert not anna.reads(tasks.YOURS)


@pytest.mark.parametrize("language", BOTH)
async def test_after_the_yes_the_asker_asks_the_helper_for_another_time(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses(requests.CHANGE_TIME)
    await _chooses(olha, 2, 8, 12)
    assert cards.ASKED in olha.last
    assert cards.ASKER_ASKS in anna.last
    await anna.presses(cards.WORKS)
    assert cards.AGREED in olha.last
    assert anna.reads(tasks.YOURS, "8–12")
    assert olha.reads(requests.COMES, "8–12")
    assert not anna.is_asked()


@pytest.mark.parametrize("language", BOTH)
async def test_the_helper_cannot_then_and_the_asker_chooses_somebody_else(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses(requests.CHANGE_TIME)
    await _chooses(olha, 2, 8, 12)
    await anna.presses(cards.WORKS_NOT)
    assert cards.NOT_THEN_ASK in olha.last
    await olha.presses(cards.SOMEBODY_ELSE)
    assert olha.reads(requests.TIME_CHANGED)
    assert anna.reads(moving.TIME_OFF)
    assert STREET not in everything(anna)
    assert anna.is_asked()


async def test_the_asker_keeps_the_first_time(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.CHANGE_TIME)
    await _chooses(olha, 2, 8, 12)
    await anna.presses(cards.WORKS_NOT)
    await olha.presses(cards.KEEP_TIME)
    assert cards.STAYS in olha.last
    assert anna.reads(tasks.YOURS, "12–17")


@pytest.mark.parametrize("language", BOTH)
async def test_the_helper_asks_for_another_time_and_comes_as_agreed_when_it_is_no(
    town: Town, language: str
) -> None:
    olha, anna = await promised(town, language)
    await anna.presses(f"^task:time:{task_of(anna)}$")
    await _chooses(anna, 1, 17, 21)
    assert cards.HELPER_ASKS in olha.last
    await olha.presses(cards.WORKS_NOT)
    assert cards.NOT_THEN_COME in anna.last
    await anna.presses(cards.COME_AS_AGREED)
    assert cards.STAYS in anna.last
    assert olha.reads(requests.COMES, "12–17")


async def test_no_answer_about_another_time_is_told_in_time(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.CHANGE_TIME)
    await _chooses(olha, 2, 8, 12)
    await town.later(hours=4)
    assert cards.NO_ANSWER in olha.last
    assert cards.OVER in anna.last


# ---- what comes by itself


@pytest.mark.parametrize("language", BOTH)
async def test_both_are_reminded_the_evening_before_and_the_helper_soon_before(
    town: Town, language: str
) -> None:
    olha, anna = await promised(town, language)
    await town.until("18:00")
    await town.later(minutes=1)
    assert cards.TOMORROW_HELPER in anna.last
    assert cards.TOMORROW_ASKER in olha.last
    assert STREET not in anna.last.text
    await town.until("11:00")
    await town.later(minutes=1)
    assert cards.SOON in anna.last
    assert cards.SOON not in olha.last


async def test_reminders_go_with_the_task(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.YES_CANCEL)
    before = len(anna.received), len(olha.received)
    await town.later(days=2)
    assert (len(anna.received), len(olha.received)) == before


@pytest.mark.parametrize("language", BOTH)
async def test_who_has_not_set_out_is_asked_whether_they_got_there(town: Town, language: str) -> None:
    _, anna = await promised(town, language)
    await town.later(days=1, hours=6)
    assert anna.reads(cards.GOT_THERE)
    await anna.presses(cards.ON_MY_WAY)
    assert not anna.reads(cards.GOT_THERE)
    assert anna.reads(tasks.ON_THE_WAY)


@pytest.mark.parametrize("language", BOTH)
async def test_all_well_more_time_and_done(town: Town, language: str) -> None:
    olha, anna = await _on_the_way(town, language)
    await town.later(hours=1, minutes=46)
    assert cards.ALL_WELL in anna.last
    assert cards.ALL_WELL in olha.last
    await anna.presses(cards.MORE_TIME)
    assert cards.AGAIN_LATER in anna.last
    assert cards.AGAIN_LATER in olha.last
    await town.later(minutes=20)
    assert hands.PHONE not in siv(town).last
    await town.later(minutes=45)
    assert cards.ALL_WELL in olha.last
    await olha.presses(cards.IS_DONE)
    assert tasks.HOW_DID_IT_GO in olha.last
    assert tasks.HOW_DID_IT_GO in anna.last


@pytest.mark.parametrize(
    ("language", "how", "expected"),
    [("ar", cards.ALL_IS_WELL, None), ("sv", hands.IS_DONE, tasks.HOW_DID_IT_GO)],
)
async def test_silence_brings_the_coordinator_with_the_names(
    town: Town, language: str, how: Text, expected: Text | None
) -> None:
    olha, anna = await _on_the_way(town, language)
    await town.later(hours=1, minutes=46)
    await town.later(minutes=16)
    card = siv(town).last
    assert cards.SILENT in card
    assert "Anna" in card
    assert "Olha" in card
    await siv(town).presses(how)
    assert hands.SETTLED in siv(town).last
    if expected is None:
        assert anna.reads(cards.AGAIN_LATER)
    else:
        assert expected in anna.last
        assert expected in olha.last


async def test_ring_me_brings_a_coordinator_and_the_task_runs_on(town: Town) -> None:
    olha, anna = await _on_the_way(town, "uk")
    await town.later(hours=1, minutes=46)
    await olha.presses(cards.RING_ME)
    assert hands.RING in siv(town).last
    await town.later(minutes=20)
    assert not siv(town).reads(cards.SILENT)
    await anna.presses("^task:done:")
    assert anna.reads(tasks.HOW_DID_IT_GO)


async def test_a_task_that_is_done_in_time_is_not_asked_about(town: Town) -> None:
    olha, anna = await _on_the_way(town, "uk")
    await anna.presses("^task:done:")
    await town.later(hours=5)
    assert not anna.reads(cards.ALL_WELL)
    assert not olha.reads(cards.ALL_WELL)
    assert not siv(town).reads(cards.SILENT)


async def _on_the_way(town: Town, language: str) -> tuple[Phone, Phone]:
    """It is tomorrow, a minute past noon, and Anna has just set out for 75 minutes of shopping."""
    olha, anna = await promised(town, language)
    await town.later(days=1, hours=2)
    await anna.presses("^task:way:")
    return olha, anna
