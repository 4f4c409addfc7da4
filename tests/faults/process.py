"""The bot's process: forked from one that has read the program already, so that it can die often in a short test."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from unittest.mock import patch

from bot import cli, intake
from bot.app import running

SLOW_SECONDS = 30.0
"""A crowded machine may be slower than a town's ever is: it is not slowness that is tried here."""

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__, "pytest"])


def bot_process(environment: Mapping[str, str], log: Path, lease: float) -> ForkServerProcess:
    """`handslag run` in these settings and no others, already started.

    `lease`: for how many seconds a dead process holds what it was sending; the real half minute is too long to
    wait for in a test.
    """
    process = _FORKS.Process(target=_run, args=(dict(environment), str(log), lease), daemon=True)
    process.start()
    return process


def _run(environment: dict[str, str], log: str, lease: float) -> None:
    os.environ.clear()
    os.environ.update(environment)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(written, stream)
    with (
        patch.object(cli, "running", partial(running, lease_ms=round(lease * 1000))),
        patch.object(intake, "SLOW_SECONDS", SLOW_SECONDS),
    ):
        sys.exit(cli.main(["run"]))
