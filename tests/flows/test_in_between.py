"""Danger first, and coming back after a while: nothing that was sent is lost on the way."""

from __future__ import annotations

import pytest

from bot.flows.answers import Pressed
from bot.flows.engine import HOW, fits
from bot.flows.run import Mode
from bot.flows.screens import COME_BACK
from bot.flows.understanding import Danger
from tests.flows.chat import Chat
from tests.flows.picnic import GUESTS, PICNIC, TO_THE_SUMMARY, Picnic

FALLEN = "my mother has fallen"
HURT = "my husband hits me"


@pytest.fixture
def chat() -> Chat:
    return Chat(PICNIC)


def noted(chat: Chat) -> Chat:
    """At the question for notes."""
    chat.presses(*TO_THE_SUMMARY[:-1])
    return chat


# ---- danger


def test_danger_is_asked_about_before_anything_else_and_the_words_are_an_answer_after(chat: Chat) -> None:
    noted(chat).says(FALLEN)
    assert "112" in chat.text
    assert chat.values == ["ring", "go"]
    chat.restarts()
    chat.presses("go")
    assert chat.entered.notes == (FALLEN,)
    assert chat.open.step == "summary"


def test_a_photo_whose_caption_sounds_like_danger_is_not_lost(chat: Chat) -> None:
    noted(chat).sends_photo("one", FALLEN, album="a")
    assert chat.open.mode is Mode.DANGER
    chat.sends_photo("two", album="a")
    assert chat.last.quiet
    chat.restarts()
    chat.presses("go")
    assert chat.entered.photos == ("one", "two")
    assert not chat.last.quiet


def test_somebody_can_be_asked_to_ring_and_the_form_goes_on(chat: Chat) -> None:
    noted(chat).says(FALLEN)
    chat.presses("ring")
    assert chat.last.ring
    assert chat.entered.notes == (FALLEN,)


def test_danger_is_asked_about_once_in_a_form(chat: Chat) -> None:
    noted(chat).says(FALLEN)
    chat.presses("go")
    chat.says(FALLEN)
    assert chat.open.mode is Mode.ASK
    assert chat.entered.notes == (FALLEN, FALLEN)


def test_everything_that_is_written_on_the_safety_card_is_kept_as_one_answer(chat: Chat) -> None:
    noted(chat).says(FALLEN)
    chat.says("she does not answer")
    assert "112" in chat.text
    chat.presses("go")
    assert chat.entered.notes == (f"{FALLEN}\nshe does not answer",)


def test_the_womens_line_stays_on_the_card_when_other_danger_is_written(chat: Chat) -> None:
    chat.says(HURT)
    chat.says(FALLEN)
    assert "020-50 50 50" in chat.text
    assert chat.open.alarm == Danger.VIOLENCE


@pytest.mark.parametrize("said", ["yes", "no", "emergency", "help", "go", "hello"])
def test_only_a_buttons_whole_words_leave_the_safety_card(chat: Chat, said: str) -> None:
    chat.says(FALLEN)
    chat.says(said)
    assert chat.open.mode is Mode.DANGER
    assert "112" in chat.text


@pytest.mark.parametrize("value", ["go", "ring"])
@pytest.mark.parametrize("language", ["sv", "en", "ar", "uk"])
def test_the_safety_cards_buttons_can_be_typed_in_every_language(language: str, value: str) -> None:
    chat = Chat(PICNIC, language)
    chat.says("overdose")
    chat.says(chat.label(value))
    assert chat.open.mode is Mode.ASK
    assert chat.last.ring == (value == "ring")


def test_the_safety_card_can_be_cancelled(chat: Chat) -> None:
    chat.says(FALLEN)
    chat.says("cancel")
    assert chat.last.dropped


def test_a_forged_press_on_the_safety_card_does_not_leave_it(chat: Chat) -> None:
    chat.says(FALLEN)
    chat.answers(Pressed(chat.open.screen_name, "again"))
    assert chat.open.mode is Mode.DANGER
    assert chat.last.toast


def test_a_position_on_the_safety_card_is_not_kept(chat: Chat) -> None:
    chat.says(FALLEN)
    chat.shares_place()
    assert chat.open.mode is Mode.DANGER
    assert chat.open.held == (chat.open.held[0],)


# ---- coming back


