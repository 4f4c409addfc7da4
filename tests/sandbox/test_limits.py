"""The flood limits: exactly 30/s depth 30 over all, 1/s depth 5 to a chat, 20 a minute to a group."""

from __future__ import annotations

import pytest

from bot.sandbox.limits import Limits
from tests.sandbox.conftest import Town

ANNA, GROUP = 5_000_000_001, -4_000_000_001


def test_a_chat_takes_five_at_once_and_then_one_a_second() -> None:
    limits = Limits()
    assert [limits.spend(ANNA, 100.0) for _ in range(7)] == [0, 0, 0, 0, 0, 1, 1]
    assert [limits.spend(ANNA, 100.99), limits.spend(ANNA, 101.0), limits.spend(ANNA, 101.0)] == [1, 0, 1]


def test_all_chats_together_take_thirty_at_once_and_then_thirty_a_second() -> None:
    limits = Limits()
    assert [limits.spend(ANNA + n, 100.0) for n in range(31)] == [0] * 30 + [1]
    assert [limits.spend(ANNA + 100 + n, 100.1) for n in range(4)] == [0, 0, 0, 1]


def test_a_group_takes_twenty_and_then_one_each_three_seconds() -> None:
    limits = Limits()
    passed = [second for second in range(40) if limits.spend(GROUP, 100.0 + second) == 0]
    assert passed[:29] == list(range(29)), "twenty at the start, and nine of three seconds each in between"
    assert passed[29:] == [30, 33, 36, 39]


def test_a_refused_message_costs_nothing() -> None:
    limits = Limits()
    for _ in range(5):
        limits.spend(ANNA, 100.0)
    for _ in range(50):
        assert limits.spend(ANNA, 100.0) == 1
    assert limits.spend(ANNA + 1, 100.0) == 0


def test_an_album_is_paid_for_message_by_message() -> None:
    limits = Limits()
    assert limits.spend(ANNA, 100.0, messages=10) == 0
    assert limits.spend(ANNA, 100.0) == 6
    assert limits.spend(ANNA, 106.0) == 0


def test_limits_that_are_off_let_everything_pass() -> None:
    limits = Limits(on=False)
    assert {limits.spend(ANNA, 100.0) for _ in range(1000)} == {0}


async def test_the_sixth_message_at_once_is_told_how_long_to_wait(strict_town: Town) -> None:
    anna = await strict_town.person()
    for number in range(5):
        assert (await strict_town.bot("sendMessage", chat_id=anna.id, text=str(number))).status == 200
    answer = await strict_town.bot("sendMessage", chat_id=anna.id, text="6")
    assert answer.refusal == (429, "Too Many Requests: retry after 1")
    assert answer.body["parameters"] == {"retry_after": 1}
    assert len(await anna.messages()) == 6


@pytest.mark.parametrize(
    ("method", "more"),
    [
        ("editMessageText", {"text": "new"}),
        ("copyMessage", {}),
        ("forwardMessage", {}),
        ("sendLocation", {"latitude": 59.3, "longitude": 18.1}),
    ],
)
async def test_edits_copies_and_forwards_count_as_well(
    strict_town: Town, method: str, more: dict[str, object]
) -> None:
    anna = await strict_town.person()
    for number in range(5):
        sent = await strict_town.bot("sendMessage", chat_id=anna.id, text=str(number))
    call = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": sent.result["message_id"], **more}
    assert (await strict_town.bot(method, **call)).status == 429


async def test_what_is_no_message_does_not_count(strict_town: Town) -> None:
    anna = await strict_town.person()
    for number in range(5):
        sent = await strict_town.bot("sendMessage", chat_id=anna.id, text=str(number))
    for _ in range(10):
        assert (await strict_town.bot("sendChatAction", chat_id=anna.id, action="typing")).result is True
    deleted = await strict_town.bot("deleteMessage", chat_id=anna.id, message_id=sent.result["message_id"])
    assert deleted.result is True


async def test_a_call_that_is_wrong_anyway_is_told_so_and_not_to_wait(strict_town: Town) -> None:
    anna = await strict_town.person()
    for number in range(5):
        await strict_town.bot("sendMessage", chat_id=anna.id, text=str(number))
    wrong = await strict_town.bot("sendMessage", chat_id=anna.id, text="")
    assert wrong.refusal == (400, "Bad Request: message text is empty")
