"""Volunteers: what they offer, how well they are known, and who might be asked about a request."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.ids import PersonId
from bot.domain.people import (
    Band,
    Busy,
    DayPart,
    Fluency,
    Level,
    QuietHours,
    Spoken,
    Standing,
    Travel,
    Volunteer,
)
from bot.domain.requests import Request
from bot.flows.forms.registration_form import Free, Registration
from bot.storage import Transaction
from bot.storage.numbers import from_ms, to_ms

A_WEEK = timedelta(days=7)


async def by_id(tx: Transaction, person: PersonId) -> Volunteer | None:
    """One volunteer without counts: for their own eyes and for approval."""
    row = await tx.one("volunteer_by_id", person_id=person)
    if row is None:
        return None
    categories = await tx.all("categories_of_volunteer", person_id=person)
    return _volunteer(row).model_copy(update={"categories": frozenset(c["category"] for c in categories)})


async def decided_at(tx: Transaction, person: PersonId) -> tuple[PersonId | None, datetime | None]:
    """Who decided about this volunteer, and when."""
    row = await tx.one("volunteer_by_id", person_id=person)
    if row is None or row["decided_at"] is None:
        return None, None
    return PersonId(row["decided_by"]), from_ms(row["decided_at"])


async def add(
    tx: Transaction, now: datetime, person: PersonId, form: Registration, organisation: str, a_day: int
) -> None:
    """A sign-up, waiting for approval; signing up again renews it."""
    await tx.run(
        "add_volunteer",
        person_id=person,
        standing=Standing.PENDING.value,
        organisation=organisation,
        a_day=a_day,
        at=to_ms(now),
        **_columns(form),
    )
    await _set_categories(tx, person, form)


async def change(tx: Transaction, person: PersonId, form: Registration) -> None:
    """What the volunteer changed in their profile."""
    await tx.run("change_volunteer", person_id=person, **_columns(form))
    await _set_categories(tx, person, form)


async def decide(
    tx: Transaction,
    now: datetime,
    person: PersonId,
    standing: Standing,
    level: Level,
    *,
    by: PersonId | None,
    reason: str | None = None,
) -> None:
    """A coordinator's decision. Level 3 notes that the extract was seen now."""
    await tx.run(
        "decide_volunteer",
        person_id=person,
        standing=standing.value,
        level=level.value,
        decline_reason=reason,
        decided_by=by,
        decided_at=to_ms(now),
        extract_seen=to_ms(now) if level is Level.EXTRACT_SEEN else None,
    )


async def pause(tx: Transaction, person: PersonId, until: datetime | None) -> None:
    """No questions until then; None ends the pause."""
    await tx.run("pause_volunteer", person_id=person, until=None if until is None else to_ms(until))


async def candidates(tx: Transaction, request: Request, now: datetime, zone: ZoneInfo) -> list[Volunteer]:
    """Everybody who wants this kind of task, with all that the decisions ask about."""
    midnight = datetime.combine(now.astimezone(zone).date(), time(), tzinfo=zone)
    rows = await tx.all("volunteers_for", category=request.category)
    languages: dict[int, list[Spoken]] = defaultdict(list)
    for row in await tx.all("languages_of_volunteers_for", category=request.category):
        languages[row["person_id"]].append(Spoken(language=row["language"], fluency=Fluency(row["fluency"])))
    asked = {
        r["person_id"]: r
        for r in await tx.all("questions_since", day=to_ms(midnight), week=to_ms(now - A_WEEK))
    }
    busy = await _busy(tx, now)
    past = {r["person_id"]: r for r in await tx.all("tasks_behind")}
    blocks, gladly = await _relations(tx, request)
    asker_held = await _is_held(tx, request.own_side)
    return [
        _volunteer(row).model_copy(
            update={
                "categories": frozenset({request.category}),
                "languages": tuple(languages[row["person_id"]]),
                "reachable": row["unreachable_at"] is None,
                "held": asker_held or row["held_at"] is not None or row["person_held_at"] is not None,
                "asked_today": _count(asked, row, "today"),
                "asked_week": _count(asked, row, "week"),
                "offers_open": _count(asked, row, "waiting"),
                "busy": tuple(busy[row["person_id"]]),
                "tasks_done": _count(past, row, "done"),
                "tasks_dropped": _count(past, row, "dropped"),
                "blocks": blocks.get(row["person_id"], frozenset()),
                "gladly_again": gladly.get(row["person_id"], frozenset()),
            }
        )
        for row in rows
    ]


async def busy_times(tx: Transaction, now: datetime, person: PersonId) -> tuple[Busy, ...]:
    """The tasks that somebody has ahead."""
    return tuple((await _busy(tx, now))[person])


async def is_held(tx: Transaction, person: PersonId, others: Iterable[PersonId]) -> bool:
    """Whether a coordinator looks before this volunteer meets these people: at any of them."""
    row = await tx.one("volunteer_by_id", person_id=person)
    own = row is not None and row["held_at"] is not None
    return own or await _is_held(tx, (person, *others))


async def _is_held(tx: Transaction, persons: Iterable[PersonId]) -> bool:
    return any([await tx.one("held_person", id=person) is not None for person in persons])


