"""What must hold for every text before a change lands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog

from bot.i18n.catalogue import TEMPLATE, finished, languages
from bot.i18n.filling import misnested
from bot.i18n.whole import TRIED, english, message_faults, messages, translation
from locales.files import categories, key_of, read_catalogue, read_template, template_of
from locales.source import Fault, Key, Marked, Source, labels, sources
from locales.translators import worded


def check(root: Path, also: Iterable[str] = ()) -> list[Fault]:
    """What is wrong in code, template and the catalogues of all finished languages and of `also`."""
    code = sources(root)
    folder = root / "locales"
    found = [*code_faults(code), *stale(code, folder)]
    for language in dict.fromkeys((*finished(folder), *also)):
        found += catalogue_faults(language, folder, labels(code))
    return found


def code_faults(code: Iterable[Source]) -> Iterator[Fault]:
    plurals: dict[Key, str | None] = {}
    for source in code:
        yield from source.faults()
        for message in source.marked():
            yield from _message_faults(message, plurals)


def _message_faults(message: Marked, plurals: dict[Key, str | None]) -> Iterator[Fault]:
    if plurals.setdefault(message.key, message.plural) != message.plural:
        yield Fault(message.place, message.id, "stands elsewhere with another plural, or with none")
    for words in (message.id, message.plural or ""):
        if what := misnested(words):
            yield Fault(message.place, message.id, what)


def stale(code: Iterable[Source], folder: Path) -> Iterator[Fault]:
    """The template must say what the code says; `update` makes it so."""
    said = _keys(template_of(message for source in code for message in source.marked()))
    written = _keys(read_template(folder))
    for _, words in sorted(said - written, key=str):
        yield Fault(TEMPLATE, words[0], "is in the code, not in the template: run update")
    for _, words in sorted(written - said, key=str):
        yield Fault(TEMPLATE, words[0], "is in the template, no longer in the code: run update")


def _keys(catalogue: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, english(message)) for message in messages(catalogue)}


def catalogue_faults(language: str, folder: Path, on_buttons: frozenset[Key]) -> Iterator[Fault]:
    place = f"{language}/messages.po"
    try:
        catalogue, template = read_catalogue(language, folder), read_template(folder)
    except (OSError, ValueError) as error:
        yield Fault(place, "the file", str(error))
        return
    for what in (*plural_faults(language, catalogue), *_extra(catalogue, template)):
        yield Fault(place, "the file", what)
    for message in messages(template):
        forms = translation(message, catalogue) or ()
        for what in (*message_faults(message, catalogue), *worded(message, forms, language, on_buttons)):
            yield Fault(place, english(message)[0], what)
        if language == "en" and forms and forms != english(message):
            yield Fault(place, english(message)[0], "says something else than the code: run update")


def plural_faults(language: str, catalogue: Catalog) -> Iterator[str]:
    """The header's formula must be CLDR's, form for form, in CLDR's order."""
    names = categories(language)
    if catalogue.num_plurals != len(names):
        yield f"has {catalogue.num_plurals} plural forms, CLDR {len(names)}: {', '.join(names)}"
        return
    rule, formula = Locale.parse(language).plural_form, c2py(str(catalogue.plural_expr))
    wrong = next((n for n in range(TRIED) if names[formula(n)] != rule(n)), None)
    if wrong is not None:
        yield f"gives {wrong} the form {names[formula(wrong)]}, CLDR {rule(wrong)}"


def _extra(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    wanted = {key_of(message) for message in messages(template)}
    if extra := sum(key_of(message) not in wanted for message in messages(catalogue)):
        yield f"has {extra} messages that are not in the template: run update"


def standing(folder: Path) -> Iterator[str]:
    """One line for each language: how far it is."""
    template = messages(read_template(folder))
    for language in languages(folder):
        catalogue = read_catalogue(language, folder)
        done = sum(translation(message, catalogue) is not None for message in template)
        begun = "" if language in finished(folder) else ", begun"
        yield f"{language}: {done} of {len(template)}{begun}"
