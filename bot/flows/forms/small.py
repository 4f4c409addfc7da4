"""Forms of one question: more words for a request, another time, what is not right, a number to ring."""

from __future__ import annotations

from datetime import datetime

from bot import labels
from bot.domain.values import Value
from bot.flows.answers import Shown
from bot.flows.flow import Flow
from bot.flows.forms.need import LONGEST_WORDS
from bot.flows.forms.need_form import Kept
from bot.flows.forms.need_texts import WHAT_REFUSE, WHEN, WHEN_AGAIN, WHEN_PAST, WHEN_WHICH
from bot.flows.forms.windows import encoded, opened, shown, windows
from bot.flows.scene import Scene
from bot.flows.steps import (
    TOO_LONG,
    WORDS_ONLY,
    Accepted,
    Again,
    Choice,
    Contact,
    Pick,
    Took,
    Which,
    Write,
)
from bot.flows.understanding import Ambiguous, Past, When, when
from bot.text import N_, PN_, Text

BEGUN = N_("You had begun to write to us.")
TITLE = PN_("button", "My words")
ASK_MORE = N_("What do you want to add? Words, a photo or a voice message.")
ASK_PROBLEM = N_("What happened? Words, a photo or a voice message.")
ASK_WRITE = N_("What do you write? Only the one who told us reads it.")
RING_ME = labels.RING_ME
ASK_DOOR = N_("Which floor? Which name is on the door? Is there a door code?")
ASK_ODD = N_("Which text is odd, and how should it read? Please write it here.")
ASK_NUMBER = N_("Press the button below to share your own number. Then we can ask volunteers.")
ASK_RING = N_("Press the button below to share your own number. A coordinator rings it.")
ASK_LEND = N_("Press the button below to share your own number. The other one sees it, and our coordinators.")
NUMBER_REFUSE = N_("I take only the number that Telegram vouches for. Please use the button.")
NUMBER_NOT_OWN = N_("That is somebody else's number. Please share your own with the button.")


class Words(Value):
    """Words or a picture about something; `subject` is the id of the request or the task."""

    subject: int = 0
    words: str = ""
    media: tuple[Kept, ...] = ()


class NewTime(Value):
    """Another time; `subject` is the id of the request, or of the task that the helper has."""

    subject: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class OwnNumber(Value):
    """A number that Telegram vouches for; `subject` is the request that waits for it, 0: none."""

    subject: int = 0
    phone: str = ""


def _put_words(form: Words, text: str, _scene: Scene) -> Took[Words]:
    return Accepted(form.model_copy(update={"words": text}))


def _show(form: Words, shown_: Shown, _scene: Scene) -> Took[Words]:
    if len(shown_.caption) > LONGEST_WORDS:
        return Again(TOO_LONG(most=LONGEST_WORDS))
    kept = Kept(kind=shown_.kind, file_id=shown_.file_id)
    return Accepted(form.model_copy(update={"media": (kept,), "words": shown_.caption}))


def _words(name: str, ask: Text, *, pictures: bool = True, beside: tuple[Choice, ...] = ()) -> Flow[Words]:
    """`beside`: buttons that answer nothing; the form stays."""
    step = Write[Words](
        name="words",
        title=TITLE,
        ask=lambda _f, _s: ask,
        put=_put_words,
        show=_show if pictures else None,
        refuse=WHAT_REFUSE if pictures else WORDS_ONLY,
        longest=LONGEST_WORDS,
    )
    return Flow(
        name=name, version=1, form=Words, steps=(step,), begun=BEGUN, notices=lambda _step, _scene: beside
    )


def _put_time(form: NewTime, value: str, scene: Scene) -> Took[NewTime]:
    window = opened(value, scene)
    if window is None:
        return Again(WHEN_PAST)
    return Accepted(form.model_copy(update={"starts_at": window[0], "ends_at": window[1]}))


def _type_time(form: NewTime, text: str, scene: Scene) -> Took[NewTime]:
    match when(text, scene.language, scene.now, scene.zone):
        case When(start, end):
            return Accepted(form.model_copy(update={"starts_at": start, "ends_at": end}))
        case Ambiguous(options):
            return Which(WHEN_WHICH, tuple(shown(encoded(o.start, o.end), scene) for o in options))
        case Past():
            return Again(WHEN_PAST)
        case _:
            return Again(WHEN_AGAIN)


def _time(name: str) -> Flow[NewTime]:
    step = Pick[NewTime](
        name="when",
        title=TITLE,
        ask=lambda _f, _s: WHEN,
        options=lambda _f, s: windows(s),
        put=_put_time,
        typed=_type_time,
        shows=shown,
    )
    return Flow(name=name, version=1, form=NewTime, steps=(step,), begun=BEGUN)


def _number(name: str, ask: Text) -> Flow[OwnNumber]:
    step = Contact[OwnNumber](
        name="phone",
        title=TITLE,
        ask=lambda _f, _s: ask,
        put=lambda f, v, _s: Accepted(f.model_copy(update={"phone": v})),
        refuse=NUMBER_REFUSE,
        not_own=NUMBER_NOT_OWN,
    )
    return Flow(name=name, version=1, form=OwnNumber, steps=(step,), begun=BEGUN)


ADDITION = _words("addition", ASK_MORE)
PROBLEM = _words("problem", ASK_PROBLEM, beside=(Choice("ring:stopped", RING_ME, emoji="📞"),))
TO_REPORTER = _words("to_reporter", ASK_WRITE, pictures=False)
DOOR = _words("door", ASK_DOOR)
ODD_TEXT = _words("odd_text", ASK_ODD, pictures=False)
FIRST_NUMBER = _number("first_number", ASK_NUMBER)
RING_NUMBER = _number("ring_number", ASK_RING)
LEND_NUMBER = _number("lend_number", ASK_LEND)
NEW_TIME, OTHER_TIME, MOVE_TIME = (_time(name) for name in ("new_time", "other_time", "move_time"))
