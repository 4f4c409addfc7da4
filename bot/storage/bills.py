"""Money that one has laid out for the other: the cost, the receipt, and whether it is paid back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.ids import AssignmentId, PersonId
from bot.domain.money import Bill
from bot.domain.requests import Payment
from bot.domain.values import Value
from bot.flows.forms.need_form import Kept
from bot.storage import Transaction
from bot.storage.assignments import AssignmentState
from bot.storage.numbers import maybe_from_ms, to_ms

PLACE = "assignment.receipt"
MAY_OWE = frozenset({AssignmentState.UNDER_WAY, AssignmentState.DONE, AssignmentState.CANCELLED})
"""Who has given the task back, or was stopped, has nothing to say about money that nobody knows of."""


class Receipt(Value):
    """Its pictures, sealed with the key of the helper who sent them."""

    media: tuple[Kept, ...] = ()


class Stored(Value):
    """A bill with what the decisions do not look at. `shows_number`: the helper lets the asker see their number."""

    bill: Bill
    helper: PersonId
    shows_number: bool = False
    receipt: Receipt = Receipt()


async def of(tx: Transaction, assignment: AssignmentId) -> Stored | None:
    """What there is to pay for this task. None: there is no such task."""
    row = await tx.one("bill_of", id=assignment)
    if row is None:
        return None
    helper = PersonId(row["person_id"])
    receipt = await tx.unseal(helper, PLACE, row["receipt"], Receipt) or Receipt()
    return Stored(bill=_bill(row), helper=helper, shows_number=bool(row["helper_number"]), receipt=receipt)


async def tell(
    tx: Transaction, now: datetime, assignment: AssignmentId, stored: Stored, cost: int, receipt: Receipt
) -> bool:
    """What it cost. False: it is paid back already."""
    sealed = await tx.seal(stored.helper, PLACE, receipt) if receipt.media else None
    return await tx.run("tell_cost", id=assignment, cost=cost, at=to_ms(now), receipt=sealed) == 1


async def pay(tx: Transaction, now: datetime, assignment: AssignmentId) -> bool:
    """False: somebody has said so already."""
    return await tx.run("set_paid", id=assignment, at=to_ms(now)) == 1


async def not_paid(tx: Transaction, assignment: AssignmentId) -> bool:
    """Nothing has come. False: nobody says that it is paid, or the helper has it."""
    return await tx.run("set_not_paid", id=assignment) == 1


async def receive(tx: Transaction, now: datetime, assignment: AssignmentId) -> bool:
    """The helper has the money. False: that was said already."""
    return await tx.run("set_received", id=assignment, at=to_ms(now)) == 1


async def show_number(tx: Transaction, assignment: AssignmentId) -> None:
    """The helper lets the other one see their number."""
    await tx.run("show_helper_number", id=assignment)


async def blank(tx: Transaction, assignment: AssignmentId) -> None:
    """The receipt is gone for good."""
    await tx.run("blank_receipt", id=assignment)


def _bill(row: Any) -> Bill:
    state = AssignmentState(row["state"])
    set_out = row["under_way_at"] is not None or state is AssignmentState.DONE
    return Bill(
        payment=Payment(row["payment"]) if row["payment"] else None,
        most=row["max_outlay"],
        cost=row["cost"],
        spent=set_out and state in MAY_OWE,
        told_at=maybe_from_ms(row["receipt_at"]),
        ended_at=maybe_from_ms(row["ended_at"]),
        paid_at=maybe_from_ms(row["paid_at"]),
        received_at=maybe_from_ms(row["received_at"]),
    )
