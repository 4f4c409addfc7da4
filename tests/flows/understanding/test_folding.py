"""Typed text is brought to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.understanding import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Ja!  ", "ja"),
        ("ÅÄÖ é ü", "aao e u"),
        ("ı İ ł Ł ø æ ß", "i i l l o ae ss"),
        ("Ёлка", "елка"),
        ("п'ятниця", "пятниця"),
        ("п’ятниця", "пятниця"),
        ("пʼятниця", "пятниця"),
        ("don’t know", "dont know"),
        ("أإآٱ", "اااا"),
        ("نَعَمْ", "نعم"),
        ("مســـاء", "مساء"),
        ("على غدة", "علی غده"),
        ("كيف", "کیف"),
        ("ሠላም ፀሓይ ኀይሊ", "ሰላም ጸሓይ ሀይሊ"),
        ("٠١٢٣ ۴۵۶", "0123 456"),
        ("１４：３０", "14:30"),
        ("14–16", "14-16"),
        ("\u200fنعم\u200f", "نعم"),
        ("\u2068ja\u2069", "ja"),
        ("می\u200cخواهم", "میخواهم"),
        ("ﷲ ﻻ", "الله لا"),
        ("ja 👍🏽", "ja"),
        ("👍", ""),
        ("?!", ""),
        ("a\n\tb", "a b"),
    ],
)
def test_what_is_typed_differently_becomes_the_same(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_every_character_of_the_living_scripts_twice_changes_nothing() -> None:
    changed = [c for c in map(chr, range(0x20000)) if fold(fold(c)) != fold(c)]
    assert changed == []
