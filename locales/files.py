"""Template and catalogues on disk: written so that nothing changes but words."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from babel.plural import PluralRule, to_gettext

from bot.i18n.catalogue import TEMPLATE, read, source_of, template_hash
from bot.i18n.whole import TRIED, english
from locales.source import Key, Marked

_FIELDS = """msgid ""
msgstr ""
{language}"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
{plural}"""
_TEMPLATE_HEADER = "# Every message of Handslag, in English. Made by the tool in this folder.\n"
_BEGUN = "# Handslag in {name}.\n# Begun. When it is whole, write here:  Review: machine-drafted\n"


def template_of(messages: Iterable[Marked]) -> Catalog:
    """The template, in the order of the code; a message that stands twice is there once, with both places."""
    template = Catalog()
    for message in messages:
        words = message.id if message.plural is None else (message.id, message.plural)
        template.add(words, locations=[(message.place, 0)], context=message.context)
    return template


def key_of(message: Message) -> Key:
    return message.context, english(message)[0]


def write_template(template: Catalog, folder: Path) -> None:
    header = _TEMPLATE_HEADER + _FIELDS.format(language="", plural="")
    _write(folder / TEMPLATE, header, template)


def write_catalogue(language: str, catalogue: Catalog, folder: Path) -> None:
    """Put these messages under the header that stands in the file."""
    target = source_of(language, folder)
    header = target.read_text("utf-8").split("\n\n", 1)[0].rstrip("\n") + "\n"
    _write(target, header, catalogue)


def sign(language: str, by: str, on: date, folder: Path) -> None:
    """Write into the catalogue who has read it whole, as the template is now."""
    target = source_of(language, folder)
    line = f"# Review: {by}, {on}, template {template_hash(folder)}\n"
    comment, rest = target.read_text("utf-8").split('msgid ""', 1)
    kept = [old for old in comment.splitlines(keepends=True) if "Review: " not in old]
    target.write_text("".join((*kept, line, 'msgid ""', rest)), "utf-8")


def begin(language: str, folder: Path) -> None:
    """Write the empty catalogue of a new language, with CLDR's plural forms."""
    target = source_of(language, folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    fields = {
        "language": f'"Language: {language}\\n"\n',
        "plural": f'"Plural-Forms: {plural_header(language)}\\n"\n',
    }
    name = Locale.parse(language).english_name or language
    target.write_text(_BEGUN.format(name=name) + _FIELDS.format(**fields), "utf-8")


def plural_header(language: str) -> str:
    """CLDR's rule for whole numbers below 10,000; forms that only fractions or millions have are left out.

    Raises ValueError for a language that CLDR does not know.
    """
    try:
        rule = Locale.parse(language).plural_form
    except UnknownLocaleError as error:
        raise ValueError(f"CLDR knows no language {language}") from error
    used = categories(language)
    asked = {tag: condition for tag, condition in rule.rules.items() if tag in used[:-1]}
    return to_gettext(PluralRule(asked))


def categories(language: str) -> list[str]:
    """CLDR's names of the plural forms that whole numbers have, in its order: one, few, many."""
    rule = Locale.parse(language).plural_form
    used = {rule(number) for number in range(TRIED)}
    return [tag for tag in ("zero", "one", "two", "few", "many", "other") if tag in used]


def _write(target: Path, header: str, catalogue: Catalog) -> None:
    for message in catalogue:
        message.flags -= {"python-format", "python-brace-format"}  # Babel guesses them from "98 % done {x}"
    body = io.BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    fresh = target.with_suffix(".new")
    fresh.write_bytes(header.encode() + b"\n" + body.getvalue().rstrip(b"\n") + b"\n")
    fresh.replace(target)


def read_template(folder: Path) -> Catalog:
    return read(folder / TEMPLATE)


def read_catalogue(language: str, folder: Path) -> Catalog:
    return read(source_of(language, folder))
