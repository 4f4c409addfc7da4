"""The resident's cards: what happens next and about when, at every step."""

from __future__ import annotations

from datetime import datetime

from bot import labels
from bot.cards.common import SEEN, code_word, ring_number, ring_us, what_and_where
from bot.cards.timing import COMES_ABOUT
from bot.domain.categories import Category
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.people import Level
from bot.domain.requests import Request, State
from bot.say import Button, Row, Say
from bot.text import BLANK, N_, NP_, PN_, Clock, Lines, Private, Span, Text, lines
from bot.town import Organisation, Town

ASKING = NP_("We have it. We ask {count} person now.", "We have it. We ask {count} people now.")
HEAR_BEFORE = N_("You hear from us before {time}, also if nobody is free.")
ASK_LATER = N_("We have it. The people who fit are not asked at night. We ask from {time}.")
NOBODY_YET = N_("We have it. Right now we know nobody who can.")
READS_AT = N_("A coordinator reads this {span}.")
READS_TOO_LATE = N_("Our desk opens after that time only: {span}.")
READS_NOW = N_("A coordinator reads this today.")
READS_TRIAL = N_("No coordinator has fixed hours here. This is a trial.")
WHO_COMES = N_("Who comes will say or show:")
OTHERWISE = N_("If not: do not open.")
WAITS_NUMBER = N_("This is your first request. Before somebody comes home to you, we need your own number.")
OR_COORDINATOR = N_("Or a coordinator looks at it first.")
WAITS_COORDINATOR = N_("We have it. It waits for a coordinator.")
SHARE_NUMBER = labels.SHARE_NUMBER
CHANGE_TIME = labels.CHANGE_TIME
ADD_WORD = PN_("button", "Add a word")
CANCEL_REQUEST = PN_("button", "Cancel the request")
CANCEL_SURE = N_("Cancel this request? Those who were asked are told.")
YES_CANCEL = PN_("button", "Yes, cancel it")
KEEP_REQUEST = PN_("button", "No, keep it")
CANCELLED = N_("The request is cancelled. Everybody who was asked is told.")

COMES = N_("🤝 <b>{name}</b> comes.")
COMES_WHEN = N_("{span}")
NEVER_ASKS = N_("They never ask for card, codes or BankID.")
OTHER_WORDS = N_("Other words, or unsure: do not open.")
HAVE_SEEN = PN_("button", "I have seen it")
WRITE_TO_THEM = PN_("button", "Write to them")
FLOOR_AND_DOOR = PN_("button", "Floor and door code")
NOT_RIGHT = labels.NOT_RIGHT
ON_THE_WAY = N_("<b>{name}</b> is on the way.")
IS_DONE = N_("<b>{name}</b> says that it is done.")
DROPPED_OUT = N_("The one who said yes cannot come.")
NOT_REACHED = N_("We cannot reach the one who said yes any more.")
GIVEN_BACK = N_("The yes was pressed by mistake.")
STOPPED = N_("We have stopped this. A coordinator looks at it.")
ENDED = N_("This request is done.")
NOT_SAID = N_("The time for this is over. Nobody has said how it went.")
WAS_ON_THE_WAY = N_("Your helper was on the way.")
NAME_GONE = N_("The code words are removed from this chat.")

NOBODY = N_("Nobody could take this.")
NOBODY_FOUND_YET = N_("Nobody has said yes so far.")
OTHER_TIME = PN_("button", "A different time is fine")
EXPIRED = N_("Nobody could take this in time. We are sorry.")
A_COORDINATOR_DOES = N_("A coordinator takes care of this: {organisation}.")

STATES = {
    State.OPEN: N_("We are asking."),
    State.ASSIGNED: N_("Somebody has said yes."),
    State.UNDER_WAY: N_("Help is on the way."),
    State.NEEDS_COORDINATOR: N_("A coordinator looks at it."),
    State.FROZEN: N_("Stopped. A coordinator looks at it."),
    State.DONE: N_("Done."),
    State.CANCELLED: N_("Cancelled."),
    State.EXPIRED: N_("The time is over. Nobody could."),
}
NO_REQUESTS = N_("You have no requests.")
ASK_FOR_HELP = PN_("button", "Ask for help")
ADDED = N_("Added. Whoever says yes sees it.")
ADDED_TOLD = N_("Added. We have told the one who helps.")
TIME_CHANGED = N_("The time is changed to {span}.")


def hear_before(promised: datetime, now: datetime, town: Town) -> Text:
    """By when the asker hears from us; only the hour if it is today."""
    today = promised.astimezone(town.zone).date() == now.astimezone(town.zone).date()
    return HEAR_BEFORE(time=Clock(promised) if today else promised)


