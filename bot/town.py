"""What is local: the town's name, areas, organisations, hours and policies, read from `town.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, time
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, ValidationError, field_validator, model_validator

from bot.domain.values import Value
from bot.text import Named

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Payment = Literal["swish", "cash", "invoice"]

ANY_LANGUAGE = "*"


def _by_language(raw: object) -> object:
    return {ANY_LANGUAGE: raw} if isinstance(raw, str) else raw


LocalText = Annotated[Mapping[str, str], BeforeValidator(_by_language)]
"""A string (the same in every language) or a table by language code."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")]


class TownError(Exception):
    """The town file cannot be used; the message is one clear line."""


class Area(Value):
    """A named part of town. `centre` is (latitude, longitude). `larger`: the area shown instead before a yes."""

    id: Id
    name: LocalText
    centre: tuple[float, float]
    larger: Id | None = None


class Organisation(Value):
    """Who stands behind. `desk` holds (opens, closes) by weekday; `areas`/`categories` None: all of them."""

    id: Id
    name: LocalText
    telephone: str = ""
    desk: Mapping[Weekday, tuple[time, time]] = {}
    areas: tuple[Id, ...] | None = None
    categories: tuple[str, ...] | None = None
    default: bool = False

    @field_validator("desk", mode="before")
    @classmethod
    def _spread(cls, raw: object) -> object:
        """Understand `"mon-fri" = "9-15"` beside `sat = "10-12"`."""
        if not isinstance(raw, dict):
            return raw
        return {day: _hours(hours) for days, hours in raw.items() for day in _days(days)}


class HelpNumber(Value):
    """A number to ring: `kind` is where it is shown."""

    kind: Literal["emergency", "police", "health", "crisis", "self_harm", "violence", "children", "older"]
    number: str
    name: LocalText


class ExtraCategory(Value):
    """A kind of help that this town adds."""

    id: Id
    name: LocalText
    emoji: str = "✳️"
    minutes: int = Field(default=60, ge=5, le=480)
    level: int = Field(default=2, ge=0, le=3)
    indoors: bool = True


class Policies(Value):
    """What a town may decide for itself; each has a default that works."""

    volunteer_age: int = Field(default=18, ge=18, le=99)
    asker_age: int = Field(default=18, ge=13, le=99)
    grace_hours: int = Field(default=24, ge=1, le=168)
    retention_days: int = Field(default=30, ge=1, le=365)
    max_outlay: int = Field(default=400, ge=0, le=10_000)
    payments: tuple[Payment, ...] = ("swish", "cash", "invoice")
    """The usual way first; none: nobody lays out money for another."""
    open_requests: int = Field(default=2, ge=1, le=20)
    requests_a_week: int = Field(default=5, ge=1, le=50)
    offers_a_day: int = Field(default=1, ge=1, le=10)
    offers_a_week: int = Field(default=3, ge=1, le=20)
    approval_reminder_hours: int = Field(default=24, ge=1, le=168)


