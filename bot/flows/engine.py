"""The one engine that leads a person through any form. Pure: a run, an answer and a scene give the next turn."""

from __future__ import annotations

from dataclasses import replace

from bot.flows.answers import Answer, Pressed, Shown, Typed
from bot.flows.flow import Flow
from bot.flows.holding import alarm, hold, joined
from bot.flows.moves import Turn, back, begin, begin_again, cancel, change, dumped, finish, skip, went_on
from bot.flows.naming import named, way
from bot.flows.run import SUMMARY, Heard, Mode, Run
from bot.flows.scene import Scene
from bot.flows.steps import PRESS_ONE, Accepted, Again, F, Leave, Took, Which
from bot.flows.understanding import Word, word
from bot.text import N_

__all__ = ["Turn", "ask_to_resume", "begin", "fits", "revise", "turn"]

PRESSED_OLD = N_("You have answered this already. The newest message goes on from here.")
HOW = N_("Press a button, or write your answer. [Back] and [Cancel] always work.")
FITS_NOT = N_("I cannot use that here.")
CHANGED = N_("Changed.")
NOT_CHANGED = N_("I cannot use that change. What you wrote first still counts.")


def turn(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Turn[F]:
    """Read one answer. Never raises for anything a person can send, and never leaves them without a screen."""
    is_late, run = run.is_stale(scene.now), run.but(changed_at=scene.now)
    match answer:
        case Pressed():
            return _pressed(flow, run, answer, scene)
        case Typed(text) if run.is_between and (value := named(flow, run, text, scene)):
            return _between(flow, run, value, scene)
    if (found := alarm(run, answer, scene)) is not None:
        return Turn(hold(run, answer, scene).but(mode=Mode.DANGER, alarm=found.value))
    match answer:
        case Typed(text) if way(flow, run, text, scene) == "cancel":
            return cancel(flow, run)
        case Typed() | Shown() if run.is_between:
            return _waits(run, answer, scene)
        case Typed() | Shown() if is_late:
            return Turn(hold(run, answer, scene).but(mode=Mode.RESUME))
        case Typed():
            return _typed(flow, run, answer, scene)
    return _sent(flow, run, answer, scene)


def revise(flow: Flow[F], run: Run, message_id: int, text: str, scene: Scene) -> Turn[F] | None:
    """An edited message changes its answer while the form is open; None: that message answered nothing here."""
    run, typed = run.but(changed_at=scene.now), Typed(text, message_id)
    waits = any(isinstance(held, Typed) and held.message_id == message_id for held in run.held)
    if not waits and message_id not in run.heard:
        return None
    held = tuple(typed if isinstance(h, Typed) and h.message_id == message_id else h for h in run.held)
    if (found := alarm(run, typed, scene)) is not None:
        held = held if waits else (*held, typed)
        return Turn(run.but(mode=Mode.DANGER, alarm=found.value, held=held))
    if waits:
        return Turn(run.but(held=held), note=CHANGED)
    step = run.heard[message_id].step
    if step == run.step != SUMMARY and run.mode in {Mode.ASK, Mode.WHICH}:
        return _typed(flow, run, typed, scene)
    return _reworded(flow, run, typed, run.heard[message_id], scene)


def fits(flow: Flow[F], run: Run) -> bool:
    """Whether this program can go on with a run that may be older than itself."""
    if run.version != flow.version:
        return False
    try:
        flow.read(run)
        return run.step == SUMMARY or flow.step(run.step) is not None
    except (KeyError, ValueError):
        return False


def ask_to_resume(run: Run) -> Run:
    """The same run, asking first whether to go on."""
    return run.but(mode=Mode.RESUME)


# ---- presses


def _pressed(flow: Flow[F], run: Run, press: Pressed, scene: Scene) -> Turn[F]:
    if press.step != run.screen_name:
        return Turn(run, toast=PRESSED_OLD, quiet=True)
    after = _press(flow, run, press.value, scene)
    # Pressed twice, the same note would stand there already: a toast is new each time.
    return replace(after, toast=after.toast or after.note)


def _press(flow: Flow[F], run: Run, value: str, scene: Scene) -> Turn[F]:
    """A button on the screen that is shown."""
    if run.is_between:
        return _between(flow, run, value, scene)
    match value:
        case "cancel":
            return cancel(flow, run)
        case "back":
            return back(flow, run)
        case "skip":
            return skip(flow, run)
        case "more":
            return Turn(run.but(page=run.page + 1))
    if run.step == SUMMARY:
        return _at_summary(flow, run, value, scene)
    return went_on(flow, run, _take(flow, run, Pressed(run.step, value), scene))


def _at_summary(flow: Flow[F], run: Run, value: str, scene: Scene) -> Turn[F]:
    form = flow.read(run)
    changes = flow.changes(form, scene)
    reachable = changes if run.mode is Mode.CHANGE else dict(flow.direct(form, scene))
    if value in reachable:
        return change(run, value)
    if run.mode is Mode.ASK and value == "change" and changes:
        return Turn(run.but(mode=Mode.CHANGE, page=0))
    if run.mode is Mode.ASK and value in {choice.value for choice in flow.final(form, scene)}:
        return finish(flow, run, value, scene)
    return Turn(run, toast=PRESSED_OLD, quiet=True)


def _between(flow: Flow[F], run: Run, value: str, scene: Scene) -> Turn[F]:
    """The screens in between: the safety card, and coming back after a while."""
    match run.mode, value:
        case (_, "cancel") | (Mode.RESUME, "drop"):
            return Turn(None, dropped=True)
        case Mode.RESUME, "again":
            return Turn(begin_again(flow, run, scene))
        case (_, "go") | (Mode.DANGER, "ring"):
            calm = run.calm or run.mode is Mode.DANGER
            onward = run.asking().but(alarm=None, calm=calm, held=(), then=None)
            free = run.mode is Mode.RESUME or _takes_free_words(flow, run)
            held = tuple(answer for answer in joined(run) if free or isinstance(answer, Shown))
            return replace(_released(flow, onward, held, scene), ring=value == "ring")
    return Turn(run, toast=PRESSED_OLD, quiet=True)


# ---- words and things


def _typed(flow: Flow[F], run: Run, typed: Typed, scene: Scene) -> Turn[F]:
    control = way(flow, run, typed.text, scene)
    if control == "help":
        return Turn(run, note=HOW)
    if control is not None:
        return _press(flow, run, control, scene)
    if run.step == SUMMARY:
        return _typed_at_summary(flow, run, typed, scene)
    took = _take(flow, run, typed, scene)
    return went_on(flow, run.having_heard(typed) if isinstance(took, Accepted | Which) else run, took)


def _typed_at_summary(flow: Flow[F], run: Run, typed: Typed, scene: Scene) -> Turn[F]:
    """Its buttons by name; yes is the first way to send it, no the second one or a wish to change something."""
    value = named(flow, run, typed.text, scene)
    if value is not None:
        return _press(flow, run, value, scene)
    if run.mode is Mode.CHANGE:
        return Turn(run, note=PRESS_ONE)
    form, meant = flow.read(run), word(typed.text, scene.language)
    finals = flow.final(form, scene)
    if meant is Word.YES and finals:
        return finish(flow, run, finals[0].value, scene)
    if meant is Word.NO and finals:
        return _press(flow, run, finals[1].value if len(finals) == 2 else "change", scene)
    if meant in {Word.HELLO, Word.THANKS, Word.DONE}:
        return Turn(run, note=HOW)
    after = _loosely(flow, run, typed, scene)
    return after if after.note or after.run is None else replace(after, run=after.run.having_heard(typed))


def _sent(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Turn[F]:
    """Anything but presses and words."""
    if run.is_between:
        return Turn(run, note=FITS_NOT)
    if isinstance(answer, Shown) and answer.album is not None and answer.album == run.album:
        return _more_of_album(flow, run, answer, scene)
    if run.step == SUMMARY:
        return _loosely(flow, run, answer, scene)
    took = _take(flow, run, answer, scene)
    if isinstance(answer, Shown) and isinstance(took, Accepted):
        run = run.but(album=answer.album, album_step=run.step)
    return went_on(flow, run, took)


def _more_of_album(flow: Flow[F], run: Run, shown: Shown, scene: Scene) -> Turn[F]:
    """A further picture of the album that answered already: added without another message, it is one answer."""
    if run.album_step == SUMMARY or run.album_step is None:
        return replace(_loosely(flow, run, shown, scene), in_place=True)
    took = flow.step(run.album_step).take(shown, flow.read(run), scene)
    match took:
        case Accepted(form):
            at_summary = run.step == SUMMARY
            return Turn(run.but(form=dumped(form)), quiet=not at_summary, in_place=at_summary)
        case Again(note):
            return Turn(run, note=note, in_place=True)
    return Turn(run, quiet=True)


def _loosely(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Turn[F]:
    """Sent while the summary is shown."""
    found = flow.loose(flow.read(run), answer, scene)
    if found is None:
        return Turn(run, note=PRESS_ONE if isinstance(answer, Typed) else FITS_NOT)
    if isinstance(found, Again):
        return Turn(run, note=found.note)
    album = answer.album if isinstance(answer, Shown) else None
    return Turn(run.asking().but(form=dumped(found), album=album, album_step=SUMMARY))


def _take(flow: Flow[F], run: Run, answer: Answer, scene: Scene) -> Took[F]:
    """What the question makes of an answer; typed words that name a button are a press on it."""
    step, form = flow.step(run.step), flow.read(run)
    value = answer.value if isinstance(answer, Pressed) else None
    if isinstance(answer, Typed):
        value = named(flow, run, answer.text, scene)
    if run.mode is Mode.WHICH:
        if value in run.options:
            return step.settle(value, form, scene)
        return _take(flow, run.asking(), answer, scene)
    return step.take(answer if value is None else Pressed(run.step, value), form, scene)


def _reworded(flow: Flow[F], run: Run, typed: Typed, heard: Heard, scene: Scene) -> Turn[F]:
    """An earlier answer is changed; the question that is asked now stays."""

    def took(form: dict[str, object]) -> Took[F]:
        at = run.asking().but(step=heard.step, form=form)
        replaced = flow.reword(flow.read(at), heard.text, typed.text)
        if replaced is not None:
            return Accepted(replaced)
        return Again(NOT_CHANGED) if heard.step == SUMMARY else _take(flow, at, typed, scene)

    match took(run.form):
        case Accepted(form):
            earlier = took(run.before) if run.before is not None else None
            before = dumped(earlier.form) if isinstance(earlier, Accepted) else run.before
            noted = run.but(step=heard.step).having_heard(typed).heard
            return _changed(flow, run.but(form=dumped(form), before=before, heard=noted))
        case Leave(way):
            return Turn(None, left=way)
    return Turn(run, note=NOT_CHANGED)


def _changed(flow: Flow[F], run: Run) -> Turn[F]:
    if not flow.saves_each:
        return Turn(run, note=CHANGED)
    start = run.before or run.form
    return Turn(run.but(start=start), note=CHANGED, saved=flow.form.model_validate(start))


# ---- what waited while something in between was asked


def _waits(run: Run, answer: Typed | Shown, scene: Scene) -> Turn[F]:
    """Something was sent instead of an answer to the question in between, which is asked again."""
    meant = word(answer.text, scene.language) if isinstance(answer, Typed) else None
    album = answer.album if isinstance(answer, Shown) else None
    seen = album is not None and album in {held.album for held in run.held if isinstance(held, Shown)}
    return Turn(hold(run, answer, scene), note=HOW if meant is Word.HELP else None, quiet=seen)


def _takes_free_words(flow: Flow[F], run: Run) -> bool:
    """Alarming words may tell what is needed; they are no street, no name and no hour."""
    return run.step == SUMMARY or flow.step(run.step).takes_free_words()


def _released(flow: Flow[F], onward: Run, held: tuple[Typed | Shown, ...], scene: Scene) -> Turn[F]:
    """What was held is an answer now."""
    after: Turn[F] = Turn(onward)
    for answer in held:
        if after.run is None:
            break
        saved = after.saved
        after = _late_answer(flow, after.run, answer, scene)
        after = replace(after, saved=after.saved or saved)
    return replace(after, quiet=False, in_place=False)


def _late_answer(flow: Flow[F], run: Run, answer: Typed | Shown, scene: Scene) -> Turn[F]:
    match answer:
        case Typed(text, int(message_id)) if message_id in run.heard:
            return revise(flow, run, message_id, text, scene) or Turn(run)
    return turn(flow, run, answer, scene)
