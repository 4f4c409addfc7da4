"""The documents say what is so: what they name exists, and their tables are the code's."""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli import main
from bot.domain.lifecycle import Action, after
from bot.domain.requests import State
from bot.i18n import FINISHED, OWN_NAMES, review
from bot.sandbox.calls import Log
from bot.sandbox.faults import Kind
from bot.sandbox.methods import METHODS
from bot.sandbox.people_api import ACTS, PeopleApi
from bot.sandbox.town_api import TownApi
from bot.sandbox.world import World
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
SANDBOX, ARCHITECTURE, DECISIONS = (
    ROOT / "docs" / f"{name}.md" for name in ("sandbox", "architecture", "decisions")
)
DOCS = (README, CONTRIBUTING, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
RUNNING = (*DOCS, ROOT / "compose.yaml", ROOT / "Dockerfile", ROOT / "town.example.toml")

FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")
PATH = re.compile(r"(?:bot|handlers|locales|tests|docs|\.ci)/[\w./*-]*")
MODULE = re.compile(r"(?:bot|handlers|locales)(?:\.\w+)+")
SETTING = re.compile(r"\bHANDSLAG_([A-Z][A-Z_]*[A-Z])\b")
MEASURED = re.compile(r"\b\d[\d.,]*\s?(?:%|ms\b|s\b|seconds?\b|MB\b|×|times\b|/s)")
NOT_SETTINGS = {"OBLIGATORY"}
"""Asked by the tests alone (tests/obligatory.py)."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(document: Path) -> str:
    """Without its fenced blocks."""
    return FENCE.sub("", document.read_text("utf-8"))


def spans(document: Path) -> list[str]:
    """What stands between single backticks."""
    return INLINE.findall(prose(document))


def code(document: Path) -> Iterator[str]:
    """Every line of code in it."""
    yield from spans(document)
    for block in FENCE.findall(document.read_text("utf-8")):
        yield from block.splitlines()[1:-1]


def rows(document: Path) -> list[tuple[str, ...]]:
    """The cells of every line of every table."""
    lines = (line.strip() for line in prose(document).splitlines())
    tables = (line for line in lines if line.startswith("|") and not line.startswith("|---"))
    return [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in tables]


def anchors(document: Path) -> set[str]:
    """GitHub's names for the headings."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCS, ids=named)
def test_every_link_leads_somewhere(document: Path) -> None:
    for target, anchor in LINK.findall(prose(document)):
        file = (document.parent / target).resolve() if target else document
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), f"{target}#{anchor}"


@pytest.mark.parametrize("document", DOCS, ids=named)
def test_every_path_that_is_named_is_there(document: Path) -> None:
    """A word in capitals stands for any name."""
    found = {span for span in spans(document) if PATH.fullmatch(span)}
    assert [span for span in found if not any(ROOT.glob(re.sub("[A-Z]{2,}", "*", span).strip("/")))] == []


@pytest.mark.parametrize("document", DOCS, ids=named)
def test_every_module_that_is_named_can_be_imported(document: Path) -> None:
    for span in spans(document):
        if MODULE.fullmatch(span) and not span.endswith((".py", ".toml", ".db")):
            importlib.import_module(span)


@pytest.mark.parametrize("document", DOCS, ids=named)
def test_no_document_boasts_with_measured_figures(document: Path) -> None:
    assert MEASURED.findall(prose(document)) == []


@pytest.mark.parametrize("document", DOCS, ids=named)
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    asked = {name for line in code(document) for name in re.findall(r"(?:^|[$;] )make ([a-z]+)", line)}
    assert asked <= targets


