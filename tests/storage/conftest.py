"""A real database for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Store, people
from tests.storage.house import MORNING, House
from tests.storage.post import Post


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
async def store(house: House) -> AsyncIterator[Store]:
    store = await house.open()
    yield store
    await store.close()


@pytest.fixture
async def post(store: Store, house: House) -> Post:
    async with store.write() as tx:
        olha = await people.add(tx, MORNING, 1001, 1001, "uk")
        bo = await people.add(tx, MORNING, 1002, 1002, "sv")
    return Post(store, house, olha.id, bo.id)
