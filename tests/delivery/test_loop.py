"""From the outbox to the phones, when all goes well."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from bot.delivery.pacing import Pace
from bot.sandbox import Sandbox
from bot.say import Urgency
from bot.storage.outbox import Rendered, RenderedButton, RenderedMedia
from bot.text import Private
from tests.delivery.conftest import HOUR, Street, street_in, until, until_idle

STREET_NAME = "Kapsyl" + "gatan"
STREET_OF_OLHA = Private("street", 7)
TASK = Rendered(html="Handla\n\ue000street:7\ue001\nkl. 10")


async def test_a_message_reaches_the_phone_and_is_reported(street: Street) -> None:
    olha = await street.moves_in("Olha")
    button = RenderedButton(label="Ja", press="yes:1")
    link = RenderedButton(label="Karta", url="https://example.org/map")
    await street.send(
        olha,
        Rendered(html="<b>Hej</b> &amp; hå https://example.org", rows=((button, link),)),
        occasion="hello",
    )
    await street.deliver()
    (message,) = await street.phones.messages(street.chats[olha])
    assert message["text"] == "Hej & hå https://example.org"
    assert [(one["text"], one.get("data"), one.get("url")) for one in message["buttons"][0]] == [
        ("Ja", "yes:1", None),
        ("Karta", None, "https://example.org/map"),
    ]
    (settled,) = street.settled
    assert (settled.outcome, settled.taken.occasion, settled.taken.person) == ("sent", "hello", olha)
    (call,) = await street.phones.calls()
    assert call["warnings"] == []


async def test_one_persons_messages_come_in_order(street: Street) -> None:
    olha = await street.moves_in("Olha")
    for number in range(10):
        await street.send(olha, str(number))
    await street.deliver()
    assert await street.texts(olha) == [str(number) for number in range(10)]


async def test_a_slow_answer_to_one_does_not_hold_up_the_others(street: Street) -> None:
    slow, *others = [await street.moves_in(str(number)) for number in range(6)]
    await street.send(slow, "slow")
    await street.phones.fault("slow", seconds=2)
    async with street.delivering() as delivery:
        await until(street.phones.calls)
        began = time.monotonic()
        for person in others:
            await street.send(person, "hello")
        delivery.wake()
        await street.has_settled(len(others))
        assert time.monotonic() - began < 1.8
    assert [one.taken.person for one in street.settled][-1] == slow


async def test_what_was_queued_while_nobody_delivered_is_sent_at_the_next_start(street: Street) -> None:
    olha = await street.moves_in("Olha")
    await street.send(olha, "before")
    await street.deliver()
    await street.send(olha, "between")
    assert await street.texts(olha) == ["before"]
    await street.deliver()
    assert await street.texts(olha) == ["before", "between"]


async def test_a_message_for_later_waits_for_the_towns_clock(street: Street) -> None:
    olha = await street.moves_in("Olha")
    await street.send(olha, "later", not_before=street.clock.now() + HOUR)
    await street.deliver()
    assert await street.texts(olha) == []
    street.clock.town += HOUR
    await street.deliver()
    assert await street.texts(olha) == ["later"]


async def test_what_is_too_late_is_not_sent_but_told(street: Street) -> None:
    olha = await street.moves_in("Olha")
    await street.send(olha, "offer", occasion="offer", good_until=street.clock.now())
    street.clock.town += HOUR
    await street.deliver()
    assert await street.texts(olha) == []
    assert street.outcomes() == [("offer", "stale")]


async def test_an_edit_changes_the_message_and_its_buttons(street: Street) -> None:
    olha = await street.moves_in("Olha")
    yes = (RenderedButton(label="Ja", press="yes"),)
    await street.send(olha, Rendered(html="Kan du?", rows=(yes,)), occasion="card")
    await street.deliver()
    await street.edit("card", Rendered(html="Tack"))
    await street.deliver()
    (message,) = await street.phones.messages(street.chats[olha])
    assert (message["text"], message["buttons"], message["edited"]) == ("Tack", [], True)


async def test_an_edit_without_words_changes_the_buttons_only(street: Street) -> None:
    olha = await street.moves_in("Olha")
    yes, no = RenderedButton(label="Ja", press="y"), RenderedButton(label="Nej", press="n")
    await street.send(olha, Rendered(html="Kan du?", rows=((yes,),)), occasion="card")
    await street.edit("card", Rendered(html="", rows=((no,),)))
    await street.deliver()
    (message,) = await street.phones.messages(street.chats[olha])
    assert message["text"] == "Kan du?"
    assert message["buttons"][0][0]["text"] == "Nej"


async def test_an_edit_that_changes_nothing_is_done(street: Street) -> None:
    olha = await street.moves_in("Olha")
    await street.send(olha, "Tack", occasion="card")
    await street.deliver()
    await street.edit("card", Rendered(html="Tack"))
    await street.deliver()
    assert street.outcomes() == [("card", "sent"), ("card", "sent")]


async def test_a_deleted_message_is_gone_and_later_edits_are_quiet(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    olha = await street.moves_in("Olha")
    await street.send(olha, "card", occasion="card")
    await street.deliver()
    await street.delete("card")
    await street.deliver()
    assert await street.texts(olha) == []
    await street.edit("card", Rendered(html="changed"))
    await street.deliver()
    await street.delete("card")
    await street.deliver()
    assert [outcome for _, outcome in street.outcomes()] == ["sent", "sent", "gone", "gone"]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_what_must_vanish_later_is_sent_without_it_and_then_edited_in(street: Street) -> None:
    bo = await street.moves_in("Bo")
    street.private[STREET_OF_OLHA] = "Kapsylgatan 7"
    await street.send(bo, "Handla", occasion="task", reveal=TASK)
    await street.deliver()
    calls = [(call["method"], "Kapsylgatan" in str(call["params"])) for call in await street.phones.calls()]
    assert calls == [("sendMessage", False), ("editMessageText", True)]
    (text,) = await street.texts(bo)
    assert "Kapsylgatan 7" in text
    assert street.opened_for == [bo]


async def test_a_reference_that_is_gone_takes_its_line_with_it(street: Street) -> None:
    bo = await street.moves_in("Bo")
    await street.send(bo, TASK)
    await street.deliver()
    assert await street.texts(bo) == ["Handla\nkl. 10"]


async def test_the_values_of_others_never_reach_the_outbox(street: Street, tmp_path: Path) -> None:
    bo = await street.moves_in("Bo")
    street.private[STREET_OF_OLHA] = "Kapsylgatan 7"
    await street.send(bo, TASK)
    await street.deliver()
    assert "Kapsylgatan" in (await street.texts(bo))[0]
    assert b"Kapsylgatan" not in _everything_in(tmp_path)


def _everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_an_urgent_answer_overtakes_a_broadcast(street: Street) -> None:
    street.pace = Pace(10, 0)
    neighbours = [await street.moves_in(str(number)) for number in range(30)]
    olha = await street.moves_in("Olha")
    for person in neighbours:
        await street.send(person, "news", urgency=Urgency.BROADCAST)
    async with street.delivering() as delivery:
        await street.has_settled(12)
        await street.send(olha, "answer")
        delivery.wake()
        await until_idle(delivery)
    order = [one.taken.urgency for one in street.settled]
    assert order.index(Urgency.ANSWER) < 25
    assert len(order) == 31


async def test_under_telegrams_limits_nothing_is_ever_refused(tmp_path: Path) -> None:
    async with Sandbox() as sandbox, street_in(tmp_path, sandbox) as street:
        street.pace = Pace()
        neighbours = [await street.moves_in(str(number)) for number in range(70)]
        for person in neighbours:
            await street.send(person, "news", urgency=Urgency.BROADCAST)
        for number in range(7):
            await street.send(neighbours[0], f"answer {number}")
        began = time.monotonic()
        await street.deliver()
        assert time.monotonic() - began > 77 / 30 - 1.5
        assert {call["status"] for call in await street.phones.calls()} == {200}
        assert len(await street.texts(neighbours[0])) == 8


async def test_a_picture_is_sent_with_its_words_and_its_words_are_edited(street: Street) -> None:
    olha = await street.moves_in("Olha")
    uploaded = await street.bot.send_photo(
        street.chats[olha], b"\x89PNG\r\n\x1a\n" + bytes(100), caption="first"
    )
    picture = RenderedMedia(kind="photo", file_id=uploaded.photo[-1].file_id)
    await street.send(olha, Rendered(html="second", media=picture), occasion="picture")
    await street.deliver()
    await street.edit("picture", Rendered(html="third"))
    await street.deliver()
    assert [call["method"] for call in await street.phones.calls()] == [
        "sendPhoto",
        "sendPhoto",
        "editMessageCaption",
    ]
    assert street.outcomes() == [("picture", "sent"), ("picture", "sent")]


@pytest.mark.parametrize(("ask", "kind"), [("contact", "request_contact"), ("location", "request_location")])
async def test_a_request_for_contact_or_place_is_a_button_below_the_chat(
    street: Street, ask: str, kind: str
) -> None:
    olha = await street.moves_in("Olha")
    await street.send(
        olha, Rendered.model_validate({"html": "Nummer?", "ask": ask, "ask_label": "Dela", "protect": True})
    )
    await street.deliver()
    (call,) = await street.phones.calls()
    assert f'"{kind}": true' in call["params"]["reply_markup"]
    assert call["params"]["protect_content"] in ("True", "true", True)
    phone = await street.phones.get(f"people/{street.chats[olha]}/messages")
    assert "Dela" in str(phone["keyboard"])
