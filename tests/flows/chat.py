"""One person in front of one form: acts as people do, sees what they see. No Telegram, no storage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.categories import CATEGORIES
from bot.domain.values import Value
from bot.flows.answers import Answer, Odd, Placed, Pressed, Shared, Shown, Typed
from bot.flows.engine import Turn, begin, revise, turn
from bot.flows.flow import Flow
from bot.flows.run import Run
from bot.flows.scene import Person, Scene
from bot.flows.screens import view
from bot.i18n import Words, plain, seen, words
from bot.say import Button, Say
from bot.text import Lines, Text
from tests.lindo import lindo

ZONE = ZoneInfo("Europe/Stockholm")
TUESDAY = datetime(2036, 3, 4, 10, tzinfo=ZONE)
LINDO = lindo()
NORRO = Placed(59.481, 18.101)
FAR_AWAY = Placed(48.85, 2.35)


@dataclass
class Chat:
    """What one person has done so far. `run` None: the form is over; `last` is what the newest act led to."""

    flow: Flow[Any]
    language: str = "en"
    person: Person = field(default_factory=lambda: Person(telegram_name="Olha"))
    now: datetime = TUESDAY
    form: Value | None = None
    run: Run | None = None
    last: Turn[Any] = field(default_factory=lambda: Turn(None))
    saved: list[Any] = field(default_factory=list)
    pressed: int = 0
    typed: int = 0
    ids: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.begins()

    # ---- what the person does

    def begins(self) -> None:
        self.run = begin(self.flow, "1a2b3c4d", self.scene, self.form)
        self.last = Turn(self.run)

    def presses(self, *values: str) -> None:
        """The buttons of these values, one after another, each of which stands on the screen."""
        for value in values:
            self.answers(Pressed(self.open.screen_name, self._data(value).split(":", 3)[3]))
            self.pressed += 1

    def finds(self, value: str) -> None:
        """Press this answer, on whichever page it is."""
        for _ in range(9):
            if value in self.values:
                break
            self.presses("more")
        self.presses(value)

    def says(self, words: str) -> int:
        """The id of the message."""
        message = next(self.ids)
        self.answers(Typed(words, message))
        self.typed += 1
        return message

    def edits(self, message: int, words: str) -> bool:
        """False: that message answered nothing."""
        after = revise(self.flow, self.open, message, words, self.scene)
        if after is not None:
            self._turned(after)
        return after is not None

    def sends_photo(self, name: str = "photo", caption: str = "", album: str | None = None) -> None:
        self.answers(Shown("photo", name, caption, album))

    def sends_sticker(self) -> None:
        self.answers(Odd())

    def shares_number(self, phone: str = "+46700000001", *, own: bool = True) -> None:
        self.answers(Shared(phone, own))

    def shares_place(self, place: Placed = NORRO) -> None:
        self.answers(place)

    def waits(self, **step: float) -> None:
        self.now += timedelta(**step)

    def restarts(self) -> None:
        """The program is started anew: what is between two updates went to storage and back."""
        self.run = Run.model_validate_json(self.open.model_dump_json())

    def answers(self, answer: Answer) -> None:
        self._turned(turn(self.flow, self.open, answer, self.scene))

    def _turned(self, after: Turn[Any]) -> None:
        self.last, self.run = after, after.run
        if after.saved is not None:
            self.saved.append(after.saved)

    # ---- what the person sees

    @property
    def open(self) -> Run:
        assert self.run is not None, "the form is over"
        return self.run

    @property
    def scene(self) -> Scene:
        return Scene(LINDO, self.language, self.now, CATEGORIES, self.words.label, self.person)

    @property
    def words(self) -> Words:
        return words(self.language, zone=ZONE, first="sv")

    @property
    def screen(self) -> Say:
        return view(self.flow, self.open, self.scene, self.last.note)

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.screen.rows for button in row)

    @property
    def values(self) -> list[str]:
        """What the form's own buttons stand for; a notice's is its whole data."""
        return [(b.press or "").split(":", 3)[-1] if _of_form(b) else b.press or "" for b in self.buttons]

    @property
    def labels(self) -> list[str]:
        return [seen(self.words.label(button)) for button in self.buttons]

    @property
    def text(self) -> str:
        """As the eye sees it."""
        return seen(plain(self.words.render(self.screen.text)))

    @property
    def entered(self) -> Any:
        """The form as it stands, or as it was when it ended."""
        if self.run is None:
            assert self.last.finished is not None
            return self.last.finished[0]
        return self.flow.read(self.run)

    def label(self, value: str) -> str:
        return self.labels[self.values.index(value)]

    def __contains__(self, text: Text | Lines | str) -> bool:
        return (text if isinstance(text, str) else seen(plain(self.words.render(text)))) in self.text

    def _data(self, value: str) -> str:
        assert value in self.values, f"no button {value!r} under {self.text!r}, but {self.values}"
        return self.buttons[self.values.index(value)].press or ""


def _of_form(button: Button) -> bool:
    return (button.press or "").startswith("f:")
