"""Telephone numbers between the two of a task: only where their owner has agreed, until they take it back."""

from __future__ import annotations

from bot.cards.hands import HELPER, I_HAVE_RUNG, PHONE, WHO
from bot.cards.hands import press as hand_press
from bot.cards.relay import NOT_RIGHT, READY_PHRASES
from bot.cards.relay import press as say_press
from bot.domain.ids import AssignmentId, PersonId
from bot.say import Button, Row, Say
from bot.text import N_, PN_, Private, Span, Text, lines

MAY_RING_ASKER = N_("If you do not see our message on the day, may <b>{name}</b> ring you?")
MAY_RING = N_("May <b>{name}</b> see your number, and ring you about this task?")
YES_MY_NUMBER = PN_("button", "Yes, my number")
NO = PN_("button", "No")
AGREED = N_("<b>{name}</b> may ring you until the task is over.")
TAKE_BACK = PN_("button", "Take my number back")
LET_AGAIN = PN_("button", "They may ring me")
NOT_SHOWN = N_("Your number is not shown to them.")
THEIR_NUMBER = N_("You may ring <b>{name}</b> about this task.")
NUMBER_IS = N_("Number: {phone}")
NOT_SEEN_RING = N_("They have not seen yet that you come. Please ring <b>{name}</b> before you go.")
NOT_SEEN_DESK = N_("They have not seen yet that you come. A coordinator tries to reach them.")
NOT_SEEN = N_("Somebody is to be helped soon and has not seen it. Please ring.")
WHEN = N_("{span}")


def ask(assignment: AssignmentId, other: PersonId, *, helper: bool, call: bool) -> Say:
    """Each side's own press. `call`: the other one is asked to ring as well."""
    text = (MAY_RING if helper or call else MAY_RING_ASKER)(name=Private("name", other))
    yes = say_press("call_yes", assignment) if call else press("yes", assignment)
    rows = (
        (Button(YES_MY_NUMBER, yes, emoji="📞"),),
        (Button(NO, press("no", assignment)),),
    )
    return Say(text, rows)


def agreed(assignment: AssignmentId, other: PersonId) -> Say:
    row: Row = (Button(TAKE_BACK, press("off", assignment)),)
    return Say(AGREED(name=Private("name", other)), (row,))


def not_shown(assignment: AssignmentId) -> Say:
    """Said no, or taken back; it can be agreed to later."""
    return Say(NOT_SHOWN, ((Button(LET_AGAIN, press("yes", assignment), emoji="📞"),),))


def number(whose: PersonId) -> Say:
    return Say(lines(THEIR_NUMBER(name=Private("name", whose)), NUMBER_IS(phone=Private("phone", whose))))


def not_seen(assignment: AssignmentId, whose: PersonId | None) -> Say:
    """To the helper, in time: whom to ring (None: nobody has agreed, a coordinator does)."""
    rows = (
        (Button(READY_PHRASES, say_press("menu", assignment), emoji="💬"),),
        (Button(NOT_RIGHT, f"task:wrong:{assignment}"),),
    )
    if whose is None:
        return Say(NOT_SEEN_DESK, rows)
    text: tuple[Text, ...] = (
        NOT_SEEN_RING(name=Private("name", whose)),
        NUMBER_IS(phone=Private("phone", whose)),
    )
    return Say(lines(*text), rows)


def desk(hand: int, span: Span, where: Text, *, asker: PersonId, helper: PersonId) -> Say:
    """To the coordinators: whom to ring, and who is about to come."""
    text = lines(
        NOT_SEEN,
        where,
        WHEN(span=span),
        WHO(name=Private("name", asker)),
        PHONE(phone=Private("phone", asker)),
        HELPER(name=Private("name", helper)),
        PHONE(phone=Private("phone", helper)),
    )
    return Say(text, ((Button(I_HAVE_RUNG, hand_press("rung", hand), emoji="📞"),),), protect=True)


def press(what: str, assignment: AssignmentId) -> str:
    return f"tel:{what}:{assignment}"
