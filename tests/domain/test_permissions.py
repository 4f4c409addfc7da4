from __future__ import annotations

from typing import Any

import pytest

from bot.domain.ids import PersonId
from bot.domain.permissions import Concern, Deed, Role, RoleName, may

MOA = PersonId(5)
NORRO = frozenset({"norro"})
DOGS = frozenset({"dog"})
HERE = {"organisation": "lindo", "area": "norro", "category": "dog"}

# What is special about the role, what the deed is about, whether it is allowed.
TABLE: tuple[tuple[dict[str, Any], dict[str, Any], bool], ...] = (
    ({}, HERE, True),
    ({}, {}, True),
    ({}, {**HERE, "organisation": "parish"}, False),
    ({}, {**HERE, "organisation": None}, True),
    ({"areas": NORRO}, HERE, True),
    ({"areas": NORRO}, {**HERE, "area": "sodero"}, False),
    ({"areas": NORRO}, {**HERE, "area": None}, True),
    ({"areas": frozenset()}, HERE, False),
    ({"categories": DOGS}, HERE, True),
    ({"categories": DOGS}, {**HERE, "category": "family"}, False),
    ({"categories": DOGS}, {**HERE, "category": None}, True),
    ({"areas": NORRO, "categories": DOGS}, {**HERE, "organisation": "parish"}, False),
)


def role(**special: Any) -> Role:
    return Role.model_validate(
        {"person": MOA, "name": RoleName.COORDINATOR, "organisation": "lindo", **special}
    )


@pytest.mark.parametrize(("special", "concern", "allowed"), TABLE)
@pytest.mark.parametrize("deed", Deed)
def test_a_coordinator_does_everything_within_their_own(
    deed: Deed, special: dict[str, Any], concern: dict[str, Any], allowed: bool
) -> None:
    assert may([role(**special)], deed, Concern(**concern)) is allowed


@pytest.mark.parametrize("deed", Deed)
def test_an_administrator_sees_nobodys_needs(deed: Deed) -> None:
    administrator = role(name=RoleName.ADMINISTRATOR)
    assert may([administrator], deed, Concern(**HERE)) is (deed is Deed.READ_ODD_TEXTS)


@pytest.mark.parametrize("deed", Deed)
def test_without_a_role_nothing_is_allowed(deed: Deed) -> None:
    assert not may([], deed, Concern())


def test_one_role_that_allows_it_is_enough_and_two_halves_are_not() -> None:
    sodero = role(areas=frozenset({"sodero"}))
    assert may([sodero, role(areas=NORRO)], Deed.TAKE, Concern(**HERE))
    assert not may([sodero, role(categories=frozenset({"family"}))], Deed.TAKE, Concern(**HERE))
