"""A form that somebody is in the middle of: all that lies between two updates, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.values import Value
from bot.flows.answers import Shown, Typed

STALE_AFTER = timedelta(hours=2)
"""Somebody who comes back later than this is asked whether to go on."""

SUMMARY = "summary"


class Mode(StrEnum):
    """What the screen asks: the question itself, or something in between."""

    ASK = "ask"
    WHICH = "which"
    CHANGE = "change"
    DANGER = "danger"
    RESUME = "resume"


class Heard(Value):
    """A typed message that was an answer: which step's (`SUMMARY`: an addition there), and how it read."""

    step: str
    text: str


class Run(Value):
    """One run of a form. `form` is the form's own JSON, `start` what it was at the beginning.

    `back`: the screens one can go back to, newest last. `before`: the form as it was before the change that is being
    made (None: none is); going back undoes it. `held`: what was written or sent while something in between is asked
    (danger, coming back). `heard`: typed messages by their id, so that editing the message edits the answer.
    `screen` counts the messages of this run: the newest one is the one with buttons. `then`: the form that was
    wanted while this one was open. `beneath`: the half-written form that waits until this small one is over.
    """

    id: str
    flow: str
    version: int
    step: str
    form: dict[str, Any]
    start: dict[str, Any]
    mode: Mode = Mode.ASK
    back: tuple[str, ...] = ()
    before: dict[str, Any] | None = None
    page: int = 0
    held: tuple[Typed | Shown, ...] = ()
    options: tuple[str, ...] = ()
    alarm: str | None = None
    calm: bool = False
    heard: Mapping[int, Heard] = {}
    album: str | None = None
    album_step: str | None = None
    screen: int = 0
    then: str | None = None
    beneath: Run | None = None
    changed_at: datetime

    @property
    def revising(self) -> bool:
        """Whether one answer is being changed, with the summary as the way back."""
        return self.before is not None

    @property
    def is_between(self) -> bool:
        """Whether the question waits for something more urgent to be answered."""
        return self.mode in {Mode.DANGER, Mode.RESUME}

    @property
    def screen_name(self) -> str:
        """What stands in a button's data, so that a press on another screen of the same run is known as old."""
        return self.step if self.mode is Mode.ASK else f"{self.step}.{self.mode.value}"

    def is_stale(self, now: datetime) -> bool:
        return now - self.changed_at > STALE_AFTER

    def but(self, **changes: object) -> Run:
        """The same run with these changes."""
        return self.model_copy(update=changes)

    def having_heard(self, said: Typed) -> Run:
        """The same run, with this message as an answer to its question."""
        if said.message_id is None:
            return self
        heard = Heard(step=self.step, text=said.text)
        return self.but(heard={**self.heard, said.message_id: heard})

    def asking(self) -> Run:
        """The same run at its question (or summary), with nothing in between."""
        return self.but(mode=Mode.ASK, options=(), page=0)
