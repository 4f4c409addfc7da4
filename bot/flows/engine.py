"""The one engine that leads a person through any form. Pure: a run, an answer and a scene give the next turn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic

from bot.flows.answers import Answer, Placed, Pressed, Shared, Shown, Typed
from bot.flows.flow import Flow
from bot.flows.run import SUMMARY, Mode, Run
from bot.flows.scene import Scene
from bot.flows.steps import Accepted, Again, F, GoTo, Leave, Stays, Took, Which
from bot.flows.understanding import Danger, Word, danger, word
from bot.text import N_, Text

PRESSED_OLD = N_("You have answered this already. The newest message goes on from here.")
HOW = N_("Press a button, or write your answer. [Back] and [Cancel] always work.")
FITS_NOT = N_("I cannot use that here.")
NOTHING_BEFORE = N_("This is the first question.")
NOT_SKIPPED = N_("I need an answer here before we can go on.")
CHANGED = N_("Changed.")


@dataclass(frozen=True, slots=True)
class Turn(Generic[F]):
    """What one answer led to.

    `run` None: the form is over. `note` stands above the question. `finished` is the form and the way it ended;
    `saved` a form to store at once; `left` another way out, by name; `dropped`: cancelled by the person.
    `alarm`: danger words were found, the safety card comes first. `quiet`: nothing on the screen changes.
    `ring`: a coordinator is asked to ring, and the form goes on.
    """

    run: Run | None
    note: Text | None = None
    toast: Text | None = None
    finished: tuple[F, str] | None = None
    saved: F | None = None
    left: str | None = None
    dropped: bool = False
    alarm: Danger | None = None
    quiet: bool = False
    ring: bool = False


def begin(flow: Flow[F], run_id: str, scene: Scene, form: F | None = None) -> Run:
    """A new run at its first question that is not answered yet, or at the summary if the form is whole already."""
    start = form if form is not None else flow.form()
    walk = flow.walk(start)
    at = SUMMARY if flow.saves_each or not walk else walk[0].name
    return Run(
        id=run_id,
        flow=flow.name,
        version=flow.version,
        step=at,
        form=start.model_dump(mode="json"),
        changed_at=scene.now,
    )


def turn(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Turn[F]:
    """Read one answer. Never raises for anything a person can send, and never leaves them without a screen."""
    run = run.model_copy(update={"changed_at": scene.now})
    if isinstance(answer, Pressed):
        return _pressed(flow, run, answer, scene)
    found = _alarm(run, answer, scene)
    if found is not None:
        held = answer.text if isinstance(answer, Typed) else None
        return Turn(_with(run, mode=Mode.DANGER, alarm=found.value, held=held), alarm=found)
    if isinstance(answer, Typed):
        return _typed(flow, run, answer, scene)
    return _sent(flow, run, answer, scene)


def revise(flow: Flow[F], run: Run, message_id: int, text: str, scene: Scene) -> Turn[F] | None:
    """An edited message changes its answer while the form is open; None: that message answered nothing here."""
    name = run.heard.get(message_id)
    if name is None:
        return None
    if (found := danger(text, scene.language)) is not None and not run.calm:
        return Turn(_with(run, mode=Mode.DANGER, alarm=found.value, held=None), alarm=found)
    took = flow.step(name).take(Typed(text, message_id), form_of(flow, run), scene)
    match took:
        case Accepted(form) | Stays(form):
            return Turn(_with(run, form=_dump(form)), note=CHANGED)
        case Again(note) | Which(note, _):
            return Turn(run, note=note)
        case GoTo():
            return Turn(run, note=HOW)
        case Leave(way):
            return Turn(None, left=way)


def form_of(flow: Flow[F], run: Run) -> F:
    """The form as it stands. Raises pydantic's ValidationError for another version's form."""
    return flow.form.model_validate(run.form)


def fits(flow: Flow[F], run: Run) -> bool:
    """Whether this program can go on with a run that may be older than itself."""
    if run.version != flow.version:
        return False
    try:
        form_of(flow, run)
        return run.step == SUMMARY or flow.step(run.step) is not None
    except (KeyError, ValueError):
        return False


def _alarm(run: Run, answer: Answer, scene: Scene) -> Danger | None:
    if run.calm:
        return None
    match answer:
        case Typed(text):
            return danger(text, scene.language)
        case Shown(caption=caption) if caption:
            return danger(caption, scene.language)
    return None


# ---- presses


def _pressed(flow: Flow[F], run: Run, press: Pressed, scene: Scene) -> Turn[F]:
    if press.step != screen_name(run):
        return Turn(run, toast=PRESSED_OLD, quiet=True)
    match run.mode:
        case Mode.DANGER | Mode.RESUME:
            return _between(flow, run, press.value, scene)
        case Mode.CHANGE:
            return _to_change(flow, run, press.value)
        case Mode.WHICH if press.value in run.options:
            return _took(
                flow, _ask(run), flow.step(run.step).settle(press.value, form_of(flow, run), scene), scene
            )
    return _control(flow, run, press, scene)


def _control(flow: Flow[F], run: Run, press: Pressed, scene: Scene) -> Turn[F]:
    match press.value:
        case "cancel":
            return Turn(None, dropped=True)
        case "back":
            return back(flow, run)
        case "skip":
            return _skip(flow, run, scene)
        case "more":
            return Turn(_with(run, page=run.page + 1))
        case "less":
            return Turn(_with(run, page=max(run.page - 1, 0)))
    if run.step == SUMMARY:
        return _at_summary(flow, run, press.value, scene)
    return _took(flow, run, _take(flow, run, press, scene), scene)


def _at_summary(flow: Flow[F], run: Run, value: str, scene: Scene) -> Turn[F]:
    form = form_of(flow, run)
    if value == "change":
        return Turn(_with(run, mode=Mode.CHANGE))
    if value in {choice.value for choice in flow.final(form, scene)}:
        return Turn(None, finished=(form, value))
    reachable = {name for name, _ in flow.direct(form, scene)} | set(flow.changes(form, scene))
    if value in reachable:
        return Turn(_with(run, step=value, mode=Mode.ASK, revising=True, page=0))
    return Turn(run, toast=PRESSED_OLD, quiet=True)


def _to_change(flow: Flow[F], run: Run, value: str) -> Turn[F]:
    if value == "cancel":
        return Turn(None, dropped=True)
    known = {step.name for step in flow.steps}
    if value in known:
        return Turn(_with(run, step=value, mode=Mode.ASK, revising=True, page=0))
    return Turn(_ask(run))


def _between(flow: Flow[F], run: Run, value: str, scene: Scene) -> Turn[F]:
    """The screens in between: the safety card, and coming back after a while."""
    if value in {"drop", "cancel"}:
        return Turn(None, dropped=True)
    if value == "again":
        return Turn(begin(flow, run.id, scene).model_copy(update={"screen": run.screen}))
    calm = run.calm or run.mode is Mode.DANGER
    onward = _with(run, mode=Mode.ASK, held=None, alarm=None, calm=calm)
    after = Turn[F](onward) if run.held is None else turn(flow, onward, Typed(run.held), scene)
    return replace(after, ring=value == "ring")


# ---- words and things


def _typed(flow: Flow[F], run: Run, typed: Typed, scene: Scene) -> Turn[F]:
    meant = word(typed.text, scene.language)
    if run.mode in {Mode.DANGER, Mode.RESUME}:
        return _typed_between(flow, run, meant, typed, scene)
    match meant:
        case Word.CANCEL | Word.STOP:
            return Turn(None, dropped=True)
        case Word.BACK:
            return back(flow, run)
        case Word.HELP:
            return Turn(_ask(run), note=HOW)
        case Word.SKIP if run.step != SUMMARY and flow.step(run.step).optional:
            return _skip(flow, run, scene)
    if run.step == SUMMARY:
        return _typed_at_summary(flow, run, typed, meant, scene)
    took = _take(flow, run, typed, scene)
    if typed.message_id is not None and not isinstance(took, Again):
        run = _with(run, heard={**run.heard, typed.message_id: run.step})
    return _took(flow, _ask(run), took, scene)


def _typed_between(flow: Flow[F], run: Run, meant: Word | None, typed: Typed, scene: Scene) -> Turn[F]:
    match meant:
        case Word.CANCEL | Word.STOP:
            return Turn(None, dropped=True)
        case Word.YES if run.mode is Mode.RESUME:
            return _between(flow, run, "go", scene)
        case Word.NO if run.mode is Mode.RESUME:
            return Turn(None, dropped=True)
    held = f"{run.held}\n{typed.text}" if run.held else typed.text
    return Turn(_with(run, held=held), alarm=Danger(run.alarm) if run.alarm else None)


def _typed_at_summary(flow: Flow[F], run: Run, typed: Typed, meant: Word | None, scene: Scene) -> Turn[F]:
    form = form_of(flow, run)
    finals = flow.final(form, scene)
    if meant is Word.YES and len(finals) >= 1:
        return Turn(None, finished=(form, finals[0].value))
    if meant is Word.NO:
        return Turn(_with(run, mode=Mode.CHANGE))
    return _loosely(flow, run, typed, scene)


def _sent(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Turn[F]:
    if isinstance(answer, Shown) and answer.album is not None and answer.album == run.album:
        return _more_of_album(flow, run, answer, scene)
    if run.mode in {Mode.DANGER, Mode.RESUME}:
        return Turn(run, note=FITS_NOT, alarm=Danger(run.alarm) if run.alarm else None)
    if run.step == SUMMARY:
        return _loosely(flow, run, answer, scene)
    took = _take(flow, run, answer, scene)
    if isinstance(answer, Shown) and isinstance(took, Accepted):
        run = _with(run, album=answer.album, album_step=run.step)
    return _took(flow, _ask(run), took, scene)


def _more_of_album(flow: Flow[F], run: Run, shown: Shown, scene: Scene) -> Turn[F]:
    """A further picture of the album that answered already: added in silence, it is one answer."""
    took = flow.step(run.album_step or run.step).take(shown, form_of(flow, run), scene)
    if isinstance(took, Accepted):
        return Turn(_with(run, form=_dump(took.form)), quiet=run.step != SUMMARY)
    return Turn(run, quiet=True)


def _loosely(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Turn[F]:
    form = flow.loose(form_of(flow, run), answer, scene)
    if form is None:
        return Turn(_ask(run), note=FITS_NOT if isinstance(answer, Typed | Shown | Placed | Shared) else HOW)
    return Turn(_with(_ask(run), form=_dump(form)))


# ---- going on


def _take(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Took[F]:
    return flow.step(run.step).take(answer, form_of(flow, run), scene)


def _took(flow: Flow[F], run: Run, took: Took[F], scene: Scene) -> Turn[F]:
    match took:
        case Accepted(form):
            return _onward(flow, _with(_ask(run), form=_dump(form)), form)
        case Stays(form):
            return Turn(_with(_ask(run), form=_dump(form), page=run.page))
        case GoTo(step):
            return Turn(_with(_ask(run), step=step, back=(*run.back, run.step), page=0))
        case Again(note):
            return Turn(run, note=note)
        case Which(note, options):
            asked = _with(run, mode=Mode.WHICH, options=tuple(option.value for option in options))
            return Turn(asked, note=note)
        case Leave(way):
            return Turn(None, left=way)


def _onward(flow: Flow[F], run: Run, form: F) -> Turn[F]:
    after = _next(flow, run, form)
    if after is not None:
        step = run.step if not run.revising else SUMMARY
        back_to = (*run.back, step) if not run.revising else run.back
        return Turn(
            _with(run, step=after, back=back_to, revising=False, page=0), saved=_saved(flow, run, form)
        )
    return Turn(None, finished=(form, "done"))


def _next(flow: Flow[F], run: Run, form: F) -> str | None:
    """The step after this one; the summary when all is asked; None when the form has no summary and is over."""
    if not run.revising:
        names = [step.name for step in flow.steps]
        later = names[names.index(run.step) + 1 :]
        for step in flow.walk(form):
            if step.name in later:
                return step.name
    return SUMMARY if flow.summary else None


def _saved(flow: Flow[F], run: Run, form: F) -> F | None:
    return form if flow.saves_each and run.revising else None


def _skip(flow: Flow[F], run: Run, scene: Scene) -> Turn[F]:
    if run.step == SUMMARY or not flow.step(run.step).optional:
        return Turn(run, note=NOT_SKIPPED)
    return _onward(flow, _ask(run), form_of(flow, run))


def back(flow: Flow[F], run: Run) -> Turn[F]:
    """One screen back: out of a list of meanings, out of a change, or to the question before."""
    if run.mode in {Mode.WHICH, Mode.CHANGE}:
        return Turn(_ask(run))
    if run.revising:
        return Turn(_with(run, step=SUMMARY, revising=False, page=0))
    if not run.back:
        return Turn(run, note=NOTHING_BEFORE)
    return Turn(_with(run, step=run.back[-1], back=run.back[:-1], page=0))


def ask_to_resume(run: Run, held: str | None) -> Run:
    """The same run, asking first whether to go on; `held` is what was written meanwhile."""
    return _with(run, mode=Mode.RESUME, held=held)


def _ask(run: Run) -> Run:
    return _with(run, mode=Mode.ASK, options=())


def _with(run: Run, **changes: object) -> Run:
    return run.model_copy(update=changes)


def _dump(form: F) -> dict[str, object]:
    return form.model_dump(mode="json")


def screen_name(run: Run) -> str:
    """What stands in a button's data, so that a press on another screen of the same run is known as old."""
    return run.step if run.mode is Mode.ASK else f"{run.step}.{run.mode.value}"
