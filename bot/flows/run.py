"""A form that somebody is in the middle of: all that lies between two updates, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.values import Value

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


class Run(Value):
    """One run of a form. `form` is the form's own JSON; `back` the steps one can go back to, newest last.

    `held` is an answer that waits while something in between is asked (danger, coming back). `heard` remembers
    which typed message answered which step, so that editing the message edits the answer. `screen` counts the
    messages of this run: the newest one is the one with buttons. `then`: the form that was wanted while this one
    was open.
    """

    id: str
    flow: str
    version: int
    step: str
    form: dict[str, Any]
    mode: Mode = Mode.ASK
    back: tuple[str, ...] = ()
    revising: bool = False
    page: int = 0
    held: str | None = None
    options: tuple[str, ...] = ()
    alarm: str | None = None
    calm: bool = False
    heard: Mapping[int, str] = {}
    album: str | None = None
    album_step: str | None = None
    screen: int = 0
    then: str | None = None
    changed_at: datetime

    def is_stale(self, now: datetime) -> bool:
        return now - self.changed_at > STALE_AFTER
