"""Each number gets the form of its language, and the headers are CLDR's."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import seen
from bot.text import NP_
from locales.files import begin, categories, plural_header, read_catalogue
from locales.gates import plural_faults
from tests.i18n.readers import reader, write_catalogue

TASKS = NP_("{count} task", "{count} tasks")
FORMS = {
    "sv": ("{count} uppdrag (ett)", "{count} uppdrag (flera)"),
    "en": ("{count} task", "{count} tasks"),
    "ar": ("لا مهام", "مهمة واحدة", "مهمتان", "{count} مهام", "{count} مهمة", "{count} مهمة (مئة)"),
    "uk": ("{count} завдання (одне)", "{count} завдання (два)", "{count} завдань"),
}
SAID = {
    "sv": {0: 1, 1: 0, 2: 1, 21: 1, 101: 1},
    "en": {0: 1, 1: 0, 2: 1, 21: 1, 101: 1},
    "ar": {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4},
    "uk": {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 11: 2, 12: 2, 21: 0, 22: 1, 111: 2, 122: 1},
}
ROWS = [(language, count, form) for language, row in SAID.items() for count, form in row.items()]


@pytest.mark.parametrize(("language", "count", "form"), ROWS)
def test_a_number_picks_its_form(tmp_path: Path, language: str, count: int, form: int) -> None:
    words = reader(tmp_path, language, {TASKS.id: (str(TASKS.plural), FORMS[language])})
    assert seen(words.render(TASKS(count=count))) == FORMS[language][form].format(count=count)


PLANNED = (
    "sv",
    "en",
    "ar",
    "uk",
    "fa",
    "so",
    "fi",
    "pl",
    "ru",
    "ti",
    "tr",
    "es",
    "ckb",
    "ku",
    "sq",
    "th",
    "bs",
)


@pytest.mark.parametrize("language", PLANNED)
def test_a_new_language_begins_with_cldrs_plural_forms(tmp_path: Path, language: str) -> None:
    begin(language, tmp_path)
    assert list(plural_faults(language, read_catalogue(language, tmp_path))) == []


@pytest.mark.parametrize(
    ("language", "names"),
    [("ar", "zero one two few many other"), ("uk", "one few many"), ("es", "one other"), ("th", "other")],
)
def test_only_forms_that_whole_numbers_have_are_asked_for(language: str, names: str) -> None:
    assert categories(language) == names.split()
    assert plural_header(language).startswith(f"nplurals={len(names.split())};")


def test_a_wrong_formula_is_found(tmp_path: Path) -> None:
    source = write_catalogue(tmp_path, "ar", {})
    said = source.read_text("utf-8")
    assert list(plural_faults("ar", read_catalogue("ar", tmp_path))) == []
    source.write_text(said.replace("n%100>=11 ? 4 : 5", "n%100>=11 ? 5 : 4"), "utf-8")
    assert list(plural_faults("ar", read_catalogue("ar", tmp_path))) == ["gives 11 the form other, CLDR many"]
    source.write_text(said.replace("nplurals=6", "nplurals=5"), "utf-8")
    assert "has 5 plural forms, CLDR 6" in next(plural_faults("ar", read_catalogue("ar", tmp_path)))
