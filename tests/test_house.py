"""The shape of the house: what no linter in use can hold. Each gate is shown to see what it forbids."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 350
LONGEST_FUNCTION = 45
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
EMPTY_NAMES = re.compile(r"(Manager|Service|Helper|Utils?|Impl)$|^Abstract")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover)\b[^#]*")
CODES = r"[A-Z]+\d+(?:, ?[A-Z]+\d+)*(?![\w,])"
WITH_REASON = re.compile(rf"#\s*(?:noqa: {CODES}|type: ignore\[[^\]]+\])\W+\w+")
SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX)\s)"
)


@dataclass(frozen=True)
class Source:
    """One Python file: `name` is its path inside the repository."""

    name: str
    text: str

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(ast.parse(self.text)))


Finding = tuple[int, str]
Gate = Callable[[Source], Iterator[Finding]]


def long_files(source: Source) -> Iterator[Finding]:
    lines = source.text.count("\n")
    if lines > LONGEST_FILE:
        yield lines, f"a file of {lines} lines, more than {LONGEST_FILE}"


def long_functions(source: Source) -> Iterator[Finding]:
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {lines} lines, more than {LONGEST_FUNCTION}"


def empty_names(source: Source) -> Iterator[Finding]:
    for node in source.nodes:
        if isinstance(node, ast.ClassDef) and EMPTY_NAMES.search(node.name):
            yield node.lineno, f"{node.name}: a name that says nothing"


def own_clock(source: Source) -> Iterator[Finding]:
    """`now` is an argument: whoever decides asks no clock."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and (last_name(node.value), node.attr) in CLOCKS:
            yield node.lineno, f"{ast.unparse(node)}: `now` is an argument"


def environment(source: Source) -> Iterator[Finding]:
    """bot/settings.py alone reads the environment."""
    for node in source.nodes:
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "getenv"):
                yield node.lineno, "the environment is read in bot/settings.py only"
            case ast.ImportFrom(module="os") if {name.name for name in node.names} & {"environ", "getenv"}:
                yield node.lineno, "the environment is read in bot/settings.py only"


def loose_sql(source: Source) -> Iterator[Finding]:
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            yield node.lineno, "SQL stands in .sql files"


def sandbox_in_use(source: Source) -> Iterator[Finding]:
    """Trying out stays apart from the bot: only commands start a sandbox."""
    for node in source.nodes:
        match node:
            case ast.Import(names=names):
                imported = {name.name for name in names}
            case ast.ImportFrom(module=str(module), names=names):
                imported = {f"{module}.{name.name}" for name in names}
            case _:
                continue
        if any(f"{name}.".startswith("bot.sandbox.") for name in imported):
            yield node.lineno, "only bot/cli.py and bot/demo.py know the sandbox"


def silenced_without_reason(source: Source) -> Iterator[Finding]:
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        comment = token.string if token.type == tokenize.COMMENT else ""
        if SILENCED.match(comment) and not WITH_REASON.match(comment):
            yield token.start[0], f"no reason beside {comment!r}"


def last_name(node: ast.expr) -> str:
    """`datetime` of both `datetime` and `datetime.datetime`."""
    return ast.unparse(node).rpartition(".")[2]


PRODUCT = ("bot", "handlers", "locales", "hatch_build.py")
DECIDING = ("bot/domain", "bot/flows", "bot/usecases", "bot/text.py", "bot/say.py")
GATES: dict[Gate, tuple[str, ...]] = {
    long_files: PRODUCT,
    long_functions: PRODUCT,
    empty_names: (*PRODUCT, "tests"),
    own_clock: DECIDING,
    environment: PRODUCT,
    loose_sql: PRODUCT,
    sandbox_in_use: PRODUCT,
    silenced_without_reason: (*PRODUCT, "tests"),
}
EXEMPT: dict[Gate, tuple[str, ...]] = {
    # The library's own switch must be set before it is imported; it is not a setting of ours.
    environment: ("bot/settings.py", "bot/delivery/__init__.py"),
    sandbox_in_use: ("bot/cli.py", "bot/demo/", "bot/sandbox/"),
    # Plumbing of one engine (PRAGMAs, the key ring's own small file, the migrations' bookkeeping): no questions.
    loose_sql: ("bot/storage/keyring.py", "bot/storage/migrating.py", "bot/storage/sqlite.py"),
}

FORBIDDEN: tuple[tuple[Gate, str], ...] = (
    (long_files, "\n" * 351),
    (long_functions, "def f():\n" + "    x = 1\n" * 45),
    (empty_names, "class PersonManager: ..."),
    (empty_names, "class AbstractOffer: ..."),
    (own_clock, "datetime.now(UTC)"),
    (own_clock, "datetime.datetime.utcnow()"),
    (own_clock, "date.today()"),
    (environment, "os.environ['X']"),
    (environment, "os.getenv('X')"),
    (environment, "from os import environ"),
    (loose_sql, "x = '''\nSELECT 1 FROM person'''"),
    (loose_sql, "x = 'UPDATE person SET name = 1'"),
    (sandbox_in_use, "import bot.sandbox.server"),
    (sandbox_in_use, "from bot.sandbox import Sandbox"),
    (sandbox_in_use, "from bot import sandbox"),
    (silenced_without_reason, "x = 1  # noqa: E501"),
    (silenced_without_reason, "x = 1  # noqa: E501, S311"),
    (silenced_without_reason, "x = 1  # type: ignore"),
    (silenced_without_reason, "x = 1  # type: ignore[arg-type]"),
)
ALLOWED: tuple[tuple[Gate, str], ...] = (
    (long_files, "\n" * 350),
    (long_functions, "def f():\n" + "    x = 1\n" * 44),
    (own_clock, "clock.now()"),
    (environment, "os.replace(a, b)"),
    (loose_sql, "x = 'Update your profile'"),
    (sandbox_in_use, "from bot import settings"),
    (silenced_without_reason, "x = 1  # noqa: S311 - a seed, not a secret"),
    (silenced_without_reason, "x = 1  # type: ignore[misc]  # the library's stub is wrong"),
)


def sources(places: tuple[str, ...]) -> Iterator[Source]:
    for place in places:
        path = ROOT / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            if file.exists():
                yield Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8"))


def named(value: object) -> str:
    return getattr(value, "__name__", "")


@pytest.mark.parametrize("gate", GATES, ids=named)
def test_the_house_keeps(gate: Gate) -> None:
    found = [
        f"{source.name}:{line}: {what}"
        for source in sources(GATES[gate])
        if not source.name.startswith(EXEMPT.get(gate, ()))
        for line, what in gate(source)
    ]
    assert found == []


@pytest.mark.parametrize(("gate", "text"), FORBIDDEN, ids=named)
def test_the_gate_sees_what_it_forbids(gate: Gate, text: str) -> None:
    assert list(gate(Source("sample.py", text)))


@pytest.mark.parametrize(("gate", "text"), ALLOWED, ids=named)
def test_the_gate_lets_pass_what_is_good(gate: Gate, text: str) -> None:
    assert not list(gate(Source("sample.py", text)))
