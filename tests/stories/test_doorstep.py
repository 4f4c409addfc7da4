"""Nobody has come, nobody opens, somebody is ill, a dog is not safe; and not the two of us again."""

from __future__ import annotations

import pytest

from bot.cards import blocking, doorstep, hands, offers, reports, requests, tasks, timing
from bot.domain.reports import What
from tests.acts import ask
from tests.stories.scenes import asked, everything, helped, promised, siv
from tests.town import Town

LANGUAGES = ("ar", "sv")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_waits_for_nobody_has_it_asked_and_then_somebody_else(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses("^task:wrong:")
    assert not olha.last.offers(doorstep.NOBODY_CAME)
    await town.later(days=1)
    await town.until("12:30")
    await olha.presses("^task:wrong:")
    await olha.presses(doorstep.NOBODY_CAME)
    assert olha.reads(doorstep.WE_ASKED)
    assert anna.reads(doorstep.THEY_WAIT)
    await town.stops()
    await town.starts()
    await town.later(minutes=16)
    assert siv(town).reads(timing.HEADS["absent"])
    await olha.presses(timing.SOMEBODY_ELSE)
    assert olha.reads(doorstep.OTHERS_ASKED)
    assert anna.reads(doorstep.NOT_HEARD)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_helper_who_comes_after_all_says_so_in_one_press(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await town.later(days=1)
    await town.until("12:30")
    await olha.presses("^task:wrong:")
    await olha.presses(doorstep.NOBODY_CAME)
    await anna.presses(doorstep.I_COME)
    assert olha.reads(doorstep.THEY_COME(name="Anna"))
    await town.later(minutes=20)
    assert not siv(town).reads(timing.HEADS["absent"])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_where_nobody_opens_the_helper_waits_ten_minutes_and_tells(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses(tasks.NOT_RIGHT)
    await anna.presses(doorstep.NOBODY_OPENS)
    assert anna.reads(doorstep.RING_AND_WAIT)
    assert olha.reads(doorstep.AT_YOUR_DOOR(name="Anna"))
    await anna.presses(doorstep.STILL_CLOSED)
    assert anna.toasted(doorstep.WAIT_ON)
    assert not siv(town).reads(timing.HEADS["closed"])
    await town.stops()
    await town.later(minutes=11)
    await town.starts()
    assert anna.reads(doorstep.TEN_OVER)
    await anna.presses(doorstep.STILL_CLOSED)
    assert anna.reads(doorstep.GO_HOME)
    assert siv(town).reads(timing.HEADS["closed"])
    await siv(town).presses(timing.ALL_IS_WELL)
    assert siv(town).reads(hands.SETTLED)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_is_ill_is_offered_another_way_on_both_sides(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses("^task:wrong:")
    await olha.presses(doorstep.SOMEBODY_ILL)
    ill = olha.find(doorstep.ILL)
    assert ill.offers(requests.CHANGE_TIME)
    assert ill.offers(requests.CANCEL_REQUEST)
    await olha.presses(doorstep.LEAVE_IT)
    assert "dörr" in anna.last.text
    await anna.presses(tasks.NOT_RIGHT)
    await anna.presses(doorstep.SOMEBODY_ILL)
    await anna.presses("^task:drop-ill:")
    assert olha.reads(requests.DROPPED_OUT)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_dog_that_is_not_safe_stops_the_task_and_keeps_nobody_back(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.presses(tasks.NOT_RIGHT)
    await anna.presses(doorstep.DOG_UNSAFE)
    assert anna.reads(doorstep.DOG)
    assert siv(town).reads(reports.HEADS[What.DOG])
    assert olha.reads(requests.STOPPED)
    [bo] = await town.volunteers("Bo", by=siv(town))
    await ask(olha, kind="shopping", street="Hamngatan 2", day=3)
    assert bo.is_asked()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_not_the_two_of_us_again_is_silent_and_can_be_taken_back(town: Town, language: str) -> None:
    olha, anna = await helped(town, language)
    await olha.presses(tasks.SO_SO)
    before = everything(anna)
    await olha.presses(blocking.NEVER_AGAIN)
    assert blocking.NEVER_SAVED in olha.find(blocking.NEVER_SAVED)
    await town.later(days=1, minutes=5)
    before = everything(anna)
    await ask(olha, kind="dog", street="Hamngatan 2", day=2)
    assert everything(anna) == before
    await olha.presses(blocking.UNDO)
    assert olha.reads(blocking.TAKEN_BACK)


@pytest.mark.parametrize("command", ["/tasks", "/requests"])
async def test_what_is_over_can_still_be_said_something_about(town: Town, command: str) -> None:
    olha, anna = await helped(town)
    phone = anna if command == "/tasks" else olha
    await phone.says(command)
    assert phone.last.offers(blocking.NEVER_AGAIN)
    assert phone.last.offers(tasks.NOT_RIGHT)
    await phone.presses(blocking.NEVER_AGAIN)
    await town.later(days=1)
    await ask(olha, kind="dog", street="Hamngatan 2", day=2)
    assert not anna.is_asked()


@pytest.mark.parametrize("town", [{"offers_a_day": 3}], indirect=True)
@pytest.mark.parametrize("then", ["goes_on", "rest"])
async def test_after_two_tasks_given_back_a_coordinator_looks_first(town: Town, then: str) -> None:
    _, [anna] = await asked(town, "Anna")
    for day in (2, 3):
        await anna.presses(offers.YES)
        await anna.presses("^task:drop:")
        await anna.presses(tasks.DROP_REASONS["time"])
        assert siv(town).reads(reports.GAVE_BACK_TWICE(name="Anna")) is (day == 3)
        karin = await town.person(f"Karin {day}")
        await ask(karin, kind="dog", street=f"Hamngatan {day}", day=day)
    assert not anna.is_asked()
    await siv(town).presses(f"^hand:{then}:")
    assert anna.reads(reports.YOU_REST) is (then == "rest")
    await siv(town).presses("^hand:goes_on:") if then == "rest" else None
    asta = await town.person("Asta")
    await ask(asta, kind="dog", street="Kyrkogatan 1", day=4)
    assert anna.is_asked()
