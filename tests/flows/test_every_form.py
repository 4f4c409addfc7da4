"""Every form, whatever people do with it: never silent, never stuck, never a crash, and nothing is shown wrongly."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.people import Fluency, Spoken
from bot.domain.values import Value
from bot.flows.answers import Answer, Odd, Placed, Pressed, Shared, Shown
from bot.flows.engine import fits
from bot.flows.forms import FLOWS
from bot.flows.forms.filling import Filling
from bot.flows.forms.need_form import Need
from bot.flows.forms.passing import Passing, Whom
from bot.flows.forms.receipt import Cost
from bot.flows.forms.registration_form import Registration
from bot.flows.scene import Person
from bot.flows.screens import CANCEL
from bot.i18n import FINISHED
from bot.say import Button
from tests.flows.chat import FAR_AWAY, NORRO, TUESDAY, Chat
from tests.flows.forward import has_ended, press_on, step_on

MOST_ANSWERS = 7
"""Six on a page, or one more where that saves the button that turns the page."""

SPEAKS = (Spoken(language="sv", fluency=Fluency.MOTHER_TONGUE),)
BEGUN: dict[str, Value | None] = {
    "need": Need(languages=SPEAKS),
    "registration": Registration(languages=SPEAKS),
    "profile": Registration(name="Anna", area="norro", categories=frozenset({"dog"}), languages=SPEAKS),
    "addition": None,
    "problem": None,
    "door": None,
    "receipt": Cost(subject=1, most=400, asks_number=True),
    "odd_text": None,
    "new_time": None,
    "other_time": None,
    "move_time": None,
    "first_number": None,
    "ring_number": None,
    "lend_number": None,
    "to_reporter": None,
    "passing": Passing(
        talks=tuple(
            Whom(task=task, person=2, category=kind, starts_at=TUESDAY)
            for task, kind in ((1, "shopping"), (2, "dog"))
        )
    ),
    "filling": Filling(task=1, phrase="not_in_shop"),
}
"""What each form begins with, as its use case gives it. A new form gets its line here, and with it all tests."""

ALPHABET = "aåÅж ش\u200d\u200f<b>&{}%\n\u0661\u06f2٣2🛒👩\u200d👧\u2068\ue000-/?:"
WORDS = st.one_of(
    st.sampled_from(
        [
            "", " ", "\u200d", "yes", "no", "back", "cancel", "skip", "help", "stop", "done", "more", "1", "٢", "7",
            "tomorrow 14-16", "3/4", "завтра", "غدا", "my mother has fallen", "x" * 5000, "<b>Anna</b>", "أحمد",
            "Strandvägen 4", "5000 kr", "👍", "?", "-", "shopping", "protected identity", "Change something",
        ]
    ),
    st.text(ALPHABET, max_size=30),
    st.text(max_size=60),
)  # fmt: skip


def deed(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, Any]]:
    return st.tuples(st.just(name), st.tuples(*arguments))


NUMBER = st.integers(0, 20)
FILES = st.builds(
    Shown, st.sampled_from(["photo", "voice", "document"]), st.just("f"), WORDS, st.sampled_from([None, "a"])
)
THINGS = st.one_of(
    st.just(Odd()),
    FILES,
    st.builds(Shared, st.just("+46700000001"), st.booleans()),
    st.sampled_from([NORRO, FAR_AWAY, Placed(-90.0, 180.0)]),
)
DEEDS = st.one_of(
    deed("presses", NUMBER),
    deed("presses", NUMBER),
    deed("presses", NUMBER),
    deed("says", WORDS),
    deed("says", WORDS),
    deed("names a button", NUMBER),
    deed("sends", THINGS),
    deed("presses an old button", NUMBER),
    deed("forges", WORDS, WORDS),
    deed("edits", NUMBER, WORDS),
    deed("waits", st.sampled_from([-86_400, -60, 60, 900, 10_000, 400_000])),
    deed("restarts"),
)
DONE = st.lists(DEEDS, max_size=14)


class Restless:
    """Somebody who does anything, and looks closely at what comes of it."""

    def __init__(self, flow: str, language: str, person: Person) -> None:
        self.chat = Chat(FLOWS[flow], language, person, form=BEGUN[flow])
        self.seen: list[Pressed] = []
        self.in_album = False
        self.look()

    def does(self, name: str, arguments: tuple[Any, ...]) -> None:
        if self.chat.run is None:
            self.chat.begins()
        self.in_album = False
        deeds: dict[str, Callable[..., None]] = {
            "presses": self.press,
            "says": self.say,
            "names a button": self.name,
            "sends": self.answer,
            "presses an old button": self.press_old,
            "forges": lambda step, value: self.answer(Pressed(step, value)),
            "edits": self.edit,
            "waits": lambda seconds: self.chat.waits(seconds=seconds),
            "restarts": self.chat.restarts,
        }
        deeds[name](*arguments)

    def press(self, number: int) -> None:
        pressable = [v for v in self.chat.values if not v.startswith(("privacy", "ring:"))]
        if not pressable:
            return
        before = self.chat.screen
        self.chat.presses(pressable[number % len(pressable)])
        self.look()
        assert self.chat.run is None or self.chat.last.toast or self.chat.screen != before

    def name(self, number: int) -> None:
        if self.chat.labels:
            self.say(self.chat.labels[number % len(self.chat.labels)])

    def press_old(self, number: int) -> None:
        if self.seen:
            self.answer(self.seen[number % len(self.seen)])

    def say(self, words: str) -> None:
        self.chat.says(words)
        self.look()

    def answer(self, answer: Answer) -> None:
        self.in_album = isinstance(answer, Shown) and answer.album is not None
        self.chat.answers(answer)
        self.look()

    def edit(self, number: int, words: str) -> None:
        if self.chat.edits(number, words):
            self.look()

    def look(self) -> None:
        """What one turn led to is a screen, a toast or an end; the screen can be read, and each button sent."""
        after, chat = self.chat.last, self.chat
        assert not after.quiet or after.toast or self.in_album
        if chat.run is None:
            assert after.dropped or after.backed or after.left or after.finished
            return
        assert fits(chat.flow, chat.run)
        assert chat.text.strip()
        assert len(chat.text) <= 4096
        assert chat.screen.ask or chat.buttons
        assert len(chat.values) == len(set(chat.values))
        for button in chat.buttons:
            assert 1 <= len((button.press or "").encode()) <= 64
            assert len(chat.words.label(button)) >= 1
        self.seen += [Pressed(chat.open.screen_name, value) for value in chat.values][:3]


PEOPLE = st.builds(
    Person,
    telegram_name=st.sampled_from(
        ["", "Olha", "x" * 60, "<b>", "أحمد", "👩\u200d👧", "1", "Anna-Karin Östlund"]
    ),
    adult=st.sampled_from([None, True, False]),
)
ROUNDS = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def test_every_form_is_tested_here() -> None:
    assert BEGUN.keys() == FLOWS.keys()


@pytest.mark.parametrize("flow", FLOWS)
@ROUNDS
@given(ahead=st.integers(0, 9), deeds=DONE, language=st.sampled_from(FINISHED), person=PEOPLE)
def test_nobody_is_ever_met_with_silence_or_stuck(
    flow: str, ahead: int, deeds: list[tuple[str, tuple[Any, ...]]], language: str, person: Person
) -> None:
    somebody = Restless(flow, language, person)
    for _ in range(ahead):
        if not has_ended(somebody.chat):
            step_on(somebody.chat)
    for name, arguments in deeds:
        somebody.does(name, arguments)
    chat = somebody.chat
    if chat.run is None:
        return
    cancelling = copy(chat)
    cancelling.says(cancelling.words.label(Button(CANCEL)))
    if cancelling.run is not None:
        # In a profile the first Cancel leads out of the change only.
        assert cancelling.flow.saves_each
        cancelling.says(cancelling.words.label(Button(CANCEL)))
    assert cancelling.last.dropped
    press_on(chat)
    assert has_ended(chat)
