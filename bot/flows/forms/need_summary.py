"""The request form's last screen: what was entered, the defaults, and the ways to send it."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.requests import Consent
from bot.flows.forms import money, need_other
from bot.flows.forms import need_texts as say
from bot.flows.forms.common import MOST_LANGUAGES, few
from bot.flows.forms.need_form import Need
from bot.flows.scene import Scene
from bot.flows.steps import Choice
from bot.text import BLANK, Fixed, LanguageName, Lines, Span, Text, lines


def minutes_of(form: Need, scene: Scene) -> int:
    """How long it takes: what was said, else the kind's default; never longer than the window."""
    minutes = form.minutes or form.kind(scene).minutes
    if form.starts_at and form.ends_at:
        return min(minutes, int((form.ends_at - form.starts_at) / timedelta(minutes=1)))
    return minutes


def summary(form: Need, scene: Scene) -> Lines:
    """What is about to be sent; who has never said so is asked for their age."""
    return lines(
        say.LOOK,
        sent(form, scene),
        *((BLANK, say.ARE_YOU_18(age=scene.town.policies.asker_age)) if _asks_age(form, scene) else ()),
    )


def sent(form: Need, scene: Scene) -> Lines:
    """What was entered, and the defaults."""
    kind = form.kind(scene)
    area = scene.town.area(form.area or "")
    return lines(
        say.LINE_KIND(
            kind=kind.name,
            area=scene.town.named(area.name) if area else Fixed(form.area or ""),
            street=form.street or "",
        ),
        _when(form, scene),
        *(say.LINE_WORDS(words=words) for words in form.words),
        say.LINE_MEDIA(count=len(form.media)) if form.media else None,
        *need_other.lines_of(form),
        money.line(form, scene),
        *_extras(form),
    )


def _when(form: Need, scene: Scene) -> Text | None:
    if form.starts_at is None or form.ends_at is None:
        return None
    return say.LINE_WHEN(span=Span(form.starts_at, form.ends_at), count=minutes_of(form, scene))


def _extras(form: Need) -> tuple[Text, ...]:
    found = []
    if form.languages and form.other is None:
        names = tuple(LanguageName(s.language) for s in form.languages)
        found.append(say.LINE_LANGUAGES(languages=few(names, MOST_LANGUAGES)))
    if form.wish_woman:
        found.append(say.LINE_WOMAN)
    return tuple(found)


def final(form: Need, scene: Scene) -> tuple[Choice, ...]:
    if _waits_for_them(form):
        return (Choice("keep", need_other.KEEP_IT),)
    if not _asks_age(form, scene):
        return (Choice("send", say.SEND),)
    return Choice("send_adult", say.SEND_ADULT), Choice("minor", say.TOO_YOUNG)


def direct(form: Need, scene: Scene) -> tuple[tuple[str, Text], ...]:
    return (*money.buttons(form, scene), *need_other.direct(form), ("wish", say.ADD_WISH))


def changes(form: Need, _scene: Scene) -> tuple[str, ...]:
    own = () if form.other else ("languages",)
    return ("kind", "area", "street", "when", "what", "length", *own, *need_other.changes(form))


def _waits_for_them(form: Need) -> bool:
    """They do not know of it yet: nothing goes out."""
    return form.other is not None and form.other.consent is Consent.NOT_YET


def _asks_age(form: Need, scene: Scene) -> bool:
    return not scene.person.adult and not _waits_for_them(form)
