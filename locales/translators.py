"""What a translator gets and gives back: JSON, a list with one object for each message."""

from __future__ import annotations

import json
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.i18n.whole import english, form_faults, messages, translation
from locales.files import categories, read_catalogue, read_template, write_catalogue
from locales.source import Fault, Key
from locales.wording import Wording, longest, wording_faults

EXAMPLES = 5
"""How many numbers are shown for each plural form."""


class Given(BaseModel):
    """One translation: a string, or for a message that counts the forms in the order of the language."""

    model_config = ConfigDict(extra="ignore")

    id: str
    context: str | None = None
    translation: str | list[str]

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.translation,) if isinstance(self.translation, str) else tuple(self.translation)


def missing(language: str, folder: Path, labels: frozenset[Key]) -> str:
    """The messages without a translation, as JSON, with what a translator must know of each."""
    catalogue = read_catalogue(language, folder)
    lacking = (m for m in messages(read_template(folder)) if translation(m, catalogue) is None)
    asked = [_asked(m, catalogue, language, labels) for m in lacking]
    return json.dumps(asked, ensure_ascii=False, indent=1)


def _asked(message: Message, catalogue: Catalog, language: str, labels: frozenset[Key]) -> dict[str, Any]:
    words = english(message)
    use = use_of(message, labels)
    asked: dict[str, Any] = {"id": words[0], "longest": longest(use, language)}
    asked |= {"context": message.context} if message.context else {}
    asked |= {"use": use} if use and use != message.context else {}
    asked |= {"plural": words[1], "forms": _forms(language, catalogue)} if len(words) > 1 else {}
    asked["in"] = sorted({place for place, _ in message.locations})
    old = catalogue.get(words[0], message.context)
    if old is not None and old.fuzzy:
        asked["before"] = old.string
    return asked


def _forms(language: str, catalogue: Catalog) -> list[str]:
    """ "few: 2, 3, 4, 22, 23": a form's name and the first numbers it is for."""
    formula = c2py(str(catalogue.plural_expr))
    numbers = [
        [n for n in range(200) if formula(n) == form][:EXAMPLES] for form in range(catalogue.num_plurals)
    ]
    named = zip(categories(language), numbers, strict=True)
    return [f"{name}: {', '.join(map(str, examples))}" for name, examples in named]


def use_of(message: Message, labels: frozenset[Key]) -> str | None:
    """What a message is for: its context, or "button" where the code is seen to put it on one."""
    on_a_button = (message.context, english(message)[0]) in labels
    return message.context or ("button" if on_a_button else None)


def fill(language: str, folder: Path, given: str, labels: frozenset[Key]) -> Iterator[Fault]:
    """Write the translations into the catalogue; yields what was refused, and what is to be worded better.

    Refused and not written: a message that is not in the template, a wrong number of forms, other
    placeholders or tags than the English. Raises ValueError if `given` is not such a list.
    """
    catalogue = read_catalogue(language, folder)
    by_key = {(m.context, english(m)[0]): m for m in messages(catalogue)}
    place = f"{language}/messages.po"
    for one in TypeAdapter(list[Given]).validate_json(given):
        message = by_key.get((one.context, one.id))
        if message is None:
            yield Fault(place, one.id, f"refused: no such message (context {one.context})")
            continue
        refused = [*_broken(message, one.forms, catalogue)]
        if not refused:
            _write(message, one.forms)
        for what in refused:
            yield Fault(place, one.id, f"refused: {what}")
        for what in worded(message, one.forms, language, labels):
            yield Fault(place, one.id, what)
    write_catalogue(language, catalogue, folder)


def _broken(message: Message, forms: tuple[str, ...], catalogue: Catalog) -> Iterator[str]:
    if not all(form.strip() for form in forms):
        yield "empty"
    yield from form_faults(english(message), forms, str(catalogue.plural_expr), catalogue.num_plurals)


def _write(message: Message, forms: tuple[str, ...]) -> None:
    message.string = forms if len(english(message)) > 1 else forms[0]
    message.flags.discard("fuzzy")


def worded(message: Message, forms: tuple[str, ...], language: str, labels: frozenset[Key]) -> list[str]:
    """What is wrong with how a translation is worded, in any of its forms; each fault once."""
    words, use = english(message), use_of(message, labels)
    wordings = (Wording(words[min(at, len(words) - 1)], form, language, use) for at, form in enumerate(forms))
    return list(dict.fromkeys(what for wording in wordings for what in wording_faults(wording)))
