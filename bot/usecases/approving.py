"""Coordinators approve volunteers: cards, gathered; one press a level; undone for ten minutes."""

from __future__ import annotations

from datetime import timedelta

from bot.cards import hands as cards
from bot.cards import more
from bot.cards import offers as offer_cards
from bot.cards.common import ring_us
from bot.domain.hours import quiet_ends
from bot.domain.ids import PersonId
from bot.domain.offers import OfferState
from bot.domain.people import Level, Standing, Volunteer
from bot.domain.promises import NIGHT
from bot.flows.forms.small import OwnNumber
from bot.say import Edit, Say, Send, Toast, Urgency
from bot.storage import assignments, hands, people, requests, volunteers
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Named, Private, Text, lines
from bot.usecases import helping, offering, talking
from bot.usecases.desk import coordinators_for
from bot.usecases.here import Here
from bot.usecases.raising import put, reminder, show

UNDO_FOR = timedelta(minutes=10)

APPROVED = N_("You are approved, {name}. We ask you when there is a clear need.")
APPROVED_FOR = {
    Level.TALKED: N_("A coordinator has talked with you."),
    Level.ID_SEEN: N_("A coordinator has seen your ID."),
    Level.EXTRACT_SEEN: N_("A coordinator has seen your register extract. It holds for one year."),
}
DECLINED = N_("Thank you for signing up. This time it was not possible.")
DECLINED_WHY = {
    "enough": N_("We have enough volunteers now. We will gladly hear from you later."),
    "contact": N_("We could not reach you. Please ring us when it suits you."),
    "fit": N_("Our tasks do not fit what you can do."),
    "rules": N_("The rules do not allow it."),
}
DECISIONS = {*cards.LEVELS, *(f"decline-{reason}" for reason in cards.DECLINES)}
THEY_RING = N_("A coordinator wants to ring you first. Please answer the telephone.")
BACK_AGAIN = N_("The decision was undone. A coordinator looks at your sign-up again.")
STILL_WAITING = N_("Your sign-up still waits. A coordinator has it on the list.")
STILL_WAITS = N_("{name} has waited for an answer since {time}.")
NOT_YOURS = N_("Only a coordinator can do this.")
NOT_ONESELF = N_("This is about yourself. Another coordinator decides it.")
TOO_LATE = N_("The ten minutes are over.")
DONE_ALREADY = N_("Somebody else has decided this already.")
DONE = N_("Done.")


async def gather(here: Here, organisation: str) -> None:
    """One approval card for each coordinator: the volunteer who has waited longest. The others follow."""
    all_of_them = await hands.waiting(here.tx, organisation)
    waiting = [h for h in all_of_them if h.kind is Kind.APPROVAL and h.person and h.state == "open"]
    if not waiting:
        return
    for coordinator in await coordinators_for(here, organisation):
        first = await _first_for(here, coordinator.id, waiting)
        if first is not None:
            say = await _card(here, first, len(waiting))
            await put(here, first, coordinator.id, say, Urgency.REMINDER)


async def _first_for(here: Here, coordinator: PersonId, waiting: list[Hand]) -> Hand | None:
    """Whom this coordinator decides about first: not about themselves, while somebody else can."""
    for hand in waiting:
        if await _is_for(here, hand, coordinator):
            return hand
    return None


async def _is_for(here: Here, hand: Hand, coordinator: PersonId) -> bool:
    return hand.person != coordinator or len(await coordinators_for(here, hand.organisation)) == 1


async def decide(here: Here, by: Person, hand: Hand, how: str) -> Toast:
    """One press: a level, *Ring first*, or a decline with its reason. Two at once: the second is told."""
    if not await _is_for(here, hand, by.id):
        return Toast(NOT_ONESELF, alert=True)
    if how == "decline":
        await show(here, hand, cards.why_decline(hand.id), only=by.id)
        return Toast()
    if how == "kinds":
        await show(here, hand, await _all_kinds(here, hand), only=by.id)
        return Toast()
    if how == "show":
        await show(here, hand, await _card(here, hand, await _count(here, hand.organisation)), only=by.id)
        return Toast()
    if how == "undo":
        return await _undo(here, by, hand)
    if how == "ring_first":
        return await _ring_first(here, by, hand)
    if how.startswith("raise-"):
        return await _raise(here, by, hand, how.removeprefix("raise-"))
    return await _settle(here, by, hand, how)


async def undo_over(here: Here, hand_id: int) -> None:
    """After ten minutes the card loses its *Undo*."""
    hand = await hands.by_id(here.tx, hand_id)
    if hand is not None and not hand.is_open and hand.settled_by and hand.settled_how and hand.person:
        how = hand.settled_how.partition("-")[0].replace("decline", "declined")
        level = await _level(here, hand.person)
        say = cards.decided(hand.id, how, hand.person, hand.settled_by, undo=False, level=level)
        await show(here, hand, say)


