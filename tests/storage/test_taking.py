"""Taking: in order for each person and class, with a lease, and nothing that is too late or void."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.say import Condition, Urgency
from bot.storage.outbox import Rendered
from bot.storage.taking import (
    NextTime,
    anything_due,
)
from tests.storage.house import MORNING
from tests.storage.post import LEASE_MS, MACHINE_START, Post, make_assignment, make_offer, make_request, words


async def test_a_message_is_taken_with_all_that_it_needs(post: Post) -> None:
    await post.send("offer:7:1", urgency=Urgency.OFFER, subject=7)
    (taken,) = (await post.take()).ready
    assert (taken.person, taken.chat_id, taken.occasion) == (post.olha, 1001, "offer:7:1")
    assert (taken.urgency, taken.subject, taken.attempts) == (Urgency.OFFER, 7, 0)
    assert taken.rendered == Rendered(html="offer:7:1")


async def test_within_a_person_and_class_one_at_a_time_in_order(post: Post) -> None:
    for name in ("1", "2", "3"):
        await post.send(name)
    first = await post.take()
    assert [words(one) for one in first.ready] == ["send 1"]
    assert await post.ready() == []
    await post.settle(first.ready[0], message_id=1)
    assert await post.ready() == ["send 2"]


async def test_persons_and_classes_go_side_by_side_the_urgent_first(post: Post) -> None:
    await post.send("news", urgency=Urgency.BROADCAST)
    await post.send("offer", urgency=Urgency.OFFER)
    await post.send("answer")
    await post.send("to bo", to=post.bo, urgency=Urgency.REMINDER)
    assert await post.ready(most=2) == ["send answer", "send offer"]
    assert await post.ready() == ["send to bo", "send news"]


async def test_what_waits_for_a_retry_holds_back_its_own_class_only(post: Post) -> None:
    await post.send("offer 1", urgency=Urgency.OFFER)
    await post.send("offer 2", urgency=Urgency.OFFER)
    await post.send("answer")
    await post.send("offer to bo", to=post.bo, urgency=Urgency.OFFER)
    taken = {words(one): one for one in (await post.take(most=2)).ready}
    await post.retry(taken["send offer 1"], seconds=5)
    await post.settle(taken["send answer"], message_id=1)
    await post.send("answer 2")
    assert await post.ready() == ["send answer 2", "send offer to bo"]
    post.later(seconds=4.9)
    assert await post.ready() == []
    post.later(seconds=0.1)
    (again,) = (await post.take()).ready
    assert (words(again), again.attempts) == ("send offer 1", 1)


async def test_a_lease_ends_by_itself(post: Post) -> None:
    await post.send("hello")
    (lost,) = (await post.take()).ready
    post.later(milliseconds=LEASE_MS)
    assert await post.ready() == []
    post.later(milliseconds=1)
    (again,) = (await post.take()).ready
    assert again.id == lost.id
    assert again.lease != lost.lease


async def test_who_comes_back_after_the_lease_cannot_put_back_what_another_holds(post: Post) -> None:
    await post.send("hello")
    (lost,) = (await post.take()).ready
    post.later(milliseconds=LEASE_MS + 1)
    await post.take()
    await post.retry(lost, seconds=0)
    assert await post.ready() == []


async def test_a_lease_is_on_machine_time_whatever_the_town_clock_does(post: Post) -> None:
    await post.send("hello")
    await post.take()
    post.now += timedelta(days=3)
    assert await post.ready() == []


async def test_a_message_for_later_sleeps_without_holding_anybody_back(post: Post) -> None:
    await post.send("reminder", not_before=MORNING + timedelta(hours=3))
    await post.send("answer")
    assert await post.all_sent() == ["send answer"]
    assert await post.next() == NextTime(town=MORNING + timedelta(hours=3), machine=None)
    async with post.store.read() as tx:
        assert not await anything_due(tx, post.now)
        assert await anything_due(tx, post.now + timedelta(hours=3))
    post.now += timedelta(hours=3)
    assert await post.all_sent() == ["send reminder"]


async def test_an_edit_of_what_sleeps_waits_with_it_and_holds_nobody_back(post: Post) -> None:
    await post.send("reminder", not_before=MORNING + timedelta(hours=3))
    assert await post.edit("reminder", "changed")
    await post.send("answer")
    assert await post.all_sent() == ["send answer"]
    post.now += timedelta(hours=3)
    assert await post.all_sent() == ["send reminder", "edit changed"]


async def test_next_time_knows_retries_and_leases(post: Post) -> None:
    assert await post.next() == NextTime(None, None)
    await post.send("a")
    (taken,) = (await post.take()).ready
    assert await post.next() == NextTime(None, MACHINE_START + LEASE_MS)
    await post.retry(taken, seconds=2)
    assert await post.next() == NextTime(None, MACHINE_START + 2000)


async def test_too_late_is_stale_and_told(post: Post) -> None:
    await post.send("offer", good_until=MORNING + timedelta(hours=1))
    await post.send("after it")
    post.now += timedelta(hours=1, milliseconds=1)
    taking = await post.take()
    assert taking.ready == ()
    (told,) = taking.settled
    assert (told.outcome, told.taken.occasion, told.unreachable) == ("stale", "offer", False)
    assert await post.ready() == ["send after it"]


@pytest.mark.parametrize(
    ("condition", "state", "holds"),
    [
        (Condition.OFFER_OPEN, "queued", True),
        (Condition.OFFER_OPEN, "open", True),
        (Condition.OFFER_OPEN, "taken", False),
        (Condition.OFFER_OPEN, "withdrawn", False),
        (Condition.OFFER_OPEN, None, False),
        (Condition.REQUEST_OPEN, "open", True),
        (Condition.REQUEST_OPEN, "cancelled", False),
        (Condition.REQUEST_OPEN, None, False),
        (Condition.ASSIGNMENT_ACTIVE, "assigned", True),
        (Condition.ASSIGNMENT_ACTIVE, "under_way", True),
        (Condition.ASSIGNMENT_ACTIVE, "done", False),
        (Condition.ASSIGNMENT_ACTIVE, None, False),
    ],
)
async def test_a_condition_is_checked_when_the_row_is_taken(
    post: Post, condition: Condition, state: str | None, *, holds: bool
) -> None:
    make = {
        Condition.OFFER_OPEN: make_offer,
        Condition.REQUEST_OPEN: make_request,
        Condition.ASSIGNMENT_ACTIVE: make_assignment,
    }
    subject = 9 if condition is Condition.ASSIGNMENT_ACTIVE else 7
    await post.send("card", condition=condition, subject=subject)
    if state is not None:
        make[condition](post, state)
    taking = await post.take()
    assert (len(taking.ready), len(taking.settled)) == ((1, 0) if holds else (0, 1))


async def test_settling_twice_keeps_the_first_id(post: Post) -> None:
    await post.send("hello")
    (taken,) = (await post.take()).ready
    await post.settle(taken, message_id=1)
    await post.settle(taken, message_id=2)
    assert post.rows("SELECT message_id FROM outbox") == [(1,)]


async def test_what_waited_for_an_erased_person_is_unreadable_and_told(post: Post) -> None:
    await post.send("hello")
    await post.send("to bo", to=post.bo)
    async with post.store.write() as tx:
        await tx.drop_key(post.olha)
    taking = await post.take()
    assert [words(one) for one in taking.ready] == ["send to bo"]
    assert [(one.outcome, one.taken.occasion) for one in taking.settled] == [("unreadable", "hello")]
    assert not await post.send("another")


async def test_a_damaged_row_does_not_stop_the_others(post: Post) -> None:
    await post.send("hello")
    await post.send("to bo", to=post.bo)
    post.rows("UPDATE outbox SET sealed = ? WHERE occasion = 'hello'", b"x" * 40)
    taking = await post.take()
    assert [words(one) for one in taking.ready] == ["send to bo"]
    assert [one.outcome for one in taking.settled] == ["unreadable"]
