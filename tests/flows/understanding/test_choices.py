"""Typing instead of pressing."""

import pytest

from bot.flows.understanding import choice

KINDS = {
    "sv": ("🛒 Handla", "💊 Apotek", "🐕 Rasta hunden", "☕ Sällskap", "Mer …", "✕ Avbryt"),
    "en": ("🛒 Shopping", "💊 Pharmacy", "🐕 Walk the dog", "☕ Company", "More …", "✕ Cancel"),
    "ar": ("🛒 التسوق", "💊 الصيدلية", "🐕 تمشية الكلب", "☕ رفقة", "المزيد …", "✕ إلغاء"),
    "uk": ("🛒 Покупки", "💊 Аптека", "🐕 Вигуляти собаку", "☕ Компанія", "Ще …", "✕ Скасувати"),
}


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("sv", "handla", 0),
        ("sv", "HANDLA!", 0),
        ("sv", "1", 0),
        ("sv", "1.", 0),
        ("sv", "nr 2", None),
        ("sv", "två", 1),
        ("sv", "apo", 1),
        ("sv", "hund", 2),
        ("sv", "sallskap", 3),
        ("sv", "🐕", 2),
        ("sv", "ha", None),
        ("sv", "7", None),
        ("sv", "0", None),
        ("sv", "cykel", None),
        ("sv", "", None),
        ("en", "walk", 2),
        ("en", "walk the dog", 2),
        ("en", "three", 2),
        ("en", "dog", 2),
        ("ar", "التسوّق", 0),
        ("ar", "تسوق", 0),
        ("ar", "صيدلية", 1),
        ("ar", "٢", 1),
        ("ar", "الغاء", 5),
        ("uk", "покупки", 0),
        ("uk", "апт", 1),
        ("uk", "собаку", 2),
        ("uk", "два", 1),
        ("uk", "компанiя", None),
    ],
)
def test_the_word_number_or_emoji_of_a_button_is_understood(
    language: str, typed: str, expected: int | None
) -> None:
    assert choice(typed, language, KINDS[language]) == expected


@pytest.mark.parametrize(
    ("typed", "labels", "expected"),
    [
        ("13", ("12", "13", "14"), 1),
        ("2", ("3 km", "2 km", "1 km"), 1),
        ("1", ("3", "2", "1"), 2),
        ("24", ("12 timmar", "24 timmar"), 1),
        ("norr", ("Norrö", "Norrmalm"), None),
        ("norrö", ("Norrö", "Norrö by"), 0),
        ("ja", ("Ja", "Nej"), 0),
        ("idag", ("Idag", "Imorgon"), 0),
        ("x", (), None),
        ("", ("", "a"), None),
        ("…", ("…", "a"), 0),
        ("🛒" * 3000, ("🛒 Handla",), None),
    ],
)
def test_only_what_is_unambiguous_is_understood(
    typed: str, labels: tuple[str, ...], expected: int | None
) -> None:
    assert choice(typed, "sv", labels) == expected
