"""getUpdates: updates wait until they are confirmed, and for one poller."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.refusal import Refusal
from bot.sandbox.updates import Updates
from tests.sandbox.conftest import Json, Town

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TWO = (
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def waiting(*words: str) -> Updates:
    updates = Updates(lambda: NOW)
    for word in words:
        updates.put("message", 1, {"text": word})
    return updates


async def test_an_update_comes_again_until_a_higher_offset_confirms_it() -> None:
    updates = await waiting("a", "b", "c")
    first = await updates.poll(0, 100, 0)
    assert texts(first) == ["a", "b", "c"]
    assert await updates.poll(0, 100, 0) == first
    assert texts(await updates.poll(first[1]["update_id"], 100, 0)) == ["b", "c"]
    assert texts(await updates.poll(0, 100, 0)) == ["b", "c"]
    assert await updates.poll(first[2]["update_id"] + 1, 100, 0) == []
    assert len(updates) == 0


async def test_ids_follow_each_other_from_a_random_start() -> None:
    updates = await waiting("a", "b", "c")
    first, second, third = [update["update_id"] for update in await updates.poll(0, 100, 0)]
    assert (second, third) == (first + 1, first + 2)
    assert first != (await (await waiting("a")).poll(0, 1, 0))[0]["update_id"]


async def test_a_limit_gives_the_oldest() -> None:
    assert texts(await (await waiting("a", "b", "c")).poll(0, 2, 0)) == ["a", "b"]


async def test_a_negative_offset_keeps_only_so_many_from_the_end() -> None:
    updates = await waiting("a", "b", "c")
    assert texts(await updates.poll(-2, 100, 0)) == ["b", "c"]
    assert texts(await updates.poll(0, 100, 0)) == ["b", "c"]


async def test_an_offset_from_the_future_confirms_nothing() -> None:
    updates = await waiting("a", "b")
    last = (await updates.poll(0, 100, 0))[-1]["update_id"]
    assert texts(await updates.poll(last + 1000, 100, 0)) == ["a", "b"]


async def test_updates_are_forgotten_after_a_day() -> None:
    now = NOW
    updates = Updates(lambda: now)
    updates.put("message", 1, {"text": "old"})
    now += timedelta(hours=23)
    updates.put("message", 1, {"text": "new"})
    assert len(await updates.poll(0, 100, 0)) == 2
    now += timedelta(hours=1, seconds=1)
    assert texts(await updates.poll(0, 100, 0)) == ["new"]


async def test_an_update_that_is_to_come_twice_comes_again_after_it_was_confirmed() -> None:
    updates = Updates(lambda: NOW)
    updates.put("message", 1, {"text": "twice"}, twice=True)
    updates.put("message", 1, {"text": "once"})
    first = await updates.poll(0, 100, 0)
    again = await updates.poll(first[-1]["update_id"] + 1, 100, 0)
    assert again == first[:1]
    assert await updates.poll(first[-1]["update_id"] + 1, 100, 0) == []


async def test_a_long_poll_ends_when_something_comes() -> None:
    updates = Updates(lambda: NOW)
    poll = asyncio.create_task(updates.poll(0, 100, 30))
    await asyncio.sleep(0.01)
    assert not poll.done()
    updates.put("message", 1, {"text": "a"})
    assert texts(await asyncio.wait_for(poll, 1)) == ["a"]


async def test_a_long_poll_ends_with_nothing_when_its_time_is_up() -> None:
    assert await Updates(lambda: NOW).poll(0, 100, 0.01) == []


async def test_the_second_of_two_pollers_throws_out_the_first() -> None:
    updates = Updates(lambda: NOW)
    first = asyncio.create_task(updates.poll(0, 100, 30))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(updates.poll(0, 100, 30))
    with pytest.raises(Refusal) as refusal:
        await asyncio.wait_for(first, 1)
    assert (refusal.value.code, refusal.value.description) == TWO
    updates.put("message", 1, {"text": "a"})
    assert texts(await asyncio.wait_for(second, 1)) == ["a"]


async def test_two_pollers_meet_over_http(town: Town) -> None:
    first = asyncio.create_task(town.bot("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(town.bot("getUpdates", timeout=20))
    assert (await asyncio.wait_for(first, 2)).refusal == TWO
    anna = await town.person(new=True)
    await anna.says("hej")
    assert texts((await asyncio.wait_for(second, 2)).result) == ["hej"]


async def test_only_the_kinds_that_were_asked_for_come_and_that_is_remembered(town: Town) -> None:
    anna = await town.person()
    await town.bot("getUpdates", allowed_updates=["callback_query"])
    assert (await anna.says("not heard"))["update_id"] is None
    await town.bot("getUpdates")
    assert (await anna.says("not heard either"))["update_id"] is None
    await town.bot("getUpdates", allowed_updates=[])
    assert (await anna.says("heard"))["update_id"] is not None
    assert texts(await town.updates()) == ["heard"]


async def test_the_sandbox_is_idle_when_everything_is_confirmed(town: Town) -> None:
    anna = await town.person()
    assert town.sandbox.idle()
    done = await anna.says("hej")
    assert not town.sandbox.idle()
    await town.bot("getUpdates")
    assert not town.sandbox.idle()
    await town.bot("getUpdates", offset=done["update_id"] + 1)
    assert town.sandbox.idle()


async def test_a_poll_that_waits_when_the_sandbox_ends_does_not_hold_it_up(town: Town) -> None:
    poll = asyncio.create_task(town.bot("getUpdates", timeout=50))
    await asyncio.sleep(0.05)
    begun = time.monotonic()
    await town.sandbox.__aexit__(None, None, None)
    assert time.monotonic() - begun < 2
    assert (await poll).refusal == (500, "Internal Server Error: restart")
