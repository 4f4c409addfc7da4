"""The way to the network: what it carries, and what it never says."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.answers import answer_press
from bot.delivery.request import AiohttpRequest
from bot.sandbox import Sandbox
from tests.delivery.conftest import Street


def _bot(url: str, token: str) -> Bot:
    return Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=AiohttpRequest())


@pytest.fixture
async def nowhere(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """A bot whose server does not answer at all."""
    bot = _bot("http://127.0.0.1:9", sandbox.token)
    await bot.request.initialize()
    yield bot
    await bot.request.shutdown()


def _told(error: BaseException | None) -> str:
    """All that a log could show of an error and its causes."""
    told = ""
    while error is not None:
        told += f"{error!r} {error} {vars(error)}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return told


async def test_no_error_ever_holds_the_token(
    nowhere: Bot, street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(NetworkError) as unreachable:
        await nowhere.get_me()
    await street.phones.fault("drop_before")
    with pytest.raises(NetworkError) as broken:
        await street.bot.get_me()
    await street.phones.fault("slow", seconds=1)
    with pytest.raises(TimedOut) as slow:
        await street.bot.get_me(read_timeout=0.05, connect_timeout=0.05)
    secret = street.bot.token.partition(":")[2]
    assert secret not in "".join(_told(caught.value) for caught in (unreachable, broken, slow))
    assert secret not in caplog.text


@pytest.mark.parametrize(
    ("kind", "error"),
    [("429", RetryAfter), ("500", NetworkError), ("502", NetworkError), ("drop_after", NetworkError)],
)
async def test_a_servers_trouble_has_its_name(street: Street, kind: str, error: type[TelegramError]) -> None:
    await street.phones.fault(kind)
    with pytest.raises(error):
        await street.bot.get_me()


async def test_refusals_keep_the_librarys_names(street: Street) -> None:
    olha = await street.phones.add("Olha")
    with pytest.raises(BadRequest, match="Chat not found"):
        await street.bot.send_message(1, "hello")
    await street.phones.post(f"people/{olha}/block")
    with pytest.raises(Forbidden, match="blocked"):
        await street.bot.send_message(olha, "hello")


async def test_a_wrong_token_has_its_name(sandbox: Sandbox) -> None:
    bot = _bot(sandbox.url, "123456:" + "x" * 35)
    await bot.request.initialize()
    try:
        with pytest.raises(InvalidToken):
            await bot.get_me()
    finally:
        await bot.request.shutdown()


async def test_files_go_up_and_come_down_unchanged(street: Street) -> None:
    olha = await street.phones.add("Olha")
    content = bytes(range(256)) * 100
    message = await street.bot.send_document(olha, content, filename="lista åäö.txt", caption="Å & Ö <b>")
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("lista åäö.txt", "Å & Ö <b>")
    file = await street.bot.get_file(message.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content


async def test_a_proxy_of_the_environment_is_used(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox takes whole addresses as well, as a proxy gets them."""
    monkeypatch.setenv("http_proxy", sandbox.url)
    monkeypatch.setenv("no_proxy", "")
    bot = _bot("http://telegram.invalid", sandbox.token)
    await bot.request.initialize()
    try:
        assert (await bot.get_me()).is_bot
    finally:
        await bot.request.shutdown()


async def test_a_request_that_is_not_open_refuses_and_can_be_closed_twice() -> None:
    request = AiohttpRequest()
    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request("http://127.0.0.1:9", "GET")
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()


async def test_many_calls_at_once_all_come_back(street: Street) -> None:
    olha = await street.phones.add("Olha")
    messages = await asyncio.gather(*(street.bot.send_message(olha, str(n)) for n in range(300)))
    assert sorted(int(message.text or "") for message in messages) == list(range(300))


async def _press(street: Street, person: int) -> str:
    """Have that person press a button: the query's id."""
    await street.bot.send_message(
        person,
        "?",
        reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton("Ja", callback_data="yes")),
    )
    message = (await street.phones.messages(person))[-1]
    await street.phones.post(f"people/{person}/press", message_id=message["message_id"], data="yes")
    updates = await street.bot.get_updates(timeout=0)
    query = updates[-1].callback_query
    assert query is not None
    return query.id


async def test_a_press_is_answered_with_a_line(street: Street) -> None:
    olha = await street.phones.add("Olha")
    await answer_press(street.bot, await _press(street, olha), "Tack!", alert=True)
    assert (await street.phones.get(f"people/{olha}/messages"))["toast"] == {"text": "Tack!", "alert": True}


async def test_a_press_that_is_too_old_is_quiet(street: Street, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    await answer_press(street.bot, "12345", "Tack!")
    assert [record for record in caplog.records if record.name.startswith("bot.")] == []


@pytest.mark.parametrize("trouble", ["500", "drop_before", "429"])
async def test_an_answer_that_fails_is_not_tried_again(
    street: Street, caplog: pytest.LogCaptureFixture, trouble: str
) -> None:
    await street.phones.fault(trouble, method="answerCallbackQuery")
    await answer_press(street.bot, "12345", "Tack!")
    assert "could not be answered" in caplog.text
    assert len(await street.phones.calls()) == 1
