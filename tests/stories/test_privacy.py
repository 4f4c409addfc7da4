"""What is stored, who looked, and erasing everything by oneself."""

from __future__ import annotations

from bot.cards import hands, offers, privacy, reports, requests, tasks
from tests.acts import ask, form_button
from tests.phone import Phone
from tests.stories.scenes import STREET, asked, everything, promised, siv
from tests.town import Town

SECRETS = ("Kovalenko", "Strandvägen 4", "bröd, mjölk", "Hon bad om min bankkod", "46701740605")


async def test_the_notice_and_what_is_stored_are_there(town: Town) -> None:
    olha, _ = await promised(town)
    await olha.says("/privacy")
    assert privacy.WHO_SEES in olha.last
    assert privacy.SEES_GONE(hours=24) in olha.last
    await olha.presses(privacy.WHAT_IS_STORED)
    assert privacy.STORED_NAME in olha.last
    assert "Olha" in olha.last
    assert privacy.STORED_REQUESTS(count=1) in olha.last
    await olha.says("/privacy")
    await olha.presses(privacy.WHO_LOOKED)
    assert privacy.LOOKED_LINE in olha.last


async def test_a_helper_sees_that_the_program_and_a_coordinator_looked(town: Town) -> None:
    _, [anna] = await asked(town, "Anna")
    await anna.says("/privacy")
    await anna.presses(privacy.WHO_LOOKED)
    assert privacy.A_COORDINATOR in anna.last
    assert privacy.THE_PROGRAM in anna.last
    assert "Siv" not in anna.last


async def test_somebody_unknown_has_nothing_stored_but_the_account(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/privacy")
    await olha.presses(privacy.WHO_LOOKED)
    assert privacy.LOOKED_NOBODY in olha.last
    await olha.says("/privacy")
    await olha.presses(privacy.WHAT_IS_STORED)
    assert privacy.STORED_ACCOUNT in olha.last
    assert privacy.STORED_REQUESTS not in olha.last


async def test_erasing_can_be_thought_over(town: Town) -> None:
    olha, _ = await promised(town)
    await olha.says("/privacy")
    await olha.presses(privacy.ERASE)
    assert privacy.SURE_TASKS(count=1) in olha.last
    await olha.presses(privacy.NO_KEEP)
    assert privacy.KEPT in olha.last
    await olha.says("/requests")
    assert olha.last.offers(requests.CANCEL_REQUEST)


async def test_an_asker_who_is_erased_leaves_no_readable_word(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses(requests.FLOOR_AND_DOOR)
    await olha.says("Kovalenko")
    await _erase(olha)
    assert olha.toasted(privacy.ERASED)
    assert tasks.CLOSED_CANCELLED in anna.last
    assert not [secret for secret in SECRETS if secret in everything(anna)]
    await town.stops()
    assert [secret for secret in (*SECRETS, "Olha") if _lies_on_disk(town, secret)] == []
    await town.starts()
    await olha.says("/start")
    await olha.presses("^lang:uk$")
    await olha.says("/requests")
    assert requests.NO_REQUESTS in olha.last


async def test_nothing_private_lies_readable_on_disk_even_before(town: Town) -> None:
    olha, anna = await promised(town)
    await anna.presses(tasks.NOT_RIGHT)
    await anna.presses(reports.NO_TELL)
    await anna.says("Hon bad om min bankkod")
    await olha.says("/need")
    await olha.presses(form_button("kind:dog"))
    await olha.presses(form_button("area:norro"))
    await olha.says("Hamngatan 9")
    secrets = (*SECRETS, "Hamngatan 9", "Olha", "Anna")
    assert [secret for secret in secrets if _lies_on_disk(town, secret)] == []


async def test_a_helper_who_is_erased_hands_the_task_over_first(town: Town) -> None:
    olha, anna = await promised(town)
    [bo] = await town.volunteers("Bo", by=siv(town))
    await _erase(anna)
    assert olha.reads(requests.DROPPED_OUT)
    assert "Anna" not in everything(olha)
    assert bo.is_asked()
    await ask(olha, kind="dog")
    assert not anna.is_asked()


async def test_a_helper_who_is_erased_keeps_no_street_on_the_phone(town: Town) -> None:
    _, anna = await promised(town)
    assert STREET in everything(anna)
    await anna.says("/privacy")
    await anna.presses(privacy.ERASE)
    await anna.presses(privacy.YES_ERASE)
    await town.settled()
    assert STREET not in everything(anna)


async def test_who_was_asked_and_is_erased_is_asked_no_more(town: Town) -> None:
    olha, [anna, bo] = await asked(town, "Anna", "Bo")
    await bo.presses(offers.NOT_THIS_ONE)
    await _erase(anna)
    assert hands.STUCK in siv(town).last
    assert requests.NOBODY in olha.last
    read = anna.last.id
    await ask(olha, kind="dog")
    assert anna.last.id == read
    assert not anna.is_asked()


async def test_pictures_of_somebody_erased_leave_the_helpers_phone(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    await olha.presses(requests.ADD_WORD)
    await olha.does("photo")
    await anna.presses(offers.YES)
    await anna.presses(tasks.SHOW_MEDIA)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses("^task:done:")
    await _erase(olha)
    assert STREET not in everything(anna)
    assert not any(message.media for message in anna.received)


async def test_a_coordinator_who_is_erased_is_one_no_more(town: Town) -> None:
    await town.coordinator("Siv")
    maj = await town.coordinator("Maj")
    await _erase(maj)
    await town.applicants("Anna")
    assert "Anna" in siv(town).last
    assert "Anna" not in everything(maj)


async def test_a_sign_up_that_is_erased_disappears_from_the_coordinators_card(town: Town) -> None:
    await town.coordinator("Siv")
    [anna] = await town.applicants("Anna")
    await _erase(anna)
    assert not siv(town).last.offers(hands.TALKED)
    assert "Anna" not in everything(siv(town))


async def test_a_form_that_was_open_is_forgotten_with_everything(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await ask(olha, send=False)
    await _erase(olha)
    assert not _lies_on_disk(town, STREET)
    await olha.says("/start")
    await olha.presses("^lang:uk$")
    await olha.says("/need")
    assert STREET not in olha.last


async def _erase(phone: Phone) -> None:
    await phone.says("/privacy")
    await phone.presses(privacy.ERASE)
    await phone.presses(privacy.YES_ERASE)


def _lies_on_disk(town: Town, secret: str) -> bool:
    """Whether it can be read in any file of the bot, write-ahead log included."""
    return any(secret.encode() in path.read_bytes() for path in town.database.iterdir())
