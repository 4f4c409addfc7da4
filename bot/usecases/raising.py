"""What needs a coordinator's hand reaches every coordinator of the organisation as a card, the same for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from bot.cards import hands as cards
from bot.cards import reports
from bot.cards import requests as request_cards
from bot.domain.asking_limits import Wait
from bot.domain.categories import Category
from bot.domain.eligibility import Reason, why_not
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.offers import OfferState
from bot.domain.reports import What, may_look
from bot.domain.requests import State
from bot.domain.stuck import WaysOn, ways_on
from bot.flows.forms.need_form import Kept
from bot.say import Delete, Edit, Media, Say, Send, Toast, Urgency
from bot.storage import assignments, hands, outbox, requests, volunteers
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_
from bot.usecases.desk import coordinators_for, rules_of
from bot.usecases.here import Here
from bot.usecases.vanishing import HERE_THEY_ARE, MEDIA_STAYS

EVERYBODY = "*"
"""The organisation of what has become the matter of all coordinators."""

NEVER_ONES_OWN = frozenset({Kind.STOPPED, Kind.UPCOMING, Kind.HELD})

LOOK_WHY = {
    Wait.UNDER_AGE: N_("This person says they are too young to ask alone. Please look at it."),
    Wait.READ_FIRST: N_("Something else is needed. Please read it and say what kind it is."),
    Wait.FIRST_INDOORS: cards.LOOK_FIRST,
    Wait.FIRST_FOR_OTHER: N_("First request of this person for somebody else. Please look at it."),
    Wait.CANNOT_SAY: N_("It is for somebody who cannot say whether they want it. Please look at it."),
}


async def look_first(here: Here, stored: Stored, reason: Wait) -> None:
    """A request waits for a coordinator's eyes."""
    hand = await hands.raise_(
        here.tx,
        here.now,
        Kind.LOOK,
        stored.organisation,
        person=stored.resident,
        request=stored.id,
        facts={"why": reason.value},
    )
    await send(here, hand, look_card(here, hand, stored), Urgency.REMINDER)


async def stuck(
    here: Here, stored: Stored, offers: Mapping[OfferState, int], why: Mapping[Reason, int]
) -> None:
    """Nobody was found: the card with the reasons, counted."""
    hand = await hands.open_about(here.tx, Kind.STUCK, request=stored.id)
    if hand is None:
        hand = await hands.raise_(
            here.tx, here.now, Kind.STUCK, stored.organisation, person=stored.resident, request=stored.id
        )
    say = await stuck_card(here, hand, stored, offers, why)
    await send(here, hand, say, Urgency.REMINDER)


async def begin_to_follow(here: Here, stored: Stored) -> None:
    """A new person's first request goes out: coordinators see how it goes, on one card that changes in place."""
    say = _followed(here, stored, State.OPEN)
    for coordinator in await coordinators_for(here, stored.organisation):
        await here.say(Send(coordinator.id, say, _follow_card(stored, coordinator.id), Urgency.REMINDER))


async def follow(here: Here, stored: Stored, state: State) -> None:
    """The same card after each step; where there is none, nothing happens."""
    say = _followed(here, stored, state)
    for coordinator in await coordinators_for(here, stored.organisation):
        await here.say(Edit(_follow_card(stored, coordinator.id), say))


def _followed(here: Here, stored: Stored, state: State) -> Say:
    kind = here.categories[stored.request.category]
    return cards.followed(stored.request, kind, here.town, request_cards.STATES[state])


def _follow_card(stored: Stored, coordinator: PersonId) -> str:
    return f"first:{stored.id}:{coordinator}"


async def settle_about(here: Here, request: RequestId, by: PersonId | None) -> None:
    """The matter has settled itself: the cards about it say so."""
    for kind in (Kind.STUCK, Kind.LOOK, Kind.SILENT, Kind.UNSEEN):
        hand = await hands.open_about(here.tx, kind, request=request)
        if hand is not None and await hands.settle(here.tx, here.now, hand.id, "itself", by):
            await show(here, hand, cards.settled(cards.SETTLED, None))


