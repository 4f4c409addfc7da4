"""Becoming a volunteer: signing up, being approved, changing one's profile, resting."""

from __future__ import annotations

import asyncio

import pytest

from bot.cards import hands, home, offers, requests
from bot.domain.people import Level
from bot.flows import screens
from bot.flows.forms import registration_texts
from bot.usecases import approving, volunteering
from tests.acts import ask, form_button, sign_up, turn_to
from tests.stories.scenes import LANGUAGES, STREET, everything, neighbours, siv
from tests.town import Town


@pytest.mark.parametrize("language", LANGUAGES)
async def test_signing_up_takes_eight_presses(town: Town, language: str) -> None:
    await town.coordinator("Siv")
    anna = await town.newcomer("Anna", language)
    await anna.says("/start")
    await anna.presses(f"^lang:{language}$")
    await anna.presses("home:volunteer")
    for step in ("promise:yes", "name:own", "adult:yes", "area:norro", "bundle:errands", "summary:send"):
        await anna.presses(form_button(step))
    assert volunteering.RECEIVED in anna.last
    assert anna.pressed == 8
    assert hands.NEW_VOLUNTEER in siv(town).last
    assert "Anna" in siv(town).last


async def test_who_waits_is_told_what_follows_and_what_they_can_do_already(town: Town) -> None:
    await town.coordinator("Siv")
    [anna] = await town.applicants("Anna")
    assert volunteering.WHAT_FOLLOWS in anna.last
    assert volunteering.MEANWHILE in anna.last
    olha = await town.person("Olha", "uk")
    await ask(olha, kind="outdoors", words="snö")
    assert anna.is_asked()


async def test_who_is_too_young_hears_a_kind_no_and_nothing_is_kept(town: Town) -> None:
    await town.coordinator("Siv")
    anna = await town.newcomer("Anna")
    await anna.says("/start volunteer")
    for step in ("^lang:sv$", form_button("promise:yes"), form_button("name:own"), form_button("adult:no")):
        await anna.presses(step)
    assert volunteering.TOO_YOUNG(age=18) in anna.last
    assert not siv(town).reads(hands.NEW_VOLUNTEER)
    await anna.says("/profile")
    assert volunteering.NOT_YET in anna.last


@pytest.mark.parametrize(
    ("press", "level"), [("talked", Level.TALKED), ("id", Level.ID_SEEN), ("extract", Level.EXTRACT_SEEN)]
)
async def test_one_press_approves_to_a_level_and_the_volunteer_hears_it(
    town: Town, press: str, level: Level
) -> None:
    [anna] = await town.volunteers("Anna", level=press)
    assert approving.APPROVED in anna.last
    assert approving.APPROVED_FOR[level] in anna.last
    assert hands.DECIDED[press] in siv(town).last
    assert siv(town).last.offers(hands.UNDO)


async def test_an_approval_is_undone_within_ten_minutes(town: Town) -> None:
    [anna] = await town.volunteers("Anna")
    await town.later(minutes=9)
    await siv(town).presses(hands.UNDO)
    assert approving.BACK_AGAIN in anna.last
    assert siv(town).last.offers(hands.ID_SEEN)
    await ask(await town.person("Olha", "uk"))
    assert not anna.is_asked()
    await siv(town).presses(hands.ID_SEEN)
    assert approving.APPROVED_FOR[Level.ID_SEEN] in anna.last


async def test_after_ten_minutes_an_approval_stays(town: Town) -> None:
    await town.volunteers("Anna")
    card, undo = siv(town).last, siv(town).last.data(hands.UNDO)
    assert undo is not None
    await town.later(minutes=11)
    assert not siv(town).last.offers(hands.UNDO)
    await siv(town).sends_press(card.id, undo)
    assert siv(town).toasted(approving.TOO_LATE)