async def hold(tx: Transaction, now: datetime, person: PersonId, why: str) -> None:
    """A coordinator looks before the next question."""
    await tx.run("hold_volunteer", person_id=person, at=to_ms(now), why=why)


async def organisation_of(tx: Transaction, person: PersonId) -> str | None:
    """Whose volunteer they are."""
    row = await tx.one("volunteer_by_id", person_id=person)
    return row["organisation"] if row else None


async def held_why(tx: Transaction, person: PersonId) -> str | None:
    """None: they are not kept back."""
    row = await tx.one("volunteer_by_id", person_id=person)
    return row["held_why"] if row is not None and row["held_at"] is not None else None


async def looked_at(tx: Transaction, person: PersonId) -> datetime | None:
    """When a coordinator last looked at what they had given back, and let them go on."""
    row = await tx.one("looked_at_volunteer", person_id=person)
    return _moment(row["looked_at"]) if row else None


async def goes_on(tx: Transaction, now: datetime, person: PersonId) -> None:
    """A coordinator has looked: they are asked as before."""
    await tx.run("note_look_at_volunteer", person_id=person, at=to_ms(now))


async def note_task(tx: Transaction, person: PersonId, at: datetime) -> None:
    await tx.run("note_task_of_volunteer", person_id=person, at=to_ms(at))


def registration_of(
    volunteer: Volunteer, name: str, spoken: tuple[Spoken, ...], phone: str | None
) -> Registration:
    """The profile form as it stands in the database."""
    return Registration(
        promised=True,
        adult=True,
        name=name,
        area=volunteer.area,
        cell=volunteer.cell,
        categories=volunteer.categories,
        languages=spoken,
        travel=volunteer.travel,
        reach=volunteer.reach,
        free=volunteer.free,
        a_week=volunteer.a_week,
        quiet=volunteer.quiet,
        phone=phone,
        answers_as_woman=volunteer.answers_as_woman,
        licence=volunteer.licence,
    )


async def _busy(tx: Transaction, now: datetime) -> dict[int, list[Busy]]:
    busy: dict[int, list[Busy]] = defaultdict(list)
    for row in await tx.all("tasks_ahead", now=to_ms(now)):
        busy[row["person_id"]].append(Busy(start=from_ms(row["starts_at"]), end=from_ms(row["ends_at"])))
    return busy


async def _relations(
    tx: Transaction, request: Request
) -> tuple[dict[int, frozenset[PersonId]], dict[int, frozenset[PersonId]]]:
    """Per volunteer: {the resident} if they blocked, or were blocked by, who asks or whom it is for;
    {the resident} if both sides would gladly meet again."""
    resident, own_side = request.resident, request.own_side
    blocks: dict[int, frozenset[PersonId]] = {}
    said: dict[int, set[str]] = defaultdict(set)
    for one in own_side:
        for row in await tx.all("blocks_about", resident=one):
            other = row["blocked_id"] if row["person_id"] == one else row["person_id"]
            blocks[other] = frozenset({resident})
        for row in await tx.all("gladly_again_with", resident=one):
            mine = row["one"] in own_side
            said[row["other"] if mine else row["one"]].add("resident" if mine else "volunteer")
    gladly = {other: frozenset({resident}) for other, who in said.items() if len(who) == 2}
    return blocks, gladly


async def _set_categories(tx: Transaction, person: PersonId, form: Registration) -> None:
    await tx.run("forget_volunteer_categories", person_id=person)
    for category in sorted(form.categories):
        await tx.run("add_volunteer_category", person_id=person, category=category)


def _columns(form: Registration) -> dict[str, Any]:
    return {
        "area": form.area,
        "cell": form.cell,
        "travel": form.travel.value,
        "reach": form.reach.value,
        "free": None if form.free is None else json.dumps(sorted([d, p.value] for d, p in form.free)),
        "a_week": form.a_week,
        "quiet_from": form.quiet.start.hour * 60 + form.quiet.start.minute,
        "quiet_to": form.quiet.end.hour * 60 + form.quiet.end.minute,
        "answers_as_woman": int(form.answers_as_woman),
        "licence": int(form.licence),
    }


def _count(rows: dict[int, Any], of: Any, column: str) -> int:
    row = rows.get(of["person_id"])
    return row[column] if row else 0


def _moment(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)


def _free(raw: str | None) -> Free | None:
    return None if raw is None else frozenset((day, DayPart(part)) for day, part in json.loads(raw))


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _volunteer(row: Any) -> Volunteer:
    return Volunteer(
        id=PersonId(row["person_id"]),
        standing=Standing(row["standing"]),
        level=Level(row["level"]),
        extract_seen=_moment(row["extract_seen"]),
        area=row["area"],
        cell=row["cell"],
        travel=Travel(row["travel"]),
        reach=Band(row["reach"]),
        free=_free(row["free"]),
        a_day=row["a_day"],
        a_week=row["a_week"],
        quiet=QuietHours(start=_time(row["quiet_from"]), end=_time(row["quiet_to"])),
        urgent_any_time=bool(row["urgent_any_time"]),
        paused_until=_moment(row["paused_until"]),
        resting_until=_moment(row["resting_until"]),
        answers_as_woman=bool(row["answers_as_woman"]),
        licence=bool(row["licence"]),
        registered_at=_moment(row["registered_at"]),
        last_task_at=_moment(row["last_task_at"]),
    )
