"""A coordinator looks after a report: reads it, writes to or rings who told it, and closes it with what follows."""

from __future__ import annotations

from bot.cards import reports as cards
from bot.cards import requests as request_cards
from bot.cards.common import ring_us
from bot.cards.hands import GONE, TAKEN_BY_OTHER, settled
from bot.domain.ids import PersonId
from bot.domain.lifecycle import after
from bot.domain.reports import ACTIONS, OUTCOMES, Follows, Judged, Reason, Task, read, still_held
from bot.domain.requests import State
from bot.flows.forms.small import Words
from bot.say import Edit, Send, Toast, Urgency
from bot.storage import assignments, hands, people, requests
from bot.storage.hands import Hand, Kind, Private
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_
from bot.usecases import (
    blocking,
    closing,
    escalating,
    holding,
    offering,
    raising,
    reporting,
    talking,
    unsaying,
)
from bot.usecases.here import Here

DONE = N_("Done.")
DONE_ALREADY = N_("Somebody else has decided this already.")
ERASE = "erase_after"


async def press(here: Here, by: Person, hand: Hand, stored: Stored, what: str) -> Toast:
    """A button of a report's card."""
    word, *rest = what.split("-")
    if word == "take":
        return await _take(here, by, hand, stored)
    if hand.taken_by != by.id:
        return Toast(GONE)
    match word, rest:
        case "show", []:
            await raising.show(here, hand, await raising.report_card(here, hand, stored), only=by.id)
            return Toast()
        case "write", []:
            await talking.begin(here, by, "to_reporter", Words(subject=hand.id), fresh=True)
            return Toast()
        case "close", chosen:
            return await _close(here, by, hand, stored, chosen)
    return Toast(GONE)


async def lift(here: Here, by: Person, hand: Hand) -> Toast:
    """Who was kept back when it was closed goes on as before."""
    about = await people.by_id(here.tx, hand.about) if hand.about else None
    if about is None or not about.held or hand.is_open:
        return Toast(GONE)
    if await hands.reports_open(here.tx, party=about.id):
        return Toast(DONE_ALREADY)
    await here.note("kept back no more", who=by.id, whom=hand.person, request=hand.request)
    await _let_go(here, hand)
    reason = Reason((hand.settled_how or "").partition("-")[0])
    await raising.show(here, hand, cards.closed(hand.id, reason, Follows.LIFT, held=False))
    return Toast(DONE)


async def write(here: Here, by: Person, form: Words, _way: str) -> None:
    """A coordinator's words to who told it: only they read them."""
    hand = await hands.by_id(here.tx, form.subject)
    if hand is None or hand.person is None or hand.taken_by != by.id or hand.state != "taken":
        await here.say(Send(by.id, request_cards.plain(GONE), f"not-now:{by.id}:{here.occasion}"))
        return
    note = await hands.raise_(
        here.tx,
        here.now,
        Kind.WROTE,
        hand.organisation,
        person=hand.person,
        request=hand.request,
        private=Private(words=form.words),
    )
    await hands.settle(here.tx, here.now, note.id, "written", by.id)
    await here.note("stopped: wrote", who=by.id, whom=hand.person, request=hand.request)
    await here.say(
        Send(hand.person, cards.wrote(note.id, hand.request or 0), f"wrote:{note.id}"),
        Send(by.id, request_cards.plain(cards.WRITTEN), f"written:{note.id}"),
    )


async def _take(here: Here, by: Person, hand: Hand, stored: Stored) -> Toast:
    """This coordinator looks after it; the others see so, and who told it hears of it."""
    if hand.state == "taken" or not await hands.take(here.tx, here.now, hand.id, by.id):
        return Toast(DONE_ALREADY)
    await escalating.taken(here, hand)
    hand = hand.model_copy(update={"taken_by": by.id, "state": "taken"})
    await raising.show(here, hand, settled(TAKEN_BY_OTHER, by.id), but=by.id)
    await raising.show(here, hand, await raising.report_card(here, hand, stored), only=by.id)
    if hand.person is not None:
        organisation = here.town.organisation(stored.organisation)
        say = request_cards.plain(cards.LOOKED_AFTER, ring_us(organisation, here.town))
        await here.say(Send(hand.person, say, f"looked-after:{hand.id}:{here.occasion}", Urgency.REMINDER))
    return Toast(DONE)


