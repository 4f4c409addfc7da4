"""The signs nobody sees: directions for texts that mix scripts, and what is taken out of typed words.

Telegram keeps isolates, takes older embeddings away, and spoils doubled marks: each is put once, only here.
"""

from __future__ import annotations

import re
import unicodedata

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
RLM = "\u200f"
OPEN, CLOSE = "\ue000", "\ue001"
"""Around a reference to a private value (see `private`); nobody can type them past `clean`."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_TAKEN_OUT = re.compile("[\ue000\ue001\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069]")
_TAG = re.compile(r"<[^<>]*>")
_COMMAND = re.compile(r"(?<![\w<./])/[a-z]+\b")


def is_right_to_left(language: str) -> bool:
    return language in RIGHT_TO_LEFT


def clean(words: str) -> str:
    """Words without what could break out of an isolate, pass as a reference, or not be sent at all."""
    return _TAKEN_OUT.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def isolated(words: str) -> str:
    """Words whose direction is their own."""
    return _each_line(FSI, words)


def left_to_right(words: str) -> str:
    """Digits and codes that keep their order inside any text."""
    return _each_line(LRI, words)


def _each_line(opening: str, words: str) -> str:
    """Each line by itself, as a paragraph's end closes every isolate."""
    return "\n".join(f"{opening}{line}{PDI}" if line else "" for line in words.split("\n"))


def seen(words: str) -> str:
    """Words as the eye sees them, without isolates and marks: for comparing and counting, not for sending."""
    return _UNSEEN.sub("", words)


def turned(html: str) -> str:
    """HTML in a right-to-left language whose every line says so with its first sign."""
    return "\n".join(_turned_line(_COMMAND.sub(_kept_whole, line)) for line in html.split("\n"))


def _kept_whole(command: re.Match[str]) -> str:
    """A command between right-to-left words would otherwise show its stroke at the wrong end."""
    return left_to_right(command[0])


def _turned_line(line: str) -> str:
    words = _TAG.sub("", line).lstrip()
    return line if not words or _begins_right_to_left(words) else RLM + line


def _begins_right_to_left(words: str) -> bool:
    return unicodedata.bidirectional(words[0]) in {"R", "AL"}


def reads_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (unicodedata.bidirectional(sign) for sign in words)
    return next((d for d in directions if d in {"L", "R", "AL"}), "L") != "L"
