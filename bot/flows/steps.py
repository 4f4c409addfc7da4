"""The kinds of questions a form can ask. Each reads an answer into the form, or says what to do instead.

Typed words that name a button arrive here as a press on it (`naming`).
"""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.domain.values import Value
from bot.flows.answers import Answer, Placed, Pressed, Shared, Shown, Typed
from bot.flows.scene import Scene
from bot.say import Ask
from bot.text import N_, Fixed, LanguageName, Lines, Named, Text

F = TypeVar("F", bound=Value)

PRESS_ONE = N_("I did not find that among the answers. Please press one of them.")
TOO_LONG = N_("That is too long for me. Please write it shorter, in {most} signs at most.")
WORDS_ONLY = N_("I can read words here.")


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer offered as a button. `value` stands in the callback data: short, ASCII."""

    value: str
    label: Text | Fixed | Named | LanguageName
    emoji: str = ""


@dataclass(frozen=True, slots=True)
class Accepted(Generic[F]):
    """The answer is in the form; the next question comes."""

    form: F


@dataclass(frozen=True, slots=True)
class Stays(Generic[F]):
    """The answer is in the form; the same question stays (a list where several are chosen)."""

    form: F


@dataclass(frozen=True, slots=True)
class Again:
    """The answer does not fit; the note says how to go on, and the same question is asked."""

    note: Text


@dataclass(frozen=True, slots=True)
class Which:
    """The answer can mean several things; these are offered."""

    note: Text
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Leave:
    """The form ends here on another way, by name (a protected identity, too young)."""

    way: str


@dataclass(frozen=True, slots=True)
class GoTo:
    """Another screen helps with this answer (sharing a position, the grid of the week)."""

    step: str


Took = Accepted[F] | Stays[F] | Again | Which | GoTo | Leave
Options = Callable[[F, Scene], tuple[Choice, ...]]
Put = Callable[[F, str, Scene], "Took[F]"]


def always(_form: object) -> bool:
    return True


def nothing_more(_form: object) -> str | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Step(ABC, Generic[F]):
    """One question. `only_if` says whether this form needs it; steps `aside` are reached from the summary only.

    `then`: a question that belongs to this one and comes next while something is being changed; None: none does.
    `columns`: the answers stand in a grid, all on one screen; 0: a list, six on a screen.
    """

    name: str
    title: Text
    ask: Callable[[F, Scene], Text | Lines]
    aside: bool = False
    optional: bool = False
    only_if: Callable[[F], bool] = always
    then: Callable[[F], str | None] = nothing_more
    columns: int = 0

    def choices(self, _form: F, _scene: Scene) -> tuple[Choice, ...]:
        return ()

    def marked(self, _form: F) -> frozenset[str]:
        """The values that have a tick."""
        return frozenset()

    def asks_phone(self) -> Ask | None:
        return None

    def takes_free_words(self) -> bool:
        """Whether alarming words may be an answer; they are no street, no name and no hour."""
        return False

    def meaning(self, _value: str, _scene: Scene) -> Choice | None:
        """One of several meanings, as a button."""
        return None

    def settle(self, _value: str, _form: F, _scene: Scene) -> Took[F]:
        """Read the meaning that was pressed."""
        return Again(PRESS_ONE)

    @abstractmethod
    def take(self, answer: Answer, form: F, scene: Scene) -> Took[F]:
        """Read one answer into the form."""


def is_visible(text: str) -> bool:
    """Whether there is anything to read in it: not only spaces, joiners, marks of direction."""
    return any(unicodedata.category(sign)[0] not in "ZCM" for sign in text)


def no_choices(_form: object, _scene: Scene) -> tuple[Choice, ...]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Pick(Step[F]):
    """One of several answers, pressed or typed. `place` reads a shared position, where that helps."""

    options: Options[F]
    put: Put[F]
    typed: Put[F] | None = None
    place: Callable[[F, Placed, Scene], Took[F]] | None = None
    shows: Callable[[str, Scene], Choice] | None = None

    def meaning(self, value: str, scene: Scene) -> Choice | None:
        return self.shows(value, scene) if self.shows else None

    def settle(self, value: str, form: F, scene: Scene) -> Took[F]:
        return self.put(form, value, scene)

    def choices(self, form: F, scene: Scene) -> tuple[Choice, ...]:
        return self.options(form, scene)

    def take(self, answer: Answer, form: F, scene: Scene) -> Took[F]:
        match answer:
            case Pressed(_, value) if value in {c.value for c in self.choices(form, scene)}:
                return self.put(form, value, scene)
            case Typed(text) if self.typed:
                return self.typed(form, text, scene)
            case Placed() if self.place:
                return self.place(form, answer, scene)
        return Again(PRESS_ONE)


@dataclass(frozen=True, kw_only=True)
class Many(Step[F]):
    """Any number of answers; each press puts a tick on or takes it off, until *Done*."""

    options: Options[F]
    ticked: Callable[[F], frozenset[str]]
    tick: Callable[[F, str, Scene], F]
    too_few: Callable[[F], Text | None] = lambda _form: None

    def choices(self, form: F, scene: Scene) -> tuple[Choice, ...]:
        return self.options(form, scene)

    def marked(self, form: F) -> frozenset[str]:
        return self.ticked(form)

    def take(self, answer: Answer, form: F, scene: Scene) -> Took[F]:
        match answer:
            case Pressed(_, "done"):
                missing = self.too_few(form)
                return Again(missing) if missing else Accepted(form)
            case Pressed(_, value) if value in {c.value for c in self.choices(form, scene)}:
                return Stays(self.tick(form, value, scene))
        return Again(PRESS_ONE)


@dataclass(frozen=True, kw_only=True)
class Write(Step[F]):
    """Words of one's own; `shortcuts` are answers that can be pressed instead, `show` reads photos and voices."""

    put: Put[F]
    shortcuts: Options[F] = no_choices
    press: Put[F] | None = None
    show: Callable[[F, Shown, Scene], Took[F]] | None = None
    refuse: Text = WORDS_ONLY
    longest: int = 120

    def takes_free_words(self) -> bool:
        return self.show is not None

    def choices(self, form: F, scene: Scene) -> tuple[Choice, ...]:
        return self.shortcuts(form, scene)

    def take(self, answer: Answer, form: F, scene: Scene) -> Took[F]:
        match answer:
            case Pressed(_, value) if self.press and value in {c.value for c in self.choices(form, scene)}:
                return self.press(form, value, scene)
            case Typed(text) if len(text) > self.longest:
                return Again(TOO_LONG(most=self.longest))
            case Typed(text) if is_visible(text):
                return self.put(form, text.strip(), scene)
            case Shown() if self.show:
                return self.show(form, answer, scene)
        return Again(self.refuse)


@dataclass(frozen=True, kw_only=True)
class Contact(Step[F]):
    """The person's own telephone number, by Telegram's own button; somebody else's is refused."""

    put: Put[F]
    refuse: Text
    not_own: Text

    def asks_phone(self) -> Ask | None:
        return Ask.CONTACT

    def take(self, answer: Answer, form: F, scene: Scene) -> Took[F]:
        match answer:
            case Shared(phone, own=True):
                return self.put(form, phone, scene)
            case Shared():
                return Again(self.not_own)
        return Again(self.refuse)


@dataclass(frozen=True, kw_only=True)
class Position(Step[F]):
    """Where somebody is, by Telegram's own button."""

    put: Callable[[F, Placed, Scene], Took[F]]
    refuse: Text

    def asks_phone(self) -> Ask | None:
        return Ask.LOCATION

    def take(self, answer: Answer, form: F, scene: Scene) -> Took[F]:
        if isinstance(answer, Placed):
            return self.put(form, answer, scene)
        return Again(self.refuse)
