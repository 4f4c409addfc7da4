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

from bot import cli
from bot.app import running

LEASE_SECONDS = 0.5
"""How long a dead process holds what it was sending. The real half minute is too long to wait for here."""

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([__name__, "pytest"])


def bot_process(environment: Mapping[str, str], log: Path) -> ForkServerProcess:
    """`handslag run` with a short lease, in these settings and no others; already started."""
    process = _FORKS.Process(target=_run, args=(dict(environment), str(log)), daemon=True)
    process.start()
    return process


def _run(environment: dict[str, str], log: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(written, stream)
    with patch.object(cli, "running", partial(running, lease_ms=round(LEASE_SECONDS * 1000))):
        sys.exit(cli.main(["run"]))
