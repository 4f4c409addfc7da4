"""What a phone shows beside the messages: keyboard, last toast, typing, how much is unread."""

from __future__ import annotations

import time
from collections import Counter

from bot.sandbox.state import Json, Toast

TYPING_LASTS = 5.0
"""Seconds; a chat action is gone by then."""


class Phones:
    """The state of every phone, by person and chat."""

    def __init__(self) -> None:
        self.unread: Counter[tuple[int, int]] = Counter()
        self.toasts: dict[int, Toast] = {}
        self._keyboards: dict[tuple[int, int], Json] = {}
        self._typing: dict[int, float] = {}

    def mark_read(self, person: int, chat_id: int) -> None:
        self.unread.pop((person, chat_id), None)

    def unread_by(self, person: int) -> int:
        return sum(count for (owner, _), count in self.unread.items() if owner == person)

    def show_markup(self, person: int, chat_id: int, markup: Json) -> None:
        """Take up what came with a message: a keyboard, or the wish to remove it; else nothing changes."""
        if "keyboard" in markup:
            self._keyboards[person, chat_id] = markup
        elif "remove_keyboard" in markup:
            self._keyboards.pop((person, chat_id), None)

    def keyboard(self, person: int, chat_id: int) -> list[list[Json]] | None:
        markup = self._keyboards.get((person, chat_id))
        return None if markup is None else [[_key(button) for button in row] for row in markup["keyboard"]]

    def used_keyboard(self, person: int, chat_id: int) -> None:
        """Hide a keyboard that is meant for one time."""
        if self._keyboards.get((person, chat_id), {}).get("one_time_keyboard"):
            del self._keyboards[person, chat_id]

    def typing(self, chat_id: int) -> bool:
        return self._typing.get(chat_id, 0.0) > time.monotonic()

    def set_typing(self, chat_id: int, *, on: bool) -> None:
        self._typing[chat_id] = time.monotonic() + TYPING_LASTS if on else 0.0


def _key(button: Json | str) -> Json:
    if isinstance(button, str):
        return {"text": button}
    shown = {"text": button["text"]}
    return shown | {name: True for name in ("request_contact", "request_location") if button.get(name)}
