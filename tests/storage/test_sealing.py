"""What is entrusted is unreadable without the key (promise 9)."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import shutil
import sqlite3
import stat

import pytest

from bot.domain.ids import PersonId
from bot.domain.values import Value
from bot.storage import DamagedError, ErasedError, StorageRefused, Store
from bot.storage.outbox import Rendered, put_send
from tests.storage.house import MORNING, House

OLHA, BO = PersonId(11), PersonId(12)
PLACE = "person.sealed"


class Secret(Value):
    words: str


async def _keep(store: Store, owner: PersonId, words: str) -> bytes:
    async with store.write() as tx:
        return await tx.seal(owner, PLACE, Secret(words=words))


async def _opened(store: Store, owner: PersonId, sealed: bytes | None, place: str = PLACE) -> str | None:
    async with store.read() as tx:
        secret = await tx.unseal(owner, place, sealed, Secret)
    return None if secret is None else secret.words


async def test_what_was_sealed_opens_for_its_owner_also_after_a_restart(house: House) -> None:
    store = await house.open()
    sealed = await _keep(store, OLHA, "Hälsa på mormor")
    assert await _opened(store, OLHA, sealed) == "Hälsa på mormor"
    await store.close()
    again = await house.open()
    assert await _opened(again, OLHA, sealed) == "Hälsa på mormor"
    assert await _opened(again, OLHA, None) is None
    await again.close()


async def test_the_same_words_never_look_the_same(store: Store) -> None:
    assert await _keep(store, OLHA, "mormor") != await _keep(store, OLHA, "mormor")


@pytest.mark.parametrize(("owner", "place"), [(BO, PLACE), (OLHA, "request.sealed")])
async def test_a_value_moved_to_another_row_does_not_open(store: Store, owner: PersonId, place: str) -> None:
    sealed = await _keep(store, OLHA, "mormor")
    await _keep(store, BO, "hund")
    with pytest.raises(DamagedError) as caught:
        await _opened(store, owner, sealed, place)
    assert "mormor" not in repr(caught.value)
    assert caught.value.__cause__ is None


async def test_a_value_of_another_shape_is_refused_without_its_words(store: Store) -> None:
    sealed = await _keep(store, OLHA, "mormor")
    async with store.read() as tx:
        with pytest.raises(DamagedError) as caught:
            await tx.unseal(OLHA, PLACE, sealed, Rendered)
    assert "mormor" not in str(caught.value)
    assert caught.value.__suppress_context__


async def test_no_private_word_reaches_the_disk_in_the_clear(house: House) -> None:
    store = await house.open()
    async with store.write() as tx:
        await put_send(tx, MORNING, to=OLHA, rendered=Rendered(html="Kapsylgatan sju"), occasion="offer:1")
    while_open = house.everything_on_disk()
    await store.close()
    for bytes_on_disk in (while_open, house.everything_on_disk()):
        assert b"offer:1" in bytes_on_disk
        for encoding in ("utf-8", "utf-16-le"):
            assert "Kapsylgatan".encode(encoding) not in bytes_on_disk


async def test_the_persons_keys_are_wrapped_on_disk(house: House) -> None:
    store = await house.open()
    async with store.write() as tx:
        await tx.seal(OLHA, PLACE, Secret(words="mormor"))
    await store.close()
    master = base64.b64decode(house.key_file.read_bytes())
    assert len(master) == 32
    assert master not in house.ring.read_bytes()
    assert master not in house.database.read_bytes()


async def test_keys_and_database_are_for_their_owner_only(house: House, store: Store) -> None:
    await _keep(store, OLHA, "mormor")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in house.folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert {"handslag.db", "handslag.keys.db", "handslag.key"} <= modes.keys()


async def test_two_who_make_a_key_at_once_get_the_same(store: Store) -> None:
    async def seal(words: str) -> bytes:
        async with store.read() as tx:
            return await tx.seal(OLHA, PLACE, Secret(words=words))

    sealed = await asyncio.gather(*(seal(str(n)) for n in range(4)))
    assert [await _opened(store, OLHA, one) for one in sealed] == ["0", "1", "2", "3"]


async def test_who_is_erased_is_unreadable_and_never_gets_a_key_again(house: House, store: Store) -> None:
    olha, bo = await _keep(store, OLHA, "mormor"), await _keep(store, BO, "hund")
    async with store.write() as tx:
        await tx.drop_key(OLHA)
        assert await tx.unseal(OLHA, PLACE, olha, Secret) is not None
    assert await _opened(store, OLHA, olha) is None
    assert await _opened(store, BO, bo) == "hund"
    with pytest.raises(ErasedError):
        await _keep(store, OLHA, "igen")
    async with store.read() as tx:
        assert await tx.all("erased_with_key") == []
    await store.close()
    again = await house.open()
    assert await _opened(again, OLHA, olha) is None
    with pytest.raises(ErasedError):
        await _keep(again, OLHA, "igen")
    await again.close()


async def test_a_dropped_key_is_nowhere_on_disk(house: House, store: Store) -> None:
    await _keep(store, OLHA, "mormor")
    wrapped = _wrapped_key(house)
    assert wrapped in house.everything_on_disk()
    async with store.write() as tx:
        await tx.drop_key(OLHA)
    assert wrapped not in house.everything_on_disk()


def _wrapped_key(house: House) -> bytes:
    connection = sqlite3.connect(house.ring)
    try:
        return bytes(connection.execute("SELECT wrapped FROM person_key").fetchone()[0])
    finally:
        connection.close()


async def test_an_erasure_that_was_rolled_back_keeps_the_key(store: Store) -> None:
    sealed = await _keep(store, OLHA, "mormor")
    with contextlib.suppress(LookupError):
        async with store.write() as tx:
            await tx.drop_key(OLHA)
            raise LookupError
    assert await _opened(store, OLHA, sealed) == "mormor"


async def test_an_erasure_that_a_crash_interrupted_is_finished_at_the_next_start(house: House) -> None:
    store = await house.open()
    sealed = await _keep(store, OLHA, "mormor")
    async with store.write() as tx:
        await tx.run("note_erased", person_id=OLHA, at=1)
    assert await _opened(store, OLHA, sealed) == "mormor"
    await store.close()
    again = await house.open()
    assert await _opened(again, OLHA, sealed) is None
    async with again.read() as tx:
        assert await tx.all("erased_with_key") == []
    await again.close()


async def test_an_old_database_under_todays_ring_shows_all_but_the_erased(house: House) -> None:
    store = await house.open()
    olha, bo = await _keep(store, OLHA, "mormor"), await _keep(store, BO, "hund")
    await store.close()
    backup = house.folder / "backup"
    shutil.copy(house.database, backup)
    store = await house.open()
    async with store.write() as tx:
        await tx.drop_key(OLHA)
    await store.close()
    shutil.copy(backup, house.database)
    restored = await house.open()
    assert await _opened(restored, OLHA, olha) is None
    assert await _opened(restored, BO, bo) == "hund"
    await restored.close()


async def _set_up(house: House) -> None:
    store = await house.open()
    await _keep(store, OLHA, "mormor")
    await store.close()


async def test_a_missing_key_file_is_refused_and_none_is_made(house: House) -> None:
    await _set_up(house)
    house.key_file.unlink()
    with pytest.raises(StorageRefused, match=r"key file .* is missing"):
        await house.open()
    assert not house.key_file.exists()


async def test_a_key_file_beside_a_ring_without_database_is_not_made_either(house: House) -> None:
    await _set_up(house)
    house.key_file.unlink()
    house.database.unlink()
    with pytest.raises(StorageRefused, match="missing"):
        await house.open()
    assert not house.database.exists()


async def test_another_key_is_refused(house: House) -> None:
    await _set_up(house)
    house.key_file.write_bytes(base64.b64encode(bytes(32)))
    with pytest.raises(StorageRefused, match="does not belong"):
        await house.open()


@pytest.mark.parametrize("content", [b"", b"short", b"not base64 !!", base64.b64encode(bytes(31))])
async def test_a_file_that_holds_no_key_is_refused(house: House, content: bytes) -> None:
    await _set_up(house)
    house.key_file.write_bytes(content)
    with pytest.raises(StorageRefused, match="does not hold a key"):
        await house.open()


async def test_a_missing_ring_is_refused_and_none_is_made(house: House) -> None:
    await _set_up(house)
    house.ring.unlink()
    with pytest.raises(StorageRefused, match=r"key ring .* is missing"):
        await house.open()
    assert not house.ring.exists()


async def test_the_ring_of_another_database_is_refused(house: House) -> None:
    await _set_up(house)
    other = House(house.folder / "other")
    other.folder.mkdir()
    shutil.copy(house.key_file, other.key_file)
    await _set_up(other)
    shutil.copy(other.ring, house.ring)
    with pytest.raises(StorageRefused, match="belongs to another database"):
        await house.open()
