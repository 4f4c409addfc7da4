"""Hours: about when they meet, another time, and what is said about a task by itself."""

from __future__ import annotations

from datetime import datetime

from bot import labels
from bot.cards import hands
from bot.cards.common import what_and_where
from bot.cards.whose import for_coordinator
from bot.domain.categories import Category
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.phrases import PHRASES
from bot.domain.requests import Request
from bot.say import Button, Row, Say
from bot.text import N_, PN_, Clock, Private, Span, Text, lines
from bot.town import Town

ABOUT_WHEN = N_("About what time do you come? They read it.")
THIS_HOUR = PN_("button", "{time}")
LATER = PN_("button", "I say later")
YOU_COME = N_("You come at about {time}. They read it.")
LEFT_OPEN = N_("That is fine. Please say it later, with a press on your card.")
COMES_ABOUT = N_("At about {time}.")
CHANGE_TIME = labels.CHANGE_TIME

CAN_AT = N_("Somebody can help at another time: {span}. Does that work for you?")
HELPER_ASKS = N_("Your helper asks for another time: {span}. Does that work for you?")
ASKER_ASKS = N_("They ask for another time: {span}. Can you come then?")
WORKS = PN_("button", "Yes, that works")
WORKS_NOT = PN_("button", "No, not then")
ASKED = N_("We have asked. You hear from us before {time}.")
AGREED = N_("Agreed: {span}.")
SAID_NO = N_("All right. They hear that this time does not work.")
NOT_THEN = N_("That time does not work for them. You can still say yes to the first one.")
NOT_THEN_COME = N_("That time does not work for them. Can you come as agreed, {span}?")
NOT_THEN_ASK = N_("Your helper cannot come then. Keep {span}, or ask somebody else?")
COME_AS_AGREED = PN_("button", "I come as agreed")
CANNOT_COME = labels.CANNOT_COME
KEEP_TIME = PN_("button", "Keep the time")
SOMEBODY_ELSE = PN_("button", "Ask somebody else")
STAYS = N_("Good. It stays as it was: {span}.")
OVER = N_("This question is closed. Thank you.")
NO_ANSWER = N_("There is no answer yet about the other time.")

TOMORROW_HELPER = N_("Tomorrow you help. {time}")
TOMORROW_ASKER = N_("Tomorrow your helper comes. {time}")
SOON = N_("Soon you help. {time}")
PRESS_ON_MY_WAY = N_("Please press <b>On my way</b> when you set out.")
WORDS_ABOVE = N_("The words to know them by are on the card above.")
WHEN = N_("{span}.")
GOT_THERE = N_("Did you get there?")
ON_MY_WAY = labels.ON_MY_WAY
NOT_RIGHT = labels.NOT_RIGHT
ALL_WELL = N_("All well? The help should be over by now.")
MORE_TIME = PN_("button", "Yes, more time")
IS_DONE = labels.IS_DONE
RING_ME = labels.RING_ME
AGAIN_LATER = N_("Good. If it is not done before, we ask again after {time}.")
SILENT = N_("A task should be over, and nobody answers. Please ring.")
HEADS = {
    "absent": N_("The helper has not come, and does not answer. Please ring both."),
    "closed": N_("Nobody has opened for ten minutes. Please ring them. The helper may go."),
}
ALL_IS_WELL = PN_("button", "All is well")


def about_when(assignment: AssignmentId, hours: tuple[datetime, ...]) -> Say:
    """Asked right after the yes, where the window leaves a choice."""
    buttons = tuple(Button(THIS_HOUR(time=Clock(at)), meet(at, assignment)) for at in hours)
    rows: tuple[Row, ...] = tuple(buttons[i : i + 3] for i in range(0, len(buttons), 3))
    return Say(ABOUT_WHEN, (*rows, (Button(LATER, f"meet:later:{assignment}"),)))


def you_come(assignment: AssignmentId, at: datetime) -> Say:
    return Say(YOU_COME(time=Clock(at)), ((Button(CHANGE_TIME, f"task:time:{assignment}"),),))


def proposed(question: Text, proposal: int) -> Say:
    """Whether another time works; `question` holds it."""
    return Say(
        question, ((Button(WORKS, press("yes", proposal)),), (Button(WORKS_NOT, press("no", proposal)),))
    )


def refused_to_helper(assignment: AssignmentId, span: Span, proposal: int) -> Say:
    rows = (
        (Button(COME_AS_AGREED, press("keep", proposal)),),
        (Button(CANNOT_COME, f"task:drop:{assignment}"),),
    )
    return Say(NOT_THEN_COME(span=span), rows)


def refused_to_asker(span: Span, proposal: int, *, silent: bool) -> Say:
    rows = (
        (Button(KEEP_TIME, press("keep", proposal)),),
        (Button(SOMEBODY_ELSE, press("else", proposal)),),
    )
    return Say(lines(NO_ANSWER if silent else None, NOT_THEN_ASK(span=span)), rows)


def tomorrow(
    text: Text,
    request: Request,
    kind: Category,
    town: Town,
    meet_at: datetime | None,
    last: Text,
    *,
    late: AssignmentId | None = None,
) -> Say:
    """The evening before, and soon before: what, where, when, and what to do. `late`: the task one may be late for."""
    rows: tuple[Row, ...] = (_late(late),) if late else ()
    return Say(lines(text(time=_when(request, meet_at)), what_and_where(request, kind, town), last), rows)


def _late(assignment: AssignmentId) -> Row:
    return (Button(PHRASES["late"].label, f"say:late:{assignment}"),)


def got_there(assignment: AssignmentId) -> Say:
    rows = (
        (Button(ON_MY_WAY, f"task:way:{assignment}"),),
        _late(assignment),
        (Button(CANNOT_COME, f"task:drop:{assignment}"),),
        (Button(NOT_RIGHT, f"task:wrong:{assignment}"),),
    )
    return Say(GOT_THERE, rows)


def all_well(assignment: AssignmentId) -> Say:
    rows = tuple(
        (Button(label, f"well:{what}:{assignment}"),)
        for what, label in (("more", MORE_TIME), ("done", IS_DONE), ("ring", RING_ME))
    )
    return Say(ALL_WELL, rows)


def silent(
    hand: int, request: Request, kind: Category, town: Town, *, helper: PersonId, why: str = "silent"
) -> Say:
    """Nobody has said whether all is well (`why`: or what else is the matter): both numbers, and how it can go on."""
    text = lines(
        HEADS.get(why, SILENT),
        what_and_where(request, kind, town),
        hands.WHEN(span=Span(request.starts_at, request.ends_at)),
        hands.WHO(name=Private("name", request.resident)),
        hands.PHONE(phone=Private("phone", request.resident)),
        *for_coordinator(request)[1:],
        hands.HELPER(name=Private("name", helper)),
        hands.PHONE(phone=Private("phone", helper)),
    )
    ways = [(ALL_IS_WELL, "well"), (hands.IS_DONE, "done"), (hands.CALL_IT_OFF, "off")]
    if why == "absent":
        ways.append((SOMEBODY_ELSE, "else"))
    rows = tuple((Button(label, hands.press(what, hand)),) for label, what in ways)
    return Say(text, rows, protect=True)


def meet(at: datetime, assignment: AssignmentId) -> str:
    """A press that says when, in minutes since 1970."""
    return f"meet:{int(at.timestamp()) // 60}:{assignment}"


def press(what: str, proposal: int) -> str:
    return f"time:{what}:{proposal}"


def _when(request: Request, meet_at: datetime | None) -> Text:
    return COMES_ABOUT(time=meet_at) if meet_at else WHEN(span=Span(request.starts_at, request.ends_at))
