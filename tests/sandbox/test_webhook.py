"""The webhook: updates go out in order for each chat, with the secret, until they are taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from bot.sandbox.webhook import pause_after
from tests.sandbox.conftest import Answer, Json, Town

SECRET = "X-Telegram-Bot-Api-Secret-Token"


@dataclass
class Listener:
    """A bot's webhook. `answers` are the statuses to give, in order, before it goes on with 200."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    heard: list[Json] = field(default_factory=list)
    headers: list[str | None] = field(default_factory=list)
    reply: Json | None = None
    waits: float = 0
    open: list[int] = field(default_factory=list)
    most_chats: int = 0
    most_in_a_chat: int = 0
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def hear(self, request: web.Request) -> web.Response:
        self.headers.append(request.headers.get(SECRET))
        update = await request.json()
        chat = update["message"]["chat"]["id"]
        self.open.append(chat)
        self.most_chats = max(self.most_chats, len(set(self.open)))
        self.most_in_a_chat = max(self.most_in_a_chat, self.open.count(chat))
        await asyncio.sleep(self.waits)
        self.open.remove(chat)
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.heard.append(update)
            async with self.news:
                self.news.notify_all()
        return web.json_response(self.reply, status=status)

    async def has_heard(self, count: int) -> list[str]:
        """The texts, once there are so many."""
        async with asyncio.timeout(5), self.news:
            await self.news.wait_for(lambda: len(self.heard) >= count)
        return [update["message"]["text"] for update in self.heard]


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    app = web.Application()
    app.router.add_post("/hook", listener.hear)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield listener
    await runner.cleanup()


async def set_to(town: Town, listener: Listener, **more: object) -> Answer:
    return await town.bot("setWebhook", url=listener.url, **more)


async def test_updates_go_out_with_the_secret(town: Town, listener: Listener) -> None:
    anna = await town.person()
    answer = await set_to(town, listener, secret_token="s3cret")
    assert answer.body == {"ok": True, "result": True, "description": "Webhook was set"}
    await anna.says("hej")
    assert await listener.has_heard(1) == ["hej"]
    assert listener.headers == ["s3cret"]
    for _ in range(200):
        if town.sandbox.idle():
            break
        await asyncio.sleep(0.01)
    assert town.sandbox.idle()


async def test_what_waited_before_goes_out_first(town: Town, listener: Listener) -> None:
    anna = await town.person()
    await anna.says("en")
    await set_to(town, listener)
    await anna.says("två")
    assert await listener.has_heard(2) == ["en", "två"]


async def test_what_is_not_answered_2xx_comes_again_and_holds_back_only_its_chat(
    town: Town, listener: Listener
) -> None:
    anna, bo = await town.person(), await town.person("Bo")
    await set_to(town, listener)
    listener.answers = [500]
    await anna.says("en")
    await anna.says("två")
    await bo.says("tre")
    texts = await listener.has_heard(3)
    assert sorted(texts) == ["en", "tre", "två"]
    assert texts.index("en") < texts.index("två")
    info = (await town.bot("getWebhookInfo")).result
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_one_chats_updates_wait_for_each_other_and_chats_do_not(town: Town, listener: Listener) -> None:
    people = [await town.person(name) for name in ("Anna", "Bo", "Cilla", "Dag")]
    listener.waits = 0.1
    await set_to(town, listener)
    for phone in people:
        await phone.says("en")
        await phone.says("två")
    await listener.has_heard(8)
    assert (listener.most_chats > 1, listener.most_in_a_chat) == (True, 1)


async def test_nobody_polls_while_a_webhook_is_set(town: Town, listener: Listener) -> None:
    poll = asyncio.create_task(town.bot("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    await set_to(town, listener)
    assert (await poll).refusal == (409, "Conflict: terminated by setWebhook request")
    words = (
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert (await town.bot("getUpdates")).refusal == (409, f"Conflict: {words}")
    deleted = await town.bot("deleteWebhook")
    assert deleted.body["description"] == "Webhook was deleted"
    assert (await town.bot("getUpdates")).result == []


async def test_a_deleted_webhook_leaves_what_waits_unless_it_is_to_be_dropped(
    town: Town, listener: Listener
) -> None:
    anna = await town.person()
    await town.bot("setWebhook", url="http://127.0.0.1:9/nobody")
    await anna.says("hej")
    info = (await town.bot("getWebhookInfo")).result
    assert (info["pending_update_count"], info["url"]) == (1, "http://127.0.0.1:9/nobody")
    await town.bot("deleteWebhook")
    assert len((await town.bot("getUpdates")).result) == 1
    await town.bot("deleteWebhook", drop_pending_updates=True)
    assert (await town.bot("getUpdates")).result == []


async def test_an_update_twice_is_posted_twice(town: Town, listener: Listener) -> None:
    anna = await town.person()
    await set_to(town, listener)
    await town.fault("update_twice")
    await anna.says("hej")
    assert await listener.has_heard(2) == ["hej", "hej"]
    assert listener.heard[0]["update_id"] == listener.heard[1]["update_id"]


async def test_a_bot_may_call_a_method_in_its_answer(town: Town, listener: Listener) -> None:
    anna = await town.person()
    listener.reply = {"method": "sendMessage", "chat_id": anna.id, "text": "Tack"}
    await set_to(town, listener)
    await anna.says("hej")
    await listener.has_heard(1)
    for _ in range(200):
        if len(await anna.messages()) == 3:
            break
        await asyncio.sleep(0.01)
    assert (await anna.messages())[-1]["text"] == "Tack"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"url": "http://example.org/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org:8080/x"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "ftp://example.org"}, "invalid webhook URL specified"),
        ({"url": "https://a.se", "secret_token": "å"}, "secret token contains unallowed characters"),
        ({"url": "https://a.se", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_webhooks_that_telegram_does_not_take(town: Town, given: Json, words: str) -> None:
    assert (await town.bot("setWebhook", **given)).refusal == (400, f"Bad Request: {words}")
    assert (await town.bot("getWebhookInfo")).result["url"] == ""


async def test_a_webhook_is_set_once_a_second(strict_town: Town, listener: Listener) -> None:
    assert (await set_to(strict_town, listener)).status == 200
    again = await set_to(strict_town, listener)
    assert again.refusal == (429, "Too Many Requests: retry after 1")
    assert (await strict_town.bot("deleteWebhook")).status == 200


async def test_setting_the_same_again_says_so(town: Town, listener: Listener) -> None:
    await set_to(town, listener)
    assert (await set_to(town, listener)).body["description"] == "Webhook is already set"
    assert (await town.bot("setWebhook", url="")).body["description"] == "Webhook was deleted"
    assert (await town.bot("deleteWebhook")).body["description"] == "Webhook is already deleted"


def test_pauses_grow_until_a_minute() -> None:
    pauses, pause = [], 1.0
    for failures in range(1, 9):
        pause = pause_after(failures, pause, 0)
        pauses.append(pause)
    assert pauses == [0, 2, 4, 8, 16, 32, 60, 60]


def test_a_webhook_may_say_itself_how_long_to_wait() -> None:
    assert [pause_after(1, 1, 5), pause_after(4, 8, 5), pause_after(1, 1, 99_999)] == [5, 5, 3600]
