"""Money that is not paid back in time, or that one of the two wonders about: a coordinator's card."""

from __future__ import annotations

from bot.cards import hands as hand_cards
from bot.cards import money as cards
from bot.domain.ids import PersonId
from bot.say import Say, Toast, Urgency
from bot.storage import assignments, bills, hands
from bot.storage.hands import Hand, Kind
from bot.storage.people import Person
from bot.text import N_, Kronor
from bot.usecases import raising
from bot.usecases.debts import Debt, debt_of, edit_both, tell_asker, tell_helper
from bot.usecases.here import Here

NOTED = N_("Noted.")


async def raise_card(here: Here, debt: Debt, *, asked: bool) -> None:
    """Both names and numbers, and what was agreed. `asked`: one of the two wants a coordinator to look."""
    hand = await hands.open_about(here.tx, Kind.UNPAID, request=debt.stored.id)
    if hand is not None:
        return
    hand = await hands.raise_(
        here.tx,
        here.now,
        Kind.UNPAID,
        debt.stored.organisation,
        person=debt.stored.resident,
        request=debt.stored.id,
        facts={"task": debt.id, "asked": int(asked)},
    )
    await here.note("money", who=None, whom=debt.stored.resident, request=debt.stored.id)
    await raising.send(here, hand, _card(here, hand, debt), Urgency.REMINDER)


async def card(here: Here, hand: Hand) -> Say | None:
    """The card as it stands; None: there is no such task any more."""
    debt = await _debt(here, hand)
    return None if debt is None else _card(here, hand, debt)


async def press(here: Here, by: Person, hand: Hand, what: str) -> Toast:
    """A coordinator has settled it with both."""
    debt = await _debt(here, hand)
    if debt is None or what not in {"paid", "otherwise"}:
        return Toast(hand_cards.GONE)
    if not await hands.settle(here.tx, here.now, hand.id, what, by.id):
        return Toast(hand_cards.GONE)
    await raising.show(here, hand, hand_cards.settled(hand_cards.SETTLED, by.id))
    await bills.receive(here.tx, here.now, debt.id)
    say = Say(cards.COORDINATOR_SETTLED(sum=Kronor(debt.bill.bill.cost or 0)))
    await edit_both(here, debt, say)
    await tell_asker(here, debt, say)
    await tell_helper(here, debt, say)
    return Toast(NOTED)


async def settle_itself(here: Here, debt: Debt, *, by: PersonId) -> None:
    """It is paid after all: nobody has to look any more."""
    hand = await hands.open_about(here.tx, Kind.UNPAID, request=debt.stored.id)
    if hand is not None and await hands.settle(here.tx, here.now, hand.id, "itself", by):
        await raising.show(here, hand, hand_cards.settled(hand_cards.SETTLED, None))


async def _debt(here: Here, hand: Hand) -> Debt | None:
    tasks = await assignments.of_request(here.tx, hand.request) if hand.request else []
    task = next((task for task in tasks if task.id == hand.facts.get("task")), None)
    return await debt_of(here, task.id) if task else None


def _card(here: Here, hand: Hand, debt: Debt) -> Say:
    return cards.unpaid(
        hand.id,
        debt.stored.request,
        here.categories[debt.stored.request.category],
        here.town,
        debt.bill.bill,
        debt.assignment.person,
        asked=bool(hand.facts.get("asked")),
    )