def help_of(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("document", RUNNING, ids=named)
def test_every_command_and_option_that_is_named_exists(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = set(re.findall(r"^    ([a-z]+) ", help_of(capsys), re.MULTILINE))
    for line in code(document):
        for command, rest in re.findall(r"(?:^|[/= ])handslag ([a-z]+)((?: \S+)*)", line):
            if command != "handslag":
                assert command in known, line
                assert all(option in help_of(capsys, command) for option in re.findall(r"--[a-z-]+", rest))


@pytest.mark.parametrize("document", DOCS, ids=named)
def test_every_option_that_stands_alone_is_one_of_a_command(
    document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"^    ([a-z]+) ", help_of(capsys), re.MULTILINE)
    known = {option for one in commands for option in re.findall(r"--[a-z-]+", help_of(capsys, one))}
    assert {span.split()[0] for span in spans(document) if span.startswith("--")} <= known


@pytest.mark.parametrize("document", RUNNING, ids=named)
def test_every_setting_that_is_named_is_read(document: Path) -> None:
    asked = set(SETTING.findall(document.read_text("utf-8"))) - NOT_SETTINGS
    assert {name.lower() for name in asked} <= Settings.model_fields.keys()


def test_the_readme_lists_every_setting_with_its_default() -> None:
    told = {SETTING.findall(row[0])[0].lower(): row[2] for row in rows(README) if SETTING.findall(row[0])}
    assert told.keys() == Settings.model_fields.keys()
    for name, field in Settings.model_fields.items():
        if field.default:
            assert f"{field.default}" == told[name].strip("`"), name
        else:
            assert told[name].startswith("none"), name


def test_the_readme_begins_with_what_it_is_and_two_commands() -> None:
    first, _, rest = README.read_text("utf-8").partition("![")
    assert "$ make demo" in first
    assert "$ make test" in first
    assert rest.partition("(")[2].partition(")")[0] == "docs/phones.png"
    assert len(first.split("\n\n")[1].splitlines()) == 5


def test_the_readme_says_which_version_and_which_languages_are_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"Version {project['version']}" in prose(README)
    told = {row[0]: row[1] for row in rows(README) if row[0] in OWN_NAMES.values()}
    assert set(told) == {OWN_NAMES[code] for code in FINISHED}
    for language in FINISHED:
        assert ("machine-drafted" in told[OWN_NAMES[language]]) == review(language).by_machine


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split("[<>=]", line)[0] for line in asked}
    assert [name for name in names if name not in prose(DECISIONS)] == []


def test_every_room_of_the_house_is_described() -> None:
    rooms = {
        f"bot/{path.name}" + "/" * path.is_dir()
        for path in (ROOT / "bot").iterdir()
        if not path.name.startswith("__")
    }
    assert sorted(rooms - {span for row in rows(ARCHITECTURE) for span in INLINE.findall(row[0])}) == []


def test_the_picture_names_rooms_that_are_there() -> None:
    picture = (ROOT / "docs" / "update.svg").read_text("utf-8")
    found = set(re.findall(r"(?:bot|handlers|locales)/[\w/]*(?:\.py)?", picture))
    assert found
    assert [name for name in found if not (ROOT / name).exists()] == []


def state_table() -> Iterator[tuple[str, str, str]]:
    """action, where it may happen, where it leads; as it stands in docs/architecture.md."""
    for action in Action:
        leads: dict[State, list[str]] = {}
        for state in State:
            if (then := after(state, action)) is not None:
                leads.setdefault(then, []).append(state.value)
        yield from ((action.value, ", ".join(states), then.value) for then, states in leads.items())


def test_the_table_of_states_is_the_one_in_the_code() -> None:
    actions = {action.value for action in Action}
    written = [row for row in rows(ARCHITECTURE) if row[0] in actions]
    assert written == list(state_table())


def test_every_drawn_arrow_between_states_is_in_the_table() -> None:
    drawn = re.findall(r"^ +(\w+) --> (\w+): (\w+)$", ARCHITECTURE.read_text("utf-8"), re.MULTILINE)
    assert drawn
    assert [arrow for arrow in drawn if after(State(arrow[0]), Action(arrow[2])) != State(arrow[1])] == []


def test_the_sandboxs_page_lists_every_method_act_and_fault() -> None:
    told = {word for span in spans(SANDBOX) for word in re.split(r"[^\w-]+", span)}
    assert {method.name for method in METHODS.values()} <= told
    assert ACTS.keys() <= told
    assert {str(kind) for kind in Kind} <= told


def test_the_sandboxs_page_lists_every_address() -> None:
    world = World(7)
    routes = (*PeopleApi(world).routes(), *TownApi(world, Log(), None).routes())
    text = SANDBOX.read_text("utf-8")
    for route in routes:
        path = re.sub(r"\{(\w+)[^}]*\}", lambda name: name[1].upper(), route.path)
        assert f"`{route.method} {path}" in text, (route.method, path)


def test_contributing_names_the_cast() -> None:
    assert {"Olha", "Anna", "Bo", "Siv"} <= set(re.findall(r"\w+", prose(CONTRIBUTING)))


def test_what_is_obligatory_in_ci_is_said() -> None:
    for file in (CONTRIBUTING, ROOT / ".ci" / "run", ROOT / "tests" / "obligatory.py"):
        assert set(SETTING.findall(file.read_text("utf-8"))) >= NOT_SETTINGS
