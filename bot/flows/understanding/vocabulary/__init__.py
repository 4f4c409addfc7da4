"""The words that people type: one file a language, each with a `VOCABULARY`.

A new language is one new file here, named by its code; nothing else needs to know it.
Lists of words are strings with commas between the phrases. Write them as people spell them: they are
folded before they are compared, so case, marks, apostrophes and kinds of digits do not matter.
"""

import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.flows.understanding.meanings import Danger, Word

SHARED = ("sv", "en")
"""Understood from everybody, after the person's own language."""


@dataclass(frozen=True, kw_only=True)
class TimeWords:
    """Words about days and hours. Weekdays and months come from CLDR; here stand only further forms."""

    today: str
    yesterday: str
    tomorrow: str
    day_after_tomorrow: str
    now: str
    morning: str
    noon: str
    afternoon: str
    evening: str
    night: str
    this_morning: str = ""
    this_afternoon: str = ""
    this_evening: str = ""
    tomorrow_morning: str = ""
    weekend: str
    week: str
    next: str
    this: str
    coming: str
    """with a weekday this one, with *week* the next"""
    before: str
    after: str
    start: str
    """from, between"""
    until: str
    either: str
    """and, or"""
    ahead: str
    """in (two hours)"""
    within: str
    clock: str
    """at, o'clock: the number beside it is an hour"""
    day_number: str = ""
    """the number beside it is a day of the month"""
    ordinal_endings: str = ""
    am: str = ""
    pm: str = ""
    half_before: str = ""
    """half (three) = 2:30"""
    half_past: str = ""
    """half past (two) = 2:30"""
    quarter_to: str = ""
    quarter_past: str = ""
    quarter_into: str = ""
    """a quarter of (the third) = 2:15"""
    and_half: str = ""
    """(two) and a half = 2:30"""
    and_quarter: str = ""
    less_quarter: str = ""
    minute: str
    half_hour: str = ""
    hour: str
    two_hours: str = ""
    day: str
    two_days: str = ""
    two_weeks: str = ""
    any_time: str
    negation: str
    filler: str
    weekdays: tuple[str, str, str, str, str, str, str] = ("",) * 7
    """Monday first"""
    months: tuple[str, ...] = ("",) * 12
    hours: Mapping[int, str]
    """Hours in words that are no plain numbers: the third = 3"""
    marked_only: str = ""
    """Abbreviations that are everyday words when their marks are left out (mån, man)"""


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All that one language adds to the understanding of typed words."""

    locales: tuple[str, ...]
    """CLDR locales whose names of days and months are understood"""
    twelve_hours: bool
    """Whether 8 may as well mean 20"""
    words: Mapping[Word, str]
    not_shared: str = ""
    """Words of sv or en that mean something else here: asked back, not understood"""
    prefixes: str = ""
    """Particles written together with the next word"""
    compounds: bool = False
    """Whether a weekday and a part of the day are written as one word"""
    numbers: Mapping[int, str]
    currency: str
    foreign_currency: str
    times: TimeWords
    danger: Mapping[Danger, str]
    """Signs of danger, in the notation of `danger.py`"""
    harmless: str
    """What looks like a sign of danger and is none, in the same notation"""


def phrases(listed: str) -> tuple[str, ...]:
    """The phrases of a list with commas."""
    return tuple(phrase.strip() for phrase in listed.split(",") if phrase.strip())


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language; None when nobody has written them yet."""
    name = f"{__name__}.{language}"
    if not (language.isascii() and language.isalpha()) or importlib.util.find_spec(name) is None:
        return None
    found = importlib.import_module(name).VOCABULARY
    if not isinstance(found, Vocabulary):
        raise TypeError(f"{name}.VOCABULARY is no Vocabulary")
    return found


def understood(language: str) -> tuple[Vocabulary, ...]:
    """The vocabularies to look in, in this order: the language's own, then the shared ones."""
    codes = dict.fromkeys((language, *SHARED))
    return tuple(found for code in codes if (found := vocabulary(code)) is not None)
