"""The volunteer's card after the yes: what is entrusted to them, and for how long."""

from __future__ import annotations

from datetime import datetime

from bot import labels
from bot.cards import money as money_cards
from bot.cards.common import code_word, money, ring_us, what_and_where, when_and_how_long
from bot.cards.timing import CHANGE_TIME, COMES_ABOUT, WHEN
from bot.cards.whose import NAME_AND_STREET, name_of, whose_door
from bot.domain.categories import Category
from bot.domain.ids import AssignmentId
from bot.domain.phrases import PHRASES
from bot.domain.requests import Request
from bot.say import Button, Row, Say
from bot.text import N_, NP_, PN_, Lines, Private, Span, Text, lines
from bot.town import Organisation, Town

YOURS = N_("🤝 <b>Yours.</b> {when}")
WORDS = N_("{words}")
DOOR = N_("At the door: {door}")
SAY_AT_DOOR = N_("Say or show: {words}")
GOOD_TO_KNOW = N_("Good to know:")
INSURED = N_("{sentence}")
GONE_AFTER = NP_(
    "We remove the address from this chat {count} hour after.",
    "We remove the address from this chat {count} hours after.",
)
THEY_KNOW = N_("They have seen that you come.")
ON_THE_WAY = N_("🤝 <b>You are on your way.</b> {when}")
CLOSED_DONE = N_("Done. Thank you for helping.")
CLOSED_DROPPED = N_("You could not come. We ask somebody else. Thank you for telling us.")
CLOSED_UNDONE = N_("You have given this back. Somebody else is asked.")
CLOSED_CANCELLED = N_("The help is not needed any more. The task is off. Thank you.")
CLOSED_STOPPED = N_("This task is stopped. A coordinator looks at it.")
NOT_SAID = N_("The time for this task is over. Is it done?")
ADDRESS_GONE = N_("The address is removed from this chat.")

ON_MY_WAY = labels.ON_MY_WAY
DONE = labels.DONE
CANNOT_COME = labels.CANNOT_COME
NOT_RIGHT = labels.NOT_RIGHT
BY_MISTAKE = PN_("button", "Pressed by mistake")
WRITE_TO_THEM = PN_("button", "Write to them")
SHOW_MEDIA = labels.SHOW_MEDIA
HOW_DID_IT_GO = N_("How did it go?")
GOOD = PN_("button", "Good")
SO_SO = PN_("button", "So-so")
NOT_GOOD = PN_("button", "Not good")
FACES = {"good": ("🙂", GOOD), "soso": ("😐", SO_SO), "bad": ("🙁", NOT_GOOD)}
AGAIN = N_("Only we see this: would you gladly meet <b>{name}</b> again?")
AGAIN_NAMELESS = N_("Only we see this: would you gladly meet again?")
YES_GLADLY = PN_("button", "Yes, gladly")
SOMEBODY_ELSE = PN_("button", "Somebody else")
WHY_NOT_COME = N_("Why can't you come? One press is enough.")
DROP_REASONS = {
    "ill": PN_("button", "I am ill"),
    "time": PN_("button", "The time does not fit"),
    "way": PN_("button", "I can't get there"),
    "other": PN_("button", "Another reason"),
}
KEEP_IT = PN_("button", "I can come after all")
DONE_THIS_YEAR = NP_(
    "{count} errand has been done here this year.", "{count} errands have been done here this year."
)
YOUR_NUMBER = NP_("You have done {count} of them.", "You have done {count} of them.")
FORGET_SOON = NP_(
    "In {count} hour we remove the address from this chat.",
    "In {count} hours we remove the address from this chat.",
)


def task(
    request: Request,
    kind: Category,
    assignment: AssignmentId,
    *,
    town: Town,
    pictures: tuple[str, str],
    meet_at: datetime | None,
    under_way: bool,
    has_media: bool,
    undo: bool,
    late: bool,
    seen: bool,
) -> Say:
    """The card as it stands while the task runs. Name, street and words are references."""
    text = lines(
        (ON_THE_WAY if under_way else YOURS)(when=_when(request, meet_at, under_way=under_way)),
        what_and_where(request, kind, town),
        whose_door(request),
        WORDS(words=Private("words", request.id)),
        DOOR(door=Private("door", request.id)) if under_way else None,
        money(request, kind),
        THEY_KNOW if seen and not under_way else None,
        SAY_AT_DOOR(words=code_word(pictures)),
    )
    first, *rest, last = _buttons(assignment, under_way=under_way, has_media=has_media, undo=undo, late=late)
    errand = money_cards.errand(assignment, request, under_way=under_way)
    rows = (first, *((errand,) if errand else ()), *rest, last)
    return Say(text, rows, protect=True)