async def _close(here: Here, by: Person, hand: Hand, stored: Stored, chosen: list[str]) -> Toast:
    """Three short questions, one at a time: why, what follows for the other one, what becomes of the task."""
    judged = read(chosen, is_about_somebody=hand.about is not None)
    so_far = "-".join(("close", *chosen))
    if judged is None:
        return Toast(GONE)
    if judged.reason is None:
        ask = cards.why_close(hand.id)
    elif hand.about is not None and judged.follows is None:
        ask = cards.what_follows(hand.id, so_far)
    elif judged.task is None and await _ends_task(here, hand, stored):
        ask = cards.what_of_the_task(hand.id, so_far, is_done=stored.state is State.DONE)
    else:
        return await _closed(here, by, hand, stored, judged)
    await raising.show(here, hand, ask, only=by.id)
    return Toast()


async def _ends_task(here: Here, hand: Hand, stored: Stored) -> bool:
    """A stopped task is decided about with the last report about it; so is one that was called done too early."""
    others = [other for other in await hands.reports_open(here.tx, request=stored.id) if other.id != hand.id]
    may_begin = stored.request.latest_start > here.now
    return not others and (stored.state is State.FROZEN or (stored.state is State.DONE and may_begin))


async def _closed(here: Here, by: Person, hand: Hand, stored: Stored, judged: Judged) -> Toast:
    if judged.reason is None or not await hands.settle(here.tx, here.now, hand.id, str(judged), by.id):
        return Toast(DONE_ALREADY)
    held = await _follows(here, hand, judged.follows)
    await raising.show(here, hand, cards.closed(hand.id, judged.reason, judged.follows, held=held))
    if hand.person is not None:
        blocked = judged.follows is not None and OUTCOMES[judged.follows].blocked
        say = request_cards.plain(cards.CLOSED, cards.NEVER_AGAIN if blocked else None)
        await here.say(Send(hand.person, say, f"report-closed:{hand.id}", Urgency.REMINDER))
        await _take_words_away(here, hand.person, hand)
    if judged.task is not None and await _ends_task(here, hand, stored):
        await _end_task(here, stored, judged.task)
    for task in await assignments.of_request(here.tx, stored.id):
        if task.blanked:
            # Its grace time went by meanwhile.
            await unsaying.forget(here, task)
    for party in {hand.person, hand.about, *stored.own_side}:
        if party is not None:
            await here.due(ERASE, party, here.now)
    return Toast(DONE)


async def _take_words_away(here: Here, person: PersonId, hand: Hand) -> None:
    """What coordinators wrote to them does not stay in the chat."""
    for note in await hands.about(here.tx, person):
        if note.kind is Kind.WROTE and note.request == hand.request:
            await here.say(Edit(f"wrote:{note.id}", request_cards.plain(cards.WROTE_BEFORE)))


async def _follows(here: Here, hand: Hand, follows: Follows | None) -> bool:
    """Whether the one whom it was about is still kept back."""
    if hand.about is None or hand.person is None or follows is None:
        return False
    if OUTCOMES[follows].blocked:
        await blocking.silently(here, hand.person, hand.about)
    others = [o for o in await hands.reports_open(here.tx, party=hand.about) if o.about == hand.about]
    if still_held(follows, others_open=len(others)):
        return True
    await _let_go(here, hand)
    return False


async def _let_go(here: Here, hand: Hand) -> None:
    """The one whom it was about, and, where somebody was helped, who had asked for them."""
    stored = await requests.by_id(here.tx, hand.request) if hand.request else None
    together = stored.own_side if stored is not None else frozenset()
    for one in together if hand.about in together else {hand.about}:
        if one is not None:
            await holding.lift(here, one)


async def _end_task(here: Here, stored: Stored, task: Task) -> None:
    state = after(stored.state, ACTIONS[task])
    if state is None or not await requests.move(here.tx, here.now, stored, state):
        return
    if state is State.OPEN:
        await reporting.take_back_yes(here, stored.id)
        await offering.ask_those_too_late(here, stored.id)
        await here.due("expire", stored.id, stored.request.latest_start)
        await offering.go_out(here, stored.id, again=True)
    else:
        await closing.ended_by_coordinator(here, stored, state)