class Town(Value):
    """The whole town file. The first language is the one that stands in for a missing name."""

    name: LocalText
    timezone: str = "Europe/Stockholm"
    languages: tuple[str, ...]
    organisations: tuple[Organisation, ...] = ()
    areas: tuple[Area, ...]
    extra_categories: tuple[ExtraCategory, ...] = ()
    categories: tuple[str, ...] | None = None
    levels: Mapping[str, int] = {}
    help_numbers: tuple[HelpNumber, ...] = ()
    holidays: tuple[date, ...] = ()
    policies: Policies = Policies()
    privacy_notice: LocalText | None = None
    insurance: LocalText | None = None
    trial: bool = False
    source_url: str | None = Field(default=None, pattern=r"^https?://[^\s]+$", max_length=500)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"no such time zone: {zone}") from error
        return zone

    @model_validator(mode="after")
    def _whole(self) -> Town:
        ids = [area.id for area in self.areas]
        _unique("area", ids)
        _unique("organisation", [o.id for o in self.organisations])
        for area in self.areas:
            if area.larger is not None and area.larger not in ids:
                raise ValueError(f"area {area.id}: its larger area {area.larger} is not in the list")
        if self.organisations and sum(o.default for o in self.organisations) != 1:
            raise ValueError("exactly one organisation has default = true")
        return self

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def area(self, area_id: str) -> Area | None:
        return next((area for area in self.areas if area.id == area_id), None)

    def shown_area(self, area_id: str) -> Named:
        """The area as it is shown before a yes: a small one as its larger one."""
        area = self.area(area_id)
        larger = self.area(area.larger) if area and area.larger else None
        return self.named((larger or area).name if area else {ANY_LANGUAGE: area_id})

    def named(self, names: Mapping[str, str]) -> Named:
        """A local name ready to be shown, the town's first language first."""
        first = self.languages[0]
        order = sorted(names.items(), key=lambda item: item[0] != first)
        return Named(dict(order))

    @property
    def default_organisation(self) -> Organisation:
        """The one that answers for what nobody else covers; a trial has a nameless one."""
        return next((o for o in self.organisations if o.default), Organisation(id="town", name=self.name))

    def organisation(self, organisation_id: str) -> Organisation:
        """The organisation with this id; an unknown id (removed from the file) falls to the default one."""
        return next((o for o in self.organisations if o.id == organisation_id), self.default_organisation)

    def organisation_for(self, area: str, category: str) -> Organisation:
        """Who covers this most specifically: area and category, then either, then the default one."""
        covering = [
            o
            for o in self.organisations
            if (o.areas is None or area in o.areas) and (o.categories is None or category in o.categories)
        ]
        specific = [o for o in covering if o.areas is not None or o.categories is not None]
        specific.sort(key=lambda o: -((o.areas is not None) + (o.categories is not None)))
        return specific[0] if specific else self.default_organisation

    def numbers(self, kind: str) -> tuple[HelpNumber, ...]:
        return tuple(number for number in self.help_numbers if number.kind == kind)


def parse_town(text: str, finished: tuple[str, ...]) -> Town:
    """The town that a town file's text describes. Raises TownError with one clear line."""
    try:
        raw: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TownError(str(error)) from error
    raw.setdefault("languages", list(finished))
    unfinished = [code for code in raw["languages"] if code not in finished]
    if unfinished:
        raise TownError(f"languages: no finished catalogue for {', '.join(map(str, unfinished))}")
    try:
        return Town.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise TownError(f"{place}: {first['msg']}") from error


def plain_town(finished: tuple[str, ...]) -> Town:
    """One area, all categories, every finished language: enough to try the bot, marked as a trial."""
    return Town(
        name={ANY_LANGUAGE: "Handslag"},
        languages=finished,
        areas=(
            Area(
                id="town",
                name={"sv": "Hela orten", "en": "The whole town", "ar": "كل البلدة", "uk": "Усе місто"},
                centre=(59.33, 18.07),
            ),
        ),
        help_numbers=(HelpNumber(kind="emergency", number="112", name={ANY_LANGUAGE: "112"}),),
        trial=True,
    )


def _days(days: str) -> tuple[Weekday, ...]:
    first, _, last = days.partition("-")
    span = (_position(first, days), _position(last or first, days))
    return WEEKDAYS[span[0] : span[1] + 1]


def _position(day: str, days: str) -> int:
    for position, known in enumerate(WEEKDAYS):
        if known == day:
            return position
    raise ValueError(f"no such days: {days} (write mon, tue … or mon-fri)")


def _hours(hours: object) -> object:
    if not isinstance(hours, str):
        return hours
    start, _, end = hours.partition("-")
    return _time(start), _time(end)


def _time(written: str) -> time:
    hour, _, minute = written.strip().partition(":")
    return time(int(hour), int(minute or 0))


def _unique(what: str, ids: list[str]) -> None:
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise ValueError(f"{what} {twice[0]} stands twice")
