"""What is not right: what the one who says it reads, and the coordinators' cards about it."""

from __future__ import annotations

from bot import labels
from bot.cards.common import what_and_where
from bot.cards.hands import (
    ASK_AGAIN,
    CALL_IT_OFF,
    HELPER,
    I_RING_FIRST,
    I_TAKE_IT,
    PHONE,
    STOPPED_BY,
    WHEN,
    WORDS,
    press,
)
from bot.cards.tasks import SHOW_MEDIA
from bot.cards.timing import SOMEBODY_ELSE
from bot.cards.whose import for_coordinator, name_of
from bot.domain.categories import Category
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.reports import Follows, Reason, Task, What
from bot.domain.requests import Request, State
from bot.say import Button, Row, Say
from bot.text import N_, PN_, Fixed, Private, Span, Text, lines
from bot.town import Town

IN_DANGER = N_("Are you in danger now?")
YES_DANGER = labels.YES
NO_TELL = PN_("button", "No, I want to tell you")
RING_112 = N_("Ring <b>{number}</b> now.")
STOPPED_FOR_YOU = N_("We have it. The task is stopped. Only coordinators know that it was you.")
WE_HAVE_IT = N_("We have it. Only coordinators know that it was you.")
NOT_DANGER = N_("Do you need {name}, but it is not urgent? Ring {number}.")
RING_ME = labels.RING_ME
LOOKED_AFTER = N_("A coordinator looks after what you told us. They may ring or write to you.")
CLOSED = N_("A coordinator has looked into it, and it is closed now. Thank you for telling us.")
NEVER_AGAIN = N_("We do not bring the two of you together again.")

HEADS = {
    What.DANGER: N_("Somebody was in danger. The task is stopped."),
    What.TOLD: N_("Something is not right. The task is stopped."),
    What.DOG: N_("A dog was not safe. The task is stopped."),
}
AFTER_THE_TASK = N_("Something was not right at a task that is done.")
WHO_ELSE = N_("The other one: {name}")
YOU_LOOK_AFTER = N_("You look after this. Never tell the other one who said it.")
WRITE_TO_THEM = PN_("button", "Write to them")
CLOSE = PN_("button", "Close it")
WHY_CLOSE = N_("Why do you close it? Only coordinators read this.")
REASONS = {
    Reason.MISUNDERSTOOD: PN_("button", "A misunderstanding"),
    Reason.TALKED: PN_("button", "We have talked about it"),
    Reason.RULES: PN_("button", "A rule was broken"),
    Reason.OTHERS: PN_("button", "Police or others have it"),
}
WHAT_FOLLOWS = N_("What follows for the other one? They are not asked to meet anybody now.")
FOLLOWS = {
    Follows.LIFT: PN_("button", "Go on as before"),
    Follows.BLOCK: PN_("button", "Never these two again"),
    Follows.KEEP: PN_("button", "Keep them back"),
}
WHAT_OF_THE_TASK = N_("What becomes of the task?")
TASKS = {
    Task.AGAIN: ASK_AGAIN,
    Task.DONE: labels.IS_DONE,
    Task.OFF: CALL_IT_OFF,
}
BACK = labels.BACK
CLOSED_BY = N_("Closed: {reason}.")
FOLLOWED_BY = N_("The other one: {follows}.")
LET_THEM_GO_ON = FOLLOWS[Follows.LIFT]

WAITS_LONG = N_(
    "Something is not right, and no coordinator has taken it since {time}. Please reach one of them."
)
TAKEN_NOW = N_("A coordinator has taken it. Thank you.")

ASKER = N_("Asks for help: {name}")
AHEAD = N_("A task ahead. Something was told about: {name}")
DECIDE_BEFORE = N_("Decide before {time}, or somebody else is asked.")
THEY_MEET = PN_("button", "They meet")
ASK_SOMEBODY_ELSE = SOMEBODY_ELSE
DECIDED_MEET = N_("They meet as agreed.")
DECIDED_ELSE = N_("They do not meet. Somebody else is asked.")
YOU_NEED_NOT_GO = N_("There is a change: you need not go. Thank you for being there.")
NOT_THE_SAME = N_("There is a change: the one who said yes does not come.")

GAVE_BACK_TWICE = N_(
    "<b>{name}</b> has given back two tasks within fourteen days. You decide before we ask again."
)
GOES_ON = PN_("button", "Goes on")
REST = PN_("button", "Rest")
YOU_RING = N_("You ring <b>{name}</b> first.")
RESTS = N_("<b>{name}</b> rests. You let them go on when it is time.")
HAS_GONE_ON = N_("<b>{name}</b> is asked as before.")
YOU_REST = N_("We do not ask you for a while. Do you want to talk about it?")

WROTE = N_("A coordinator writes to you about what you told us:")
WROTE_TEXT = N_("{words}")
ANSWER = PN_("button", "Answer")
WRITTEN = N_("It is sent. Their answer comes on your card.")
WROTE_BEFORE = N_("A coordinator wrote to you here. It is closed now.")


