"""Going on, back and out: from one screen of a form to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic

from bot.flows.flow import Flow
from bot.flows.run import SUMMARY, Mode, Run
from bot.flows.scene import Scene
from bot.flows.steps import Accepted, Again, F, GoTo, Leave, Stays, Took, Which
from bot.text import N_, Text

NOTHING_BEFORE = N_("This is the first question.")
NOT_SKIPPED = N_("I need an answer here before we can go on.")


@dataclass(frozen=True, slots=True)
class Turn(Generic[F]):
    """What one answer led to.

    `run` None: the form is over. `note` stands above the question. `finished` is the form and the way it ended;
    `saved` a form to store at once; `left` another way out, by name; `dropped`: cancelled by the person;
    `backed`: they went back from a form of one question to where they came from.
    `quiet`: nothing on the screen changes. `in_place`: it changes where it stands, though nothing was pressed.
    `ring`: a coordinator is asked to ring, and the form goes on.
    """

    run: Run | None
    note: Text | None = None
    toast: Text | None = None
    finished: tuple[F, str] | None = None
    saved: F | None = None
    left: str | None = None
    dropped: bool = False
    backed: bool = False
    quiet: bool = False
    in_place: bool = False
    ring: bool = False


def begin(flow: Flow[F], run_id: str, scene: Scene, form: F | None = None) -> Run:
    """A new run at its first question; at the summary if every change is saved at once (a profile)."""
    start = form if form is not None else flow.form()
    walk = flow.walk(start)
    return Run(
        id=run_id,
        flow=flow.name,
        version=flow.version,
        step=SUMMARY if flow.saves_each or not walk else walk[0].name,
        form=dumped(start),
        start=dumped(start),
        changed_at=scene.now,
    )


def begin_again(flow: Flow[F], run: Run, scene: Scene) -> Run:
    """The same form from its beginning, with what it was given then."""
    fresh = begin(flow, run.id, scene, flow.form.model_validate(run.start))
    return fresh.but(screen=run.screen, calm=run.calm, beneath=run.beneath)


def went_on(flow: Flow[F], run: Run, took: Took[F]) -> Turn[F]:
    """Where an answer leads."""
    match took:
        case Accepted(form):
            return _onward(flow, run.but(form=dumped(form)), form)
        case Stays(form):
            return Turn(run.asking().but(form=dumped(form), page=run.page))
        case GoTo(step):
            return Turn(run.asking().but(step=step, back=(*run.back, run.step)))
        case Again(note):
            return Turn(run.asking().but(page=run.page), note=note)
        case Which(note, options):
            values = tuple(option.value for option in options)
            return Turn(run.but(mode=Mode.WHICH, options=values, page=0), note=note)
        case Leave(way):
            return Turn(None, left=way)


def change(run: Run, step: str) -> Turn[F]:
    """Out of the summary, to change one answer."""
    return Turn(run.asking().but(step=step, back=(*run.back, SUMMARY), before=run.form))


def finish(flow: Flow[F], run: Run, way: str, scene: Scene) -> Turn[F]:
    """The end of a form, unless something must be asked again."""
    form = flow.read(run)
    missing = flow.missing(form, scene)
    if missing is None:
        return Turn(None, finished=(form, way))
    step, why = missing
    return replace(change(run, step), note=why)


def skip(flow: Flow[F], run: Run) -> Turn[F]:
    """Past a question that needs no answer."""
    if run.step == SUMMARY or not flow.step(run.step).optional:
        return Turn(run, note=NOT_SKIPPED)
    return _onward(flow, run, flow.read(run))


def back(flow: Flow[F], run: Run) -> Turn[F]:
    """One screen back: out of a list of meanings or of changes, out of a change, or to the question before.

    Before the only question of a form lies what one came from.
    """
    if run.mode in {Mode.WHICH, Mode.CHANGE}:
        return Turn(run.asking())
    if not run.back and flow.summary is None and len(flow.walk(flow.read(run))) == 1:
        return Turn(None, backed=True)
    if not run.back:
        return Turn(run, note=NOTHING_BEFORE)
    *rest, step = run.back
    undone = run if run.before is None or step != SUMMARY else run.but(form=run.before)
    before = None if step == SUMMARY else run.before
    return Turn(undone.asking().but(step=step, back=tuple(rest), before=before))


def cancel(flow: Flow[F], run: Run) -> Turn[F]:
    """Out of the form; in a profile, where all is saved already, only out of the change."""
    if flow.saves_each and run.revising:
        undone = run if run.before is None else run.but(form=run.before)
        return Turn(undone.asking().but(step=SUMMARY, back=(), before=None))
    return Turn(None, dropped=True)


def dumped(form: F) -> dict[str, object]:
    return form.model_dump(mode="json")


def _onward(flow: Flow[F], run: Run, form: F) -> Turn[F]:
    if run.revising:
        if (belongs := flow.step(run.step).then(form)) is not None:
            return Turn(run.asking().but(step=belongs, back=(*run.back, run.step)))
        changed = run.asking().but(step=SUMMARY, back=run.back[: run.back.index(SUMMARY)], before=None)
        return Turn(changed.but(start=run.form), saved=form) if flow.saves_each else Turn(changed)
    after = _next(flow, run.step, form)
    if after is None:
        return Turn(None, finished=(form, "done"))
    passed = () if flow.step(run.step).aside else (run.step,)
    return Turn(run.asking().but(step=after, back=(*run.back, *passed)))


def _next(flow: Flow[F], step: str, form: F) -> str | None:
    """The step after this one; the summary when all is asked; None when the form has no summary and is over."""
    names = [step.name for step in flow.steps]
    later = names[names.index(step) + 1 :]
    left = (step.name for step in flow.walk(form) if step.name in later)
    return next(left, SUMMARY if flow.summary else None)
