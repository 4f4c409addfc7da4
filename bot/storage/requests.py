"""Requests and their offers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.domain.ids import PersonId, RequestId
from bot.domain.offers import NoReason, Offer, OfferState
from bot.domain.people import Spoken
from bot.domain.requests import Consent, Payment, Request, State
from bot.domain.values import Value
from bot.flows.forms.need_form import Kept
from bot.storage import Transaction
from bot.storage.numbers import from_ms, to_ms

PLACE = "request.sealed"
COUNTED = timedelta(days=8)
"""Questions count toward a week's budget; older ones are forgotten."""


class Private(Value):
    """What is sealed of a request, with its asker's key.

    `recipient`: the first name of whom it is for, if that is not who asked; `contact`: who opens, and whom to ring.
    """

    street: str = ""
    words: tuple[str, ...] = ()
    media: tuple[Kept, ...] = ()
    door: str = ""
    languages: tuple[Spoken, ...] = ()
    recipient: str = ""
    contact: str = ""


class Stored(Value):
    """A request with what the decisions do not look at. `private` is empty once it is blanked or its key is gone."""

    request: Request
    organisation: str
    code_word: tuple[str, str]
    waits_for: str | None = None
    wave: int = 0
    promised_at: datetime | None = None
    taken_by: PersonId | None = None
    closed_at: datetime | None = None
    blanked: bool = False
    private: Private = Private()

    @property
    def id(self) -> RequestId:
        return self.request.id

    @property
    def resident(self) -> PersonId:
        return self.request.resident

    @property
    def state(self) -> State:
        return self.request.state

    @property
    def own_side(self) -> frozenset[PersonId]:
        """Who asked, and whom it is for: those whom the helper meets."""
        return self.request.own_side

    @property
    def recipient(self) -> PersonId | None:
        """Whom it is for, if that is not who asked and they have opened their link."""
        return self.request.recipient

    @property
    def consent(self) -> Consent | None:
        """None: it is for who asked."""
        return self.request.consent


async def by_id(tx: Transaction, request: RequestId) -> Stored | None:
    row = await tx.one("request_by_id", id=request)
    return await _stored(tx, row) if row else None


async def add(tx: Transaction, stored: Stored) -> None:
    """A new request, in the state that its value says."""
    request = stored.request
    await tx.run(
        "add_request",
        id=request.id,
        resident_id=request.resident,
        organisation=stored.organisation,
        category=request.category,
        area=request.area,
        cell=request.cell,
        starts_at=to_ms(request.starts_at),
        ends_at=to_ms(request.ends_at),
        minutes=request.minutes,
        urgent=int(request.urgent),
        wish_woman=int(request.wish_woman),
        max_outlay=request.max_outlay,
        payment=request.payment,
        code_word=" ".join(stored.code_word),
        state=request.state.value,
        waits_for=stored.waits_for,
        consent=stored.consent and stored.consent.value,
        created_at=to_ms(request.created_at),
        sealed=await tx.seal(request.resident, PLACE, stored.private),
    )


async def move(
    tx: Transaction, now: datetime, stored: Stored, state: State, waits_for: str | None = None
) -> bool:
    """Into another state, if it is still in the one that was read; an end is noted with its hour."""
    changed = await tx.run(
        "set_request_state", id=stored.id, state=state.value, waits_for=waits_for, was=stored.state.value
    )
    if changed and state in {State.DONE, State.CANCELLED, State.EXPIRED}:
        await tx.run("close_request", id=stored.id, at=to_ms(now))
    return changed == 1


async def set_wave(tx: Transaction, request: RequestId, wave: int, promised_at: datetime | None) -> None:
    """`promised_at`: by when the asker was told that they hear from us."""
    promised = None if promised_at is None else to_ms(promised_at)
    await tx.run("set_request_wave", id=request, wave=wave, promised_at=promised)


async def set_category(tx: Transaction, request: Request) -> None:
    """*Something else* has got a kind."""
    await tx.run("set_request_category", id=request.id, category=request.category, minutes=request.minutes)


async def set_time(tx: Transaction, request: Request) -> None:
    await tx.run(
        "set_request_time",
        id=request.id,
        starts_at=to_ms(request.starts_at),
        ends_at=to_ms(request.ends_at),
        minutes=request.minutes,
        urgent=int(request.urgent),
    )


async def widen(tx: Transaction, request: Request) -> None:
    """Ask further away, or at other times: a coordinator's press."""
    await tx.run("widen_request", id=request.id, widened=request.widened, any_time=int(request.any_time))


async def set_taken_by(tx: Transaction, request: RequestId, person: PersonId | None) -> None:
    await tx.run("set_request_taken_by", id=request, taken_by=person)


async def set_private(tx: Transaction, stored: Stored, private: Private) -> None:
    await tx.run("set_request_sealed", id=stored.id, sealed=await tx.seal(stored.resident, PLACE, private))


async def blank(tx: Transaction, now: datetime, request: RequestId) -> None:
    """Its private fields are gone for good."""
    await tx.run("blank_request", id=request, at=to_ms(now))


async def of_resident(tx: Transaction, resident: PersonId, since: datetime) -> list[Stored]:
    """Open ones, and those that ended after `since`; soonest first."""
    rows = await tx.all("requests_of", resident_id=resident, since=to_ms(since))
    return [await _stored(tx, row) for row in rows]


async def asked_since(tx: Transaction, resident: PersonId, since: datetime) -> list[Stored]:
    """All that somebody asked since then, newest first."""
    rows = await tx.all("requests_asked_since", resident_id=resident, since=to_ms(since))
    return [await _stored(tx, row) for row in rows]


