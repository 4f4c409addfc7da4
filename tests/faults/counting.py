"""What became of everything, counted from the outside: in the database, in the sandbox's calls, on the phones."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

from bot.storage import Store, requests
from tests.faults.house import House, until
from tests.faults.lives import Deeds

UNSETTLED = "SELECT count(*) AS n FROM outbox WHERE settled_at IS NULL AND asleep = 0"
IN_INBOX = "SELECT count(*) AS n FROM inbox"
AS_SOON_AS = timedelta(seconds=1)
"""A kill and the call that it hits lie at most so far apart: the row was not settled meanwhile."""
NO_ANSWER = 0


def rows(house: House, sql: str, *values: object) -> list[sqlite3.Row]:
    """What a reader of the database sees, the bot alive or not."""
    with closing(sqlite3.connect(f"file:{house.database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql, values).fetchall()


def number(house: House, sql: str, *values: object) -> int:
    return int(rows(house, sql, *values)[0][0])


async def settles(house: House) -> None:
    """Until nothing waits: no update, nothing in the inbox, no message."""
    await until(lambda: house.sandbox.idle() and not number(house, UNSETTLED) and not number(house, IN_INBOX))


async def check_effects(house: House, deeds: Deeds) -> None:
    """Promise 1: each update's effect once, in order, and none of them waits."""
    seen = {row["update_id"] for row in rows(house, "SELECT update_id FROM seen_update")}
    assert set(house.updates) <= seen
    assert number(house, IN_INBOX) == 0
    assert Counter(await _requests(house)) == Counter((a.account, a.street, a.words) for a in deeds.asked)
    signed_up = rows(house, "SELECT count(*) AS n FROM audit WHERE what = 'signed up' GROUP BY who")
    assert [row["n"] for row in signed_up] == [1] * number(house, "SELECT count(*) FROM volunteer")
    _check_cards(house)
    yes = number(house, "SELECT count(*) FROM audit WHERE what = 'said yes'")
    assert number(house, "SELECT count(*) FROM assignment") == yes
    assert yes <= deeds.count("^offer:yes:")


def _check_cards(house: House) -> None:
    """Whoever has a task has its card: nothing else tells them where to go."""
    sql = """SELECT p.user_id, a.id FROM assignment a JOIN person p ON p.id = a.person_id
              WHERE a.state IN ('assigned', 'under_way')"""
    for task in rows(house, sql):
        shown = [data for _, _, data in house.phones[task["user_id"]].buttons]
        assert any(re.fullmatch(rf"task:(way|done|keep):{task['id']}", data) for data in shown), shown


async def _requests(house: House) -> list[tuple[int, str, tuple[str, ...]]]:
    """Who has asked for what, as it was typed."""
    accounts = {row["id"]: row["user_id"] for row in rows(house, "SELECT id, user_id FROM person")}
    store = await Store.open(f"sqlite:///{house.database}", house.folder / "lindo.key")
    try:
        async with store.read() as tx:
            ids = [row["id"] for row in rows(house, "SELECT id FROM request")]
            found = [await requests.by_id(tx, one) for one in ids]
    finally:
        await store.close()
    return [(accounts[r.resident], r.private.street, r.private.words) for r in found if r is not None]


@dataclass(frozen=True)
class Send:
    """One message that has arrived; `at`: by the sandbox's clock; `lost`: its answer never left the sandbox."""

    chat: int
    message_id: int
    text: str
    at: datetime
    lost: bool


async def check_messages(house: House) -> int:
    """Promise 2: nothing is lost, the order holds, each repeat has a death to its name. Gives the repeats."""
    assert number(house, UNSETTLED) == 0
    known = {"sent", "gone", "stale", "void", "failed"}
    outcomes = rows(house, "SELECT DISTINCT outcome FROM outbox WHERE settled_at IS NOT NULL")
    assert {row["outcome"] for row in outcomes} <= known
    assert number(house, "SELECT count(*) FROM outbox WHERE outcome = 'failed'") == 0
    sends = [send for call in await house.calls() if (send := _send(call)) is not None]
    settled = rows(house, "SELECT * FROM outbox WHERE message_id IS NOT NULL ORDER BY id")
    ids = {(row["chat_id"], row["message_id"]) for row in settled}
    assert ids <= {(send.chat, send.message_id) for send in sends}
    _check_order(settled)
    repeats = [send for send in sends if (send.chat, send.message_id) not in ids]
    _check_repeats(repeats, sends, house.deaths, _became_stale(house))
    return len(repeats)


def _send(call: dict[str, Any]) -> Send | None:
    answer = call["answer"]  # None: the line broke before; words: those of a bad gateway
    if call["method"] != "sendMessage" or not isinstance(answer, dict) or not answer["ok"]:
        return None
    result = answer["result"]
    at = datetime.fromisoformat(call["at"])
    return Send(result["chat"]["id"], result["message_id"], result["text"], at, call["status"] == NO_ANSWER)


def _check_order(settled: Sequence[sqlite3.Row]) -> None:
    """Within one person and class of urgency, messages arrive in the order in which they were queued."""
    lines: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in settled:
        lines[row["person_id"], row["urgency"]].append(row["message_id"])
    for line in lines.values():
        assert line == sorted(line)


def _became_stale(house: House) -> Counter[int]:
    """By chat, how many messages were too late or void when their turn came (again)."""
    sql = """SELECT p.chat_id AS chat FROM outbox o JOIN person p ON p.id = o.person_id
              WHERE o.kind = 'send' AND o.outcome IN ('stale', 'void')"""
    return Counter(row["chat"] for row in rows(house, sql))


def _check_repeats(
    repeats: Iterable[Send], sends: Sequence[Send], deaths: Sequence[datetime], stale: Counter[int]
) -> None:
    """Each stands for a kill, or a lost answer, while a message was in flight, that then came again or was stale."""
    causes: Counter[tuple[datetime, int]] = Counter()
    for repeat in repeats:
        again = any((s.chat, s.text) == (repeat.chat, repeat.text) and s.at > repeat.at for s in sends)
        stale[repeat.chat] -= not again
        assert stale[repeat.chat] >= 0, f"on a phone, but not in the outbox: {repeat}"
        if repeat.lost:
            continue
        near = [death for death in deaths if -AS_SOON_AS < death - repeat.at < AS_SOON_AS]
        assert near, f"sent twice without a cause: {repeat}"
        causes[near[0], repeat.chat] += 1
    # An answer, an offer, a reminder and a broadcast may be in flight to one person at once.
    assert all(count <= 4 for count in causes.values())


def check_tasks(house: House) -> None:
    """Promise 3: no request with two helpers, nobody on two tasks at once."""
    tasks = rows(house, "SELECT * FROM assignment ORDER BY made_at, id")
    for one, other in combinations(tasks, 2):
        if not _overlap(one, other, "made_at", "ended_at"):
            continue
        assert one["request_id"] != other["request_id"]
        if one["person_id"] == other["person_id"]:
            assert not _overlap(one, other, "starts_at", "ends_at")


def _overlap(one: sqlite3.Row, other: sqlite3.Row, start: str, end: str) -> bool:
    never = 1 << 62
    return bool(one[start] < (other[end] or never) and other[start] < (one[end] or never))


def check_log(house: House, *, quiet: bool = True) -> None:
    """No bot has complained, and none has written a token or what somebody typed."""
    log = house.log
    assert "Traceback" not in log
    assert house.sandbox.token not in log
    assert "Strandvägen" not in log
    assert not quiet or " ERROR " not in log
