"""Whole messages of one word: yes, no, back …"""

import pytest

from bot.flows.understanding import Word, word
from bot.flows.understanding.folding import plain
from bot.flows.understanding.vocabulary import phrases, vocabulary

FINISHED = ("sv", "en", "ar", "uk")

LISTED: dict[str, dict[Word, str]] = {
    "sv": {
        Word.YES: "ja, japp, gärna",
        Word.NO: "nej, nä, nej tack",
        Word.BACK: "tillbaka, bakåt",
        Word.CANCEL: "avbryt, ångra",
        Word.SKIP: "hoppa över, vet inte",
        Word.HELP: "hjälp, hur gör man",
        Word.STOP: "stopp, sluta",
        Word.HELLO: "hej, hallå, god dag",
        Word.THANKS: "tack, tack så mycket",
        Word.DONE: "klar, det var allt",
    },
    "en": {
        Word.YES: "yes, yeah, sure, yes please",
        Word.NO: "no, nope, no thanks",
        Word.BACK: "back, previous",
        Word.CANCEL: "cancel, abort",
        Word.SKIP: "skip, don't know, don’t know, dont know",
        Word.HELP: "help, how",
        Word.STOP: "stop, unsubscribe",
        Word.HELLO: "hi, hello",
        Word.THANKS: "thanks, thank you",
        Word.DONE: "done, that's all",
    },
    "ar": {
        Word.YES: "نعم, ايوه, أيوه, اي, aywa, na3am, تمام, طيب",
        Word.NO: "لا, كلا, لا شكرا, لا شكراً, la",
        Word.BACK: "رجوع, ارجع, إرجع",
        Word.CANCEL: "الغاء, إلغاء, الغي",
        Word.SKIP: "تخطي, لا اعرف, لا أعرف, ما بعرف",
        Word.HELP: "مساعدة, مساعده, ساعدني, musa3ada",
        Word.STOP: "توقف, قف, كفى",
        Word.HELLO: "مرحبا, السلام عليكم, salam",
        Word.THANKS: "شكرا, شكراً, يسلمو",
        Word.DONE: "انتهيت, هيك بس",
    },
    "uk": {
        Word.YES: "так, ага, добре, tak, авжеж",
        Word.NO: "ні, не треба, ni",
        Word.BACK: "назад, nazad",
        Word.CANCEL: "скасувати, відміна",
        Word.SKIP: "пропустити, не знаю",
        Word.HELP: "допомога, допоможіть",
        Word.STOP: "стоп, досить",
        Word.HELLO: "привіт, добрий день, pryvit, Доброго здоров’я",
        Word.THANKS: "дякую, щиро дякую",
        Word.DONE: "готово, це все",
    },
}

CASES = [
    (code, meaning, phrase)
    for code, meanings in LISTED.items()
    for meaning, listed in meanings.items()
    for phrase in phrases(listed)
]


@pytest.mark.parametrize(("language", "meaning", "typed"), CASES)
def test_a_well_known_word_is_understood(language: str, meaning: Word, typed: str) -> None:
    assert word(typed, language) is meaning
    assert word(f"  {typed.upper()}!! 🙂", language) is meaning


@pytest.mark.parametrize(("_", "meaning", "typed"), [case for case in CASES if case[0] == "en"])
def test_english_is_understood_in_languages_without_words_of_their_own(
    _: str, meaning: Word, typed: str
) -> None:
    assert word(typed, "so") is meaning


@pytest.mark.parametrize("language", [*FINISHED, "fi"])
@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("👍", Word.YES),
        ("👍🏿👍🏿", Word.YES),
        ("👎", Word.NO),
        ("👎🏽", Word.NO),
        ("?", Word.HELP),
        ("؟", Word.HELP),
        ("???", Word.HELP),
        ("-", Word.SKIP),
        ("–", Word.SKIP),
        ("ja", Word.YES),
        ("nej", Word.NO),
        ("yes", Word.YES),
    ],
)
def test_signs_swedish_and_english_are_understood_from_everybody(
    language: str, typed: str, meaning: Word
) -> None:
    assert word(typed, language) is meaning


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("ja men inte på torsdag", "sv"),
        ("jag tar bussen tillbaka", "sv"),
        ("abort", "sv"),
        ("no milk today", "en"),
        ("help with my letter", "en"),
        ("لا يوجد حليب", "ar"),
        ("так, але не сьогодні", "uk"),
        ("", "sv"),
        ("👍👎", "sv"),
        ("🙂", "en"),
        ("ja " * 2000, "sv"),
    ],
)
def test_only_a_whole_message_is_a_word(typed: str, language: str) -> None:
    assert word(typed, language) is None


@pytest.mark.parametrize("language", FINISHED)
def test_no_phrase_has_two_meanings_in_one_language(language: str) -> None:
    known = vocabulary(language)
    assert known is not None
    listed = [(plain(p), meaning) for meaning, text in known.words.items() for p in phrases(text)]
    meanings = dict(listed)
    assert [(p, m, meanings[p]) for p, m in listed if meanings[p] is not m] == []
    assert set(known.words) == set(Word)
