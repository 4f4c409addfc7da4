from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.categories import with_town
from bot.domain.distance import cell
from bot.domain.eligibility import WHY, Reason, Rules, common_fluency, distance, level_now, reasons, why_not
from bot.domain.people import Band, Busy, DayPart, Fluency, Level, QuietHours, Spoken, Standing
from tests.domain.cast import CENTRES, NOW, OLHA, RULES, anna, at, need

R = Reason
SWEDISH = Spoken(language="sv")
UK_WELL = (Spoken(language="uk"),)
UK_A_LITTLE = (Spoken(language="uk", fluency=Fluency.A_LITTLE),)
YEAR_AGO = NOW - timedelta(days=365)
MORNINGS = frozenset((day, DayPart.MORNING) for day in range(1, 8))
AFTERNOONS = frozenset((day, DayPart.AFTERNOON) for day in range(1, 8))


def task(start: datetime, end: datetime) -> dict[str, Any]:
    return {"busy": (Busy(start=start, end=end),)}


# What is different about the volunteer, what about the request, and the reason.
TABLE: tuple[tuple[dict[str, Any], dict[str, Any], Reason | None], ...] = (
    ({}, {}, None),
    ({"standing": Standing.PENDING}, {}, R.NOT_ACTIVE),
    ({"standing": Standing.RING_FIRST}, {}, R.NOT_ACTIVE),
    ({"standing": Standing.DECLINED}, {"category": "outdoors"}, R.NOT_ACTIVE),
    ({"standing": Standing.LEFT}, {"category": "outdoors"}, R.NOT_ACTIVE),
    ({"standing": Standing.RING_FIRST}, {"category": "outdoors"}, R.NOT_ACTIVE),
    ({"standing": Standing.PENDING, "level": Level.REGISTERED}, {"category": "outdoors"}, None),
    ({"level": Level.TALKED}, {}, R.LEVEL),
    ({"level": Level.TALKED}, {"category": "dog"}, None),
    ({"level": Level.TALKED}, {"category": "company", "languages": ()}, R.LEVEL),
    ({"level": Level.ID_SEEN}, {}, None),
    ({"level": Level.ID_SEEN}, {"category": "family"}, R.LEVEL),
    ({}, {"category": "family"}, None),
    ({"extract_seen": YEAR_AGO}, {"category": "family"}, R.LEVEL),
    ({"extract_seen": YEAR_AGO + timedelta(seconds=1)}, {"category": "family"}, None),
    ({"extract_seen": None}, {"category": "family"}, R.LEVEL),
    ({"extract_seen": YEAR_AGO}, {}, None),
    ({"categories": frozenset({"dog"})}, {}, R.NOT_WANTED),
    ({}, {"category": "other"}, R.NOT_WANTED),
    ({"reach": Band.SAME_AREA}, {}, None),
    ({"reach": Band.SAME_AREA}, {"area": "sodero"}, R.TOO_FAR),
    ({"reach": Band.KM_1}, {"area": "sodero"}, R.TOO_FAR),
    ({"reach": Band.KM_3}, {"area": "sodero"}, None),
    ({"reach": Band.KM_3}, {"area": "vastra"}, R.TOO_FAR),
    ({"reach": Band.KM_3}, {"area": "vastra", "widened": 1}, None),
    ({"reach": Band.KM_1}, {"area": "vastra", "widened": 1}, R.TOO_FAR),
    ({"reach": Band.KM_10}, {"area": "gone"}, R.TOO_FAR),
    ({"reach": Band.FURTHER}, {"area": "gone"}, None),
    ({"reach": Band.KM_1, "cell": cell(59.3110, 18.0600)}, {"area": "sodero"}, None),
    ({"reach": Band.KM_1, "cell": cell(59.3110, 18.0600)}, {"area": "norro"}, None),
    ({"free": MORNINGS}, {}, R.NOT_THEN),
    ({"free": MORNINGS}, {"any_time": True}, None),
    ({"free": AFTERNOONS}, {}, None),
    ({"free": frozenset()}, {}, R.NOT_THEN),
    ({"free": MORNINGS}, {"starts_at": at(5, "11")}, R.NOT_THEN),
    ({"free": MORNINGS}, {"starts_at": at(5, "10:45")}, None),
    ({"free": MORNINGS | AFTERNOONS}, {"starts_at": at(5, "11:30"), "ends_at": at(5, "12:45")}, None),
    ({}, {"starts_at": at(4, "9"), "ends_at": at(4, "12")}, R.NOT_THEN),
    ({}, {"starts_at": at(4, "9"), "ends_at": at(4, "12:17")}, None),
    ({}, {"starts_at": at(4, "9"), "ends_at": at(4, "11")}, R.NOT_THEN),
    ({"asked_today": 1}, {}, R.ASKED_ENOUGH),
    ({"asked_today": 1, "a_day": 2}, {}, None),
    ({"offers_open": 1}, {}, R.ASKED_ENOUGH),
    ({"asked_week": 3}, {}, R.ASKED_ENOUGH),
    ({"asked_week": 2}, {}, None),
    ({"asked_today": 1, "urgent_any_time": True}, {}, R.ASKED_ENOUGH),
    ({"asked_today": 1}, {"urgent": True}, R.ASKED_ENOUGH),
    ({"asked_today": 9, "asked_week": 9, "urgent_any_time": True}, {"urgent": True}, None),
    ({"paused_until": NOW + timedelta(seconds=1)}, {}, R.RESTING),
    ({"paused_until": NOW}, {}, None),
    ({"resting_until": NOW + timedelta(days=1)}, {}, R.RESTING),
    ({"resting_until": NOW - timedelta(days=1)}, {}, None),
    (task(at(5, "12"), at(5, "17")), {}, R.BUSY),
    (task(at(5, "13"), at(5, "15:46")), {}, R.BUSY),
    (task(at(5, "13"), at(5, "15:45")), {}, None),
    (task(at(5, "8"), at(5, "12")), {}, None),
    (task(at(5, "12"), at(5, "17")), {"any_time": True}, R.BUSY),
    ({"held": True}, {}, R.HELD),
    ({"blocks": frozenset({OLHA})}, {}, R.BLOCKED),
    ({}, {"wish_woman": True}, R.WISH),
    ({"answers_as_woman": True}, {"wish_woman": True}, None),
    ({}, {"category": "paperwork", "languages": UK_WELL}, R.LANGUAGE),
    ({}, {"category": "language", "languages": UK_WELL}, R.LANGUAGE),
    ({}, {"category": "company", "languages": UK_WELL}, R.LANGUAGE),
    ({}, {"category": "shopping", "languages": UK_WELL}, None),
    ({"languages": UK_WELL}, {"category": "paperwork", "languages": UK_WELL}, None),
    ({"languages": UK_A_LITTLE}, {"category": "paperwork", "languages": UK_WELL}, R.LANGUAGE),
    ({"languages": UK_WELL}, {"category": "paperwork", "languages": UK_A_LITTLE}, R.LANGUAGE),
    ({}, {"category": "paperwork", "languages": ()}, None),
    ({}, {"category": "transport"}, R.LICENCE),
    ({"licence": True}, {"category": "transport"}, None),
    ({"reachable": False}, {}, R.UNREACHABLE),
    ({"id": OLHA}, {}, R.OWN_REQUEST),
    ({"id": OLHA}, {"resident": OLHA + 9, "recipient": OLHA}, R.OWN_REQUEST),
    ({"quiet": QuietHours(start=time(11), end=time(12))}, {}, R.QUIET),
    ({"quiet": QuietHours(start=time(11), end=time(12))}, {"urgent": True}, R.QUIET),
    (
        {"quiet": QuietHours(start=time(11), end=time(12)), "urgent_any_time": True},
        {"urgent": True},
        None,
    ),
)


