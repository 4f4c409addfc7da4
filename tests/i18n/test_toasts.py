"""What answers a press stands in a small window of Telegram's, which holds 200 signs."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from bot.domain.categories import CATEGORIES
from bot.i18n import FINISHED
from bot.i18n.catalogue import read, source_of
from bot.i18n.whole import translation
from bot.text import Text
from locales.wording import Wording

ROOT = Path(__file__).parents[2]
LONGEST = 200


@cache
def _toasts() -> tuple[Text, ...]:
    files = sorted(file for folder in ("bot/usecases", "handlers") for file in (ROOT / folder).glob("*.py"))
    found = {toast.id: toast for file in files for toast in _toasts_of(file)}
    care = (kind.care_volunteer for kind in CATEGORIES.values())
    return (*found.values(), *(text for text in care if isinstance(text, Text)))


def _toasts_of(file: Path) -> Iterator[Text]:
    module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    for call in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Toast" and call.args:
            yield from filter(None, (_named(part, module) for part in ast.walk(call.args[0])))


def _named(expression: ast.AST, module: ModuleType) -> Text | None:
    """The text that a name or `module.NAME` stands for."""
    found: object = None
    match expression:
        case ast.Name(id):
            found = getattr(module, id, None)
        case ast.Attribute(ast.Name(owner), attr):
            found = getattr(getattr(module, owner, None), attr, None)
    return found if isinstance(found, Text) else None


@pytest.mark.parametrize("language", sorted(FINISHED))
def test_every_toast_fits_its_window_in_every_language(language: str) -> None:
    catalogue = read(source_of(language))
    assert len(_toasts()) > 30
    too_long = []
    for toast in _toasts():
        message = catalogue.get(toast.id, toast.context)
        assert message is not None, toast.id
        shown = [
            Wording(toast.id, form, language, "toast").shown for form in translation(message, catalogue) or ()
        ]
        too_long += [words for words in shown if len(words) > LONGEST]
    assert too_long == []
