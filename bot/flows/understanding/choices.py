"""Which of the offered buttons somebody means who types instead of pressing."""

import re
from collections.abc import Callable, Sequence

from bot.flows.understanding.folding import plain
from bot.flows.understanding.numbers import number

SHORTEST = 3
"""Letters that the beginning of a label must have to be understood."""

LONGEST = 200
"""A longer text is never the name of a button."""

_ARABIC_ARTICLE = re.compile(r"\bال(?=\w\w)")


def choice(text: str, language: str, labels: Sequence[str]) -> int | None:
    """The index of the label that is meant, by its word, its number (from 1 on), its emoji or its beginning.

    None: none of them, or more than one may be meant.
    """
    if len(text) > LONGEST:
        return None
    said = _bare(text)
    if not said:
        return _only(lambda label: text.strip() in label, labels) if text.strip() else None
    plain_labels = [_bare(label) for label in labels]
    exact = _only(lambda label: label == said, plain_labels)
    if exact is not None:
        return exact
    counted = _counted(text, said, language)
    if counted is not None:
        begun = [label for label in plain_labels if label.split()[:1] == [said]]
        return counted - 1 if 0 < counted <= len(labels) and not begun else _beginning(said, plain_labels)
    return _beginning(said, plain_labels)


def _bare(text: str) -> str:
    return _ARABIC_ARTICLE.sub("", plain(text))


def _counted(text: str, said: str, language: str) -> int | None:
    """The number, if the whole text is one."""
    return number(text, language) if said.isdigit() or len(said.split()) == 1 else None


def _beginning(said: str, labels: Sequence[str]) -> int | None:
    if said.isdigit():
        return _only(lambda label: label.split()[:1] == [said], labels)
    if len(said) < SHORTEST:
        return None
    whole = _only(lambda label: label.startswith(said), labels)
    return whole if whole is not None else _only(lambda label: f" {said}" in f" {label}", labels)


def _only(fits: Callable[[str], bool], labels: Sequence[str]) -> int | None:
    found = [index for index, label in enumerate(labels) if fits(label)]
    return found[0] if len(found) == 1 else None
