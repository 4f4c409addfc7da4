"""town.example.toml: every key that the town file may have, explained, with the default that the code has."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.domain.categories import CATEGORIES
from bot.i18n import FINISHED
from bot.town import Area, ExtraCategory, HelpNumber, Organisation, Policies, Town, TownError, parse_town

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "town.example.toml").read_text("utf-8")
TABLES: Mapping[str, type[BaseModel]] = {
    "": Town,
    "organisations": Organisation,
    "areas": Area,
    "extra_categories": ExtraCategory,
    "help_numbers": HelpNumber,
    "policies": Policies,
}
NOT_USED = "Not used yet"


def explained() -> dict[tuple[str, str], str]:
    """(table, key) → the comment above it, where the key stands for the first time."""
    found: dict[tuple[str, str], str] = {}
    table, above = "", []
    for line in TEXT.splitlines():
        if line.startswith("#"):
            above.append(line.lstrip("# "))
        elif header := re.match(r"\[+(\w+)\]+$", line):
            table, above = header[1], []
        elif key := re.match(r"(\w+) = ", line):
            found.setdefault((table, key[1]), " ".join(above))
            above = []
    return found


EXPLAINED = explained()
FIELDS = [
    (table, name, field)
    for table, model in TABLES.items()
    for name, field in model.model_fields.items()
    if table or name not in TABLES
]


def as_toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def bounds(field: FieldInfo) -> str | None:
    """ "1 to 20", as the model has it; None without."""
    low = [rule.ge for rule in field.metadata if isinstance(rule, Ge)]
    high = [rule.le for rule in field.metadata if isinstance(rule, Le)]
    return f"{low[0]} to {high[0]}" if low and high else None


def sources() -> str:
    """All code that could ask the town something."""
    files = (file for top in ("bot", "handlers") for file in (ROOT / top).rglob("*.py"))
    return "\n".join(file.read_text("utf-8") for file in files if file.name != "town.py")


def test_it_is_a_town() -> None:
    town = parse_town(TEXT, FINISHED)
    assert town.default_organisation.id == "municipality"
    assert town.organisation_for("udden", "company").id == "red_cross"
    assert not town.trial


def test_every_table_is_there() -> None:
    assert set(re.findall(r"^\[+(\w+)\]+$", TEXT, re.MULTILINE)) == TABLES.keys() - {""}


@pytest.mark.parametrize(
    ("table", "name", "field"), FIELDS, ids=[f"{table}.{name}" for table, name, _ in FIELDS]
)
def test_every_key_is_explained_with_its_default(table: str, name: str, field: FieldInfo) -> None:
    comment = EXPLAINED[table, name]
    default: Any = field.default
    if field.is_required() and name != "languages":
        assert comment.endswith("Required.")
    elif default is None or field.is_required():
        assert re.search(r"Default: .+\.$", comment)
    else:
        assert comment.endswith(f"Default: {as_toml(default)}")
    assert (bounds(field) or "") in comment


def test_every_key_that_is_explained_is_known() -> None:
    assert EXPLAINED.keys() == {(table, name) for table, name, _ in FIELDS}


def test_the_policies_written_are_the_defaults() -> None:
    assert Policies.model_validate(tomllib.loads(TEXT)["policies"]) == Policies()


@pytest.mark.parametrize("name", Policies.model_fields)
def test_a_policy_that_nothing_asks_for_says_so(name: str) -> None:
    asked = re.search(rf"\.{name}\b", sources()) is not None
    assert asked != (NOT_USED in EXPLAINED["policies", name])


def test_every_kind_of_help_number_is_named_and_those_without_a_screen_apart() -> None:
    comment = EXPLAINED["help_numbers", "kind"]
    kinds = get_args(HelpNumber.model_fields["kind"].annotation)
    shown = set(re.findall(r"\.numbers\(\"(\w+)\"\)", sources()))
    [without] = re.findall(r"([\w, ]+): kept, but no screen shows them yet", comment)
    assert set(re.findall(r"\w+", without)) == set(kinds) - shown
    assert all(kind in comment for kind in kinds)


def test_every_kind_of_help_is_named() -> None:
    words = set(re.findall(r"\w+", EXPLAINED["", "categories"]))
    assert CATEGORIES.keys() <= words


@pytest.mark.parametrize("line", ["nmae = 1\n", 'languages = ["sv", "xx"]\n', 'timezone = "Lindö/Norrö"\n'])
def test_what_is_misspelt_is_refused(line: str) -> None:
    key = line.partition(" ")[0]
    with pytest.raises(TownError, match=key):
        parse_town(line + re.sub(rf"(?m)^{key} = .*\n", "", TEXT), FINISHED)
