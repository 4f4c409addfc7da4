"""What a person can do in a conversation, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of this form run; `step` is the screen it stood on."""

    step: str
    value: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Words. `message_id` lets a later edit of that message change the answer."""

    text: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo, a voice message or a paper; those with one `album` are one answer."""

    kind: Literal["photo", "voice", "document"]
    file_id: str
    caption: str = ""
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A shared position, in degrees. It is made coarse at once and never kept."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Shared:
    """A shared contact; `own` says that Telegram vouches that it is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Odd:
    """Something that no question asks for: a sticker, a poll, a game."""


Answer = Pressed | Typed | Shown | Placed | Shared | Odd
