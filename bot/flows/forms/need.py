"""Asking for help: what, where, when; everything else has a default that the summary shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from bot.domain.categories import Category
from bot.domain.distance import cell
from bot.domain.people import Spoken
from bot.domain.requests import Payment
from bot.domain.values import Value
from bot.flows.answers import Answer, Placed, Shown, Typed
from bot.flows.flow import Flow
from bot.flows.forms.common import NOT_HERE, areas, cycle, languages, nearest_area
from bot.flows.forms.windows import decoded, encoded, shown, windows
from bot.flows.scene import Scene
from bot.flows.steps import Accepted, Again, Choice, GoTo, Leave, Many, Pick, Position, Took, Which, Write
from bot.flows.understanding import Ambiguous, Past, When, amount, when
from bot.text import BLANK, N_, NP_, PN_, Fixed, Items, Kronor, LanguageName, Lines, Span, Text, lines

LONGEST_WORDS = 1000
MOST_MEDIA = 10
MINUTES = (15, 30, 45, 60, 90, 120, 180)

BEGUN = N_("You had begun to ask for help (question {step} of {steps}).")
KIND = N_("What do you need?")
WHERE = N_("Which part of {town}?")
READ_THIS = N_("By going on you have read <b>who sees what</b>, and how long.")
WHO_SEES = PN_("button", "Who sees what")
USE_POSITION = PN_("button", "Use my position")
SHARE_PLACE = N_("Press the button below to share where you are. We keep only the area, not the place.")
PLACE_OR_BACK = N_("I need your position here, or press Back and choose an area.")
STREET = N_("Which street and number? Whoever says yes sees it, and our coordinators.")
STREET_GONE = N_("We remove it from the helper's chat {hours} hours after.")
PROTECTED = PN_("button", "Protected identity")
STREET_WORDS = N_("I can read words here. Please write the street and the number.")
STREET_SHORT = N_("I did not find a street in that. Please write the street and the number.")
WHEN = N_("When? Press a time, or write it: a day, a date, an hour.")
WHEN_AGAIN = N_("I did not understand the time. Write it like this: tomorrow 14–16. Or press a button.")
WHEN_PAST = N_("That time is over. Which other time suits you?")
WHEN_WHICH = N_("I can read that in more than one way. Which one do you mean?")
WHAT = N_("What do you need help with? Words, a photo or a voice message.")
WHAT_SHOPPING = N_("What shall we buy? Words, a photo of your list, or a voice message.")
WHAT_PHARMACY = N_("What shall we fetch? Words, a photo, or a voice message.")
WHAT_REFUSE = N_("Please write it in words, or send a photo or a voice message.")
ENOUGH_MEDIA = N_("That is enough pictures for now. Thank you.")

LOOK = N_("Please look once more:")
LINE_KIND = N_("{kind} · {area}, {street}")
LINE_WHEN = N_("{span}")
LINE_LENGTH = N_("About {minutes} minutes.")
LINE_WORDS = N_("{words}")
LINE_MEDIA = NP_("{count} photo or voice message", "{count} photos or voice messages")
LINE_MONEY = N_("At most {sum}, {payment}.")
LINE_LANGUAGES = N_("You speak: {languages}.")
LINE_WOMAN = N_("A woman helps you.")
NEVER_CARDS = N_("Nobody may ask for your card or your codes. You pay when you have the receipt.")
ARE_YOU_18 = N_("Are you {age} or older?")

SEND = PN_("button", "Send my request")
SEND_ADULT = PN_("button", "Yes, send my request")
TOO_YOUNG = PN_("button", "No, I am younger")
CHANGE_SUM = PN_("button", "Change the sum")
CHANGE_PAYMENT = PN_("button", "How I pay")
ADD_WISH = PN_("button", "Add a wish")
TITLE_KIND = PN_("button", "What I need")
TITLE_AREA = PN_("button", "The area")
TITLE_STREET = PN_("button", "The street")
TITLE_WHEN = PN_("button", "The time")
TITLE_WHAT = PN_("button", "My words")
TITLE_LENGTH = PN_("button", "How long it takes")
TITLE_LANGUAGES = PN_("button", "My languages")
ASK_SUM = N_("How much may it cost at most? Press a sum, or write one.")
SUM_AGAIN = N_("I did not find a sum in that. Write it in digits, {most} at most.")
ASK_PAYMENT = N_("How do you pay the helper back?")
ASK_LENGTH = N_("About how many minutes will it take?")
ASK_WISH = N_("Do you have a wish?")
ASK_LANGUAGES = N_("Which languages do you speak? Press again to say how well.")
WOMAN = PN_("button", "A woman helps me")
NO_WISH = PN_("button", "No wish")
MINUTES_LABEL = PN_("button", "{minutes} minutes")
SWISH = PN_("payment", "Swish")
CASH = PN_("payment", "cash")
INVOICE = PN_("payment", "the shop's invoice")
PAYMENTS = {Payment.SWISH: SWISH, Payment.CASH: CASH, Payment.INVOICE: INVOICE}


class Kept(Value):
    """A photo, voice message or paper, by the file id under which Telegram keeps it."""

    kind: Literal["photo", "voice", "document"]
    file_id: str


class Need(Value):
    """A request as it is being written. None: not asked yet; `minutes`, `max_outlay` None: the kind's default."""

    category: str | None = None
    area: str | None = None
    cell: str | None = None
    street: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    words: tuple[str, ...] = ()
    media: tuple[Kept, ...] = ()
    minutes: int | None = None
    max_outlay: int | None = None
    payment: Payment | None = None
    wish_woman: bool = False
    languages: tuple[Spoken, ...] = ()

    def kind(self, scene: Scene) -> Category:
        """The category that was chosen. Raises KeyError before one is."""
        return scene.categories[self.category or ""]

    @property
    def is_whole(self) -> bool:
        """What, where and when are known; a request without them does not go out."""
        return bool(
            self.category
            and self.area
            and self.street
            and self.starts_at
            and self.ends_at
            and (self.words or self.media)
        )


