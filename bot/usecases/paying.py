"""Paying back: what it cost, the receipt, *Paid* and *Not yet*; after three days a coordinator sees to it."""

from __future__ import annotations

from datetime import datetime

from bot.cards import money as cards
from bot.domain.hours import quiet_ends
from bot.domain.ids import AssignmentId
from bot.domain.money import awaited_until, is_awaited, reminder
from bot.domain.promises import NIGHT, grace_until
from bot.domain.requests import Payment
from bot.flows.forms.receipt import Cost
from bot.say import Say, Send, Toast, Urgency
from bot.storage import bills, dues
from bot.storage.assignments import Assignment
from bot.storage.bills import Receipt
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, Kronor, Text
from bot.usecases import receipts, talking, unpaid
from bot.usecases.debts import Debt, debt_of, edit_both, tell_asker, tell_helper
from bot.usecases.here import Here

NOT_NOW = N_("That is not possible any more.")
NOTED = N_("Noted.")
AGAIN, OVER = "pay_again", "pay_over"


async def awaits_payment(here: Here, assignment: AssignmentId) -> bool:
    """Whether money is still to be paid back: so long the two can write to each other, three days at most."""
    found = await bills.of(here.tx, assignment)
    return found is not None and is_awaited(found.bill, here.now)


async def names_until(here: Here, assignment_id: AssignmentId) -> datetime | None:
    """Until when the two still need each other's names; None: no longer than the task's own grace time."""
    found = await bills.of(here.tx, assignment_id)
    if found is None or not found.bill.cost:
        return None
    if is_awaited(found.bill, here.now):
        return awaited_until(found.bill)
    if found.bill.paid_at is None or found.bill.received_at is not None:
        return None
    # The helper has been asked whether it has come, and needs the card to answer.
    until = grace_until(found.bill.paid_at, here.town.policies.grace_hours)
    return until if until > here.now else None


async def press(here: Here, person: Person, what: str, assignment_id: AssignmentId) -> Toast:
    """`pay:what:assignment`: each side has its own buttons."""
    debt = await debt_of(here, assignment_id)
    if debt is None or (debt.assignment.blanked and not is_awaited(debt.bill.bill, here.now)):
        return Toast(NOT_NOW)
    if person.id == debt.assignment.person:
        return await _helper_presses(here, person, debt, what)
    if debt.is_owed_by(person.id):
        return await _asker_presses(here, person, debt, what)
    return Toast(NOT_NOW)


async def told(here: Here, person: Person, form: Cost, way: str) -> None:
    """What it cost: who asked reads it, with the receipt, and the days begin to count."""
    debt = await debt_of(here, AssignmentId(form.subject))
    mine = debt is not None and debt.assignment.person == person.id and debt.can_be_told
    if debt is None or not mine or form.told is None:
        await here.say(Send(person.id, Say(NOT_NOW), f"not-now:{person.id}:{here.occasion}"))
        return
    media = (*debt.bill.receipt.media, *form.media) if way == talking.MORE else form.media
    receipt = Receipt(media=media or debt.bill.receipt.media)
    if not await bills.tell(here.tx, here.now, debt.id, debt.bill, form.told, receipt):
        return
    if form.shows_number:
        await bills.show_number(here.tx, debt.id)
    await here.note("cost told", who=person.id, whom=debt.stored.resident, request=debt.stored.id)
    before, debt = debt, await debt_of(here, debt.id) or debt
    await receipts.show(here, debt, form.media)
    if way == talking.MORE:
        return
    if form.told == 0:
        await _over(here, debt, Say(cards.NOTHING_LAID_OUT))
        return
    head = cards.COST_CHANGED(sum=Kronor(form.told)) if before.bill.bill.cost is not None else None
    await tell_asker(here, debt, _bill(debt, head))
    await tell_helper(here, debt, cards.owed(debt.id, debt.bill.bill))
    await _plan(here, debt)


