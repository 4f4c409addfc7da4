"""What happens between the yes and the end."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, reports, requests, tasks
from bot.domain.reports import Task, What
from bot.domain.requests import State
from bot.flows import steps
from bot.flows.forms import small
from bot.usecases import closing, helping, listing
from tests.acts import ask
from tests.stories.scenes import STREET, asked, closes, everything, promised, siv
from tests.town import Town


async def test_a_yes_pressed_by_mistake_is_undone_within_two_minutes(town: Town) -> None:
    olha, [anna, bo] = await asked(town, "Anna", "Bo")
    await anna.presses(offers.YES)
    assert bo.reads(offers.TAKEN)
    await anna.presses(tasks.BY_MISTAKE)
    assert anna.reads(tasks.CLOSED_UNDONE)
    assert STREET not in everything(anna)
    assert olha.reads(requests.GIVEN_BACK)
    assert "Anna" not in everything(olha)


async def test_after_two_minutes_there_is_no_mistake_any_more(town: Town) -> None:
    _, anna = await promised(town)
    undo = anna.find(tasks.YOURS).data(tasks.BY_MISTAKE)
    assert undo is not None
    await town.later(minutes=3)
    assert not anna.find(tasks.YOURS).offers(tasks.BY_MISTAKE)
    assert anna.reads(tasks.YOURS)
    await anna.sends_press(anna.find(tasks.YOURS).id, undo)
    assert anna.toasted(helping.NOT_NOW)
    assert anna.reads(tasks.YOURS)


async def test_who_cannot_come_says_why_in_one_press_and_others_are_asked_at_once(town: Town) -> None:
    olha, anna = await promised(town)
    [bo] = await town.volunteers("Bo", by=siv(town))
    await anna.presses(tasks.CANNOT_COME)
    assert anna.reads(tasks.WHY_NOT_COME)
    await anna.presses(tasks.DROP_REASONS["ill"])
    assert anna.reads(tasks.CLOSED_DROPPED)
    assert anna.find(tasks.CLOSED_DROPPED).buttons == ()
    assert STREET not in everything(anna)
    assert olha.reads(requests.DROPPED_OUT)
    assert bo.is_asked()
    await bo.presses(offers.YES)
    assert "Bo" in olha.last
    assert "Anna" not in everything(olha)


async def test_who_can_come_after_all_has_the_card_back(town: Town) -> None:
    olha, anna = await promised(town)
    await anna.presses(tasks.CANNOT_COME)
    await anna.presses(tasks.KEEP_IT)
    assert anna.reads(tasks.YOURS)
    assert anna.reads(STREET)
    assert not olha.reads(requests.DROPPED_OUT)


async def test_floor_and_door_code_are_shown_only_on_the_way(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.FLOOR_AND_DOOR)
    assert small.ASK_DOOR in olha.last
    await olha.says("3 tr, Kovalenko, kod 1234")
    assert listing.SAVED in olha.last
    assert "1234" not in everything(anna)
    await anna.presses(tasks.ON_MY_WAY)
    assert anna.reads("3 tr, Kovalenko, kod 1234")
    await anna.presses("^task:done:")
    assert "1234" not in everything(anna)


async def test_a_door_code_written_while_helpers_are_on_the_way_reaches_them_at_once(town: Town) -> None:
    olha, anna = await promised(town)
    await anna.presses(tasks.ON_MY_WAY)
    await olha.presses(requests.FLOOR_AND_DOOR)
    await olha.says("kod 1234")
    assert "kod 1234" in anna.find(tasks.ON_THE_WAY)


async def test_words_added_later_reach_the_one_who_helps(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.ADD_WORD)
    await olha.says("och te")
    assert requests.ADDED_TOLD in olha.last
    assert "och te" in anna.find(tasks.YOURS)
    assert anna.reads(listing.ADDED_FOR_HELPER)


async def test_words_added_before_the_yes_are_shown_only_after_it(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.ADD_WORD)
    await olha.says("och te")
    assert requests.ADDED in olha.last
    assert "te" not in anna.last.text.split()
    await anna.presses(offers.YES)
    assert anna.reads("och te")


async def test_a_cancelled_need_takes_the_questions_back(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.CANCEL_REQUEST)
    assert requests.CANCEL_SURE in olha.last
    assert anna.is_asked()
    await olha.presses(requests.YES_CANCEL)
    assert olha.toasted(requests.CANCELLED)
    assert offers.NOT_NEEDED in anna.last
    assert anna.last.buttons == ()


async def test_a_need_cancelled_after_the_yes_frees_the_helper(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.YES_CANCEL)
    assert tasks.CLOSED_CANCELLED in anna.last
    assert STREET not in everything(anna)
    await anna.says("/tasks")
    assert listing.NO_TASKS in anna.last


async def test_keeping_the_need_changes_nothing(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.KEEP_REQUEST)
    assert requests.STATES[State.OPEN] in olha.last
    assert anna.is_asked()


async def test_tasks_are_listed_without_the_address_which_a_window_shows(town: Town) -> None:
    _, anna = await promised(town)
    await anna.says("/tasks")
    assert anna.reads(listing.YOUR_TASKS(count=1))
    assert STREET not in anna.last
    await anna.presses(listing.SHOW_ADDRESS)
    assert anna.toast == f"Olha, {STREET}"


async def test_requests_are_listed_with_their_state_and_what_comes_next(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/requests")
    assert requests.NO_REQUESTS in olha.last
    [anna] = await town.volunteers("Anna")
    await ask(olha)
    await olha.says("/requests")
    assert requests.STATES[State.OPEN] in olha.last
    assert requests.HEAR_BEFORE in olha.last
    await anna.presses(offers.YES)
    await olha.says("/requests")
    assert requests.STATES[State.ASSIGNED] in olha.last
    assert olha.last.offers(requests.CANCEL_REQUEST)


async def test_something_is_not_right_stops_the_task_and_tells_the_coordinator_at_once(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.NOT_RIGHT)
    assert reports.IN_DANGER in olha.last
    await olha.presses(reports.NO_TELL)
    assert reports.HEADS[What.TOLD] in siv(town).last
    assert "Olha" in siv(town).last
    assert tasks.CLOSED_STOPPED in anna.find(tasks.CLOSED_STOPPED)
    assert STREET not in everything(anna)
    await olha.says("Hon bad om min bankkod")
    assert reports.STOPPED_FOR_YOU in olha.last
    assert reports.NOT_DANGER in olha.last
    assert "Hon bad om min bankkod" in siv(town).last
    assert "bankkod" not in everything(anna)


async def test_in_danger_the_number_comes_first(town: Town) -> None:
    olha, anna = await promised(town)
    await anna.presses(tasks.NOT_RIGHT)
    await anna.presses(reports.YES_DANGER)
    assert reports.RING_112 in anna.last
    assert reports.HEADS[What.DANGER] in siv(town).last
    await anna.presses(closing.RING_ME)
    assert siv(town).reads(hands.RING_DANGER)
    assert requests.STOPPED in olha.find(requests.STOPPED)


@pytest.mark.parametrize(("how", "state"), [(Task.DONE, State.DONE), (Task.OFF, State.CANCELLED)])
async def test_a_stopped_task_ends_as_the_coordinator_says(town: Town, how: Task, state: State) -> None:
    olha, anna = await promised(town)
    await anna.presses(tasks.NOT_RIGHT)
    await anna.presses(reports.NO_TELL)
    await anna.says("Ingen öppnar")
    await siv(town).presses(hands.I_TAKE_IT)
    assert reports.YOU_LOOK_AFTER in siv(town).find(reports.YOU_LOOK_AFTER)
    await closes(siv(town), task=how)
    assert siv(town).reads(reports.CLOSED_BY)
    assert closing.BY_COORDINATOR(state=requests.STATES[state]) in olha.last


async def test_a_stopped_task_can_be_asked_about_again(town: Town) -> None:
    _, anna = await promised(town)
    [bo] = await town.volunteers("Bo", by=siv(town))
    await anna.presses(tasks.NOT_RIGHT)
    await anna.presses(reports.NO_TELL)
    await anna.says("Ingen öppnar")
    await siv(town).presses(hands.I_TAKE_IT)
    await closes(siv(town), task=Task.AGAIN)
    assert bo.is_asked()
    assert not anna.is_asked()


async def test_a_task_that_is_over_cannot_be_pressed_on(town: Town) -> None:
    _, anna = await promised(town)
    way = anna.find(tasks.YOURS).data(tasks.ON_MY_WAY)
    assert way is not None
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses("^task:done:")
    card = anna.find(tasks.CLOSED_DONE)
    assert card.buttons == ()
    for data in (way, way.replace("way", "done"), way.replace("way", "drop-ill"), way.replace("way", "undo")):
        await anna.sends_press(card.id, data)
        assert anna.toasted(helping.NOT_NOW)


async def test_somebody_with_a_task_is_not_asked_for_that_time(town: Town) -> None:
    _, anna = await promised(town)
    asta = await town.person("Asta")
    await ask(asta, street="Hamngatan 2")
    assert not anna.is_asked()
    await ask(asta, kind="dog", street="Hamngatan 2", day=2)
    assert anna.is_asked()


@pytest.mark.parametrize("language", ["ar", "sv"])
async def test_a_helper_who_blocks_the_bot_before_setting_out_is_replaced(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    [bo] = await town.volunteers("Bo", by=siv(town))
    await anna.does("block")
    assert olha.reads(requests.NOT_REACHED)
    assert bo.is_asked()
    await bo.presses(offers.YES)
    assert requests.COMES in olha.last
    assert "Bo" in olha.last.text


async def test_a_helper_who_is_on_the_way_stays_the_helper(town: Town) -> None:
    olha, anna = await promised(town)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.does("block")
    assert not olha.reads(requests.NOT_REACHED)


async def test_what_waits_for_a_coordinator_is_listed_with_when_it_is_read(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await ask(olha)
    await town.until("20:00")
    await olha.says("/requests")
    assert requests.STATES[State.NEEDS_COORDINATOR] in olha.last
    assert requests.READS_AT in olha.last


async def test_a_time_that_was_short_for_a_while_does_not_stay_short(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    assert "75" in anna.last.text
    for hours, minutes in (("14-15", "60"), ("12-17", "75")):
        await olha.presses(requests.CHANGE_TIME)
        await olha.says(f"завтра {hours}")
        assert minutes in anna.last.text


async def test_a_caption_that_is_too_long_is_asked_for_again_and_never_cut(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.ADD_WORD)
    await olha.does("photo", caption="x" * 1010)
    assert steps.TOO_LONG in olha.last
    await olha.does("photo", caption="x" * 990 + "END")
    assert "END" in everything(anna)
