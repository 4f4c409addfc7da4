"""Who fits best, as a sort key that one can explain to the person it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from bot.domain.eligibility import Rules, common_fluency, distance
from bot.domain.people import Band, Fluency, Volunteer
from bot.domain.requests import Request


class Preference(NamedTuple):
    """Smaller is better, and an earlier line decides before a later one.

    Waiting counts in whole weeks and dropping out in tenths, so that the lines below still have a say.
    """

    not_gladly_again: bool
    distance: Band
    language_lacking: int
    had_a_task: bool
    weeks_waited: int
    """Negative: the longer somebody has waited, the smaller."""
    tenths_dropped: int
    lot: int


def preference(
    volunteer: Volunteer, request: Request, now: datetime, seed: int, rules: Rules, *, language: bool = True
) -> Preference:
    """How well a volunteer fits. `language` False: a common language no longer counts (design §7)."""
    lacking = Fluency.MOTHER_TONGUE - common_fluency(volunteer.languages, request.languages)
    return Preference(
        not_gladly_again=request.resident not in volunteer.gladly_again,
        distance=distance(volunteer, request, rules),
        language_lacking=lacking if language else 0,
        had_a_task=volunteer.last_task_at is not None or volunteer.tasks_done > 0,
        weeks_waited=-_weeks_waited(volunteer, now),
        tenths_dropped=_tenths_dropped(volunteer),
        lot=_lot(volunteer, seed),
    )


def rank(
    volunteers: Iterable[Volunteer],
    request: Request,
    now: datetime,
    seed: int,
    rules: Rules,
    *,
    language: bool = True,
) -> tuple[Volunteer, ...]:
    """Best first. The order is the same however the volunteers came in."""
    return tuple(
        sorted(volunteers, key=lambda v: (preference(v, request, now, seed, rules, language=language), v.id))
    )


def _weeks_waited(volunteer: Volunteer, now: datetime) -> int:
    """Since the last task, else since the registration; nothing known: 0."""
    since = volunteer.last_task_at or volunteer.registered_at or now
    return max(0, (now - since) // timedelta(weeks=1))


def _tenths_dropped(volunteer: Volunteer) -> int:
    accepted = volunteer.tasks_done + volunteer.tasks_dropped
    return 10 * volunteer.tasks_dropped // accepted if accepted else 0


def _lot(volunteer: Volunteer, seed: int) -> int:
    """Fair among equals, and the same again for the same seed."""
    drawn = blake2b(f"{seed}:{volunteer.id}".encode(), digest_size=8).digest()
    return int.from_bytes(drawn, "big")
