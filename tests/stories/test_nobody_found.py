"""Whom the waves reach, whom they spare, and what is said when nobody is left."""

from __future__ import annotations

import asyncio

import pytest

from bot.cards import hands, offers, requests, tasks
from bot.domain.eligibility import WHY, Reason
from bot.domain.offers import NoReason
from bot.domain.requests import State
from bot.usecases import answering, approving, volunteering
from tests.acts import ask, form_button, turn_to, window
from tests.stories.scenes import LANGUAGES, STREET, asked, everything, neighbours, siv
from tests.town import Town


async def test_a_no_is_replaced_at_once(town: Town) -> None:
    _, four = await asked(town, "Anna", "Bo", "Cilla", "Dag")
    unasked = [one for one in four if not one.is_asked()]
    assert len(unasked) == 1
    refuser = next(one for one in four if one not in unasked)
    await refuser.presses(offers.NOT_THIS_ONE)
    assert unasked[0].is_asked()
    assert offers.FINE in refuser.last
    await refuser.presses(offers.REASONS[NoReason.TOO_FAR])
    assert offers.THANKS_FOR_WHY in refuser.last
    assert refuser.last.buttons == ()


async def test_who_said_no_without_a_reason_is_left_in_peace(town: Town) -> None:
    _, [anna] = await asked(town, "Anna")
    await anna.presses(offers.NOT_THIS_ONE)
    await town.until("20:00")
    assert offers.FINE in anna.last


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nobody_to_ask_is_said_honestly_with_the_desks_hours(town: Town, language: str) -> None:
    await town.coordinator("Siv")
    olha = await town.person("Olha", language)
    await ask(olha)
    assert requests.NOBODY_YET in olha.last
    assert requests.READS_NOW in olha.last
    assert "08-000 00 00" in olha.last
    assert not olha.reads(requests.ASKING)


async def test_outside_desk_hours_the_next_ones_are_named(town: Town) -> None:
    await town.coordinator("Siv")
    olha = await town.person("Olha", "en")
    await town.until("18:00")
    await ask(olha, day=2)
    assert requests.READS_AT in olha.last
    assert "5 March" in olha.last
    assert "9–15" in olha.last


