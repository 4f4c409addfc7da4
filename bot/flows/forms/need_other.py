"""Asking for somebody else: who, which languages they speak, whether they want it, and who opens the door.

None of it is asked of who asks for themselves: one press in the summary leads here.
"""

from __future__ import annotations

from bot import labels
from bot.domain.requests import Consent
from bot.flows.forms.common import cycle, few, languages
from bot.flows.forms.need_form import Need, Other
from bot.flows.scene import Scene
from bot.flows.steps import Accepted, Again, Choice, Many, Pick, Step, Took, Write
from bot.text import N_, PN_, LanguageName, Text

SAY_LATER = N_("For somebody else? Answer for them; you say who it is before you send.")
FOR_OTHER = PN_("button", "For somebody else")
WHO_IT_IS_FOR = PN_("button", "Whom it is for")
TITLE_LANGUAGES = PN_("button", "Their languages")
TITLE_CONSENT = PN_("button", "Do they want this?")
TITLE_CONTACT = PN_("button", "Who opens the door")

ASK_NAME = N_("Whom is it for? Their first name, please. Who says yes sees it.")
FOR_ME = PN_("button", "It is for me")
NAME_SHORT = N_("I did not find a name in that. Please write a first name.")
ASK_LANGUAGES = N_("Which languages do they speak? We look for helpers who speak them.")
ONE_AT_LEAST = N_("Please press one language at least.")
ASK_CONSENT = N_("Do they know of this, and do they want it?")
CONSENTS = {
    Consent.YES: PN_("button", "Yes, they want it"),
    Consent.NOT_YET: PN_("button", "Not yet"),
    Consent.CANNOT: PN_("button", "They cannot say"),
}
ASK_CONTACT = N_("Who opens the door, and whom may the helper ring? Only numbers whose owner agrees.")
OPEN_THEMSELVES = PN_("button", "They open themselves")

FOR_WHOM = {
    Consent.YES: N_("For <b>{recipient}</b>, who wants it."),
    Consent.NOT_YET: N_("For <b>{recipient}</b>, who does not know yet."),
    Consent.CANNOT: N_("For <b>{recipient}</b>, who cannot say."),
}
THEY_SPEAK = N_("Their languages: {languages}.")
LINE_CONTACT = N_("At the door: {contact}")
KEEP_IT = PN_("button", "Keep it for later")
THEY_WANT_IT = labels.THEY_WANT_IT

SHOWN_LANGUAGES = 1
LONGEST_NAME = 64
LONGEST_CONTACT = 200


def lines_of(form: Need) -> tuple[Text, ...]:
    """What the summary says of them; nothing where it is for who asks."""
    other = form.other
    if other is None or not other.languages:
        return ()
    spoken = few(tuple(LanguageName(s.language) for s in other.languages), SHOWN_LANGUAGES)
    return (
        FOR_WHOM[other.consent or Consent.NOT_YET](recipient=other.name),
        THEY_SPEAK(languages=spoken),
    )


def direct(form: Need) -> tuple[tuple[str, Text], ...]:
    """The summary's own buttons about it."""
    if form.other is None:
        return (("whom", FOR_OTHER),)
    if form.other.consent is Consent.NOT_YET:
        return (("consent", THEY_WANT_IT),)
    return ()


def changes(form: Need) -> tuple[str, ...]:
    return ("whom", "their_languages", "consent", "contact") if form.other else ()


def missing(form: Need) -> tuple[str, Text] | None:
    """What must still be asked about somebody else; None: nothing."""
    step = _next(form)
    return None if step is None else (step, _QUESTIONS[step])


def _of(form: Need) -> Other:
    return form.other or Other()


def _with(form: Need, **changes: object) -> Need:
    return form.model_copy(update={"other": _of(form).model_copy(update=changes)})


def _put_name(form: Need, text: str, _scene: Scene) -> Took[Need]:
    name = " ".join(text.split())
    if not any(sign.isalpha() for sign in name):
        return Again(NAME_SHORT)
    return Accepted(_with(form, name=name))


def _for_me(form: Need, _value: str, _scene: Scene) -> Took[Need]:
    return Accepted(form.model_copy(update={"other": None}))


def _tick(form: Need, value: str, _scene: Scene) -> Need:
    return _with(form, languages=cycle(_of(form).languages, value))


def _next(form: Need) -> str | None:
    """What is not known yet of somebody else."""
    other = form.other
    if other is None:
        return None
    known = {
        "whom": bool(other.name),
        "their_languages": bool(other.languages),
        "consent": other.consent is not None,
        "contact": other.contact is not None,
    }
    return next((step for step, is_known in known.items() if not is_known), None)


_QUESTIONS = {
    "whom": ASK_NAME,
    "their_languages": ASK_LANGUAGES,
    "consent": ASK_CONSENT,
    "contact": ASK_CONTACT,
}

STEPS: tuple[Step[Need], ...] = (
    Write(
        name="whom",
        title=WHO_IT_IS_FOR,
        ask=lambda _f, _s: ASK_NAME,
        put=_put_name,
        shortcuts=lambda _f, _s: (Choice("me", FOR_ME),),
        press=_for_me,
        refuse=NAME_SHORT,
        longest=LONGEST_NAME,
        aside=True,
        then=_next,
    ),
    Many(
        name="their_languages",
        title=TITLE_LANGUAGES,
        ask=lambda _f, _s: ASK_LANGUAGES,
        options=lambda f, _s: languages(_of(f).languages),
        ticked=lambda f: frozenset(s.language for s in _of(f).languages),
        tick=_tick,
        too_few=lambda f: None if _of(f).languages else ONE_AT_LEAST,
        aside=True,
        then=_next,
    ),
    Pick(
        name="consent",
        title=TITLE_CONSENT,
        ask=lambda _f, _s: ASK_CONSENT,
        options=lambda _f, _s: tuple(Choice(c.value, label) for c, label in CONSENTS.items()),
        put=lambda f, v, _s: Accepted(_with(f, consent=Consent(v))),
        aside=True,
        then=_next,
    ),
    Write(
        name="contact",
        title=TITLE_CONTACT,
        ask=lambda _f, _s: ASK_CONTACT,
        put=lambda f, v, _s: Accepted(_with(f, contact=" ".join(v.split()))),
        shortcuts=lambda _f, _s: (Choice("own", OPEN_THEMSELVES),),
        press=lambda f, _v, _s: Accepted(_with(f, contact="")),
        longest=LONGEST_CONTACT,
        aside=True,
        then=_next,
    ),
)
