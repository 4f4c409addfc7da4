"""Signing up as a volunteer, and changing it later: the same questions, seen from two sides."""

from __future__ import annotations

from datetime import time

from bot.domain.categories import Category
from bot.domain.distance import cell
from bot.domain.people import Band, DayPart, Level, QuietHours, Spoken, Travel
from bot.domain.values import Value
from bot.flows.answers import Placed
from bot.flows.flow import Flow
from bot.flows.forms.common import NOT_HERE, areas, cycle, languages, nearest_area
from bot.flows.forms.windows import HOURS
from bot.flows.scene import Scene
from bot.flows.steps import (
    Accepted,
    Again,
    Choice,
    Contact,
    GoTo,
    Leave,
    Many,
    Pick,
    Position,
    Step,
    Took,
    Write,
)
from bot.text import BLANK, N_, NP_, PN_, Fixed, Items, LanguageName, Lines, Text, lines

LONGEST_NAME = 40

BEGUN = N_("You had begun to sign up as a volunteer (question {step} of {steps}).")
PROFILE_BEGUN = N_("You had begun to change your profile.")
RULES = N_("Five rules keep everybody safe:")
RULE_SECRET = N_("• What you see and hear stays with you.")
RULE_MONEY = N_("• No cards, codes, loans or gifts of money.")
RULE_DOOR = N_("• Say the code word at the door. Go in only if both want it.")
RULE_ILL = N_("• If you are ill, stay at home and tell us.")
RULE_STOP = N_("• You may always say no or stop. In danger, ring 112.")
PROMISE = PN_("button", "I promise")
ASK_NAME = N_("What is your first name? Those you help will see it.")
NAME_AGAIN = N_("Please write your first name, in letters.")
ASK_ADULT = N_("Are you {age} or older?")
OLD_ENOUGH = PN_("button", "I am {age} or older")
YOUNGER = PN_("button", "I am younger")
ASK_AREA = N_("In which area are you most of the time?")
USE_POSITION = PN_("button", "Use my position")
SHARE_PLACE = N_("Press the button below to share where you are. We keep only a square of 500 metres.")
PLACE_OR_BACK = N_("I need your position here, or press Back and choose an area.")
ASK_BUNDLE = N_("What do you want to help with? You can change it at any time.")
ERRANDS = PN_("button", "Errands")
COMPANY = PN_("button", "Company")
SKILLS = PN_("button", "Language, letters, tech")
ANYTHING = PN_("button", "Whatever is needed")
BUNDLES: dict[str, Text] = {"errands": ERRANDS, "company": COMPANY, "skills": SKILLS, "anything": ANYTHING}

LOOK = N_("Please look once more, <b>{name}</b>:")
PROFILE = N_("Your profile, <b>{name}</b>:")
LINE_AREA = N_("Area: {area}")
LINE_KINDS = N_("You help with: {kinds}.")
LINE_SPEAKS = N_("You speak: {languages}.")
LINE_REACH = N_("{travel}, {reach}.")
LINE_ANY_TIME = N_("When: just ask me.")
LINE_TIMES = N_("When: {times}.")
LINE_WEEK = NP_("At most {count} question a week.", "At most {count} questions a week.")
LINE_QUIET = N_("No questions between {start} and {end}.")
LINE_NO_QUIET = N_("Questions may come at any hour.")
LINE_PHONE = N_("Telephone: we have it. Only coordinators see it.")
LINE_WOMAN = N_("We may ask you when somebody wishes for a woman.")
CHANGE_LATER = N_("You can change all of this now, or later with /profile.")
SEND = PN_("button", "Send")

TITLE_NAME = PN_("button", "My name")
TITLE_AREA = PN_("button", "My area")
TITLE_KINDS = PN_("button", "What I help with")
TITLE_LANGUAGES = PN_("button", "My languages")
TITLE_TRAVEL = PN_("button", "How I travel")
TITLE_REACH = PN_("button", "How far")
TITLE_TIMES = PN_("button", "When I can")
TITLE_WEEK = PN_("button", "How often")
TITLE_QUIET = PN_("button", "Quiet hours")
TITLE_PHONE = PN_("button", "My telephone")
TITLE_WOMAN = PN_("button", "Wish for a woman")
TITLE_LICENCE = PN_("button", "Driving licence")

