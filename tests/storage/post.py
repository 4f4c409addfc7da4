"""The outbox with two receivers, and hands on both clocks."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.ids import PersonId
from bot.say import Urgency
from bot.storage import Store
from bot.storage.outbox import Rendered, put_delete, put_edit, put_send
from bot.storage.taking import (
    NextTime,
    Outcome,
    Settled,
    Taken,
    Taking,
    next_time,
    put_back,
    settle,
    take,
)
from tests.storage.house import MORNING, House

LEASE_MS = 30_000
MACHINE_START = 1_000_000


@dataclass
class Post:
    """The outbox with two receivers, and hands on both clocks."""

    store: Store
    house: House
    olha: PersonId
    bo: PersonId
    now = MORNING
    machine = MACHINE_START

    def later(self, **time: float) -> None:
        """Both clocks move on."""
        self.now += timedelta(**time)
        self.machine += round(timedelta(**time).total_seconds() * 1000)

    async def send(
        self, occasion: str, to: PersonId | None = None, text: str | None = None, **rest: Any
    ) -> bool:
        async with self.store.write() as tx:
            return await put_send(
                tx,
                self.now,
                to=to or self.olha,
                rendered=Rendered(html=text or occasion),
                occasion=occasion,
                **rest,
            )

    async def edit(self, of: str, text: str, urgency: Urgency | None = None) -> bool:
        async with self.store.write() as tx:
            return await put_edit(tx, self.now, of=of, rendered=Rendered(html=text), urgency=urgency)

    async def delete(self, of: str) -> bool:
        async with self.store.write() as tx:
            return await put_delete(tx, self.now, of=of)

    async def take(self, most: int = 100) -> Taking:
        async with self.store.write() as tx:
            return await take(tx, self.now, self.machine, most=most, lease_ms=LEASE_MS)

    async def ready(self, most: int = 100) -> list[str]:
        """What is taken, in words."""
        return [words(taken) for taken in (await self.take(most)).ready]

    async def settle(self, taken: Taken, outcome: Outcome = "sent", message_id: int | None = None) -> Settled:
        async with self.store.write() as tx:
            return await settle(tx, self.now, taken, outcome, message_id=message_id)

    async def all_sent(self) -> list[str]:
        """Send until nothing is ready: the words in order."""
        said: list[str] = []
        while ready := (await self.take()).ready:
            for taken in ready:
                said.append(words(taken))
                await self.settle(taken, message_id=len(said) if taken.kind == "send" else None)
        return said

    async def retry(self, taken: Taken, seconds: float) -> None:
        async with self.store.write() as tx:
            await put_back(tx, taken, self.machine + round(seconds * 1000))

    async def next(self) -> NextTime:
        async with self.store.read() as tx:
            return await next_time(tx)

    def rows(self, sql: str, *params: object) -> list[Any]:
        """The file as it is, past our own code."""
        connection = sqlite3.connect(self.house.database)
        try:
            with connection:
                return connection.execute(sql, params).fetchall()
        finally:
            connection.close()


def words(taken: Taken) -> str:
    return f"{taken.kind} {taken.rendered.html}" if taken.rendered else f"{taken.kind} {taken.occasion}"


def make_request(post: Post, state: str) -> None:
    post.rows(
        "INSERT INTO request (id, resident_id, organisation, category, area, starts_at, ends_at, minutes,"
        " urgent, wish_woman, needed, code_word, state, widened, any_time, wave, created_at, revision)"
        " VALUES (7, ?, 'town', 'shopping', 'norro', 0, 0, 30, 0, 0, 1, '', ?, 0, 0, 1, 0, 1)",
        post.bo,
        state,
    )


def make_offer(post: Post, state: str) -> None:
    make_request(post, "open")
    post.rows(
        "INSERT INTO offer (request_id, person_id, wave, state, queued_at, until_at)"
        " VALUES (7, ?, 1, ?, 0, 0)",
        post.olha,
        state,
    )


def make_assignment(post: Post, state: str) -> None:
    make_request(post, "assigned")
    post.rows(
        "INSERT INTO assignment (id, request_id, person_id, state, starts_at, ends_at, made_at)"
        " VALUES (9, 7, ?, ?, 0, 0, 0)",
        post.olha,
        state,
    )
