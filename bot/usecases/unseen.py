"""Three hours before, and who is helped has not seen who comes: the helper rings, or a coordinator does."""

from __future__ import annotations

from bot.cards import numbers as cards
from bot.cards.common import what_and_where
from bot.say import Condition, Say, Send, Urgency
from bot.storage import assignments, hands, people
from bot.storage.assignments import Assignment
from bot.storage.hands import Hand, Kind
from bot.storage.requests import Stored
from bot.text import Span
from bot.usecases import raising
from bot.usecases.here import Here
from bot.usecases.unsaying import unseen_card


async def tell(here: Here, task: Assignment, stored: Stored) -> None:
    """Its hour has come: nobody goes to a door behind which nobody knows of it."""
    if task.seen_at is not None:
        return
    agreed = await people.by_id(here.tx, task.asker_number) if task.asker_number else None
    whose = agreed.id if agreed is not None and agreed.private.phone else None
    say = cards.not_seen(task.id, whose)
    await here.say(
        Send(
            task.person,
            say,
            unseen_card(task.id),
            condition=Condition.ASSIGNMENT_ACTIVE,
            subject=task.id,
        )
    )
    if whose is None:
        await _to_the_desk(here, stored)


async def told(here: Here, hand: Hand) -> None:
    """A coordinator has rung them: they know."""
    running = await assignments.running(here.tx, hand.request) if hand.request else None
    if running is not None:
        await assignments.set_seen(here.tx, here.now, running.id)


async def card(here: Here, hand: Hand, stored: Stored) -> Say | None:
    """None: it is over, or they have seen it."""
    running = await assignments.running(here.tx, stored.id)
    if running is None or running.seen_at is not None:
        return None
    request = stored.request
    where = what_and_where(request, here.categories[request.category], here.town)
    span = Span(request.starts_at, request.ends_at)
    return cards.desk(hand.id, span, where, asker=stored.resident, helper=running.person)


async def _to_the_desk(here: Here, stored: Stored) -> None:
    hand = await hands.open_about(here.tx, Kind.UNSEEN, request=stored.id)
    if hand is not None:
        return
    hand = await hands.raise_(
        here.tx, here.now, Kind.UNSEEN, stored.organisation, person=stored.resident, request=stored.id
    )
    say = await card(here, hand, stored)
    if say is not None:
        await raising.send(here, hand, say, Urgency.ANSWER)
