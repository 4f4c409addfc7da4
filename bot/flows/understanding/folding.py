"""Bring typed text to one form, so that it can be compared with a list of words."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = frozenset("'’‘`´ʼʹ′＇՚ˈ")
_DASHES = frozenset("‐‑‒–—―−﹘﹣－")
_TATWEEL = "ـ"
_SIGNS = re.compile(r"[\W_]+")


def _rows() -> dict[str, str]:
    """Ethiopic letters that sound alike, each with its seven vowels."""
    pairs = (("ሠ", "ሰ"), ("ፀ", "ጸ"), ("ኀ", "ሀ"))
    return {chr(ord(old) + i): chr(ord(new) + i) for old, new in pairs for i in range(7)}


_LETTERS = {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "æ": "ae",
    "ґ": "г",
    "ٱ": "ا",
    "ى": "ی",
    "ي": "ی",
    "ك": "ک",
    "ة": "ه",
    "ہ": "ه",
    "ە": "ه",
    **_rows(),
}


@lru_cache(maxsize=4096)
def _tidy_character(character: str) -> str:
    if character.isascii():
        return "" if character in _APOSTROPHES else character
    if character in _APOSTROPHES or character == _TATWEEL:
        return ""
    if character in _DASHES:
        return "-"
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    return "" if category in ("Cf", "Mn") else character


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "Mn":
        return ""
    return _LETTERS.get(character, character)


def _trim(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def tidy(text: str) -> str:
    """Lower case, digits 0–9, plain dashes, one space between words; å, й and their like keep their marks."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(map(_tidy_character, text)).split())


def fold(text: str) -> str:
    """The form in which typed words are compared: tidy, without marks, signs at the ends, apostrophes.

    Folding twice changes nothing. A text of signs only becomes the empty string.
    """
    text = unicodedata.normalize("NFKD", tidy(text)).casefold()
    text = "".join(map(_fold_character, unicodedata.normalize("NFKD", text)))
    return _trim(" ".join(text.split()))


def plain(text: str) -> str:
    """Folded words with one space between them and no signs at all."""
    return _SIGNS.sub(" ", fold(text)).strip()
