"""The values of one run: people, groups, messages, files. All frozen; a change is a new value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Json = dict[str, Any]
"""A JSON object as it goes over the wire."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone. `language_code` is None when their app tells none.

    `started`: they have written to the bot in private, so that it may write to them. `gone`: the phone was
    taken away; to the bot that looks like a deleted account.
    """

    id: int
    name: str
    language_code: str | None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group with the bot in it. `upgraded_to` is the id of the supergroup that it became, or None."""

    id: int
    title: str
    members: tuple[int, ...]
    supergroup: bool = False
    upgraded_to: int | None = None
    bot_removed: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message in one chat.

    `content` holds the keys that only this kind has (`text`, `photo`, `caption` …), as on the wire.
    `markup` is an inline keyboard or None; `fixed` says that another kind of markup came with it, after which
    Telegram lets nobody edit it. `origin` is set on a forwarded message.
    """

    chat_id: int
    message_id: int
    sender: int
    sent: datetime
    content: Json
    markup: Json | None = None
    fixed: bool = False
    edited: datetime | None = None
    reply_to: int | None = None
    origin: Json | None = None
    album: str | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that somebody sent. `kind` is its key in a message: photo, voice, document or sticker."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0
    duration: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """A press that waits for answerCallbackQuery."""

    id: str
    person: int
    chat_id: int
    asked: datetime


@dataclass(frozen=True, slots=True)
class Toast:
    """What the bot said to the last press; `alert` is the kind that one must close.

    `url` is a link to the bot itself that the press opens, or "".
    """

    text: str
    alert: bool
    url: str = ""
