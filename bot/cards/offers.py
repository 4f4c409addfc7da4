"""The question to one volunteer, before the yes: only fixed choices, never anybody's own words."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.cards.common import WOMAN_WISHED, known_asker, money, what_and_where, when_and_how_long
from bot.cards.whose import FOR_OTHER
from bot.domain.categories import Category
from bot.domain.ids import RequestId
from bot.domain.offers import NoReason
from bot.domain.people import Band, Spoken
from bot.domain.requests import Request
from bot.domain.values import Value
from bot.flows.forms.common import MOST_LANGUAGES, few
from bot.say import Button, Say
from bot.text import N_, PN_, Clock, LanguageName, Text, lines
from bot.town import Town

DISTANCES = {
    Band.SAME_AREA: N_("In your area."),
    Band.KM_1: N_("At most 1 km from you."),
    Band.KM_3: N_("At most 3 km from you."),
    Band.KM_10: N_("At most 10 km from you."),
    Band.FURTHER: N_("More than 10 km from you."),
}
BOTH_SPEAK = N_("You both speak: {languages}.")
THEY_SPEAK = N_("No language in common. They speak: {languages}.")
WE_KNOW_THEM = N_("A coordinator has read a request of theirs.")
NUMBER_KNOWN = N_("We have their telephone number.")
OPEN_UNTIL = N_("Open until {time} today.")
OPEN_UNTIL_DAY = N_("Open until {time}.")
YES = PN_("button", "Yes, I'll do it")
OTHER_TIME = PN_("button", "Yes, at another time")
NOT_THIS_ONE = PN_("button", "Not this one")
WHAT_TO_KNOW = PN_("button", "What to know")

FINE = N_("Fine, somebody else is asked. Do you want to say why? It helps us to ask better.")
THANKS_FOR_WHY = N_("Thank you, that helps us to ask better.")
REASONS = {
    NoReason.TOO_FAR: PN_("button", "Too far"),
    NoReason.WRONG_TIME: PN_("button", "Wrong time"),
    NoReason.NOT_MY_THING: PN_("button", "Not my thing"),
    NoReason.NEED_REST: PN_("button", "I need a rest"),
}
TAKEN = N_("Somebody else has taken this. Thank you for being there.")
TIME_IS_UP = N_("The time for this question is over. That is fine.")
NOT_NEEDED = N_("This help is not needed any more. Thank you for being there.")
TIME_CHANGED = N_("The time has changed, so this question is closed.")


class Facts(Value):
    """What the offer says beside the request itself."""

    band: Band
    shared: tuple[str, ...]
    asker_speaks: tuple[Spoken, ...]
    helped_before: int
    vouched: bool
    number_known: bool
    until: datetime


def offer(request: Request, kind: Category, facts: Facts, town: Town, now: datetime) -> Say:
    """The card as it is asked."""
    yes, no = press("yes", request.id), press("no", request.id)
    return Say(
        lines(
            what_and_where(request, kind, town),
            DISTANCES[facts.band],
            when_and_how_long(request),
            money(request, kind),
            _languages(facts),
            WOMAN_WISHED if request.wish_woman else None,
            *((FOR_OTHER,) if request.consent else _known(facts)),
            _until(facts.until, now, town),
        ),
        (
            (Button(YES, yes, emoji="🤝"),),
            (Button(OTHER_TIME, press("time", request.id)),),
            *(((Button(WHAT_TO_KNOW, press("know", request.id)),),) if kind.care_volunteer else ()),
            (Button(NOT_THIS_ONE, no),),
        ),
        protect=True,
    )


def declined(request: RequestId) -> Say:
    """After the no: nobody has to say why."""
    buttons = [Button(label, f"why:{request}:{reason.value}") for reason, label in REASONS.items()]
    return Say(FINE, ((buttons[0], buttons[1]), (buttons[2], buttons[3])))


def over(text: Text) -> Say:
    """The card when it can be answered no more: nothing on it but the reason."""
    return Say(text)


def press(what: str, request: RequestId) -> str:
    return f"offer:{what}:{request}"


def _known(facts: Facts) -> tuple[Text | None, ...]:
    """What is known about the asker; who has been helped here before needs no other word."""
    if facts.helped_before:
        return (known_asker(facts.helped_before),)
    seen = WE_KNOW_THEM if facts.vouched else NUMBER_KNOWN if facts.number_known else None
    return known_asker(0), seen


def _languages(facts: Facts) -> Text | None:
    if facts.shared:
        return BOTH_SPEAK(languages=few(tuple(LanguageName(code) for code in facts.shared), MOST_LANGUAGES))
    if facts.asker_speaks:
        names = tuple(LanguageName(s.language) for s in facts.asker_speaks)
        return THEY_SPEAK(languages=few(names, MOST_LANGUAGES))
    return None


def _until(until: datetime, now: datetime, town: Town) -> Text:
    today = until.astimezone(town.zone).date() == now.astimezone(town.zone).date()
    soon = until - now < timedelta(days=1)
    return OPEN_UNTIL(time=Clock(until)) if today and soon else OPEN_UNTIL_DAY(time=until)
