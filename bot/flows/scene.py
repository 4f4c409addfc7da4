"""What a form may know while it asks: the town, the hour, the person. Values, given from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.categories import Category
from bot.say import Button
from bot.town import Town


@dataclass(frozen=True, slots=True)
class Person:
    """What is known about who answers. `adult`: None, never asked. `known`: has sent a request before."""

    telegram_name: str = ""
    adult: bool | None = None
    known: bool = False
    has_phone: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """`label` gives a button's words in the person's language, so that they can be typed as well."""

    town: Town
    language: str
    now: datetime
    categories: Mapping[str, Category]
    label: Callable[[Button], str]
    person: Person = field(default_factory=Person)

    @property
    def zone(self) -> ZoneInfo:
        return self.town.zone
