"""The request form's last screen: what was entered, the defaults, and the ways to send it."""

from __future__ import annotations

from datetime import timedelta

from bot.flows.forms import money
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
        *((BLANK, say.ARE_YOU_18(age=scene.town.policies.asker_age)) if not scene.person.adult else ()),
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
        money.line(form, scene),
        *_extras(form),
    )


def _when(form: Need, scene: Scene) -> Text | None:
    if form.starts_at is None or form.ends_at is None:
        return None
    return say.LINE_WHEN(span=Span(form.starts_at, form.ends_at), count=minutes_of(form, scene))


def _extras(form: Need) -> tuple[Text, ...]:
    found = []
    if form.languages:
        names = tuple(LanguageName(s.language) for s in form.languages)
        found.append(say.LINE_LANGUAGES(languages=few(names, MOST_LANGUAGES)))
    if form.wish_woman:
        found.append(say.LINE_WOMAN)
    return tuple(found)


def final(_form: Need, scene: Scene) -> tuple[Choice, ...]:
    if scene.person.adult:
        return (Choice("send", say.SEND),)
    return Choice("send_adult", say.SEND_ADULT), Choice("minor", say.TOO_YOUNG)


def direct(form: Need, scene: Scene) -> tuple[tuple[str, Text], ...]:
    return (*money.buttons(form, scene), ("wish", say.ADD_WISH))
