"""Yes, no, back …: a whole message that is one of a few well-known words."""

import re
from functools import cache

from bot.flows.understanding.folding import plain
from bot.flows.understanding.meanings import Word
from bot.flows.understanding.vocabulary import SHARED, phrases, vocabulary

LONGEST = 40
"""A longer message is never one of these words."""

_SIGNS = {"👍": Word.YES, "👌": Word.YES, "✅": Word.YES, "👎": Word.NO, "?": Word.HELP, "-": Word.SKIP}
_DRESS = re.compile("[\\s\ufe0f\U0001f3fb-\U0001f3ff]+")
_ALIKE = str.maketrans("؟？‐‑‒–—―−", "??-------")


def word(text: str, language: str) -> Word | None:
    """The meaning of a whole message, in the person's language, then in sv and en; None: another text.

    `help` may be a wish for the guide or a need, `stop` a pause or the end: the caller asks.
    """
    if len(text) > LONGEST:
        return None
    return _sign(text) or _dictionary(language).get(plain(text))


def _sign(text: str) -> Word | None:
    bare = _DRESS.sub("", text).translate(_ALIKE)
    return _SIGNS.get(bare[0]) if bare and bare == bare[0] * len(bare) else None


@cache
def _dictionary(language: str) -> dict[str, Word]:
    own, found = vocabulary(language), dict[str, Word]()
    for code in reversed(SHARED):
        found |= _listed(code)
    if own is None:
        return found
    for foreign in phrases(own.not_shared):
        found.pop(plain(foreign), None)
    return found | _listed(language)


def _listed(language: str) -> dict[str, Word]:
    known = vocabulary(language)
    if known is None:
        return {}
    return {plain(phrase): meaning for meaning, listed in known.words.items() for phrase in phrases(listed)}
