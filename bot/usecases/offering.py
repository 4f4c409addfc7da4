"""Waves: the few who fit best are asked, each no is replaced, and the asker hears in time, also when nobody is free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cards import offers as offer_cards
from bot.cards import requests as cards
from bot.cards.common import ring_us
from bot.domain.eligibility import distance
from bot.domain.hours import quiet_begins
from bot.domain.ids import PersonId, RequestId
from bot.domain.lifecycle import Action, OfferAction, after, offer_after
from bot.domain.offers import Offer, OfferState
from bot.domain.people import Volunteer
from bot.domain.promises import answer_by, word_before
from bot.domain.requests import State
from bot.domain.waves import Wave, plan_wave
from bot.say import Condition, Edit, Say, Send, Urgency
from bot.storage import hands, people, requests, volunteers
from bot.storage.hands import Kind
from bot.storage.requests import Stored
from bot.text import Text
from bot.usecases import codes, raising, recipients
from bot.usecases.desk import desk_of, read_when, rules_of
from bot.usecases.here import Here

NOBODY_LEFT = "nobody"
"""What a request waits for a coordinator for, when all who fit were asked."""


async def go_out(here: Here, request: RequestId, *, again: bool = False) -> None:
    """A request is open: ask the first few, and tell the asker what happens and by when.

    `again`: it was taken before; the news come as a message of their own, for the card is far up in the chat.
    """
    stored = await _open(here, request)
    if stored is None:
        return
    if again:
        await raising.follow(here, stored, State.OPEN)
    wave = await _ask(here, stored)
    if wave.give_up:
        await _give_up(here, stored, wave, first=not again)
        return
    promised = _promise(here, stored, wave)
    await _keep_promise_in_mind(here, stored, wave, promised)
    news = _news(here, wave, promised)
    say, reveal = _card(here, stored, news, reveal=False), _card(here, stored, news, reveal=True)
    if again:
        told = Send(stored.resident, cards.plain(*news), f"again:{stored.id}:{here.occasion}")
        await here.say(*(recipients.both(stored, told) if wave.ask else (told,)))
    await here.show(Send(stored.resident, say, request_card(stored.id), reveal=reveal))
    await recipients.refresh(here, stored.id)


async def look(here: Here, request: RequestId) -> None:
    """Something has changed, or time is up: ask on, or hand over to a coordinator."""
    stored = await _open(here, request)
    if stored is None:
        return
    wave = await _ask(here, stored)
    if wave.give_up:
        await _give_up(here, stored, wave)
    elif wave.look_again is not None:
        await here.due("wave", stored.id, wave.look_again)


async def promise_due(here: Here, request: RequestId) -> None:
    """The hour that was promised comes near: whoever still waits is told the truth before it."""
    stored = await _open(here, request)
    if stored is None:
        return
    wave = await _ask(here, stored)
    if wave.give_up:
        await _give_up(here, stored, wave)
        return
    promised = _promise(here, stored, wave)
    if promised is None or promised <= here.now:
        return
    await _keep_promise_in_mind(here, stored, wave, promised)
    organisation = here.town.organisation(stored.organisation)
    news = cards.hear_before(promised, here.now, here.town)
    say = cards.nobody_found(stored.id, news, organisation, here.town, gave_up=False)
    await here.say(Send(stored.resident, say, f"news:{stored.id}:{here.occasion}", Urgency.REMINDER))


async def expire(here: Here, request: RequestId) -> None:
    """The time in which the help could still begin is over."""
    stored = await requests.by_id(here.tx, request)
    if stored is None or stored.request.latest_start > here.now or await _is_in_hand(here, stored):
        return
    state = after(stored.state, Action.EXPIRE)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return
    await end_offers(here, stored.id, OfferAction.WITHDRAW, offer_cards.TIME_IS_UP)
    organisation = here.town.organisation(stored.organisation)
    text = cards.plain(cards.EXPIRED, ring_us(organisation, here.town))
    await recipients.tell(
        here,
        stored,
        Edit(request_card(stored.id), cards.plain(cards.STATES[State.EXPIRED])),
        Send(stored.resident, text, f"expired:{stored.id}"),
    )
    await codes.take_back(here, stored)
    await raising.settle_about(here, stored.id, None)
    await raising.follow(here, stored, State.EXPIRED)
    await here.due("retention", stored.id, here.now + timedelta(days=here.town.policies.retention_days))


async def _is_in_hand(here: Here, stored: Stored) -> bool:
    """A coordinator sees to it personally, and says when it is over."""
    found = [await hands.open_about(here.tx, kind, request=stored.id) for kind in (Kind.STUCK, Kind.LOOK)]
    return any(hand is not None and hand.taken_by is not None for hand in found)


async def end_offers(
    here: Here, request: RequestId, action: OfferAction, text: Text, *, but: PersonId | None = None
) -> None:
    """Everybody who has not answered is told, and their buttons go."""
    for offer in await requests.offers(here.tx, request):
        state = offer_after(offer.state, action)
        if offer.person == but or state is None or offer.state not in {OfferState.QUEUED, OfferState.OPEN}:
            continue
        if await requests.end_offer(here.tx, here.now, offer, state):
            await here.say(Edit(offer_card(offer), offer_cards.over(text)))


async def forget_answers(here: Here, request: RequestId) -> None:
    """The time has changed: everybody but those who said no may be asked again, in a wave of its own."""
    for offer in await requests.offers(here.tx, request):
        if offer.state is not OfferState.NO:
            await requests.end_offer(here.tx, here.now, offer, OfferState.STALE)


async def ask_those_too_late(here: Here, request: RequestId) -> None:
    """The yes is gone: those who heard that somebody else had taken it never answered, and may be asked after all."""
    for offer in await requests.offers(here.tx, request):
        if offer.state is OfferState.TAKEN:
            await requests.end_offer(here.tx, here.now, offer, OfferState.STALE)


def request_card(request: RequestId) -> str:
    """The asker's card about a request."""
    return f"request:{request}"