ASK_KINDS = N_("What do you help with? Press to choose or to leave out.")
KINDS_TALK = N_("We talk with you first: {kinds}.")
KINDS_ID = N_("We also look at your ID: {kinds}.")
KINDS_EXTRACT = N_("We also look at your register extract: {kinds}.")
AT_LEAST_ONE = N_("Choose at least one, or press Cancel.")
ASK_LANGUAGES = N_("Which languages do you speak? Press again to say how well.")
ONE_LANGUAGE = N_("Choose at least one language.")
ASK_TRAVEL = N_("How do you usually get around?")
ASK_REACH = N_("How far may it be?")
ASK_TIMES = N_("When can you help? Press what fits best.")
ASK_GRID = N_("Press the times when you can help.")
ONE_TIME = N_("Choose at least one time.")
ASK_WEEK = N_("How many questions a week at most?")
ASK_QUIET = N_("When should we never ask you?")
ASK_PHONE = N_("Press the button below to share your own number. Only our coordinators see it.")
PHONE_REFUSE = N_("I take only the number that Telegram vouches for. Please use the button.")
PHONE_NOT_OWN = N_("That is somebody else's number. Please share your own with the button.")
ASK_WOMAN = N_("Some people wish for a woman. May we ask you then?")
ASK_LICENCE = N_("Do you have a driving licence and an insured car?")
YES = PN_("button", "Yes")
NO = PN_("button", "No")

FOOT = PN_("travel", "On foot")
BICYCLE = PN_("travel", "By bicycle")
CAR = PN_("travel", "By car")
TRAVELS = {Travel.FOOT: FOOT, Travel.BICYCLE: BICYCLE, Travel.CAR: CAR}
REACHES = {
    Band.SAME_AREA: PN_("reach", "in my area only"),
    Band.KM_1: PN_("reach", "up to 1 km"),
    Band.KM_3: PN_("reach", "up to 3 km"),
    Band.KM_10: PN_("reach", "up to 10 km"),
    Band.FURTHER: PN_("reach", "the whole town"),
}
REACH_OF = {Travel.FOOT: Band.KM_1, Travel.BICYCLE: Band.KM_3, Travel.CAR: Band.KM_10}
"""What is plausible for each way to travel; changed by hand in the next question."""

ANY_TIME = PN_("button", "Just ask me")
DAYTIME = PN_("button", "Weekdays, daytime")
EVENINGS = PN_("button", "Evenings")
WEEKENDS = PN_("button", "Weekends")
CHOOSE_TIMES = PN_("button", "Choose days and hours")
WEEKDAYS = (
    PN_("weekday", "Mon"),
    PN_("weekday", "Tue"),
    PN_("weekday", "Wed"),
    PN_("weekday", "Thu"),
    PN_("weekday", "Fri"),
    PN_("weekday", "Sat"),
    PN_("weekday", "Sun"),
)
CELL = PN_("button", "{weekday} {hours}")
TIMES_CHOSEN = NP_("{count} chosen time", "{count} chosen times")
A_WEEK = NP_("{count} question a week", "{count} questions a week")
WEEKS = (1, 2, 3, 5, 7)
QUIETS = {"21-8": (21, 8), "20-9": (20, 9), "22-7": (22, 7), "0-0": (0, 0)}
NO_QUIET = PN_("button", "No quiet hours")

Free = frozenset[tuple[int, DayPart]]


def _free(days: range, parts: tuple[DayPart, ...]) -> Free:
    return frozenset((day, part) for day in days for part in parts)


QUICK: dict[str, Free | None] = {
    "any": None,
    "day": _free(range(1, 6), (DayPart.MORNING, DayPart.AFTERNOON)),
    "eve": _free(range(1, 8), (DayPart.EVENING,)),
    "end": _free(range(6, 8), tuple(DayPart)),
}
QUICK_LABELS = {"any": ANY_TIME, "day": DAYTIME, "eve": EVENINGS, "end": WEEKENDS}


