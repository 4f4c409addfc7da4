"""Languages without a catalogue: one sentence in each, the words of one button, and of the way back."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple


class Other(NamedTuple):
    """`sentence` holds `{telephone}`."""

    sentence: str
    button: str
    back: str


@cache
def others() -> Mapping[str, Other]:
    """By language code, in the order of the file."""
    text = resources.files("locales").joinpath("others.toml").read_text(encoding="utf-8")
    return {code: Other(**words) for code, words in tomllib.loads(text).items()}
