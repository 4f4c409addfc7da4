"""The tool on a small repository of its own: code in, template and catalogues out, translations in."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from bot.i18n import review
from bot.i18n.catalogue import finished, languages, load, source_of
from bot.text import Text
from locales.tool import FAULTY, GOOD, WRONG_USE, main
from tests.i18n.readers import write_catalogue

CODE = """
HELLO = N_("Hello, <b>{name}</b>.")
TASKS = NP_("{count} task", "{count} tasks")
YES = PN_("button", "Yes")
"""
SWEDISH: list[dict[str, object]] = [
    {"id": "Hello, <b>{name}</b>.", "translation": "Hej, <b>{name}</b>."},
    {"id": "{count} task", "translation": ["ett uppdrag", "{count} uppdrag"]},
    {"id": "Yes", "context": "button", "translation": "Ja"},
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with one file of code, English and Swedish, of which nothing is translated yet."""
    (tmp_path / "bot").mkdir()
    (tmp_path / "handlers").mkdir()
    write_code(tmp_path, CODE)
    for language in ("en", "sv"):
        write_catalogue(tmp_path / "locales", language, {}, review="machine-drafted")
    assert run(tmp_path, "update") == GOOD
    return tmp_path


def write_code(root: Path, code: str) -> None:
    (root / "bot" / "cards.py").write_text(code, "utf-8")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def given(root: Path, translations: object) -> str:
    """Path of a translator's file."""
    file = root / "given.json"
    file.write_text(json.dumps(translations), "utf-8")
    return str(file)


def read(root: Path, language: str) -> str:
    return source_of(language, root / "locales").read_text("utf-8")


def swedish(root: Path, message: Text, count: int | None = None) -> str:
    return load("sv", root / "locales").text(message, count)


def missing(root: Path, language: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(root, "missing", language) == GOOD
    asked: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return asked


def test_english_is_whole_by_itself(root: Path) -> None:
    assert 'msgstr[1] "{count} tasks"' in read(root, "en")
    assert load("en", root / "locales").text(Text("Yes", context="button"), None) == "Yes"


def test_the_template_changes_only_when_words_do(root: Path) -> None:
    template = root / "locales" / "messages.pot"
    before = template.read_bytes()
    write_code(root, f"# A comment more.\n\n{CODE}")
    run(root, "extract")
    assert template.read_bytes() == before
    assert b"bot/cards.py\n" in before


def test_updating_twice_changes_nothing(root: Path) -> None:
    run(root, "fill", "sv", given(root, SWEDISH))
    before = read(root, "sv")
    run(root, "update")
    assert read(root, "sv") == before


def test_a_translator_is_told_all_that_is_needed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert missing(root, "sv", capsys) == [
        {"id": "Hello, <b>{name}</b>.", "longest": 320, "in": ["bot/cards.py"]},
        {
            "id": "{count} task",
            "longest": 320,
            "plural": "{count} tasks",
            "forms": ["one: 1", "other: 0, 2, 3, 4, 5"],
            "in": ["bot/cards.py"],
        },
        {"id": "Yes", "longest": 30, "context": "button", "in": ["bot/cards.py"]},
    ]


def test_translations_are_filled_in_and_then_all_is_whole(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, "check") == FAULTY
    assert run(root, "fill", "sv", given(root, SWEDISH)) == GOOD
    assert missing(root, "sv", capsys) == []
    assert run(root, "check") == GOOD
    assert swedish(root, Text("{count} task", plural="{count} tasks"), 1) == "ett uppdrag"


REFUSED = (
    ({"id": "Hello, <b>{name}</b>.", "translation": "Hej, <b>{namn}</b>."}, "lacks {name}"),
    ({"id": "Hello, <b>{name}</b>.", "translation": "Hej, {name}."}, "has other tags"),
    ({"id": "Hello, <b>{name}</b>.", "translation": " "}, "empty"),
    ({"id": "{count} task", "translation": "{count} uppdrag"}, "has 1 forms instead of 2"),
    ({"id": "{count} task", "translation": ["ett uppdrag", "flera uppdrag"]}, "lacks {count}"),
    ({"id": "Yes", "translation": "Ja"}, "no such message"),
)


@pytest.mark.parametrize(("translation", "what"), REFUSED)
def test_a_broken_translation_is_refused_and_the_others_are_written(
    root: Path, capsys: pytest.CaptureFixture[str], translation: dict[str, object], what: str
) -> None:
    assert run(root, "fill", "sv", given(root, [translation, SWEDISH[2]])) == FAULTY
    assert f"{translation['id']}: refused: " in (out := capsys.readouterr().out)
    assert what in out
    assert len(missing(root, "sv", capsys)) == 2


def test_a_wording_that_tires_is_written_and_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "fill", "sv", given(root, [SWEDISH[2] | {"translation": "JA!!"}])) == FAULTY
    assert "shouts: JA" in capsys.readouterr().out
    assert len(missing(root, "sv", capsys)) == 2


