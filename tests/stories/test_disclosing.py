"""Who may see a private value that a message refers to."""

from __future__ import annotations

import pytest

from bot.cards import tasks
from bot.domain.ids import PersonId, RequestId
from bot.storage import hands, people, requests
from bot.storage.hands import Kind
from bot.storage.numbers import EPOCH
from bot.text import Private, PrivateField
from bot.usecases import disclosing
from tests.phone import Phone
from tests.stories.scenes import helped, promised, siv
from tests.town import Town

OF_THE_REQUEST: tuple[PrivateField, ...] = ("street", "map", "words")


@pytest.mark.parametrize("kind", OF_THE_REQUEST)
async def test_what_a_request_holds_is_for_the_two_and_the_coordinators(
    town: Town, kind: PrivateField
) -> None:
    olha, anna = await promised(town)
    bo = await town.person("Bo")
    sees = [await _opens(town, who, kind, await _request(town, olha)) for who in (olha, anna, siv(town), bo)]
    assert [value is not None for value in sees] == [True, True, True, False]


async def test_the_two_of_a_task_know_each_others_names_and_nobody_elses(town: Town) -> None:
    olha, anna = await promised(town)
    bo = await town.person("Bo")
    assert await _opens(town, anna, "name", await _id(town, olha)) == "Olha"
    assert await _opens(town, olha, "name", await _id(town, anna)) == "Anna"
    assert await _opens(town, bo, "name", await _id(town, olha)) is None
    assert await _opens(town, bo, "name", await _id(town, anna)) is None
    assert await _opens(town, olha, "name", await _id(town, siv(town))) is None


async def test_a_number_is_for_its_owner_and_the_coordinators_only(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.says("Min mamma har ramlat och svarar inte")
    await olha.presses("^f:.*:ring$")
    await olha.shares_number("46701740605")
    number = await _opens(town, olha, "phone", await _id(town, olha))
    assert number is not None
    assert "46701740605" in number
    assert await _opens(town, siv(town), "phone", await _id(town, olha)) == number
    assert await _opens(town, anna, "phone", await _id(town, olha)) is None


async def test_a_task_that_was_given_back_opens_nothing(town: Town) -> None:
    olha, anna = await promised(town)
    await anna.presses(tasks.BY_MISTAKE)
    assert await _opens(town, anna, "name", await _id(town, olha)) is None
    assert await _opens(town, olha, "name", await _id(town, anna)) is None
    assert await _opens(town, anna, "street", await _request(town, olha)) is None


async def test_after_the_grace_time_the_two_are_strangers_again(town: Town) -> None:
    olha, anna = await helped(town)
    assert await _opens(town, anna, "name", await _id(town, olha)) == "Olha"
    await town.later(hours=25)
    assert await _opens(town, anna, "name", await _id(town, olha)) is None
    assert await _opens(town, olha, "name", await _id(town, anna)) is None
    assert await _opens(town, anna, "words", await _request(town, olha)) is None
    assert await _opens(town, siv(town), "name", await _id(town, olha)) == "Olha"


async def test_the_door_is_for_who_is_on_the_way_to_it(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses("^request:door:")
    await olha.says("kod 1234")
    request = await _request(town, olha)
    assert await _opens(town, anna, "door", request) is None
    await anna.presses(tasks.ON_MY_WAY)
    assert await _opens(town, anna, "door", request) == "kod 1234"
    await anna.presses("^task:done:")
    assert await _opens(town, anna, "door", request) is None


async def test_what_was_told_is_for_coordinators_only(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses("^task:wrong:")
    await olha.presses("^task:tell:")
    await olha.says("Hon bad om min bankkod")
    async with town.app.store.read() as tx:
        hand = await hands.open_about(tx, Kind.STOPPED, request=RequestId(await _request(town, olha)))
    assert hand is not None
    assert await _opens(town, siv(town), "told", hand.id) == "Hon bad om min bankkod"
    assert await _opens(town, anna, "told", hand.id) is None


async def test_a_coordinator_of_another_organisation_sees_no_request_that_has_its_own(town: Town) -> None:
    olha, anna = await promised(town)
    maj = await town.coordinator("Maj", organisation="parish")
    request = await _request(town, olha)
    assert await _opens(town, maj, "words", request) is None
    assert await _opens(town, maj, "phone", await _id(town, olha)) is None
    assert await _opens(town, maj, "name", await _id(town, olha)) is None
    assert await _opens(town, maj, "name", await _id(town, anna)) == "Anna"


async def test_what_must_vanish_later_never_stands_in_a_message_as_it_is_sent(town: Town) -> None:
    olha, anna = await promised(town)
    await olha.presses("^request:door:")
    await olha.says("kod 1234")
    await anna.presses(tasks.ON_MY_WAY)
    await olha.presses(tasks.NOT_RIGHT)
    await olha.presses("^task:tell:")
    await olha.says("Hon bad om min bankkod")
    await olha.presses("^ring:stopped$")
    await olha.shares_number("46701740605")
    secrets = ("Strandvägen", "bröd", "kod 1234", "bankkod", "46701740605", "openstreetmap")
    sent = [str(c["params"]) for c in await town.calls() if c["method"] == "sendMessage"]
    edited = [str(c["params"]) for c in await town.calls() if c["method"] == "editMessageText"]
    to_others = [words for words in sent if f"'chat_id': {olha.id}" not in words]
    assert len(to_others) > 3
    assert [s for s in secrets if any(s in words for words in to_others)] == []
    assert [s for s in secrets if not any(s in words for words in edited)] == []


async def _opens(town: Town, reader: Phone, kind: PrivateField, of: int) -> str | None:
    reference = Private(kind, of)
    reader_id = await _id(town, reader)
    async with town.app.store.read() as tx:
        opened = await disclosing.open_private(tx, town.settlement, reader_id, [reference])
    return opened[reference]


async def _id(town: Town, phone: Phone) -> PersonId:
    async with town.app.store.read() as tx:
        found = await people.id_of_user(tx, phone.id)
    assert found is not None
    return found


async def _request(town: Town, asker: Phone) -> int:
    resident = await _id(town, asker)
    async with town.app.store.read() as tx:
        [stored] = await requests.of_resident(tx, resident, EPOCH)
    return stored.id
