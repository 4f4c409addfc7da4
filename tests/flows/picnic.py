"""A form that has every kind of question, for tests of the engine."""

from __future__ import annotations

from bot.domain.values import Value
from bot.flows.answers import Answer, Placed, Shown, Typed
from bot.flows.flow import Flow
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
    Took,
    Which,
    Write,
)
from bot.text import Fixed, Lines, Text, lines

GUESTS = ("Anna", "Bo", "Cem", "Dina", "Eva", "Farid", "Greta", "Hugo", "Ida")
HOURS = ("noon", "three", "six")
NOT_THAT = Text("Not that.")
TOO_MUCH = Text("Too much.")
NO_GUEST = Text("At least one guest.")
ONLY_OWN = Text("Only your own.")
USE_BUTTON = Text("Use the button.")
WHICH_HOUR = Text("Which hour?")


class Picnic(Value):
    food: str = ""
    guests: frozenset[str] = frozenset()
    place: str = ""
    hour: str = ""
    notes: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    phone: str = ""
    cells: frozenset[str] = frozenset()


def _set(form: Picnic, **changes: object) -> Accepted[Picnic]:
    return Accepted(form.model_copy(update=changes))


def _choices(*values: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, Fixed(value.capitalize())) for value in values)


def _food(form: Picnic, value: str, _scene: Scene) -> Took[Picnic]:
    return Leave("hungry") if value == "nothing" else _set(form, food=value)


def _place(form: Picnic, value: str, _scene: Scene) -> Took[Picnic]:
    return GoTo("position") if value == "map" else _set(form, place=value)


def _placed(form: Picnic, place: Placed, _scene: Scene) -> Took[Picnic]:
    return _set(form, place="here") if place.latitude > 50 else Again(NOT_THAT)


def _hour(form: Picnic, text: str, _scene: Scene) -> Took[Picnic]:
    if text == "day":
        return Which(WHICH_HOUR, _choices("three", "noon"))
    return Again(NOT_THAT)


def _notes(form: Picnic, text: str, _scene: Scene) -> Took[Picnic]:
    return _set(form, notes=(text,))


def _photo(form: Picnic, shown: Shown, _scene: Scene) -> Took[Picnic]:
    if len(form.photos) == 4:
        return Again(TOO_MUCH)
    return _set(form, photos=(*form.photos, shown.file_id))


def _loose(form: Picnic, answer: Answer, scene: Scene) -> Picnic | Again | None:
    match answer:
        case Typed(text) if len(text) > 50:
            return Again(TOO_MUCH)
        case Typed(text):
            return form.model_copy(update={"notes": (*form.notes, text)})
        case Shown():
            took = _photo(form, answer, scene)
            return took.form if isinstance(took, Accepted) else Again(TOO_MUCH)
    return None


def _reword(form: Picnic, before: str, after: str) -> Picnic | None:
    if before not in form.notes:
        return None
    return form.model_copy(update={"notes": tuple(after if n == before else n for n in form.notes)})


def _summary(form: Picnic, _scene: Scene) -> Lines:
    notes = (Text("{words}")(words=words) for words in form.notes)
    return lines(Text("{food}, {place}, {hour}")(food=form.food, place=form.place, hour=form.hour), *notes)


PICNIC = Flow(
    name="picnic",
    version=1,
    form=Picnic,
    begun=Text("A picnic was begun ({step} of {steps})."),
    steps=(
        Pick(
            name="food",
            title=Text("The food"),
            ask=lambda _f, _s: Text("Which food?"),
            options=lambda _f, _s: _choices("bread", "fruit", "soup", "nothing"),
            put=_food,
        ),
        Many(
            name="guests",
            title=Text("The guests"),
            ask=lambda _f, _s: Text("Who comes?"),
            options=lambda _f, _s: _choices(*(g.lower() for g in GUESTS)),
            ticked=lambda f: f.guests,
            tick=lambda f, v, _s: f.model_copy(update={"guests": f.guests ^ {v}}),
            too_few=lambda f: None if f.guests else NO_GUEST,
        ),
        Pick(
            name="place",
            title=Text("The place"),
            ask=lambda _f, _s: Text("Where?"),
            options=lambda _f, _s: _choices("beach", "park", "map"),
            put=_place,
            place=_placed,
        ),
        Position(
            name="position",
            title=Text("The position"),
            ask=lambda _f, _s: Text("Where on the map?"),
            put=_placed,
            refuse=USE_BUTTON,
            aside=True,
        ),
        Pick(
            name="hour",
            title=Text("The hour"),
            ask=lambda _f, _s: Text("When?"),
            options=lambda _f, _s: _choices(*HOURS),
            put=lambda f, v, _s: _set(f, hour=v),
            typed=_hour,
            shows=lambda v, _s: _choices(v)[0],
        ),
        Write(
            name="notes",
            title=Text("The notes"),
            ask=lambda _f, _s: Text("Anything else?"),
            put=_notes,
            shortcuts=lambda _f, _s: _choices("nothing at all"),
            press=lambda f, _v, _s: _set(f, notes=()),
            show=_photo,
            refuse=NOT_THAT,
            longest=50,
            optional=True,
        ),
        Contact(
            name="phone",
            title=Text("The telephone"),
            ask=lambda _f, _s: Text("Your number?"),
            put=lambda f, v, _s: _set(f, phone=v),
            refuse=USE_BUTTON,
            not_own=ONLY_OWN,
            only_if=lambda f: "anna" in f.guests,
        ),
        Many(
            name="grid",
            title=Text("The grid"),
            ask=lambda _f, _s: Text("Which cells?"),
            options=lambda _f, _s: _choices(*(f"c{n}" for n in range(1, 13))),
            ticked=lambda f: f.cells,
            tick=lambda f, v, _s: f.model_copy(update={"cells": f.cells ^ {v}}),
            columns=3,
            aside=True,
        ),
    ),
    summary=_summary,
    final=lambda _f, _s: (Choice("send", Text("Send it")),),
    direct=lambda _f, _s: (("food", Text("Other food")),),
    changes=lambda _f, _s: ("food", "guests", "place", "hour", "notes", "phone", "grid", "position"),
    loose=_loose,
    reword=_reword,
)


TO_THE_SUMMARY = ("bread", "bo", "done", "park", "noon", "nothing at all")
"""The presses from the first question to the summary."""
