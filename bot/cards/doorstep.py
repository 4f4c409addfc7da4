"""At the door and before it: nobody has come, nobody opens, somebody is ill, a dog is not safe. Each its next step."""

from __future__ import annotations

from datetime import datetime

from bot import labels
from bot.cards.requests import CANCEL_REQUEST
from bot.cards.tasks import press as task_press
from bot.cards.timing import SOMEBODY_ELSE
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.requests import Request
from bot.say import Button, Row, Say
from bot.text import N_, PN_, Clock, Fixed, Private, Text, lines

NOBODY_CAME = PN_("button", "Nobody has come")
NOBODY_OPENS = PN_("button", "Nobody opens")
SOMEBODY_ILL = PN_("button", "Somebody is ill")
DOG_UNSAFE = PN_("button", "The dog is not safe")

NOT_THERE_YET = N_("Is your helper not there yet? Press here, and we ask them.")
THEY_WAIT = N_("They wait for you. Are you coming? One press is enough.")
I_COME = PN_("button", "I am coming")
WE_ASKED = N_("We have asked them. You hear from us before {time}.")
THEY_COME = N_("<b>{name}</b> says: I am coming.")
GOOD = N_("Good. They know it.")
NO_ANSWER = N_("We get no answer from them, and have told the coordinators. What do you want?")
I_WAIT = PN_("button", "I wait")
WAITING = N_("All right. The coordinators know that you wait.")
OTHERS_ASKED = N_("They did not come. Somebody else is asked now.")
NOT_HEARD = N_("We did not hear from you, so somebody else is asked. Is all well with you?")

RING_AND_WAIT = N_(
    "Please ring again and wait ten minutes, until {time}. We have told them that you are there."
)
SIGNS = N_("Do you see or hear signs of danger? Ring <b>{number}</b>.")
OPENED = PN_("button", "Somebody opened")
STILL_CLOSED = PN_("button", "Still nobody opens")
WAIT_ON = N_("Please wait until {time}. In danger, ring {number} at once.")
TEN_OVER = N_("Ten minutes are over. Has somebody opened?")
AT_YOUR_DOOR = N_("<b>{name}</b> is at the door and rings. Can you open?")
GO_HOME = N_("Thank you for waiting. We have told the coordinators. You may go.")
ALL_RIGHT = N_("Good. Then it goes on.")

ILL = N_("Who is ill does not meet anybody. That is kind to both. What suits you?")
LEAVE_IT = PN_("button", "Leave it at the door")
LEAVE_OUTSIDE = N_("Things from the shop can stand outside the door.")
DOG = N_("Keep away from the dog. You may leave at once, and nobody is to blame.")


def for_helper(assignment: AssignmentId) -> tuple[Row, ...]:
    """What else a helper may have to say, beside *Are you in danger?*."""
    return (
        (Button(NOBODY_OPENS, press("closed", assignment)),),
        (Button(SOMEBODY_ILL, press("ill", assignment)),),
        (Button(DOG_UNSAFE, press("dog", assignment)),),
    )


def for_asker(assignment: AssignmentId, *, may_be_late: bool) -> tuple[Row, ...]:
    absent: tuple[Row, ...] = ((Button(NOBODY_CAME, press("absent", assignment)),),) if may_be_late else ()
    return (*absent, (Button(SOMEBODY_ILL, press("ill", assignment)),))


def not_there_yet(assignment: AssignmentId) -> Say:
    return Say(NOT_THERE_YET, ((Button(NOBODY_CAME, press("absent", assignment)),),))


def they_wait(assignment: AssignmentId) -> Say:
    rows = (
        (Button(I_COME, press("coming", assignment)),),
        (Button(labels.CANNOT_COME, task_press("drop", assignment)),),
    )
    return Say(THEY_WAIT, rows)


def no_answer(assignment: AssignmentId) -> Say:
    rows = (
        (Button(SOMEBODY_ELSE, press("else", assignment)),),
        (Button(I_WAIT, press("wait", assignment)),),
    )
    return Say(NO_ANSWER, rows)


def ring_and_wait(assignment: AssignmentId, until: datetime, number: Fixed) -> Say:
    return Say(lines(RING_AND_WAIT(time=Clock(until)), SIGNS(number=number)), _opened_or_not(assignment))


def ten_over(assignment: AssignmentId) -> Say:
    return Say(TEN_OVER, _opened_or_not(assignment))


def at_your_door(assignment: AssignmentId, helper: PersonId) -> Say:
    text = AT_YOUR_DOOR(name=Private("name", helper))
    return Say(text, ((Button(I_COME, f"say:coming:{assignment}"),),))


def go_home(number: Fixed, ring: Text) -> Say:
    return Say(lines(GO_HOME, SIGNS(number=number), ring))


def ill_helper(assignment: AssignmentId, *, brings: bool) -> Say:
    rows = (
        (Button(labels.CHANGE_TIME, task_press("time", assignment)),),
        (Button(labels.CANNOT_COME, task_press("drop-ill", assignment)),),
    )
    return Say(lines(ILL, LEAVE_OUTSIDE if brings else None), rows)


def ill_asker(request: Request, assignment: AssignmentId, *, brings: bool, is_own: bool) -> Say:
    """`is_own`: of who asked; whom it is for can stop it."""
    leave: tuple[Row, ...] = ((Button(LEAVE_IT, f"say:leave_outside:{assignment}"),),) if brings else ()
    stop = f"request:cancel:{request.id}" if is_own else f"theirs:stop:{request.id}"
    time: tuple[Row, ...] = ((Button(labels.CHANGE_TIME, f"request:time:{request.id}"),),) if is_own else ()
    return Say(ILL, (*leave, *time, (Button(CANCEL_REQUEST, stop),)))


def dog(number: Fixed, last: Text | None) -> Say:
    return Say(
        lines(DOG, SIGNS(number=number), last), ((Button(labels.RING_ME, "ring:stopped", emoji="📞"),),)
    )


def press(what: str, assignment: AssignmentId) -> str:
    return f"door:{what}:{assignment}"


def _opened_or_not(assignment: AssignmentId) -> tuple[Row, ...]:
    return (
        (Button(OPENED, press("opened", assignment)),),
        (Button(STILL_CLOSED, press("still", assignment)),),
    )
