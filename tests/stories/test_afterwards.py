"""What is taken out of the chats again, and when."""

from __future__ import annotations

import pytest

from bot.cards import offers, reports, requests, tasks
from bot.domain.code_words import PICTURES
from bot.flows.forms.need_texts import LINE_MEDIA
from tests.acts import form_button, window
from tests.phone import Phone
from tests.stories.scenes import STREET, asked, everything, helped, neighbours, promised
from tests.town import Town

SECRETS = (STREET, "bröd, mjölk", "Kovalenko")


@pytest.mark.parametrize("language", ["ar", "uk"])
async def test_after_the_grace_time_nothing_private_stands_on_any_phone(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await olha.presses(requests.FLOOR_AND_DOOR)
    await olha.says("Kovalenko")
    await anna.presses(tasks.ON_MY_WAY)
    assert all(secret in everything(anna) for secret in SECRETS)
    await anna.presses("^task:done:")
    await town.later(hours=23)
    assert STREET in everything(anna)
    await town.later(hours=2)
    assert not [secret for secret in (*SECRETS, "Olha,", "openstreetmap") if secret in everything(anna)]
    assert _pictures(anna) == set()
    assert _pictures(olha) == set()
    assert "Anna" not in olha.find(requests.ENDED).text


async def test_after_a_cancelled_task_the_address_goes_at_once(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.YES_CANCEL)
    assert not [secret for secret in (*SECRETS, "openstreetmap") if secret in everything(anna)]
    assert _pictures(anna) == set()


@pytest.mark.parametrize("town", [{"grace_hours": 2}], indirect=True)
async def test_the_town_decides_how_long_the_grace_time_is(town: Town) -> None:
    _, anna = await helped(town)
    assert tasks.FORGET_SOON(hours=2) in anna.find(tasks.CLOSED_DONE)
    await town.later(hours=3)
    assert STREET not in everything(anna)


async def test_while_something_is_looked_at_nothing_of_it_is_forgotten(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.NOT_RIGHT)
    await olha.presses(reports.NO_TELL)
    await olha.says("Hon kom aldrig")
    await town.later(days=40)
    assert "Hon kom aldrig" in everything(town.phone("Siv"))
    assert STREET not in everything(anna)


async def test_photo_and_voice_are_shown_after_the_yes_only_and_taken_away_again(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:norro"))
    await olha.says(STREET)
    await olha.presses(form_button(f"when:{window(olha, 1, 12, 17)}"))
    await olha.does("photo")
    await olha.does("voice")
    assert LINE_MEDIA(count=2) in olha.last
    await olha.presses(form_button("summary:send_adult"))
    assert _media(anna) == []
    await anna.presses(offers.YES)
    assert _media(anna) == []
    await anna.presses(tasks.SHOW_MEDIA)
    assert sorted(_media(anna)) == ["photo", "voice"]
    assert all(message.protected for message in anna.messages if message.media)
    await town.later(hours=41)
    assert _media(anna) == []


async def test_pictures_shown_twice_on_a_day_are_there_once(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.ADD_WORD)
    await olha.does("photo", caption="listan")
    await anna.presses(offers.YES)
    assert anna.reads("listan")
    await anna.presses(tasks.SHOW_MEDIA)
    await anna.presses(tasks.SHOW_MEDIA)
    assert _media(anna) == ["photo"]


async def test_pictures_go_when_the_task_is_cancelled(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.ADD_WORD)
    await olha.does("photo")
    await anna.presses(offers.YES)
    await anna.presses(tasks.SHOW_MEDIA)
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.YES_CANCEL)
    assert _media(anna) == []


async def test_pictures_go_with_the_address_when_the_grace_time_is_over(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.ADD_WORD)
    await olha.does("photo")
    await anna.presses(offers.YES)
    await anna.presses(tasks.SHOW_MEDIA)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses("^task:done:")
    await town.later(hours=25)
    assert _media(anna) == []


@pytest.mark.parametrize("language", ["ar", "sv"])
async def test_a_task_that_nobody_calls_done_keeps_no_address(town: Town, language: str) -> None:
    olha, anna = await promised(town, language)
    await anna.presses(tasks.ON_MY_WAY)
    await town.later(days=3)
    assert not [secret for secret in (*SECRETS, "Olha", "openstreetmap") if secret in everything(anna)]
    assert _pictures(anna) | _pictures(olha) == set()
    assert "Anna" not in everything(olha)
    await anna.presses("^task:done:")
    assert not [secret for secret in (*SECRETS, "Olha") if secret in everything(anna)]
    assert requests.IS_DONE not in olha.last


@pytest.mark.parametrize("answers", [(), ("good",), ("good", "again")])
async def test_first_names_go_with_the_address(town: Town, answers: tuple[str, ...]) -> None:
    olha, anna = await helped(town)
    for phone in (olha, anna):
        for answer in answers:
            await phone.presses(f"^after:{answer}:")
    assert "Anna" in everything(olha)
    assert "Olha" in everything(anna)
    await town.later(hours=25)
    assert "Anna" not in everything(olha)
    assert "Olha" not in everything(anna)


def _media(phone: Phone) -> list[str]:
    return [kind for message in phone.received for kind in message.media]


def _pictures(phone: Phone) -> set[str]:
    return {picture.emoji for picture in PICTURES.values() if picture.emoji in everything(phone)}
