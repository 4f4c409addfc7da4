"""Numbers and sums of money that people type."""

import re
from functools import cache

from babel.numbers import list_currencies

from bot.flows.understanding.folding import plain, tidy
from bot.flows.understanding.vocabulary import phrases, understood

LONGEST = 200
"""A longer text is no answer to a question for a number."""

MOST_DIGITS = 7

LEAST_IN_WORDS = 10
"""A smaller number word is more likely an article than a sum."""

_DIGITS = re.compile(r"\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d+")
_MONEY = re.compile(r"(?P<whole>\d{1,3}(?:[ .,٬]\d{3})+(?!\d)|\d+)(?:[.,٫](?P<cents>\d{1,2})(?!\d))?")
_FOREIGN_SIGNS = re.compile(r"[€$£₴¥]")
_CODES = re.compile(r"(?<![A-Z])[A-Z]{3}(?![A-Z])")
OWN = "SEK"


def number(text: str, language: str) -> int | None:
    """The one whole number in a text, in digits or words; None: none, several, or a fraction."""
    if len(text) > LONGEST:
        return None
    said = tidy(text)
    if re.search(r"\d[.,/:]\d{1,2}(?!\d)|(?<!\w)-\d", said):
        return None
    found = [match[0] for match in _DIGITS.finditer(said)]
    if len(found) == 1:
        return _value(found[0])
    return _in_words(said, language) if not found else None


def amount(text: str, language: str) -> int | None:
    """A sum in whole kronor, of a span its upper end; None: no sum, several, or another currency."""
    if len(text) > LONGEST or _FOREIGN_SIGNS.search(text) or _is_foreign(text):
        return None
    said = tidy(text)
    if _foreign(language) & set(plain(said).split()):
        return None
    found = list(_MONEY.finditer(said))
    if not found:
        spoken = _in_words(said, language)
        return spoken if spoken is not None and spoken >= LEAST_IN_WORDS else None
    sums = [value for match in found if (value := _kronor(match)) is not None]
    span = len(found) == 2 and re.fullmatch(r"\D{0,8}-\D{0,8}", said[found[0].end() : found[1].start()])
    if len(sums) != len(found) or not (len(sums) == 1 or span):
        return None
    return max(sums)


def _is_foreign(text: str) -> bool:
    """Whether it holds the code of another currency, in capitals ("NOK 400"); small letters may be a word ("all")."""
    return any(code != OWN and code in _codes() for code in _CODES.findall(text))


@cache
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())


def _kronor(match: re.Match[str]) -> int | None:
    whole = _value(match["whole"])
    cents = (match["cents"] or "0").ljust(2, "0")
    return None if whole is None else whole + (int(cents) >= 50)


def _value(digits: str) -> int | None:
    bare = re.sub(r"\D", "", digits)
    return int(bare) if len(bare) <= MOST_DIGITS else None


def _in_words(text: str, language: str) -> int | None:
    """The one number word of a text; of two that overlap the longer."""
    words, at, found = plain(text).split(), 0, list[int]()
    spoken = _spoken(language)
    while at < len(words):
        length = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in spoken), 0)
        if length:
            found.append(spoken[" ".join(words[at : at + length])])
        at += max(length, 1)
    return found[0] if len(found) == 1 else None


@cache
def _spoken(language: str) -> dict[str, int]:
    listed = [entry for known in reversed(understood(language)) for entry in known.numbers.items()]
    return {plain(word): value for value, words in listed for word in phrases(words)}


@cache
def _foreign(language: str) -> frozenset[str]:
    return frozenset(plain(w) for known in understood(language) for w in phrases(known.foreign_currency))
