"""What reaches coordinators as cards, and what they can do about it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.cards import hands as cards
from bot.cards import more
from bot.cards import requests as request_cards
from bot.cards.common import ring_us
from bot.domain.eligibility import why_not
from bot.domain.ids import PersonId
from bot.domain.lifecycle import Action, after
from bot.domain.pace import pace
from bot.domain.permissions import Deed
from bot.domain.requests import State
from bot.domain.stuck import to_choose_from
from bot.say import Send, Toast, Urgency
from bot.storage import hands, people, requests, volunteers
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.usecases import (
    approving,
    asking,
    giving_back,
    helping,
    holding,
    judging,
    offering,
    raising,
    reminding,
    unpaid,
    unseen,
)
from bot.usecases.desk import allowed, rules_of
from bot.usecases.here import Here

MOST_TO_CHOOSE = 6

DEEDS = {
    Kind.APPROVAL: Deed.APPROVE,
    Kind.STUCK: Deed.WIDEN,
    Kind.LOOK: Deed.LET_THROUGH,
    Kind.RING: Deed.SEE_REQUEST,
    Kind.ODD_TEXT: Deed.READ_ODD_TEXTS,
    Kind.STOPPED: Deed.CLOSE,
    Kind.SILENT: Deed.CLOSE,
    Kind.HELD: Deed.APPROVE,
    Kind.UPCOMING: Deed.CLOSE,
    Kind.WROTE: Deed.CLOSE,
    Kind.UNPAID: Deed.CLOSE,
    Kind.TALK: Deed.SEE_REQUEST,
    Kind.UNSEEN: Deed.SEE_REQUEST,
}


ELSEWHERE: Mapping[Kind, Callable[[Here, Person, Hand, Stored, str], Awaitable[Toast]]] = {
    Kind.SILENT: reminding.press_silent,
    Kind.STOPPED: judging.press,
    Kind.UPCOMING: holding.press_upcoming,
}
"""Kinds whose buttons have a room of their own."""


async def press(here: Here, by: Person, what: str, hand_id: int) -> Toast:
    """A button on a coordinator's card. Roles are asked anew at each press."""
    hand = await hands.by_id(here.tx, hand_id)
    if hand is None:
        return Toast(cards.GONE)
    mine = await allowed(here.tx, by.id, DEEDS[hand.kind], hand.organisation)
    if not mine or not raising.is_for(hand, by.id):
        return Toast(approving.NOT_YOURS, alert=True)
    if hand.kind is Kind.APPROVAL:
        return await approving.decide(here, by, hand, what)
    if hand.kind is Kind.STOPPED and what == "lift":
        return await judging.lift(here, by, hand)
    if not hand.is_open:
        return Toast(cards.GONE)
    await here.note(
        f"{hand.kind}: {what.partition('-')[0]}", who=by.id, whom=hand.person, request=hand.request
    )
    match hand.kind:
        case Kind.RING | Kind.ODD_TEXT | Kind.TALK | Kind.UNSEEN:
            return await _read(here, by, hand)
        case Kind.HELD:
            return await giving_back.press(here, by, hand, what)
        case Kind.UNPAID:
            return await unpaid.press(here, by, hand, what)
        case _:
            return await _about_request(here, by, hand, what)


async def _read(here: Here, by: Person, hand: Hand) -> Toast:
    if not await hands.settle(here.tx, here.now, hand.id, "done", by.id):
        return Toast(cards.GONE)
    if hand.kind is Kind.UNSEEN:
        await unseen.told(here, hand)
    text = cards.READ if hand.kind is Kind.ODD_TEXT else cards.RUNG
    await raising.show(here, hand, cards.settled(text, by.id))
    return Toast(text)


async def _about_request(here: Here, by: Person, hand: Hand, what: str) -> Toast:
    stored = await requests.by_id(here.tx, hand.request) if hand.request else None
    if stored is None:
        return Toast(cards.GONE)
    if hand.kind in ELSEWHERE and (hand.kind, what) != (Kind.STOPPED, "media"):
        return await ELSEWHERE[hand.kind](here, by, hand, stored, what)
    word, _, rest = what.partition("-")
    match word:
        case "right" if hand.kind is Kind.LOOK:
            return await _looks_right(here, by, stored)
        case "kind" if hand.kind is Kind.LOOK:
            return await _give_kind(here, by, hand, stored, rest)
        case "take":
            return await _take(here, by, hand, stored)
        case "media":
            return await _show_media(here, by, hand, stored)
        case "further" | "times" if hand.kind is Kind.STUCK:
            return await _widen(here, by, hand, stored, word)
        case "choose":
            return await _offer_choice(here, by, hand, stored)
        case "pick" if rest.isdecimal():
            return await _pick(here, by, hand, stored, PersonId(int(rest)))
        case "why" if hand.kind is Kind.STUCK:
            say = more.more_reasons(hand.id, await raising.why_now(here, stored))
            await raising.show(here, hand, say, only=by.id)
            return Toast()
        case "show":
            return await _show_again(here, by, hand, stored)
        case "again" | "done" | "off":
            return await helping.close_frozen(here, by, hand, stored, word)
    return Toast(cards.GONE)