def offer_card(offer: Offer) -> str:
    """The card of one offer; after a yes it becomes the task's."""
    return f"offer:{offer.request}:{offer.person}:{offer.wave}"


async def facts_for(here: Here, stored: Stored, volunteer: Volunteer, until: datetime) -> offer_cards.Facts:
    """What the offer may say about the two of them before the yes."""
    asker = await here.person(stored.resident)
    theirs = {spoken.language for spoken in stored.request.languages}
    spoken = await people.languages_of(here.tx, volunteer.id)
    return offer_cards.Facts(
        band=distance(volunteer, stored.request, rules_of(here)),
        shared=tuple(s.language for s in spoken if s.language in theirs),
        asker_speaks=stored.request.languages,
        helped_before=await requests.times_helped(here.tx, stored.resident),
        vouched=asker.vouched,
        number_known=asker.private.phone is not None,
        until=until,
    )


async def ask_one(here: Here, stored: Stored, volunteer: Volunteer, wave: int, until: datetime) -> None:
    """One offer is queued; it counts when it is sent."""
    offer = await requests.ask(here.tx, here.now, stored.id, volunteer.id, wave, until)
    kind = here.categories[stored.request.category]
    facts = await facts_for(here, stored, volunteer, until)
    say = offer_cards.offer(stored.request, kind, facts, here.town, here.now)
    await here.say(
        Send(
            volunteer.id,
            say,
            offer_card(offer),
            Urgency.OFFER,
            good_until=min(until, quiet_begins(volunteer, stored.request, here.now, here.town.zone)),
            condition=Condition.OFFER_OPEN,
            subject=stored.id,
        )
    )
    await here.note("asked to help", who=None, whom=volunteer.id, request=stored.id)


