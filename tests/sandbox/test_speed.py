"""Two thousand calls a second: what a whole town's bot needs to be measured against the sandbox, not by it."""

from __future__ import annotations

import pytest

from tests.sandbox.speed import calls_a_second

ENOUGH = 2_000
ROUNDS = 3
"""The best of them counts: what else the machine does is no fault of the sandbox."""


@pytest.mark.long
async def test_the_sandbox_answers_two_thousand_calls_a_second() -> None:
    assert max([await calls_a_second() for _ in range(ROUNDS)]) >= ENOUGH