def _set(form: Need, **changes: object) -> Accepted[Need]:
    return Accepted(form.model_copy(update=changes))


def _kinds(_form: Need, scene: Scene) -> tuple[Choice, ...]:
    town = scene.town.categories
    return tuple(
        Choice(c.id, c.name, c.emoji)
        for c in scene.categories.values()
        if c.for_residents and (town is None or c.id in town)
    )


def _put_kind(form: Need, value: str, scene: Scene) -> Took[Need]:
    money = scene.categories[value].money
    outlay = form.max_outlay if form.max_outlay is not None else scene.town.policies.max_outlay
    payment = form.payment or Payment(scene.town.policies.payments[0])
    return _set(
        form, category=value, max_outlay=outlay if money else None, payment=payment if money else None
    )


def _areas(form: Need, scene: Scene) -> tuple[Choice, ...]:
    position = (Choice("position", USE_POSITION, "📍"),) if len(scene.town.areas) > 1 else ()
    return (*areas(form, scene), *position)


def _put_area(form: Need, value: str, _scene: Scene) -> Took[Need]:
    return GoTo("position") if value == "position" else _set(form, area=value, cell=None)


def _put_place(form: Need, place: Placed, scene: Scene) -> Took[Need]:
    area = nearest_area(place, scene)
    if area is None:
        return Again(NOT_HERE)
    return _set(form, area=area.id, cell=cell(place.latitude, place.longitude))


def _ask_street(_form: Need, scene: Scene) -> Lines:
    return lines(STREET, STREET_GONE(hours=scene.town.policies.grace_hours))


def _put_street(form: Need, text: str, _scene: Scene) -> Took[Need]:
    one_line = " ".join(text.split())
    if sum(sign.isalpha() for sign in one_line) < 2:
        return Again(STREET_SHORT)
    return _set(form, street=one_line)


def _press_street(_form: Need, _value: str, _scene: Scene) -> Took[Need]:
    return Leave("protected")


def _put_when(form: Need, value: str, scene: Scene) -> Took[Need]:
    window = decoded(value)
    if window is None or window[1] <= scene.now:
        return Again(WHEN_PAST)
    return _set(form, starts_at=window[0], ends_at=window[1])


