"""Leading somebody through a form: one row a person between two updates, one screen with buttons at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.values import Value
from bot.flows.answers import Answer, Pressed, Shown
from bot.flows.engine import Turn, ask_to_resume, fits, revise, turn
from bot.flows.engine import begin as begin_run
from bot.flows.forms import FLOWS
from bot.flows.run import SUMMARY, Mode, Run
from bot.flows.scene import Scene
from bot.flows.screens import answered, sent, view
from bot.flows.steps import Accepted
from bot.say import Edit, Say, Send, Toast
from bot.storage import conversations, requests
from bot.storage.conversations import Album, Conversation
from bot.storage.people import Person
from bot.text import N_, Text
from bot.usecases.here import Here

DROPPED = N_("Stopped. Nothing was sent and nothing is kept.")
SAVED_STAYS = N_("Closed. What you have changed is saved.")
OLD_FORM = N_("These questions have changed since you began. Please start again.")
OLD_PRESS = N_("This message is too old. Please use the newest one.")
ALL_RIGHT = N_("All right.")
GOES_ON = N_("Your earlier questions go on here.")
NOTHING_TO_CANCEL = N_("There is nothing to stop right now.")

MORE = "more"
"""The way in which a further picture of the same album comes: it is added without another word."""

Finish = Callable[[Here, Person, Any, str], Awaitable[None]]
Left = Callable[[Here, Person, str], Awaitable[None]]
Back = Callable[[Here, Person, str, Any], Awaitable[None]]
Ring = Callable[[Here, Person], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Endings:
    """What each form leads to, by its name; given from outside, so that forms need not know who uses them."""

    finish: Mapping[str, Finish]
    saved: Mapping[str, Finish]
    left: Mapping[str, Left]
    ring: Ring
    back: Back


async def begin(
    here: Here, person: Person, flow: str, form: Value | None = None, *, fresh: bool = False
) -> None:
    """Begin a form. In the middle of one: asked first whether to go on with that.

    `fresh`: a small form about something else is begun at once, and the half-written one waits beneath it.
    """
    talk, revision = await conversations.load(here.tx, person.id)
    scene = await _scene(here, person)
    if talk.run is not None:
        await _strip(here, person, talk.run, scene)
    kept = _kept(talk.run)
    if kept is not None and not fresh:
        then = flow if flow != kept.flow else None
        run = ask_to_resume(kept).model_copy(update={"then": then})
        await _show_new(here, person, run, scene, revision, None)
        return
    run = begin_run(FLOWS[flow], _run_id(here), scene, form).model_copy(update={"beneath": kept})
    await _show_new(here, person, run, scene, revision, None)


async def begin_with(
    here: Here, person: Person, flow: str, form: Value, answer: Answer, endings: Endings
) -> None:
    """Begin a small form with its first question answered already: it shows what comes then."""
    talk, revision = await conversations.load(here.tx, person.id)
    run = begin_run(FLOWS[flow], _run_id(here), await _scene(here, person), form)
    run = run.model_copy(update={"beneath": _kept(talk.run)})
    await _go_on(here, person, run, revision, answer, endings)


async def open_run(here: Here, person: Person) -> Run | None:
    """What this person is in the middle of."""
    talk, _ = await conversations.load(here.tx, person.id)
    return talk.run


async def waits_on_keyboard(here: Here, person: Person) -> bool:
    """Whether the open question has a button of Telegram's own: a number, a position."""
    run = await open_run(here, person)
    return run is not None and _has_keyboard(run, await _scene(here, person))


async def press(here: Here, person: Person, run_id: str, pressed: Pressed, endings: Endings) -> Toast:
    """A button of a form: of the run that is open, or an old one that says kindly what is true now."""
    talk, revision = await conversations.load(here.tx, person.id)
    if talk.run is None or talk.run.id != run_id:
        return Toast(OLD_PRESS)
    return await _go_on(here, person, talk.run, revision, pressed, endings)


async def hear(here: Here, person: Person, answer: Answer, endings: Endings) -> bool:
    """Words or things that answer the open form. False: there is none."""
    talk, revision = await conversations.load(here.tx, person.id)
    album = talk.album
    if album is not None and isinstance(answer, Shown) and answer.album == album.id:
        await _more_of_album(here, person, album, answer, endings)
        return True
    if talk.run is None:
        return False
    await _go_on(here, person, talk.run, revision, answer, endings)
    return True


