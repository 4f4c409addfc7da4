"""The coordinator's cards: what needs a hand, why, and what can be done. Numbers and fixed words; names only where
the coordinator must ring."""

from __future__ import annotations

from collections.abc import Mapping

from bot import labels
from bot.cards.common import what_and_where
from bot.cards.whose import for_coordinator
from bot.domain.categories import Category
from bot.domain.eligibility import Reason
from bot.domain.ids import PersonId
from bot.domain.offers import OfferState
from bot.domain.people import Level, Volunteer
from bot.domain.requests import Request
from bot.domain.stuck import WaysOn, counted
from bot.flows.forms.common import MOST_LANGUAGES, few
from bot.say import Button, Row, Say
from bot.text import N_, NP_, PN_, Items, LanguageName, Lines, Named, Private, Span, Text, lines
from bot.town import Town

NEW_VOLUNTEERS = NP_("{count} new volunteer waits for approval.", "{count} new volunteers wait for approval.")
NEW_VOLUNTEER = N_("New volunteer: <b>{name}</b>")
PHONE = N_("Telephone: {phone}")
AREA = N_("Area: {area}")
KINDS = N_("Helps with: {kinds}.")
ALL_KINDS = PN_("button", "All kinds")
SPEAKS = N_("Speaks: {languages}.")
SIGNED_UP = N_("Signed up: {time}.")
TALKED = PN_("button", "Talked")
ID_SEEN = PN_("button", "ID seen")
EXTRACT_SEEN = PN_("button", "Extract seen, today")
RING_FIRST = PN_("button", "Ring first")
DECLINE = PN_("button", "Decline")
UNDO = PN_("button", "Undo")
DECLINE_WHY = N_("Why? The volunteer reads this reason.")
DECLINES = {
    "enough": PN_("button", "Enough volunteers now"),
    "contact": PN_("button", "Not reached"),
    "fit": PN_("button", "Does not fit our tasks"),
    "rules": PN_("button", "The rules"),
}
BACK = labels.BACK
DECIDED = {
    "talked": N_("Approved: talked with."),
    "id": N_("Approved: ID seen."),
    "extract": N_("Approved: register extract seen today."),
    "declined": N_("Declined."),
}
LEFT = N_("They have left.")
RINGS_FIRST = N_("<b>{name}</b> rings them first.")
BY = N_("Coordinator: <b>{name}</b>.")
UNDO_TEN = N_("You can undo this for ten minutes.")
LEVELS = {"talked": Level.TALKED, "id": Level.ID_SEEN, "extract": Level.EXTRACT_SEEN}
RAISES = {Level.ID_SEEN: ("id", ID_SEEN), Level.EXTRACT_SEEN: ("extract", EXTRACT_SEEN)}
"""The word and the button of each level to which somebody approved can be raised later."""

SHOW_MEDIA = PN_("button", "Show photos and voice")
WHEN = N_("{span}")
CAME_IN = N_("Came in: {time}.")
ASKED = N_("Asked: {number}. {answers}")
ANSWERS = N_("{no} no, {silent} silent, {unreachable} not reached.")
NOT_ASKED = N_("Not asked: {reasons}.")
ALL_REASONS = PN_("button", "More reasons")
MOST_REASONS = 3
MOST_KINDS = 3
ASK_FURTHER = PN_("button", "Further away: {number}")
ASK_OTHER_TIMES = PN_("button", "At other times: {number}")
CHOOSE = PN_("button", "Choose somebody")
I_TAKE_IT = PN_("button", "I take it")
TAKEN_BY_OTHER = N_("Somebody takes care of this.")
ASKED_ON = N_("More volunteers are asked now.")
YOU_TAKE_IT = N_("Yours now. Please ring.")
ASK_AGAIN = PN_("button", "Ask others again")
IS_DONE = labels.IS_DONE
CALL_IT_OFF = PN_("button", "Call it off")
SETTLED = N_("Settled.")
STUCK = N_("Nobody was found for this request.")
LOOK_FIRST = N_("First request of this person. Please look at it.")
FIRST_ONE = N_("First request of a new person. You need do nothing.")
FOLLOWED_STATE = N_("<b>{state}</b>")
LOOKS_RIGHT = PN_("button", "Looks right")
I_RING_FIRST = PN_("button", "I ring first")
WORDS = N_("{words}")
WHO = N_("<b>{name}</b>")
CHOOSE_WHOM = N_("Who shall be asked alone? Best fit first.")
CANDIDATE = N_("{number}. <b>{name}</b>: {reason}")
FITS = N_("fits")
CHOICE_WHY = {
    Reason.TOO_FAR: N_("further away"),
    Reason.NOT_THEN: N_("not free then"),
    Reason.QUIET: N_("quiet hours now"),
}
NUMBER = PN_("button", "{number}")
NOBODY_TO_CHOOSE = N_("There is nobody to choose. All volunteers for this were asked.")
ASKED_NOW = N_("They are asked now.")

