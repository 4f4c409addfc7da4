"""A request as it is being written."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from bot.domain.categories import Category
from bot.domain.people import Spoken
from bot.domain.requests import Consent, Payment
from bot.domain.values import Value
from bot.flows.scene import Scene


class Kept(Value):
    """A photo, voice message or paper, by the file id under which Telegram keeps it."""

    kind: Literal["photo", "voice", "document"]
    file_id: str


class Other(Value):
    """Whom it is for, if not who asks. `consent`, `contact` None: not asked yet; `contact` empty: they open."""

    name: str = ""
    languages: tuple[Spoken, ...] = ()
    consent: Consent | None = None
    contact: str | None = None


class Need(Value):
    """A request as it is being written. None: not asked yet; `minutes`, `max_outlay` None: the kind's default."""

    category: str | None = None
    area: str | None = None
    cell: str | None = None
    street: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    words: tuple[str, ...] = ()
    media: tuple[Kept, ...] = ()
    minutes: int | None = None
    max_outlay: int | None = None
    payment: Payment | None = None
    wish_woman: bool = False
    languages: tuple[Spoken, ...] = ()
    other: Other | None = None

    def kind(self, scene: Scene) -> Category:
        """The category that was chosen. Raises KeyError before one is."""
        return scene.categories[self.category or ""]

    @property
    def is_whole(self) -> bool:
        """What, where and when are known; a request without them does not go out."""
        return bool(
            self.category
            and self.area
            and self.street
            and self.starts_at
            and self.ends_at
            and (self.words or self.media)
        )
