"""Help for somebody else: what the recipient reads, what can be passed on to them, and what the others are told."""

from __future__ import annotations

from bot import labels
from bot.cards.common import code_word, ring_number, what_and_where
from bot.cards.home import WHO_SEES
from bot.cards.requests import COMES_WHEN, NOT_RIGHT, OTHERWISE, STATES, WHO_COMES
from bot.domain.categories import Category
from bot.domain.ids import AssignmentId, RequestId
from bot.domain.lifecycle import LIVE
from bot.domain.requests import Request, State
from bot.say import Button, Row, Say
from bot.text import BLANK, N_, PN_, Link, Private, Span, lines
from bot.town import Organisation, Town

KEPT = N_("It is kept, and nothing has gone out. Talk with them in peace. When they want it, press here.")
THEY_WANT_IT = labels.THEY_WANT_IT
DROP_IT = labels.DROP_IT

PASS_ON = N_("Please pass the next message on to <b>{name}</b>.")
WHAT_IT_DOES = N_("Who opens its link gets the news of this help, and can stop it.")
NO_TELEGRAM = N_("No Telegram? Then read the code words to them.")
A_NEW_LINK = PN_("button", "A new link")
READY = N_("Hello. {asker} has asked for help for you: {kind}.")
READY_LINK = N_("See when, or stop it:")
LINK_LINE = N_("{link}")
LINK_REPLACED = N_("This link does not work any more. A newer one is further down.")
LINK_OVER = N_("This help is over. The link does not work any more.")
OPENED = N_("The link for <b>{name}</b> has been opened. They get the news of this help as well.")
WRONG_PERSON = N_("Was it somebody else? A new link takes it from them.")

LINK_GONE = N_("This link does not work any more. Please ask whoever sent it for a new one.")
OPENED_ALREADY = N_("Somebody has opened this link already. Please ask whoever sent it for a new one.")
OWN_LINK = N_("This link is for <b>{name}</b>. Please pass it on. Yours is under /requests.")
YOU_HELP = N_("You have said yes to this help yourself, so this link is not for you.")

ASKED_FOR_YOU = N_("<b>{name}</b> has asked this for you.")
FOR_YOU = N_("Somebody has asked this for you.")
COORDINATOR_CLOSED = N_("A coordinator has closed what was asked for you. {state}")
THEIR_WORDS = N_("{words}")
STOP_IT = PN_("button", "Not me, stop this")
SURE_TO_STOP = N_("Stop this help? Who asked for it is told, and nobody comes.")
YES_STOP = PN_("button", "Yes, stop it")
NO_GO_ON = PN_("button", "No, it goes on")
IS_STOPPED = N_("It is stopped, and nobody comes. Thank you for telling us.")
CANCELLED_FOR_YOU = N_("The help that was asked for you is cancelled.")
NOT_YOURS = N_("This help is not about you any more.")
NOT_WANTED = N_("<b>{name}</b> does not want this help now, so it is stopped. Nobody did anything wrong.")
THEY_LEFT = N_("Whom this help was for has erased their data here, so the help is cancelled.")

COMES_IN = frozenset({State.OPEN, State.ASSIGNED, State.UNDER_WAY, State.NEEDS_COORDINATOR})
"""While somebody may come."""


def kept(run: str) -> Say:
    """A request that waits until somebody else knows of it."""
    rows = ((Button(THEY_WANT_IT, f"home:agreed-{run}"),), (Button(DROP_IT, f"home:forget-{run}"),))
    return Say(KEPT, rows)


def pass_on(request: RequestId) -> Say:
    """To who asked: what the next message is for."""
    text = lines(PASS_ON(name=Private("recipient", request)), WHAT_IT_DOES, NO_TELEGRAM)
    return Say(text, _new_link(request))


def ready(
    request: Request,
    kind: Category,
    organisation: Organisation,
    town: Town,
    *,
    link: str,
    pictures: tuple[str, str] | None,
) -> Say:
    """A text to pass on, in the recipient's language. Without pictures: before they are revealed."""
    words = (WHO_COMES, code_word(pictures), OTHERWISE) if pictures else ()
    return Say(
        lines(
            READY(asker=Private("name", request.resident), kind=kind.name),
            *words,
            ring_number(organisation),
            BLANK,
            READY_LINK,
            LINK_LINE(link=Link(link)),
        )
    )


def opened(request: RequestId) -> Say:
    """To who asked: somebody is the recipient now."""
    return Say(lines(OPENED(name=Private("recipient", request)), WRONG_PERSON), _new_link(request))


def own_link(request: RequestId) -> Say:
    return Say(lines(OWN_LINK(name=Private("recipient", request))))


def theirs(
    request: Request,
    kind: Category,
    organisation: Organisation,
    town: Town,
    *,
    pictures: tuple[str, str] | None,
) -> Say:
    """What was asked for the reader, and how it stands. Without pictures: before they are revealed."""
    comes = pictures is not None and request.state in COMES_IN
    words = (BLANK, WHO_COMES, code_word(pictures), OTHERWISE) if pictures and comes else ()
    text = lines(
        ASKED_FOR_YOU(name=Private("name", request.resident)),
        what_and_where(request, kind, town),
        COMES_WHEN(span=Span(request.starts_at, request.ends_at)),
        THEIR_WORDS(words=Private("words", request.id)),
        STATES[request.state],
        *words,
        ring_number(organisation),
    )
    return Say(text, (*_stop(request.id), (Button(WHO_SEES, "privacy:who"),)))


def listed(request: Request, kind: Category, town: Town) -> Say:
    """One line of what others have asked for the reader, without names."""
    span = COMES_WHEN(span=Span(request.starts_at, request.ends_at))
    text = lines(FOR_YOU, what_and_where(request, kind, town), span, STATES[request.state])
    return Say(text, _stop(request.id) if request.state in LIVE else ())


def their_match(say: Say, request: RequestId, assignment: AssignmentId) -> Say:
    """Who comes, for the recipient: they can stop it, and say that something is not right."""
    theirs = tuple(row for row in say.rows if (row[0].press or "").startswith(("seen:", "say:")))
    return Say(say.text, (*theirs, (Button(NOT_RIGHT, f"task:wrong:{assignment}"),), *_stop(request)))


def sure_to_stop(request: RequestId) -> Say:
    rows = (
        (Button(YES_STOP, press("stop-yes", request)),),
        (Button(NO_GO_ON, press("keep", request)),),
    )
    return Say(SURE_TO_STOP, rows)


def press(what: str, request: RequestId) -> str:
    """A button of the recipient's."""
    return f"theirs:{what}:{request}"


def _stop(request: RequestId) -> tuple[Row, ...]:
    return ((Button(STOP_IT, press("stop", request)),),)


def _new_link(request: RequestId) -> tuple[Row, ...]:
    return ((Button(A_NEW_LINK, f"request:link:{request}"),),)