async def ended(here: Here, assignment: Assignment, stored: Stored) -> None:
    """The task is over: a helper who has not said what it cost is asked; from now on the days count."""
    debt = await debt_of(here, assignment.id)
    if debt is None or not debt.bill.bill.is_open:
        return
    if debt.bill.bill.cost is None:
        await tell_helper(here, debt, cards.did_you_pay(debt.id))
    await _plan(here, debt)


async def ask_again(here: Here, assignment_id: AssignmentId) -> None:
    """A day has gone by: have you paid?"""
    debt = await debt_of(here, assignment_id)
    if debt is None or not is_awaited(debt.bill.bill, here.now):
        return
    morning = quiet_ends(NIGHT, here.now, here.town.zone)
    if morning > here.now:
        await here.due(AGAIN, assignment_id, morning)
        return
    if debt.bill.bill.cost is None:
        await tell_helper(here, debt, cards.did_you_pay(debt.id), Urgency.REMINDER)
    else:
        asked = cards.STILL_OPEN(sum=Kronor(debt.bill.bill.cost))
        await tell_asker(here, debt, _bill(debt, asked), Urgency.REMINDER)
    await _plan_reminder(here, debt)


async def time_over(here: Here, assignment_id: AssignmentId) -> None:
    """Three days have gone by: a coordinator helps both, if anybody knows what is owed."""
    debt = await debt_of(here, assignment_id)
    if debt is None or not debt.bill.bill.is_open or is_awaited(debt.bill.bill, here.now):
        return
    if debt.bill.bill.cost is None:
        await _over(here, debt, Say(cards.ASK_OVER))
        return
    await edit_both(here, debt, Say(cards.MONEY_OVER))
    await unpaid.raise_card(here, debt, asked=False)
    both = Say(cards.TOO_LONG(sum=Kronor(debt.bill.bill.cost)))
    await tell_asker(here, debt, both)
    await tell_helper(here, debt, both)
    await _let_grace_end(here, debt)


async def forget(here: Here, assignment_id: AssignmentId, *, leaving: bool) -> None:
    """The grace time is over: names, numbers and the receipt go, and nothing is asked any more.

    `leaving`: one of the two is being erased, and nobody looks after the money any more.
    """
    debt = await debt_of(here, assignment_id)
    if debt is None or (not leaving and debt.bill.bill.cost is None):
        return  # Nobody's name stands in the question what it cost; it may be answered for three days.
    for kind in (AGAIN, OVER):
        await dues.drop(here.tx, kind, assignment_id)
    await receipts.forget(here, debt)
    await edit_both(here, debt, Say(cards.MONEY_OVER if leaving else _last_words(debt)))


async def _asker_presses(here: Here, person: Person, debt: Debt, what: str) -> Toast:
    match what:
        case "show":
            return await receipts.press_show(here, person, debt)
        case "help":
            await unpaid.raise_card(here, debt, asked=True)
            return Toast(cards.TOLD_COORDINATOR)
        case "paid":
            return await _paid(here, person, debt)
        case "later" if debt.bill.bill.is_open and (until := awaited_until(debt.bill.bill)):
            day = until.astimezone(here.town.zone).date()
            say = cards.can_wait(debt.id, day, photos=bool(debt.bill.receipt.media))
            await edit_both(here, debt, say, side="asker")
            return Toast(NOTED)
    return Toast(NOT_NOW)


async def _helper_presses(here: Here, person: Person, debt: Debt, what: str) -> Toast:
    match what:
        case "receipt" if debt.can_be_told:
            await _ask_receipt(here, person, debt)
            return Toast()
        case "nothing" if debt.can_be_told:
            await told(here, person, Cost(subject=debt.id, cost=0), "done")
            return Toast(NOTED)
        case "received":
            return await _received(here, person, debt)
        case "missing":
            return await _missing(here, person, debt)
    return Toast(NOT_NOW)


async def _ask_receipt(here: Here, person: Person, debt: Debt) -> None:
    swish = debt.bill.bill.payment is Payment.SWISH
    asks = swish and person.private.phone is not None and not debt.bill.shows_number
    form = Cost(subject=debt.id, most=debt.bill.bill.most or 0, asks_number=asks)
    await talking.begin(here, person, "receipt", form, fresh=True)