def good_to_know(kind: Category, organisation: Organisation, town: Town) -> Say:
    """Right after the yes, and nobody's secret: care, insurance, what is removed and when, whom to ring."""
    return Say(
        lines(
            GOOD_TO_KNOW,
            kind.care_volunteer,
            _insurance(town),
            GONE_AFTER(count=town.policies.grace_hours),
            ring_us(organisation, town),
        )
    )


def _when(request: Request, meet_at: datetime | None, *, under_way: bool) -> Text:
    if meet_at is not None:
        return COMES_ABOUT(time=meet_at)
    return WHEN(span=Span(request.starts_at, request.ends_at)) if under_way else when_and_how_long(request)


def _buttons(
    assignment: AssignmentId, *, under_way: bool, has_media: bool, undo: bool, late: bool
) -> tuple[Row, ...]:
    first = (
        Button(DONE, press("done", assignment), emoji="✓")
        if under_way
        else Button(ON_MY_WAY, press("way", assignment))
    )
    rows: list[Row] = [(first,)]
    if late and not undo:
        rows.append((Button(PHRASES["late"].label, f"say:late:{assignment}"),))
    rows.append((Button(WRITE_TO_THEM, f"say:menu:{assignment}", emoji="💬"),))
    if has_media:
        rows.append((Button(SHOW_MEDIA, press("media", assignment), emoji="📷"),))
    if undo:
        rows.append((Button(BY_MISTAKE, press("undo", assignment)),))
    if not under_way:
        rows.append((Button(CHANGE_TIME, press("time", assignment)),))
    rows += [
        (Button(CANNOT_COME, press("drop", assignment)),),
        (Button(NOT_RIGHT, press("wrong", assignment)),),
    ]
    return tuple(rows)


def why_drop(assignment: AssignmentId) -> Say:
    """Asked in the card's place: a fixed reason, or back."""
    rows: list[Row] = [(Button(label, press(f"drop-{r}", assignment)),) for r, label in DROP_REASONS.items()]
    return Say(WHY_NOT_COME, (*rows, (Button(KEEP_IT, press("keep", assignment)),)))


def closed(how: Text, hours: int | None) -> Say:
    """The card after the end; `hours`: how long the address still stands in messages that cannot be edited."""
    return Say(lines(how, ADDRESS_GONE if hours is None else FORGET_SOON(count=hours)))


def not_said(assignment: AssignmentId) -> Say:
    """The card of a task whose time is long over and that nobody has called done."""
    rows = (
        (Button(DONE, press("done", assignment), emoji="✓"),),
        (Button(NOT_RIGHT, press("wrong", assignment)),),
    )
    return Say(lines(NOT_SAID, ADDRESS_GONE), rows)


def still_readable(how: Text, request: Request, kind: Category, town: Town) -> Say:
    """Between the end and the end of the grace time: what is needed to finish well, without buttons."""
    text = lines(
        how,
        what_and_where(request, kind, town),
        NAME_AND_STREET(name=name_of(request), street=Private("street", request.id)),
        FORGET_SOON(count=town.policies.grace_hours),
    )
    return Say(text, protect=True)


def how_did_it_go(assignment: AssignmentId) -> Say:
    buttons = tuple(
        Button(label, f"after:{a}:{assignment}", emoji=face) for a, (face, label) in FACES.items()
    )
    return Say(HOW_DID_IT_GO, (buttons,))


def again(assignment: AssignmentId, other: Private | None) -> Say:
    """Asked only after *Good*; both must have said so. `other` None: their name is gone from the chats."""
    return Say(
        lines(AGAIN_NAMELESS if other is None else AGAIN(name=other)),
        (
            (Button(YES_GLADLY, f"after:again:{assignment}"),),
            (Button(SOMEBODY_ELSE, f"after:else:{assignment}"),),
        ),
    )


def numbers(done: int, own: int) -> Lines:
    """What has been done together; figures out of the database."""
    return lines(DONE_THIS_YEAR(count=done), YOUR_NUMBER(count=own))


def press(what: str, assignment: AssignmentId) -> str:
    return f"task:{what}:{assignment}"


def _insurance(town: Town) -> Text | None:
    return INSURED(sentence=town.named(town.insurance)) if town.insurance else None
