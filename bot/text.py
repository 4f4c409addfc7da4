"""Words that are not yet in any language.

A `Text` names a message (its English wording is the id) and carries the parameters. It becomes words only where it
is sent, by `bot.i18n`. The markers `N_`, `NP_` and `PN_` are the only places where English stands in code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

PrivateField = Literal[
    "name", "phone", "street", "map", "words", "door", "told", "said", "recipient", "contact"
]


@dataclass(frozen=True, slots=True)
class Text:
    """One message: its id, and what is filled in. Calling it gives the same message with parameters.

    A plural message has `plural` set and must be given the parameter `count`.
    """

    id: str
    plural: str | None = None
    context: str | None = None
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)

    def __call__(self, **params: Param) -> Text:
        return replace(self, params={**self.params, **params})


def N_(message: str) -> Text:  # noqa: N802 - gettext's name for a marker
    """Mark a message id for the catalogues."""
    return Text(message)


def NP_(one: str, many: str) -> Text:  # noqa: N802 - gettext's name for a marker
    """Mark a message that counts; `count` picks the plural form of the reader's language."""
    return Text(one, plural=many)


def PN_(context: str, message: str) -> Text:  # noqa: N802 - gettext's name for a marker
    """Mark a message id whose English is ambiguous; `context` says which meaning."""
    return Text(message, context=context)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Signs that are the same in every language and read left to right: a phone number, a sum, a code, emoji."""

    signs: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, on a line of its own: nothing unseen stands around it, so that it can be copied."""

    address: str


@dataclass(frozen=True, slots=True)
class Named:
    """A local name out of the town file: by language, in the order of the town's languages."""

    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LanguageName:
    """The name of a language, in the reader's language (`own=True`: in itself)."""

    code: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Private:
    """A reference to *another* person's private value, opened only when the message is sent.

    `of` is the id of the person (fields `name`, `phone`), of the request (`street`, `map`, `words`, `door`,
    `recipient`, `contact`; `map` is the address of a map service, for a link), of what waits for a coordinator
    (`told`) or of what passed between two (`said`). Gone by then: the line that holds it is left out.
    """

    kind: PrivateField
    of: int


@dataclass(frozen=True, slots=True)
class Span:
    """From–to, as the town's clock shows it: "Thursday 5 March, 12–17". Both aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Only the hours of a moment: "14:30". Aware."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Kronor:
    """An amount of money in the town's currency, whole units."""

    amount: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list in the reader's language: "a, b and c". `dots`: "a · b · c", for names that hold commas themselves."""

    items: tuple[Param, ...]
    dots: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole messages, each on a line of its own. Empty ones are left out."""

    lines: tuple[Text | Lines | None, ...]


# str: words of a person, shown as they are, escaped and isolated. int: a number. date: a day. datetime: day and hour.
Param = (
    str
    | int
    | date
    | datetime
    | Text
    | Fixed
    | Link
    | Named
    | LanguageName
    | Private
    | Span
    | Clock
    | Kronor
    | Items
    | Lines
)


def lines(*parts: Text | Lines | None) -> Lines:
    """Put messages under each other; None is left out, `BLANK` makes an empty line."""
    return Lines(parts)


BLANK = Text("")