def _type_when(form: Need, text: str, scene: Scene) -> Took[Need]:
    match when(text, scene.language, scene.now, scene.zone):
        case When(start, end):
            return _set(form, starts_at=start, ends_at=end)
        case Ambiguous(options):
            return Which(WHEN_WHICH, tuple(shown(encoded(o.start, o.end), scene) for o in options))
        case Past():
            return Again(WHEN_PAST)
        case _:
            return Again(WHEN_AGAIN)


def _ask_what(form: Need, scene: Scene) -> Lines:
    question = {"shopping": WHAT_SHOPPING, "pharmacy": WHAT_PHARMACY}.get(form.category or "", WHAT)
    care = form.kind(scene).care_resident
    return lines(question, care)


def _put_words(form: Need, text: str, _scene: Scene) -> Took[Need]:
    return _set(form, words=(text,))


def _add_media(form: Need, media: Shown, _scene: Scene) -> Took[Need]:
    if len(form.media) >= MOST_MEDIA:
        return Again(ENOUGH_MEDIA)
    words = (*form.words, media.caption[:LONGEST_WORDS]) if media.caption else form.words
    return _set(form, media=(*form.media, Kept(kind=media.kind, file_id=media.file_id)), words=words)


def _loose(form: Need, answer: Answer, scene: Scene) -> Need | None:
    """Words and pictures sent while the summary is shown are added to what is needed."""
    match answer:
        case Typed(text) if len(text) + sum(map(len, form.words)) <= LONGEST_WORDS:
            return form.model_copy(update={"words": (*form.words, text.strip())})
        case Shown() if isinstance(took := _add_media(form, answer, scene), Accepted):
            return took.form
    return None


def _sums(_form: Need, scene: Scene) -> tuple[Choice, ...]:
    most = scene.town.policies.max_outlay
    sums = sorted({s for s in (100, 200, 300, most) if s <= most})
    return tuple(Choice(str(s), PN_("button", "{sum}")(sum=Kronor(s))) for s in sums)


def _put_sum(form: Need, value: str, scene: Scene) -> Took[Need]:
    found = amount(value, scene.language)
    most = scene.town.policies.max_outlay
    if found is None or not 0 < found <= most:
        return Again(SUM_AGAIN(most=Kronor(most)))
    return _set(form, max_outlay=found)


def _payments(_form: Need, scene: Scene) -> tuple[Choice, ...]:
    return tuple(Choice(p, PAYMENTS[Payment(p)]) for p in scene.town.policies.payments)


def _minutes(_form: Need, _scene: Scene) -> tuple[Choice, ...]:
    return tuple(Choice(str(m), MINUTES_LABEL(minutes=m)) for m in MINUTES)


def minutes_of(form: Need, scene: Scene) -> int:
    """How long it takes: what was said, else the kind's default; never longer than the window."""
    minutes = form.minutes or form.kind(scene).minutes
    if form.starts_at and form.ends_at:
        return min(minutes, int((form.ends_at - form.starts_at) / timedelta(minutes=1)))
    return minutes


def _summary(form: Need, scene: Scene) -> Lines:
    kind = form.kind(scene)
    area = scene.town.area(form.area or "")
    return lines(
        LOOK,
        LINE_KIND(
            kind=kind.name,
            area=scene.town.named(area.name) if area else Fixed(form.area or ""),
            street=form.street or "",
        ),
        LINE_WHEN(span=Span(form.starts_at, form.ends_at)) if form.starts_at and form.ends_at else None,
        LINE_LENGTH(minutes=minutes_of(form, scene)),
        *(LINE_WORDS(words=words) for words in form.words),
        LINE_MEDIA(count=len(form.media)) if form.media else None,
        *_extras(form),
        *((BLANK, NEVER_CARDS) if kind.money else ()),
        *((BLANK, ARE_YOU_18(age=scene.town.policies.asker_age)) if not scene.person.adult else ()),
    )