async def correct(here: Here, person: Person, message_id: int, text: str, endings: Endings) -> bool:
    """A message was edited: while its form is open, its answer changes. False: it answered nothing that is open."""
    talk, revision = await conversations.load(here.tx, person.id)
    run = talk.run
    if run is None or run.flow not in FLOWS or not fits(FLOWS[run.flow], run):
        return False
    scene = await _scene(here, person)
    after = revise(FLOWS[run.flow], run, message_id, text, scene)
    if after is None:
        return False
    await _show(here, person, run, after, scene, revision, in_place=False, endings=endings)
    return True


async def cancel(here: Here, person: Person) -> None:
    """`/cancel`: whatever is open is dropped."""
    talk, _ = await conversations.load(here.tx, person.id)
    if talk.run is None:
        await here.say(Send(person.id, Say(NOTHING_TO_CANCEL), f"cancel:{person.id}:{here.occasion}"))
        return
    scene = await _scene(here, person)
    await drop(here, person)
    await _strip(here, person, talk.run, scene)
    keyboard = _has_keyboard(talk.run, scene)
    say = Say(_over(talk.run), drop_keyboard=keyboard)
    await here.say(Send(person.id, say, f"cancel:{person.id}:{here.occasion}"))
    await _go_on_beneath(here, person, talk.run)


async def park(here: Here, person: Person, flow: str, form: Value) -> str:
    """Keep a finished form at its summary while something about it is asked in another message; gives its run's id."""
    _, revision = await conversations.load(here.tx, person.id)
    run = begin_run(FLOWS[flow], _run_id(here), await _scene(here, person), form)
    await _save(here, person, run.model_copy(update={"step": SUMMARY}), revision)
    return run.id


async def show_summary(here: Here, person: Person, flow: str, form: Value) -> None:
    """A form that was finished before, at its summary again."""
    await park(here, person, flow, form)
    run, (_, revision) = await open_run(here, person), await conversations.load(here.tx, person.id)
    if run is not None:
        await _show_new(here, person, run, await _scene(here, person), revision, None)


async def drop(here: Here, person: Person) -> None:
    """Whatever is open is over, without a word."""
    _, revision = await conversations.load(here.tx, person.id)
    await conversations.save(here.tx, here.now, person.id, Conversation(), revision)


async def _go_on(
    here: Here, person: Person, run: Run, revision: int, answer: Answer, endings: Endings
) -> Toast:
    flow, scene = FLOWS.get(run.flow), await _scene(here, person)
    if flow is None or not fits(flow, run):
        await drop(here, person)
        await here.say(Send(person.id, Say(OLD_FORM), f"old:{run.id}:{here.occasion}"))
        return Toast(OLD_FORM)
    after = turn(flow, run, answer, scene)
    in_place = isinstance(answer, Pressed) or after.in_place
    await _show(here, person, run, after, scene, revision, in_place=in_place, endings=endings)
    if after.finished is not None and isinstance(answer, Shown) and answer.album is not None:
        await _remember_album(here, person, Album(id=answer.album, flow=run.flow, start=run.start))
    return Toast(after.toast)


async def _remember_album(here: Here, person: Person, album: Album) -> None:
    """Its first picture has ended a form of one question; those that follow belong to the same answer."""
    talk, revision = await conversations.load(here.tx, person.id)
    kept = talk.model_copy(update={"album": album})
    await conversations.save(here.tx, here.now, person.id, kept, revision)


async def _more_of_album(here: Here, person: Person, album: Album, shown: Shown, endings: Endings) -> None:
    flow, scene = FLOWS[album.flow], await _scene(here, person)
    took = flow.steps[0].take(shown, flow.form.model_validate(album.start), scene)
    if isinstance(took, Accepted):
        await endings.finish[album.flow](here, person, took.form, MORE)


async def _show(
    here: Here,
    person: Person,
    before: Run,
    after: Turn[Any],
    scene: Scene,
    revision: int,
    *,
    in_place: bool,
    endings: Endings,
) -> None:
    """Bring the chat to what a turn led to: in place after a press, as a new message after words."""
    if after.ring:
        await endings.ring(here, person)
    if after.run is None:
        await _end(here, person, before, after, scene, revision, endings)
        return
    if after.saved is not None and before.flow in endings.saved:
        await endings.saved[before.flow](here, person, after.saved, "saved")
    if after.quiet:
        await _save(here, person, after.run, revision)
        return
    say = view(FLOWS[before.flow], after.run, scene, after.note)
    if in_place and say.ask is None and not _has_keyboard(before, scene):
        await _save(here, person, after.run, revision)
        await here.say(Edit(_occasion(after.run), say))
        return
    if say.ask is None or not _has_keyboard(before, scene):
        await _strip(here, person, before, scene)
    await _show_new(here, person, after.run, scene, revision, after.note)


