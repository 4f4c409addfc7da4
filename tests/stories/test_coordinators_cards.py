"""What stands on a coordinator's card beyond the first look: pictures, who was there, and a level raised later."""

from __future__ import annotations

from bot.cards import hands, offers, reports, requests, tasks, timing
from bot.domain.people import Level
from bot.domain.reports import Task, What
from bot.domain.requests import State
from bot.usecases import approving, vanishing
from tests.acts import ask, form_button, window
from tests.phone import Phone
from tests.stories.scenes import closes, neighbours, promised, siv
from tests.town import Town


async def test_pictures_of_a_request_that_waits_reach_the_coordinator_who_asks_for_them(town: Town) -> None:
    maj = await _two_coordinators(town)
    await _needs_a_lamp(town.phone("Olha"))
    assert _media(siv(town)) == []
    await siv(town).presses(tasks.SHOW_MEDIA)
    assert siv(town).toasted(vanishing.HERE_THEY_ARE)
    assert sorted(_media(siv(town))) == ["photo", "voice"]
    assert all(message.protected for message in siv(town).messages if message.media)
    assert _media(maj) == []
    await town.later(hours=40)
    assert _media(siv(town)) == []


async def test_pictures_stay_within_reach_of_whoever_takes_the_request_and_of_nobody_else(
    town: Town,
) -> None:
    maj = await _two_coordinators(town)
    await _needs_a_lamp(town.phone("Olha"))
    card, media = maj.last.id, maj.last.data(tasks.SHOW_MEDIA)
    assert media is not None
    await siv(town).presses(hands.I_RING_FIRST)
    assert not maj.last.offers(tasks.SHOW_MEDIA)
    await maj.sends_press(card, media)
    assert maj.toasted(hands.GONE)
    assert _media(maj) == []
    await siv(town).presses(tasks.SHOW_MEDIA)
    assert sorted(_media(siv(town))) == ["photo", "voice"]


async def test_pictures_can_be_shown_again_on_another_day_and_go_again(town: Town) -> None:
    await neighbours(town, "Anna")
    await _needs_a_lamp(town.phone("Olha"))
    await siv(town).presses(tasks.SHOW_MEDIA)
    await siv(town).presses(tasks.SHOW_MEDIA)
    assert len(_media(siv(town))) == 2
    await town.until("09:00")
    await siv(town).presses(tasks.SHOW_MEDIA)
    assert len(_media(siv(town))) == 4
    await town.until("16:01")
    assert len(_media(siv(town))) == 2
    await town.later(days=1)
    assert _media(siv(town)) == []


async def test_a_card_without_pictures_offers_none(town: Town) -> None:
    olha, _ = await neighbours(town, "Anna")
    await ask(olha, kind="repairs", words="en lampa")
    assert siv(town).last.offers(hands.LOOKS_RIGHT)
    assert not siv(town).last.offers(tasks.SHOW_MEDIA)


async def test_a_picture_of_what_is_not_right_reaches_the_coordinator_and_not_the_helper(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.NOT_RIGHT)
    await olha.presses(reports.NO_TELL)
    assert not siv(town).last.offers(tasks.SHOW_MEDIA)
    await olha.does("photo", caption="Se här")
    assert "Se här" in siv(town).last
    await siv(town).presses(tasks.SHOW_MEDIA)
    assert _media(siv(town)) == ["photo"]
    assert _media(anna) == []
    await town.later(hours=40)
    assert _media(siv(town)) == []


async def test_a_stopped_task_names_both_and_what_was_told_stays_with_who_takes_it(town: Town) -> None:
    olha, _ = await promised(town)
    await _stops(olha, "Hon bad om min bankkod")
    card = siv(town).last
    assert reports.HEADS[What.TOLD] in card
    assert hands.STOPPED_BY(name="Olha") in card
    assert reports.WHO_ELSE(name="Anna") in card
    await siv(town).presses(hands.I_TAKE_IT)
    taken = siv(town).last
    assert reports.YOU_LOOK_AFTER in taken
    assert hands.STOPPED_BY(name="Olha") in taken
    assert reports.WHO_ELSE(name="Anna") in taken
    assert "Hon bad om min bankkod" in taken


