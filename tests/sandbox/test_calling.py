"""How a call reaches the sandbox: token, method, ways to send parameters; and the log of calls."""

from __future__ import annotations

import time
from collections.abc import Callable

import aiohttp
import pytest
from telegram import Bot, BotCommand
from telegram.error import InvalidToken

from bot.sandbox import Sandbox
from bot.sandbox.methods import METHODS
from bot.sandbox.not_built import NOT_BUILT
from tests.sandbox.conftest import Json, Town


async def test_the_bot_introduces_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (int(bot.token.partition(":")[0]), True, "handslag_bot")


WAYS: dict[str, Callable[[dict[str, str]], Json]] = {
    "query": lambda params: {"method": "POST", "params": params},
    "get": lambda params: {"method": "GET", "params": params},
    "form": lambda params: {"method": "POST", "data": params},
    "multipart": lambda params: {"method": "POST", "data": multipart(params)},
    "json": lambda params: {"method": "POST", "json": params},
}


@pytest.mark.parametrize("way", WAYS)
async def test_parameters_come_in_every_way_that_telegram_takes(town: Town, way: str) -> None:
    anna = await town.person()
    url = f"{town.sandbox.url}/bot{town.sandbox.token}/SENDmessage"
    request = WAYS[way]({"chat_id": str(anna.id), "text": "Hej & hå"})
    async with town.session.request(url=url, **request) as reply:
        assert reply.status == 200, await reply.text()
    assert (await anna.messages())[-1]["text"] == "Hej & hå"


def multipart(params: dict[str, str]) -> aiohttp.MultipartWriter:
    writer = aiohttp.MultipartWriter("form-data")
    for name, value in params.items():
        writer.append(value).set_content_disposition("form-data", name=name)
    return writer


async def test_a_body_that_is_no_json_is_refused(town: Town) -> None:
    url = f"{town.sandbox.url}/bot{town.sandbox.token}/getMe"
    headers = {"Content-Type": "application/json"}
    async with town.session.post(url, data=b"{", headers=headers) as reply:
        assert (reply.status, (await reply.json())["error_code"]) == (400, 400)


@pytest.mark.parametrize(
    ("token", "words"),
    [("123:wrong", "Unauthorized"), ("nonsense", "Unauthorized: invalid token specified")],
)
async def test_a_wrong_token_is_refused(town: Town, token: str, words: str) -> None:
    async with town.session.get(f"{town.sandbox.url}/bot{token}/getMe") as reply:
        assert reply.status == 401
        assert await reply.json() == {"ok": False, "error_code": 401, "description": words}


async def test_python_telegram_bot_hears_that_its_token_is_wrong(town: Town) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("123:wrong", base_url=f"{town.sandbox.url}/bot"):
            pass


async def test_a_method_that_does_not_exist_is_not_found(town: Town) -> None:
    assert (await town.bot("sendTelepathy")).refusal == (404, "Not Found: method not found")


async def test_a_real_method_that_is_not_built_is_named(town: Town) -> None:
    code, words = (await town.bot("sendPoll")).refusal
    assert (code, "sendPoll" in words) == (501, True)


def test_no_method_is_both_built_and_not() -> None:
    assert METHODS.keys() & NOT_BUILT.keys() == set()
    assert len(METHODS) + len(NOT_BUILT) == 180, "the Bot API 10.1 has so many"


@pytest.mark.parametrize("path", ["/nothing", "/botx", "/file/botx/y"])
async def test_other_paths_lead_nowhere(town: Town, path: str) -> None:
    async with town.session.get(town.sandbox.url + path) as reply:
        assert reply.status in {401, 404}
        assert (await reply.json())["ok"] is False


async def test_every_call_is_logged_in_order_with_its_answer(town: Town) -> None:
    anna = await town.person()
    before = len(await town.get("/sandbox/calls"))
    await town.bot("sendMessage", chat_id=anna.id, text="Hej")
    await town.bot("sendMessage", chat_id=77, text="Hej")
    sent, refused = await town.get(f"/sandbox/calls?after={before}")
    assert (sent["n"], refused["n"]) == (before + 1, before + 2)
    assert (sent["method"], sent["status"], sent["params"]["text"]) == ("sendMessage", 200, "Hej")
    assert sent["answer"]["result"]["text"] == "Hej"
    assert (refused["status"], refused["answer"]["description"]) == (400, "Bad Request: chat not found")
    assert sent["at"] <= refused["at"]


async def test_unknown_parameters_are_ignored_and_listed(town: Town) -> None:
    anna = await town.person()
    await town.bot("sendMessage", chat_id=anna.id, text="Hej", txet="Hej", button="x")
    last = (await town.get("/sandbox/calls"))[-1]
    assert last["status"] == 200
    assert last["warnings"] == ["sendMessage has no parameter button", "sendMessage has no parameter txet"]


async def test_python_telegram_bot_causes_no_warnings(town: Town, bot: Bot) -> None:
    anna = await town.person()
    await bot.send_message(anna.id, "Hej", disable_notification=True, protect_content=True)
    await bot.send_document(anna.id, b"x", filename="x.txt", caption="x", thumbnail=b"y")
    await bot.set_my_commands([BotCommand("need", "Hjälp")], language_code="sv")
    await bot.set_chat_menu_button()
    await bot.get_updates(timeout=0, allowed_updates=["message"])
    calls = await town.get("/sandbox/calls")
    assert [call["method"] for call in calls if call["warnings"]] == []
    assert len(calls) > 5


async def test_two_sandboxes_know_nothing_of_each_other(town: Town) -> None:
    anna = await town.person()
    async with Sandbox() as other:
        url = f"{other.url}/bot{other.token}/sendMessage"
        async with town.session.post(url, json={"chat_id": anna.id, "text": "Hej"}) as reply:
            assert (await reply.json())["description"] == "Bad Request: chat not found"
        async with town.session.post(f"{other.url}/bot{town.sandbox.token}/getMe") as reply:
            assert reply.status == 401


async def test_a_port_that_is_taken_is_an_error_and_free_again_afterwards(town: Town) -> None:
    port = int(town.sandbox.url.rpartition(":")[2])
    with pytest.raises(OSError, match=str(port)):
        await Sandbox(port=port).__aenter__()
    await town.sandbox.__aexit__(None, None, None)
    async with Sandbox(port=port) as again:
        assert again.url == town.sandbox.url


async def test_a_call_takes_the_latency_that_is_asked_for(session: aiohttp.ClientSession) -> None:
    async with Sandbox(latency_ms=80) as sandbox:
        town = Town(sandbox, session)
        begun = time.monotonic()
        await town.bot("getMe")
        assert time.monotonic() - begun >= 0.08


@pytest.mark.parametrize("token", ["abc", "abc:def"])
def test_a_token_that_telegram_would_not_give_out_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match="a token looks like"):
        Sandbox(token=token)


def test_a_sandbox_makes_up_a_token_or_takes_one() -> None:
    assert Sandbox().token != Sandbox().token
    assert Sandbox(token="123456:ABC-def").token == "123456:ABC-def"
