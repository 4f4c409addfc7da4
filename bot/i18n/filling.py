"""What a text is made of: plain signs, `{placeholders}`, tags; and whether a translation keeps them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
TAG = re.compile(r"</?[a-z][^<>]*>")
COUNT = "count"
# The only link is to a map, as its address is opened when it is sent (`private`).
_ALLOWED = re.compile(r"</?(?:b|i|u|s|code|blockquote|a)>|<a href=\"\{map\}\">")
_TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9-]*)[^<>]*>")
_LOOSE = re.compile(r"[<>]|&(?!(?:lt|gt|amp|quot);)")


@lru_cache(maxsize=8192)
def _pieces(text: str) -> tuple[str, ...]:
    """Signs and names of placeholders by turns, signs first and last."""
    return tuple(PLACEHOLDER.split(text))


def placeholders(text: str) -> tuple[str, ...]:
    """Their names, in order, each as often as it stands there."""
    return _pieces(text)[1::2]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Raises KeyError for a placeholder without a value."""
    pieces = _pieces(text)
    return "".join(values[piece] if at % 2 else piece for at, piece in enumerate(pieces))


@lru_cache(maxsize=8192)
def disagreement(message: tuple[str, ...], form: str, *, count_may_lack: bool = True) -> str | None:
    """What a translated form has too much or too little; None: it says the same.

    `message` holds the English forms. `count_may_lack`: a form that stands for one number only ("one task",
    a dual) need not repeat it.
    """
    asked = {name for text in message for name in placeholders(text)}
    given = set(placeholders(form))
    lacking = asked - given - ({COUNT} if count_may_lack and len(message) > 1 else set())
    if lacking:
        return f"lacks {_braced(lacking)}"
    if given - asked:
        return f"has {_braced(given - asked)}, which the English does not have"
    if "{" in PLACEHOLDER.sub("", form) or "}" in PLACEHOLDER.sub("", form):
        return "has a brace that opens or closes no placeholder"
    if not any(_tags(text) == _tags(form) for text in message):
        return f"has other tags than the English: {' '.join(_tags(message[-1]).elements()) or 'none'}"
    return misnested(form)


def misnested(text: str) -> str | None:
    """Why this is no HTML that Telegram takes; None: it is. Each line by itself, as one may be left out."""
    odd = [tag for tag in TAG.findall(text) if not _ALLOWED.fullmatch(tag)]
    if odd:
        return f"has the tag {odd[0]}, which is not among those that texts use"
    for line in text.split("\n"):
        is_open: list[str] = []
        for closing, name in _TAG_NAME.findall(line):
            if closing and (not is_open or is_open.pop() != name):
                return f"closes <{name}>, which is not the one that is open"
            if not closing:
                is_open.append(name)
        if is_open:
            return f"leaves <{is_open[-1]}> open at the end of a line"
        if _LOOSE.search(TAG.sub("", line)):
            return "has a sign that must be written &lt;, &gt; or &amp;"
    return None


def _tags(text: str) -> Counter[str]:
    return Counter(TAG.findall(text))


def _braced(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