async def _paid(here: Here, person: Person, debt: Debt) -> Toast:
    """Who asked says that it is paid; the helper is asked whether it has come."""
    if not debt.bill.bill.cost or not await bills.pay(here.tx, here.now, debt.id):
        return Toast(NOT_NOW)
    await here.note("paid back", who=person.id, whom=debt.assignment.person, request=debt.stored.id)
    await edit_both(here, debt, Say(cards.PAID_TOLD(sum=Kronor(debt.bill.bill.cost))))
    await tell_helper(here, debt, cards.has_it_come(debt.id, debt.bill.bill, debt.stored.resident))
    await unpaid.settle_itself(here, debt, by=person.id)
    await dues.drop(here.tx, AGAIN, debt.id)
    await _let_grace_end(here, debt)
    return Toast(NOTED)


async def _received(here: Here, person: Person, debt: Debt) -> Toast:
    """The helper has the money: whatever the other one has said, nobody owes anything."""
    if not debt.bill.bill.cost or not await bills.receive(here.tx, here.now, debt.id):
        return Toast(NOT_NOW)
    await here.note("money received", who=person.id, whom=debt.stored.resident, request=debt.stored.id)
    await unpaid.settle_itself(here, debt, by=person.id)
    await _over(here, debt, Say(cards.SETTLED(sum=Kronor(debt.bill.bill.cost))))
    return Toast(NOTED)


async def _missing(here: Here, person: Person, debt: Debt) -> Toast:
    """Said to be paid, and nothing has come: it is open again, and who asked looks once more."""
    if not await bills.not_paid(here.tx, debt.id):
        return Toast(NOT_NOW)
    debt = await debt_of(here, debt.id) or debt
    await here.note("money missing", who=person.id, whom=debt.stored.resident, request=debt.stored.id)
    await edit_both(here, debt, Say(cards.WE_ASK), side="helper")
    if is_awaited(debt.bill.bill, here.now):
        say = cards.nothing_came(debt.id, debt.bill.bill, debt.assignment.person)
        await tell_asker(here, debt, say)
        await _plan(here, debt)
    else:
        await time_over(here, debt.id)
    return Toast(NOTED)


async def _over(here: Here, debt: Debt, say: Say) -> None:
    """Nothing is owed any more: no question stands open, nobody is asked again."""
    await edit_both(here, debt, say)
    for kind in (AGAIN, OVER):
        await dues.drop(here.tx, kind, debt.id)
    await _let_grace_end(here, debt)


async def _plan(here: Here, debt: Debt) -> None:
    until = awaited_until(debt.bill.bill)
    if until is not None:
        await here.due(OVER, debt.id, until)
        await _plan_reminder(here, debt)


async def _plan_reminder(here: Here, debt: Debt) -> None:
    at = reminder(debt.bill.bill, here.now)
    if at is not None:
        await here.due(AGAIN, debt.id, at)


async def _let_grace_end(here: Here, debt: Debt) -> None:
    """What waited for the money only is taken out of the chats now, or when its time is up."""
    ended_at = debt.bill.bill.ended_at
    if ended_at is not None:
        by = grace_until(ended_at, here.town.policies.grace_hours)
        if here.now >= by:
            await here.due("grace", debt.id, here.now)


def _last_words(debt: Debt) -> Text:
    """What stays in both chats: a sum, and no name."""
    bill = debt.bill.bill
    if not bill.cost:
        return cards.MONEY_OVER
    if bill.received_at is not None:
        return cards.SETTLED(sum=Kronor(bill.cost))
    return cards.TOO_LONG(sum=Kronor(bill.cost)) if bill.is_open else cards.IT_COST(sum=Kronor(bill.cost))


def _bill(debt: Debt, head: Text | None) -> Say:
    return cards.bill(
        debt.id,
        debt.bill.bill,
        debt.assignment.person,
        head,
        number=debt.bill.shows_number,
        photos=bool(debt.bill.receipt.media),
    )
