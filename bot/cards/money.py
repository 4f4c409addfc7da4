"""What was laid out and is to be paid back: the asker's card, the helper's, and the coordinator's."""

from __future__ import annotations

from datetime import date

from bot.cards import hands
from bot.cards.common import what_and_where
from bot.domain.categories import Category
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.money import Bill
from bot.domain.requests import Payment, Request
from bot.flows.forms.need_texts import PAYMENTS
from bot.say import Button, Row, Say
from bot.text import BLANK, N_, PN_, Kronor, Private, Text, lines
from bot.town import Town

IT_COST = N_("It cost <b>{sum}</b>.")
LAID_OUT = N_("<b>{name}</b> has laid it out for you.")
PAY_WITH = N_("Payment: {payment}.")
ABOVE = N_("You had agreed on {most} at most. Does it look wrong? Ask a coordinator.")
SWISH_NUMBER = N_("Number for Swish: {phone}")
ASK_NUMBER = N_("Ask them which number to use for Swish.")
THE_SHOP_BILLS = N_("The shop sends you the bill. You owe nobody here anything.")
NEVER_GIVE = N_("Never give anybody a card, a code or your BankID.")
PAID = PN_("button", "Paid")
NOT_YET = PN_("button", "Not yet")
SHOW_RECEIPT = PN_("button", "Show the receipt")
ASK_COORDINATOR = PN_("button", "Ask a coordinator")
CAN_WAIT = N_("All right. Please pay before {day}. Then a coordinator helps you both.")
STILL_OPEN = N_("Have you paid {sum}?")
NOTHING_CAME = N_("<b>{name}</b> has not got the money yet.")
LOOK_AGAIN = N_("{sum}: please look once more whether it went through.")
PAID_TOLD = N_("You have paid {sum}. We have told them.")
SETTLED = N_("{sum} is paid back. Nobody owes anything.")
TOO_LONG = N_("{sum} is not paid back yet. A coordinator helps you both now.")
COORDINATOR_SETTLED = N_("A coordinator has settled it: {sum}.")
TOLD_COORDINATOR = N_("A coordinator reads it and helps you both.")
COST_CHANGED = N_("The sum is changed. It cost <b>{sum}</b>.")

THE_RECEIPT = PN_("button", "The receipt")
DID_YOU_PAY = N_("Did you lay out money? Then please send the receipt.")
SEND_RECEIPT = PN_("button", "Send the receipt")
LAID_OUT_NOTHING = PN_("button", "I laid out nothing")
NOTHING_LAID_OUT = N_("Good, there is nothing to pay back.")
TOLD = N_("They know now: {sum}. You can write to each other until it is paid.")
TOLD_ABOVE = N_("That is more than {most}, so we asked them kindly to look.")
TOLD_INVOICE = N_("They know now: {sum}. The shop sends them the bill.")
I_AM_PAID = PN_("button", "I have been paid")
CHANGE_SUM = PN_("button", "Change the sum")
SAYS_PAID = N_("<b>{name}</b> has paid you.")
SUM_PAID = N_("{sum}, {payment}. Has it come?")
I_HAVE_IT = PN_("button", "I have it")
NOT_COME = PN_("button", "Nothing has come")
WE_ASK = N_("We ask them to look. After three days a coordinator helps you both.")
ASK_OVER = N_("The time for this question is over.")
MONEY_OVER = N_("This is over.")
HERE_IT_IS = N_("The receipt. We remove it later.")

UNPAID = N_("Money is not paid back: {sum}, {payment}.")
UNPAID_ASKED = N_("They ask about the money: {sum}, {payment}.")
AGREED_ON = N_("Agreed: {most} at most.")
WHO_ASKED = N_("Asked for help: <b>{name}</b>")
WHO_HELPED = N_("Helped: <b>{name}</b>")
PHONE = N_("Telephone: {phone}")
PAID_BACK = PN_("button", "It is paid back")
OTHERWISE = PN_("button", "Settled otherwise")


def bill(
    assignment: AssignmentId, bill: Bill, helper: PersonId, head: Text | None, *, number: bool, photos: bool
) -> Say:
    """What who asked is to pay back. `head`: why they read it again. `number`: they may see the helper's."""
    cost = Kronor(bill.cost or 0)
    if not bill.is_paid_back:
        return Say(lines(IT_COST(sum=cost), THE_SHOP_BILLS), _receipt(assignment, photos))
    swish = SWISH_NUMBER(phone=Private("phone", helper)) if number else ASK_NUMBER
    text = lines(
        head or IT_COST(sum=cost),
        LAID_OUT(name=Private("name", helper)) if head is None else None,
        ABOVE(most=Kronor(bill.most or 0)) if bill.is_above else None,
        PAY_WITH(payment=_way(bill)),
        swish if bill.payment is Payment.SWISH else None,
        NEVER_GIVE,
    )
    paid = (Button(PAID, press("paid", assignment)), Button(NOT_YET, press("later", assignment)))
    return Say(text, (paid, *_receipt(assignment, photos), *_ask(assignment, bill, head)), protect=True)