async def test_just_before_the_desk_closes_the_next_hours_are_named(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await town.until("14:50")
    await ask(olha)
    assert requests.READS_NOW not in olha.last
    assert requests.READS_AT in olha.last


async def test_when_everybody_has_said_no_the_asker_and_the_coordinator_hear_it(town: Town) -> None:
    olha, [anna, bo] = await asked(town, "Anna", "Bo")
    [_far] = await town.volunteers("Disa", area="vastra", by=siv(town))
    await anna.presses(offers.NOT_THIS_ONE)
    assert not olha.reads(requests.NOBODY)
    await bo.presses(offers.NOT_THIS_ONE)
    assert requests.NOBODY in olha.last
    card = siv(town).last
    assert hands.STUCK in card
    assert hands.ASKED(number=2) in card
    assert WHY[Reason.TOO_FAR](count=1) in card
    assert STREET not in everything(siv(town))


async def test_silence_is_counted_and_the_promise_kept_before_its_hour(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    assert requests.HEAR_BEFORE in olha.last
    await town.until("19:56")
    assert not olha.reads(requests.NOBODY)
    await town.until("20:00")
    await town.later(minutes=1)
    assert offers.TIME_IS_UP in anna.last
    assert requests.NOBODY in olha.last
    assert hands.STUCK in siv(town).last


async def test_a_late_yes_still_counts_while_nobody_else_has_it(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    yes = anna.last.data(offers.YES)
    assert yes is not None
    await town.until("20:00")
    await town.later(minutes=1)
    await anna.sends_press(anna.last.id, yes)
    assert anna.reads(tasks.YOURS)
    assert "Anna" in olha.last


async def test_the_coordinator_asks_further_away(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    [disa] = await town.volunteers("Disa", area="vastra", by=siv(town))
    await anna.presses(offers.NOT_THIS_ONE)
    await siv(town).presses(hands.ASK_FURTHER)
    assert disa.is_asked()
    assert hands.ASKED_ON in siv(town).find(hands.ASKED_ON)
    await disa.presses(offers.YES)
    assert "Disa" in olha.last


async def test_the_coordinator_asks_those_who_are_not_free_then(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await anna.says("/profile")
    await turn_to(anna, form_button("summary:times"))
    await anna.presses(form_button("times:end"))
    await ask(olha)
    assert WHY[Reason.NOT_THEN](count=1) in siv(town).find(hands.STUCK)
    await siv(town).presses(hands.ASK_OTHER_TIMES)
    assert anna.is_asked()


async def test_the_coordinator_chooses_somebody_who_is_asked_alone(town: Town) -> None:
    _, [anna] = await asked(town, "Anna")
    disa, elsa = await town.volunteers("Disa", "Elsa", area="vastra", by=siv(town))
    await anna.presses(offers.NOT_THIS_ONE)
    await siv(town).presses(hands.CHOOSE)
    assert hands.CHOOSE_WHOM in siv(town).last
    assert "Disa" in siv(town).last
    assert "Anna" not in siv(town).last
    await siv(town).presses("^hand:pick-")
    assert siv(town).toasted(approving.DONE)
    assert sorted([disa.is_asked(), elsa.is_asked()]) == [False, True]


async def test_looking_at_the_choice_and_going_back_changes_nothing(town: Town) -> None:
    _, [anna] = await asked(town, "Anna")
    await anna.presses(offers.NOT_THIS_ONE)
    before = siv(town).last
    await siv(town).presses(hands.CHOOSE)
    await siv(town).presses(hands.BACK)
    assert siv(town).last.labels == before.labels


async def test_a_coordinator_takes_it_and_the_asker_knows(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    maj = await town.coordinator("Maj")
    await anna.presses(offers.NOT_THIS_ONE)
    assert hands.STUCK in maj.last
    await siv(town).presses(hands.I_TAKE_IT)
    assert hands.YOU_TAKE_IT in siv(town).last
    assert "bröd, mjölk" in siv(town).last
    assert hands.TAKEN_BY_OTHER in maj.last
    assert maj.last.buttons == ()
    assert requests.A_COORDINATOR_DOES in olha.last
    await siv(town).presses(hands.IS_DONE)
    assert olha.reads(requests.STATES[State.DONE])


async def test_a_different_time_asks_again(town: Town) -> None:
    olha, [anna, bo] = await asked(town, "Anna", "Bo")
    await anna.presses(offers.NOT_THIS_ONE)
    await bo.presses(offers.NOT_THIS_ONE)
    [cilla] = await town.volunteers("Cilla", by=siv(town))
    await olha.presses(requests.OTHER_TIME)
    await olha.presses(form_button(f"when:{window(olha, 1, 17, 21)}"))
    assert olha.reads(requests.TIME_CHANGED)
    assert cilla.is_asked()
    assert hands.SETTLED in siv(town).find(hands.SETTLED)


async def test_nobody_is_asked_in_quiet_hours_but_in_the_morning(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await town.until("21:30")
    await ask(olha, day=1)
    assert requests.ASK_LATER in olha.last
    assert not anna.is_asked()
    await town.until("07:59")
    assert not anna.is_asked()
    await town.until("08:00")
    await town.later(minutes=1)
    assert anna.is_asked()


async def test_a_question_that_came_too_late_for_the_evening_is_asked_in_the_morning(town: Town) -> None:
    """While Telegram could not be reached the quiet hours began; the others' questions went out at night."""
    town.refusals_expected = frozenset({403, 429})
    olha, [anna, bo] = await neighbours(town, "Anna", "Bo")
    await bo.says("/profile")
    await turn_to(bo, form_button("summary:quiet"))
    await bo.presses(form_button("quiet:0-0"))
    await town.until("20:50")
    await ask(olha, day=2, send=False)
    await town.post("/sandbox/faults", method="sendMessage", kind="429", times=9, seconds=1)
    await olha.presses(form_button("summary:send(_adult)?"), settle=False)
    await asyncio.sleep(0.3)
    await town.until("21:05")
    assert (anna.is_asked(), bo.is_asked()) == (False, True)
    await town.until("08:00")
    assert anna.is_asked()


@pytest.mark.parametrize("town", [{"offers_a_day": 1}], indirect=True)
async def test_nobody_is_asked_more_often_than_once_a_day(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await ask(olha, kind="dog", day=2)
    assert sum(message.offers(offers.YES) for message in anna.received) == 1
    assert requests.ASK_LATER in olha.last
    await town.until("08:00")
    await town.later(minutes=1)
    assert sum(message.offers(offers.YES) for message in anna.received) == 1
    assert "🐕" in anna.last


async def test_somebody_who_needs_a_rest_is_asked_nothing_until_it_is_over(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await anna.says("/pause")
    assert volunteering.PAUSE in anna.last
    await anna.presses(volunteering.A_DAY)
    assert volunteering.PAUSED_UNTIL in anna.last
    await ask(olha, day=3)
    assert not anna.is_asked()
    await town.later(hours=24, minutes=1)
    assert anna.reads(volunteering.PAUSE_ENDED)
    assert anna.is_asked()


async def test_a_pause_until_i_say_ends_when_i_say(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await anna.says("/pause")
    await anna.presses(volunteering.UNTIL_I_SAY)
    assert volunteering.PAUSED in anna.last
    await town.later(days=20)
    await ask(olha)
    assert not anna.is_asked()
    await anna.presses(volunteering.END_PAUSE)
    assert anna.toasted(volunteering.PAUSE_ENDED)
    await ask(olha, kind="dog")
    assert anna.is_asked()


async def test_a_blocked_bot_moves_on_to_the_next_one(town: Town) -> None:
    _, four = await asked(town, "Anna", "Bo", "Cilla", "Dag")
    [unasked] = [one for one in four if not one.is_asked()]
    gone = next(one for one in four if one is not unasked)
    await gone.does("block")
    assert unasked.is_asked()


async def test_who_has_blocked_the_bot_unseen_is_passed_over_when_the_offer_fails(town: Town) -> None:
    olha, [anna, bo] = await neighbours(town, "Anna", "Bo")
    await town.stops()
    await anna.does("deactivate")
    await town.starts()
    await ask(olha)
    assert bo.is_asked()
    await bo.presses(offers.NOT_THIS_ONE)
    assert hands.STUCK in siv(town).last
    assert hands.ANSWERS(no=1, silent=0, unreachable=1) in siv(town).last


async def test_too_late_to_begin_ends_the_need_with_honest_words(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await town.later(days=1)
    await town.until("16:30")
    assert requests.EXPIRED in olha.last
    assert not anna.reads(answering.YOURS)
    assert not anna.is_asked()


async def test_levels_decide_who_may_be_asked(town: Town) -> None:
    [anna] = await town.volunteers("Anna", level="talked")
    [bo] = await town.applicants("Bo")
    olha = await town.person("Olha", "uk")
    await ask(olha)
    assert not anna.is_asked()
    await ask(olha, kind="dog")
    assert anna.is_asked()
    assert not bo.is_asked()
    await ask(await town.person("Asta"), kind="outdoors")
    assert bo.is_asked()