async def remind(here: Here, person: PersonId) -> None:
    """A day of silence: both sides are told, though not in the night."""
    hand = await hands.open_about(here.tx, Kind.APPROVAL, person=person)
    if hand is None:
        return
    morning = quiet_ends(NIGHT, here.now, here.town.zone)
    if morning > here.now:
        await here.due("approval_reminder", person, morning)
        return
    volunteer = await here.person(person)
    organisation = here.town.organisation(hand.organisation)
    text = lines(STILL_WAITING, ring_us(organisation, here.town))
    await here.say(Send(person, Say(text), f"still-waiting:{hand.id}", Urgency.REMINDER))
    for coordinator in await coordinators_for(here, hand.organisation):
        say = await _card(here, hand, await _count(here, hand.organisation))
        say = Say(lines(_waited(hand, volunteer), say.text), say.rows, protect=True)
        if await _is_for(here, hand, coordinator.id):
            await here.say(Send(coordinator.id, say, reminder(hand, coordinator.id), Urgency.REMINDER))


async def _settle(here: Here, by: Person, hand: Hand, how: str) -> Toast:
    if hand.person is None or not hand.is_open:
        return Toast(DONE_ALREADY)
    if how not in DECISIONS:
        return Toast(cards.GONE)
    word, _, reason = how.partition("-")
    standing, level = _decision(word)
    if not await hands.settle(here.tx, here.now, hand.id, how, by.id, here.now + UNDO_FOR):
        return Toast(DONE_ALREADY)
    await volunteers.decide(here.tx, here.now, hand.person, standing, level, by=by.id, reason=reason or None)
    await here.note(f"approval: {word}", who=by.id, whom=hand.person)
    shown = "declined" if word == "decline" else word
    await show(here, hand, cards.decided(hand.id, shown, hand.person, by.id, undo=True))
    await here.due("undo_over", hand.id, here.now + UNDO_FOR)
    await _tell(here, hand.person, standing, level, reason)
    await gather(here, hand.organisation)
    return Toast(DONE)


async def _raise(here: Here, by: Person, hand: Hand, word: str) -> Toast:
    """A higher level, once the approval can no longer be undone; an extract can be seen again on another day."""
    level = cards.LEVELS.get(word)
    volunteer = await volunteers.by_id(here.tx, hand.person) if hand.person else None
    is_over = not hand.is_open and (hand.undo_until is None or hand.undo_until < here.now)
    if level is None or volunteer is None or volunteer.standing is not Standing.ACTIVE or not is_over:
        return Toast(cards.GONE)
    if level <= volunteer.level and not _renews(here, volunteer, level):
        return Toast(DONE_ALREADY)
    await volunteers.decide(here.tx, here.now, volunteer.id, Standing.ACTIVE, level, by=by.id)
    await here.note(f"approval: raise {word}", who=by.id, whom=volunteer.id)
    await show(here, hand, cards.decided(hand.id, word, volunteer.id, by.id, undo=False, level=level))
    text = lines(APPROVED_FOR[level], ring_us(here.town.default_organisation, here.town))
    await here.say(Send(volunteer.id, Say(text), f"raised:{volunteer.id}:{here.occasion}", Urgency.REMINDER))
    return Toast(DONE)


def _renews(here: Here, volunteer: Volunteer, level: Level) -> bool:
    """Whether the extract that is seen now was not seen today already."""
    seen, zone = volunteer.extract_seen, here.town.zone
    if level is not Level.EXTRACT_SEEN or seen is None:
        return level is Level.EXTRACT_SEEN
    return seen.astimezone(zone).date() != here.now.astimezone(zone).date()


async def _level(here: Here, person: PersonId) -> Level | None:
    """What an approved volunteer has; None: not approved."""
    volunteer = await volunteers.by_id(here.tx, person)
    return volunteer.level if volunteer and volunteer.standing is Standing.ACTIVE else None


async def _ring_first(here: Here, by: Person, hand: Hand) -> Toast:
    """*Ring first* decides nothing yet: the card keeps the number and the levels until somebody has."""
    if hand.person is None or not await hands.take(here.tx, here.now, hand.id, by.id):
        return Toast(DONE_ALREADY)
    standing, level = Standing.RING_FIRST, Level.REGISTERED
    await volunteers.decide(here.tx, here.now, hand.person, standing, level, by=by.id)
    await here.note("approval: ring_first", who=by.id, whom=hand.person)
    taken = hand.model_copy(update={"state": "taken", "taken_by": by.id})
    await show(here, hand, await _card(here, taken, 1))
    await _tell(here, hand.person, standing, level, "")
    await _ask_number(here, await here.person(hand.person))
    await gather(here, hand.organisation)
    return Toast(DONE)


