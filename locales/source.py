"""The messages that stand in code, read from its syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGES = ("bot", "handlers")
MARKERS = {"N_": ("id",), "NP_": ("id", "plural"), "PN_": ("context", "id")}
LABELLED = {"Button": 0, "Choice": 1}
"""Calls whose argument at this place, or named `label`, is the words of a button."""

Key = tuple[str | None, str]
"""Context and id: what a catalogue knows a message by."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One marker call. `place` is the file's path inside the repository."""

    id: str
    plural: str | None
    context: str | None
    place: str
    line: int

    @property
    def key(self) -> Key:
        return self.context, self.id


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to put right: where, in which message (or line), and what."""

    place: str
    message: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}: {self.what}".replace("\n", " ⏎ ")


@dataclass(frozen=True)
class Source:
    """One file of code. Raises SyntaxError, when looked at, if it is not Python."""

    place: str
    text: str

    @cached_property
    def _calls(self) -> tuple[ast.Call, ...]:
        calls = (node for node in ast.walk(self._tree) if isinstance(node, ast.Call))
        return tuple(sorted(calls, key=lambda call: (call.lineno, call.col_offset)))

    @cached_property
    def _tree(self) -> ast.Module:
        return ast.parse(self.text, self.place)

    def marked(self) -> Iterator[Marked]:
        """Every marker call with its words, in the order of the file."""
        return (found for call in self._calls if (found := self._message(call)))

    def faults(self) -> Iterator[Fault]:
        for call in self._calls:
            if _name(call.func) in MARKERS and self._message(call) is None:
                yield Fault(
                    self.place, f"line {call.lineno}", "a marker takes plain strings, nothing computed"
                )
            if _name(call.func) == "Text" and call.args and self.place != "bot/text.py":
                yield Fault(self.place, f"line {call.lineno}", "words stand in N_, NP_ or PN_ only")
        for message in self.labels():
            if message.context is None and message.plural is None:
                yield Fault(self.place, message.id, 'a button\'s words are marked PN_("button", …)')

    def labels(self) -> Iterator[Marked]:
        """Messages that are seen to stand on buttons, directly or by a name of this file."""
        for call in self._calls:
            label = _label(call)
            while isinstance(label, ast.Call) and _name(label.func) not in MARKERS:
                label = label.func
            if isinstance(label, ast.Name):
                label = self._constants.get(label.id)
            if isinstance(label, ast.Call) and (found := self._message(label)):
                yield found

    @cached_property
    def _constants(self) -> dict[str, ast.expr]:
        assigned = (node for node in self._tree.body if isinstance(node, ast.Assign))
        return {
            name.id: node.value for node in assigned for name in node.targets if isinstance(name, ast.Name)
        }

    def _message(self, call: ast.Call) -> Marked | None:
        names = MARKERS.get(_name(call.func))
        if names is None:
            return None
        words = [
            arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if len(words) != len(names) or len(call.args) != len(names):
            return None
        said = dict(zip(names, words, strict=True))
        return Marked(said["id"], said.get("plural"), said.get("context"), self.place, call.lineno)


def sources(root: Path) -> tuple[Source, ...]:
    """The code under `root` that can hold messages, in a stable order."""
    files = (file for package in PACKAGES for file in sorted((root / package).rglob("*.py")))
    return tuple(Source(file.relative_to(root).as_posix(), file.read_text("utf-8")) for file in files)


def labels(code: Iterable[Source]) -> frozenset[Key]:
    return frozenset(message.key for source in code for message in source.labels())


def _name(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2] if isinstance(function, ast.Name | ast.Attribute) else ""


def _label(call: ast.Call) -> ast.expr | None:
    at = LABELLED.get(_name(call.func))
    if at is None:
        return None
    named = (keyword.value for keyword in call.keywords if keyword.arg == "label")
    return call.args[at] if len(call.args) > at else next(named, None)