def errand(assignment: AssignmentId, request: Request, *, under_way: bool) -> Row:
    """What the helper can press on the task's card about what is bought; empty: nothing."""
    if not under_way or request.payment is None:
        return ()
    return (Button(THE_RECEIPT, press("receipt", assignment), emoji="🧾"),)


def can_wait(assignment: AssignmentId, until: date, *, photos: bool) -> Say:
    """*Not yet*: until when."""
    paid = (Button(PAID, press("paid", assignment)),)
    return Say(CAN_WAIT(day=until), (paid, *_receipt(assignment, photos)))


def nothing_came(assignment: AssignmentId, bill: Bill, helper: PersonId) -> Say:
    """The helper has not got it; nobody is blamed."""
    text = lines(
        NOTHING_CAME(name=Private("name", helper)), LOOK_AGAIN(sum=Kronor(bill.cost or 0)), NEVER_GIVE
    )
    paid = (Button(PAID, press("paid", assignment)), Button(NOT_YET, press("later", assignment)))
    return Say(text, (paid, (Button(ASK_COORDINATOR, press("help", assignment)),)))


def did_you_pay(assignment: AssignmentId) -> Say:
    """To a helper who has not said what it cost."""
    return Say(
        DID_YOU_PAY,
        (
            (Button(SEND_RECEIPT, press("receipt", assignment), emoji="🧾"),),
            (Button(LAID_OUT_NOTHING, press("nothing", assignment)),),
        ),
    )


def owed(assignment: AssignmentId, bill: Bill) -> Say:
    """The helper's card once the cost is told."""
    change = Button(CHANGE_SUM, press("receipt", assignment))
    cost = Kronor(bill.cost or 0)
    if not bill.is_paid_back:
        return Say(TOLD_INVOICE(sum=cost), ((change,),))
    text = lines(TOLD(sum=cost), TOLD_ABOVE(most=Kronor(bill.most or 0)) if bill.is_above else None)
    return Say(text, ((Button(I_AM_PAID, press("received", assignment)),), (change,)))


def has_it_come(assignment: AssignmentId, bill: Bill, asker: PersonId) -> Say:
    """Who asked says that it is paid: does the helper have it?"""
    text = lines(
        SAYS_PAID(name=Private("name", asker)), SUM_PAID(sum=Kronor(bill.cost or 0), payment=_way(bill))
    )
    yes, no = press("received", assignment), press("missing", assignment)
    return Say(text, ((Button(I_HAVE_IT, yes),), (Button(NOT_COME, no),)))


def unpaid(
    hand: int,
    request: Request,
    kind: Category,
    town: Town,
    bill: Bill,
    helper: PersonId,
    *,
    asked: bool,
) -> Say:
    """To a coordinator: both names and numbers. `asked`: one of the two has asked for it."""
    head = UNPAID_ASKED if asked else UNPAID
    text = lines(
        head(sum=Kronor(bill.cost or 0), payment=_way(bill)),
        AGREED_ON(most=Kronor(bill.most)) if bill.most is not None and bill.is_above else None,
        what_and_where(request, kind, town),
        WHO_ASKED(name=Private("name", request.resident)),
        PHONE(phone=Private("phone", request.resident)),
        WHO_HELPED(name=Private("name", helper)),
        PHONE(phone=Private("phone", helper)),
    )
    rows = (
        (Button(PAID_BACK, hands.press("paid", hand)),),
        (Button(OTHERWISE, hands.press("otherwise", hand)),),
    )
    return Say(text, rows, protect=True)


def press(what: str, assignment: AssignmentId) -> str:
    return f"pay:{what}:{assignment}"


def _way(bill: Bill) -> Text:
    return PAYMENTS[bill.payment] if bill.payment else BLANK


def _receipt(assignment: AssignmentId, photos: bool) -> tuple[Row, ...]:
    return ((Button(SHOW_RECEIPT, press("show", assignment), emoji="🧾"),),) if photos else ()


def _ask(assignment: AssignmentId, bill: Bill, head: Text | None) -> tuple[Row, ...]:
    """A way to a human voice, where something may be wrong."""
    if not bill.is_above and head is None:
        return ()
    return ((Button(ASK_COORDINATOR, press("help", assignment)),),)
