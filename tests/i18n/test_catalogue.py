"""Catalogues are found by being there, and say honestly who has read them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bot.i18n import FINISHED, Review, faults
from bot.i18n.catalogue import finished, languages, load, review, template_hash
from bot.text import Text
from locales.tool import main
from tests.i18n.readers import write_catalogue

HELLO = Text("Hello")
TEMPLATE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Hello"\nmsgstr ""\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "messages.pot").write_text(TEMPLATE, "utf-8")
    return tmp_path


def test_the_first_four_languages_are_finished_and_swedish_stands_first() -> None:
    assert FINISHED[0] == "sv"
    assert {"sv", "en", "ar", "uk"} <= set(FINISHED)


def test_a_catalogue_without_a_review_line_is_begun_and_nobody_can_choose_it(folder: Path) -> None:
    write_catalogue(folder, "uk", {}, review="machine-drafted")
    write_catalogue(folder, "sv", {})
    assert languages(folder) == ("sv", "uk")
    assert finished(folder) == ("uk",)


def test_who_has_read_it_is_said(folder: Path) -> None:
    write_catalogue(
        folder, "uk", {"Hello": "Привіт"}, review=f"Olha K, 2026-03-05, template {template_hash(folder)}"
    )
    assert review("uk", folder) == Review("Olha K", date(2026, 3, 5))
    assert not review("uk", folder).by_machine


@pytest.mark.parametrize("line", ["machine-drafted", "Olha K, 2026-03-05, template 0123456789ab"])
def test_what_nobody_has_read_as_it_is_now_is_drafted_by_a_machine(folder: Path, line: str) -> None:
    write_catalogue(folder, "uk", {}, review=line)
    assert review("uk", folder).by_machine


def compile_catalogues(root: Path) -> None:
    assert main(["--root", str(root), "compile"]) == 0


def test_compiled_words_are_used_unless_their_source_is_newer(tmp_path: Path) -> None:
    source = write_catalogue(tmp_path / "locales", "sv", {"Hello": "Hej"})
    compile_catalogues(tmp_path)
    written = source.stat().st_mtime
    source.write_text(source.read_text("utf-8").replace("Hej", "Hallå"), "utf-8")
    os.utime(source, (written - 10, written - 10))
    assert load("sv", tmp_path / "locales").text(HELLO, None) == "Hej"
    os.utime(source, (written + 10, written + 10))
    assert load("sv", tmp_path / "locales").text(HELLO, None) == "Hallå"


def test_whole_catalogues_have_no_faults(folder: Path) -> None:
    write_catalogue(folder, "sv", {"Hello": "Hej"}, review="machine-drafted")
    write_catalogue(folder, "uk", {})
    assert faults(folder) == []


def test_faults_name_the_language_and_the_message(folder: Path) -> None:
    write_catalogue(folder, "sv", {"Hello": "Hej {name}"}, review="machine-drafted")
    write_catalogue(folder, "uk", {}, review="machine-drafted")
    assert faults(folder) == [
        "sv: Hello: 'Hej {name}' has {name}, which the English does not have",
        "uk: Hello: not translated",
    ]


def test_a_file_that_is_no_catalogue_is_a_fault_not_a_crash(folder: Path) -> None:
    source = write_catalogue(folder, "sv", {}, review="machine-drafted")
    source.write_text(source.read_text("utf-8") + "\nmsgid Hello\n", "utf-8")
    [fault] = faults(folder)
    assert fault.startswith("sv: ")


def test_a_missing_template_is_a_fault(tmp_path: Path) -> None:
    assert "messages.pot" in faults(tmp_path)[0]