async def _show_new(
    here: Here, person: Person, run: Run, scene: Scene, revision: int, note: Text | None
) -> None:
    """The screen as a new message at the end of the chat."""
    run = run.model_copy(update={"screen": run.screen + 1})
    await _save(here, person, run, revision)
    await here.say(Send(person.id, view(FLOWS[run.flow], run, scene, note), _occasion(run)))


async def _end(
    here: Here, person: Person, before: Run, after: Turn[Any], scene: Scene, revision: int, endings: Endings
) -> None:
    await drop(here, person)
    if after.dropped:
        await _replace(here, person, before, scene, Say(_over(before)))
        if before.mode is Mode.RESUME and before.then is not None:
            await begin(here, person, before.then, fresh=True)
        else:
            await _go_on_beneath(here, person, before)
        return
    if after.backed:
        await _strip(here, person, before, scene)
        if before.beneath is None:
            await endings.back(here, person, before.flow, FLOWS[before.flow].read(before))
        await _go_on_beneath(here, person, before)
        return
    if after.finished is not None and before.step == SUMMARY:
        await here.say(Edit(_occasion(before), sent(FLOWS[before.flow], before, scene)))
    else:
        await _strip(here, person, before, scene)
    if after.left is not None:
        await endings.left[after.left](here, person, before.flow)
    elif after.finished is not None:
        form, way = after.finished
        await endings.finish[before.flow](here, person, form, way)
    await _go_on_beneath(here, person, before)


async def _go_on_beneath(here: Here, person: Person, over: Run) -> None:
    """The half-written form that waited comes back, unless what was over has led into another one."""
    talk, revision = await conversations.load(here.tx, person.id)
    if over.beneath is not None and talk.run is None:
        await _show_new(here, person, over.beneath, await _scene(here, person), revision, GOES_ON)


async def _replace(here: Here, person: Person, run: Run, scene: Scene, say: Say) -> None:
    if _has_keyboard(run, scene):
        say = Say(say.text, drop_keyboard=True)
        await here.say(Send(person.id, say, f"{_occasion(run)}:end"))
    else:
        await here.say(Edit(_occasion(run), say))


async def _strip(here: Here, person: Person, run: Run, scene: Scene) -> None:
    """The newest screen of a run loses its buttons, for another message goes on from here."""
    flow = FLOWS.get(run.flow)
    if flow is None or not fits(flow, run):
        return
    if _has_keyboard(run, scene):
        await here.say(Send(person.id, Say(ALL_RIGHT, drop_keyboard=True), f"{_occasion(run)}:keyboard"))
        return
    await here.say(Edit(_occasion(run), answered(flow, run, scene)))


def _over(run: Run) -> Text:
    flow = FLOWS.get(run.flow)
    return SAVED_STAYS if flow is not None and flow.saves_each else DROPPED


def _has_keyboard(run: Run, scene: Scene) -> bool:
    flow = FLOWS.get(run.flow)
    return flow is not None and fits(flow, run) and view(flow, run, scene).ask is not None


def _kept(run: Run | None) -> Run | None:
    """The form that is not to be lost when another begins: one in which something was answered, or one beneath."""
    if run is None or _is_worth_keeping(run):
        return run
    return run.beneath


def _is_worth_keeping(run: Run) -> bool:
    """An untouched form, or one of an older program, is simply left."""
    flow = FLOWS.get(run.flow)
    if flow is None or flow.saves_each or not fits(flow, run):
        return False
    return bool(run.back) or run.step == SUMMARY


async def _scene(here: Here, person: Person) -> Scene:
    helped = await requests.times_helped(here.tx, person.id)
    return here.scene(person, known=helped > 0)


async def _save(here: Here, person: Person, run: Run, revision: int) -> None:
    await conversations.save(here.tx, here.now, person.id, Conversation(run=run), revision)


def _occasion(run: Run) -> str:
    return f"form:{run.id}:{run.screen}"


def _run_id(here: Here) -> str:
    """Short, and the same when the same update is handled again."""
    return hashlib.sha256(f"run:{here.occasion}".encode()).hexdigest()[:8]
