"""What holds for every test."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.memory import MEMORIES
from tests.obligatory import OBLIGATORY, chromium
from tests.town import Town, living_town

LEFT_OUT = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no Chromium; in CI that is an error."""
    browser = [item for item in items if item.get_closest_marker("browser")]
    if not browser or chromium():
        return
    if OBLIGATORY:
        raise pytest.UsageError("HANDSLAG_OBLIGATORY is set, but there is no Chromium for the browser tests.")
    items[:] = [item for item in items if item not in browser]
    config.hook.pytest_deselected(items=browser)
    config.stash[LEFT_OUT] = len(browser)


def pytest_xdist_auto_num_workers() -> int:
    """Two a core: much of a story is waiting for the other side of a wire."""
    return 2 * (os.cpu_count() or 1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out, so that nobody believes it was tested."""
    if left_out := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"No Chromium here (apt install chromium): {left_out} browser tests left out."
        )


@pytest.fixture(scope="session")
def memories(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The processes of one run share what was lived through: in the folder that holds theirs."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        MEMORIES.folder = tmp_path_factory.getbasetemp().parent


@pytest.fixture
async def town(request: pytest.FixtureRequest, tmp_path: Path, memories: None) -> AsyncIterator[Town]:
    """Lindö with its bot, on a Tuesday at ten; a dict given as its parameter changes the town's policies."""
    async with living_town(tmp_path, **getattr(request, "param", {})) as town:
        yield town