def danger(assignment: AssignmentId, others: tuple[Row, ...] = ()) -> Say:
    """*Something is not right*: danger first, above all else. `others`: what has a way of its own."""
    rows = (
        (Button(YES_DANGER, f"task:danger:{assignment}"),),
        (Button(NO_TELL, f"task:tell:{assignment}"),),
    )
    return Say(IN_DANGER, (*rows, *others))


def ring_112(number: Fixed, last: Text | None) -> Say:
    return Say(lines(RING_112(number=number), last), ((Button(RING_ME, "ring:danger", emoji="📞"),),))


def report(
    hand: int,
    request: Request,
    kind: Category,
    town: Town,
    *,
    what: What,
    said_by: PersonId,
    helper: PersonId | None,
    has_media: bool,
    taken: bool,
) -> Say:
    """What was told, by whom, and who else was there. `helper` None: the helper has told it.

    `taken`: as the one reads it who looks after it.
    """
    head = HEADS[what] if request.state in {State.FROZEN, State.OPEN} else AFTER_THE_TASK
    other = request.resident if helper is None else helper
    text = lines(
        YOU_LOOK_AFTER if taken else head,
        what_and_where(request, kind, town),
        WHEN(span=Span(request.starts_at, request.ends_at)),
        STOPPED_BY(name=Private("name", said_by)),
        PHONE(phone=Private("phone", said_by)) if taken else None,
        WORDS(words=Private("told", hand)),
        WHO_ELSE(name=name_of(request) if helper is None else Private("name", helper)),
        PHONE(phone=Private("phone", other)) if taken else None,
        *(() if taken or helper is None else for_coordinator(request, brief=True)),
    )
    rows: list[Row] = [(Button(SHOW_MEDIA, press("media", hand), emoji="📷"),)] if has_media else []
    if taken:
        rows += [(Button(WRITE_TO_THEM, press("write", hand)),), (Button(CLOSE, press("close", hand)),)]
    else:
        rows.append((Button(I_TAKE_IT, press("take", hand)),))
    return Say(text, tuple(rows), protect=True)


def why_close(hand: int) -> Say:
    rows = tuple((Button(label, press(f"close-{r}", hand)),) for r, label in REASONS.items())
    return Say(WHY_CLOSE, (*rows, _back(hand)))


def what_follows(hand: int, so_far: str) -> Say:
    rows = tuple((Button(label, press(f"{so_far}-{f}", hand)),) for f, label in FOLLOWS.items())
    return Say(WHAT_FOLLOWS, (*rows, _back(hand)))


def what_of_the_task(hand: int, so_far: str, *, is_done: bool) -> Say:
    offered = {t: label for t, label in TASKS.items() if not is_done or t is not Task.OFF}
    rows = tuple((Button(label, press(f"{so_far}-{t}", hand)),) for t, label in offered.items())
    return Say(WHAT_OF_THE_TASK, (*rows, _back(hand)))


def closed(hand: int, reason: Reason, follows: Follows | None, *, held: bool) -> Say:
    """The card once it is closed; who is kept back can be let go on from here, on any later day."""
    text = lines(
        CLOSED_BY(reason=REASONS[reason]), FOLLOWED_BY(follows=FOLLOWS[follows]) if follows else None
    )
    return Say(text, ((Button(LET_THEM_GO_ON, press("lift", hand)),),) if held else ())


def upcoming(
    hand: int,
    request: Request,
    kind: Category,
    town: Town,
    *,
    helper: PersonId,
    about: PersonId,
    by: Text | None,
) -> Say:
    """A task that two people have ahead, about one of whom something was told."""
    text = lines(
        AHEAD(name=Private("name", about)),
        what_and_where(request, kind, town),
        WHEN(span=Span(request.starts_at, request.ends_at)),
        HELPER(name=Private("name", helper)),
        ASKER(name=name_of(request)),
        by,
    )
    rows = (
        (Button(THEY_MEET, press("meet", hand)),),
        (Button(ASK_SOMEBODY_ELSE, press("else", hand)),),
    )
    return Say(text, rows, protect=True)


def gave_back(hand: int, volunteer: PersonId, *, head: Text = GAVE_BACK_TWICE, rests: bool = False) -> Say:
    """A volunteer about whom somebody looks before the next question."""
    text = lines(head(name=Private("name", volunteer)), PHONE(phone=Private("phone", volunteer)))
    rows: list[Row] = [(Button(GOES_ON, press("goes_on", hand)),)]
    if head is GAVE_BACK_TWICE:
        rows.append((Button(I_RING_FIRST, press("ring_first", hand)),))
    if not rests:
        rows.append((Button(REST, press("rest", hand)),))
    return Say(text, tuple(rows), protect=True)


def wrote(note: int, request: int) -> Say:
    """What a coordinator writes to who told something."""
    text = lines(WROTE, WROTE_TEXT(words=Private("told", note)))
    return Say(
        text, ((Button(ANSWER, f"report:answer:{request}"),), (Button(RING_ME, "ring:stopped", emoji="📞"),))
    )


def _back(hand: int) -> Row:
    return (Button(BACK, press("show", hand)),)
