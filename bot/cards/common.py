"""Lines that several cards share."""

from __future__ import annotations

from bot.domain.categories import Category
from bot.domain.code_words import PICTURES
from bot.domain.people import Level
from bot.domain.requests import Request
from bot.flows.forms.need_texts import LINE_MONEY, PAYMENTS
from bot.flows.forms.windows import local_hours
from bot.text import N_, NP_, PN_, Fixed, Items, Kronor, Span, Text
from bot.town import Organisation, Town

KIND_AND_AREA = N_("{emoji} {kind} · <b>{area}</b>")
TIME_AND_LENGTH = NP_("{span} · about {count} minute", "{span} · about {count} minutes")
PAID_ALREADY = N_("You lay out no money. It is paid already.")
WOMAN_WISHED = N_("Wish: a woman.")
CODE_WORD = N_("{one} {other} <b>{words}</b> ({latin})")
TWO_WORDS = N_("{first}, {second}")
RING = N_("Ring {telephone}.")
RING_US = N_("Ring {telephone}, {organisation}.")
RING_US_HOURS = N_("Ring {telephone}, {organisation}, {hours}.")
NO_TELEPHONE = N_("This is a trial. There is no telephone.")
SEEN_NOTHING = N_("We have not met them yet.")
SEEN_TALKED = N_("A coordinator has talked with them.")
SEEN_ID = N_("A coordinator has seen their ID.")
SEEN_EXTRACT = N_("A coordinator has seen ID and register extract.")
SEEN = {
    Level.REGISTERED: SEEN_NOTHING,
    Level.TALKED: SEEN_TALKED,
    Level.ID_SEEN: SEEN_ID,
    Level.EXTRACT_SEEN: SEEN_EXTRACT,
}
WEEKDAYS_FROM_TO = N_("weekdays {hours}")
HOURS_OF_DAYS = N_("{days} {hours}")
SHORT_DAYS = {
    "mon": PN_("weekday", "Mon"),
    "tue": PN_("weekday", "Tue"),
    "wed": PN_("weekday", "Wed"),
    "thu": PN_("weekday", "Thu"),
    "fri": PN_("weekday", "Fri"),
    "sat": PN_("weekday", "Sat"),
    "sun": PN_("weekday", "Sun"),
}
WORKING_DAYS = ("mon", "tue", "wed", "thu", "fri")
HELPED_BEFORE = NP_("Has been helped here {count} time before.", "Has been helped here {count} times before.")
FIRST_REQUEST = N_("First request here.")
LIST_OF = N_("{items}")


def what_and_where(request: Request, kind: Category, town: Town) -> Text:
    """The kind and the area; a small area as its larger one."""
    area = town.shown_area(request.area)
    return KIND_AND_AREA(emoji=Fixed(kind.emoji), kind=kind.name, area=area)


def when_and_how_long(request: Request) -> Text:
    return TIME_AND_LENGTH(span=Span(request.starts_at, request.ends_at), count=request.minutes)


def money(request: Request, kind: Category) -> Text | None:
    """The highest sum and how it is paid back; where things are bought and nobody lays out money, that."""
    if request.max_outlay is None or request.payment is None:
        return PAID_ALREADY if kind.money else None
    return LINE_MONEY(sum=Kronor(request.max_outlay), payment=PAYMENTS[request.payment])


def code_word(pictures: tuple[str, str]) -> Text:
    """The two pictures, their names in the reader's language and in Latin letters."""
    first, second = PICTURES[pictures[0]], PICTURES[pictures[1]]
    return CODE_WORD(
        one=Fixed(first.emoji),
        other=Fixed(second.emoji),
        words=TWO_WORDS(first=first.name, second=second.name),
        latin=Fixed(f"{first.latin}, {second.latin}"),
    )


def ring_us(organisation: Organisation, town: Town) -> Text:
    """Whom to ring, and when somebody answers."""
    if not organisation.telephone:
        return NO_TELEPHONE
    name, telephone = town.named(organisation.name), Fixed(organisation.telephone)
    hours = desk_hours(organisation)
    if hours is None:
        return RING_US(telephone=telephone, organisation=name)
    return RING_US_HOURS(telephone=telephone, organisation=name, hours=hours)


def ring_number(organisation: Organisation) -> Text | None:
    """The number alone, on cards that stand below the greeting; None: a trial."""
    return RING(telephone=Fixed(organisation.telephone)) if organisation.telephone else None


def desk_hours(organisation: Organisation) -> Text | None:
    """When somebody sits at the desk: "weekdays 9–15", else day by day; None: no hours are given."""
    desk = {str(day): local_hours(*hours) for day, hours in organisation.desk.items()}
    working = {desk.get(day) for day in WORKING_DAYS}
    if len(working) == 1 and None not in working and len(desk) == len(WORKING_DAYS):
        return WEEKDAYS_FROM_TO(hours=Fixed(working.pop() or ""))
    days = tuple(HOURS_OF_DAYS(days=SHORT_DAYS[day], hours=Fixed(hours)) for day, hours in desk.items())
    return LIST_OF(items=Items(days)) if days else None


def known_asker(helped_before: int) -> Text:
    return HELPED_BEFORE(count=helped_before) if helped_before else FIRST_REQUEST
