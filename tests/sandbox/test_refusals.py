"""The table of refusals, row by row over HTTP; and the refusals that need two at once."""

import asyncio
import json
from collections.abc import AsyncIterator
from string import Template

import pytest
from aiohttp import ClientSession

from bot.sandbox import Sandbox
from tests.sandbox.refusals import ROWS, Row
from tests.sandbox.scenes import SCENES, Made, Stage


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with Sandbox() as sandbox, ClientSession() as session:
        yield Stage(sandbox, session)


@pytest.mark.parametrize("row", ROWS, ids=str)
async def test_the_sandbox_refuses_in_telegrams_words(row: Row, stage: Stage) -> None:
    made = await SCENES[row.scene](stage)
    params = {name: filled(value, made) for name, value in row.params.items()}
    status, body = await stage.ask(row.method, params, row.token)
    assert body == {"ok": False, "error_code": row.code, "description": row.description, **more(row, made)}
    assert status == row.code


def filled(value: object, made: Made) -> object:
    """A parameter with what the scene has made in place of `$chat` and the like."""
    if isinstance(value, bytes):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Template(text).safe_substitute(made)


def more(row: Row, made: Made) -> dict[str, object]:
    expected = {name: json.loads(str(filled(value, made))) for name, value in row.parameters.items()}
    return {"parameters": expected} if expected else {}


def test_every_row_is_there_once_and_says_where_it_was_read() -> None:
    shown = [(row.scene, row.method, json.dumps(row.params, default=str), row.token) for row in ROWS]
    assert len(shown) == len(set(shown))
    assert all(row.read_in and row.scene in SCENES for row in ROWS)


MULTIPART = (
    b'--X\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n%s\r\n'
    b'--X\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--X--\r\n'
)
BROKEN = [
    ("application/x-www-form-urlencoded", b"chat_id=%s&text=\xff"),
    ("application/x-www-form-urlencoded", b"chat_id=%s&text=%%ff"),
    ("application/json", b'{"chat_id": %s, "text": "\\ud83d"}'),
    ("multipart/form-data; boundary=X", MULTIPART),
]


@pytest.mark.parametrize(("kind", "body"), BROKEN)
async def test_bytes_that_are_no_text_are_refused_however_they_come(
    kind: str, body: bytes, stage: Stage
) -> None:
    chat = (await stage.person()).encode()
    url = f"{stage.sandbox.url}/bot{stage.sandbox.token}/sendMessage"
    async with stage.session.post(url, data=body % chat, headers={"Content-Type": kind}) as response:
        assert response.status == 400
        assert (await response.json())["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_the_first_of_two_pollers_is_sent_away(stage: Stage) -> None:
    first = asyncio.create_task(stage.ask("getUpdates", {"timeout": 20}))
    await asyncio.sleep(0.05)
    assert await stage.ask("getUpdates", {"timeout": 1}) == (200, {"ok": True, "result": []})
    status, body = await first
    words = "terminated by other getUpdates request; make sure that only one bot instance is running"
    assert (status, body["description"]) == (409, f"Conflict: {words}")


async def test_a_poller_is_sent_away_by_a_webhook(stage: Stage) -> None:
    poller = asyncio.create_task(stage.ask("getUpdates", {"timeout": 20}))
    await asyncio.sleep(0.05)
    await stage.bot("setWebhook", url="http://127.0.0.1:9/hook")
    status, body = await poller
    assert (status, body["description"]) == (409, "Conflict: terminated by setWebhook request")


async def test_a_flood_passes_when_one_has_waited_as_long_as_was_said(stage: Stage) -> None:
    made = await SCENES["a busy chat"](stage)
    say: dict[str, object] = {"chat_id": made["chat"], "text": "hej"}
    _, body = await stage.ask("sendMessage", say)
    await asyncio.sleep(body["parameters"]["retry_after"])
    status, _ = await stage.ask("sendMessage", say)
    assert status == 200