async def test_a_sign_up_is_declined_with_a_reason_that_the_volunteer_reads(town: Town) -> None:
    await town.coordinator("Siv")
    [anna] = await town.applicants("Anna")
    await siv(town).presses(hands.DECLINE)
    assert hands.DECLINE_WHY in siv(town).last
    await siv(town).presses(hands.DECLINES["contact"])
    assert approving.DECLINED in anna.last
    assert approving.DECLINED_WHY["contact"] in anna.last
    assert hands.DECIDED["declined"] in siv(town).last
    await anna.says("/volunteer")
    assert volunteering.DECLINED_BEFORE in anna.last


async def test_ring_first_is_told_and_can_still_be_approved(town: Town) -> None:
    await town.coordinator("Siv")
    [anna] = await town.applicants("Anna")
    await siv(town).presses(hands.RING_FIRST)
    assert anna.reads(approving.THEY_RING)
    assert hands.RINGS_FIRST in siv(town).last
    await siv(town).presses(hands.TALKED)
    assert approving.APPROVED_FOR[Level.TALKED] in anna.last


async def test_two_coordinators_who_press_at_once_decide_once(town: Town) -> None:
    both = [await town.coordinator("Siv"), await town.coordinator("Maj")]
    [anna] = await town.applicants("Anna")
    await asyncio.gather(*(one.presses(hands.TALKED) for one in both))
    assert sorted(one.toasted(approving.DONE_ALREADY) for one in both) == [False, True]
    assert sum(approving.APPROVED in message for message in anna.received) == 1
    assert all(hands.DECIDED["talked"] in one.last for one in both)


async def test_who_waits_longest_is_shown_first_and_the_others_are_counted(town: Town) -> None:
    await town.coordinator("Siv")
    await town.applicants("Anna")
    await town.later(minutes=5)
    await town.applicants("Bo")
    assert "Anna" in siv(town).last
    assert hands.NEW_VOLUNTEERS(count=2) in siv(town).last
    await siv(town).presses(hands.TALKED)
    assert "Bo" in siv(town).last


async def test_after_a_day_of_silence_both_sides_are_reminded(town: Town) -> None:
    await town.coordinator("Siv")
    [anna] = await town.applicants("Anna")
    await town.later(hours=23)
    assert not anna.reads(approving.STILL_WAITING)
    await town.later(hours=1, minutes=1)
    assert approving.STILL_WAITING in anna.last
    assert approving.STILL_WAITS in siv(town).last
    assert siv(town).last.offers(hands.TALKED)


async def test_a_coordinator_who_comes_later_gets_what_waits(town: Town) -> None:
    await town.applicants("Anna")
    maj = await town.coordinator("Maj")
    assert "Anna" in maj.find(hands.NEW_VOLUNTEER)
    assert maj.find(hands.NEW_VOLUNTEER).offers(hands.ID_SEEN)


async def test_a_picture_of_papers_is_refused_with_a_kind_word(town: Town) -> None:
    await town.coordinator("Siv")
    [anna] = await town.applicants("Anna")
    await anna.does("photo", caption="Mitt ID")
    assert home.NO_PAPERS in anna.last
    assert "Mitt ID" not in everything(siv(town))
    assert not any(message.media for message in siv(town).received)


async def test_every_line_of_the_profile_is_one_press_to_change(town: Town) -> None:
    [anna] = await town.volunteers("Anna", language="en")
    changes = {
        "area": ("area:sodero", "Söderö"),
        "travel": ("travel:foot", "On foot"),
        "reach": ("reach:4", "the whole town"),
        "week": ("week:5", "5 questions a week"),
        "quiet": ("quiet:22-7", "22–7"),
    }
    for name, (press, shown) in changes.items():
        await anna.says("/profile")
        await turn_to(anna, form_button(f"summary:{name}"))
        await anna.presses(form_button(press))
        await anna.says("/profile")
        assert shown in anna.last.text.replace("\u2066", "").replace("\u2069", ""), name


async def test_languages_are_pressed_with_how_well(town: Town) -> None:
    [anna] = await town.volunteers("Anna", language="en")
    await anna.says("/profile")
    await turn_to(anna, form_button("summary:languages"))
    await turn_to(anna, form_button("languages:uk"))
    await anna.presses(form_button("languages:done"))
    assert "Ukrainian" in anna.last
    olha = await town.person("Olha", "uk")
    await ask(olha)
    assert offers.BOTH_SPEAK in anna.last


