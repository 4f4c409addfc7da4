"""Numbers and sums of money."""

from datetime import UTC

import pytest
from babel.numbers import format_currency

from bot.flows.understanding import amount, number
from bot.i18n import FINISHED, words
from bot.text import Kronor

WORDS = {
    "sv": "ett två tre fyra fem sex sju åtta nio tio",
    "en": "one two three four five six seven eight nine ten",
    "ar": "واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "uk": "один два три чотири п'ять шість сім вісім дев’ять десять",
}


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [(code, w, n) for code, words in WORDS.items() for n, w in enumerate(words.split(), 1)],
)
def test_number_words_from_one_to_ten_are_understood(language: str, typed: str, expected: int) -> None:
    assert number(typed, language) == expected


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("17", "sv", 17),
        ("sjutton", "sv", 17),
        ("cirka 17 stycken", "sv", 17),
        ("tre personer", "sv", 3),
        ("1 000", "sv", 1000),
        ("١٧", "ar", 17),
        ("۱۷", "fa", 17),
        ("ثلاث", "ar", 3),
        ("تلاتة", "ar", 3),
        ("дві", "uk", 2),
        ("двоє", "uk", 2),
        ("0", "sv", 0),
        ("five", "uk", 5),
        ("fem", "ar", 5),
        ("7 eller 8", "sv", None),
        ("1,5", "sv", None),
        ("-5", "sv", None),
        ("14:30", "sv", None),
        ("ingen aning", "sv", None),
        ("", "sv", None),
        ("99999999999", "sv", None),
        ("1" * 5000, "sv", None),
    ],
)
def test_one_whole_number_is_understood(typed: str, language: str, expected: int | None) -> None:
    assert number(typed, language) == expected


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("400", "sv", 400),
        ("400 kr", "sv", 400),
        ("400kr", "sv", 400),
        ("400:-", "sv", 400),
        ("högst 400", "sv", 400),
        ("max 400 kronor", "sv", 400),
        ("1 500 kr", "sv", 1500),
        ("1.500 kr", "sv", 1500),
        ("1\u00a0500", "sv", 1500),
        ("399,90", "sv", 400),
        ("400,00 kr", "sv", 400),
        ("300-400 kr", "sv", 400),
        ("300–400", "sv", 400),
        ("femhundra", "sv", 500),
        ("två hundra kronor", "sv", 200),
        ("en hundring", "sv", 100),
        ("en påse äpplen", "sv", None),
        ("at most 400 crowns", "en", 400),
        ("two hundred", "en", 200),
        ("1,500", "en", 1500),
        ("٤٠٠", "ar", 400),
        ("٤٠٠ كرون", "ar", 400),
        ("حد اقصى ٤٠٠ كرونة", "ar", 400),
        ("خمسمية", "ar", 500),
        ("не більше 400 крон", "uk", 400),
        ("чотириста крон", "uk", 400),
        ("400 крон", "uk", 400),
        ("400 грн", "uk", None),
        ("40 €", "sv", None),
        ("40 euro", "sv", None),
        ("400 eller 500", "sv", None),
        ("så lite som möjligt", "sv", None),
        ("", "sv", None),
        ("9" * 400, "sv", None),
    ],
)
def test_a_sum_in_kronor_is_understood(typed: str, language: str, expected: int | None) -> None:
    assert amount(typed, language) == expected


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("sum_", [1, 20, 187, 400, 1500, 9999, 10_000])
def test_a_sum_is_understood_as_it_is_shown(sum_: int, language: str) -> None:
    shown = words(language, zone=UTC, first="sv").render(Kronor(sum_))
    assert amount(shown, language) == sum_


@pytest.mark.parametrize("currency", ["EUR", "USD", "GBP", "UAH", "PLN", "NOK", "JPY"])
@pytest.mark.parametrize("language", FINISHED)
def test_a_sum_in_another_currency_is_not_taken_for_kronor(currency: str, language: str) -> None:
    shown = format_currency(400, currency, locale=language)
    assert amount(shown, language) is None


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"])
def test_digits_of_every_writing_are_digits(digits: str, language: str) -> None:
    assert amount("187".translate({ord(str(n)): sign for n, sign in enumerate(digits)}), language) == 187
