"""What one owes the other for one task, and the two chats in which it stands."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ids import AssignmentId, PersonId
from bot.domain.lifecycle import CLOSED, LIVE
from bot.say import Edit, Say, Send, Urgency
from bot.storage import bills, outbox
from bot.storage.assignments import Assignment
from bot.storage.requests import Stored
from bot.text import N_
from bot.usecases import recipients
from bot.usecases.bonds import both_of
from bot.usecases.here import Here

MOVED = N_("This goes on further down.")
SIDES = ("asker", "helper")


@dataclass(frozen=True, slots=True)
class Debt:
    """A task, the request it is about, and what it cost."""

    assignment: Assignment
    stored: Stored
    bill: bills.Stored

    @property
    def id(self) -> AssignmentId:
        return self.assignment.id

    @property
    def can_be_told(self) -> bool:
        """Whether the helper can say what it cost, or say it anew."""
        bill = self.bill.bill
        agreed = bill.payment is not None and bill.paid_at is None
        runs = self.stored.state in LIVE | CLOSED
        return agreed and runs and (bill.spent or bill.cost is not None)

    def is_owed_by(self, person: PersonId) -> bool:
        """Who asked, or the one whom the help is for, who may open the door with the money in hand."""
        return person in {self.stored.resident, self.stored.recipient}


async def debt_of(here: Here, assignment_id: AssignmentId) -> Debt | None:
    """None: there is no such task."""
    found, bill = await both_of(here, assignment_id), await bills.of(here.tx, assignment_id)
    return Debt(*found, bill) if found and bill else None


async def tell_asker(here: Here, debt: Debt, say: Say, urgency: Urgency = Urgency.ANSWER) -> None:
    """A new card for who asked; the one before has no buttons any more."""
    await _tell(here, debt, "asker", say, urgency)


async def tell_helper(here: Here, debt: Debt, say: Say, urgency: Urgency = Urgency.ANSWER) -> None:
    """A new card for the helper; the one before has no buttons any more."""
    await _tell(here, debt, "helper", say, urgency)


async def edit_both(here: Here, debt: Debt, say: Say, *, side: str | None = None) -> None:
    """The newest card of both, or of one side, now reads like this."""
    for one in SIDES:
        newest = await _newest(here, debt, one)
        if side in {None, one} and newest:
            edit = Edit(_card(debt, one, newest), say)
            if one == "helper":
                await here.say(edit)
            else:
                await recipients.tell(here, debt.stored, edit)


async def _tell(here: Here, debt: Debt, side: str, say: Say, urgency: Urgency) -> None:
    newest = await _newest(here, debt, side)
    if newest:
        await edit_both(here, debt, Say(MOVED), side=side)
    card = _card(debt, side, newest + 1)
    if side == "helper":
        await here.say(Send(debt.assignment.person, say, card, urgency))
    else:
        await recipients.tell(here, debt.stored, Send(debt.stored.resident, say, card, urgency))


async def _newest(here: Here, debt: Debt, side: str) -> int:
    """The number of this side's newest card; 0: there is none."""
    number = 0
    while await outbox.is_queued(here.tx, _card(debt, side, number + 1)):
        number += 1
    return number


def _card(debt: Debt, side: str, number: int) -> str:
    return f"owe:{debt.id}:{side}:{number}"
