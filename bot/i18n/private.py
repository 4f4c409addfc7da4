"""References to other people's private values: they travel inside a rendered text, opened when it is sent."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Collection, Iterator, Mapping
from typing import cast, get_args

from bot.i18n.filling import TAG
from bot.i18n.signs import CLOSE, OPEN, clean, isolated
from bot.text import Private, PrivateField

_KINDS = "|".join(get_args(PrivateField))
_REFERENCE = re.compile(rf"{OPEN}({_KINDS}):(-?\d+){CLOSE}")


def marker(private: Private) -> str:
    """How the reference stands in HTML."""
    return f"{OPEN}{private.kind}:{private.of}{CLOSE}"


def references(html: str) -> list[Private]:
    """What must be opened before this is sent; each once, in the order in which it stands there."""
    return list(dict.fromkeys(_private(found) for found in _REFERENCE.finditer(html)))


def fill(html: str, opened: Mapping[Private, str | None]) -> str:
    """The HTML with the values in place, escaped and isolated.

    A line that holds a reference whose value is None, blank or not in `opened` is left out whole.
    """
    return "\n".join(_filled(line, opened) for line in _lines(html) if _whole(line, opened))


def without(html: str, kinds: Collection[PrivateField]) -> str:
    """The HTML without the lines that hold a reference of these kinds."""
    return "\n".join(
        line for line in _lines(html) if not any(p.kind in kinds for p in references(line))
    ).strip()


def _lines(html: str) -> Iterator[str]:
    """Lines that can be left out: one goes on until its tags are closed (bold words may run over several)."""
    begun: list[str] = []
    is_open = 0
    for line in html.split("\n"):
        begun.append(line)
        is_open += sum(-1 if tag.startswith("</") else 1 for tag in TAG.findall(line))
        if is_open <= 0:
            yield "\n".join(begun)
            begun, is_open = [], 0
    if begun:
        yield "\n".join(begun)


def _whole(line: str, opened: Mapping[Private, str | None]) -> bool:
    return all((opened.get(private) or "").strip() for private in references(line))


def _filled(line: str, opened: Mapping[Private, str | None]) -> str:
    return _REFERENCE.sub(lambda found: _shown(_private(found), opened), line)


def _shown(private: Private, opened: Mapping[Private, str | None]) -> str:
    value = opened[private] or ""
    if private.kind == "map":
        return _link(value)
    return isolated(markup.escape(clean(value).strip(), quote=False))


def _link(value: str) -> str:
    """An address stands inside an attribute, so it has no isolates, and nothing that could end it."""
    return markup.escape("".join(clean(value).split()))


def _private(found: re.Match[str]) -> Private:
    return Private(cast(PrivateField, found[1]), int(found[2]))
