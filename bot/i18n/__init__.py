"""From `Text` to words: Telegram HTML in one language, with its numbers, dates, lists and directions.

    words("uk", zone=town.zone, first=town.languages[0]).render(text)

Rendering happens when a message is queued; `references` and `fill` open private values when it is sent.
"""

from bot.i18n.catalogue import FINISHED, Review, review
from bot.i18n.languages import OWN_NAMES, closest, own_name
from bot.i18n.others import others
from bot.i18n.private import fill, references
from bot.i18n.signs import seen
from bot.i18n.whole import faults
from bot.i18n.words import Words, plain, words

__all__ = [
    "FINISHED",
    "OWN_NAMES",
    "Review",
    "Words",
    "closest",
    "faults",
    "fill",
    "others",
    "own_name",
    "plain",
    "references",
    "review",
    "seen",
    "words",
]