async def _open(here: Here, request: RequestId) -> Stored | None:
    """None: it is not open any more, or its time was over while nobody looked."""
    stored = await requests.by_id(here.tx, request)
    if stored is None or stored.state is not State.OPEN:
        return None
    if stored.request.latest_start <= here.now:
        await expire(here, request)
        return None
    return stored


async def _ask(here: Here, stored: Stored) -> Wave:
    """Mark silence, plan, and queue the offers of this wave."""
    await _mark_silent(here, await requests.offers(here.tx, stored.id))
    offers = await requests.offers(here.tx, stored.id)
    candidates = await volunteers.candidates(here.tx, stored.request, here.now, here.town.zone)
    wave = plan_wave(stored.request, candidates, offers, here.now, seed=stored.id, rules=rules_of(here))
    by_id = {volunteer.id: volunteer for volunteer in candidates}
    for person in wave.ask:
        await ask_one(here, stored, by_id[person], wave.number, wave.until or here.now)
    return wave


async def _mark_silent(here: Here, offers: Sequence[Offer]) -> None:
    for offer in offers:
        if offer.state is not OfferState.OPEN or offer.until > here.now:
            continue
        if await requests.end_offer(here.tx, here.now, offer, OfferState.EXPIRED):
            await here.say(Edit(offer_card(offer), offer_cards.over(offer_cards.TIME_IS_UP)))


async def _give_up(here: Here, stored: Stored, wave: Wave, *, first: bool = False) -> None:
    """Nobody is left: a coordinator must know, and the asker is told honestly and in time.

    `first`: nothing was said about this request before.
    """
    state = after(stored.state, Action.GIVE_UP)
    if state is None or not await requests.move(here.tx, here.now, stored, state, NOBODY_LEFT):
        return
    organisation = here.town.organisation(stored.organisation)
    reads = read_when(here, organisation, needed_by=stored.request.latest_start)
    say = cards.nobody_found(stored.id, reads, organisation, here.town, gave_up=True)
    asked = await requests.offers(here.tx, stored.id)
    if first and not asked:
        # The very first look found nobody: no "we ask" was ever said, so this is the first card.
        news = (cards.NOBODY_YET, reads)
        await here.show(
            Send(
                stored.resident,
                _card(here, stored, news, reveal=False),
                request_card(stored.id),
                reveal=_card(here, stored, news, reveal=True),
            )
        )
    else:
        # In the class of the news that led here (a drop-out, another time), so that it comes after them.
        await here.say(Send(stored.resident, say, f"news:{stored.id}:{here.occasion}"))
    await recipients.refresh(here, stored.id)
    await raising.follow(here, stored, state)
    counted = Counter(offer.state for offer in asked)
    await raising.stuck(here, stored, counted, wave.why_not)


def _promise(here: Here, stored: Stored, wave: Wave) -> datetime | None:
    organisation = here.town.organisation(stored.organisation)
    return answer_by(stored.request, wave, here.now, desk_of(organisation, here.town))


async def _keep_promise_in_mind(here: Here, stored: Stored, wave: Wave, promised: datetime | None) -> None:
    await requests.set_wave(here.tx, stored.id, wave.number, promised)
    if promised is not None:
        await here.due("promise", stored.id, word_before(promised))
    if wave.look_again is not None:
        await here.due("wave", stored.id, wave.look_again)


def _news(here: Here, wave: Wave, promised: datetime | None) -> tuple[Text | None, ...]:
    hear = None if promised is None else cards.hear_before(promised, here.now, here.town)
    if wave.ask:
        return cards.ASKING(count=len(wave.ask)), hear
    if wave.look_again is not None:
        return cards.ASK_LATER(time=wave.look_again), hear
    return cards.NOBODY_YET, hear


def _card(here: Here, stored: Stored, news: tuple[Text | None, ...], *, reveal: bool) -> Say:
    return cards.sent(
        stored.request,
        news=news,
        pictures=stored.code_word if reveal else None,
        organisation=here.town.organisation(stored.organisation),
        town=here.town,
    )
