"""The repository's own texts: the template follows the code, and every finished language is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import FINISHED, faults
from locales.gates import catalogue_faults, code_faults, stale
from locales.source import labels, sources

ROOT = Path(__file__).parent.parent.parent
CODE = sources(ROOT)


def test_words_stand_in_markers_and_markers_hold_words() -> None:
    assert [str(fault) for fault in code_faults(CODE)] == []


def test_the_template_says_what_the_code_says() -> None:
    assert [str(fault) for fault in stale(CODE, ROOT / "locales")] == []


@pytest.mark.parametrize("language", FINISHED)
def test_a_finished_language_is_whole_and_plain(language: str) -> None:
    assert [str(fault) for fault in catalogue_faults(language, ROOT / "locales", labels(CODE))] == []


def test_the_start_up_check_finds_nothing() -> None:
    assert faults() == []
