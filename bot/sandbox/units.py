"""How Telegram counts: offsets and lengths of entities in UTF-16 units, places in errors in UTF-8 bytes."""

import string
from collections.abc import Sequence
from itertools import accumulate

_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def utf16_length(text: str) -> int:
    """The number of UTF-16 units: two for characters beyond U+FFFF, one for all others."""
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def character_starts(text: str) -> Sequence[int]:
    """Where each character begins, in UTF-16 units, and behind them the length of the whole."""
    if text.isascii() or max(text) <= "\uffff":
        return range(len(text) + 1)
    return list(accumulate((1 + (character > "\uffff") for character in text), initial=0))


def byte_offset(text: str, position: int) -> int:
    """The number of UTF-8 bytes before the character at `position`."""
    return len(text[:position].encode("utf-8", "surrogatepass"))


def ascii_lower(text: str) -> str:
    """The text with A to Z made small and nothing else changed."""
    return text.translate(_LOWER)
