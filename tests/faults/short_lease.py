"""The bot as it is, but a row that a dead process held comes again soon: `python -m tests.faults.short_lease run`."""

from __future__ import annotations

import sys
from functools import partial
from unittest.mock import patch

from bot import cli
from bot.app import running

LEASE_SECONDS = 1.5

if __name__ == "__main__":
    with patch.object(cli, "running", partial(running, lease_ms=round(LEASE_SECONDS * 1000))):
        sys.exit(cli.main(sys.argv[1:]))
