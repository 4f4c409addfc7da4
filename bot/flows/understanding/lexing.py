"""Cut a text about time into items of known meaning."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

from bot.flows.understanding.folding import fold, tidy
from bot.flows.understanding.kinds import AFTERNOON, DAY, EVENING, HOUR, MORNING, NIGHT, NOON, Item, Kind
from bot.flows.understanding.vocabulary import Vocabulary, phrases, understood

_TODAY = Item(Kind.DAY, (0,))
_MEANINGS: Mapping[str, tuple[Item, ...]] = {
    "filler": (Item(Kind.FILLER),),
    "negation": (Item(Kind.NEGATION),),
    "either": (Item(Kind.EITHER),),
    "any_time": (Item(Kind.ANY_TIME),),
    "clock": (Item(Kind.CLOCK, (HOUR,)),),
    "day_number": (Item(Kind.DAY_NUMBER),),
    "this": (Item(Kind.THIS),),
    "coming": (Item(Kind.COMING),),
    "next": (Item(Kind.NEXT),),
    "before": (Item(Kind.BEFORE),),
    "after": (Item(Kind.AFTER),),
    "start": (Item(Kind.FROM),),
    "until": (Item(Kind.UNTIL),),
    "ahead": (Item(Kind.AHEAD),),
    "within": (Item(Kind.WITHIN),),
    "weekend": (Item(Kind.WEEKEND),),
    "minute": (Item(Kind.UNIT, (1,)),),
    "half_hour": (Item(Kind.UNIT, (30,)),),
    "hour": (Item(Kind.UNIT, (HOUR,)),),
    "two_hours": (Item(Kind.UNIT, (2 * HOUR,)),),
    "day": (Item(Kind.UNIT, (DAY,)),),
    "two_days": (Item(Kind.UNIT, (2 * DAY,)),),
    "two_weeks": (Item(Kind.UNIT, (14 * DAY,)),),
    "week": (Item(Kind.WEEK, (7 * DAY,)),),
    "am": (Item(Kind.HALF_DAY, (0,)),),
    "pm": (Item(Kind.HALF_DAY, (12,)),),
    "half_before": (Item(Kind.HALF_BEFORE),),
    "half_past": (Item(Kind.HALF_PAST),),
    "quarter_to": (Item(Kind.QUARTER_TO),),
    "quarter_past": (Item(Kind.QUARTER_PAST),),
    "quarter_into": (Item(Kind.QUARTER_INTO),),
    "and_half": (Item(Kind.AND_HALF),),
    "and_quarter": (Item(Kind.AND_QUARTER),),
    "less_quarter": (Item(Kind.LESS_QUARTER),),
    "morning": (Item(Kind.PART, MORNING),),
    "noon": (Item(Kind.PART, NOON),),
    "afternoon": (Item(Kind.PART, AFTERNOON),),
    "evening": (Item(Kind.PART, EVENING),),
    "night": (Item(Kind.PART, NIGHT),),
    "now": (Item(Kind.NOW),),
    "yesterday": (Item(Kind.DAY, (-1,)),),
    "today": (_TODAY,),
    "this_morning": (_TODAY, Item(Kind.PART, MORNING)),
    "this_afternoon": (_TODAY, Item(Kind.PART, AFTERNOON)),
    "this_evening": (_TODAY, Item(Kind.PART, EVENING)),
    "tomorrow": (Item(Kind.DAY, (1,)),),
    "tomorrow_morning": (Item(Kind.DAY, (1,)), Item(Kind.PART, MORNING)),
    "day_after_tomorrow": (Item(Kind.DAY, (2,)),),
}

_TOKEN = re.compile(
    r"(?P<date>(?<!\d)\d{4}([-/.])\d{1,2}\2\d{1,2}(?!\d))"
    r"|(?P<european>(?<!\d)\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<time>\d{1,2}:\d{2}(?!\d))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}(?!\d))"
    r"|(?P<number>\d{1,6})(?P<ending>[:-]?[^\W\d_]{1,3}(?![^\W_]))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<dash>-)"
)

Lexicon = Mapping[tuple[str, ...], tuple[Item, ...]]


def items(text: str, language: str) -> tuple[Item, ...]:
    """The meaning of each word and number; a phrase of several words is one item."""
    lexicon, tokens = _lexicon(language), list(_TOKEN.finditer(tidy(text)))
    found, at = list[Item](), 0
    while at < len(tokens):
        token = tokens[at]
        if token["word"] is None:
            found += _numeral(token, language)
            at += 1
            continue
        words = [t["word"] for t in tokens[at : at + LONGEST_PHRASE]]
        meaning, length = _longest(words, lexicon) or (_inside(words[0], language), 1)
        found += meaning
        at += length
    return tuple(found)


LONGEST_PHRASE = 5
"""Words in the longest phrase that is looked for."""


def _longest(words: list[str | None], lexicon: Lexicon) -> tuple[tuple[Item, ...], int] | None:
    run = words[: words.index(None)] if None in words else words
    marked = tuple(str(word) for word in run)
    folded = tuple(fold(word) for word in marked)
    for length in range(len(marked), 0, -1):
        meaning = lexicon.get(marked[:length]) or lexicon.get(folded[:length])
        if meaning is not None:
            return meaning, length
    return None


def _inside(word: str, language: str) -> tuple[Item, ...]:
    """The meaning of a word with a particle before it, or of two words written as one."""
    lexicon, folded = _lexicon(language), fold(word)
    for known in understood(language):
        for prefix in map(fold, phrases(known.prefixes)):
            meaning = lexicon.get((folded.removeprefix(prefix),))
            if folded.startswith(prefix) and meaning is not None:
                return meaning
        if known.compounds and (both := _compound(folded, lexicon)) is not None:
            return both
    return (Item(Kind.UNKNOWN),)


def _compound(word: str, lexicon: Lexicon) -> tuple[Item, ...] | None:
    for cut in range(3, len(word) - 1):
        first, second = lexicon.get((word[:cut],), ()), lexicon.get((word[cut:],), ())
        if [i.kind for i in first] in ([Kind.DAY], [Kind.WEEKDAY]) and [i.kind for i in second] == [
            Kind.PART
        ]:
            return first + second
    return None


def _numeral(token: re.Match[str], language: str) -> list[Item]:
    text = token[0]
    numbers = tuple(int(number) for number in re.findall(r"\d+", text))
    if token["number"]:
        return _number(token["number"], token["ending"], language)
    kind = {"date": Kind.DATE, "european": Kind.DATE, "time": Kind.TIME, "dash": Kind.DASH}.get(
        str(token.lastgroup), Kind.SLASHED if token["slashed"] else Kind.DOTTED
    )
    if token["european"]:
        day, month, year = numbers
        return [Item(kind, (year if year > 99 else 2000 + year, month, day))]
    if kind is Kind.TIME and not _is_time(*numbers):
        return [Item(Kind.UNKNOWN)]
    literal = int(text.startswith("0"))
    return [Item(kind, (*numbers, literal) if kind in (Kind.TIME, Kind.DOTTED) else numbers)]


def _number(digits: str, ending: str | None, language: str) -> list[Item]:
    number, literal = int(digits), int(digits.startswith("0"))
    if ending is not None:
        folded = fold(ending)
        if folded in _ordinal_endings(language) and number <= 31:
            return [Item(Kind.ORDINAL, (number,))]
        meaning = _lexicon(language).get((folded,)) or _inside(folded, language)
        return [*_number(digits, None, language), *([Item(Kind.DASH)] if ending[0] == "-" else []), *meaning]
    if len(digits) == 4 and digits.startswith("20"):
        return [Item(Kind.YEAR, (number,))]
    if len(digits) == 4 and _is_time(number // 100, number % 100):
        return [Item(Kind.TIME, (number // 100, number % 100, literal))]
    return [Item(Kind.NUMBER, (number, literal)) if len(digits) <= 2 else Item(Kind.UNKNOWN)]


def _is_time(hour: int, minute: int) -> bool:
    return minute < 60 and (hour < 24 or (hour, minute) == (24, 0))


@cache
def _ordinal_endings(language: str) -> frozenset[str]:
    return frozenset(fold(e) for known in understood(language) for e in phrases(known.times.ordinal_endings))


@cache
def _lexicon(language: str) -> Lexicon:
    """Phrases, split into words, to their meaning; the person's own language wins."""
    merged: dict[tuple[str, ...], tuple[Item, ...]] = {}
    for known in reversed(understood(language)):
        own = dict(_entries(known))
        marked = [tidy(p) for p in phrases(known.times.marked_only)]
        meanings = {p: own.pop((fold(p),)) for p in marked}
        merged |= own | {(p,): meaning for p, meaning in meanings.items()}
    return merged