async def _ask_number(here: Here, volunteer: Person) -> None:
    """Who is to be rung must have a number; not in the middle of something else."""
    if volunteer.private.phone is None and await talking.open_run(here, volunteer) is None:
        await talking.begin(here, volunteer, "ring_number", OwnNumber())


async def number_known(here: Here, person: PersonId) -> None:
    """The number has come: the card of who is to be rung first shows it."""
    hand = await hands.open_about(here.tx, Kind.APPROVAL, person=person)
    if hand is not None:
        await show(here, hand, await _card(here, hand, await _count(here, hand.organisation)))


def _decision(word: str) -> tuple[Standing, Level]:
    if word == "decline":
        return Standing.DECLINED, Level.REGISTERED
    return Standing.ACTIVE, cards.LEVELS[word]


async def _tell(here: Here, person: PersonId, standing: Standing, level: Level, reason: str) -> None:
    """The volunteer hears it at once, in their language."""
    volunteer = await here.person(person)
    news: tuple[Text, ...]
    match standing:
        case Standing.ACTIVE:
            news = (APPROVED(name=volunteer.name), APPROVED_FOR[level])
        case Standing.DECLINED:
            news = (DECLINED, DECLINED_WHY.get(reason, DECLINED_WHY["fit"]))
        case _:
            news = (THEY_RING,)
    organisation = here.town.default_organisation
    say = Say(lines(*news, ring_us(organisation, here.town)))
    urgency = Urgency.ANSWER if standing is Standing.RING_FIRST else Urgency.REMINDER
    await here.say(Send(person, say, f"decided:{person}:{here.occasion}", urgency))


async def _undo(here: Here, by: Person, hand: Hand) -> Toast:
    if hand.person is None or hand.undo_until is None or hand.undo_until < here.now:
        return Toast(TOO_LATE)
    if not await hands.reopen(here.tx, hand.id):
        return Toast(DONE_ALREADY)
    await volunteers.decide(here.tx, here.now, hand.person, Standing.PENDING, Level.REGISTERED, by=by.id)
    await here.note("approval: undo", who=by.id, whom=hand.person)
    await _take_back(here, hand.person)
    again = await hands.by_id(here.tx, hand.id)
    if again is not None:
        await show(here, again, await _card(here, again, await _count(here, hand.organisation)))
    await here.say(
        Send(hand.person, Say(BACK_AGAIN), f"undone:{hand.person}:{here.occasion}", Urgency.REMINDER)
    )
    return Toast(DONE)


async def _take_back(here: Here, person: PersonId) -> None:
    """What only somebody approved may be asked for, or do, goes to others."""
    for offer in await requests.offers_waiting_for(here.tx, person):
        if _needs_approval(here, await requests.by_id(here.tx, offer.request)):
            await requests.end_offer(here.tx, here.now, offer, OfferState.WITHDRAWN)
            await here.say(Edit(offering.offer_card(offer), offer_cards.over(BACK_AGAIN)))
            await offering.look(here, offer.request)
    for task in await assignments.of_person(here.tx, person, here.now):
        stored = await requests.by_id(here.tx, task.request)
        if task.is_running and stored is not None and _needs_approval(here, stored):
            await helping.hand_over(here, task, stored, reason="approval", closed=BACK_AGAIN)


def _needs_approval(here: Here, stored: Stored | None) -> bool:
    return stored is not None and here.categories[stored.request.category].level > Level.REGISTERED


async def _card(here: Here, hand: Hand, waiting: int) -> Say:
    volunteer = await volunteers.by_id(here.tx, hand.person) if hand.person else None
    if volunteer is None:
        return Say(cards.GONE)
    kinds = _kinds(here, volunteer)
    spoken = await people.languages_of(here.tx, volunteer.id)
    languages = tuple(s.language for s in spoken)
    return cards.approval(
        hand.id,
        volunteer,
        kinds,
        languages,
        here.town,
        waiting,
        rings=hand.taken_by if hand.state == "taken" else None,
    )


async def _all_kinds(here: Here, hand: Hand) -> Say:
    volunteer = await volunteers.by_id(here.tx, hand.person) if hand.person else None
    if volunteer is None:
        return Say(cards.GONE)
    return more.all_kinds(hand.id, volunteer.id, _kinds(here, volunteer))


def _kinds(here: Here, volunteer: Volunteer) -> tuple[Text | Named, ...]:
    return tuple(c.name for c in here.categories.values() if c.id in volunteer.categories)


async def _count(here: Here, organisation: str) -> int:
    return sum(
        h.kind is Kind.APPROVAL and h.state == "open" for h in await hands.waiting(here.tx, organisation)
    )


def _waited(hand: Hand, volunteer: Person) -> Text:
    return STILL_WAITS(name=Private("name", volunteer.id), time=hand.raised_at)
