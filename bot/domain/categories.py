"""The kinds of help: what each takes, demands and warns of. A town may add kinds and raise levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import InstanceOf

from bot.domain.people import Level
from bot.domain.values import Value
from bot.text import N_, PN_, Named, Text

Bundle = Literal["errands", "company", "skills"]


class Category(Value):
    """One kind of help.

    `minutes` is the usual length. `level`: how well a volunteer must be known. `indoors`: one meets behind
    a closed door, a car's included; an unknown asker's first one waits. `money`: something is bought and
    paid back. `language_is_hard`: without a language in common it does not work. `bundle`: where it is
    chosen when signing up; None: only one by one. `care_resident`, `care_volunteer`: what each side must
    know; None: nothing special.
    """

    id: str
    name: InstanceOf[Text] | InstanceOf[Named]
    emoji: str
    minutes: int = 60
    level: Level = Level.ID_SEEN
    indoors: bool = True
    bundle: Bundle | None = None
    for_residents: bool = True
    for_volunteers: bool = True
    needs_licence: bool = False
    money: bool = False
    language_is_hard: bool = False
    read_first: bool = False
    """A coordinator reads it and gives it another kind before anybody is asked."""

    care_resident: InstanceOf[Text] | None = None
    care_volunteer: InstanceOf[Text] | None = None


_ALL = (
    Category(
        id="shopping",
        name=PN_("category", "Shopping"),
        emoji="🛒",
        minutes=75,
        indoors=False,
        bundle="errands",
        money=True,
        care_resident=N_("Agree on the list and the highest sum before somebody goes."),
        care_volunteer=N_("Keep the receipt and show a photo of it. No alcohol, no tobacco."),
    ),
    Category(
        id="pharmacy",
        name=PN_("category", "Pharmacy"),
        emoji="💊",
        minutes=45,
        indoors=False,
        bundle="errands",
        money=True,
        care_resident=N_("Ask the pharmacy first if it can bring the medicine to you."),
        care_volunteer=N_("Leave the bag sealed, and give no advice about medicine."),
    ),
    Category(
        id="dog",
        name=PN_("category", "Walk the dog"),
        emoji="🐕",
        minutes=45,
        level=Level.TALKED,
        indoors=False,
        bundle="errands",
        care_resident=N_("Tell us how your dog is with people, other dogs and the lead."),
        care_volunteer=N_("Fetch the dog at the door and always keep it on the lead."),
    ),
    Category(
        id="company",
        name=PN_("category", "Company or a call"),
        emoji="☕",
        minutes=45,
        # A call alone would need only TALKED; until a request says which of the two, it counts as a visit.
        level=Level.ID_SEEN,
        bundle="company",
        language_is_hard=True,
        care_resident=N_("The first time, meet outdoors or talk by phone."),
        care_volunteer=N_("The first time, meet outdoors or talk by phone. You need not have answers."),
    ),
    Category(
        id="tech",
        name=PN_("category", "Phone or computer"),
        emoji="📱",
        minutes=45,
        bundle="skills",
        care_resident=N_("Hold the device yourself. Never show a code or a password."),
        care_volunteer=N_("The owner holds the device. No bank, no passwords, no remote control."),
    ),
    Category(
        id="transport",
        name=PN_("category", "A lift"),
        emoji="🚗",
        minutes=60,
        bundle="errands",
        needs_licence=True,
        care_resident=N_("In an emergency ring 112. This is an ordinary car."),
        care_volunteer=N_("Drive an insured car with belts, and a seat made for each child."),
    ),
    Category(
        id="language",
        name=PN_("category", "Language help"),
        emoji="💬",
        minutes=30,
        level=Level.TALKED,
        indoors=False,
        bundle="skills",
        language_is_hard=True,
        care_resident=N_("For offices and health care, ask them to book an interpreter."),
        care_volunteer=N_("Daily life only. Keep to yourself what you hear."),
    ),
    Category(
        id="paperwork",
        name=PN_("category", "Letters and forms"),
        emoji="📄",
        minutes=45,
        bundle="skills",
        language_is_hard=True,
        care_resident=N_("You decide, sign and log in yourself, nobody else."),
        care_volunteer=N_("Read and explain. Do not decide, sign, log in or take photos."),
    ),
    Category(
        id="outdoors",
        name=PN_("category", "Carry, snow, garden"),
        emoji="🍂",
        minutes=60,
        level=Level.REGISTERED,
        indoors=False,
        bundle="errands",
        care_resident=N_("Helpers stay outdoors and on the ground. No ladder, no chainsaw."),
        care_volunteer=N_("No roof, no ladder, no chainsaw. Over 15 kg you must be two."),
    ),
    Category(
        id="repairs",
        name=PN_("category", "Small fixes at home"),
        emoji="🔧",
        minutes=60,
        bundle="errands",
        care_resident=N_("Helpers do not touch electricity, gas or water pipes."),
        care_volunteer=N_("No electricity, gas or water pipes. Do not go in where somebody is ill."),
    ),
    Category(
        id="family",
        name=PN_("category", "Family support"),
        emoji="🧸",
        minutes=120,
        level=Level.EXTRACT_SEEN,
        bundle="company",
        care_resident=N_("A parent or guardian is there the whole time."),
        care_volunteer=N_("Never be alone with a child. No washing, no help in the toilet."),
    ),
    Category(
        id="packing",
        name=PN_("category", "Pack and hand out"),
        emoji="📦",
        minutes=120,
        level=Level.REGISTERED,
        indoors=False,
        bundle="errands",
        for_residents=False,
        care_volunteer=N_("A leader is on the spot. Wash your hands, and lift together."),
    ),
    Category(
        id="other",
        name=PN_("category", "Something else"),
        emoji="✳️",
        for_volunteers=False,
        read_first=True,
        care_resident=N_("A coordinator reads this first."),
    ),
)

CATEGORIES: Mapping[str, Category] = {category.id: category for category in _ALL}
"""All kinds that every town knows, in the order in which they are shown."""


def with_town(extra: Iterable[Category], levels: Mapping[str, int]) -> Mapping[str, Category]:
    """The kinds of this town: its own ones before *Something else*; `levels` by id may raise, never lower.

    Raises ValueError for an id that is there already, or for a level of a kind that is not.
    """
    last = CATEGORIES["other"]
    kinds = {c.id: c for c in CATEGORIES.values() if c is not last}
    for category in extra:
        if category.id in CATEGORIES or category.id in kinds:
            raise ValueError(f"category {category.id} is there already")
        kinds[category.id] = category
    kinds[last.id] = last
    for category_id, level in levels.items():
        if category_id not in kinds:
            raise ValueError(f"no such category: {category_id}")
        raised = Level(max(level, kinds[category_id].level))
        kinds[category_id] = kinds[category_id].model_copy(update={"level": raised})
    return kinds
