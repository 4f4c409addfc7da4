"""Asking for help: the request is sent, waits for a look, or is refused with a kind word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.cards import requests as cards
from bot.cards.common import ring_us
from bot.domain import code_words
from bot.domain.asking_limits import (
    Asker,
    GoesOut,
    Limits,
    Refusal,
    Refused,
    Wait,
    WaitsFor,
    before_sending,
)
from bot.domain.ids import PersonId, RequestId
from bot.domain.lifecycle import Action, after
from bot.domain.people import Spoken
from bot.domain.requests import Request, State
from bot.flows.forms.money import with_terms
from bot.flows.forms.need_form import Need
from bot.flows.forms.need_summary import minutes_of
from bot.flows.forms.small import OwnNumber
from bot.say import Button, Edit, Say, Send, Toast
from bot.storage import people, requests
from bot.storage.people import Person
from bot.storage.requests import Private, Stored
from bot.text import N_, PN_, Text, lines
from bot.usecases import codes, drafts, offering, raising, talking
from bot.usecases.desk import read_when
from bot.usecases.here import Here

URGENT_WITHIN = timedelta(hours=3)
A_WEEK = timedelta(days=7)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

PROTECTED = N_("Then please do not write your address here. Ring us instead.")
YOUNG = N_("Thank you for telling us. A coordinator reads your request first.")
REFUSED = {
    Refusal.TIME_IS_OVER: N_("That time is over. Please choose another time."),
    Refusal.TOO_MANY_OPEN: N_("You have as many open requests as we can keep up with. Finish one first."),
    Refusal.TOO_MANY_THIS_WEEK: N_(
        "There have been many requests this week. Please ring us, and we look at it together."
    ),
}
SAME_NEED = N_("You asked for the same today. Is this one more, or the same?")
ONE_MORE = PN_("button", "One more, send it")
THE_SAME = PN_("button", "The same, drop it")
GOES_ON = N_("Good. Your earlier request goes on.")
NUMBER_KEPT = N_("Thank you. Only coordinators see your number.")


async def begin(here: Here, person: Person) -> None:
    """`/need`: the questions, with the languages that the person speaks already filled in."""
    spoken = await people.languages_of(here.tx, person.id)
    await talking.begin(here, person, "need", Need(languages=spoken))


async def send(here: Here, person: Person, form: Need, way: str) -> None:
    """The summary was sent. `way`: `send`, `send_adult` (says to be old enough), `minor`, `another`, `keep`."""
    if drafts.waits(form):
        await drafts.keep(here, person, form)
        return
    if way in {"send_adult", "minor"}:
        await people.set_adult(here.tx, person.id, way == "send_adult")
        person = person.model_copy(update={"adult": way == "send_adult"})
    person = await here.remember_name(person)
    form = with_terms(form, here.scene(person))
    stored = _draft(here, person, form)
    match await _verdict(here, person, stored.request, is_another=way == "another"):
        case Refused(reason=Refusal.SAME_NEED):
            await _ask_if_same(here, person, form)
        case Refused(reason=reason):
            await _refuse(here, person, reason)
        case GoesOut():
            new = not await requests.asked_since(here.tx, person.id, BEGINNING)
            await _keep(here, stored, Action.SEND)
            if new:
                await raising.begin_to_follow(here, stored)
            await offering.go_out(here, stored.id)
            await _pass_on(here, stored)
        case WaitsFor(reason=reason):
            await _keep(here, stored, Action.HOLD, reason)
            await _wait(here, stored, reason)
            await _pass_on(here, stored)


async def _pass_on(here: Here, stored: Stored) -> None:
    """For somebody else: what can be passed on to them."""
    if stored.consent is not None:
        await codes.hand_out(here, stored)


async def protected(here: Here, person: Person, _flow: str) -> None:
    """A protected identity is not written down here: ring."""
    say = cards.plain(PROTECTED, ring_us(here.town.default_organisation, here.town))
    await here.say(Send(person.id, say, f"protected:{person.id}:{here.occasion}"))


async def share_number(here: Here, person: Person, form: OwnNumber, _way: str) -> None:
    """The asker's own number: a first request that waited for it goes out."""
    await people.set_private(here.tx, person.id, person.private.model_copy(update={"phone": form.phone}))
    await here.note("number", who=person.id, whom=person.id)
    say = Say(lines(NUMBER_KEPT), drop_keyboard=True)
    await here.say(Send(person.id, say, f"number:{person.id}:{here.occasion}"))
    await number_known(here, person.id)


async def number_known(here: Here, person: PersonId) -> None:
    """However the number has come: what waited for it waits no more."""
    for stored in await waiting_for_number(here, person):
        await release(here, stored, by=person)


async def waiting_for_number(here: Here, person: PersonId) -> list[Stored]:
    """First requests at home that go out with the asker's own number."""
    mine = await requests.of_resident(here.tx, person, here.now)
    return [stored for stored in mine if stored.waits_for == Wait.FIRST_INDOORS]


async def release(here: Here, stored: Stored, *, by: PersonId) -> bool:
    """What waited goes out. False: it is not waiting any more."""
    state = after(stored.state, Action.RELEASE)
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return False
    await raising.settle_about(here, stored.id, by)
    await raising.begin_to_follow(here, stored)
    await offering.go_out(here, stored.id, again=True)
    return True


async def send_another(here: Here, person: Person, run: str, card: str | None) -> Toast:
    """It is one more, not the same: the form that waits is sent after all."""
    form = await _parked(here, person, run, card)
    if form is None:
        return Toast(talking.OLD_PRESS)
    await talking.drop(here, person)
    await send(here, person, form, "another")
    return Toast()


