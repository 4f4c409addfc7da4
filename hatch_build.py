"""Build hook: the wheel carries the catalogues compiled, while the repository keeps only their sources."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[Any]):
    """Compiles every locales/*/LC_MESSAGES/messages.po beside the tree, never into it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install keeps reading the sources, so it gets nothing."""
        if version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp())
        root = Path(self.root)
        for source in sorted(root.glob("locales/*/LC_MESSAGES/messages.po")):
            place = source.relative_to(root).with_suffix(".mo")
            build_data["force_include"][str(compiled(source, self._folder / place))] = str(place)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            shutil.rmtree(self._folder)


def compiled(source: Path, target: Path) -> Path:
    """Write `source`, a .po file, as `target`, a .mo file, and return `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as words, target.open("wb") as out:
        write_mo(out, read_po(words))
    return target
