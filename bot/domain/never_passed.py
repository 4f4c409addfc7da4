"""What is never passed on: a text that looks like the number of a card, or like a personal identity number.

Shapes and check digits are those that the issuers publish (ISO/IEC 7812 for cards; each country's register for its
number). A number without a check digit counts only in the shape in which people of that country write it. Telephone
numbers, sums and hours are not meant, and pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

Groups = tuple[str, ...]

_DASHES = frozenset("‐‑‒–—―−﹘﹣－")
MOST_GROUPS = 19
_CENTURIES = (1900, 2000)
_RUN = re.compile(r"(?<![\d+])\d+(?:[ \-+./·]{1,3}\d+)*(?!\d)")
_FINNISH = re.compile(r"(?<![\w-])(\d{6})[-+A-FU-Y](\d{3})([0-9A-Y])(?!\w)", re.IGNORECASE)
_SPANISH = re.compile(r"(?<!\w)([XYZ]?)-?(\d{7,8})-?([A-Z])(?!\w)", re.IGNORECASE)
_FINNISH_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_SPANISH_SIGNS = "TRWAGMYFPDXBNJZSQVHLCKE"


class Secret(StrEnum):
    """What a text looks like."""

    CARD = "card"
    IDENTITY = "identity"


def never_passed(text: str) -> Secret | None:
    """Why this text is not passed on; None: nothing in it looks like a card or an identity number."""
    plain = _plain(text)
    windows = [window for run in _RUN.findall(plain) for window in _windows(run)]
    if any(_is_card("".join(groups)) for groups in windows):
        return Secret.CARD
    if _with_letters(plain) or any(_is_identity(groups) for groups in windows):
        return Secret.IDENTITY
    return None


def _plain(text: str) -> str:
    """Digits of every script as 0–9, all dashes as one, nothing that is not seen."""
    return "".join(_sign(sign) for sign in unicodedata.normalize("NFKC", text))


def _sign(sign: str) -> str:
    match unicodedata.category(sign):
        case "Nd":
            return str(unicodedata.digit(sign))
        case "Cf" | "Mn":
            return ""
        case "Zs":
            return " "
    return "-" if sign in _DASHES else sign


def _windows(run: str) -> Iterator[Groups]:
    """Each row of neighbouring groups of digits, for a number may stand beside another one."""
    groups = tuple(re.findall(r"\d+", run))
    for start in range(len(groups)):
        for end in range(start + 1, min(len(groups), start + MOST_GROUPS) + 1):
            yield groups[start:end]


# ---- cards


def _is_card(digits: str) -> bool:
    return len(digits) in _card_lengths(digits) and _luhn(digits)


def _card_lengths(digits: str) -> range | tuple[int, ...]:
    """How long a card's number is that begins so; empty: no issuer's cards do."""
    two, four = int(digits[:2]), int(digits[:4].ljust(4, "0"))
    if digits[0] == "4":
        return 13, 16, 19
    if 51 <= two <= 55 or 2221 <= four <= 2720 or 2200 <= four <= 2204:
        return (16,)
    if two in {34, 37}:
        return (15,)
    if two in {30, 36, 38, 39}:
        return 14, 16
    if two in {35, 50, 56, 57, 58, 86} or digits[0] == "6":
        return range(16, 20)
    return ()


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


# ---- identity numbers


def _is_identity(groups: Groups) -> bool:
    shape, digits = tuple(map(len, groups)), "".join(groups)
    if shape in {(6, 4), (6, 5)}:
        return _is_day(digits[:6], "ymd") or _is_day(digits[:6], "dmy")
    check = _BY_SHAPE.get(shape)
    return check is not None and check(digits)


def _swedish(digits: str) -> bool:
    ten = digits[-10:]
    return _luhn(ten) and (_is_day(digits[:8], "Ymd") if len(digits) == 12 else _is_day(ten[:6], "ymd"))


def _ten(digits: str) -> bool:
    """Sweden, if it is not a mobile telephone's; Ukraine's tax number (123…: one of Swish's)."""
    if digits.startswith(("07", "123")):
        return False
    return _swedish(digits) or (digits[0] in "1234" and _ukrainian(digits))


def _ukrainian(digits: str) -> bool:
    return _weighed(digits, (-1, 5, 7, 9, 4, 6, 10, 5, 7)) % 11 % 10 == int(digits[9])


def _eleven(digits: str) -> bool:
    return any(check(digits) for check in (_norwegian, _polish, _turkish, _estonian))


def _norwegian(digits: str) -> bool:
    first = -_weighed(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
    second = -_weighed(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return _is_day(digits[:6], "dmy") and digits[9:] == f"{first}{second}"


def _polish(digits: str) -> bool:
    """PESEL: the month of those who are born from 2000 on has 20 added."""
    month = int(digits[2:4])
    day = f"{digits[:2]}{month - 20 if month > 20 else month:02}{digits[4:6]}"
    return _is_day(day, "ymd") and -_weighed(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10 == int(digits[10])


def _turkish(digits: str) -> bool:
    odd, even = (sum(map(int, digits[start:9:2])) for start in (0, 1))
    tenth = (odd * 7 - even) % 10
    return digits[0] != "0" and digits[9:] == f"{tenth}{(odd + even + tenth) % 10}"


def _estonian(digits: str) -> bool:
    """Estonia's and Lithuania's: the second row of weights counts where the first leaves 10."""
    rest = _weighed(digits, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    if rest == 10:
        rest = _weighed(digits, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    return digits[0] in "3456" and _is_day(digits[1:7], "ymd") and rest == int(digits[10])


def _russian(digits: str) -> bool:
    """SNILS."""
    return _weighed(digits, range(9, 0, -1)) % 101 % 100 == int(digits[9:])


_BY_SHAPE: dict[tuple[int, ...], Callable[[str], bool]] = {
    (10,): _ten,
    (12,): _swedish,
    (8, 4): _swedish,
    (11,): _eleven,
    (3, 3, 3, 2): _russian,
}
"""By the lengths of its groups. Two groups of six and four or five digits need only hold a day (Nordic, Latvian)."""


def _with_letters(plain: str) -> bool:
    return any(_finnish(*found) for found in _FINNISH.findall(plain)) or any(
        _spanish(*found) for found in _SPANISH.findall(plain)
    )


def _finnish(day: str, number: str, sign: str) -> bool:
    return _is_day(day, "dmy") and _FINNISH_SIGNS[int(day + number) % 31] == sign.upper()


def _spanish(first: str, digits: str, sign: str) -> bool:
    """DNI, and NIE with its letter before seven digits."""
    if bool(first) != (len(digits) == 7):
        return False
    number = int(f"{'XYZ'.index(first.upper())}{digits}" if first else digits)
    return _SPANISH_SIGNS[number % 23] == sign.upper()


def _weighed(digits: str, weights: range | tuple[int, ...]) -> int:
    return sum(int(d) * weight for d, weight in zip(digits, weights, strict=False))


def _is_day(digits: str, order: str) -> bool:
    """Whether the digits hold a day of birth. Y: a year of four digits. Some numbers add 40 or 60 to the day."""
    taken, parts = iter(digits), {}
    for part in order:
        parts[part.lower()] = int("".join(next(taken) for _ in range(4 if part == "Y" else 2)))
    years = (parts["y"],) if "Y" in order else tuple(century + parts["y"] for century in _CENTURIES)
    days = {parts["d"], parts["d"] - 40, parts["d"] - 60}
    return any(_exists(year, parts["m"], day) for year in years for day in days)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return 1850 <= date(year, month, day).year <= 2099
    except ValueError:
        return False
