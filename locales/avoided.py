"""Words that Handslag does not use about people and their help, and words that need no translation."""

from __future__ import annotations

_NO_AUTHORITY = "this is neighbours' help, not an authority's case"
_NO_CLIENTS = "people are not named by their need"
_NO_HEROES = "nobody is made a hero or a resource"
_NO_BLAME = "a no needs no reason, and nobody is blamed"
_NO_GRADES = "people are not graded"
_NOT_SURE = "an extract seen is not a person found safe"
_SPEAKS_TO_ONE_GENDER = "speaks to a man or a woman only: a verbal noun, يمكنك, يرجى"

AVOIDED: dict[str, dict[str, str]] = {
    "en": {
        r"beneficiar": _NO_CLIENTS,
        r"clients?\b": _NO_CLIENTS,
        r"victim": _NO_CLIENTS,
        r"hero(es)?\b": _NO_HEROES,
        r"resources?\b": _NO_HEROES,
        r"tickets?\b": _NO_AUTHORITY,
        r"dispatch": _NO_AUTHORITY,
        r"reject": _NO_BLAME,
        r"refus": _NO_BLAME,
        r"no-?show": _NO_BLAME,
        r"invalid\b": _NO_BLAME,
        r"(five|\d) stars?\b": _NO_GRADES,
        r"cleared\b": _NOT_SURE,
        r"asap\b": "say the hour",
    },
    "sv": {
        r"ärende": _NO_AUTHORITY,
        r"handläggare": _NO_AUTHORITY,
        r"anmälan\b": _NO_AUTHORITY,
        r"behövande": _NO_CLIENTS,
        r"brukare": _NO_CLIENTS,
        r"klient": _NO_CLIENTS,
        r"vårdtagare": _NO_CLIENTS,
        r"hjält(e|ar)": _NO_HEROES,
        r"resurs": _NO_HEROES,
        r"neka": _NO_BLAME,
        r"avvis": _NO_BLAME,
        r"ogiltig": _NO_BLAME,
        r"betyg": _NO_GRADES,
        r"kontrollerad": _NOT_SURE,
        r"brottsregister": "it is called registerutdrag",
        r"erbjudande": "reads as advertising: fråga till dig",
        r"jobb\b": "it is called uppdrag",
        r"snarast\b": "say the hour",
    },
    "uk": {
        r"клієнт": _NO_CLIENTS,
        r"жертв": _NO_CLIENTS,
        r"потребуюч": _NO_CLIENTS,
        r"геро[йїяєюі]": _NO_HEROES,
        r"ресурс": _NO_HEROES,
        r"відхил": _NO_BLAME,
        r"\w*[ыэъё]": "a Russian letter",
    },
    "ar": {
        r"(ال)?ضحي": _NO_CLIENTS,
        r"(ال)?زبون": _NO_CLIENTS,
        r"(ال)?محتاج": _NO_CLIENTS,
        r"(ال)?أبطال": _NO_HEROES,
        r"(ال)?مرفوض": _NO_BLAME,
        r"(ال)?مستفيد": _NO_CLIENTS,
        r"(ال)?عميل": _NO_CLIENTS,
        r"غير صالح": _NO_BLAME,
        r"كلمة (ال)?سر": "sounds like a password: كلمة التعارف",
        r"(اضغط|اكتب|اختر|انقر|أدخل|انتظر|حاول)(ي)?\b": _SPEAKS_TO_ONE_GENDER,
        r"هل (تريد|ترغب|تحتاج|تستطيع|تود)": _SPEAKS_TO_ONE_GENDER,
    },
}
"""By language: how a word begins, and why it is not used."""

ABBREVIATED: dict[str, tuple[str, ...]] = {
    "en": (r"approx\b", r"asap\b", r"etc\b", r"e\.g", r"i\.e", r"min\b", r"nr\b", r"resp\b", r"tel\."),
    "sv": (
        r"ca\b",
        r"dvs\b",
        r"fr\.o",
        r"kl\.",
        r"min\.",
        r"nr\b",
        r"osv\b",
        r"st\.",
        r"t\.ex",
        r"tel\.",
        r"tfn\b",
    ),
    "uk": (r"буд\.", r"вул\.", r"год\.", r"грн\b", r"напр\.", r"тел\.", r"хв\b"),
    "ar": (r"إلخ", r"الخ\b", r"هـ\.", r"د\."),
}
"""Shortened words, by language: how one begins."""

EMPTY_BUTTONS = frozenset({"ok", "okej", "okay", "ок", "submit", "skicka in", "موافق", "так, ок"})
"""Words on a button that do not say what will happen."""

INTERNATIONAL = frozenset(
    {
        "BankID",
        "Bluetooth",
        "GPS",
        "Handslag",
        "ID",
        "OK",
        "PIN",
        "SMS",
        "Swish",
        "Telegram",
        "Wi",
        "Fi",
        "WhatsApp",
    }
)
"""Words in Latin letters that every language keeps."""

SAME_AS_ENGLISH = {
    "sv": frozenset({"Coach", "Filter", "Normal", "Person", "Problem", "Start", "Status", "Test", "person"}),
}
"""Words that a language shares with English, so that a wording may be the same."""

ENGLISH_WORDS = frozenset({"and", "are", "help", "not", "please", "the", "with", "you", "your"})
"""Words that give away a text of which a part was forgotten."""
