"""What signing up does not ask but the profile can change: each with a default."""

from __future__ import annotations

from datetime import time

from bot.domain.availability import PART_HOURS
from bot.domain.people import Band, DayPart, Level, QuietHours, Travel
from bot.flows.forms import registration_texts as say
from bot.flows.forms.common import cycle, languages
from bot.flows.forms.registration_form import QUICK, QUICK_LABELS, Registration
from bot.flows.forms.registration_summary import kinds
from bot.flows.forms.windows import local_hours
from bot.flows.scene import Scene
from bot.flows.steps import (
    Accepted,
    Choice,
    Contact,
    GoTo,
    Many,
    Pick,
    Step,
    Took,
)
from bot.text import Fixed, Items, Lines, lines


def _set(form: Registration, **changes: object) -> Accepted[Registration]:
    return Accepted(form.model_copy(update=changes))


def _ask_kinds(form: Registration, scene: Scene) -> Lines:
    """Each kind with what it demands."""
    needs = (
        (Level.TALKED, say.KINDS_TALK),
        (Level.ID_SEEN, say.KINDS_ID),
        (Level.EXTRACT_SEEN, say.KINDS_EXTRACT),
    )
    demands = []
    for level, text in needs:
        names = tuple(c.name for c in kinds(scene) if c.id in form.categories and c.level == level)
        if names:
            demands.append(text(kinds=Items(names, dots=True)))
    return lines(say.ASK_KINDS, *demands)


def _tick_kind(form: Registration, value: str, _scene: Scene) -> Registration:
    return form.model_copy(update={"categories": form.categories ^ {value}})


def _put_travel(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    travel = Travel(value)
    return _set(form, travel=travel, reach=say.REACH_OF[travel])


def _put_times(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    return GoTo("grid") if value == "grid" else _set(form, free=QUICK[value])


def _times(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return (*(Choice(v, label) for v, label in QUICK_LABELS.items()), Choice("grid", say.CHOOSE_TIMES))


def _grid(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            f"{day}{part.value}",
            say.CELL(weekday=say.WEEKDAYS[day - 1], hours=Fixed(local_hours(*PART_HOURS[part]))),
        )
        for day in range(1, 8)
        for part in DayPart
    )


def _tick_time(form: Registration, value: str, _scene: Scene) -> Registration:
    chosen = form.free or frozenset()
    return form.model_copy(update={"free": chosen ^ {(int(value[0]), DayPart(value[1:]))}})


def _put_quiet(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    start, end = say.QUIETS[value]
    return _set(form, quiet=QuietHours(start=time(start), end=time(end)))


def _quiets(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return tuple(Choice(v, Fixed(f"{s}–{e}") if s != e else say.NO_QUIET) for v, (s, e) in say.QUIETS.items())


def _yes_no(_form: Registration, _scene: Scene) -> tuple[Choice, ...]:
    return Choice("yes", say.YES), Choice("no", say.NO)


ASIDE: tuple[Step[Registration], ...] = (
    Many(
        name="kinds",
        title=say.TITLE_KINDS,
        ask=_ask_kinds,
        options=lambda _f, s: tuple(Choice(c.id, c.name, c.emoji) for c in kinds(s)),
        ticked=lambda f: f.categories,
        tick=_tick_kind,
        too_few=lambda f: None if f.categories else say.AT_LEAST_ONE,
        aside=True,
    ),
    Many(
        name="languages",
        title=say.TITLE_LANGUAGES,
        ask=lambda _f, _s: say.ASK_LANGUAGES,
        options=lambda f, _s: languages(f.languages),
        ticked=lambda f: frozenset(s.language for s in f.languages),
        tick=lambda f, v, _s: f.model_copy(update={"languages": cycle(f.languages, v)}),
        too_few=lambda f: None if f.languages else say.ONE_LANGUAGE,
        aside=True,
    ),
    Pick(
        name="travel",
        title=say.TITLE_TRAVEL,
        ask=lambda _f, _s: say.ASK_TRAVEL,
        options=lambda _f, _s: tuple(Choice(t.value, label) for t, label in say.TRAVELS.items()),
        put=_put_travel,
        aside=True,
    ),
    Pick(
        name="reach",
        title=say.TITLE_REACH,
        ask=lambda _f, _s: say.ASK_REACH,
        options=lambda _f, _s: tuple(Choice(str(b.value), label) for b, label in say.REACHES.items()),
        put=lambda f, v, _s: _set(f, reach=Band(int(v))),
        aside=True,
    ),
    Pick(
        name="times",
        title=say.TITLE_TIMES,
        ask=lambda _f, _s: say.ASK_TIMES,
        options=_times,
        put=_put_times,
        aside=True,
    ),
    Many(
        name="grid",
        title=say.TITLE_TIMES,
        ask=lambda _f, _s: say.ASK_GRID,
        options=_grid,
        ticked=lambda f: frozenset(f"{day}{part.value}" for day, part in f.free or ()),
        tick=_tick_time,
        too_few=lambda f: None if f.free else say.ONE_TIME,
        columns=3,
        aside=True,
    ),
    Pick(
        name="week",
        title=say.TITLE_WEEK,
        ask=lambda _f, _s: say.ASK_WEEK,
        options=lambda _f, _s: tuple(Choice(str(n), say.A_WEEK(count=n)) for n in say.WEEKS),
        put=lambda f, v, _s: _set(f, a_week=int(v)),
        aside=True,
    ),
    Pick(
        name="quiet",
        title=say.TITLE_QUIET,
        ask=lambda _f, _s: say.ASK_QUIET,
        options=_quiets,
        put=_put_quiet,
        aside=True,
    ),
    Contact(
        name="phone",
        title=say.TITLE_PHONE,
        ask=lambda _f, _s: say.ASK_PHONE,
        put=lambda f, v, _s: _set(f, phone=v),
        refuse=say.PHONE_REFUSE,
        not_own=say.PHONE_NOT_OWN,
        aside=True,
    ),
    Pick(
        name="woman",
        title=say.TITLE_WOMAN,
        ask=lambda _f, _s: say.ASK_WOMAN,
        options=_yes_no,
        put=lambda f, v, _s: _set(f, answers_as_woman=v == "yes"),
        aside=True,
    ),
    Pick(
        name="licence",
        title=say.TITLE_LICENCE,
        ask=lambda _f, _s: say.ASK_LICENCE,
        options=_yes_no,
        put=lambda f, v, _s: _set(f, licence=v == "yes"),
        aside=True,
    ),
)
