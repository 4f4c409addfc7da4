"""Something is not right: the task stops, a coordinator knows at once, and nobody learns who has said it."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, privacy, reports, requests, tasks, timing
from bot.domain.reports import Follows, Reason, Task, What
from bot.text import Text
from bot.usecases import approving
from tests.acts import ask
from tests.phone import Phone
from tests.stories.scenes import asked, closes, everything, helped, promised, siv
from tests.town import Town

LANGUAGES = ("ar", "sv")


async def stops(phone: Phone, words: str = "") -> None:
    await phone.presses("^task:wrong:")
    await phone.presses("^task:tell:")
    if words:
        await phone.says(words)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_report_is_taken_answered_and_closed(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await stops(olha, "Hon ringer på natten")
    assert reports.STOPPED_FOR_YOU in olha.last
    assert olha.last.offers(reports.RING_ME)
    await siv(town).presses(hands.I_TAKE_IT)
    assert olha.reads(reports.LOOKED_AFTER)
    await siv(town).presses(reports.WRITE_TO_THEM)
    await siv(town).says("När hände det?")
    assert reports.WRITTEN in siv(town).last
    assert "När hände det?" in olha.find(reports.WROTE)
    await olha.presses(reports.ANSWER)
    await olha.says("I går kväll")
    assert "I går kväll" in siv(town).find(reports.YOU_LOOK_AFTER)
    await closes(siv(town), follows=Follows.LIFT, task=Task.OFF)
    assert olha.reads(reports.CLOSED)
    assert "När hände det?" not in everything(olha)
    assert siv(town).find(reports.CLOSED_BY(reason=reports.REASONS[Reason.TALKED]))
    for secret in ("ringer på natten", "När hände det?", "I går kväll"):
        assert secret not in everything(anna)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nobody_takes_it_at_night_so_it_goes_to_all_and_then_to_who_runs_it(
    town: Town, language: str
) -> None:
    olha, _ = await promised(town, language)
    maj = await town.coordinator("Maj", "ar", organisation="parish")
    ada = await _administrator(town, language)
    await town.until("23:00")
    await stops(olha, "Hon har min nyckel")
    assert "Hon har min nyckel" in siv(town).last
    assert not maj.reads(reports.HEADS[What.TOLD])
    await town.later(minutes=20)
    await town.stops()
    await town.starts()
    await town.later(minutes=11)
    assert reports.HEADS[What.TOLD] in siv(town).last
    assert "Hon har min nyckel" in maj.last
    assert not ada.reads(reports.WAITS_LONG)
    await town.stops()
    await town.later(minutes=30)
    await town.starts()
    assert ada.reads(reports.WAITS_LONG)
    assert "nyckel" not in everything(ada)
    await town.later(minutes=60)
    assert len([m for m in ada.received if reports.WAITS_LONG in m]) == 2
    await maj.presses(hands.I_TAKE_IT)
    assert not ada.reads(reports.WAITS_LONG)
    assert ada.reads(reports.TAKEN_NOW)
    assert "Hon har min nyckel" in maj.find(reports.YOU_LOOK_AFTER)
    assert siv(town).reads(hands.TAKEN_BY_OTHER)
    await town.later(hours=5)
    assert ada.reads(reports.TAKEN_NOW)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_one_it_is_about_is_asked_nothing_new_and_reads_nothing(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await stops(olha, "Hon bad om min bankkod")
    karin = await town.person("Karin")
    await ask(karin, kind="dog", street="Hamngatan 2", day=2)
    assert not anna.is_asked()
    assert "bankkod" not in everything(anna)
    await anna.says("/privacy")
    await anna.presses(privacy.WHO_LOOKED)
    assert privacy.A_COORDINATOR in anna.last


async def test_a_question_that_waits_is_closed_without_a_word_about_why(town: Town) -> None:
    olha, anna = await promised(town, hours=(12, 17))
    await town.later(days=1)
    karin = await town.person("Karin")
    await ask(karin, kind="dog", street="Hamngatan 2", day=2)
    assert anna.is_asked()
    await stops(olha)
    assert timing.OVER in anna.last
    assert not anna.is_asked()


@pytest.mark.parametrize("town", [{"offers_a_day": 2}], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_other_tasks_of_theirs_go_to_a_coordinator_and_do_not_begin_undecided(
    town: Town, language: str
) -> None:
    olha, anna = await promised(town, language)
    karin = await town.person("Karin", language)
    await ask(karin, kind="dog", street="Hamngatan 2", day=2)
    await anna.presses(offers.YES)
    assert karin.reads(requests.COMES)
    await stops(olha)
    assert siv(town).reads(reports.AHEAD(name="Anna"))
    assert karin.reads(requests.COMES)
    await town.stops()
    await town.starts()
    await town.later(days=2)
    assert karin.reads(requests.COMES)
    await town.until("11:30")
    assert karin.reads(reports.NOT_THE_SAME)
    assert anna.reads(reports.YOU_NEED_NOT_GO)
    assert siv(town).reads(reports.DECIDED_ELSE)


@pytest.mark.parametrize("town", [{"offers_a_day": 2}], indirect=True)
@pytest.mark.parametrize("decision", [reports.THEY_MEET, reports.ASK_SOMEBODY_ELSE])
async def test_a_coordinator_says_whether_the_next_task_stands(town: Town, decision: Text) -> None:
    olha, anna = await promised(town)
    karin = await town.person("Karin")
    await ask(karin, kind="dog", street="Hamngatan 2", day=2)
    await anna.presses(offers.YES)
    await olha.presses("^task:wrong:")
    await olha.presses("^task:tell:")
    await siv(town).presses(decision)
    stands = decision is reports.THEY_MEET
    assert karin.reads(reports.NOT_THE_SAME) is not stands
    await town.later(days=2)
    await town.until("12:30")
    assert anna.reads(reports.YOU_NEED_NOT_GO) is not stands


@pytest.mark.parametrize("follows", [Follows.LIFT, Follows.KEEP, Follows.BLOCK])
async def test_what_follows_is_what_the_coordinator_says(town: Town, follows: Follows) -> None:
    olha, anna = await promised(town)
    await stops(olha)
    await siv(town).presses(hands.I_TAKE_IT)
    await closes(siv(town), follows=follows, task=Task.OFF)
    assert olha.reads(reports.NEVER_AGAIN) is (follows is Follows.BLOCK)
    await ask(olha, kind="dog", street="Hamngatan 2", day=3)
    assert anna.is_asked() is (follows is Follows.LIFT)
    if follows is Follows.KEEP:
        await siv(town).presses(reports.LET_THEM_GO_ON)
        karin = await town.person("Karin")
        await ask(karin, kind="dog", street="Hamngatan 2", day=2)
        assert anna.is_asked()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_told_after_it_was_done_changes_nothing_for_the_other_one(
    town: Town, language: str
) -> None:
    olha, anna = await helped(town, language)
    task = _task(anna)
    await anna.says("/privacy")
    await anna.presses(privacy.WHO_LOOKED)
    neighbours = anna.last.text.count("\n")
    before = everything(anna)
    await olha.sends_press(olha.last.id, f"task:tell:{task}")
    await olha.says("Hon tog en bild")
    assert reports.WE_HAVE_IT in olha.last
    assert everything(anna) == before
    assert reports.AFTER_THE_TASK in siv(town).last
    await anna.says("/privacy")
    await anna.presses(privacy.WHO_LOOKED)
    assert anna.last.text.count("\n") == neighbours + 1
    assert privacy.A_COORDINATOR in anna.last
    await town.later(days=40)
    assert "Hon tog en bild" in siv(town).find(reports.AFTER_THE_TASK)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_is_looked_at_is_erased_only_when_it_is_closed(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await stops(olha, "Hon bad om min bankkod")
    for phone in (olha, anna):
        await phone.says("/privacy")
        await phone.presses(privacy.ERASE)
        await phone.presses(privacy.YES_ERASE)
        assert phone.toasted(privacy.ERASED_LATER)
    await town.later(days=1)
    assert "Hon bad om min bankkod" in siv(town).find(reports.HEADS[What.TOLD])
    await siv(town).presses(hands.I_TAKE_IT)
    await closes(siv(town), task=Task.OFF)
    for phone in (olha, anna):
        assert phone.reads(privacy.ERASED)
        await phone.says("/requests")
        assert requests.NO_REQUESTS not in phone.last


async def test_a_coordinator_it_is_about_reads_nothing_of_it(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await anna.says(f"/start c_{await town.invitation()}")
    await anna.presses(offers.YES)
    await stops(olha, "Hon bad om min bankkod")
    assert "bankkod" in siv(town).last.text
    assert "bankkod" not in everything(anna)
    hand = siv(town).last.data(hands.I_TAKE_IT)
    assert hand is not None
    await anna.sends_press(anna.last.id, hand)
    assert anna.toasted(approving.NOT_YOURS)


async def test_a_coordinator_who_is_erased_leaves_no_report_behind(town: Town) -> None:
    olha, _ = await promised(town)
    maj = await town.coordinator("Maj")
    await stops(olha, "Hon bad om min bankkod")
    await maj.presses(hands.I_TAKE_IT)
    for press in ("privacy:erase", "privacy:erase-yes"):
        await maj.sends_press(maj.last.id, press)
    assert siv(town).reads(reports.HEADS[What.TOLD])
    assert siv(town).find(reports.HEADS[What.TOLD]).offers(hands.I_TAKE_IT)
    await town.later(minutes=31)
    assert len([m for m in siv(town).received if m.offers(hands.I_TAKE_IT)]) == 2


async def _administrator(town: Town, language: str) -> Phone:
    ada = await town.newcomer("Ada", language)
    await ada.says(f"/start c_{await town.invitation(role='administrator')}")
    await ada.presses(f"^lang:{language}$")
    return ada


def _task(phone: Phone) -> int:
    return int((phone.last.data(tasks.GOOD) or "").rpartition(":")[2])
