"""The town's facts in the shape that decisions ask for."""

from __future__ import annotations

from datetime import datetime

from bot.cards.requests import reads
from bot.domain.eligibility import Rules
from bot.domain.ids import PersonId
from bot.domain.permissions import Concern, Deed, Role, RoleName, may
from bot.domain.promises import DeskHours, reading_hours
from bot.storage import Transaction, people
from bot.storage.people import Person
from bot.text import Text
from bot.town import WEEKDAYS, Organisation, Town
from bot.usecases.here import Here


def desk_of(organisation: Organisation, town: Town) -> DeskHours:
    """When somebody sits at that organisation's desk."""
    hours = {WEEKDAYS.index(day) + 1: span for day, span in organisation.desk.items()}
    return DeskHours(hours=hours, holidays=frozenset(town.holidays), zone=town.zone)


def read_when(here: Here, organisation: Organisation, needed_by: datetime | None = None) -> Text:
    """When a coordinator of that organisation reads what comes now. `needed_by`: see `bot.cards.requests.reads`."""
    hours = reading_hours(here.now, desk_of(organisation, here.town))
    is_open = hours is not None and hours.start <= here.now
    return reads(hours, is_open=is_open, needed_by=needed_by)


def rules_of(here: Here) -> Rules:
    centres = {area.id: area.centre for area in here.town.areas}
    return Rules(zone=here.town.zone, categories=here.categories, centres=centres)


async def coordinators_for(here: Here, organisation: str) -> list[Person]:
    """The coordinators of an organisation; where it has none, all there are."""
    everybody = await people.coordinators(here.tx)
    own = {person for person, role in everybody if role.organisation == organisation}
    chosen = own or {person for person, _ in everybody}
    return [await here.person(PersonId(person)) for person in sorted(chosen)]


async def allowed(tx: Transaction, person: PersonId, deed: Deed, organisation: str) -> bool:
    """Whether this person may do this for that organisation now; where it has nobody, any coordinator may."""
    everybody = await people.coordinators(tx)
    orphaned = all(role.organisation != organisation for _, role in everybody)
    concern = Concern(organisation=None if orphaned else organisation)
    mine = await people.roles_of(tx, person)
    return may((_role(person, role) for role in mine), deed, concern)


def _role(person: PersonId, stored: people.Role) -> Role:
    return Role(
        person=person,
        name=RoleName(stored.role),
        organisation=stored.organisation,
        areas=None if stored.areas is None else frozenset(stored.areas),
        categories=None if stored.categories is None else frozenset(stored.categories),
    )
