"""A town in which chance answers: whole rounds of waves, on the same decisions as in production.

It keeps its own books of who was asked when and who helps when, so that the promises can be checked against
them and not against what the decisions were told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from bot.domain.accepting import Won, decide_yes
from bot.domain.availability import Stretch, beside
from bot.domain.eligibility import Rules
from bot.domain.ids import PersonId, RequestId
from bot.domain.lifecycle import Action, OfferAction, after, offer_after
from bot.domain.offers import Offer, OfferState
from bot.domain.people import Busy, Volunteer
from bot.domain.requests import Request
from bot.domain.waves import Wave, is_live, plan_wave

WAITING = (OfferState.QUEUED, OfferState.OPEN)


@dataclass(frozen=True)
class Asked:
    """One question that somebody really got."""

    person: PersonId
    request: RequestId
    at: datetime


@dataclass(frozen=True)
class GaveUp:
    """A request went to a coordinator: the people as the decisions saw them, and who had been asked."""

    request: Request
    at: datetime
    volunteers: tuple[Volunteer, ...]
    asked: frozenset[PersonId]


@dataclass
class RandomTown:
    people: dict[PersonId, Volunteer]
    requests: dict[RequestId, Request]
    rules: Rules
    chance: Random
    offers: dict[RequestId, dict[PersonId, Offer]] = field(default_factory=dict)
    busy: dict[PersonId, dict[RequestId, Busy]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    gave_up: list[GaveUp] = field(default_factory=list)
    waves: list[tuple[datetime, Request, Wave, int]] = field(default_factory=list)
    tasks: list[tuple[PersonId, Busy]] = field(default_factory=list)
    _queue: list[tuple[datetime, int, RequestId, PersonId | None]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=count)

    def live(self, longest: int = 3000) -> None:
        """Let everything happen. Fails when it does not come to an end."""
        for request in self.requests.values():
            self._later(request.created_at, request.id)
        for _ in range(longest):
            if not self._queue:
                return
            now, _, request_id, person = heappop(self._queue)
            if person is None:
                self._plan(request_id, now)
            else:
                self._answer(request_id, person, now)
        raise AssertionError("the town never comes to rest")

    def seen(self, now: datetime) -> tuple[Volunteer, ...]:
        """The volunteers as storage would tell about them."""
        return tuple(self._seen(person, now) for person in self.people.values())

    def _seen(self, person: Volunteer, now: datetime) -> Volunteer:
        today = now.astimezone(self.rules.zone).date()
        times = [asked.at for asked in self.asked if asked.person == person.id]
        offers = [o for by in self.offers.values() for o in by.values() if o.person == person.id]
        return person.model_copy(
            update={
                "asked_today": sum(at.astimezone(self.rules.zone).date() == today for at in times),
                "asked_week": sum(now - at < timedelta(days=7) for at in times),
                "offers_open": sum(is_live(offer, now) for offer in offers),
                "busy": tuple(self.busy.get(person.id, {}).values()),
            }
        )

    def _plan(self, request_id: RequestId, now: datetime) -> None:
        request, offers = self.requests[request_id], self.offers.setdefault(request_id, {})
        people, before = self.seen(now), tuple(offers.values())
        wave = plan_wave(request, people, before, now, seed=request_id, rules=self.rules)
        self.waves.append((now, request, wave, sum(is_live(offer, now) for offer in before)))
        for person in wave.ask:
            self._ask(request_id, person, wave, now)
        if wave.look_again:
            self._later(wave.look_again, request_id)
        if wave.give_up:
            asked = frozenset(o.person for o in before if o.state is not OfferState.STALE)
            self.gave_up.append(GaveUp(request, now, people, asked))
            self._moves(request_id, Action.GIVE_UP)

    def _ask(self, request_id: RequestId, person: PersonId, wave: Wave, now: datetime) -> None:
        never_sent = self.chance.random() < 0.05
        offer = Offer(
            request=request_id,
            person=person,
            wave=wave.number,
            state=OfferState.STALE if never_sent else OfferState.OPEN,
            until=wave.until or now,
        )
        self.offers[request_id][person] = offer
        if never_sent:
            self._later(now + timedelta(minutes=1), request_id)
            return
        self.asked.append(Asked(person, request_id, now))
        if self.chance.random() < 0.7:
            self._later(now + timedelta(minutes=self.chance.randint(1, 600)), request_id, person)

    def _answer(self, request_id: RequestId, person: PersonId, now: datetime) -> None:
        request, offer = self.requests[request_id], self.offers[request_id][person]
        if offer.state is OfferState.YES:
            self._drop_out(request, person, now)
            return
        if self.chance.random() < 0.6:
            self._becomes(offer, OfferAction.NO)
            self._later(now, request_id)
            return
        volunteer = self._seen(self.people[person], now)
        yes = sum(o.state is OfferState.YES for o in self.offers[request_id].values())
        verdict = decide_yes(request, offer, volunteer, now, self.rules, accepted=yes)
        if isinstance(verdict, Won):
            self._give(request, offer, volunteer, now, last=verdict.last)

    def _give(self, request: Request, offer: Offer, to: Volunteer, now: datetime, *, last: bool) -> None:
        left = Stretch(max(request.starts_at, now), request.ends_at)
        start = next(s.start for s in beside((left,), to.busy) if s.length >= request.duration)
        self.busy.setdefault(to.id, {})[request.id] = Busy(start=start, end=start + request.duration)
        self.tasks.append((to.id, self.busy[to.id][request.id]))
        self._becomes(offer, OfferAction.YES)
        if last:
            self._moves(request.id, Action.ASSIGN)
            for other in self.offers[request.id].values():
                if other.state in WAITING:
                    self._becomes(other, OfferAction.TAKEN)
        if self.chance.random() < 0.2:
            self._later(now + timedelta(minutes=self.chance.randint(1, 600)), request.id, to.id)

    def _drop_out(self, request: Request, person: PersonId, now: datetime) -> None:
        if now >= request.starts_at:
            return
        task = self.busy[person].pop(request.id)
        self.tasks.remove((person, task))
        self._becomes(self.offers[request.id][person], OfferAction.DROP_OUT)
        self._moves(request.id, Action.DROP_OUT)
        self._later(now, request.id)

    def _moves(self, request_id: RequestId, action: Action) -> None:
        then = after(self.requests[request_id].state, action)
        assert then is not None, (self.requests[request_id].state, action)
        self.requests[request_id] = self.requests[request_id].model_copy(update={"state": then})

    def _becomes(self, offer: Offer, action: OfferAction) -> None:
        then = offer_after(offer.state, action)
        if then is not None:
            changed = offer.model_copy(update={"state": then})
            self.offers[offer.request][offer.person] = changed

    def _later(self, at: datetime, request_id: RequestId, person: PersonId | None = None) -> None:
        heappush(self._queue, (at, next(self._number), request_id, person))


def founded(seed: int, begins: datetime, people: int, needs: Sequence[Request], rules: Rules) -> RandomTown:
    """A town with people of all sorts. The same seed, the same town."""
    chance = Random(seed)
    volunteers = [_somebody(PersonId(1000 + n), begins, rules, chance) for n in range(people)]
    return RandomTown({v.id: v for v in volunteers}, {r.id: r for r in needs}, rules, chance)


def _somebody(person: PersonId, begins: datetime, rules: Rules, chance: Random) -> Volunteer:
    quiet = chance.choice([(21, 8), (20, 9), (22, 7), (0, 0), (13, 15)])
    days = [(day, part) for day in range(1, 8) for part in ("morning", "afternoon", "evening")]
    return Volunteer.model_validate(
        {
            "id": person,
            "level": chance.choice([1, 2, 2, 2]),
            "categories": frozenset(chance.sample(["shopping", "dog", "outdoors"], k=chance.randint(1, 3))),
            "languages": [{"language": language} for language in chance.sample(["sv", "en", "uk"], k=2)],
            "area": chance.choice(list(rules.centres)),
            "reach": chance.choice([0, 1, 2, 3]),
            "free": chance.choice([None, None, frozenset(chance.sample(days, k=8))]),
            "a_day": chance.choice([1, 1, 2, 5]),
            "a_week": chance.choice([1, 3, 3, 9]),
            "quiet": {"start": f"{quiet[0]:02}:00", "end": f"{quiet[1]:02}:00"},
            "urgent_any_time": chance.random() < 0.3,
            "paused_until": begins + timedelta(hours=chance.randint(0, 60))
            if chance.random() < 0.2
            else None,
            "answers_as_woman": chance.random() < 0.4,
            "registered_at": begins - timedelta(days=chance.randint(0, 200)),
            "gladly_again": frozenset({PersonId(1)}) if chance.random() < 0.1 else frozenset(),
            "blocks": frozenset({PersonId(2)}) if chance.random() < 0.1 else frozenset(),
        }
    )


def needs_of(seed: int, begins: datetime, number: int) -> tuple[Request, ...]:
    """So many needs within five hours, a day or three; sometimes all for the same hours."""
    chance = Random(seed)
    within, at_once = chance.choice([300, 1440, 4320]), chance.random() < 0.4
    return tuple(_need(RequestId(100 + n), begins, within, at_once, chance) for n in range(number))


def _need(request_id: RequestId, begins: datetime, within: int, at_once: bool, chance: Random) -> Request:
    """One that comes within so many minutes."""
    created = begins + timedelta(minutes=chance.randint(0, within))
    starts = created + timedelta(minutes=chance.choice([0, 45, 200, 600, 1500, 4000]))
    length = timedelta(minutes=chance.choice([60, 60, 240, 1440]))
    if at_once:
        starts, length = begins + timedelta(minutes=within + 240), timedelta(minutes=150)
    return Request(
        id=request_id,
        resident=PersonId(chance.randint(1, 4)),
        category=chance.choice(["shopping", "dog", "outdoors"]),
        area=chance.choice(["norro", "sodero", "vastra"]),
        starts_at=starts.astimezone(UTC),
        ends_at=starts.astimezone(UTC) + length,
        minutes=chance.choice([30, 75, 120]),
        urgent=chance.random() < 0.3,
        wish_woman=chance.random() < 0.2,
        needed=chance.choice([1, 1, 1, 2]),
        created_at=created,
    )
