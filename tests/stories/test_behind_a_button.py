"""What a short card has no room for is one press away, and comes and goes with what it belongs to."""

from __future__ import annotations

import pytest

from bot.cards import hands, home, offers, privacy, tasks
from bot.domain.categories import CATEGORIES
from bot.text import Text
from bot.town import Town as Settlement
from bot.usecases import answering
from tests.acts import ask
from tests.lindo import lindo
from tests.stories.scenes import asked, neighbours, promised, siv
from tests.town import Town


def _care() -> Text:
    care = CATEGORIES["shopping"].care_volunteer
    assert isinstance(care, Text)
    return care


@pytest.mark.parametrize("language", ["sv", "ar"])
async def test_what_the_help_asks_of_the_helper_can_be_read_before_the_yes(town: Town, language: str) -> None:
    olha = await town.person("Olha", "uk")
    [anna] = await town.volunteers("Anna", language=language)
    await ask(olha)
    await anna.presses(offers.WHAT_TO_KNOW)
    assert anna.toasted(_care())
    assert anna.is_asked()
    await anna.presses(offers.YES)
    assert all(part in anna.find(tasks.GOOD_TO_KNOW) for part in (_care(), tasks.GONE_AFTER(count=24)))


async def test_a_stranger_learns_nothing_with_that_button(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    data = next(d for _, _, d in anna.buttons if d.startswith("offer:know"))
    await olha.sends_press(olha.last.id, data)
    assert olha.toasted(answering.NOT_YOURS)


async def test_what_is_good_to_know_goes_with_a_yes_by_mistake(town: Town) -> None:
    _, anna = await promised(town)
    assert anna.reads(tasks.GOOD_TO_KNOW)
    await anna.presses(tasks.BY_MISTAKE)
    assert not anna.reads(tasks.GOOD_TO_KNOW)


@pytest.mark.parametrize("language", ["sv", "ar"])
async def test_all_kinds_of_a_new_volunteer_are_one_press_away_and_back(town: Town, language: str) -> None:
    siri = await town.coordinator("Siri", language)
    await town.applicants("Anna")
    before = siri.last
    assert CATEGORIES["family"].name not in before
    await siri.presses(hands.ALL_KINDS)
    assert CATEGORIES["family"].name in siri.last
    await siri.presses(hands.BACK)
    assert siri.last.labels == before.labels


async def test_the_card_of_more_reasons_leads_back_to_what_can_be_done(town: Town) -> None:
    _, [anna] = await asked(town, "Anna")
    await anna.presses(offers.NOT_THIS_ONE)
    stuck = siv(town).find(hands.STUCK)
    take = stuck.data(hands.I_TAKE_IT)
    assert take is not None
    await siv(town).sends_press(stuck.id, take.replace("take", "why"))
    assert hands.STUCK not in siv(town).last
    await siv(town).presses(hands.BACK)
    assert siv(town).last.labels == stuck.labels


def test_help_links_to_the_source_code_where_the_town_names_it() -> None:
    there = "https://example.org/lindo/handslag"
    assert _links(lindo()) == []
    assert _links(lindo().model_copy(update={"source_url": there})) == [there]


def _links(town: Settlement) -> list[str]:
    rows = home.help_card(town, "en", helps=False).rows
    return [button.url for row in rows for button in row if button.url]


async def test_who_is_responsible_and_who_looked_earlier_are_one_press_away(town: Town) -> None:
    await neighbours(town, "Anna")
    anna = town.phone("Anna")
    await anna.says("/privacy")
    await anna.presses(privacy.RESPONSIBLE)
    assert privacy.WHO_IS_RESPONSIBLE in anna.last
    assert "08-000 00 00" in anna.last.text
    await anna.presses(privacy.WHO_LOOKED)
    await anna.sends_press(anna.last.id, "privacy:looked-1")
    assert privacy.LOOKED_NOBODY in anna.last
