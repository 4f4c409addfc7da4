"""The buttons that every question has, one chat each: back, cancel, skip, more, change; and old buttons."""

from __future__ import annotations

import pytest

from bot.flows.answers import Pressed
from bot.flows.engine import FITS_NOT, HOW, PRESSED_OLD
from bot.flows.moves import NOT_SKIPPED, NOTHING_BEFORE
from bot.flows.screens import WHAT_TO_CHANGE
from bot.flows.steps import PRESS_ONE, TOO_LONG, WORDS_ONLY
from tests.flows.chat import FAR_AWAY, Chat
from tests.flows.picnic import (
    NO_GUEST,
    NOT_THAT,
    ONLY_OWN,
    PICNIC,
    TO_THE_SUMMARY,
    TOO_MUCH,
    USE_BUTTON,
    WHICH_HOUR,
)


@pytest.fixture
def chat() -> Chat:
    return Chat(PICNIC)


def at(chat: Chat, step: str) -> Chat:
    """Press on to this question."""
    for value in TO_THE_SUMMARY:
        if chat.open.step == step:
            break
        chat.presses(value)
    assert chat.open.step == step
    return chat


def test_one_question_comes_after_the_other_and_the_last_screen_shows_what_was_said(chat: Chat) -> None:
    chat.presses(*TO_THE_SUMMARY)
    assert "bread, park, noon" in chat
    chat.presses("send")
    assert (chat.run, chat.last.finished) == (None, (chat.entered, "send"))


def test_questions_are_counted(chat: Chat) -> None:
    assert "1 of 5 · Which food?" in chat
    chat.presses("bread", "anna", "done")
    assert "3 of 6 · Where?" in chat


def test_the_first_question_has_cancel_and_no_back(chat: Chat) -> None:
    assert chat.values[-1] == "cancel"
    assert "back" not in chat.values
    chat.says("back")
    assert NOTHING_BEFORE in chat


def test_back_asks_the_question_before_and_what_was_said_stays(chat: Chat) -> None:
    chat.presses("bread", "bo", "done", "back")
    assert "Who comes?" in chat
    assert chat.label("bo") == "✓ Bo"
    chat.presses("back")
    assert "Which food?" in chat


@pytest.mark.parametrize("step", ["food", "guests", "place", "hour", "notes", "summary"])
@pytest.mark.parametrize("word", ["cancel", "stop", "✕ Cancel", "avbryt"])
def test_cancel_drops_the_form_wherever_it_is_typed(chat: Chat, step: str, word: str) -> None:
    at(chat, step).says(word)
    assert chat.last.dropped
    assert chat.run is None


@pytest.mark.parametrize("step", ["food", "guests", "place", "hour", "notes", "summary"])
def test_cancel_drops_the_form_wherever_it_is_pressed(chat: Chat, step: str) -> None:
    at(chat, step).presses("cancel")
    assert chat.last.dropped


def test_only_what_is_optional_can_be_skipped(chat: Chat) -> None:
    assert "skip" not in chat.values
    chat.says("skip")
    assert NOT_SKIPPED in chat
    at(chat, "notes").presses("skip")
    assert chat.open.step == "summary"


def test_help_tells_how_it_works_and_asks_again(chat: Chat) -> None:
    chat.says("help")
    assert HOW in chat
    assert "Which food?" in chat


# ---- lists


def test_a_long_list_has_six_on_a_page_and_its_last_page_leads_to_the_first(chat: Chat) -> None:
    at(chat, "guests")
    assert chat.values[:7] == ["anna", "bo", "cem", "dina", "eva", "farid", "more"]
    chat.presses("more")
    assert chat.values[:4] == ["greta", "hugo", "ida", "more"]
    assert chat.label("more") == "← First ones"
    chat.presses("more")
    assert chat.values[0] == "anna"


def test_a_tick_goes_on_and_off_and_the_page_stays(chat: Chat) -> None:
    at(chat, "guests").presses("more", "hugo")
    assert chat.label("hugo") == "✓ Hugo"
    chat.presses("hugo")
    assert chat.label("hugo") == "Hugo"


def test_done_asks_for_at_least_one(chat: Chat) -> None:
    at(chat, "guests").presses("done", "done")
    assert NO_GUEST in chat
    assert chat.last.toast == NO_GUEST
    chat.says("done")
    assert NO_GUEST in chat
    chat.presses("anna")
    chat.says("done")
    assert chat.open.step == "place"


def test_a_grid_stands_whole_on_one_screen_in_its_columns(chat: Chat) -> None:
    at(chat, "summary").presses("change")
    chat.finds("grid")
    assert [len(row) for row in chat.screen.rows[:4]] == [3, 3, 3, 3]
    assert "more" not in chat.values
    chat.says("c12")
    chat.says("3")
    assert chat.entered.cells == {"c12", "c3"}


# ---- the summary and changes


def test_one_answer_is_changed_and_the_summary_comes_back(chat: Chat) -> None:
    at(chat, "summary").presses("food", "soup")
    assert "soup, park, noon" in chat
    chat.presses("change", "hour", "six")
    assert "soup, park, six" in chat


def test_back_out_of_a_change_leads_to_the_summary_and_undoes_it(chat: Chat) -> None:
    at(chat, "summary").presses("change", "guests", "anna", "anna", "cem", "back")
    assert chat.open.step == "summary"
    assert chat.entered.guests == {"bo"}
    chat.says("back")
    assert chat.open.step == "notes"


