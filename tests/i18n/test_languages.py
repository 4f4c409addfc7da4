"""Names of languages, and which catalogue an app's language is closest to."""

from __future__ import annotations

import unicodedata

import pytest

from bot.i18n import OWN_NAMES, closest, own_name
from bot.i18n.languages import name_in

ALL = ("sv", "en", "ar", "uk", "fa", "ru")
CODES = (
    ("sv", "sv"),
    ("SV-fi", "sv"),
    ("en_GB", "en"),
    ("ar-SY", "ar"),
    ("fa-AF", "fa"),
    ("fa_IR", "fa"),
    ("prs", "fa"),
    ("be", None),
    ("kk", None),
    ("ku", None),
    ("ckb", None),
    ("ti", None),
    ("arz", None),
    ("", None),
    (None, None),
)


@pytest.mark.parametrize(("code", "catalogue"), CODES)
def test_an_app_is_given_its_own_language_or_no_guess(code: str | None, catalogue: str | None) -> None:
    assert closest(code, ALL) == catalogue


def test_dari_gets_no_guess_where_there_is_no_persian() -> None:
    assert closest("prs", ("sv", "en")) is None


def test_there_are_own_names_of_many_languages_beyond_the_catalogues() -> None:
    assert len(set(OWN_NAMES.values())) == len(OWN_NAMES) >= 40
    assert {"prs", "ti", "so", "ckb", "rom", "fi", "sq", "bs"} <= set(OWN_NAMES)
    assert all(unicodedata.is_normalized("NFC", name) for name in OWN_NAMES.values())


@pytest.mark.parametrize(("code", "name"), [("prs", "دری"), ("ca", "català"), ("qzz", "qzz"), ("", "")])
def test_a_language_is_named_in_itself_or_by_its_code(code: str, name: str) -> None:
    assert own_name(code) == name


@pytest.mark.parametrize("reader", ["sv", "en", "ar", "uk"])
def test_every_language_but_one_has_a_name_for_each_reader(reader: str) -> None:
    lacking = {code for code in OWN_NAMES if name_in(reader, code) is None}
    assert lacking <= {"rom", "fit"}
