"""How a text may be worded, for people who are tired: lengths, sentences, capitals, words that are avoided.

Each check takes the wording of one message in one language, and yields what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from bot.i18n.filling import PLACEHOLDER, TAG
from bot.i18n.words import plain
from locales.avoided import ABBREVIATED, AVOIDED, EMPTY_BUTTONS, ENGLISH_WORDS, INTERNATIONAL, SAME_AS_ENGLISH

MESSAGE, BUTTON, ENGLISH_BUTTON, NAME = 320, 30, 24, 24
LONGEST = {
    "button": BUTTON,
    "category": NAME,
    "command": 256,
    "description": 512,
    "picture": NAME,
    "short description": 120,
    "toast": 200,
}
"""Signs, by context. Without a context: `MESSAGE`; with any other: as a button."""
SENTENCE = 15
"""Words."""
FILLED = 8
"""Signs that a placeholder is taken to grow to; one of `FIGURES` has three."""
FIGURES = frozenset({"age", "count", "hours", "km", "minutes", "most", "number", "step", "steps"})

CAPITALS = frozenset({"AI", "ATM", "GPS", "ID", "OK", "PIN", "QR", "SMS", "VPN", "ІПН", "ID-kort"})

_SENTENCE_ENDS = re.compile(r"[.!?؟:;؛…]+(?:\s|$)|\n|\s[·•–—|]\s")
_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ.:–/][^\W_]+)*")
_HIDDEN = re.compile("[\u200e\u200f\u2028-\u202e\u2066-\u2069\ue000\ue001]")
_SHORTENED = re.compile(r"\b[^\W\d_]{1,3}\.[^\W\d_]{1,3}\.")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u231a-\u23ff\u2600-\u2712\u2714\u2716-\u27bf\u2b50-\u2b55]")
_COMMAND = re.compile(r"(?<!\w)/[a-z]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_NOT_LATIN = frozenset({"am", "ar", "ckb", "el", "fa", "he", "ps", "ru", "sr", "ti", "uk", "ur"})


@dataclass(frozen=True, slots=True)
class Wording:
    """One form of a message in one language. `use`: its context, or "button" for what is seen on one."""

    english: str
    words: str
    language: str
    use: str | None

    @property
    def shown(self) -> str:
        """Without markup, each placeholder as one word."""
        return PLACEHOLDER.sub(lambda found: "x" * (3 if found[1] in FIGURES else FILLED), plain(self.words))

    @property
    def own(self) -> str:
        """Only its own words: no markup, no placeholders, no commands, which are the same in every language."""
        return _COMMAND.sub(" ", PLACEHOLDER.sub(" ", unescape(TAG.sub(" ", self.words))))


def longest(use: str | None, language: str) -> int:
    """How many signs a text for this use may have."""
    if use is None:
        return MESSAGE
    return ENGLISH_BUTTON if (use, language) == ("button", "en") else LONGEST.get(use, BUTTON)


def length(wording: Wording) -> Iterator[str]:
    most = longest(wording.use, wording.language)
    if len(wording.shown) > most:
        yield f"is {len(wording.shown)} signs long, more than {most}"


def sentences(wording: Wording) -> Iterator[str]:
    for sentence in _SENTENCE_ENDS.split(wording.shown):
        words = len(_WORD.findall(sentence))
        if words > SENTENCE:
            yield f"has a sentence of {words} words, more than {SENTENCE}: {sentence.strip()!r}"


def capitals(wording: Wording) -> Iterator[str]:
    for word in _WORD.findall(wording.own):
        if len(word) > 1 and word.isupper() and word not in CAPITALS and word.isalpha():
            yield f"shouts: {word}"


def abbreviations(wording: Wording) -> Iterator[str]:
    """ "t.ex.", "kl. 14": they are read aloud letter by letter, and a translation program stumbles over them."""
    for word in ABBREVIATED.get(wording.language, ()):
        if found := re.search(rf"\b{word}", wording.own, re.IGNORECASE):
            yield f"shortens a word: {found[0]}"
            return
    if found := _SHORTENED.search(wording.own):
        yield f"shortens a word: {found[0]}"


def emoji(wording: Wording) -> Iterator[str]:
    """At most one, first, and beside words that say the same."""
    found, words = _EMOJI.findall(wording.shown), wording.shown.strip()
    if len(found) > 1:
        yield f"has more than one emoji: {' '.join(found)}"
    elif found and not words.startswith(found[0]):
        yield f"has an emoji that does not stand first: {found[0]}"
    elif found and not _WORD.search(words):
        yield "says nothing but an emoji"


def empty_buttons(wording: Wording) -> Iterator[str]:
    if wording.use == "button" and wording.shown.strip(" .!").casefold() in EMPTY_BUTTONS:
        yield "does not say what happens: a verb and its result"


def exclamations(wording: Wording) -> Iterator[str]:
    if wording.words.count("!") > 1:
        yield "has more than one exclamation mark"


def hidden_signs(wording: Wording) -> Iterator[str]:
    """Directions are put by the program; in a catalogue they would be doubled, or stripped by Telegram."""
    if found := _HIDDEN.findall(wording.words):
        yield f"holds signs of direction: {', '.join(f'U+{ord(sign):04X}' for sign in found)}"


def avoided(wording: Wording) -> Iterator[str]:
    for word, reason in AVOIDED.get(wording.language, {}).items():
        if found := re.search(rf"\b{word}", wording.own, re.IGNORECASE):
            yield f"says {found[0]!r}: {reason}"


def left_in_english(wording: Wording) -> Iterator[str]:
    if wording.language == "en" or wording.use == "picture":
        return
    words = set(_LATIN_WORD.findall(wording.own)) - INTERNATIONAL
    if wording.words == wording.english and words - SAME_AS_ENGLISH.get(wording.language, frozenset()):
        yield "is still English"
    elif wording.language in _NOT_LATIN and words:
        yield f"has words in Latin letters: {', '.join(sorted(words))}"
    elif english := {word.lower() for word in words} & ENGLISH_WORDS:
        yield f"has English words: {', '.join(sorted(english))}"


CHECKS: tuple[Callable[[Wording], Iterator[str]], ...] = (
    length,
    sentences,
    capitals,
    abbreviations,
    emoji,
    empty_buttons,
    exclamations,
    hidden_signs,
    avoided,
    left_in_english,
)


def wording_faults(wording: Wording) -> list[str]:
    return [what for check in CHECKS for what in check(wording)]
