"""Faults that are switched on hit as often as asked, and only there."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest

from tests.sandbox.conftest import Town


async def test_429_500_and_502_do_nothing(town: Town) -> None:
    anna = await town.person()
    call = {"chat_id": anna.id, "text": "Hej"}
    await town.fault("429", method="sendMessage", seconds=7)
    flood = await town.bot("sendMessage", **call)
    assert flood.refusal == (429, "Too Many Requests: retry after 7")
    assert flood.body["parameters"] == {"retry_after": 7}
    await town.fault("500", times=2)
    assert [(await town.bot("sendMessage", **call)).status for _ in range(2)] == [500, 500]
    await town.fault("502")
    url = f"{town.sandbox.url}/bot{town.sandbox.token}/sendMessage"
    async with town.session.post(url, json=call) as reply:
        assert (reply.status, reply.content_type) == (502, "text/html")
    assert [one["text"] for one in await anna.messages()] == ["/start"]
    assert (await town.bot("sendMessage", **call)).status == 200


@pytest.mark.parametrize(("kind", "arrived"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_breaks_before_or_after_the_work(town: Town, kind: str, arrived: int) -> None:
    anna = await town.person()
    await town.fault(kind, method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await town.bot("sendMessage", chat_id=anna.id, text="Hej")
    assert len(await anna.messages()) == 1 + arrived
    last = (await town.get("/sandbox/calls"))[-1]
    assert last["status"] == 0
    assert (last["answer"] is not None) == bool(arrived)


async def test_slow_is_done_at_once_and_answered_late(town: Town) -> None:
    anna = await town.person()
    await town.fault("slow", method="sendMessage", seconds=0.4)
    begun = time.monotonic()
    sending = asyncio.create_task(town.bot("sendMessage", chat_id=anna.id, text="Hej"))
    await asyncio.sleep(0.1)
    assert (len(await anna.messages()), sending.done()) == (2, False)
    assert (await sending).status == 200
    assert time.monotonic() - begun >= 0.4


async def test_an_update_comes_twice(town: Town) -> None:
    anna = await town.person()
    await town.fault("update_twice")
    await anna.says("en")
    await anna.says("två")
    heard = [update["message"]["text"] for _ in range(3) for update in await town.updates()]
    assert sorted(heard) == ["en", "en", "två"]
    assert town.sandbox.idle()


async def test_a_fault_hits_only_its_method(town: Town) -> None:
    await town.fault("500", method="sendMessage")
    assert (await town.bot("getMe")).status == 200
    assert (await town.bot("sendMessage")).status == 500


async def test_a_fault_for_all_leaves_polling_alone(town: Town) -> None:
    await town.fault("500")
    assert (await town.bot("getUpdates")).status == 200
    assert (await town.bot("getMe")).status == 500
    assert (await town.bot("getMe")).status == 200


async def test_faults_can_be_taken_back(town: Town) -> None:
    await town.fault("500", times=99)
    async with town.session.delete(f"{town.sandbox.url}/sandbox/faults") as reply:
        assert reply.status == 200
    assert (await town.bot("getMe")).status == 200


async def test_a_fault_of_no_known_kind_is_refused(town: Town) -> None:
    assert (await town.post("/sandbox/faults", {"kind": "earthquake"}))[0] == 400
    assert (await town.post("/sandbox/faults", {"kind": "500", "times": 0}))[0] == 400
