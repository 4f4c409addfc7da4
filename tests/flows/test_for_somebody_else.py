"""The request form for somebody else: reached by one press, asked only what is not known, and undone by one."""

from __future__ import annotations

import pytest

from bot.domain.requests import Consent
from bot.flows.forms.need import NEED
from bot.flows.forms.need_form import Need, Other
from bot.flows.forms.need_other import NAME_SHORT, ONE_AT_LEAST
from bot.flows.run import SUMMARY
from bot.flows.scene import Person
from tests.flows.chat import Chat
from tests.flows.forward import step_on


@pytest.fixture
def chat() -> Chat:
    """At the summary of a request for oneself."""
    chat = Chat(NEED, person=Person(telegram_name="Olha", adult=True))
    for _ in range(9):
        if chat.open.step == SUMMARY:
            break
        step_on(chat)
    return chat


def test_four_questions_follow_one_another_and_lead_back_to_the_summary(chat: Chat) -> None:
    _answer_all(chat)
    assert chat.open.step == SUMMARY
    form = _form(chat)
    assert form.other is not None
    assert (form.other.name, form.other.consent, form.other.contact) == ("Halyna", Consent.YES, "")
    assert [spoken.language for spoken in form.other.languages] == ["uk"]


def test_back_leads_one_question_back_and_out_of_the_first_one_nothing_has_changed(chat: Chat) -> None:
    chat.presses("whom")
    chat.says("Halyna")
    chat.presses("back")
    assert chat.open.step == "whom"
    chat.presses("back")
    assert chat.open.step == SUMMARY
    assert _form(chat).other is None


def test_a_change_later_asks_nothing_twice(chat: Chat) -> None:
    _answer_all(chat)
    chat.presses("change")
    chat.finds("whom")
    chat.says("Olena")
    assert chat.open.step == SUMMARY
    assert (_form(chat).other or Other()).name == "Olena"


def test_it_is_for_me_after_all(chat: Chat) -> None:
    _answer_all(chat)
    chat.presses("change")
    chat.finds("whom")
    chat.presses("me")
    assert chat.open.step == SUMMARY
    assert _form(chat).other is None


def test_a_name_has_letters_and_one_language_is_needed(chat: Chat) -> None:
    chat.presses("whom")
    chat.says("70")
    assert chat.last.note == NAME_SHORT
    chat.says("Halyna")
    chat.presses("done")
    assert chat.last.note == ONE_AT_LEAST


def test_not_yet_can_only_be_kept(chat: Chat) -> None:
    _answer_all(chat, "not_yet")
    assert "keep" in chat.values
    assert "send" not in chat.values
    chat.presses("consent", "yes")
    assert "send" in chat.values


def _answer_all(chat: Chat, consent: str = "yes") -> None:
    chat.presses("whom")
    chat.says("Halyna")
    chat.finds("uk")
    chat.presses("done", consent, "own")


def _form(chat: Chat) -> Need:
    return NEED.read(chat.open)
