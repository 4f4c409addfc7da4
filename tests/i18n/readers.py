"""One reader for each finished language, with a small catalogue of known words written for the test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.i18n.catalogue import load, source_of
from bot.i18n.forms import Forms
from bot.i18n.words import Words

ZONE = ZoneInfo("Europe/Stockholm")
NOON = datetime(2026, 3, 5, 11, 0, tzinfo=UTC)
"""Thursday 5 March, 12:00 in Stockholm."""

PLURALS = {
    "sv": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
    " : n%100>=11 ? 4 : 5);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
    " : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}

Translations = Mapping[str, str | tuple[str, tuple[str, ...]]]
"""Id → wording, or id → (English plural, all forms)."""


def write_catalogue(folder: Path, language: str, translations: Translations, review: str = "") -> Path:
    """A .po below `folder`; `review` is the rest of its Review line, none if empty."""
    source = source_of(language, folder)
    source.parent.mkdir(parents=True, exist_ok=True)
    comment = f"# A test.\n# Review: {review}\n" if review else "# A test.\n"
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = f'"Plural-Forms: {PLURALS[language]}\\n"\n'
    source.write_text(comment + header + plural + "".join(map(_entry, translations.items())), "utf-8")
    return source


def _entry(item: tuple[str, str | tuple[str, tuple[str, ...]]]) -> str:
    message, said = item
    if isinstance(said, str):
        return f'\nmsgid "{message}"\nmsgstr "{said}"\n'
    plural, forms = said
    numbered = "".join(f'msgstr[{at}] "{form}"\n' for at, form in enumerate(forms))
    return f'\nmsgid "{message}"\nmsgid_plural "{plural}"\n{numbered}'


def reader(folder: Path, language: str, translations: Translations | None = None) -> Words:
    """Words with just these translations."""
    write_catalogue(folder, language, translations or {})
    return Words(language, Forms(language, ZONE), load(language, folder))
