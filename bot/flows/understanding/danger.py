"""Signs of danger, anywhere in a text.

Signs are written as words: `fallen*` any ending, `*brand` any beginning, `*brinn*` both, `he|she` either,
`answer ~ not` up to three words between. They are looked for in the person's language and always in sv
and en. A false alarm costs one press, a miss may cost a life: in doubt a sign is listed. Nothing here ever
concludes that something is *no* emergency.
"""

import re
from collections.abc import Iterable
from functools import cache

from bot.flows.understanding.folding import plain
from bot.flows.understanding.meanings import Danger
from bot.flows.understanding.vocabulary import phrases, understood

_BETWEEN = r"(?:\w+ ){0,3}?"
_PARTICLES = "(?:[وف]?(?:بال|لل|ال|[بلک])?)?"
"""Arabic *and, so, with, to, the, like*, written together with the next word."""


def danger(text: str, language: str) -> Danger | None:
    """What somebody who writes this may be in, the most urgent first; None: no sign was found."""
    said = f" {plain(text)} "
    for pattern in _harmless(language):
        said = pattern.sub(" ", said)
    return next((kind for kind in Danger if any(p.search(said) for p in _signs(language, kind))), None)


@cache
def _signs(language: str, kind: Danger) -> tuple[re.Pattern[str], ...]:
    return _compiled(sign for known in understood(language) for sign in phrases(known.danger[kind]))


@cache
def _harmless(language: str) -> tuple[re.Pattern[str], ...]:
    return _compiled(sign for known in understood(language) for sign in phrases(known.harmless))


def _compiled(signs: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """One pattern for signs at a word's beginning, one for those inside of words."""
    starting, inside = _Tree(), _Tree()
    for sign in sorted(set(signs)):
        first, *rest = sign.split()
        for word in first.split("|"):
            one = _one(word)
            _grow(inside if word.startswith("*") else starting, [one[0], one[1:], *map(_later, rest)])
    sources = (f" {_PARTICLES}{_source(starting)}" if starting else "", _source(inside) if inside else "")
    return tuple(re.compile(source) for source in sources if source)


class _Tree(dict[str, "_Tree"]):
    """Signs by what they begin with (a letter, the rest of the word, what follows): tried once for all."""


def _grow(tree: _Tree, parts: list[str]) -> None:
    for part in [*parts, ""]:
        tree = tree.setdefault(part, _Tree())


def _source(tree: _Tree) -> str:
    """Any of the tree's signs; a sign that another one begins with is enough."""
    if "" in tree:
        return ""
    return f"(?:{'|'.join(part + _source(rest) for part, rest in tree.items())})"


def _later(part: str) -> str:
    if part == "~":
        return _BETWEEN
    forms = [(r"\w*" if form.startswith("*") else "") + _one(form) for form in part.split("|")]
    return f"(?:{'|'.join(forms)})"


def _one(form: str) -> str:
    """A word and the space after it, or its beginning; what may come before it is the caller's."""
    return re.escape(plain(form)) + (r"\w* " if form.endswith("*") else " ")