@pytest.mark.parametrize(("volunteer", "request_", "expected"), TABLE)
def test_who_may_be_asked(
    volunteer: dict[str, Any], request_: dict[str, Any], expected: Reason | None
) -> None:
    assert why_not(anna(**volunteer), need(**request_), NOW, RULES) is expected


def test_the_table_has_every_reason() -> None:
    assert {expected for _, _, expected in TABLE if expected} == set(Reason)


def test_the_first_failing_rule_is_the_answer_and_all_can_be_read() -> None:
    nobody = anna(
        id=OLHA,
        standing=Standing.LEFT,
        held=True,
        level=Level.REGISTERED,
        categories=frozenset(),
        reach=Band.SAME_AREA,
        asked_today=9,
        paused_until=at(9, "12"),
        blocks=frozenset({OLHA}),
        languages=(),
        reachable=False,
        quiet=QuietHours(start=time(0), end=time(23, 59)),
        busy=(Busy(start=at(5, "0"), end=at(6, "0")),),
    )
    request = need(category="paperwork", area="vastra", wish_woman=True)
    found = tuple(reasons(nobody, request, NOW, RULES))
    # *Not then* and *busy* exclude each other; a kind that takes a licence is not one of words.
    assert found == tuple(reason for reason in Reason if reason not in {R.NOT_THEN, R.LICENCE})
    assert why_not(nobody, request, NOW, RULES) is Reason.NOT_ACTIVE


