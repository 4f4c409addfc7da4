"""What the two of a task say to each other through the bot, while it is open."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, relay, requests, tasks
from bot.flows.safety import IN_DANGER, RING_ME
from tests.acts import ask
from tests.phone import Phone
from tests.stories.scenes import asked, everything, helped, neighbours, promised, siv, task_of
from tests.town import Town

BOTH = ("ar", "sv")
HELLO = "Jag tar bussen om en kvart"
CARD = "4111 1111 1111 1111"
IDENTITY = "640823-3234"


@pytest.mark.parametrize("language", BOTH)
async def test_words_pass_marked_as_theirs_with_their_language(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.says(HELLO)
    assert HELLO in olha.last.text
    assert "Anna" in olha.last.text
    assert (relay.WRITES_IN if language == "ar" else relay.WRITES) in olha.last
    for button in (relay.READY_PHRASES, relay.NOT_UNDERSTOOD, relay.ASK_COORDINATOR):
        assert olha.last.data(button)
    assert (relay.PASSED_IN if language == "ar" else relay.PASSED) in anna.last
    await olha.says("شكرا" if language == "ar" else "Tack så mycket då")
    assert "Olha" in anna.last.text


async def test_words_are_shown_only_once_their_message_can_be_taken_back(town: Town) -> None:
    _, anna = await promised(town)
    before = len(await town.calls())
    await anna.says(HELLO)
    sent = [c for c in (await town.calls())[before:] if HELLO in str(c["params"])]
    assert [c["method"].lower() for c in sent] == ["editmessagetext"]


@pytest.mark.parametrize("language", BOTH)
async def test_photos_voices_and_albums_pass(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.does("photo", caption=HELLO)
    assert olha.last.media == ("photo",)
    assert HELLO in olha.last.text
    await olha.does("voice")
    assert anna.last.media == ("voice",)
    assert relay.SENDS_VOICE in anna.last
    before = len(anna.received)
    await anna.does("photo", album="7")
    await anna.does("photo", album="7")
    assert len(anna.received) == before + 1
    assert [m.media for m in olha.received[-2:]] == [("photo",), ("photo",)]


@pytest.mark.parametrize("language", BOTH)
async def test_a_change_changes_the_copy_and_is_answered_when_it_is_too_late(
    town: Town, language: str
) -> None:
    olha, anna = await promised(town, language)
    written = await anna.says(HELLO)
    await anna.edits(written, "Jag cyklar i stället")
    assert HELLO not in everything(olha)
    assert olha.reads("Jag cyklar i stället", relay.CHANGED)
    assert relay.EDIT_PASSED in anna.last
    await anna.presses("^task:way:")
    await anna.presses("^task:done:")
    await anna.edits(written, "Nej, jag går")
    assert relay.EDIT_TOO_LATE in anna.last
    assert "Nej, jag går" not in everything(olha)


@pytest.mark.parametrize("language", BOTH)
async def test_all_of_it_is_gone_after_the_grace_time(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.says(HELLO)
    await anna.does("photo", caption="så här ser jag ut")
    await olha.says("Porten är öppen till sex")
    await anna.presses("^task:way:")
    await anna.presses("^task:done:")
    await town.later(hours=23)
    assert HELLO in everything(olha)
    await town.later(hours=2)
    for phone in (olha, anna):
        words = everything(phone)
        assert HELLO not in words
        assert "så här ser jag ut" not in words
        assert "Porten är öppen" not in words
    assert not any(m.media for m in olha.received)
    assert olha.reads(relay.GONE)


async def test_a_photo_goes_before_telegram_forbids_it(town: Town) -> None:
    olha, anna = await promised(town, day=6)
    await anna.does("photo")
    await town.later(hours=41)
    assert not any(m.media for m in olha.received)


async def test_words_of_a_bond_that_fell_through_go_at_once(town: Town) -> None:
    olha, anna = await promised(town)
    await anna.says(HELLO)
    await anna.presses("^task:drop:")
    await anna.presses("^task:drop-ill:")
    assert HELLO not in everything(olha)


@pytest.mark.parametrize(("language", "words"), [("ar", CARD), ("sv", IDENTITY)])
async def test_a_card_or_identity_number_is_not_passed_on_and_goes_from_the_chat(
    town: Town, language: str, words: str
) -> None:
    olha, anna = await promised(town, language)
    written = await olha.says(f"mitt nummer är {words}")
    assert words not in everything(anna)
    assert (relay.NO_CARD if words == CARD else relay.NO_IDENTITY) in olha.last
    assert written not in {m.id for m in olha.messages}
    other = await olha.says("mjölk")
    await olha.edits(other, f"mjölk {words}")
    assert words not in everything(anna)
    assert other not in {m.id for m in olha.messages}
    assert anna.reads("mjölk")


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "سقطت ولا أستطيع النهوض"), ("sv", "Jag har ramlat och det kommer blod")]
)
async def test_danger_comes_first_and_then_the_words_go_on(town: Town, language: str, words: str) -> None:
    olha, anna = await promised(town, language)
    await olha.says(words)
    assert IN_DANGER in olha.last
    assert olha.last.data(RING_ME)
    assert words not in everything(anna)
    await olha.presses("^f:.*:go$")
    assert words in everything(anna)


@pytest.mark.parametrize("language", BOTH)
async def test_nothing_passes_before_the_yes_nor_after_the_end(town: Town, language: str) -> None:
    olha, [anna] = await asked(town, "Anna", language=language)
    await anna.says(HELLO)
    await olha.says("Ropa gärna i trappan")
    assert HELLO not in everything(olha)
    assert "Ropa" not in everything(anna)
    olha, anna = await helped(town, language)
    await anna.says(HELLO)
    assert HELLO not in everything(olha)


@pytest.mark.parametrize("language", BOTH)
async def test_words_soon_after_the_end_are_said_to_reach_nobody(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.says(HELLO)
    await anna.presses("^task:way:")
    await anna.presses("^task:done:")
    await olha.says("Glömde du något hos mig")
    assert relay.OVER in olha.last
    assert "Glömde du något" not in everything(anna)


@pytest.mark.parametrize("language", BOTH)
async def test_who_erases_everything_leaves_no_words_behind(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.says("Porten är öppen till sex")
    await olha.does("photo")
    await olha.says("/privacy")
    await olha.presses("^privacy:erase$")
    await olha.presses("^privacy:erase-yes$")
    assert "Porten är öppen" not in everything(anna)
    assert not any(m.media for m in anna.received)


async def test_somebody_with_two_tasks_is_asked_to_whom_or_answers_a_message(town: Town) -> None:
    olha, maria, anna = await _two_tasks(town)
    await anna.says("Vilken dörr?")
    assert "Vilken dörr?" not in everything(olha) + everything(maria)
    assert "Olha" in anna.last.text
    assert "Maria" in anna.last.text
    await anna.says("Den röda?")
    first = anna.last.buttons[0][1]
    await anna.presses(first)
    assert olha.reads("Vilken dörr?")
    assert olha.reads("Den röda?")
    assert "Vilken dörr?" not in everything(maria)
    await maria.says("Den blå")
    copy = anna.find("Den blå")
    await anna.does("text", text="Tack för det", reply_to=copy.id)
    assert "Tack för det" in everything(maria)
    assert "Tack för det" not in everything(olha)


@pytest.mark.parametrize("language", BOTH)
async def test_who_cannot_be_reached_the_sender_hears_it(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.does("block")
    await anna.says(HELLO)
    assert relay.NOT_REACHED in anna.last
    assert anna.last.data(relay.ASK_COORDINATOR)


@pytest.mark.parametrize("language", BOTH)
async def test_words_that_telegram_does_not_take_are_told_as_not_arrived(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.does("deactivate")
    await anna.says(HELLO)
    assert anna.reads(relay.NOT_REACHED)
    before = len(anna.received)
    await anna.says("Hallå, är du där")
    assert relay.NOT_REACHED in anna.last
    assert len(anna.received) == before + 1


@pytest.mark.parametrize("language", BOTH)
async def test_what_does_not_pass_is_said_kindly(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    before = len(anna.received)
    for act in ("sticker", "document"):
        await olha.does(act)
        assert relay.CANNOT_PASS in olha.last
    await olha.does("location", latitude=59.3, longitude=18.1)
    assert relay.NO_PLACES in olha.last
    await olha.shares_number("+46700000000", owner=anna.id)
    assert relay.NO_PLACES in olha.last
    assert len(anna.received) == before


async def test_a_very_long_text_passes_whole_and_so_does_a_long_caption(town: Town) -> None:
    olha, anna = await promised(town)
    text = " ".join(f"ord{number}" for number in range(520))
    await anna.says(text[:4000])
    await anna.does("photo", caption="😀" * 500)
    words = everything(olha)
    assert all(word in words for word in text[:4000].split())
    assert words.count("😀") == 500


async def test_words_for_an_open_form_stay_in_the_form(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.FLOOR_AND_DOOR)
    await olha.says("tredje våningen")
    assert "tredje våningen" not in everything(anna)


@pytest.mark.parametrize("language", BOTH)
async def test_a_coordinator_reads_the_last_words_when_asked(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.says(HELLO)
    assert HELLO not in everything(siv(town))
    await olha.presses(relay.ASK_COORDINATOR)
    assert relay.ASKS in siv(town).last
    assert HELLO in siv(town).last.text
    assert relay.COORDINATOR_READS in olha.last
    await siv(town).presses("^hand:rung:")
    assert HELLO not in everything(siv(town))
    assert hands.RUNG in siv(town).last


@pytest.mark.parametrize("language", BOTH)
async def test_who_is_helped_has_seen_it(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses(requests.HAVE_SEEN)
    assert anna.reads(tasks.YOURS, tasks.THEY_KNOW)
    assert not olha.find(requests.COMES).data(requests.HAVE_SEEN)
    data = f"seen:yes:{task_of(anna)}"
    await anna.sends_press(anna.last.id, data)
    assert "That" not in anna.toast


async def _two_tasks(town: Town) -> tuple[Phone, Phone, Phone]:
    async def live() -> None:
        olha, [anna] = await neighbours(town, "Anna", language="sv")
        maria = await town.person("Maria")
        await ask(olha, kind="dog", day=1)
        await anna.presses(offers.YES)
        await ask(maria, kind="dog", day=3)
        await siv(town).settled()
        if not anna.is_asked():
            await town.later(hours=24)
        await anna.presses(offers.YES)

    await town.once("two tasks", live)
    return town.phone("Olha"), town.phone("Maria"), town.phone("Anna")