async def drop_same(here: Here, person: Person, run: str, card: str | None) -> Toast:
    """It is the same: the earlier one goes on."""
    if await _parked(here, person, run, card) is None:
        return Toast(talking.OLD_PRESS)
    await talking.drop(here, person)
    if card is not None:
        await here.say(Edit(card, cards.plain(GOES_ON)))
    return Toast()


async def _parked(here: Here, person: Person, run_id: str, card: str | None) -> Need | None:
    """The draft that this card asks about; None: it is gone. Either way the card has no more buttons."""
    if card is not None:
        await here.say(Edit(card, cards.plain(SAME_NEED)))
    run = await talking.open_run(here, person)
    if run is None or run.id != run_id:
        return None
    form = Need.model_validate(run.form)
    return form if form.is_whole else None


async def _verdict(
    here: Here, person: Person, request: Request, *, is_another: bool
) -> GoesOut | WaitsFor | Refused:
    earlier = await requests.asked_since(here.tx, person.id, here.now - A_WEEK)
    still = await requests.of_resident(here.tx, person.id, here.now)
    others = {stored.id: stored.request for stored in (*earlier, *still)}
    helped = await requests.times_helped(here.tx, person.id)
    asker = Asker(
        adult=bool(person.adult),
        own_phone=person.private.phone is not None,
        known=helped > 0 or person.vouched,
        known_for_others=await requests.asked_for_others(here.tx, person.id) > 0,
    )
    policy = here.town.policies
    limits = Limits(open_at_once=policy.open_requests, a_week=policy.requests_a_week)
    kind = here.categories[request.category]
    return before_sending(
        request,
        kind,
        asker,
        others.values(),
        here.now,
        limits=limits,
        is_another=is_another,
        consent=request.consent,
    )


def _draft(here: Here, person: Person, form: Need) -> Stored:
    """The form as a request that nobody has seen yet. The form is whole: the summary comes after all questions."""
    if not form.is_whole or form.starts_at is None or form.ends_at is None:
        raise ValueError("a request without what, where and when does not go out")
    first, second = code_words.pick(here.seed)
    area, category = form.area or "", form.category or ""
    other = form.other
    spoken: tuple[Spoken, ...] = other.languages if other else form.languages
    request = Request(
        id=RequestId(here.tx.new_id()),
        resident=person.id,
        consent=other.consent if other else None,
        category=category,
        area=area,
        cell=form.cell,
        starts_at=form.starts_at,
        ends_at=form.ends_at,
        minutes=minutes_of(form, here.scene(person)),
        urgent=is_urgent(form.ends_at, here.now),
        languages=spoken,
        wish_woman=form.wish_woman,
        state=State.DRAFT,
        created_at=here.now,
        max_outlay=form.max_outlay,
        payment=form.payment,
    )
    return Stored(
        request=request,
        organisation=here.town.organisation_for(area, category).id,
        code_word=(first.id, second.id),
        private=Private(
            street=form.street or "",
            words=form.words,
            media=form.media,
            languages=spoken,
            recipient=other.name if other else "",
            contact=(other.contact or "") if other else "",
        ),
    )


def is_urgent(ends_at: datetime, now: datetime) -> bool:
    """Whether the help is needed within hours."""
    return ends_at - now <= URGENT_WITHIN


async def _keep(here: Here, stored: Stored, action: Action, waits_for: Wait | None = None) -> None:
    state = after(State.DRAFT, action)
    if state is None:
        raise ValueError(f"a draft does not {action}")
    request = stored.request.model_copy(update={"state": state})
    await requests.add(
        here.tx, stored.model_copy(update={"request": request, "waits_for": waits_for and waits_for.value})
    )
    await here.due("expire", stored.id, stored.request.latest_start)
    await here.note("asked", who=stored.resident, whom=stored.resident, request=stored.id)


async def _wait(here: Here, stored: Stored, reason: Wait) -> None:
    """A coordinator looks first; a first request at home may also go out with the asker's own number."""
    organisation = here.town.organisation(stored.organisation)
    reads = read_when(here, organisation, needed_by=stored.request.latest_start)
    wants_number = reason is Wait.FIRST_INDOORS
    news: tuple[Text | None, ...] = (cards.WAITS_COORDINATOR, reads)
    if wants_number:
        news = (cards.WAITS_NUMBER, cards.OR_COORDINATOR, reads)
    elif reason is Wait.UNDER_AGE:
        news = (YOUNG, reads)
    say = cards.sent(
        stored.request,
        news=news,
        pictures=None,
        organisation=organisation,
        town=here.town,
        wants_number=wants_number,
    )
    await here.say(Send(stored.resident, say, offering.request_card(stored.id)))
    await raising.look_first(here, stored, reason)


async def _refuse(here: Here, person: Person, reason: Refusal) -> None:
    organisation = here.town.default_organisation
    say = cards.plain(REFUSED[reason], ring_us(organisation, here.town))
    await here.say(Send(person.id, say, f"refused:{person.id}:{here.occasion}"))


async def _ask_if_same(here: Here, person: Person, form: Need) -> None:
    """The form waits, so that nothing written is lost."""
    run = await talking.park(here, person, "need", form)
    rows = ((Button(ONE_MORE, f"home:another-{run}"),), (Button(THE_SAME, f"home:same-{run}"),))
    say = cards.plain(SAME_NEED, rows=rows)
    await here.say(Send(person.id, say, f"same:{person.id}:{here.occasion}"))
