"""What somebody writes before anything is known of them."""

from __future__ import annotations

from bot.cards import hands
from bot.flows import safety
from bot.storage import people
from tests.phone import Phone
from tests.stories.scenes import everything
from tests.town import Town

FALLEN = "Min mamma har ramlat och svarar inte"


async def test_danger_comes_before_the_choice_of_a_language(town: Town) -> None:
    amina = await town.newcomer("Amina")
    await amina.says(FALLEN)
    assert amina.reads(safety.IN_DANGER)
    assert amina.last.offers("^lang:sv$")


async def test_danger_behind_a_command_is_seen(town: Town) -> None:
    amina = await town.person("Amina")
    await amina.says(f"/need {FALLEN}")
    assert safety.IN_DANGER in amina.last


async def test_danger_in_a_message_that_was_changed_is_seen(town: Town) -> None:
    amina = await town.person("Amina")
    message = await amina.says("Hallå där borta")
    await amina.edits(message, FALLEN)
    assert safety.IN_DANGER in amina.last


async def test_words_after_start_are_not_kept(town: Town) -> None:
    amina = await town.newcomer("Amina")
    await amina.says("/start jag har epilepsi")
    assert await _kept_link(town, amina) is None
    await amina.says("/start need")
    assert await _kept_link(town, amina) == "need"


async def test_the_number_of_somebody_without_our_languages_reaches_the_coordinator(town: Town) -> None:
    siri = await town.coordinator("Siri")
    amina = await town.newcomer("Amina", "en", app_language="so")
    await amina.says("/start")
    await amina.presses("^lang:other$")
    await amina.presses("^nolang:so$")
    await amina.shares_number("46701740605")
    assert hands.RING_LANGUAGE in siri.last
    assert "46701740605" in everything(siri)


async def _kept_link(town: Town, phone: Phone) -> str | None:
    async with town.app.store.read() as tx:
        person = await people.by_user(tx, phone.id)
    assert person is not None
    return person.started_with