def test_back_out_of_the_list_of_changes_leads_to_the_summary(chat: Chat) -> None:
    at(chat, "summary").presses("change")
    assert WHAT_TO_CHANGE in chat
    chat.presses("back")
    assert "bread, park, noon" in chat


@pytest.mark.parametrize("said", ["The guests", "the guests", "2", "guests"])
def test_what_is_to_be_changed_can_be_typed(chat: Chat, said: str) -> None:
    at(chat, "summary").presses("change")
    chat.says(said)
    assert "Who comes?" in chat


@pytest.mark.parametrize("said", ["yes", "no", "something else", "send it"])
def test_other_words_in_the_list_of_changes_end_nothing(chat: Chat, said: str) -> None:
    at(chat, "summary").presses("change")
    chat.says(said)
    assert PRESS_ONE in chat
    assert WHAT_TO_CHANGE in chat


@pytest.mark.parametrize("said", ["yes", "Send it", "1", "👍"])
def test_yes_or_the_buttons_name_sends_it(chat: Chat, said: str) -> None:
    at(chat, "summary").says(said)
    assert chat.last.finished == (chat.entered, "send")


@pytest.mark.parametrize("said", ["thanks", "hello", "that's all"])
def test_courtesy_at_the_summary_is_not_added_to_it(chat: Chat, said: str) -> None:
    at(chat, "summary").says(said)
    assert HOW in chat
    assert chat.entered.notes == ()


def test_no_at_the_summary_asks_what_to_change(chat: Chat) -> None:
    at(chat, "summary").says("no")
    assert WHAT_TO_CHANGE in chat


def test_words_at_the_summary_are_added_or_refused_with_the_reason(chat: Chat) -> None:
    at(chat, "summary").says("and a blanket")
    assert "and a blanket" in chat
    chat.says("x" * 51)
    assert TOO_MUCH in chat
    chat.sends_sticker()
    assert FITS_NOT in chat


# ---- aside


def test_a_screen_aside_helps_and_back_leads_to_the_question_it_helps(chat: Chat) -> None:
    at(chat, "place").presses("map")
    assert chat.screen.ask == "location"
    chat.says("← Back")
    assert "Where?" in chat
    chat.presses("map")
    chat.shares_place()
    assert chat.open.step == "hour"
    chat.presses("back")
    assert chat.open.step == "place"


def test_back_from_a_screen_aside_while_changing_leads_to_the_change_and_then_to_the_summary(
    chat: Chat,
) -> None:
    at(chat, "summary").presses("change", "place", "map")
    chat.says("← Back")
    assert "Where?" in chat
    chat.presses("back")
    assert "bread, park, noon" in chat
    chat.presses("change", "place", "map")
    chat.shares_place()
    assert "bread, here, noon" in chat


def test_a_place_elsewhere_is_refused_and_one_can_go_on(chat: Chat) -> None:
    at(chat, "place").shares_place(FAR_AWAY)
    assert NOT_THAT in chat
    chat.shares_place()
    assert chat.entered.place == "here"


def test_another_number_than_ones_own_is_refused(chat: Chat) -> None:
    chat.presses("bread", "anna", "done", "park", "noon", "skip")
    assert chat.screen.ask == "contact"
    chat.says("0700000001")
    assert USE_BUTTON in chat
    chat.shares_number(own=False)
    assert ONLY_OWN in chat
    chat.shares_number()
    assert chat.entered.phone == "+46700000001"


# ---- several meanings


@pytest.mark.parametrize("said", ["2", "Noon", "noon"])
def test_the_meaning_can_be_pressed_or_typed(chat: Chat, said: str) -> None:
    at(chat, "hour").says("day")
    assert WHICH_HOUR in chat
    assert chat.values == ["three", "noon", "back", "cancel"]
    chat.says(said)
    assert chat.entered.hour == "noon"


def test_back_from_the_meanings_asks_the_question_again(chat: Chat) -> None:
    at(chat, "hour").says("day")
    chat.presses("back")
    assert chat.values[:3] == ["noon", "three", "six"]


# ---- what fits nowhere


def test_what_a_question_cannot_read_is_met_with_the_way_on(chat: Chat) -> None:
    chat.sends_sticker()
    assert PRESS_ONE in chat
    chat.says("lobster")
    assert PRESS_ONE in chat
    at(chat, "notes").shares_number()
    assert NOT_THAT in chat
    chat.says("x" * 51)
    assert TOO_LONG(most=50) in chat
    chat.says("\u200d\u2063")
    assert NOT_THAT in chat
    assert WORDS_ONLY not in chat


def test_an_old_button_says_so_and_changes_nothing(chat: Chat) -> None:
    chat.presses("bread")
    before = chat.open
    chat.answers(Pressed("food", "fruit"))
    assert (chat.last.toast, chat.last.quiet) == (PRESSED_OLD, True)
    assert chat.open == before


@pytest.mark.parametrize(
    ("path", "value"), [((), "pizza"), ((), "done"), (("bread",), "zoe"), (TO_THE_SUMMARY, "guests")]
)
def test_a_forged_value_is_refused(chat: Chat, path: tuple[str, ...], value: str) -> None:
    chat.presses(*path)
    before = chat.entered
    chat.answers(Pressed(chat.open.screen_name, value))
    assert chat.entered == before
    assert chat.last.note or chat.last.toast


def test_an_answer_can_lead_out_of_the_form(chat: Chat) -> None:
    chat.presses("nothing")
    assert chat.last.left == "hungry"