RING = N_("Please ring <b>{name}</b>.")
RING_DANGER = N_("Please ring <b>{name}</b> now. Danger words were written.")
RING_LANGUAGE = N_("Please ring <b>{name}</b>. Their language is not here: {language}.")
NO_NUMBER = N_("No number is known yet.")
I_HAVE_RUNG = PN_("button", "I have rung")
RUNG = N_("Rung.")
STOPPED_BY = N_("Said by: {name}")
HELPER = N_("Helper: {name}")
ODD = N_("Somebody finds a text odd. Language: {language}.")
GOT_IT = PN_("button", "I have read it")
READ = N_("Read.")
GONE = N_("This is settled already.")


def approval(
    hand: int,
    volunteer: Volunteer,
    kinds: tuple[Text | Named, ...],
    languages: tuple[str, ...],
    town: Town,
    waiting: int,
    *,
    rings: PersonId | None = None,
) -> Say:
    """A new volunteer: who, where, what; one press a level. `waiting`: how many wait in all.

    `rings`: who has said that they ring first.
    """
    area, spoken = town.area(volunteer.area), tuple(LanguageName(code) for code in languages)
    text = lines(
        NEW_VOLUNTEERS(count=waiting) if waiting > 1 else None,
        NEW_VOLUNTEER(name=Private("name", volunteer.id)),
        PHONE(phone=Private("phone", volunteer.id)),
        AREA(area=town.named(area.name)) if area else None,
        KINDS(kinds=few(kinds, MOST_KINDS, dots=True)) if kinds else None,
        SPEAKS(languages=few(spoken, MOST_LANGUAGES)) if languages else None,
        SIGNED_UP(time=volunteer.registered_at) if volunteer.registered_at else None,
        RINGS_FIRST(name=Private("name", rings)) if rings else None,
    )
    ring = () if rings else (Button(RING_FIRST, press("ring_first", hand)),)
    return Say(
        text,
        (
            (Button(TALKED, press("talked", hand)), Button(ID_SEEN, press("id", hand))),
            (Button(EXTRACT_SEEN, press("extract", hand)),),
            (*ring, Button(DECLINE, press("decline", hand))),
            *(((Button(ALL_KINDS, press("kinds", hand)),),) if len(kinds) > MOST_KINDS else ()),
        ),
        protect=True,
    )


def followed(request: Request, kind: Category, town: Town, state: Text) -> Say:
    """A new person's first request on its way: nothing to do, only to see how it goes."""
    return Say(
        lines(
            FIRST_ONE,
            what_and_where(request, kind, town),
            WHEN(span=Span(request.starts_at, request.ends_at)),
            FOLLOWED_STATE(state=state),
        )
    )


def why_decline(hand: int) -> Say:
    rows: list[Row] = [(Button(label, press(f"decline-{r}", hand)),) for r, label in DECLINES.items()]
    return Say(DECLINE_WHY, (*rows, (Button(BACK, press("show", hand)),)))


def decided(
    hand: int, how: str, volunteer: PersonId, by: PersonId, *, undo: bool, level: Level | None = None
) -> Say:
    """The approval card once one coordinator has decided; `undo` for ten minutes.

    `level`: what an approved volunteer has now, once it can be raised; an extract can always be seen again.
    None: it cannot be raised.
    """
    text = lines(
        NEW_VOLUNTEER(name=Private("name", volunteer)),
        DECIDED[how],
        BY(name=Private("name", by)),
        UNDO_TEN if undo else None,
    )
    rows: list[Row] = [(Button(UNDO, press("undo", hand)),)] if undo else []
    if level is not None:
        rows += [
            (Button(label, press(f"raise-{word}", hand)),)
            for higher, (word, label) in RAISES.items()
            if higher > level or higher is Level.EXTRACT_SEEN
        ]
    return Say(text, tuple(rows), protect=True)


def stuck(
    hand: int,
    request: Request,
    kind: Category,
    town: Town,
    *,
    offers: Mapping[OfferState, int],
    why: Mapping[Reason, int],
    ways: WaysOn,
) -> Say:
    """Why nobody was found, counted, and what can be done."""
    reasons = counted(why)
    text = lines(
        STUCK,
        what_and_where(request, kind, town),
        WHEN(span=Span(request.starts_at, request.ends_at)),
        CAME_IN(time=request.created_at),
        _asked(offers),
        NOT_ASKED(reasons=Items(reasons[:MOST_REASONS], dots=True)) if reasons else None,
    )
    rows: list[Row] = [(Button(ALL_REASONS, press("why", hand)),)] if len(reasons) > MOST_REASONS else []
    if ways.further:
        rows.append((Button(ASK_FURTHER(number=ways.further), press("further", hand)),))
    if ways.other_times:
        rows.append((Button(ASK_OTHER_TIMES(number=ways.other_times), press("times", hand)),))
    rows += [(Button(CHOOSE, press("choose", hand)),), (Button(I_TAKE_IT, press("take", hand)),)]
    return Say(text, tuple(rows), protect=True)