def test_a_need_that_is_longer_than_its_window_takes_the_window() -> None:
    request = need(starts_at=at(5, "12"), ends_at=at(5, "13"), minutes=120)
    assert request.duration == timedelta(hours=1)
    assert why_not(anna(free=AFTERNOONS), request, NOW, RULES) is None


def test_a_level_that_the_town_has_raised_counts() -> None:
    strict = Rules(zone=RULES.zone, categories=with_town([], {"outdoors": 1}), centres=CENTRES)
    waiting = anna(standing=Standing.PENDING, level=Level.REGISTERED)
    assert why_not(waiting, need(category="outdoors"), NOW, strict) is Reason.NOT_ACTIVE


def test_times_go_by_the_towns_clock_and_not_by_ours() -> None:
    request = need(starts_at=at(5, "8"), ends_at=at(5, "12"))
    elsewhere = Rules(zone=ZoneInfo("America/New_York"), categories=RULES.categories, centres=CENTRES)
    assert why_not(anna(free=MORNINGS), request, NOW, RULES) is None
    assert why_not(anna(free=MORNINGS), request, at(4, "15"), elsewhere) is Reason.NOT_THEN


@pytest.mark.parametrize("change", [at(29, "0"), at(25, "0", month=10)])
def test_a_morning_has_four_hours_on_the_days_of_the_clock_change(change: datetime) -> None:
    morning = change.astimezone(RULES.zone).replace(hour=8)
    request = need(starts_at=morning, ends_at=morning.replace(hour=12), minutes=240)
    volunteer = anna(free=frozenset({(7, DayPart.MORNING)}))
    assert (
        why_not(volunteer, request, change.astimezone(RULES.zone).replace(hour=0) - timedelta(hours=5), RULES)
        is None
    )


def test_an_unknown_place_is_further_than_all_but_in_ones_own_area() -> None:
    assert distance(anna(area="gone"), need(), RULES) is Band.FURTHER
    assert distance(anna(area="gone"), need(area="gone"), RULES) is Band.SAME_AREA


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ((), (), 0),
        (UK_WELL, (), 0),
        (UK_WELL, UK_A_LITTLE, Fluency.A_LITTLE),
        ((*UK_A_LITTLE, SWEDISH), (*UK_WELL, SWEDISH), Fluency.WELL),
    ],
)
def test_the_weaker_one_counts_in_the_best_common_language(
    ours: tuple[Spoken, ...], theirs: tuple[Spoken, ...], expected: int
) -> None:
    assert common_fluency(ours, theirs) == common_fluency(theirs, ours) == expected


def test_without_an_extract_the_identity_has_still_been_seen() -> None:
    assert level_now(anna(extract_seen=None), NOW) is Level.ID_SEEN
    assert level_now(anna(level=Level.TALKED, extract_seen=None), NOW) is Level.TALKED


def test_coordinators_can_read_every_reason_and_cannot_tell_a_block_from_a_wish() -> None:
    assert set(WHY) == set(Reason)
    assert WHY[Reason.BLOCKED] == WHY[Reason.WISH]
    assert all("{count}" in text.id and "{count}" in (text.plural or "") for text in WHY.values())