async def times_helped(tx: Transaction, resident: PersonId) -> int:
    row = await tx.one("requests_helped", resident_id=resident)
    return row["n"] if row else 0


async def asked_for_others(tx: Transaction, resident: PersonId) -> int:
    """How many requests for somebody else have gone out: the first of them a coordinator has looked at."""
    row = await tx.one("requests_for_others", resident_id=resident)
    return row["n"] if row else 0


async def of_recipient(tx: Transaction, recipient: PersonId, since: datetime) -> list[Stored]:
    """What others asked for this person: open ones, and those that ended after `since`; soonest first."""
    rows = await tx.all("requests_for", recipient_id=recipient, since=to_ms(since))
    return [await _stored(tx, row) for row in rows]


async def set_link(tx: Transaction, request: RequestId, link_hash: str | None) -> None:
    """The link that makes somebody the recipient; an older one does not work any more. None: there is none."""
    await tx.run("set_request_link", id=request, link_hash=link_hash)


async def by_link(tx: Transaction, link_hash: str) -> Stored | None:
    row = await tx.one("request_by_link", link_hash=link_hash)
    return await _stored(tx, row) if row else None


async def set_recipient(tx: Transaction, request: RequestId, recipient: PersonId | None) -> None:
    await tx.run("set_request_recipient", id=request, recipient_id=recipient)


async def done_since(tx: Transaction, since: datetime) -> int:
    """How many errands were done in the town since then."""
    row = await tx.one("requests_done_since", since=to_ms(since))
    return row["n"] if row else 0


# ---- offers


async def offers(tx: Transaction, request: RequestId) -> list[Offer]:
    return [_offer(row) for row in await tx.all("offers_about", request_id=request)]


async def offer_to(tx: Transaction, request: RequestId, person: PersonId) -> Offer | None:
    row = await tx.one("offer_to", request_id=request, person_id=person)
    return _offer(row) if row else None


async def offers_waiting_for(tx: Transaction, person: PersonId) -> list[Offer]:
    """Those that this person has not answered."""
    return [_offer(row) for row in await tx.all("offers_waiting_for", person_id=person)]


async def ask(
    tx: Transaction, now: datetime, request: RequestId, person: PersonId, wave: int, until: datetime
) -> Offer:
    """A question to one volunteer, queued. One that was never sent before is asked again."""
    await tx.run(
        "add_offer",
        request_id=request,
        person_id=person,
        wave=wave,
        queued_at=to_ms(now),
        until_at=to_ms(until),
    )
    return Offer(request=request, person=person, wave=wave, state=OfferState.QUEUED, until=until)


async def offer_was_sent(tx: Transaction, now: datetime, offer: Offer) -> None:
    """Telegram has it: from now on it counts, whatever has become of it meanwhile."""
    await tx.run("set_offer_sent", request_id=offer.request, person_id=offer.person, at=to_ms(now))
    await tx.run("forget_old_questions", person_id=offer.person, before=to_ms(now - COUNTED))
    await tx.run(
        "add_question",
        person_id=offer.person,
        request_id=offer.request,
        wave=offer.wave,
        sent_at=to_ms(now),
    )


async def end_offer(tx: Transaction, now: datetime, offer: Offer, state: OfferState) -> bool:
    """False: it was not in the state that was read any more."""
    changed = await tx.run(
        "set_offer_state",
        request_id=offer.request,
        person_id=offer.person,
        state=state.value,
        at=to_ms(now),
        was=offer.state.value,
    )
    return changed == 1


async def set_no_reason(tx: Transaction, offer: Offer, reason: NoReason) -> None:
    await tx.run("set_offer_reason", request_id=offer.request, person_id=offer.person, reason=reason.value)


def _moment(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)


async def _stored(tx: Transaction, row: Any) -> Stored:
    resident = PersonId(row["resident_id"])
    private = await tx.unseal(resident, PLACE, row["sealed"], Private) or Private()
    first, _, second = row["code_word"].partition(" ")
    return Stored(
        request=_request(row, resident, private),
        organisation=row["organisation"],
        code_word=(first, second),
        waits_for=row["waits_for"],
        wave=row["wave"],
        promised_at=_moment(row["promised_at"]),
        taken_by=row["taken_by"],
        closed_at=_moment(row["closed_at"]),
        blanked=row["blanked_at"] is not None,
        private=private,
    )


def _request(row: Any, resident: PersonId, private: Private) -> Request:
    return Request(
        id=RequestId(row["id"]),
        resident=resident,
        recipient=None if row["recipient_id"] is None else PersonId(row["recipient_id"]),
        consent=Consent(row["consent"]) if row["consent"] else None,
        category=row["category"],
        area=row["area"],
        cell=row["cell"],
        starts_at=from_ms(row["starts_at"]),
        ends_at=from_ms(row["ends_at"]),
        minutes=row["minutes"],
        urgent=bool(row["urgent"]),
        languages=private.languages,
        wish_woman=bool(row["wish_woman"]),
        needed=row["needed"],
        state=State(row["state"]),
        created_at=from_ms(row["created_at"]),
        max_outlay=row["max_outlay"],
        payment=Payment(row["payment"]) if row["payment"] else None,
        widened=row["widened"],
        any_time=bool(row["any_time"]),
    )


def _offer(row: Any) -> Offer:
    return Offer(
        request=RequestId(row["request_id"]),
        person=PersonId(row["person_id"]),
        wave=row["wave"],
        state=OfferState(row["state"]),
        until=from_ms(row["until_at"]),
        sent_at=_moment(row["sent_at"]),
    )
