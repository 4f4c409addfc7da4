"""The catalogues: one file a language under locales/, found by being there."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import GNUTranslations
from importlib import resources
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bot.i18n.filling import disagreement
from bot.text import Text

FOLDER = Path(str(resources.files("locales")))
TEMPLATE = "messages.pot"
_SOURCE = "LC_MESSAGES/messages.po"
_REVIEW = re.compile(
    r"^# Review: (?:machine-drafted|(?P<by>.+), (?P<on>\d{4}-\d\d-\d\d), template (?P<hash>\w+))$"
)


@dataclass(frozen=True, slots=True)
class Review:
    """Who has read a catalogue as it is now. All None: nobody yet, a machine drafted it."""

    by: str | None = None
    on: date | None = None

    @property
    def by_machine(self) -> bool:
        return self.by is None


def source_of(language: str, folder: Path = FOLDER) -> Path:
    """Where the language's .po lies, whether it is there or not."""
    return folder / language / _SOURCE


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Every language that has a catalogue, finished or begun: the town's most likely first ones first."""
    codes = (path.parent.parent.name for path in folder.glob(f"*/{_SOURCE}"))
    return tuple(sorted(codes, key=lambda code: ({"sv": 0, "en": 1}.get(code, 2), code)))


def finished(folder: Path = FOLDER) -> tuple[str, ...]:
    """The languages a person can choose: their catalogues carry a `# Review:` line in the top comment."""
    return tuple(code for code in languages(folder) if _review_line(source_of(code, folder)))


@lru_cache
def review(language: str, folder: Path = FOLDER) -> Review:
    """The standing of a catalogue, read once. A template changed since somebody read it: drafted again."""
    found = _review_line(source_of(language, folder))
    if not found or not found["by"] or found["hash"] != template_hash(folder):
        return Review()
    return Review(found["by"], date.fromisoformat(found["on"]))


def template_hash(folder: Path = FOLDER) -> str:
    """Changes when any message of the template does."""
    messages = sorted(f"{m.context}\x04{m.id}" for m in read(folder / TEMPLATE) if m.id)
    return hashlib.sha256("\n".join(messages).encode()).hexdigest()[:12]


def _review_line(source: Path) -> re.Match[str] | None:
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                return None
            if found := _REVIEW.match(line.rstrip()):
                return found
    return None


def read(source: Path) -> Catalog:
    """A template or catalogue as it stands on disk. Raises OSError, or ValueError when it is not one."""
    with source.open("rb") as words:
        try:
            return read_po(words, abort_invalid=True)
        except PoFileError as error:
            raise ValueError(f"{error} in line {error.lineno}") from error


def load(language: str, folder: Path = FOLDER) -> Catalogue:
    """The language's words: compiled ones if they are as new as their source, else the source itself.

    Raises OSError or ValueError when there is no such catalogue, or it cannot be read.
    """
    source = source_of(language, folder)
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        return Catalogue(GNUTranslations(io.BytesIO(compiled.read_bytes())))
    words = io.BytesIO()
    write_mo(words, read(source))
    words.seek(0)
    return Catalogue(GNUTranslations(words))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Messages in one language. A missing or broken one is given in English, never an error."""

    _words: GNUTranslations

    def text(self, message: Text, count: int | None) -> str:
        """The wording, with its placeholders; `count` picks the form of a plural message."""
        english = (message.id,) if message.plural is None else (message.id, message.plural)
        form = self._form(message, count)
        return (
            form if disagreement(english, form) is None else english[_other(count) if message.plural else 0]
        )

    def _form(self, message: Text, count: int | None) -> str:
        if message.plural is None:
            if message.context is None:
                return self._words.gettext(message.id)
            return self._words.pgettext(message.context, message.id)
        number = 0 if count is None else count
        if message.context is None:
            return self._words.ngettext(message.id, message.plural, number)
        return self._words.npgettext(message.context, message.id, message.plural, number)


def _other(count: int | None) -> int:
    return int(count != 1)


FINISHED = finished()
"""The languages a person can choose, read once from the catalogues that are there."""
