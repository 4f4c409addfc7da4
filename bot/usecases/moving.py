"""A request at another time: who had said yes is free, and everybody but those who said no may be asked again."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.cards import offers as offer_cards
from bot.cards import requests as cards
from bot.cards import tasks as task_cards
from bot.domain.asking_limits import Refusal
from bot.domain.ids import RequestId
from bot.domain.lifecycle import Action, OfferAction, after
from bot.domain.requests import Request, State
from bot.say import Edit, Send
from bot.storage import assignments, requests
from bot.storage.assignments import AssignmentState
from bot.storage.requests import Stored
from bot.text import N_, Span
from bot.usecases import asking, forgetting, offering, raising, recipients
from bot.usecases.bonds import drop_timers, match_card, withdraw_proposals
from bot.usecases.here import Here

TIME_OFF = N_("The time has changed to {span}. This task is off. Perhaps we ask you again.")


async def apply_time(here: Here, stored: Stored, starts_at: datetime, ends_at: datetime) -> None:
    """Another time: everybody but those who said no may be asked again, and who had said yes is free."""
    request = moved(here, stored, starts_at, ends_at)
    if request.latest_start <= here.now:
        too_late = cards.plain(asking.REFUSED[Refusal.TIME_IS_OVER])
        await here.say(Send(stored.resident, too_late, f"too-late:{stored.id}:{here.occasion}"))
        return
    span = Span(starts_at, ends_at)
    await _release_helper(here, stored, span)
    await withdraw_proposals(here, stored.id)
    await offering.end_offers(here, stored.id, OfferAction.WITHDRAW, offer_cards.TIME_CHANGED)
    await offering.forget_answers(here, stored.id)
    await requests.set_time(here.tx, request)
    await here.note("time changed", who=stored.resident, whom=stored.resident, request=stored.id)
    await here.due("expire", stored.id, request.latest_start)
    changed = cards.plain(cards.TIME_CHANGED(span=span))
    news = Send(stored.resident, changed, f"time:{stored.id}:{here.occasion}")
    await recipients.tell(here, stored, news)
    await _ask_again(here, stored.id)
    await recipients.refresh(here, stored.id)


def moved(here: Here, stored: Stored, starts_at: datetime, ends_at: datetime) -> Request:
    """The same need at another time; what had been cut to a short one gets its usual length again."""
    old = stored.request
    was_cut = timedelta(minutes=old.minutes) >= old.ends_at - old.starts_at
    usual = here.categories[old.category].minutes if was_cut else 0
    minutes = min(max(old.minutes, usual), int((ends_at - starts_at) / timedelta(minutes=1)))
    urgent = asking.is_urgent(ends_at, here.now)
    changes = {"starts_at": starts_at, "ends_at": ends_at, "minutes": minutes, "urgent": urgent}
    return old.model_copy(update=changes)


async def _ask_again(here: Here, request: RequestId) -> None:
    stored = await requests.by_id(here.tx, request)
    if stored is None:
        return
    await raising.look_changed(here, stored)
    stuck = stored.state is State.NEEDS_COORDINATOR and stored.waits_for == offering.NOBODY_LEFT
    release = after(stored.state, Action.RELEASE)
    if stuck and release is not None:
        await requests.move(here.tx, here.now, stored, release)
        await raising.settle_about(here, request, None)
    await offering.go_out(here, request, again=True)


async def _release_helper(here: Here, stored: Stored, span: Span) -> None:
    """Who had said yes is free again, told so, and may be asked for the new time."""
    running = await assignments.running(here.tx, stored.id)
    opened = after(stored.state, Action.UNDO) or after(stored.state, Action.DROP_OUT)
    if running is None or opened is None:
        return
    await requests.move(here.tx, here.now, stored, opened)
    await assignments.end(here.tx, here.now, running.id, AssignmentState.CANCELLED, "time")
    await here.note("time changed", who=stored.resident, whom=running.person, request=stored.id)
    await forgetting.take_media_away(here, running, stored)
    offer = await requests.offer_to(here.tx, stored.id, running.person)
    text = TIME_OFF(span=span)
    if offer is not None:
        await here.say(Edit(offering.offer_card(offer), task_cards.closed(text, None)))
    await here.say(Send(running.person, cards.plain(text), f"off:{running.id}"))
    changed = Edit(match_card(running.id), cards.plain(cards.TIME_CHANGED(span=span)))
    await recipients.tell(here, stored, changed)
    await drop_timers(here, running.id)
