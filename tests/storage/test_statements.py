"""The SQL texts: one name each, one text for both engines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.storage import statements
from bot.storage.statements import FOLDER, load

NAME = re.compile(r"^--\s*name:\s*(\w+)", re.MULTILINE)
# Not a whole list of what only SQLite knows, but what one is tempted to use.
ONLY_SQLITE = re.compile(
    r"\b(strftime|julianday|datetime|ifnull|iif|printf|json_each|json_extract|randomblob|hex|typeof|rowid|glob|"
    r"last_insert_rowid|total|group_concat|autoincrement|pragma)\b|\binsert or\b|\breplace into\b",
    re.IGNORECASE,
)


def _texts() -> list[Path]:
    return sorted([*FOLDER.glob("*.sql"), *(FOLDER.parent / "migrations").glob("*.sql")])


def test_every_query_has_a_name_of_its_own_over_all_files() -> None:
    names = [name for path in FOLDER.glob("*.sql") for name in NAME.findall(path.read_text(encoding="utf-8"))]
    assert sorted(names) == sorted(set(names))
    assert set(names) <= load().keys()


@pytest.mark.parametrize("path", _texts(), ids=lambda path: path.name)
def test_a_text_is_readable_for_both_engines(path: Path) -> None:
    sql = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    assert "%" not in sql
    assert not ONLY_SQLITE.findall(sql)


def test_a_namesake_in_another_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.sql", "b.sql"):
        (tmp_path / name).write_text("-- name: twice()\nSELECT 1;\n", encoding="utf-8")
    monkeypatch.setattr(statements, "FOLDER", tmp_path)
    load.cache_clear()
    try:
        with pytest.raises(ValueError, match=r"twice in b\.sql has a namesake"):
            load()
    finally:
        load.cache_clear()
