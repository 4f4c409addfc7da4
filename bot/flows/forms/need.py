"""Asking for help: what, where, when; everything else has a default that the summary shows."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.distance import cell
from bot.flows.answers import Answer, Placed, Shown, Typed
from bot.flows.flow import Flow
from bot.flows.forms import money, need_other
from bot.flows.forms import need_texts as say
from bot.flows.forms.common import NOT_HERE, areas, cycle, languages, nearest_area
from bot.flows.forms.need_form import Kept, Need
from bot.flows.forms.need_summary import changes, direct, final, minutes_of, sent, summary
from bot.flows.forms.windows import encoded, opened, shown, windows
from bot.flows.scene import Scene
from bot.flows.steps import (
    TOO_LONG,
    Accepted,
    Again,
    Choice,
    GoTo,
    Leave,
    Many,
    Pick,
    Position,
    Took,
    Which,
    Write,
    is_visible,
)
from bot.flows.understanding import Ambiguous, Past, When, when
from bot.text import Lines, Text, lines

LONGEST_WORDS = 1000
MOST_WORDS = 2000
MOST_MEDIA = 10
MINUTES = (15, 30, 45, 60, 90, 120, 180)


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
    return Accepted(money.with_terms(form.model_copy(update={"category": value}), scene))


def _areas(form: Need, scene: Scene) -> tuple[Choice, ...]:
    position = (Choice("position", say.USE_POSITION, "📍"),) if len(scene.town.areas) > 1 else ()
    return (*areas(form, scene), *position)


def _put_area(form: Need, value: str, _scene: Scene) -> Took[Need]:
    return GoTo("position") if value == "position" else _set(form, area=value, cell=None)


def _put_place(form: Need, place: Placed, scene: Scene) -> Took[Need]:
    area = nearest_area(place, scene)
    if area is None:
        return Again(NOT_HERE)
    return _set(form, area=area.id, cell=cell(place.latitude, place.longitude))


def _ask_street(_form: Need, scene: Scene) -> Lines:
    return lines(say.STREET, say.STREET_GONE(count=scene.town.policies.grace_hours))


def _put_street(form: Need, text: str, _scene: Scene) -> Took[Need]:
    one_line = " ".join(text.split())
    if sum(sign.isalpha() for sign in one_line) < 2:
        return Again(say.STREET_SHORT)
    return _set(form, street=one_line)


def _press_street(_form: Need, _value: str, _scene: Scene) -> Took[Need]:
    return Leave("protected")


def _put_when(form: Need, value: str, scene: Scene) -> Took[Need]:
    window = opened(value, scene)
    if window is None:
        return Again(say.WHEN_PAST)
    return _set(form, starts_at=window[0], ends_at=window[1])


def _type_when(form: Need, text: str, scene: Scene) -> Took[Need]:
    match when(text, scene.language, scene.now, scene.zone):
        case When(start, end):
            return _set(form, starts_at=start, ends_at=end)
        case Ambiguous(options):
            return Which(say.WHEN_WHICH, tuple(shown(encoded(o.start, o.end), scene) for o in options))
        case Past():
            return Again(say.WHEN_PAST)
        case _:
            return Again(say.WHEN_AGAIN)


def _ask_what(form: Need, scene: Scene) -> Lines:
    question = {"shopping": say.WHAT_SHOPPING, "pharmacy": say.WHAT_PHARMACY}.get(
        form.category or "", say.WHAT
    )
    care = form.kind(scene).care_resident
    return lines(question, care, say.NEVER_CARDS if money.terms(form, scene) else None)


def _put_words(form: Need, text: str, _scene: Scene) -> Took[Need]:
    return _set(form, words=(text,))


def _add_media(form: Need, media: Shown, _scene: Scene) -> Accepted[Need] | Again:
    if len(form.media) >= MOST_MEDIA:
        return Again(say.ENOUGH_MEDIA)
    if len(media.caption) > _room(form):
        return Again(TOO_LONG(most=_room(form)))
    words = (*form.words, media.caption) if is_visible(media.caption) else form.words
    return _set(form, media=(*form.media, Kept(kind=media.kind, file_id=media.file_id)), words=words)


def _room(form: Need) -> int:
    """How many signs may still be written: all of it must fit into one message."""
    return MOST_WORDS - sum(map(len, form.words))


def _loose(form: Need, answer: Answer, scene: Scene) -> Need | Again | None:
    """Words and pictures sent while the summary is shown are added to what is needed."""
    match answer:
        case Typed(text) if len(text) > _room(form):
            return Again(TOO_LONG(most=_room(form)))
        case Typed(text) if is_visible(text):
            return form.model_copy(update={"words": (*form.words, text.strip())})
        case Shown():
            took = _add_media(form, answer, scene)
            return took.form if isinstance(took, Accepted) else took
    return None


def _reword(form: Need, before: str, after: str) -> Need | None:
    """Words that stand there already are replaced where they stand."""
    old, new = before.strip(), after.strip()
    if old not in form.words or not is_visible(new) or len(new) > _room(form) + len(old):
        return None
    return form.model_copy(update={"words": tuple(new if words == old else words for words in form.words)})


def _missing(form: Need, scene: Scene) -> tuple[str, Text] | None:
    """Somebody who was away for long may come back to a time that is over, or too short for the help by now."""
    if form.ends_at is not None:
        latest_start = form.ends_at - timedelta(minutes=minutes_of(form, scene))
        if latest_start <= scene.now:
            return "when", say.WHEN_PAST
    return need_other.missing(form) or money.missing(form, scene)


def _minutes(_form: Need, _scene: Scene) -> tuple[Choice, ...]:
    return tuple(Choice(str(m), say.MINUTES_LABEL(count=m)) for m in MINUTES)


def _notices(step: str, _scene: Scene) -> tuple[Choice, ...]:
    return (Choice("privacy:who", say.WHO_SEES),) if step == "area" else ()


NEED = Flow(
    name="need",
    version=1,
    form=Need,
    begun=say.BEGUN,
    steps=(
        Pick(
            name="kind",
            title=say.TITLE_KIND,
            ask=lambda _f, _s: lines(say.KIND, need_other.SAY_LATER),
            options=_kinds,
            put=_put_kind,
        ),
        Pick(
            name="area",
            title=say.TITLE_AREA,
            ask=lambda _f, s: lines(say.WHERE(town=s.town.named(s.town.name)), say.READ_THIS),
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
        Write(
            name="street",
            title=say.TITLE_STREET,
            ask=_ask_street,
            put=_put_street,
            shortcuts=lambda _f, _s: (Choice("protected", say.PROTECTED),),
            press=_press_street,
            refuse=say.STREET_WORDS,
        ),
        Pick(
            name="when",
            title=say.TITLE_WHEN,
            ask=lambda _f, _s: say.WHEN,
            options=lambda _f, s: windows(s),
            put=_put_when,
            typed=_type_when,
            shows=shown,
        ),
        Write(
            name="what",
            title=say.TITLE_WHAT,
            ask=_ask_what,
            put=_put_words,
            show=_add_media,
            refuse=say.WHAT_REFUSE,
            longest=LONGEST_WORDS,
        ),
        money.SUM_STEP,
        money.PAYMENT_STEP,
        Pick(
            name="wish",
            title=say.ADD_WISH,
            ask=lambda _f, _s: say.ASK_WISH,
            options=lambda _f, _s: (Choice("woman", say.WOMAN), Choice("none", say.NO_WISH)),
            put=lambda f, v, _s: _set(f, wish_woman=v == "woman"),
            aside=True,
        ),
        Pick(
            name="length",
            title=say.TITLE_LENGTH,
            ask=lambda _f, _s: say.ASK_LENGTH,
            options=_minutes,
            put=lambda f, v, _s: _set(f, minutes=int(v)),
            aside=True,
        ),
        Many(
            name="languages",
            title=say.TITLE_LANGUAGES,
            ask=lambda _f, _s: say.ASK_LANGUAGES,
            options=lambda f, _s: languages(f.languages),
            ticked=lambda f: frozenset(s.language for s in f.languages),
            tick=lambda f, v, _s: f.model_copy(update={"languages": cycle(f.languages, v)}),
            aside=True,
        ),
        *need_other.STEPS,
    ),
    summary=summary,
    sent=sent,
    final=final,
    direct=direct,
    changes=changes,
    loose=_loose,
    reword=_reword,
    missing=_missing,
    notices=_notices,
)