async def settle_unseen(here: Here, request: RequestId) -> None:
    """Who is helped has seen it after all."""
    hand = await hands.open_about(here.tx, Kind.UNSEEN, request=request)
    if hand is not None and await hands.settle(here.tx, here.now, hand.id, "itself", None):
        await show(here, hand, cards.settled(cards.SETTLED, None))


async def ways_for(here: Here, stored: Stored) -> WaysOn:
    candidates = await volunteers.candidates(here.tx, stored.request, here.now, here.town.zone)
    offers = await requests.offers(here.tx, stored.id)
    return ways_on(stored.request, candidates, offers, here.now, rules_of(here))


async def stuck_card(
    here: Here, hand: Hand, stored: Stored, offers: Mapping[OfferState, int], why: Mapping[Reason, int]
) -> Say:
    kind = here.categories[stored.request.category]
    ways = await ways_for(here, stored)
    return cards.stuck(hand.id, stored.request, kind, here.town, offers=offers, why=why, ways=ways)


async def stuck_now(here: Here, hand: Hand, stored: Stored) -> Say:
    """The card of a stuck request with what is true by now."""
    offers = await requests.offers(here.tx, stored.id)
    why = await why_now(here, stored)
    return await stuck_card(here, hand, stored, Counter(offer.state for offer in offers), why)


async def why_now(here: Here, stored: Stored) -> Mapping[Reason, int]:
    """Why those were not asked who were not, counted."""
    offers = await requests.offers(here.tx, stored.id)
    candidates = await volunteers.candidates(here.tx, stored.request, here.now, here.town.zone)
    asked, rules = {offer.person for offer in offers}, rules_of(here)
    return Counter(
        reason
        for volunteer in candidates
        if volunteer.id not in asked and (reason := why_not(volunteer, stored.request, here.now, rules))
    )


def look_card(here: Here, hand: Hand, stored: Stored) -> Say:
    reason = Wait(str(hand.facts.get("why", Wait.FIRST_INDOORS.value)))
    kinds: tuple[Category, ...] = ()
    if reason is Wait.READ_FIRST:
        kinds = tuple(c for c in here.categories.values() if c.for_residents and not c.read_first)
    kind = here.categories[stored.request.category]
    has_media = bool(media_of(hand, stored))
    return cards.look(hand.id, stored.request, kind, here.town, LOOK_WHY[reason], kinds, has_media=has_media)


async def taken_card(here: Here, hand: Hand, stored: Stored) -> Say:
    """What the one reads who has taken it."""
    kind = here.categories[stored.request.category]
    has_media = bool(media_of(hand, stored))
    return cards.taken(hand.id, stored.request, kind, here.town, has_media=has_media)


async def report_card(here: Here, hand: Hand, stored: Stored) -> Say:
    """What is not right, as everybody reads it who may take it; or as the one reads it who has."""
    task = await assignments.by_id(here.tx, AssignmentId(int(hand.facts.get("assignment", 0))))
    said_by = hand.person or stored.resident
    by_helper = task is None or said_by == task.person
    return reports.report(
        hand.id,
        stored.request,
        here.categories[stored.request.category],
        here.town,
        what=What(str(hand.facts.get("what", What.TOLD.value))),
        said_by=said_by,
        helper=None if by_helper or task is None else task.person,
        has_media=bool(media_of(hand, stored)),
        taken=hand.taken_by is not None,
    )


def media_of(hand: Hand, stored: Stored) -> Mapping[str, tuple[Kept, ...]]:
    """What the card can show: what was told, and, where the request's words stand on it, what came with those."""
    kept = {"told": hand.private.media}
    if hand.kind is Kind.LOOK or hand.taken_by is not None:
        kept["asked"] = stored.private.media
    return {source: media for source, media in kept.items() if media}