def _extras(form: Need) -> tuple[Text, ...]:
    found = []
    if form.max_outlay is not None and form.payment is not None:
        found.append(LINE_MONEY(sum=Kronor(form.max_outlay), payment=PAYMENTS[form.payment]))
    if form.languages:
        names = tuple(LanguageName(s.language) for s in form.languages)
        found.append(LINE_LANGUAGES(languages=Items(names)))
    if form.wish_woman:
        found.append(LINE_WOMAN)
    return tuple(found)


def _final(_form: Need, scene: Scene) -> tuple[Choice, ...]:
    if scene.person.adult:
        return (Choice("send", SEND),)
    return Choice("send_adult", SEND_ADULT), Choice("minor", TOO_YOUNG)


def _direct(form: Need, scene: Scene) -> tuple[tuple[str, Text], ...]:
    money = (("sum", CHANGE_SUM), ("payment", CHANGE_PAYMENT)) if form.kind(scene).money else ()
    return (*money, ("wish", ADD_WISH))


def _notices(step: str, _scene: Scene) -> tuple[Choice, ...]:
    return (Choice("privacy:who", WHO_SEES),) if step == "area" else ()


NEED = Flow(
    name="need",
    version=1,
    form=Need,
    begun=BEGUN,
    steps=(
        Pick(name="kind", title=TITLE_KIND, ask=lambda _f, _s: KIND, options=_kinds, put=_put_kind),
        Pick(
            name="area",
            title=TITLE_AREA,
            ask=lambda _f, s: lines(WHERE(town=s.town.named(s.town.name)), READ_THIS),
            options=_areas,
            put=_put_area,
            place=_put_place,
        ),
        Position(
            name="position",
            title=TITLE_AREA,
            ask=lambda _f, _s: SHARE_PLACE,
            put=_put_place,
            refuse=PLACE_OR_BACK,
            aside=True,
        ),
        Write(
            name="street",
            title=TITLE_STREET,
            ask=_ask_street,
            put=_put_street,
            shortcuts=lambda _f, _s: (Choice("protected", PROTECTED),),
            press=_press_street,
            refuse=STREET_WORDS,
        ),
        Pick(
            name="when",
            title=TITLE_WHEN,
            ask=lambda _f, _s: WHEN,
            options=lambda _f, s: windows(s),
            put=_put_when,
            typed=_type_when,
            shows=shown,
        ),
        Write(
            name="what",
            title=TITLE_WHAT,
            ask=_ask_what,
            put=_put_words,
            show=_add_media,
            refuse=WHAT_REFUSE,
            longest=LONGEST_WORDS,
        ),
        Pick(
            name="sum",
            title=CHANGE_SUM,
            ask=lambda _f, _s: ASK_SUM,
            options=_sums,
            put=_put_sum,
            typed=_put_sum,
            aside=True,
        ),
        Pick(
            name="payment",
            title=CHANGE_PAYMENT,
            ask=lambda _f, _s: ASK_PAYMENT,
            options=_payments,
            put=lambda f, v, _s: _set(f, payment=Payment(v)),
            aside=True,
        ),
        Pick(
            name="wish",
            title=ADD_WISH,
            ask=lambda _f, _s: ASK_WISH,
            options=lambda _f, _s: (Choice("woman", WOMAN), Choice("none", NO_WISH)),
            put=lambda f, v, _s: _set(f, wish_woman=v == "woman"),
            aside=True,
        ),
        Pick(
            name="length",
            title=TITLE_LENGTH,
            ask=lambda _f, _s: ASK_LENGTH,
            options=_minutes,
            put=lambda f, v, _s: _set(f, minutes=int(v)),
            aside=True,
        ),
        Many(
            name="languages",
            title=TITLE_LANGUAGES,
            ask=lambda _f, _s: ASK_LANGUAGES,
            options=lambda f, _s: languages(f.languages),
            ticked=lambda f: frozenset(s.language for s in f.languages),
            tick=lambda f, v, _s: f.model_copy(update={"languages": cycle(f.languages, v)}),
            aside=True,
        ),
    ),
    summary=_summary,
    final=_final,
    direct=_direct,
    changes=lambda _f, _s: ("kind", "area", "street", "when", "what", "length", "languages"),
    loose=_loose,
    notices=_notices,
)
