"""The town of Lindö on Wednesday 4 March 2026, and the people whom the tables know."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.categories import CATEGORIES
from bot.domain.eligibility import Rules
from bot.domain.ids import PersonId, RequestId
from bot.domain.offers import Offer, OfferState
from bot.domain.people import Band, Level, Spoken, Volunteer
from bot.domain.requests import Request

STOCKHOLM = ZoneInfo("Europe/Stockholm")
CENTRES = {"norro": (59.330, 18.060), "sodero": (59.310, 18.060), "vastra": (59.330, 17.900)}
"""Söderö lies 2.2 km south of Norrö, Västra 9 km west."""

RULES = Rules(zone=STOCKHOLM, categories=CATEGORIES, centres=CENTRES)
OLHA = PersonId(1)


def at(day: int, clock: str, month: int = 3) -> datetime:
    """This hour in Lindö in 2026, as UTC; "14" or "14:30"."""
    hour, _, minute = clock.partition(":")
    local = datetime(2026, month, day, int(hour), int(minute or 0), tzinfo=STOCKHOLM)
    return local.astimezone(UTC)


NOW = at(4, "11:02")


def anna(**changes: Any) -> Volunteer:
    """Somebody who fits everything; each test says what is different about them."""
    usual: dict[str, Any] = {
        "id": PersonId(10),
        "level": Level.EXTRACT_SEEN,
        "extract_seen": NOW - timedelta(days=30),
        "categories": frozenset(CATEGORIES) - {"other"},
        "languages": (Spoken(language="sv"), Spoken(language="en")),
        "area": "norro",
        "reach": Band.KM_3,
        "registered_at": NOW - timedelta(days=10),
    }
    return Volunteer.model_validate({**usual, **changes})


def need(**changes: Any) -> Request:
    """Olha's shopping in Norrö, Thursday 12–17."""
    usual: dict[str, Any] = {
        "id": RequestId(100),
        "resident": OLHA,
        "category": "shopping",
        "area": "norro",
        "starts_at": at(5, "12"),
        "ends_at": at(5, "17"),
        "minutes": 75,
        "languages": (Spoken(language="uk"), Spoken(language="en")),
        "created_at": NOW,
    }
    return Request.model_validate({**usual, **changes})


def crowd(count: int, **changes: Any) -> tuple[Volunteer, ...]:
    """So many who are all like Anna, with ids from 10 on."""
    return tuple(anna(id=PersonId(10 + number), **changes) for number in range(count))


def offer(person: int, state: OfferState = OfferState.OPEN, **changes: Any) -> Offer:
    """An offer of Olha's request, open until 20:00 unless said otherwise."""
    usual: dict[str, Any] = {
        "request": RequestId(100),
        "person": PersonId(person),
        "wave": 1,
        "state": state,
        "until": at(4, "20"),
        "sent_at": NOW,
    }
    return Offer.model_validate({**usual, **changes})
