"""What a bond that is over still does, and what it must not do any more."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, reports, requests, tasks
from bot.domain.ids import RequestId
from bot.domain.reports import Task, What
from bot.domain.requests import State
from bot.storage import requests as stored_requests
from bot.usecases import answering, helping
from tests.acts import ask, form_button, window
from tests.stories.scenes import STREET, asked, closes, number_in, promised, siv, task_of
from tests.town import Town


async def test_who_has_dropped_out_cannot_stop_the_next_ones_task(town: Town) -> None:
    _, anna = await promised(town)
    [bo] = await town.volunteers("Bo", by=siv(town))
    mine = task_of(anna)
    await anna.presses(tasks.CANNOT_COME)
    await anna.presses(tasks.DROP_REASONS["ill"])
    await bo.presses(offers.YES)
    for data in (f"task:tell:{mine}", f"after:bad:{mine}"):
        await anna.sends_press(anna.last.id, data)
        assert anna.toasted(helping.NOT_NOW)
    await anna.sends_press(anna.last.id, f"task:danger:{mine}")
    assert "112" in anna.last
    assert bo.reads(tasks.YOURS)
    assert not siv(town).reads(reports.HEADS[What.TOLD])


async def test_a_yes_on_the_card_of_another_time_is_none_to_the_new_one(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    old, yes = anna.last.id, anna.last.data(offers.YES)
    assert yes is not None
    await olha.presses(requests.CHANGE_TIME)
    await olha.presses(form_button(f"when:{window(olha, 1, 17, 21)}"))
    assert anna.last.id != old
    await anna.sends_press(old, yes)
    assert anna.toasted(answering.NOT_YOURS)
    assert anna.last.offers(offers.YES)


@pytest.mark.parametrize("town", [{"offers_a_day": 2}], indirect=True)
async def test_a_question_that_is_asked_again_still_counts(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.CHANGE_TIME)
    await olha.presses(form_button(f"when:{window(olha, 1, 17, 21)}"))
    assert anna.last.offers(offers.YES)
    asta = await town.person("Asta")
    await ask(asta, kind="dog", street="Hamngatan 2", day=2)
    assert "🐕" not in anna.last
    assert requests.ASK_LATER in asta.last


async def test_what_nobody_could_take_is_forgotten_after_its_days_as_well(town: Town) -> None:
    olha, _ = await asked(town, "Anna")
    request = RequestId(number_in(olha.last.data(requests.CANCEL_REQUEST) or ""))
    await town.later(days=2)
    assert olha.reads(requests.EXPIRED)
    assert await _street(town, request) == STREET
    await town.later(days=31)
    assert await _street(town, request) == ""


async def test_what_a_coordinator_has_taken_does_not_end_by_itself(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await anna.presses(offers.NOT_THIS_ONE)
    await siv(town).presses(hands.I_TAKE_IT)
    await town.later(days=2)
    assert not olha.reads(requests.EXPIRED)
    await siv(town).presses(hands.IS_DONE)
    assert olha.reads(requests.STATES[State.DONE])


async def _street(town: Town, request: RequestId) -> str:
    async with town.app.store.read() as tx:
        stored = await stored_requests.by_id(tx, request)
    assert stored is not None
    return stored.private.street


async def test_what_was_done_and_is_asked_again_ends_with_who_is_erased(town: Town) -> None:
    olha, [anna, bo] = await asked(town, "Anna", "Bo")
    await anna.presses(offers.YES)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses("^task:done:")
    task = number_in(anna.last.data(tasks.GOOD) or "")
    await olha.sends_press(olha.last.id, f"task:tell:{task}")
    await siv(town).presses(hands.I_TAKE_IT)
    await closes(siv(town), task=Task.AGAIN)
    assert bo.is_asked()
    for press in ("privacy:erase", "privacy:erase-yes"):
        await olha.sends_press(olha.last.id, press)
    assert not bo.is_asked()
