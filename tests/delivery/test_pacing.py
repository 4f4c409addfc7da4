"""The buckets never let more through than Telegram allows (promise 6)."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import JITTER_SECONDS, Pace

BO, OLHA, GROUP = 1, 2, -3


def _sent(pace: Pace, wishes: list[tuple[int, float]]) -> list[tuple[float, int]]:
    """Send to each chat as soon as it may go, having waited so many seconds before: when, and to whom."""
    now = 0.0
    sent = []
    for chat, pause in wishes:
        now += pause
        while wait := pace.go(chat, now):
            now += wait
        sent.append((now, chat))
    return sent


def _most_in_any_window(moments: list[float], seconds: float) -> int:
    return max((sum(start <= other < start + seconds for other in moments) for start in moments), default=0)


@pytest.mark.parametrize(
    ("pace", "chats", "number", "seconds"),
    [
        # All at once while the bucket lasts, then evenly.
        (Pace(30, 0), [1, 2, 3, 4], 27, 0.0),
        (Pace(30, 0), [1, 2, 3, 4], 330, 10.0),
        (Pace(0, 1), [BO], 4, 0.0),
        (Pace(0, 1), [BO], 5, 0.1),
        (Pace(0, 1), [BO], 15, 10.1),
        (Pace(0, 1), [BO, OLHA], 8, 0.0),
        (Pace(0, 1), [GROUP], 20, 15.1),
        (Pace(0, 1), [GROUP], 40, 60.1),
        (Pace(0, 0), [BO], 10_000, 0.0),
        (Pace(0, 0), [GROUP], 10_000, 0.0),
        (Pace(1000, 0), [1, 2], 2000, 1.1),
    ],
)
def test_so_many_messages_take_so_many_seconds(
    pace: Pace, chats: list[int], number: int, seconds: float
) -> None:
    sent = _sent(pace, [(chats[n % len(chats)], 0.0) for n in range(number)])
    assert sent[-1][0] == pytest.approx(seconds, abs=0.11)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([BO, OLHA, 4, 5, GROUP, -6]), st.sampled_from([0.0, 0.0, 0.01, 0.3, 1.0, 7.0])
        ),
        max_size=150,
    ),
    st.sampled_from([0.5, 1.0, 3.0, 10.0, 60.0]),
)
def test_no_window_ever_holds_more_than_the_limit(wishes: list[tuple[int, float]], window: float) -> None:
    sent = _sent(Pace(), wishes)
    assert _most_in_any_window([at for at, _ in sent], window) <= 30 + 30 * window
    for chat in {chat for _, chat in sent}:
        moments = [at for at, to in sent if to == chat]
        assert _most_in_any_window(moments, window) <= 5 + window
        if chat < 0:
            assert _most_in_any_window(moments, window) <= 20 + window / 3


@given(st.lists(st.floats(min_value=0, max_value=JITTER_SECONDS * 0.99), min_size=60, max_size=120))
def test_a_way_of_changing_length_does_not_break_the_limit_at_the_other_end(ways: list[float]) -> None:
    sent = _sent(Pace(30, 0), [(chat, 0.0) for chat in range(len(ways))])
    arrived = sorted(at + way for (at, _), way in zip(sent, ways, strict=True))
    tokens, before = 30.0, 0.0
    for moment in arrived:
        tokens = min(30.0, tokens + 30 * (moment - before)) - 1
        before = moment
        assert tokens >= -1e-6


def test_the_room_is_what_may_go_now() -> None:
    pace = Pace(10, 0)
    room = int(pace.room(0))
    assert [pace.go(chat, 0) for chat in range(room)] == [0] * room
    assert pace.go(99, 0) > 0
    assert pace.room(0) == 0
    assert pace.room(0.5) == 5
    assert Pace(0, 0).room(0) == inf


def test_asking_without_going_uses_nothing_up() -> None:
    pace = Pace(0, 1)
    for _ in range(4):
        pace.go(BO, 0)
    assert [round(pace.go(BO, 0), 3) for _ in range(3)] == [0.1] * 3
    assert pace.go(BO, 0.2) == 0


def test_after_a_429_nothing_goes_to_anybody_before_its_time() -> None:
    pace = Pace()
    pace.refused(BO, 7, now=100)
    assert pace.go(BO, 100) == 7
    assert pace.go(OLHA, 106.5) == 0.5
    assert pace.room(106.9) == 0
    assert pace.go(OLHA, 107) == 0
    assert pace.room(107) > 0


def test_a_429_for_a_group_is_for_that_group_alone() -> None:
    pace = Pace()
    pace.refused(GROUP, 40, now=100)
    assert pace.go(GROUP, 139) == 1
    assert pace.go(BO, 100) == 0
    assert pace.room(100) > 0
    assert pace.go(GROUP, 140) == 0


def test_a_shorter_429_does_not_end_a_longer_one() -> None:
    pace = Pace()
    pace.refused(BO, 60, now=0)
    pace.refused(OLHA, 1, now=1)
    assert pace.go(OLHA, 30) == 30


def test_many_chats_are_forgotten_only_when_their_bucket_is_full() -> None:
    pace = Pace(0, 1)
    for chat in range(9_999):
        pace.go(chat, 0)
    for _ in range(4):
        pace.go(BO + 20_000, 100)
    for chat in range(30_000, 31_000):
        pace.go(chat, 100)
    assert pace.go(BO + 20_000, 100) > 0
    assert len(pace._chats) < 2_000
