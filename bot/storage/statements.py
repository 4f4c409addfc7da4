"""The SQL of this house by name: `.sql` files in `sql/`, read once. Names are unique over all files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import aiosql
from aiosql.types import QueryFn

FOLDER = Path(__file__).parent / "sql"


@dataclass(frozen=True, slots=True)
class Statement:
    """One SQL text and the names of its parameters."""

    sql: str
    parameters: frozenset[str]


@cache
def load() -> Mapping[str, Statement]:
    """Every named statement. Raises ValueError when two files use one name."""
    found: dict[str, Statement] = {}
    for path in sorted(FOLDER.glob("*.sql")):
        for name, statement in read(path).items():
            if name in found:
                raise ValueError(f"the query {name} in {path.name} has a namesake")
            found[name] = statement
    return found


def read(path: Path) -> dict[str, Statement]:
    """The statements of one file. aiosql refuses undeclared parameters and names used twice in it."""
    queries = aiosql.from_path(path, "aiosqlite", encoding="utf-8")
    functions: list[QueryFn] = [getattr(queries, name) for name in queries.available_queries]
    return {function.__name__: _statement(function) for function in functions}


def _statement(function: QueryFn) -> Statement:
    signature = function.__signature__
    names = signature.parameters if signature is not None else {}
    return Statement(function.sql, frozenset(names) - {"self"})
