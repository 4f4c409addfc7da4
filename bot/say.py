"""What is said to one person: a message with its buttons, before it is in any language or on any wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Literal

from bot.domain.ids import PersonId
from bot.text import Fixed, LanguageName, Lines, Named, Text


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `press` is its callback data (1–64 bytes), or `url` is where it leads.

    `emoji` stands before the words; it is never the only meaning.
    """

    label: Text | Fixed | Named | LanguageName
    press: str | None = None
    url: str | None = None
    emoji: str = ""


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """A file that Telegram already keeps; `file_id` is private."""

    kind: Literal["photo", "voice", "document"]
    file_id: str


class Ask(StrEnum):
    """What a button in the place of the keyboard asks the phone for."""

    CONTACT = "contact"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Say:
    """One message. `ask` puts a request button below the chat, with *Back* and *Cancel* (then there are no rows);
    `ask_back` is the one way out instead, for those who read none of our languages.

    `drop_keyboard` takes such a button away again. `protect`: Telegram is asked to keep it from being forwarded.
    """

    text: Text | Lines
    rows: tuple[Row, ...] = ()
    media: Media | None = None
    ask: Ask | None = None
    ask_label: Text | Named | None = None
    ask_back: Named | None = None
    drop_keyboard: bool = False
    protect: bool = False


class Urgency(IntEnum):
    """Order holds within one person and class; a smaller number may overtake a larger one."""

    ANSWER = 0
    OFFER = 1
    REMINDER = 2
    BROADCAST = 3


class Condition(StrEnum):
    """What must still be true when a waiting message is taken; else it is stale."""

    OFFER_OPEN = "offer_open"
    REQUEST_OPEN = "request_open"
    ASSIGNMENT_ACTIVE = "assignment_active"


@dataclass(frozen=True, slots=True)
class Send:
    """A new message to one person.

    `occasion` names why it is sent: asked twice, said once; later edits find the message by it.
    `reveal`: what the message is edited to hold once its id is known (address, code word, phone), so that no copy
    exists that cannot be taken back. `language`: of the message, if that is not the reader's (words to pass on to
    somebody else). `subject` is the id that `condition` asks about.
    """

    to: PersonId
    say: Say
    occasion: str
    urgency: Urgency = Urgency.ANSWER
    reveal: Say | None = None
    language: str | None = None
    not_before: datetime | None = None
    good_until: datetime | None = None
    condition: Condition | None = None
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """The message of an earlier `Send` (found by its occasion) now reads like this. Unknown occasion: nothing."""

    of: str
    say: Say


@dataclass(frozen=True, slots=True)
class Delete:
    """The message of an earlier `Send` goes away (Telegram allows it within 48 hours only)."""

    of: str


@dataclass(frozen=True, slots=True)
class SetCommands:
    """The menu of commands in this person's chat, in their language. None: the one of their app's language again."""

    to: PersonId
    commands: Mapping[str, Text] | None
    occasion: str


@dataclass(frozen=True, slots=True)
class Toast:
    """The answer to a press: a line at the top, or an alert that must be closed. At most 200 characters."""

    text: Text | None = None
    alert: bool = False


Outgoing = Send | Edit | Delete | SetCommands
