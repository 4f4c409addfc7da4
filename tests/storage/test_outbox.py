"""Queueing: said once, edited to the newest state, kept as ids only."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest

from bot.say import Condition, Urgency
from bot.storage.numbers import to_ms
from bot.storage.outbox import Rendered, forget_person, message_at, put_send
from bot.storage.taking import (
    Outcome,
)
from tests.storage.house import MORNING
from tests.storage.post import LEASE_MS, Post, make_assignment, words


async def test_asked_twice_said_once(post: Post) -> None:
    assert await post.send("hello")
    assert not await post.send("hello", text="something else")
    assert await post.all_sent() == ["send hello"]
    assert not await post.send("hello")
    assert await post.all_sent() == []


async def test_what_never_arrived_can_be_said_after_all(post: Post) -> None:
    await post.send("offer", good_until=post.now + timedelta(minutes=1))
    post.later(minutes=2)
    assert await post.ready() == []
    assert await post.send("offer", text="again")
    assert await post.all_sent() == ["send again"]
    assert not await post.send("offer")


async def test_a_transaction_that_fails_queues_nothing(post: Post) -> None:
    with contextlib.suppress(LookupError):
        async with post.store.write() as tx:
            await put_send(tx, post.now, to=post.olha, rendered=Rendered(html="hello"), occasion="hello")
            raise LookupError
    assert await post.ready() == []


async def test_an_edit_follows_its_own_send(post: Post) -> None:
    await post.send("card", urgency=Urgency.OFFER)
    assert await post.edit("card", "taken", Urgency.ANSWER)
    (send,) = (await post.take()).ready
    assert words(send) == "send card"
    await post.settle(send, message_id=55)
    (edit,) = (await post.take()).ready
    assert (words(edit), edit.message_id, edit.chat_id, edit.occasion) == ("edit taken", 55, 1001, "card")


async def test_the_newest_state_of_a_message_wins(post: Post) -> None:
    await post.send("card")
    for state in ("one", "two", "three"):
        assert await post.edit("card", state)
    assert await post.all_sent() == ["send card", "edit three"]


async def test_an_edit_that_is_on_its_way_is_followed_by_the_newer_one(post: Post) -> None:
    await post.send("card")
    await post.all_sent()
    await post.edit("card", "one")
    (on_its_way,) = (await post.take()).ready
    await post.edit("card", "two", Urgency.ANSWER)
    await post.edit("card", "three", Urgency.ANSWER)
    assert await post.ready() == []
    await post.settle(on_its_way)
    assert await post.all_sent() == ["edit three"]


async def test_what_is_revealed_comes_as_an_edit_once_the_id_is_known(post: Post) -> None:
    await post.send("task", text="no address", reveal=Rendered(html="Kapsylgatan 7"))
    assert await post.ready() == ["send no address"]
    post.later(milliseconds=LEASE_MS + 1)
    (send,) = (await post.take()).ready
    await post.settle(send, message_id=5)
    (edit,) = (await post.take()).ready
    assert (words(edit), edit.message_id) == ("edit Kapsylgatan 7", 5)


async def test_a_newer_state_takes_the_place_of_what_was_not_yet_revealed(post: Post) -> None:
    await post.send("task", text="no address", reveal=Rendered(html="Kapsylgatan 7"))
    await post.edit("task", "cancelled")
    assert await post.all_sent() == ["send no address", "edit cancelled"]


async def test_nothing_is_revealed_when_its_condition_has_ended_meanwhile(post: Post) -> None:
    make_assignment(post, "assigned")
    await post.send(
        "task", reveal=Rendered(html="Kapsylgatan 7"), condition=Condition.ASSIGNMENT_ACTIVE, subject=9
    )
    (send,) = (await post.take()).ready
    await post.settle(send, message_id=5)
    post.rows("UPDATE assignment SET state = 'cancelled'")
    assert await post.all_sent() == []


@pytest.mark.parametrize("outcome", ["failed", "stale", "unreadable"])
async def test_what_never_arrived_is_neither_edited_nor_deleted(post: Post, outcome: Outcome) -> None:
    await post.send("card", reveal=Rendered(html="revealed"))
    (send,) = (await post.take()).ready
    await post.settle(send, outcome)
    assert not await post.edit("card", "changed")
    assert not await post.delete("card")
    assert await post.ready() == []


async def test_an_unknown_occasion_is_left_alone(post: Post) -> None:
    assert not await post.edit("nothing", "changed")
    assert not await post.delete("nothing")


async def test_what_is_deleted_before_it_went_is_never_sent(post: Post) -> None:
    await post.send("card", reveal=Rendered(html="revealed"))
    assert await post.delete("card")
    assert await post.all_sent() == []


async def test_what_is_deleted_while_it_goes_is_deleted_afterwards(post: Post) -> None:
    await post.send("card", reveal=Rendered(html="revealed"))
    (send,) = (await post.take()).ready
    assert await post.delete("card")
    await post.settle(send, message_id=5)
    assert await post.all_sent() == ["delete card"]


async def test_a_message_is_found_by_where_it_stands(post: Post) -> None:
    await post.send("card")
    (send,) = (await post.take()).ready
    await post.settle(send, message_id=55)
    await post.edit("card", "changed")
    (edit,) = (await post.take()).ready
    await post.settle(edit)
    async with post.store.read() as tx:
        assert await message_at(tx, 1001, 55) == "card"
        assert await message_at(tx, 1002, 55) is None
        assert await message_at(tx, 1001, 56) is None


async def test_a_settled_row_keeps_ids_only(post: Post) -> None:
    for name in ("sent", "failed", "deleted", "left"):
        await post.send(name, to=post.bo if name == "failed" else None, reveal=Rendered(html="secret"))
    for taken in (await post.take()).ready:
        await post.settle(taken, "sent" if taken.occasion == "sent" else "failed", message_id=5)
    await post.delete("deleted")
    rows = post.rows("SELECT occasion, sealed, lease, leased_until FROM outbox WHERE settled_at IS NOT NULL")
    assert {row[0] for row in rows} >= {"sent", "failed", "deleted"}
    assert {row[1:] for row in rows} == {(None, None, None)}
    assert post.rows("SELECT count(*) FROM outbox WHERE settled_at IS NULL AND sealed IS NULL") == [(0,)]


async def test_where_somebody_was_written_to_is_forgotten_with_them(post: Post) -> None:
    await post.send("hello")
    await post.send("to bo", to=post.bo)
    await post.all_sent()
    async with post.store.write() as tx:
        await forget_person(tx, post.now, post.olha)
    assert post.rows("SELECT person_id FROM outbox WHERE chat_id IS NOT NULL") == [(post.bo,)]
    assert post.rows("SELECT count(*) FROM outbox WHERE chat_id = 1001 OR message_id IS NULL") == [(1,)]


async def test_whatever_waits_for_somebody_who_goes_is_dropped(post: Post) -> None:
    await post.send("hello")
    await post.send("later", not_before=MORNING + timedelta(days=1))
    await post.send("to bo", to=post.bo)
    async with post.store.write() as tx:
        await forget_person(tx, post.now, post.olha)
    post.later(days=2)
    assert await post.all_sent() == ["send to bo"]


async def test_the_moments_in_the_file_are_milliseconds(post: Post) -> None:
    await post.send("hello", not_before=MORNING, good_until=MORNING)
    assert post.rows("SELECT queued_at, not_before, good_until, asleep FROM outbox") == [
        (to_ms(MORNING), to_ms(MORNING), to_ms(MORNING), 0)
    ]
