"""The kinds of words that texts about time are made of."""

from dataclasses import dataclass
from enum import StrEnum

HOUR = 60
DAY = 24 * HOUR

MORNING, NOON, AFTERNOON = (8 * HOUR, 12 * HOUR), (12 * HOUR, 13 * HOUR), (12 * HOUR, 17 * HOUR)
EVENING, NIGHT = (17 * HOUR, 20 * HOUR), (20 * HOUR, 23 * HOUR)


class Kind(StrEnum):
    """Kinds of items, each a letter: the grammar in `phrasing.py` is written with them."""

    NUMBER = "N"
    NUMBER_WORD = "h"
    YEAR = "Y"
    ORDINAL = "O"
    TIME = "T"
    DOTTED = "X"
    SLASHED = "S"
    DATE = "D"
    DAY = "d"
    WEEKDAY = "W"
    MONTH = "M"
    WEEKEND = "e"
    WEEK = "w"
    NEXT = "x"
    THIS = "v"
    COMING = "s"
    PART = "p"
    HALF_DAY = "a"
    NOW = "q"
    BEFORE = "b"
    AFTER = "f"
    FROM = "r"
    UNTIL = "t"
    EITHER = "o"
    DASH = "y"
    AHEAD = "i"
    WITHIN = "g"
    CLOCK = "c"
    DAY_NUMBER = "z"
    UNIT = "u"
    HALF_BEFORE = "H"
    HALF_PAST = "I"
    QUARTER_TO = "J"
    QUARTER_PAST = "K"
    QUARTER_INTO = "L"
    AND_HALF = "j"
    AND_QUARTER = "k"
    LESS_QUARTER = "m"
    ANY_TIME = "l"
    NEGATION = "n"
    FILLER = "_"
    UNKNOWN = "?"


@dataclass(frozen=True)
class Item:
    """One word or number: `value` is what its kind needs (a number, minutes, a pair of them)."""

    kind: Kind
    value: tuple[int, ...] = ()
