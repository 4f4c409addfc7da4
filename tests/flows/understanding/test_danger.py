"""Signs of danger are found in real sentences, and not in shopping lists."""

import pytest

from bot.flows.understanding import Danger, danger
from tests.flows.understanding.alarming import ALARMING_TOO
from tests.flows.understanding.alarming_again import ALARMING_AGAIN
from tests.flows.understanding.ordinary import ORDINARY_TOO
from tests.flows.understanding.sentences import ALARMING, ORDINARY, lines

FINISHED = ("sv", "en", "ar", "uk")


@pytest.mark.parametrize(
    ("language", "kind", "sentence"),
    [(lang, kind, s) for lang, sets in ALARMING.items() for kind, text in sets.items() for s in lines(text)],
)
def test_a_sentence_in_danger_is_found(language: str, kind: Danger, sentence: str) -> None:
    assert danger(sentence, language) is kind


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (lang, s)
        for listed in (ALARMING_TOO, ALARMING_AGAIN)
        for lang, text in listed.items()
        for s in lines(text)
    ],
)
def test_many_more_sentences_alarm(language: str, sentence: str) -> None:
    assert danger(sentence, language) is not None


@pytest.mark.parametrize("language", FINISHED)
def test_every_finished_language_has_ten_sentences_a_set_and_forty_ordinary_ones(language: str) -> None:
    assert [len(lines(ALARMING[language][kind])) for kind in Danger] == [10, 10, 10]
    assert len(lines(ORDINARY[language])) >= 40


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(lang, s) for listed in (ORDINARY, ORDINARY_TOO) for lang, text in listed.items() for s in lines(text)],
)
def test_an_ordinary_sentence_does_not_alarm(language: str, sentence: str) -> None:
    assert danger(sentence, language) is None


@pytest.mark.parametrize("language", [*FINISHED, "so", "", "__init__", "pt-br"])
@pytest.mark.parametrize(
    "sentence", [s for lang in ("sv", "en") for text in ALARMING[lang].values() for s in lines(text)]
)
def test_swedish_and_english_are_understood_from_everybody(language: str, sentence: str) -> None:
    assert danger(sentence, language) is not None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Min man slår mig och jag blöder", Danger.DANGER),
        ("jag vill dö, han slår mig", Danger.SELF_HARM),
        ("fire alarm battery, and there is a fire now", Danger.DANGER),
        ("blodapelsin och mycket blod", Danger.DANGER),
        ("LÄGENHETSBRAND!!!", Danger.DANGER),
        ("My mother had a stroke, she is 80 years old", Danger.DANGER),
        ("the wooden house is on fire", Danger.DANGER),
        ("My son is lost, he has a card with my number", Danger.DANGER),
        ("she fell in the snow", Danger.DANGER),
        ("She was picking apples and has fallen", Danger.DANGER),
        ("I called her phone but she does not respond", Danger.DANGER),
        ("mamma gick ut i snön och föll", Danger.DANGER),
        ("mamma har telefonen men svarar inte", Danger.DANGER),
        ("en gren har fallit på min man", Danger.DANGER),
        ("a" * 5000 + " ambulans", Danger.DANGER),
    ],
)
def test_the_most_urgent_sign_wins_and_the_harmless_hides_nothing(sentence: str, expected: Danger) -> None:
    assert danger(sentence, "sv") is expected


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("він вийшов на сніг і впав", "uk"),
        ("дзвоню на телефон, мама не відповідає", "uk"),
        ("полиця впала на маму", "uk"),
        ("ضاع ابني ومعه المفتاح", "ar"),
        ("عم رن عالموبايل وامي ما بترد", "ar"),
    ],
)
def test_something_harmless_nearby_hides_no_sign(sentence: str, language: str) -> None:
    assert danger(sentence, language) is Danger.DANGER


@pytest.mark.parametrize(
    "sentence",
    [
        "М\u0430м\u0430 вп\u0301ала",
        "Чоловік мене б’є",
        "Чоловік мене бʼє",
        "Чоловік мене б`є",
        "ЧОЛОВІК МЕНЕ Б'Є",
    ],
)
def test_marks_case_and_kinds_of_apostrophes_hide_no_sign(sentence: str) -> None:
    assert danger(sentence, "uk") is not None


@pytest.mark.parametrize(
    "sentence", ["أُمّي وَقَعَت", "امـــي وقعت", "والدي سقط وفاقد الوعي", "حــريق", "\u200fحريق\u200f"]
)
def test_arabic_vowel_signs_stretching_and_particles_hide_no_sign(sentence: str) -> None:
    assert danger(sentence, "ar") is Danger.DANGER
