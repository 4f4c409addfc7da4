from __future__ import annotations

import pytest

from bot.domain.phrases import PHRASES, By, answers_to, menu

IN_WORDS = [
    "on_my_way",
    "late",
    "at_door",
    "cannot_find",
    "which_entrance",
    "which_floor",
    "door_code",
    "not_in_shop",
    "replace_yes",
    "replace_no",
    "how_much",
    "it_cost",
    "paid",
    "leave_outside",
    "left_outside",
    "coming",
    "meet_outside",
    "ill_self",
    "ill_home",
    "call_me",
    "other_time",
    "cannot_come",
    "not_needed",
    "not_understood",
    "ask_coordinator",
    "done",
    "thanks",
]


def test_every_phrase_of_the_list_can_be_said() -> None:
    assert set(IN_WORDS) <= set(PHRASES)


@pytest.mark.parametrize("name", PHRASES)
def test_every_phrase_has_a_way_in_and_its_answers_are_for_the_other_side(name: str) -> None:
    phrase = PHRASES[name]
    in_a_menu = any(phrase in menu(helper=helper, category="shopping") for helper in (True, False))
    under_another = any(phrase.id in other.answers for other in PHRASES.values())
    assert in_a_menu or under_another
    for helper in (True, False):
        if phrase.may_say(helper=helper) and phrase.by is not By.BOTH:
            assert {a.id for a in answers_to(phrase, helper=not helper)} == set(phrase.answers)


def test_what_is_for_shops_is_offered_there_only() -> None:
    walk = {phrase.id for phrase in menu(helper=True, category="dog")}
    shop = {phrase.id for phrase in menu(helper=True, category="shopping")}
    assert shop - walk == {"not_in_shop", "it_cost"}
    assert "replace_yes" not in {phrase.id for phrase in menu(helper=False, category="shopping")}
