"""Edited messages and albums: what was sent again, or in parts, is one answer."""

from __future__ import annotations

import pytest

from bot.flows.engine import CHANGED, NOT_CHANGED
from bot.flows.run import Mode
from tests.flows.chat import Chat
from tests.flows.picnic import PICNIC, TO_THE_SUMMARY
from tests.flows.test_in_between import FALLEN, noted


@pytest.fixture
def chat() -> Chat:
    return Chat(PICNIC)


# ---- edited messages


def test_an_edited_answer_counts_and_the_question_stays(chat: Chat) -> None:
    food = chat.says("bread")
    chat.presses("bo")
    assert chat.edits(food, "soup")
    assert CHANGED in chat
    assert "Who comes?" in chat
    assert (chat.entered.food, chat.entered.guests) == ("soup", {"bo"})


def test_an_edit_that_means_nothing_leaves_the_first_answer(chat: Chat) -> None:
    food = chat.says("bread")
    chat.edits(food, "lobster")
    assert NOT_CHANGED in chat
    assert chat.entered.food == "bread"


def test_an_edit_while_another_answer_is_changed_survives_going_back(chat: Chat) -> None:
    food = chat.says("bread")
    chat.presses(*TO_THE_SUMMARY[1:], "change", "guests", "anna")
    chat.edits(food, "soup")
    chat.presses("back")
    assert (chat.entered.food, chat.entered.guests) == ("soup", {"bo"})


def test_an_edit_of_what_is_being_asked_about_answers_it(chat: Chat) -> None:
    chat.presses(*TO_THE_SUMMARY[:4])
    hour = chat.says("day")
    chat.edits(hour, "six")
    assert chat.entered.hour == "six"
    assert chat.open.step == "notes"


def test_an_edit_with_several_meanings_leaves_the_first_answer(chat: Chat) -> None:
    chat.presses(*TO_THE_SUMMARY[:4])
    hour = chat.says("noon")
    chat.edits(hour, "day")
    assert NOT_CHANGED in chat
    assert chat.open.mode is Mode.ASK


def test_an_edit_of_what_waits_is_what_waits(chat: Chat) -> None:
    noted(chat).waits(days=1)
    blanket = chat.says("a blanket")
    chat.edits(blanket, "two blankets")
    chat.presses("go")
    assert chat.entered.notes == ("two blankets",)


def test_an_edit_that_sounds_like_danger_is_asked_about_and_changes_its_own_answer(chat: Chat) -> None:
    note = noted(chat).says("a blanket")
    chat.edits(note, f"a blanket, {FALLEN}")
    assert "112" in chat.text
    chat.presses("go")
    assert chat.entered.notes == (f"a blanket, {FALLEN}",)


def test_an_edit_can_lead_out_of_the_form(chat: Chat) -> None:
    food = chat.says("bread")
    chat.edits(food, "nothing")
    assert chat.last.left == "hungry"


@pytest.mark.parametrize("message", [99, 0])
def test_a_message_that_answered_nothing_changes_nothing(chat: Chat, message: int) -> None:
    chat.says("lobster")
    assert not chat.edits(message, "bread")


def test_words_added_at_the_summary_can_be_edited_and_an_earlier_edit_keeps_them(chat: Chat) -> None:
    blanket = noted(chat).says("a blanket")
    juice = chat.says("juice")
    chat.edits(blanket, "two blankets")
    chat.edits(juice, "apple juice")
    chat.edits(blanket, "three blankets")
    assert chat.entered.notes == ("three blankets", "apple juice")


# ---- albums


def test_an_album_is_one_answer(chat: Chat) -> None:
    noted(chat).sends_photo("one", album="a")
    chat.sends_photo("two", album="a")
    assert (chat.open.step, chat.last.in_place) == ("summary", True)
    assert chat.entered.photos == ("one", "two")


def test_an_album_at_the_summary_is_one_addition(chat: Chat) -> None:
    chat.presses(*TO_THE_SUMMARY)
    chat.sends_photo("one", album="a")
    in_place = [chat.last.in_place]
    chat.sends_photo("two", album="a")
    assert [*in_place, chat.last.in_place] == [False, True]
    assert chat.entered.photos == ("one", "two")


def test_the_rest_of_an_album_arrives_in_silence_behind_a_later_question() -> None:
    chat = Chat(PICNIC)
    chat.presses("bread", "anna", "done", "park", "noon")
    chat.sends_photo("one", album="a")
    assert chat.open.step == "phone"
    chat.sends_photo("two", album="a")
    assert chat.last.quiet
    assert chat.entered.photos == ("one", "two")


def test_a_screen_comes_after_the_safety_card_even_if_only_a_picture_was_added(chat: Chat) -> None:
    chat.presses("bread", "anna", "done", "park", "noon")
    chat.sends_photo("one", album="a")
    chat.sends_photo("two", FALLEN, album="a")
    chat.presses("go")
    assert not chat.last.quiet
    assert chat.entered.photos == ("one", "two")


def test_too_many_pictures_are_told(chat: Chat) -> None:
    noted(chat)
    for name in "12345":
        chat.sends_photo(name, album="a")
    assert chat.entered.photos == ("1", "2", "3", "4")
    assert chat.last.note is not None
