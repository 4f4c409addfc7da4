"""What Telegram does to every text before it looks at it: characters it drops, blanks or replaces.

Rules: tdlib/td `td/telegram/misc.cpp` (clean_input_string, replace_offending_characters,
strip_empty_characters).
"""

import re

from bot.sandbox.fields import FieldError

_BLANKED = {code: " " for code in range(0x20) if code not in (0x0A, 0x0D)}
_DROPPED = dict.fromkeys((0x0D, *range(0x2028, 0x202F), 0x030A, 0x0333, 0x033F))
_TABLE: dict[int, str | None] = {**_BLANKED, **_DROPPED}
_IS_DROPPED = re.compile(f"[{''.join(map(chr, _DROPPED))}]")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_DOUBLED_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_NOTHING_TO_SEE = re.compile(
    "[\\s\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)


def clean(text: str) -> str:
    """The text as Telegram keeps it: control characters are spaces, line ends "\\n", U+2028 to U+202E gone.

    Of several direction marks in a row all but the last become U+200C.
    """
    return _DOUBLED_MARKS.sub(lambda found: "\u200c" * len(found[0]), text.translate(_TABLE))


def cleaned(text: str, what: str = "Strings") -> str:
    """The text as Telegram keeps it; raises FieldError, naming `what`, for a text that is no Unicode."""
    check_encoding(text, what)
    return clean(text)


def check_encoding(text: str, what: str) -> None:
    """Raises FieldError, naming `what`, for half a surrogate pair, which is also what a bad byte becomes."""
    if not text.isascii() and _HALF_A_PAIR.search(text):
        raise FieldError(f"{what} must be encoded in UTF-8")


def dropped_places(text: str) -> list[int]:
    """The indexes of the characters that `clean` leaves out."""
    return [found.start() for found in _IS_DROPPED.finditer(text)]


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen; Telegram sends no such message."""
    return _NOTHING_TO_SEE.fullmatch(text) is not None
