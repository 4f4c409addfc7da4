"""What the sign-up form holds, a line each: its last screen, and the profile."""

from __future__ import annotations

from bot.domain.categories import Category
from bot.domain.people import QuietHours
from bot.flows.forms import registration_texts as say
from bot.flows.forms.common import MOST_LANGUAGES, few
from bot.flows.forms.registration_form import QUICK, QUICK_LABELS, Free, Registration
from bot.flows.forms.windows import local_hours
from bot.flows.scene import Scene
from bot.text import Fixed, LanguageName, Lines, Named, Text, lines

MOST_KINDS = 2


def kinds(scene: Scene) -> tuple[Category, ...]:
    """What volunteers of this town can help with."""
    town = scene.town.categories
    return tuple(c for c in scene.categories.values() if c.for_volunteers and (town is None or c.id in town))


def summary(form: Registration, scene: Scene) -> Lines:
    return lines(say.LOOK(name=form.name), *facts(form, scene))


def profile(form: Registration, scene: Scene) -> Lines:
    return lines(say.PROFILE(name=form.name), *facts(form, scene))


def facts(form: Registration, scene: Scene) -> tuple[Text | None, ...]:
    """What the form holds, a line each."""
    area = scene.town.area(form.area)
    helps = tuple(c.name for c in kinds(scene) if c.id in form.categories)
    speaks = tuple(LanguageName(s.language) for s in form.languages)
    return (
        say.LINE_AREA(area=scene.town.named(area.name)) if area else None,
        _line_kinds(helps, scene),
        say.LINE_SPEAKS(languages=few(speaks, MOST_LANGUAGES)) if speaks else None,
        say.LINE_REACH(travel=say.TRAVELS[form.travel], reach=say.REACHES[form.reach]),
        _line_times(form.free),
        _line_week(form.a_week, form.quiet),
        say.LINE_PHONE if form.phone else None,
        say.LINE_WOMAN if form.answers_as_woman else None,
    )


def _line_kinds(helps: tuple[Text | Named, ...], scene: Scene) -> Text | None:
    if not helps:
        return None
    everything = len(helps) > MOST_KINDS and len(helps) == len(kinds(scene))
    return say.LINE_KINDS(kinds=say.ANYTHING if everything else few(helps, MOST_KINDS, dots=True))


def _line_times(free: Free | None) -> Text:
    if free is None:
        return say.LINE_ANY_TIME
    named = next((QUICK_LABELS[value] for value, times in QUICK.items() if times == free), None)
    return say.LINE_TIMES(times=named or say.TIMES_CHOSEN(count=len(free)))


def _line_week(most: int, quiet: QuietHours) -> Text:
    if quiet.start == quiet.end:
        return say.LINE_WEEK(count=most)
    return say.LINE_WEEK_QUIET(count=most, hours=Fixed(local_hours(quiet.start, quiet.end)))