@pytest.mark.parametrize("what", ["no JSON", '{"id": 1}', '[{"id": "Yes"}]'])
def test_a_file_that_is_no_list_of_translations_changes_nothing(root: Path, what: str) -> None:
    before = read(root, "sv")
    (root / "given.json").write_text(what, "utf-8")
    assert run(root, "fill", "sv", str(root / "given.json")) == WRONG_USE
    assert read(root, "sv") == before


def test_the_gate_sees_a_stale_template(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "fill", "sv", given(root, SWEDISH))
    write_code(root, CODE.replace('"Yes"', '"Yes, I will"'))
    capsys.readouterr()
    assert run(root, "check") == FAULTY
    assert capsys.readouterr().out.splitlines()[:2] == [
        "messages.pot: Yes, I will: is in the code, not in the template: run update",
        "messages.pot: Yes: is in the template, no longer in the code: run update",
    ]


def test_a_reworded_message_counts_as_missing_and_shows_its_old_translation(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(root, "fill", "sv", given(root, SWEDISH))
    write_code(root, CODE.replace("Hello, <b>", "Hello there, <b>"))
    run(root, "update")
    [asked] = missing(root, "sv", capsys)
    assert asked["before"] == "Hej, <b>{name}</b>."
    assert swedish(root, Text("Hello there, <b>{name}</b>.")) == "Hello there, <b>{name}</b>."
    assert run(root, "check") == FAULTY
    again = [{"id": "Hello there, <b>{name}</b>.", "translation": "Hej där, <b>{name}</b>."}]
    assert run(root, "fill", "sv", given(root, again)) == GOOD
    assert run(root, "check") == GOOD


def test_a_message_that_comes_back_has_its_translation_again(root: Path) -> None:
    run(root, "fill", "sv", given(root, SWEDISH))
    whole = read(root, "sv")
    write_code(root, 'HELLO = N_("Something else altogether")\n')
    run(root, "update")
    assert "Ja" not in load("sv", root / "locales").text(Text("Yes", context="button"), None)
    write_code(root, CODE)
    run(root, "update")
    assert read(root, "sv") == whole


def test_code_that_cannot_be_read_leaves_every_file_as_it_was(root: Path) -> None:
    before = read(root, "sv"), (root / "locales" / "messages.pot").read_text("utf-8")
    write_code(root, "YES = N_(")
    assert run(root, "update") == WRONG_USE
    assert (read(root, "sv"), (root / "locales" / "messages.pot").read_text("utf-8")) == before


def test_a_new_language_is_one_command_and_one_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file for file in root.rglob("*") if file.is_file()}
    assert run(root, "init", "fi") == GOOD
    new = {file for file in root.rglob("*") if file.is_file()} - before
    assert new == {root / "locales" / "fi" / "LC_MESSAGES" / "messages.po"}
    assert "fi" in languages(root / "locales")
    assert "fi" not in finished(root / "locales")
    assert len(missing(root, "fi", capsys)) == 3


def test_the_gate_says_what_a_new_language_lacks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "fill", "sv", given(root, SWEDISH))
    run(root, "new", "fi")
    assert run(root, "check") == GOOD
    assert "fi: 0 of 3, begun" in capsys.readouterr().out
    assert run(root, "check", "fi") == FAULTY
    assert capsys.readouterr().out.splitlines()[:3] == [
        "fi/messages.po: Hello, <b>{name}</b>.: not translated",
        "fi/messages.po: {count} task: not translated",
        "fi/messages.po: Yes: not translated",
    ]


@pytest.mark.parametrize("language", ["sv", "qzz"])
def test_a_language_that_is_there_or_that_nobody_knows_is_not_begun(root: Path, language: str) -> None:
    before = read(root, "sv")
    assert run(root, "init", language) == WRONG_USE
    assert read(root, "sv") == before
    assert languages(root / "locales") == ("sv", "en")


def test_who_has_read_a_language_is_written_down_and_makes_it_a_finished_one(root: Path) -> None:
    run(root, "init", "fi")
    assert run(root, "reviewed", "fi", "Aino K", "2026-03-05") == GOOD
    assert read(root, "fi").count("Review: ") == 1
    assert "fi" in finished(root / "locales")
    assert review("fi", root / "locales").by == "Aino K"


def test_two_translators_at_once_lose_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [root / f"{at}.json" for at in range(len(SWEDISH))]
    for file, translation in zip(files, SWEDISH, strict=True):
        file.write_text(json.dumps([translation]), "utf-8")
    at_work = [threading.Thread(target=run, args=(root, "fill", "sv", str(file))) for file in files]
    for translator in at_work:
        translator.start()
    for translator in at_work:
        translator.join()
    assert missing(root, "sv", capsys) == []