async def _looks_right(here: Here, by: Person, stored: Stored) -> Toast:
    await people.set_vouched(here.tx, stored.resident)
    if not await asking.release(here, stored, by=by.id):
        return Toast(cards.GONE)
    return Toast(approving.DONE)


async def _give_kind(here: Here, by: Person, hand: Hand, stored: Stored, kind: str) -> Toast:
    """*Something else* gets a kind, and goes out as that."""
    if kind not in here.categories:
        return Toast(cards.GONE)
    request = stored.request.model_copy(update={"category": kind})
    await requests.set_category(here.tx, request)
    return await _looks_right(here, by, stored.model_copy(update={"request": request}))


async def _take(here: Here, by: Person, hand: Hand, stored: Stored) -> Toast:
    """*I take it*: this coordinator sees to it personally; the asker is told."""
    if hand.state == "taken" or not await hands.take(here.tx, here.now, hand.id, by.id):
        return Toast(approving.DONE_ALREADY)
    await requests.set_taken_by(here.tx, stored.id, by.id)
    named = await raising.taken_card(here, hand.model_copy(update={"taken_by": by.id}), stored)
    await raising.show(here, hand, cards.settled(cards.TAKEN_BY_OTHER, by.id), but=by.id)
    await raising.show(here, hand, named, only=by.id)
    organisation = here.town.organisation(stored.organisation)
    text = request_cards.A_COORDINATOR_DOES(organisation=here.town.named(organisation.name))
    say = request_cards.plain(text, ring_us(organisation, here.town))
    await here.say(Send(stored.resident, say, f"taken:{stored.id}:{here.occasion}", Urgency.REMINDER))
    return Toast(approving.DONE)


async def _show_media(here: Here, by: Person, hand: Hand, stored: Stored) -> Toast:
    """Photos and voices, for this coordinator only; once somebody has taken it, for nobody else."""
    if hand.taken_by not in {None, by.id} or not raising.media_of(hand, stored):
        return Toast(cards.GONE)
    return await raising.show_media(here, hand, stored, by.id)


async def _widen(here: Here, by: Person, hand: Hand, stored: Stored, what: str) -> Toast:
    """Ask further away, or those who are usually not free then."""
    ways = await raising.ways_for(here, stored)
    change = {"widened": ways.widened} if what == "further" else {"any_time": True}
    await requests.widen(here.tx, stored.request.model_copy(update=change))
    return await _open_again(here, by, hand, stored)


async def _open_again(here: Here, by: Person, hand: Hand, stored: Stored) -> Toast:
    state = after(stored.state, Action.RELEASE)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return Toast(cards.GONE)
    await hands.settle(here.tx, here.now, hand.id, "asked on", by.id)
    await raising.show(here, hand, cards.settled(cards.ASKED_ON, by.id))
    await offering.go_out(here, stored.id, again=True)
    return Toast(approving.DONE)


async def _offer_choice(here: Here, by: Person, hand: Hand, stored: Stored) -> Toast:
    candidates = await volunteers.candidates(here.tx, stored.request, here.now, here.town.zone)
    offers = await requests.offers(here.tx, stored.id)
    rules = rules_of(here)
    best = to_choose_from(stored.request, candidates, offers, here.now, seed=stored.id, rules=rules)[
        :MOST_TO_CHOOSE
    ]
    judged = tuple((v, why_not(v, stored.request, here.now, rules)) for v in best)
    for volunteer, _ in judged:
        await here.note("seen by a coordinator", who=by.id, whom=volunteer.id, request=stored.id)
    await raising.show(here, hand, cards.choose(hand.id, judged), only=by.id)
    return Toast()


async def _pick(here: Here, by: Person, hand: Hand, stored: Stored, person: PersonId) -> Toast:
    """One volunteer is asked alone."""
    candidates = await volunteers.candidates(here.tx, stored.request, here.now, here.town.zone)
    offers = await requests.offers(here.tx, stored.id)
    choice = to_choose_from(
        stored.request, candidates, offers, here.now, seed=stored.id, rules=rules_of(here)
    )
    chosen = next((v for v in choice if v.id == person), None)
    state = after(stored.state, Action.RELEASE)
    if chosen is None or state is None or not await requests.move(here.tx, here.now, stored, state):
        return Toast(cards.GONE)
    opened = stored.model_copy(update={"request": stored.request.model_copy(update={"state": State.OPEN})})
    until = pace(stored.request, here.now, here.town.zone).until
    await raising.follow(here, stored, State.OPEN)
    await offering.ask_one(here, opened, chosen, stored.wave + 1, until)
    await here.due("wave", stored.id, until)
    await hands.settle(here.tx, here.now, hand.id, "chosen", by.id)
    await raising.show(here, hand, cards.settled(cards.ASKED_NOW, by.id))
    return Toast(approving.DONE)


async def _show_again(here: Here, by: Person, hand: Hand, stored: Stored) -> Toast:
    if hand.kind is Kind.LOOK:
        await raising.show(here, hand, raising.look_card(here, hand, stored), only=by.id)
        return Toast()
    await raising.show(here, hand, await raising.stuck_now(here, hand, stored), only=by.id)
    return Toast()
