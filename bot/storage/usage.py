"""Which ids of the town file are in use: removing one of these would leave rows that mean nothing."""

from __future__ import annotations

from collections.abc import Collection

from bot.storage import Transaction


async def missing(
    tx: Transaction, *, areas: Collection[str], categories: Collection[str], organisations: Collection[str]
) -> list[str]:
    """A line for each id that rows use and the town file lacks, with how many rows."""
    known = {"areas": areas, "categories": categories, "organisations": organisations}
    return [
        f"town: {what}: {row['id']} is in use by {row['n']} rows, and not in the file"
        for what, ids in known.items()
        for row in await tx.all(f"{what}_in_use")
        if row["id"] not in ids
    ]