def sent(
    request: Request,
    *,
    news: tuple[Text | None, ...],
    pictures: tuple[str, str] | None,
    organisation: Organisation,
    town: Town,
    wants_number: bool = False,
) -> Say:
    """The card while the request is open: `news` says what happens now and by when."""
    words: tuple[Text | Lines, ...] = ()
    if pictures is not None:
        words = (BLANK, WHO_COMES, code_word(pictures), OTHERWISE)
    ring = ring_us(organisation, town) if pictures is None else ring_number(organisation)
    return Say(lines(*news, *words, ring), _buttons(request.id, wants_number=wants_number))


def _buttons(request: RequestId, *, wants_number: bool) -> tuple[Row, ...]:
    number = Button(SHARE_NUMBER, press("number", request), emoji="📞")
    return (
        *(((number,),) if wants_number else ()),
        (Button(CHANGE_TIME, press("time", request)), Button(ADD_WORD, press("add", request))),
        (Button(CANCEL_REQUEST, press("cancel", request)),),
    )


def match(
    request: Request,
    assignment: AssignmentId,
    helper: PersonId,
    level: Level,
    *,
    pictures: tuple[str, str] | None,
    meet_at: datetime | None,
    seen: bool,
    organisation: Organisation,
    town: Town,
) -> Say:
    """Somebody said yes: who comes, what is known, how to know them. Without pictures: before they are revealed."""
    text = lines(
        COMES(name=Private("name", helper)),
        COMES_ABOUT(time=meet_at) if meet_at else COMES_WHEN(span=Span(request.starts_at, request.ends_at)),
        SEEN[level],
        NEVER_ASKS,
        code_word(pictures) if pictures else None,
        OTHER_WORDS,
        ring_number(organisation),
    )
    rows: tuple[Row, ...] = (
        *(() if seen else ((Button(HAVE_SEEN, f"seen:yes:{assignment}", emoji="✓"),),)),
        (Button(WRITE_TO_THEM, f"say:menu:{assignment}", emoji="💬"),),
        (Button(FLOOR_AND_DOOR, press("door", request.id)),),
        (Button(CHANGE_TIME, press("time", request.id)), Button(ADD_WORD, press("add", request.id))),
        (Button(CANCEL_REQUEST, press("cancel", request.id)),),
        (Button(NOT_RIGHT, f"task:wrong:{assignment}"),),
    )
    return Say(text, rows)


def sure_to_cancel(request: RequestId) -> Say:
    return Say(
        CANCEL_SURE,
        (
            (Button(YES_CANCEL, press("cancel-yes", request)),),
            (Button(KEEP_REQUEST, press("keep", request)),),
        ),
    )


def nobody_found(
    request: RequestId, next_line: Text, organisation: Organisation, town: Town, *, gave_up: bool
) -> Say:
    """The honest bad news: who reads it and when, whom to ring, what can be done."""
    return Say(
        lines(NOBODY if gave_up else NOBODY_FOUND_YET, next_line, ring_us(organisation, town)),
        (
            (Button(OTHER_TIME, press("time", request)),),
            (Button(CANCEL_REQUEST, press("cancel", request)),),
        ),
    )


def reads(span: Span | None, *, is_open: bool, needed_by: datetime | None = None) -> Text:
    """When a coordinator reads it: computed from desk hours, never a promise that nobody can keep.

    `needed_by`: when the help must begin at the latest; a desk that opens after that is no comfort.
    """
    if is_open:
        return READS_NOW
    if span is not None and needed_by is not None and span.start > needed_by:
        return READS_TOO_LATE(span=span)
    return READS_AT(span=span) if span else READS_TRIAL


def listed(
    request: Request, kind: Category, town: Town, news: Text | None, *, wants_number: bool = False
) -> Say:
    """One request of one's own: its state in one line, what comes next."""
    text = lines(
        what_and_where(request, kind, town),
        COMES_WHEN(span=Span(request.starts_at, request.ends_at)),
        STATES[request.state],
        news,
    )
    runs = request.state in {State.OPEN, State.ASSIGNED, State.UNDER_WAY, State.NEEDS_COORDINATOR}
    return Say(text, _buttons(request.id, wants_number=wants_number) if runs else ())


def plain(*parts: Text | Lines | None, rows: tuple[Row, ...] = ()) -> Say:
    """A message of a few lines."""
    return Say(lines(*parts), rows)


def name_of(person: PersonId) -> Private:
    """A name, opened only when the message is sent."""
    return Private("name", person)


def press(what: str, request: RequestId) -> str:
    return f"request:{what}:{request}"
