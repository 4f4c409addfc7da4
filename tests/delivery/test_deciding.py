from __future__ import annotations

import pytest

from bot.delivery.deciding import LONGEST_PAUSE_MS, MOST_FAULTS, Failure, GiveUp, TryAgain, after_failure

NOW = 1_000_000


@pytest.mark.parametrize(
    ("failure", "attempts", "follows"),
    [
        (Failure("NetworkError"), 0, TryAgain(NOW + 1_000)),
        (Failure("NetworkError"), 1, TryAgain(NOW + 2_000)),
        (Failure("NetworkError"), 5, TryAgain(NOW + 32_000)),
        (Failure("NetworkError"), 9, TryAgain(NOW + LONGEST_PAUSE_MS)),
        (Failure("NetworkError"), 10_000, TryAgain(NOW + LONGEST_PAUSE_MS)),
        (Failure("429", retry_after=7), 0, TryAgain(NOW + 7_000)),
        (Failure("429", retry_after=7), 50, TryAgain(NOW + 7_000)),
        (Failure("429", retry_after=3_600), 0, TryAgain(NOW + 3_600_000)),
        (Failure("can't parse", permanent=True), 0, GiveUp("can't parse", "failed")),
        (Failure("blocked", unreachable=True), 0, GiveUp("blocked", "failed", unreachable=True)),
        (Failure("not found", gone=True), 0, GiveUp("not found", "gone")),
        (Failure("LookupError", fault=True), MOST_FAULTS - 1, TryAgain(NOW + 128_000)),
        (Failure("LookupError", fault=True), MOST_FAULTS, GiveUp("LookupError", "failed")),
    ],
)
def test_what_follows_a_failure(failure: Failure, attempts: int, follows: TryAgain | GiveUp) -> None:
    assert after_failure(failure, attempts, NOW) == follows