class Registration(Value):
    """A volunteer's own data as it is being written. `free` None: just ask me."""

    promised: bool = False
    name: str = ""
    adult: bool = False
    area: str = ""
    cell: str | None = None
    categories: frozenset[str] = frozenset()
    languages: tuple[Spoken, ...] = ()
    travel: Travel = Travel.BICYCLE
    reach: Band = Band.KM_3
    free: Free | None = None
    a_week: int = 3
    quiet: QuietHours = QuietHours()
    phone: str | None = None
    answers_as_woman: bool = False
    licence: bool = False


def _set(form: Registration, **changes: object) -> Accepted[Registration]:
    return Accepted(form.model_copy(update=changes))


def _put_name(form: Registration, text: str, _scene: Scene) -> Took[Registration]:
    name = " ".join(text.split())
    if not any(sign.isalpha() for sign in name) or len(name) > LONGEST_NAME:
        return Again(NAME_AGAIN)
    return _set(form, name=name)


def _own_name(_form: Registration, scene: Scene) -> tuple[Choice, ...]:
    name = scene.person.telegram_name
    fits = any(sign.isalpha() for sign in name) and len(name) <= LONGEST_NAME
    return (Choice("own", Fixed(name)),) if fits else ()


def _press_name(form: Registration, _value: str, scene: Scene) -> Took[Registration]:
    return _put_name(form, scene.person.telegram_name, scene)


