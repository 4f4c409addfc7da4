"""Restarts, days away, old buttons and two presses at once: a form is never lost and never acts twice."""

from __future__ import annotations

import asyncio

import pytest

from bot.cards import offers, requests, tasks
from bot.flows import engine, screens
from bot.flows.forms import need_texts
from bot.usecases import talking
from tests.acts import ask, form_button, turn_to, window
from tests.stories.scenes import STREET, asked, neighbours
from tests.town import Town


@pytest.mark.parametrize("language", ["ar", "uk"])
async def test_a_restart_in_the_middle_of_a_form_is_not_noticed(town: Town, language: str) -> None:
    olha, [anna] = await neighbours(town, "Anna", language=language)
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await _restart(town)
    await olha.presses(form_button("area:norro"))
    await _restart(town)
    await olha.says(STREET)
    await turn_to(olha, form_button(f"when:{window(olha, 1, 12, 17)}"))
    await _restart(town)
    await olha.says("bröd")
    await olha.presses(form_button("summary:send_adult"))
    await _restart(town)
    await anna.presses(offers.YES)
    assert anna.reads(tasks.YOURS)
    assert requests.COMES in olha.last


async def test_what_was_written_while_the_bot_was_away_is_answered_afterwards(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await town.stops()
    await anna.presses(offers.YES)
    await olha.says("/requests")
    assert not olha.reads(requests.COMES)
    await town.starts()
    assert anna.reads(tasks.YOURS)
    assert olha.reads(requests.COMES)


async def test_time_that_passed_while_the_bot_was_away_is_decided_from_now(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await town.stops()
    await town.later(days=2)
    await town.starts()
    assert requests.EXPIRED in olha.last
    assert offers.TIME_IS_UP in anna.last
    assert not olha.reads(requests.NOBODY)


@pytest.mark.parametrize("language", ["ar", "sv"])
async def test_after_four_days_one_is_asked_to_go_on_or_start_again(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:norro"))
    await town.later(days=4)
    await olha.says(STREET)
    assert screens.COME_BACK in olha.last
    assert olha.last.offers(screens.START_AGAIN)
    await olha.presses(screens.GO_ON)
    assert need_texts.WHEN in olha.last


async def test_starting_again_begins_with_the_first_question(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await ask(olha, send=False)
    await olha.says("/need")
    await olha.presses(screens.START_AGAIN)
    assert need_texts.KIND in olha.last
    assert "bröd" not in olha.last.text


async def test_dropping_it_leaves_nothing_behind(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await ask(olha, send=False)
    await olha.says("/need")
    await olha.presses(screens.DROP_IT)
    assert talking.DROPPED in olha.last
    await olha.says("/cancel")
    assert talking.NOTHING_TO_CANCEL in olha.last


async def test_an_old_screen_says_kindly_that_it_is_old(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/need")
    kind = olha.last.data(form_button("kind:dog"))
    assert kind is not None
    card = olha.last.id
    await olha.presses(form_button("kind:shopping"))
    await olha.sends_press(card, kind)
    assert olha.toasted(engine.PRESSED_OLD)
    assert need_texts.WHERE in olha.last
    await olha.says("/cancel")
    await olha.sends_press(card, kind)
    assert olha.toasted(talking.OLD_PRESS)


async def test_two_presses_on_send_send_once(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, send=False)
    card, send = olha.last.id, olha.last.data(form_button("summary:send_adult"))
    assert send is not None
    await asyncio.gather(*(olha.sends_press(card, send, settle=False) for _ in range(2)))
    await town.settled()
    assert sum(message.offers(offers.YES) for message in anna.received) == 1
    assert olha.toasted(talking.OLD_PRESS)


async def test_two_presses_on_an_answer_answer_once(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/need")
    card, kind = olha.last.id, olha.last.data(form_button("kind:dog"))
    assert kind is not None
    await asyncio.gather(*(olha.sends_press(card, kind, settle=False) for _ in range(3)))
    await town.settled()
    assert need_texts.WHERE in olha.last
    assert olha.toasted(engine.PRESSED_OLD)


async def test_a_press_on_last_weeks_question_is_answered_and_the_buttons_are_gone(town: Town) -> None:
    _, [anna] = await asked(town, "Anna")
    yes = anna.last.data(offers.YES)
    assert yes is not None
    await town.later(days=7)
    assert anna.last.buttons == ()
    await anna.sends_press(anna.last.id, yes)
    assert anna.toast
    assert STREET not in anna.last


async def test_an_update_that_telegram_sends_twice_counts_once(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, send=False)
    await town.post("/sandbox/faults", kind="update_twice", times=1)
    await olha.presses(form_button("summary:send_adult"))
    assert sum(message.offers(offers.YES) for message in anna.received) == 1


async def test_who_comes_back_after_blocking_is_asked_again(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await anna.does("block")
    await ask(olha)
    assert requests.NOBODY_YET in olha.last
    await anna.does("unblock")
    await ask(olha, kind="dog")
    assert anna.is_asked()


async def _restart(town: Town) -> None:
    await town.stops()
    await town.starts()


@pytest.mark.parametrize("language", ["ar", "sv"])
async def test_a_half_written_request_waits_beneath_a_small_question_about_another(
    town: Town, language: str
) -> None:
    olha, _ = await asked(town, "Anna", language=language)
    await olha.says("/need")
    await turn_to(olha, form_button("kind:dog"))
    await olha.presses(form_button("area:norro"))
    await olha.presses(requests.ADD_WORD)
    await olha.says("smör")
    assert olha.reads(requests.ADDED)
    assert talking.GOES_ON in olha.last
    assert need_texts.STREET in olha.last
    await olha.says("Hamngatan 2")
    assert need_texts.WHEN in olha.last


async def test_leaving_the_small_question_also_leads_back(town: Town) -> None:
    olha, _ = await asked(town, "Anna")
    await olha.says("/need")
    await turn_to(olha, form_button("kind:dog"))
    for leave in ("/cancel", None):
        await olha.presses(requests.CHANGE_TIME)
        if leave is None:
            await olha.presses(screens.CANCEL)
        else:
            await olha.says(leave)
        assert talking.GOES_ON in olha.last
        assert need_texts.WHERE in olha.last


async def test_an_album_added_to_one_request_is_no_answer_to_the_other(town: Town) -> None:
    olha, _ = await asked(town, "Anna")
    await olha.says("/need")
    await turn_to(olha, form_button("kind:dog"))
    await olha.presses(form_button("area:norro"))
    await olha.presses(requests.ADD_WORD)
    for _ in range(2):
        await olha.does("photo", album="list")
    assert need_texts.STREET in olha.last
    assert need_texts.STREET_WORDS not in olha.last
