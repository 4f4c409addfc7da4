"""Signing up as a volunteer, and changing it later: the same questions, seen from two sides."""

from __future__ import annotations

from bot.domain.distance import cell
from bot.flows.answers import Placed
from bot.flows.flow import Flow
from bot.flows.forms import registration_texts as say
from bot.flows.forms.common import NOT_HERE, areas, nearest_area
from bot.flows.forms.registration_aside import ASIDE
from bot.flows.forms.registration_form import Registration
from bot.flows.forms.registration_summary import kinds, profile, summary
from bot.flows.scene import Scene
from bot.flows.steps import (
    Accepted,
    Again,
    Choice,
    GoTo,
    Leave,
    Pick,
    Position,
    Step,
    Took,
    Write,
)
from bot.text import Fixed, lines

LONGEST_NAME = 40
LONGEST_LABEL = 30


def _set(form: Registration, **changes: object) -> Accepted[Registration]:
    return Accepted(form.model_copy(update=changes))


def _put_name(form: Registration, text: str, _scene: Scene) -> Took[Registration]:
    name = " ".join(text.split())
    if not any(sign.isalpha() for sign in name):
        return Again(say.NAME_AGAIN)
    return _set(form, name=name)


def _own_name(_form: Registration, scene: Scene) -> tuple[Choice, ...]:
    name = scene.person.telegram_name
    fits = any(sign.isalpha() for sign in name) and len(name) <= LONGEST_LABEL
    return (Choice("own", Fixed(name)),) if fits else ()


def _press_name(form: Registration, _value: str, scene: Scene) -> Took[Registration]:
    return _put_name(form, scene.person.telegram_name, scene)


def _put_adult(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    return _set(form, adult=True) if value == "yes" else Leave("too_young")


def _areas(form: Registration, scene: Scene) -> tuple[Choice, ...]:
    position = (Choice("position", say.USE_POSITION, "📍"),) if len(scene.town.areas) > 1 else ()
    return (*areas(form, scene), *position)


def _put_area(form: Registration, value: str, _scene: Scene) -> Took[Registration]:
    return GoTo("position") if value == "position" else _set(form, area=value, cell=None)


def _put_place(form: Registration, place: Placed, scene: Scene) -> Took[Registration]:
    area = nearest_area(place, scene)
    if area is None:
        return Again(NOT_HERE)
    return _set(form, area=area.id, cell=cell(place.latitude, place.longitude))


def _put_bundle(form: Registration, value: str, scene: Scene) -> Took[Registration]:
    chosen = frozenset(c.id for c in kinds(scene) if value in {"anything", c.bundle})
    return _set(form, categories=chosen)


def _changes(form: Registration, _scene: Scene) -> tuple[str, ...]:
    licence = ("licence",) if "transport" in form.categories else ()
    return (
        "kinds",
        "times",
        "week",
        "languages",
        "reach",
        "area",
        "travel",
        "name",
        "quiet",
        "phone",
        "woman",
        *licence,
    )


WALK: tuple[Step[Registration], ...] = (
    Pick(
        name="promise",
        title=say.PROMISE,
        ask=lambda _f, _s: lines(
            say.RULES, say.RULE_SECRET, say.RULE_MONEY, say.RULE_DOOR, say.RULE_ILL, say.RULE_STOP
        ),
        options=lambda _f, _s: (Choice("yes", say.PROMISE),),
        put=lambda f, _v, _s: _set(f, promised=True),
    ),
    Write(
        name="name",
        title=say.TITLE_NAME,
        ask=lambda _f, _s: say.ASK_NAME,
        put=_put_name,
        shortcuts=_own_name,
        press=_press_name,
        refuse=say.NAME_AGAIN,
        longest=LONGEST_NAME,
    ),
    Pick(
        name="adult",
        title=say.OLD_ENOUGH,
        ask=lambda _f, s: say.ASK_ADULT(age=s.town.policies.volunteer_age),
        options=lambda _f, s: (
            Choice("yes", say.OLD_ENOUGH(age=s.town.policies.volunteer_age)),
            Choice("no", say.YOUNGER),
        ),
        put=_put_adult,
    ),
    Pick(
        name="area",
        title=say.TITLE_AREA,
        ask=lambda _f, _s: say.ASK_AREA,
        options=_areas,
        put=_put_area,
        place=_put_place,
    ),
    Position(
        name="position",
        title=say.TITLE_AREA,
        ask=lambda _f, _s: say.SHARE_PLACE,
        put=_put_place,
        refuse=say.PLACE_OR_BACK,
        aside=True,
    ),
    Pick(
        name="bundle",
        title=say.TITLE_KINDS,
        ask=lambda _f, _s: say.ASK_BUNDLE,
        options=lambda _f, _s: tuple(Choice(v, label) for v, label in say.BUNDLES.items()),
        put=_put_bundle,
    ),
)

REGISTRATION = Flow(
    name="registration",
    version=1,
    form=Registration,
    begun=say.BEGUN,
    steps=(*WALK, *ASIDE),
    summary=summary,
    final=lambda _f, _s: (Choice("send", say.SEND),),
    changes=_changes,
)

PROFILE_FLOW = Flow(
    name="profile",
    version=1,
    form=Registration,
    begun=say.PROFILE_BEGUN,
    steps=(*WALK, *ASIDE),
    summary=profile,
    direct=lambda f, s: tuple(
        (name, step.title) for name in _changes(f, s) for step in (*WALK, *ASIDE) if step.name == name
    ),
    saves_each=True,
)
