"""May this person do this? Roles are rows; every look and every deed of a coordinator asks here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.domain.ids import PersonId
from bot.domain.values import Value


class RoleName(StrEnum):
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


class Deed(StrEnum):
    """What takes a role to do."""

    SEE_VOLUNTEER = "see_volunteer"
    APPROVE = "approve"
    """Give a level, ring first, decline, and undo that."""
    SEE_REQUEST = "see_request"
    LET_THROUGH = "let_through"
    """*Looks right*, for a first request that waits."""
    WIDEN = "widen"
    """Ask further away, or those at other times."""
    CHOOSE = "choose"
    TAKE = "take"
    CLOSE = "close"
    """End or reopen what is frozen or stuck."""
    READ_ODD_TEXTS = "read_odd_texts"


class Role(Value):
    """One row. `areas`, `categories` None: all of the organisation's."""

    person: PersonId
    name: RoleName
    organisation: str
    areas: frozenset[str] | None = None
    categories: frozenset[str] | None = None


class Concern(Value):
    """What the deed is about. None: belongs to no organisation yet, to no area, to no kind of help."""

    organisation: str | None = None
    area: str | None = None
    category: str | None = None


_MAY: Mapping[RoleName, frozenset[Deed]] = {
    RoleName.COORDINATOR: frozenset(Deed),
    # Runs the software, and sees nobody's needs for it.
    RoleName.ADMINISTRATOR: frozenset({Deed.READ_ODD_TEXTS}),
}


def may(roles: Iterable[Role], deed: Deed, concern: Concern) -> bool:
    """Whether one of a person's roles allows this deed there."""
    return any(deed in _MAY[role.name] and covers(role, concern) for role in roles)


def covers(role: Role, concern: Concern) -> bool:
    """Whether this lies within the role's organisation, areas and kinds of help."""
    return (
        concern.organisation in (None, role.organisation)
        and _within(role.areas, concern.area)
        and _within(role.categories, concern.category)
    )


def _within(covered: frozenset[str] | None, one: str | None) -> bool:
    return covered is None or one is None or one in covered
