"""The limits for tired people: each check is shown to see what it forbids, and to let pass what is good."""

from __future__ import annotations

import pytest

from locales.wording import Wording, wording_faults

ENGLISH = "Somebody reads this."
FIFTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"

FORBIDDEN = (
    ("en", None, "a. " * 107, "signs long, more than 320"),
    ("en", "button", "Ask somebody further away", "more than 24"),
    ("sv", "button", "Fråga någon som bor längre bort", "more than 30"),
    ("sv", "toast", "a. " * 67, "more than 200"),
    ("sv", "picture", "En mycket lång bild som är svår", "more than 24"),
    ("sv", "command", "a. " * 86, "more than 256"),
    ("sv", "weekday", "Den dag som kommer efter tisdag", "more than 30"),
    ("en", None, f"{FIFTEEN} sixteen.", "a sentence of 16 words"),
    ("en", None, f"Well. {FIFTEEN} {{name}}", "a sentence of 16 words"),
    ("en", None, "Needed NOW.", "shouts: NOW"),
    ("uk", None, "ТЕРМІНОВО", "shouts: ТЕРМІНОВО"),
    ("sv", None, "Ring t.ex. en granne.", "shortens a word: t.ex"),
    ("sv", None, "Vi ses kl. 14.", "shortens a word: kl."),
    ("en", None, "Milk, bread etc.", "shortens a word: etc"),
    ("uk", None, "Це вул. Садова", "shortens a word: вул."),
    ("ar", None, "خبز وحليب إلخ", "shortens a word: إلخ"),
    ("en", None, "🤝 Yours 🛒", "more than one emoji"),
    ("sv", "button", "Handla 🛒", "does not stand first"),
    ("en", "button", "🛒", "nothing but an emoji"),
    ("en", "button", "OK", "a verb and its result"),
    ("ar", "button", "موافق", "a verb and its result"),
    ("en", None, "Thanks!! Good", "exclamation"),
    ("en", None, "Thanks! Good!", "exclamation"),
    ("ar", None, "نعم\u202b", "U+202B"),
    ("ar", None, "\u200fنعم", "U+200F"),
    ("en", None, "Your ticket is here.", "says 'ticket'"),
    ("sv", None, "Ditt ärende är klart.", "says 'ärende'"),
    ("sv", None, "Du kan neka.", "says 'neka'"),
    ("sv", None, "Volontärer är hjältar.", "says 'hjältar'"),
    ("sv", None, "Sätt ett betyg.", "says 'betyg'"),
    ("uk", None, "Ваш клиент ы", "a Russian letter"),
    ("ar", None, "الضحية هنا", "says 'الضحي'"),
    ("sv", None, ENGLISH, "is still English"),
    ("uk", None, ENGLISH, "is still English"),
    ("uk", None, "Хтось reads це", "Latin letters: reads"),
    ("sv", None, "Någon läser the text", "English words: the"),
)


@pytest.mark.parametrize(("language", "use", "words", "what"), FORBIDDEN)
def test_a_wording_that_tires_is_found(language: str, use: str | None, words: str, what: str) -> None:
    [fault] = wording_faults(Wording(ENGLISH, words, language, use))
    assert what in fault


ALLOWED = (
    ("en", None, "a. " * 106),
    ("en", None, f"{FIFTEEN}: {FIFTEEN}. {FIFTEEN}"),
    ("en", None, "<b>" + "{name} " * 7 + "</b>" + "y. " * 20),
    ("en", "button", "{count} questions a week"),
    ("en", None, "🤝 <b>Yours.</b> {when}"),
    ("en", "button", "🙂 Good"),
    ("en", "button", "✕ Cancel"),
    ("uk", "button", "Так"),
    ("sv", None, "Kvällen kostar 300 kr, 5 km bort."),
    ("en", "button", "{language}: well"),
    ("sv", None, "Visa ID eller BankID. Vi skickar SMS. Tack!"),
    ("uk", None, "BankID, Swish, SMS: {name}"),
    ("uk", None, "{first}, {second}"),
    ("ar", None, "<b>{name}</b> &amp; نعم"),
    ("sv", "picture", "piano"),
    ("sv", None, "Den andras lösenord är hemligt."),
)


@pytest.mark.parametrize(("language", "use", "words"), ALLOWED)
def test_a_good_wording_passes(language: str, use: str | None, words: str) -> None:
    assert wording_faults(Wording(ENGLISH, words, language, use)) == []


def test_a_text_of_nothing_but_names_and_values_may_be_the_same_everywhere() -> None:
    same = "🤝 <b>Handslag {town}</b>"
    assert wording_faults(Wording(same, same, "uk", None)) == []
