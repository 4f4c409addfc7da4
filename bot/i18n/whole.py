"""Are the catalogues whole? Asked by `handslag check`, by the tool in locales/ and by the tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from bot.i18n.catalogue import FOLDER, TEMPLATE, finished, load, read, source_of
from bot.i18n.filling import disagreement

TRIED = 10_000
"""How far plural forms are compared."""


def faults(folder: Path = FOLDER) -> list[str]:
    """What is wrong with the catalogues of the finished languages, one line each; empty: all is there."""
    try:
        template = read(folder / TEMPLATE)
    except (OSError, ValueError) as error:
        return [f"{TEMPLATE}: {error}"]
    return [fault for code in finished(folder) for fault in _catalogue_faults(code, template, folder)]


def _catalogue_faults(code: str, template: Catalog, folder: Path) -> Iterator[str]:
    try:
        load(code, folder)
        catalogue = read(source_of(code, folder))
    except (OSError, ValueError) as error:
        yield f"{code}: {error}"
        return
    for message in messages(template):
        for what in message_faults(message, catalogue):
            yield f"{code}: {english(message)[0]}: {what}".replace("\n", " ⏎ ")


def messages(catalogue: Catalog) -> list[Message]:
    """All but the header."""
    return [message for message in catalogue if message.id]


def english(message: Message) -> tuple[str, ...]:
    """The English wording: one form, or two of a plural message."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def translation(message: Message, catalogue: Catalog) -> tuple[str, ...] | None:
    """Every form, in the order of the language; None: missing, begun only, or no longer the same message."""
    found = catalogue.get(english(message)[0], message.context)
    if found is None or found.fuzzy or english(found) != english(message):
        return None
    forms = (found.string,) if isinstance(found.string, str) else tuple(found.string or ())
    return forms if forms and all(forms) else None


def message_faults(message: Message, catalogue: Catalog) -> Iterator[str]:
    forms = translation(message, catalogue)
    if forms is None:
        yield "not translated"
        return
    yield from form_faults(english(message), forms, str(catalogue.plural_expr), catalogue.num_plurals)


def form_faults(
    message: tuple[str, ...], forms: tuple[str, ...], formula: str, nplurals: int
) -> Iterator[str]:
    """What is wrong with the forms of one message; `formula` and `nplurals` are the catalogue's."""
    expected = nplurals if len(message) > 1 else 1
    if len(forms) != expected:
        yield f"has {len(forms)} forms instead of {expected}"
        return
    alone = _standing_for_one_number(formula) if len(message) > 1 else frozenset()
    for at, form in enumerate(forms):
        what = disagreement(message, form, count_may_lack=at in alone)
        if what is not None:
            yield f"{form!r} {what}"


@lru_cache
def _standing_for_one_number(formula: str) -> frozenset[int]:
    """The plural forms that only one number has, so that they need not repeat it."""
    uses = Counter(map(c2py(formula), range(TRIED)))
    return frozenset(form for form, count in uses.items() if count == 1)