def look(
    hand: int,
    request: Request,
    kind: Category,
    town: Town,
    why: Text,
    kinds: tuple[Category, ...] = (),
    *,
    has_media: bool,
) -> Say:
    """A request that waits for a coordinator's eyes before it goes out. `kinds`: what it may really be."""
    text = lines(
        why,
        what_and_where(request, kind, town),
        WHEN(span=Span(request.starts_at, request.ends_at)),
        WHO(name=Private("name", request.resident)),
        PHONE(phone=Private("phone", request.resident)),
        *for_coordinator(request),
        WORDS(words=Private("words", request.id)),
    )
    buttons = tuple(Button(c.name, press(f"kind-{c.id}", hand), emoji=c.emoji) for c in kinds)
    right: tuple[Row, ...] = tuple((button,) for button in buttons) or (
        (Button(LOOKS_RIGHT, press("right", hand)),),
    )
    rows = (*_show_media(hand, has_media), *right, (Button(I_RING_FIRST, press("take", hand)),))
    return Say(text, rows, protect=True)


def taken(hand: int, request: Request, kind: Category, town: Town, *, has_media: bool) -> Say:
    """The card of the coordinator who takes it: whom to ring, and how it can end."""
    text = lines(
        YOU_TAKE_IT,
        what_and_where(request, kind, town),
        WHEN(span=Span(request.starts_at, request.ends_at)),
        WHO(name=Private("name", request.resident)),
        PHONE(phone=Private("phone", request.resident)),
        *for_coordinator(request),
        WORDS(words=Private("words", request.id)),
    )
    rows = tuple(
        (Button(label, press(what, hand)),)
        for label, what in ((ASK_AGAIN, "again"), (IS_DONE, "done"), (CALL_IT_OFF, "off"))
    )
    return Say(text, (*_show_media(hand, has_media), *rows), protect=True)


def choose(hand: int, people: tuple[tuple[Volunteer, Reason | None], ...]) -> Say:
    """Up to six volunteers not asked yet, each with why or why not."""
    named = [
        CANDIDATE(
            number=n,
            name=Private("name", volunteer.id),
            reason=CHOICE_WHY.get(reason, FITS) if reason else FITS,
        )
        for n, (volunteer, reason) in enumerate(people, 1)
    ]
    buttons = tuple(
        Button(NUMBER(number=n), press(f"pick-{volunteer.id}", hand))
        for n, (volunteer, _) in enumerate(people, 1)
    )
    rows = (buttons[:3], buttons[3:]) if len(buttons) > 3 else (buttons,)
    back = (Button(BACK, press("show", hand)),)
    if not people:
        return Say(NOBODY_TO_CHOOSE, (back,))
    return Say(lines(CHOOSE_WHOM, *named), (*rows, back), protect=True)


def ring(hand: int, person: PersonId, *, danger: bool, language: str | None, has_number: bool) -> Say:
    """Somebody to ring; `language`: theirs, when we do not have it."""
    name = Private("name", person)
    head = RING_DANGER(name=name) if danger else RING(name=name)
    if language is not None:
        head = RING_LANGUAGE(name=name, language=LanguageName(language))
    text = lines(head, PHONE(phone=Private("phone", person)) if has_number else NO_NUMBER)
    return Say(text, ((Button(I_HAVE_RUNG, press("rung", hand), emoji="📞"),),), protect=True)


def odd_text(hand: int, language: str) -> Say:
    """What somebody wrote about a text of ours."""
    words = WORDS(words=Private("told", hand))
    return Say(lines(ODD(language=LanguageName(language)), words), ((Button(GOT_IT, press("read", hand)),),))


def settled(how: Text, by: PersonId | None) -> Say:
    return Say(lines(how, BY(name=Private("name", by)) if by else None))


def press(what: str, hand: int) -> str:
    return f"hand:{what}:{hand}"


def _show_media(hand: int, has_media: bool) -> tuple[Row, ...]:
    return ((Button(labels.SHOW_MEDIA, press("media", hand), emoji="📷"),),) if has_media else ()


def _asked(offers: Mapping[OfferState, int]) -> Text | Lines:
    answers = ANSWERS(
        no=offers.get(OfferState.NO, 0),
        silent=offers.get(OfferState.EXPIRED, 0) + offers.get(OfferState.OPEN, 0),
        unreachable=offers.get(OfferState.UNREACHABLE, 0),
    )
    return ASKED(number=sum(offers.values()), answers=answers)