async def test_the_grid_of_the_week_says_when(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await anna.says("/profile")
    await turn_to(anna, form_button("summary:times"))
    await turn_to(anna, form_button("times:grid"))
    assert registration_texts.ASK_GRID in anna.last
    await anna.presses(form_button("grid:4afternoon"))
    await anna.presses(screens.DONE)
    await ask(olha)
    assert not anna.is_asked()
    await ask(olha, kind="dog", day=2)
    assert anna.is_asked()


async def test_only_ones_own_number_is_taken(town: Town) -> None:
    _, [anna, bo] = await neighbours(town, "Anna", "Bo")
    await anna.says("/profile")
    await turn_to(anna, form_button("summary:phone"))
    assert registration_texts.ASK_PHONE in anna.last
    await anna.shares_number(owner=bo.id)
    assert registration_texts.PHONE_NOT_OWN in anna.last
    await anna.shares_number("46701740605")
    assert registration_texts.LINE_PHONE in anna.last
    assert anna.keyboard is None
    await anna.says("/privacy")
    await anna.presses("^privacy:stored$")
    assert "46701740605" in anna.last


async def test_a_kind_that_was_left_out_is_not_asked_for(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await anna.says("/profile")
    await anna.presses(form_button("summary:kinds"))
    await turn_to(anna, form_button("kinds:shopping"))
    await anna.presses(form_button("kinds:done"))
    await ask(olha)
    assert not anna.is_asked()
    await ask(olha, kind="dog")
    assert anna.is_asked()


async def test_who_has_signed_up_and_comes_again_sees_the_profile(town: Town) -> None:
    [anna] = await town.volunteers("Anna")
    await anna.says("/volunteer")
    assert registration_texts.PROFILE in anna.last


async def test_a_volunteer_of_the_parish_is_the_parishs_to_approve(town: Town) -> None:
    await town.coordinator("Siv")
    priest = await town.coordinator("Ulla", organisation="parish")
    disa = await town.newcomer("Disa")
    await sign_up(disa, area="vastra")
    await town.settled()
    assert "Disa" in priest.last
    assert "Disa" not in everything(siv(town))
    data = priest.last.data(hands.TALKED)
    assert data is not None
    await siv(town).sends_press(siv(town).last.id, data)
    assert siv(town).toasted(approving.NOT_YOURS)
    assert not disa.reads(approving.APPROVED)


async def test_nobody_is_reminded_in_the_night(town: Town) -> None:
    siv = await town.coordinator("Siv")
    await town.until("02:00")
    [anna] = await town.applicants("Anna")
    await town.later(hours=24)
    assert not anna.reads(approving.STILL_WAITING)
    await town.until("08:00")
    assert anna.reads(approving.STILL_WAITING)
    assert siv.reads(approving.STILL_WAITS)


@pytest.mark.parametrize("where", ["in the form", "in the profile"])
async def test_a_picture_of_papers_is_refused_whatever_is_open(town: Town, where: str) -> None:
    if where == "in the profile":
        [anna] = await town.applicants("Anna")
        await anna.says("/profile")
    else:
        anna = await town.person("Anna")
        await anna.says("/volunteer")
        await anna.presses(form_button("promise:yes"))
    await anna.does("photo")
    assert home.NO_PAPERS in anna.last


@pytest.mark.parametrize("answered", [False, True])
async def test_an_approval_that_is_undone_takes_back_what_it_had_opened(town: Town, answered: bool) -> None:
    olha = await town.person("Olha", "uk")
    siv = await town.coordinator("Siv")
    [anna] = await town.applicants("Anna")
    await siv.presses(hands.EXTRACT_SEEN)
    await ask(olha)
    if answered:
        await anna.presses(offers.YES)
    await siv.presses(hands.UNDO)
    assert not anna.is_asked()
    assert STREET not in everything(anna)
    assert requests.NOBODY in olha.last