async def show_media(here: Here, hand: Hand, stored: Stored, to: PersonId) -> Toast:
    """Each photo and voice as a message to this coordinator; all that is shown on one day goes at one time."""
    today = here.now.astimezone(here.town.zone).date()
    for source, kept in media_of(hand, stored).items():
        for number, media in enumerate(kept):
            say = Say(HERE_THEY_ARE, media=Media(media.kind, media.file_id), protect=True)
            await here.say(Send(to, say, _media_card(hand, to, today, source, number)))
    midnight = datetime.combine(today, time(), tzinfo=here.town.zone).astimezone(UTC)
    await here.due("hand_vanish", hand.id, midnight + MEDIA_STAYS, PersonId(today.toordinal()))
    return Toast(HERE_THEY_ARE)


async def take_media_away(here: Here, hand_id: int) -> None:
    """The photos and voices of the day whose time is up, wherever they were shown."""
    hand = await hands.by_id(here.tx, hand_id)
    if hand is None:
        return
    day = (here.now - MEDIA_STAYS).astimezone(here.town.zone).date()
    for coordinator in await readers(here, hand):
        for source in ("told", "asked"):
            number = 0
            while await outbox.is_queued(here.tx, _media_card(hand, coordinator.id, day, source, number)):
                await here.say(Delete(_media_card(hand, coordinator.id, day, source, number)))
                number += 1


def _media_card(hand: Hand, coordinator: PersonId, day: date, source: str, number: int) -> str:
    return f"{occasion(hand, coordinator)}:{day.toordinal()}:{source}:{number}"


async def look_changed(here: Here, stored: Stored) -> None:
    """What was asked for is not the same any more: the coordinators' card reads as it is now."""
    hand = await hands.open_about(here.tx, Kind.LOOK, request=stored.id)
    if hand is None:
        return
    if hand.taken_by is None:
        await show(here, hand, look_card(here, hand, stored))
        return
    await show(here, hand, await taken_card(here, hand, stored), only=hand.taken_by)


def occasion(hand: Hand, coordinator: PersonId) -> str:
    """The card about this, on that coordinator's phone."""
    return f"hand:{hand.id}:{coordinator}"


def reminder(hand: Hand, coordinator: PersonId) -> str:
    """The same card, shown a second time because nobody answered it."""
    return f"{occasion(hand, coordinator)}:again"


async def readers(here: Here, hand: Hand) -> list[Person]:
    """The coordinators whose matter it is; nobody looks after what they have a part in themselves."""
    everybody = await coordinators_for(here, hand.organisation)
    return [one for one in everybody if is_for(hand, one.id)]


def is_for(hand: Hand, coordinator: PersonId) -> bool:
    """False: this is about that coordinator, in a matter in which others must look."""
    asker = hand.facts.get("asker")
    parties = (hand.person, hand.about, PersonId(int(asker)) if asker else None)
    return hand.kind not in NEVER_ONES_OWN or may_look(coordinator, parties)


async def send(here: Here, hand: Hand, say: Say, urgency: Urgency) -> None:
    """To every coordinator of the organisation; one who has it already sees it change."""
    for coordinator in await readers(here, hand):
        await put(here, hand, coordinator.id, say, urgency)


async def put(here: Here, hand: Hand, coordinator: PersonId, say: Say, urgency: Urgency) -> None:
    """The card on one coordinator's phone; the first time it is written down whom they got to see."""
    card = occasion(hand, coordinator)
    if hand.person is not None and not await outbox.stands(here.tx, card):
        await here.note(f"{hand.kind}: shown", who=coordinator, whom=hand.person, request=hand.request)
        if hand.about is not None:
            # In both lists of who looked the same line stands, so that neither tells more than the other.
            await here.note(f"{hand.kind}: shown", who=coordinator, whom=hand.about, request=hand.request)
    await here.show(Send(coordinator, say, card, urgency))


async def show(
    here: Here, hand: Hand, say: Say, *, only: PersonId | None = None, but: PersonId | None = None
) -> None:
    """The card on every coordinator's phone now reads like this; `only` on one, `but` on all others."""
    for coordinator in await readers(here, hand):
        if coordinator.id != but and only in {None, coordinator.id}:
            await here.say(Edit(occasion(hand, coordinator.id), say))
            await here.say(Edit(reminder(hand, coordinator.id), say))
