"""Languages without a catalogue: own name, one sentence, one button each."""

import string

import pytest

from bot.cards.home import not_spoken, own_names
from bot.demo import demo_town
from bot.i18n import FINISHED, OWN_NAMES, others


def test_at_least_twenty_languages_have_a_sentence() -> None:
    assert len(others().keys() - set(FINISHED)) >= 20


@pytest.mark.parametrize("code", others())
def test_each_has_its_own_name_the_telephone_and_a_short_button(code: str) -> None:
    other = others()[code]
    fields = [field for _, field, _, _ in string.Formatter().parse(other.sentence) if field]
    assert code in OWN_NAMES
    assert fields == ["telephone"]
    assert 0 < len(other.button) <= 30
    assert len(other.sentence) <= 160
    assert 0 < len(other.back) <= 30


def test_the_list_leaves_out_what_the_town_speaks() -> None:
    town = demo_town()
    pressed = {button.press for row in own_names(town).rows for button in row}
    assert not pressed & {f"nolang:{code}" for code in town.languages}


def test_the_sentence_names_the_towns_telephone() -> None:
    assert "08-000 00 00" in repr(not_spoken(demo_town(), "so").text)
