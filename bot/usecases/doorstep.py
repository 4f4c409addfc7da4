"""At the door and before it: nobody has come, nobody opens, somebody is ill. Each leads to its next step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.cards import doorstep as cards
from bot.cards import requests as request_cards
from bot.cards.common import ring_us
from bot.domain.doorstep import ANSWER_WITHIN, WAIT_AT_THE_DOOR, may_be_missed
from bot.domain.ids import AssignmentId
from bot.domain.phrases import SHOPS
from bot.flows.safety import emergency_number
from bot.say import Condition, Edit, Say, Send, Toast
from bot.storage import dues
from bot.storage.assignments import Assignment
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Clock
from bot.usecases import helping, recipients, reminding
from bot.usecases.bonds import both_of
from bot.usecases.here import Here

ABSENT, CLOSED = "absent", "closed_door"
NOT_NOW = N_("That is not possible any more.")

Step = Callable[[Here, Person, Assignment, Stored, str | None], Awaitable[Toast]]


async def press(
    here: Here, person: Person, what: str, assignment_id: AssignmentId, card: str | None
) -> Toast:
    """`door:what:task`. Each side has its own."""
    found = await both_of(here, assignment_id)
    if found is None or not found[0].is_running:
        return Toast(NOT_NOW)
    helps, is_helped = person.id == found[0].person, person.id in found[1].own_side
    step = (_HELPER if helps else _ASKER if is_helped else {}).get(what)
    return Toast(NOT_NOW) if step is None else await step(here, person, *found, card)


async def no_answer(here: Here, assignment_id: AssignmentId) -> None:
    """The helper has not said whether they come: a coordinator rings, and who waits may choose."""
    found = await both_of(here, assignment_id)
    if found is None or not found[0].is_running:
        return
    await reminding.tell_coordinators(here, *found, why="absent")
    to = await recipients.voice_of(here, found[1])
    await here.say(Send(to, cards.no_answer(assignment_id), f"no-answer:{assignment_id}:{here.occasion}"))


async def ten_minutes_over(here: Here, assignment_id: AssignmentId) -> None:
    """The helper has waited at the door."""
    found = await both_of(here, assignment_id)
    if found is not None and found[0].is_running:
        say = Send(
            found[0].person,
            cards.ten_over(assignment_id),
            f"ten-over:{assignment_id}:{here.occasion}",
            condition=Condition.ASSIGNMENT_ACTIVE,
            subject=assignment_id,
        )
        await here.say(say)


# ---- who is helped


async def _absent(here: Here, person: Person, task: Assignment, stored: Stored, card: str | None) -> Toast:
    if not may_be_missed(reminding.bond(task, stored), here.now):
        return Toast(NOT_NOW)
    until = here.now + ANSWER_WITHIN
    await here.due(ABSENT, task.id, until)
    await here.note("nobody came", who=person.id, whom=person.id, request=stored.id)
    await here.say(Send(task.person, cards.they_wait(task.id), _asked_card(task, here)))
    await _put(here, person, Say(cards.WE_ASKED(time=Clock(until))), card, f"waits:{task.id}")
    return Toast()


async def _else(here: Here, _person: Person, task: Assignment, stored: Stored, card: str | None) -> Toast:
    """They did not come, and somebody else is asked."""
    if not may_be_missed(reminding.bond(task, stored), here.now):
        return Toast(NOT_NOW)
    await dues.drop(here.tx, ABSENT, task.id)
    await helping.hand_over(
        here, task, stored, reason="no_show", news=cards.OTHERS_ASKED, closed=cards.NOT_HEARD
    )
    if card is not None:
        await here.say(Edit(card, Say(cards.OTHERS_ASKED)))
    return Toast()


async def _wait(here: Here, person: Person, task: Assignment, _stored: Stored, card: str | None) -> Toast:
    await _put(here, person, Say(cards.WAITING), card, f"waits-on:{task.id}")
    return Toast()


async def _ill_asker(here: Here, person: Person, task: Assignment, stored: Stored, card: str | None) -> Toast:
    brings, own = stored.request.category in SHOPS, person.id == stored.resident
    say = cards.ill_asker(stored.request, task.id, brings=brings, is_own=own)
    await _put(here, person, say, card, f"ill:{task.id}")
    return Toast()


# ---- the helper


async def _coming(here: Here, person: Person, task: Assignment, stored: Stored, card: str | None) -> Toast:
    await dues.drop(here.tx, ABSENT, task.id)
    text = cards.THEY_COME(name=request_cards.name_of(person.id))
    to = await recipients.voice_of(here, stored)
    await here.say(Send(to, Say(text), f"comes:{task.id}:{here.occasion}"))
    await _put(here, person, Say(cards.GOOD), card, f"comes-own:{task.id}")
    return Toast()


async def _closed(here: Here, person: Person, task: Assignment, stored: Stored, card: str | None) -> Toast:
    """Ring, wait ten minutes, tell."""
    until = await _until(here, task)
    if until is None:
        until = here.now + WAIT_AT_THE_DOOR
        await here.due(CLOSED, task.id, until)
        to = await recipients.voice_of(here, stored)
        await here.say(Send(to, cards.at_your_door(task.id, person.id), f"at-door:{task.id}:{here.occasion}"))
    say = cards.ring_and_wait(task.id, until, emergency_number(here.town))
    await _put(here, person, say, card, f"closed-door:{task.id}")
    return Toast()


async def _opened(here: Here, person: Person, task: Assignment, _stored: Stored, card: str | None) -> Toast:
    await dues.drop(here.tx, CLOSED, task.id)
    await _put(here, person, Say(cards.ALL_RIGHT), card, f"opened:{task.id}")
    return Toast()


async def _still(here: Here, person: Person, task: Assignment, stored: Stored, card: str | None) -> Toast:
    until = await _until(here, task)
    if until is not None and until > here.now:
        return Toast(cards.WAIT_ON(time=Clock(until), number=emergency_number(here.town)), alert=True)
    await here.note("nobody opens", who=person.id, whom=stored.resident, request=stored.id)
    await reminding.tell_coordinators(here, task, stored, why="closed")
    organisation = here.town.organisation(stored.organisation)
    say = cards.go_home(emergency_number(here.town), ring_us(organisation, here.town))
    await _put(here, person, say, card, f"go-home:{task.id}")
    return Toast()


async def _ill_helper(
    here: Here, person: Person, task: Assignment, stored: Stored, card: str | None
) -> Toast:
    say = cards.ill_helper(task.id, brings=stored.request.category in SHOPS)
    await _put(here, person, say, card, f"ill-helper:{task.id}")
    return Toast()


async def _until(here: Here, task: Assignment) -> datetime | None:
    """Until when the helper waits; None: not at all, or it is over."""
    return await dues.planned(here.tx, CLOSED, task.id)


async def _put(here: Here, person: Person, say: Say, card: str | None, occasion: str) -> None:
    """In the place of what was pressed; the task's own card stays."""
    if card is None or card.startswith(("offer:", "match:")):
        await here.say(Send(person.id, say, f"{occasion}:{here.occasion}"))
    else:
        await here.say(Edit(card, say))


def _asked_card(task: Assignment, here: Here) -> str:
    return f"they-wait:{task.id}:{here.occasion}"


_HELPER: Mapping[str, Step] = {
    "coming": _coming,
    "closed": _closed,
    "opened": _opened,
    "still": _still,
    "ill": _ill_helper,
}
_ASKER: Mapping[str, Step] = {"absent": _absent, "else": _else, "wait": _wait, "ill": _ill_asker}
