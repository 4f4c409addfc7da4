"""What every screen of every form keeps to, in every language: few buttons, short labels, small data."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import timedelta

import pytest

from bot.flows.forms import FLOWS
from bot.flows.forms.windows import encoded, shown
from bot.flows.run import SUMMARY, Mode
from bot.flows.scene import Person
from bot.flows.screens import answers
from bot.flows.understanding import danger
from bot.i18n import FINISHED, seen
from bot.say import Button
from tests.flows.chat import TUESDAY, Chat
from tests.flows.forward import has_ended, step_on
from tests.flows.test_every_form import BEGUN, MOST_ANSWERS

LONGEST_LABEL = 30
WAYS = frozenset({"back", "cancel", "skip", "done", "more", "change"})
"""Buttons that stand beside the answers."""


def screens(flow: str, language: str) -> Iterator[Chat]:
    """Every question of the walk, the summary, what can be changed there, and each page of these."""
    chat = Chat(FLOWS[flow], language, Person(telegram_name="Olha"), form=BEGUN[flow])
    while not has_ended(chat):
        yield from _pages(chat)
        step_on(chat)
    if chat.run is None:
        return
    yield from _pages(chat)


def _pages(chat: Chat) -> Iterator[Chat]:
    page = copy(chat)
    for _ in range(9):
        yield page
        if page.open.step == SUMMARY and page.open.mode in {Mode.ASK, Mode.CHANGE}:
            yield from _changes(page)
        if "more" not in page.values:
            return
        page = copy(page)
        page.presses("more")
        if page.open.page > 1 and page.label("more") == chat.label("more"):
            return


def _changes(page: Chat) -> Iterator[Chat]:
    steps = {step.name for step in page.flow.steps}
    for value in page.values:
        if value in steps | {"change"}:
            change = copy(page)
            change.presses(value)
            yield from _pages(change)


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("flow", FLOWS)
def test_screens_are_small_and_their_labels_short(flow: str, language: str) -> None:
    for chat in screens(flow, language):
        step = None if chat.open.step == SUMMARY else chat.flow.step(chat.open.step)
        offered = [v for v in chat.values if v not in WAYS and not v.startswith("privacy")]
        assert len(offered) <= MOST_ANSWERS or (step and step.columns), chat.text
        assert max(map(len, chat.labels), default=0) <= LONGEST_LABEL, chat.labels
        assert max((len((b.press or "").encode()) for b in chat.buttons), default=1) <= 64


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("flow", FLOWS)
def test_no_label_reads_like_danger(flow: str, language: str) -> None:
    for chat in screens(flow, language):
        assert [label for label in chat.labels if danger(label, language)] == []


@pytest.mark.parametrize("flow", FLOWS)
def test_no_answer_has_the_name_of_a_button_beside_the_answers(flow: str) -> None:
    for chat in screens(flow, "en"):
        offered = {choice.value for choice in answers(chat.flow, chat.open, chat.scene)}
        assert offered & WAYS <= {"change"}


@pytest.mark.parametrize("language", FINISHED)
def test_a_days_label_is_short_on_every_day_of_the_year(language: str) -> None:
    chat = Chat(FLOWS["need"], language)
    for ahead in range(3, 369):
        day = TUESDAY + timedelta(days=ahead)
        window = encoded(day.replace(hour=12), day.replace(hour=17))
        label = seen(chat.words.label(Button(shown(window, chat.scene).label)))
        assert len(label) <= LONGEST_LABEL + 2, label  # Arabic has months of two words


@pytest.mark.parametrize("name", ["Anna", "A" * 31, "A" * 64, "Anna-Karin Östlund", "🌻", ""])
def test_ones_own_name_is_offered_if_it_fits_on_a_button(name: str) -> None:
    chat = Chat(FLOWS["registration"], person=Person(telegram_name=name))
    chat.presses("yes")
    assert ("own" in chat.values) == (0 < len(name) <= LONGEST_LABEL and any(map(str.isalpha, name)))
