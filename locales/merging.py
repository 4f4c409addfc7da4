"""Template and catalogues follow the code; translations stay with their messages."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from bot.i18n.catalogue import languages
from bot.i18n.whole import english, messages
from locales.files import (
    begin,
    key_of,
    read_catalogue,
    read_template,
    template_of,
    write_catalogue,
    write_template,
)
from locales.source import Key, sources

ALIKE = 0.75
"""How alike two English wordings are for the old translation to be worth showing (1: the same)."""


def extract(root: Path) -> int:
    """Write the template anew from the code; returns how many messages it has. Raises SyntaxError."""
    template = template_of(message for source in sources(root) for message in source.marked())
    write_template(template, root / "locales")
    return len(messages(template))


def update(root: Path) -> None:
    """The template from the code, then every catalogue from the template."""
    extract(root)
    folder = root / "locales"
    template = read_template(folder)
    for language in languages(folder):
        follow(language, template, folder)


def start(language: str, root: Path) -> None:
    """A new language: one file. Raises ValueError if it is there already, or unknown to CLDR."""
    folder = root / "locales"
    if language in languages(folder):
        raise ValueError(f"{language} has a catalogue already")
    begin(language, folder)
    follow(language, read_template(folder), folder)


def follow(language: str, template: Catalog, folder: Path) -> None:
    """Bring one catalogue up to the template.

    A reworded message keeps its old translation, marked fuzzy: a hint for the translator, shown to nobody.
    What no longer stands in the code is kept at the end as obsolete, and comes back when its message does.
    """
    old = read_catalogue(language, folder)
    fresh = Catalog()
    fresh.mime_headers = old.mime_headers
    wanted = {key_of(message) for message in messages(template)}
    known = _by_key(old)
    gone = {key: message for key, message in known.items() if key not in wanted}
    for message in messages(template):
        _carry(message, known, gone, fresh, language)
    for message in gone.values():
        if _is_translated(message) and language != "en":
            fresh.obsolete[_babel_key(message)] = message
    write_catalogue(language, fresh, folder)


def _by_key(catalogue: Catalog) -> dict[Key, Message]:
    return {key_of(m): m for m in (*catalogue.obsolete.values(), *messages(catalogue))}


def _babel_key(message: Message) -> str | tuple[str, str]:
    context, words = key_of(message)
    return words if context is None else (words, context)


def _carry(
    message: Message, known: dict[Key, Message], gone: dict[Key, Message], fresh: Catalog, language: str
) -> None:
    """Put `message` into `fresh` with the best translation there is."""
    added = fresh.add(message.id, locations=message.locations, context=message.context)
    same = known.get(key_of(message))
    if language == "en":
        added.string = message.id
    elif same is not None and english(same) == english(message):
        added.string, added.flags = same.string, same.flags
    elif (before := _reworded(message, gone)) is not None:
        added.string, added.flags = before.string, {"fuzzy"}


def _reworded(message: Message, gone: dict[Key, Message]) -> Message | None:
    """The translated message that stood here before, if one of those that are gone is much alike."""
    alike = {
        english(m)[-1]: m
        for m in gone.values()
        if _is_translated(m) and m.context == message.context and len(english(m)) == len(english(message))
    }
    found = get_close_matches(english(message)[-1], list(alike), n=1, cutoff=ALIKE)
    return alike[found[0]] if found else None


def _is_translated(message: Message) -> bool:
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return bool(forms) and all(forms)