def test_who_comes_back_after_days_is_asked_and_their_words_wait(chat: Chat) -> None:
    noted(chat).waits(days=4)
    chat.says("a blanket")
    assert COME_BACK(begun=PICNIC.begun(step=5, steps=5)) in chat
    assert chat.values == ["go", "again", "drop"]
    chat.restarts()
    chat.presses("go")
    assert chat.entered.notes == ("a blanket",)


def test_a_photo_waits_as_well(chat: Chat) -> None:
    noted(chat).waits(days=4)
    chat.sends_photo("one")
    chat.says("yes")
    assert chat.entered.photos == ("one",)


@pytest.mark.parametrize("step", ["summary", "food"])
def test_how_far_one_had_come_is_said_truly(chat: Chat, step: str) -> None:
    chat.presses(*TO_THE_SUMMARY)
    if step == "food":
        chat.presses("food")
    chat.waits(hours=3)
    chat.says("a blanket")
    assert "5 of 5" in chat.text


@pytest.mark.parametrize("said", ["hello", "help", "yes", "back"])
def test_words_that_answer_nothing_do_not_become_the_answer(chat: Chat, said: str) -> None:
    noted(chat).waits(days=4)
    chat.says(said)
    assert chat.open.mode is Mode.RESUME
    chat.says("help")
    assert HOW in chat
    chat.presses("go")
    assert "Anything else?" in chat


def test_danger_goes_before_the_question_whether_to_go_on(chat: Chat) -> None:
    noted(chat).waits(days=4)
    chat.says("a blanket")
    chat.says(FALLEN)
    assert "112" in chat.text
    chat.presses("go")
    assert chat.entered.notes == (f"a blanket\n{FALLEN}",)


def test_danger_written_first_of_all_after_days_is_not_asked_whether_to_go_on(chat: Chat) -> None:
    chat.waits(days=4)
    chat.says(FALLEN)
    assert chat.open.mode is Mode.DANGER


@pytest.mark.parametrize("said", ["again", "Start again", "2"])
def test_starting_again_keeps_what_the_form_was_given(said: str) -> None:
    chat = Chat(PICNIC, form=Picnic(phone="1"))
    chat.presses("bread")
    chat.waits(hours=3)
    chat.says("hello")
    if said == "again":
        chat.presses(said)
    else:
        chat.says(said)
    assert chat.open.step == "food"
    assert chat.entered == Picnic(phone="1")


@pytest.mark.parametrize("said", ["Drop it", "no", "3", "cancel"])
def test_it_can_be_dropped(chat: Chat, said: str) -> None:
    chat.waits(hours=3)
    chat.says("hello")
    chat.says(said)
    assert chat.last.dropped


def test_cancel_after_days_drops_it_without_asking(chat: Chat) -> None:
    chat.waits(days=4)
    chat.says("cancel")
    assert chat.last.dropped


def test_a_press_after_days_is_what_it_says(chat: Chat) -> None:
    chat.waits(days=4)
    chat.presses("bread")
    assert chat.open.step == "guests"


def test_the_form_that_was_wanted_meanwhile_is_forgotten_when_one_goes_on(chat: Chat) -> None:
    chat.waits(hours=3)
    chat.says("hello")
    chat.run = chat.open.but(then="need")
    chat.presses("go")
    assert chat.open.then is None


# ---- what lies between two updates


def test_a_run_is_the_same_after_storage(chat: Chat) -> None:
    noted(chat).sends_photo("one", FALLEN)
    chat.says("words")
    before = chat.open
    chat.restarts()
    assert chat.open == before


@pytest.mark.parametrize(
    "changes", [{"version": 2}, {"step": "drinks"}, {"form": {"food": 3}}, {"form": {"drinks": "milk"}}]
)
def test_a_run_of_another_version_is_known_as_such(chat: Chat, changes: dict[str, object]) -> None:
    assert fits(PICNIC, chat.open)
    assert not fits(PICNIC, chat.open.but(**changes))


def test_all_guests_can_be_typed_whatever_page_they_are_on(chat: Chat) -> None:
    chat.presses("bread")
    for name in GUESTS:
        chat.says(name)
    assert len(chat.entered.guests) == len(GUESTS)


def test_a_number_counts_what_is_on_the_screen(chat: Chat) -> None:
    chat.presses("bread")
    chat.says("more")
    chat.says("1")
    assert chat.entered.guests == {"greta"}
