"""A process that only delivers, to be killed: `python -m tests.delivery.killed_child URL TOKEN FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.delivery.pacing import Pace
from tests.delivery.conftest import street_of


async def main(url: str, token: str, folder: Path) -> None:
    async with street_of(folder, url, token) as street:
        street.pace = Pace(40, 0)
        street.lease_ms = 1500
        await street.delivery().run()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