def _put_adult(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    return _set(form, adult=True) if value == "yes" else Leave("too_young")


def _areas(form: Registration, scene: Scene) -> tuple[Choice, ...]:
    position = (Choice("position", USE_POSITION, "📍"),) if len(scene.town.areas) > 1 else ()
    return (*areas(form, scene), *position)


def _put_area(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    return GoTo("position") if value == "position" else _set(form, area=value, cell=None)


def _put_place(form: Registration, place: Placed, scene: Scene) -> Took[Registration]:
    area = nearest_area(place, scene)
    if area is None:
        return Again(NOT_HERE)
    return _set(form, area=area.id, cell=cell(place.latitude, place.longitude))


def _kinds(scene: Scene) -> tuple[Category, ...]:
    town = scene.town.categories
    return tuple(c for c in scene.categories.values() if c.for_volunteers and (town is None or c.id in town))


def _put_bundle(form: Registration, value: str, scene: Scene) -> Took[Registration]:
    chosen = frozenset(c.id for c in _kinds(scene) if value in {"anything", c.bundle})
    return _set(form, categories=chosen)


def _ask_kinds(form: Registration, scene: Scene) -> Lines:
    """Each kind with what it demands."""
    needs = ((Level.TALKED, KINDS_TALK), (Level.ID_SEEN, KINDS_ID), (Level.EXTRACT_SEEN, KINDS_EXTRACT))
    demands = []
    for level, text in needs:
        names = tuple(c.name for c in _kinds(scene) if c.id in form.categories and c.level == level)
        if names:
            demands.append(text(kinds=Items(names)))
    return lines(ASK_KINDS, *demands)


def _tick_kind(form: Registration, value: str, _scene: Scene) -> Registration:
    return form.model_copy(update={"categories": form.categories ^ {value}})


def _put_travel(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    travel = Travel(value)
    return _set(form, travel=travel, reach=REACH_OF[travel])


def _put_times(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    return GoTo("grid") if value == "grid" else _set(form, free=QUICK[value])


def _times(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return (*(Choice(v, label) for v, label in QUICK_LABELS.items()), Choice("grid", CHOOSE_TIMES))


def _grid(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            f"{day}{part.value}",
            CELL(weekday=WEEKDAYS[day - 1], hours=Fixed(f"{HOURS[part][0]}–{HOURS[part][1]}")),
        )
        for day in range(1, 8)
        for part in DayPart
    )


def _tick_time(form: Registration, value: str, _scene: Scene) -> Registration:
    chosen = form.free or frozenset()
    return form.model_copy(update={"free": chosen ^ {(int(value[0]), DayPart(value[1:]))}})


def _put_quiet(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    start, end = QUIETS[value]
    return _set(form, quiet=QuietHours(start=time(start), end=time(end)))


def _quiets(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return tuple(Choice(v, Fixed(f"{s}–{e}") if s != e else NO_QUIET) for v, (s, e) in QUIETS.items())


def _summary(form: Registration, scene: Scene) -> Lines:
    return lines(LOOK(name=form.name), *facts(form, scene), BLANK, CHANGE_LATER)


def _profile(form: Registration, scene: Scene) -> Lines:
    return lines(PROFILE(name=form.name), *facts(form, scene))


def facts(form: Registration, scene: Scene) -> tuple[Text | None, ...]:
    """What the form holds, a line each."""
    area = scene.town.area(form.area)
    kinds = tuple(c.name for c in _kinds(scene) if c.id in form.categories)
    speaks = tuple(LanguageName(s.language) for s in form.languages)
    return (
        LINE_AREA(area=scene.town.named(area.name)) if area else None,
        LINE_KINDS(kinds=Items(kinds)) if kinds else None,
        LINE_SPEAKS(languages=Items(speaks)) if speaks else None,
        LINE_REACH(travel=TRAVELS[form.travel], reach=REACHES[form.reach]),
        _line_times(form.free),
        LINE_WEEK(count=form.a_week),
        _line_quiet(form.quiet),
        LINE_PHONE if form.phone else None,
        LINE_WOMAN if form.answers_as_woman else None,
    )


def _line_times(free: Free | None) -> Text:
    if free is None:
        return LINE_ANY_TIME
    named = next((QUICK_LABELS[value] for value, times in QUICK.items() if times == free), None)
    return LINE_TIMES(times=named or TIMES_CHOSEN(count=len(free)))


def _line_quiet(quiet: QuietHours) -> Text:
    if quiet.start == quiet.end:
        return LINE_NO_QUIET
    return LINE_QUIET(start=Fixed(f"{quiet.start:%H:%M}"), end=Fixed(f"{quiet.end:%H:%M}"))


def _changes(form: Registration, _scene: Scene) -> tuple[str, ...]:
    licence = ("licence",) if "transport" in form.categories else ()
    return (
        "name",
        "area",
        "kinds",
        "languages",
        "travel",
        "reach",
        "times",
        "week",
        "quiet",
        "phone",
        "woman",
        *licence,
    )


def _yes_no(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return Choice("yes", YES), Choice("no", NO)


WALK: tuple[Step[Registration], ...] = (
    Pick(
        name="promise",
        title=PROMISE,
        ask=lambda _f, _s: lines(RULES, RULE_SECRET, RULE_MONEY, RULE_DOOR, RULE_ILL, RULE_STOP),
        options=lambda _f, _s: (Choice("yes", PROMISE),),
        put=lambda f, _v, _s: _set(f, promised=True),
    ),
    Write(
        name="name",
        title=TITLE_NAME,
        ask=lambda _f, _s: ASK_NAME,
        put=_put_name,
        shortcuts=_own_name,
        press=_press_name,
        refuse=NAME_AGAIN,
    ),
    Pick(
        name="adult",
        title=OLD_ENOUGH,
        ask=lambda _f, s: ASK_ADULT(age=s.town.policies.volunteer_age),
        options=lambda _f, s: (
            Choice("yes", OLD_ENOUGH(age=s.town.policies.volunteer_age)),
            Choice("no", YOUNGER),
        ),
        put=_put_adult,
    ),
    Pick(
        name="area",
        title=TITLE_AREA,
        ask=lambda _f, _s: ASK_AREA,
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
    Pick(
        name="bundle",
        title=TITLE_KINDS,
        ask=lambda _f, _s: ASK_BUNDLE,
        options=lambda _f, _s: tuple(Choice(v, label) for v, label in BUNDLES.items()),
        put=_put_bundle,
    ),
)

ASIDE: tuple[Step[Registration], ...] = (
    Many(
        name="kinds",
        title=TITLE_KINDS,
        ask=_ask_kinds,
        options=lambda _f, s: tuple(Choice(c.id, c.name, c.emoji) for c in _kinds(s)),
        ticked=lambda f: f.categories,
        tick=_tick_kind,
        too_few=lambda f: None if f.categories else AT_LEAST_ONE,
        aside=True,
    ),
    Many(
        name="languages",
        title=TITLE_LANGUAGES,
        ask=lambda _f, _s: ASK_LANGUAGES,
        options=lambda f, _s: languages(f.languages),
        ticked=lambda f: frozenset(s.language for s in f.languages),
        tick=lambda f, v, _s: f.model_copy(update={"languages": cycle(f.languages, v)}),
        too_few=lambda f: None if f.languages else ONE_LANGUAGE,
        aside=True,
    ),
    Pick(
        name="travel",
        title=TITLE_TRAVEL,
        ask=lambda _f, _s: ASK_TRAVEL,
        options=lambda _f, _s: tuple(Choice(t.value, label) for t, label in TRAVELS.items()),
        put=_put_travel,
        aside=True,
    ),
    Pick(
        name="reach",
        title=TITLE_REACH,
        ask=lambda _f, _s: ASK_REACH,
        options=lambda _f, _s: tuple(Choice(str(b.value), label) for b, label in REACHES.items()),
        put=lambda f, v, _s: _set(f, reach=Band(int(v))),
        aside=True,
    ),
    Pick(
        name="times",
        title=TITLE_TIMES,
        ask=lambda _f, _s: ASK_TIMES,
        options=_times,
        put=_put_times,
        aside=True,
    ),
    Many(
        name="grid",
        title=TITLE_TIMES,
        ask=lambda _f, _s: ASK_GRID,
        options=_grid,
        ticked=lambda f: frozenset(f"{day}{part.value}" for day, part in f.free or ()),
        tick=_tick_time,
        too_few=lambda f: None if f.free else ONE_TIME,
        columns=3,
        aside=True,
    ),
    Pick(
        name="week",
        title=TITLE_WEEK,
        ask=lambda _f, _s: ASK_WEEK,
        options=lambda _f, _s: tuple(Choice(str(n), A_WEEK(count=n)) for n in WEEKS),
        put=lambda f, v, _s: _set(f, a_week=int(v)),
        aside=True,
    ),
    Pick(
        name="quiet",
        title=TITLE_QUIET,
        ask=lambda _f, _s: ASK_QUIET,
        options=_quiets,
        put=_put_quiet,
        aside=True,
    ),
    Contact(
        name="phone",
        title=TITLE_PHONE,
        ask=lambda _f, _s: ASK_PHONE,
        put=lambda f, v, _s: _set(f, phone=v),
        refuse=PHONE_REFUSE,
        not_own=PHONE_NOT_OWN,
        aside=True,
    ),
    Pick(
        name="woman",
        title=TITLE_WOMAN,
        ask=lambda _f, _s: ASK_WOMAN,
        options=_yes_no,
        put=lambda f, v, _s: _set(f, answers_as_woman=v == "yes"),
        aside=True,
    ),
    Pick(
        name="licence",
        title=TITLE_LICENCE,
        ask=lambda _f, _s: ASK_LICENCE,
        options=_yes_no,
        put=lambda f, v, _s: _set(f, licence=v == "yes"),
        aside=True,
    ),
)

REGISTRATION = Flow(
    name="registration",
    version=1,
    form=Registration,
    begun=BEGUN,
    steps=(*WALK, *ASIDE),
    summary=_summary,
    final=lambda _f, _s: (Choice("send", SEND),),
    changes=_changes,
)

PROFILE_FLOW = Flow(
    name="profile",
    version=1,
    form=Registration,
    begun=PROFILE_BEGUN,
    steps=(*WALK, *ASIDE),
    summary=_profile,
    direct=lambda f, s: tuple(
        (name, step.title) for name in _changes(f, s) for step in (*WALK, *ASIDE) if step.name == name
    ),
    saves_each=True,
)