def _entries(known: Vocabulary) -> Iterator[tuple[tuple[str, ...], tuple[Item, ...]]]:
    """Every phrase of one language; what comes later wins."""
    listed = list[tuple[str, tuple[Item, ...]]]()
    listed += [(w, (Item(Kind.NUMBER_WORD, (n, 0)),)) for n, words in _hours(known) for w in phrases(words)]
    for field, meaning in _MEANINGS.items():
        listed += [(phrase, meaning) for phrase in phrases(getattr(known.times, field))]
    listed += [(name, (Item(Kind.MONTH, (n,)),)) for name, n in _months(known)]
    listed += [(name, (Item(Kind.WEEKDAY, (n,)),)) for name, n in _weekdays(known)]
    for phrase, meaning in listed:
        yield tuple(re.findall(r"[^\W\d_]+", fold(phrase))), meaning


def _hours(known: Vocabulary) -> list[tuple[int, str]]:
    return [(n, w) for n, w in known.numbers.items() if n <= 24] + list(known.times.hours.items())


def _weekdays(known: Vocabulary) -> Iterator[tuple[str, int]]:
    for locale in map(Locale.parse, known.locales):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                yield from ((str(name), n) for n, name in locale.days[context][width].items())
    yield from ((name, n) for n, listed in enumerate(known.times.weekdays) for name in phrases(listed))


def _months(known: Vocabulary) -> Iterator[tuple[str, int]]:
    for locale in map(Locale.parse, known.locales):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                yield from ((str(name), n) for n, name in locale.months[context][width].items())
    yield from ((name, n) for n, listed in enumerate(known.times.months, 1) for name in phrases(listed))
