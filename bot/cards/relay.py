"""What passes between the two of a task: marked as theirs, with its language named, and with ways to go on."""

from __future__ import annotations

from bot.cards import hands
from bot.cards.common import ring_us, what_and_where
from bot.domain.categories import Category
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.never_passed import Secret
from bot.domain.requests import Request
from bot.say import Button, Media, Row, Say
from bot.text import N_, PN_, LanguageName, Private, Text, lines
from bot.town import Organisation, Town

WRITES = N_("<b>{name}</b> writes:")
WRITES_IN = N_("<b>{name}</b> writes ({language}, not translated):")
SENDS_PHOTO = N_("<b>{name}</b> sends a photo. We remove it later.")
SENDS_VOICE = N_("<b>{name}</b> sends a voice message. We remove it later.")
SPEAKS = N_("They speak {language}. It is not translated.")
WORDS = N_("{words}")
CHANGED = N_("They have changed this.")
GONE = N_("What stood here is removed.")
NUMBER_GONE = N_("The number that stood here is removed.")

PASSED = N_("Passed on to <b>{name}</b>.")
PASSED_IN = N_("Passed on to <b>{name}</b>, not translated. They read {language}.")
EDIT_PASSED = N_("Your change is passed on to <b>{name}</b>.")
EDIT_TOO_LATE = N_("The task is over. Your change is not passed on.")
OVER = N_("Your task together is over. What you write is not passed on any more.")
NOT_REACHED = N_("We cannot reach <b>{name}</b> in this chat now. Your words have not arrived.")
CANNOT_PASS = N_("I pass on words, photos and voice messages. This I cannot pass on.")
NO_PLACES = N_("I pass on no positions and no contacts. Who helps has the address.")
NO_CARD = N_("That looks like a card number. I do not pass it on, and I remove it here.")
NO_IDENTITY = N_("That looks like a personal identity number. I do not pass it on, and I remove it here.")
NEVER_NEEDED = N_("Nobody here may ask for that. If somebody does, please tell us.")

ASKS = N_("Two people do not understand each other. Please ring them.")
SAID_BY = N_("<b>{name}</b>: {words}")
COORDINATOR_READS = N_("A coordinator has your question, and reads your last words.")

READY_PHRASES = PN_("button", "Ready phrases")
NOT_UNDERSTOOD = PN_("button", "I do not understand")
ASK_COORDINATOR = PN_("button", "Ask a coordinator")
NOT_RIGHT = PN_("button", "Something is not right")

SECRETS = {Secret.CARD: NO_CARD, Secret.IDENTITY: NO_IDENTITY}
SENDS = {"photo": SENDS_PHOTO, "voice": SENDS_VOICE}


def copy(
    relayed: int,
    assignment: AssignmentId,
    sender: PersonId,
    *,
    language: str | None,
    words: bool,
    media: Media | None,
    changed: bool = False,
) -> Say:
    """Somebody's own words, photo or voice. `language`: theirs, where the reader reads another one."""
    name = Private("name", sender)
    if media is not None:
        spoken = SPEAKS(language=LanguageName(language)) if language and media.kind == "voice" else None
        head = lines(SENDS[media.kind](name=name), spoken)
    elif language is not None:
        head = lines(WRITES_IN(name=name, language=LanguageName(language)))
    else:
        head = lines(WRITES(name=name))
    said = WORDS(words=Private("said", relayed)) if words else None
    text = lines(head, said, CHANGED if changed else None)
    return Say(text, ways(assignment), media=media, protect=media is not None)


def ways(assignment: AssignmentId) -> tuple[Row, ...]:
    """How to go on under what the other one said."""
    return (
        (Button(READY_PHRASES, press("menu", assignment), emoji="💬"),),
        (Button(NOT_UNDERSTOOD, press("not_understood", assignment)),),
        (Button(ASK_COORDINATOR, press("ask_coordinator", assignment)),),
    )


def passed(name: PersonId, assignment: AssignmentId, language: str | None) -> Say:
    """What the sender reads: that it passed, and, where it helps, that phrases are translated."""
    to = Private("name", name)
    if language is None:
        return Say(PASSED(name=to))
    text = PASSED_IN(name=to, language=LanguageName(language))
    return Say(text, ((Button(READY_PHRASES, press("menu", assignment), emoji="💬"),),))


def not_reached(name: PersonId, assignment: AssignmentId, organisation: Organisation, town: Town) -> Say:
    """Honest news for the sender, and a coordinator as the way on."""
    text = lines(NOT_REACHED(name=Private("name", name)), ring_us(organisation, town))
    return Say(text, ((Button(ASK_COORDINATOR, press("ask_coordinator", assignment)),),))


def refused(secret: Secret, assignment: AssignmentId) -> Say:
    """A card's or an identity number: why it does not pass."""
    rows = ((Button(NOT_RIGHT, f"task:wrong:{assignment}"),),)
    return Say(lines(SECRETS[secret], NEVER_NEEDED), rows)


def asks_coordinator(
    hand: int,
    request: Request,
    kind: Category,
    town: Town,
    *,
    helper: PersonId,
    last: tuple[tuple[PersonId, int], ...],
) -> Say:
    """Whom to ring, and the last words that passed: who wrote them, and their id."""
    text = lines(
        ASKS,
        what_and_where(request, kind, town),
        hands.WHO(name=Private("name", request.resident)),
        hands.PHONE(phone=Private("phone", request.resident)),
        hands.HELPER(name=Private("name", helper)),
        hands.PHONE(phone=Private("phone", helper)),
        *(SAID_BY(name=Private("name", who), words=Private("said", number)) for who, number in last),
    )
    return Say(text, ((Button(hands.I_HAVE_RUNG, hands.press("rung", hand), emoji="📞"),),), protect=True)


def settled_itself() -> Say:
    """The coordinators' card when the matter is over."""
    return hands.settled(hands.SETTLED, None)


def cannot_pass(text: Text, assignment: AssignmentId) -> Say:
    return Say(text, ((Button(READY_PHRASES, press("menu", assignment), emoji="💬"),),))


def press(what: str, assignment: AssignmentId) -> str:
    return f"say:{what}:{assignment}"


def name_of(person: PersonId) -> Private:
    """A name, opened only when the message is sent."""
    return Private("name", person)
