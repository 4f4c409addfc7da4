from __future__ import annotations

import pytest

from bot.domain.categories import CATEGORIES, Category, with_town
from bot.domain.people import Level
from bot.text import Named

TABLE = (
    ("shopping", 75, Level.ID_SEEN, False),
    ("pharmacy", 45, Level.ID_SEEN, False),
    ("dog", 45, Level.TALKED, False),
    ("company", 45, Level.ID_SEEN, True),
    ("tech", 45, Level.ID_SEEN, True),
    ("transport", 60, Level.ID_SEEN, True),
    ("language", 30, Level.TALKED, False),
    ("paperwork", 45, Level.ID_SEEN, True),
    ("outdoors", 60, Level.REGISTERED, False),
    ("repairs", 60, Level.ID_SEEN, True),
    ("family", 120, Level.EXTRACT_SEEN, True),
    ("packing", 120, Level.REGISTERED, False),
    ("other", 60, Level.ID_SEEN, True),
)
ICE = Category(id="ice_cream", name=Named({"sv": "Glass"}), emoji="🍦", level=Level.REGISTERED)


def test_every_kind_takes_and_demands_what_was_agreed() -> None:
    assert tuple((c.id, c.minutes, c.level, c.indoors) for c in CATEGORIES.values()) == TABLE


def test_two_screens_of_six_for_residents_and_for_volunteers() -> None:
    assert {c.id for c in CATEGORIES.values() if not c.for_residents} == {"packing"}
    assert {c.id for c in CATEGORIES.values() if not c.for_volunteers} == {"other"}


def test_special_demands() -> None:
    assert {c.id for c in CATEGORIES.values() if c.language_is_hard} == {"language", "paperwork", "company"}
    assert {c.id for c in CATEGORIES.values() if c.money} == {"shopping", "pharmacy"}
    assert {c.id for c in CATEGORIES.values() if c.needs_licence} == {"transport"}
    assert {c.id for c in CATEGORIES.values() if c.read_first} == {"other"}


def test_every_kind_that_volunteers_choose_is_in_a_bundle() -> None:
    assert {c.id for c in CATEGORIES.values() if c.bundle is None} == {"other"}


@pytest.mark.parametrize("category", CATEGORIES.values(), ids=CATEGORIES)
def test_care_is_said_to_whoever_meets_the_kind_in_short_sentences(category: Category) -> None:
    assert (category.care_resident is not None) == category.for_residents
    assert (category.care_volunteer is not None) == category.for_volunteers
    for care in filter(None, (category.care_resident, category.care_volunteer)):
        assert all(len(sentence.split()) <= 15 for sentence in care.id.split(". "))


def test_a_towns_own_kinds_come_before_something_else() -> None:
    kinds = with_town([ICE], {})
    assert list(kinds)[-2:] == ["ice_cream", "other"]
    assert kinds["ice_cream"] == ICE


def test_a_town_raises_levels_and_never_lowers_one() -> None:
    kinds = with_town([ICE], {"dog": 3, "family": 0, "ice_cream": 1})
    assert kinds["dog"].level is Level.EXTRACT_SEEN
    assert kinds["family"].level is Level.EXTRACT_SEEN
    assert kinds["ice_cream"].level is Level.TALKED
    assert CATEGORIES["dog"].level is Level.TALKED


@pytest.mark.parametrize(
    ("extra", "levels", "named"),
    [
        ([CATEGORIES["dog"]], {}, "dog"),
        ([CATEGORIES["other"]], {}, "other"),
        ([ICE, ICE], {}, "ice_cream"),
        ([], {"cat": 1}, "cat"),
        ([], {"dog": 4}, "4"),
    ],
)
def test_what_a_town_cannot_mean_is_refused_by_name(
    extra: list[Category], levels: dict[str, int], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        with_town(extra, levels)