async def test_what_is_told_after_somebody_has_taken_it_reaches_them_only(town: Town) -> None:
    olha, _ = await promised(town)
    maj = await town.coordinator("Maj")
    await olha.presses(requests.NOT_RIGHT)
    await olha.presses(reports.NO_TELL)
    await siv(town).presses(hands.I_TAKE_IT)
    await olha.says("Hon bad om min bankkod")
    assert "Hon bad om min bankkod" in siv(town).find(reports.YOU_LOOK_AFTER)
    assert hands.TAKEN_BY_OTHER in maj.last
    assert "bankkod" not in maj.last


async def test_a_level_is_raised_later_on_all_coordinators_phones(town: Town) -> None:
    maj = await town.coordinator("Maj")
    [anna] = await town.volunteers("Anna", level="talked")
    assert not siv(town).last.offers(hands.ID_SEEN)
    await town.later(minutes=11)
    for one in (siv(town), maj):
        assert one.last.offers(hands.ID_SEEN)
        assert one.last.offers(hands.EXTRACT_SEEN)
    await ask(await town.person("Olha", "uk"))
    assert not anna.is_asked()
    await siv(town).presses(hands.ID_SEEN)
    assert anna.reads(approving.APPROVED_FOR[Level.ID_SEEN])
    for one in (siv(town), maj):
        card = one.find(hands.DECIDED["id"])
        assert hands.BY(name="Siv") in card
        assert not card.offers(hands.ID_SEEN)
        assert card.offers(hands.EXTRACT_SEEN)
    await ask(await town.person("Asta"))
    assert anna.is_asked()


async def test_an_extract_is_renewed_on_another_day(town: Town) -> None:
    [anna] = await town.volunteers("Anna", level="extract")
    await town.later(minutes=11)
    await siv(town).presses(hands.EXTRACT_SEEN)
    assert siv(town).toasted(approving.DONE_ALREADY)
    heard = len(anna.received)
    await town.later(days=366)
    await siv(town).presses(hands.EXTRACT_SEEN)
    assert approving.APPROVED_FOR[Level.EXTRACT_SEEN] in anna.last
    assert len(anna.received) == heard + 1
    await ask(await town.person("Olha", "uk"), kind="dog")
    assert anna.is_asked()


async def test_no_level_is_raised_while_it_can_be_undone_nor_of_who_was_declined(town: Town) -> None:
    [anna] = await town.volunteers("Anna", level="talked")
    undo = siv(town).last.data(hands.UNDO)
    assert undo is not None
    early = undo.replace("undo", "raise-extract")
    await siv(town).sends_press(siv(town).last.id, early)
    assert siv(town).toasted(hands.GONE)
    await siv(town).presses(hands.UNDO)
    await siv(town).presses(hands.DECLINE)
    await siv(town).presses(hands.DECLINES["fit"])
    await town.later(minutes=11)
    assert siv(town).last.buttons == ()
    await siv(town).sends_press(siv(town).last.id, early)
    assert siv(town).toasted(hands.GONE)
    assert not anna.reads(approving.APPROVED_FOR[Level.EXTRACT_SEEN])


async def _two_coordinators(town: Town) -> Phone:
    await neighbours(town, "Anna")
    return await town.coordinator("Maj")


async def _needs_a_lamp(olha: Phone) -> None:
    """A first need indoors, which waits for a look, with a photo and a voice message."""
    await ask(olha, kind="repairs", words="en lampa", send=False)
    await olha.does("photo")
    await olha.does("voice")
    await olha.presses(form_button("summary:send(_adult)?"))


async def _stops(phone: Phone, words: str) -> None:
    await phone.presses(requests.NOT_RIGHT)
    await phone.presses(reports.NO_TELL)
    await phone.says(words)


def _media(phone: Phone) -> list[str]:
    return [kind for message in phone.received for kind in message.media]


async def test_the_followed_card_shows_every_turn_of_the_first_request(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.CHANGE_TIME)
    await olha.presses(form_button(f"when:{window(olha, 1, 17, 21)}"))
    await anna.presses(timing.WORKS_NOT)
    await olha.presses(timing.SOMEBODY_ELSE)
    assert requests.STATES[State.OPEN] in siv(town).find(hands.FIRST_ONE)
    await anna.presses(offers.YES)
    await olha.presses(requests.NOT_RIGHT)
    await olha.presses("^task:tell:")
    assert requests.STATES[State.FROZEN] in siv(town).find(hands.FIRST_ONE)
    await siv(town).presses(hands.I_TAKE_IT)
    await closes(siv(town), task=Task.OFF)
    assert requests.STATES[State.CANCELLED] in siv(town).find(hands.FIRST_ONE)
