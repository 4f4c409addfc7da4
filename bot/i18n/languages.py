"""Languages: their names, in themselves and in the reader's, and which catalogue is closest to an app's."""

from __future__ import annotations

from collections.abc import Collection

from babel import Locale, UnknownLocaleError

from bot.i18n.catalogue import FINISHED

OWN_NAMES = {
    "am": "አማርኛ",
    "ar": "العربية",
    "bn": "বাংলা",
    "bs": "bosanski",
    "ckb": "کوردیی سۆرانی",
    "da": "dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "es": "español",
    "et": "eesti",
    "fa": "فارسی",
    "fi": "suomi",
    "fit": "meänkieli",
    "fr": "français",
    "hr": "hrvatski",
    "hu": "magyar",
    "hy": "հայերեն",
    "it": "italiano",
    "ka": "ქართული",
    "ku": "kurdî (kurmancî)",
    "lt": "lietuvių",
    "lv": "latviešu",
    "mn": "монгол",
    "nb": "norsk",
    "nl": "Nederlands",
    "om": "Afaan Oromoo",
    "pl": "polski",
    "prs": "دری",
    "ps": "پښتو",
    "pt": "português",
    "ro": "română",
    "rom": "romani",
    "ru": "русский",
    "se": "davvisámegiella",
    "so": "Soomaali",
    "sq": "shqip",
    "sr": "српски",
    "sv": "svenska",
    "sw": "Kiswahili",
    "syr": "ܣܘܪܝܝܐ",
    "th": "ไทย",
    "ti": "ትግርኛ",
    "tl": "Tagalog",
    "tr": "Türkçe",
    "uk": "українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "yi": "ייִדיש",
    "zh": "中文",
}
"""Own names by code, as their speakers write them; more than there are catalogues for."""

_FORMATS = {"ar": "ar_SY", "en": "en_GB", "fa": "fa_AF"}
_CLDR_CODES = {"prs": "fa_AF"}
_KEEPS_ITS_OWN_NAME = frozenset({"rom"})  # CLDR's names for it are exonyms that hurt in several languages
_SAME_CATALOGUE = {"prs": "fa"}


def locale_of(language: str) -> Locale:
    """Whose forms a language is shown in: English with the day first, Arabic with the months of the Levant."""
    return Locale.parse(_FORMATS.get(language, language))


def own_name(code: str) -> str:
    """The language's name in itself; for an unknown one the code."""
    if code in OWN_NAMES:
        return OWN_NAMES[code]
    known = _known(code)
    return (known and known.languages.get(code)) or code


def name_in(reader: str, code: str) -> str | None:
    """The language's name in the reader's language; None where CLDR has no good one."""
    if code in _KEEPS_ITS_OWN_NAME:
        return None
    name: str | None = locale_of(reader).languages.get(_CLDR_CODES.get(code, code))
    return name


def closest(language_code: str | None, among: Collection[str] = FINISHED) -> str | None:
    """The catalogue nearest to an app's language, to stand first in a list; None: no guess.

    Nobody is given a neighbour's language: Russian for Belarusian, Arabic for Kurdish, Amharic for Tigrinya.
    """
    whole = (language_code or "").lower().replace("_", "-")
    first = whole.partition("-")[0]
    candidates = (whole, first, _SAME_CATALOGUE.get(first, ""))
    return next((code for code in candidates if code in among), None)


def _known(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except (ValueError, UnknownLocaleError):
        return None
