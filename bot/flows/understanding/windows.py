"""What typed words about time come to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class When:
    """A span of time, aware, in UTC; it begins before it ends."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Ambiguous:
    """Two to four spans, earliest first, that may be meant: ask which."""

    options: tuple[When, ...]


@dataclass(frozen=True)
class Past:
    """A span that is over already, or has less than a quarter of an hour left."""

    when: When


@dataclass(frozen=True)
class NotUnderstood:
    """No day or hour was recognised with certainty, or it is too far away."""


Understood = When | Ambiguous | Past | NotUnderstood
