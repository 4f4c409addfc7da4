"""How a form looks: one question, its answers as buttons, and always a way back and out."""

from __future__ import annotations

from bot import labels
from bot.flows.flow import Flow
from bot.flows.run import SUMMARY, Mode, Run
from bot.flows.safety import GO_ON as NO_EMERGENCY
from bot.flows.safety import RING_ME, card
from bot.flows.scene import Scene
from bot.flows.steps import Choice, F, Many, Step
from bot.flows.understanding import Danger
from bot.say import Ask, Button, Row, Say
from bot.text import BLANK, N_, PN_, Lines, Text, lines

NUMBERED = N_("<b>{step} of {steps}</b> · {question}")
TICKED = "✓"
A_PAGE = 6
SIDE_BY_SIDE = 14
"""Labels up to this length may share a row with one more."""

BACK = labels.BACK
CANCEL = labels.CANCEL
SKIP = PN_("button", "Skip")
DONE = labels.DONE
MORE = PN_("button", "More …")
FIRST_ONES = PN_("button", "← First ones")
CHANGE = PN_("button", "Change something")
GO_ON = PN_("button", "Go on")
START_AGAIN = PN_("button", "Start again")
DROP_IT = labels.DROP_IT
WHAT_TO_CHANGE = N_("What do you want to change?")
COME_BACK = N_("{begun} Do you want to go on, or start again?")
SHARE_CONTACT = labels.SHARE_NUMBER
SHARE_PLACE = PN_("button", "Share my position")


def view(flow: Flow[F], run: Run, scene: Scene, note: Text | None = None) -> Say:
    """The screen that a run shows now; `note` stands above the question, but never above the safety card."""
    match run.mode:
        case Mode.DANGER:
            return card(Danger(run.alarm or Danger.DANGER), scene.town, _data(run, "ring"), _data(run, "go"))
        case Mode.RESUME:
            return _with_note(_resume(flow, run, scene), note)
        case Mode.CHANGE:
            return _with_note(_change(flow, run, scene), note)
    if run.step == SUMMARY:
        return _with_note(_summary(flow, run, scene), note)
    return _with_note(_question(flow, run, scene), note)


def answered(flow: Flow[F], run: Run, scene: Scene) -> Say:
    """An older screen without its buttons: the question stays readable, nothing on it can be pressed."""
    return Say(view(flow, run, scene).text)


def sent(flow: Flow[F], run: Run, scene: Scene) -> Say:
    """The summary once it is sent: what it asked is answered."""
    return Say(flow.sent(flow.read(run), scene)) if flow.sent else answered(flow, run, scene)


def answers(flow: Flow[F], run: Run, scene: Scene) -> tuple[Choice, ...]:
    """What this screen offers as answers, those of its other pages too, in the order in which they stand there."""
    form = flow.read(run)
    match run.mode:
        case Mode.DANGER:
            return Choice("ring", RING_ME), Choice("go", NO_EMERGENCY)
        case Mode.RESUME:
            return Choice("go", GO_ON), Choice("again", START_AGAIN), Choice("drop", DROP_IT)
        case Mode.CHANGE:
            return tuple(Choice(name, flow.step(name).title) for name in flow.changes(form, scene))
    if run.step == SUMMARY:
        direct = tuple(Choice(name, label) for name, label in flow.direct(form, scene))
        changes = (Choice("change", CHANGE),) if flow.changes(form, scene) else ()
        return (*flow.final(form, scene), *direct, *changes)
    step = flow.step(run.step)
    if run.mode is Mode.WHICH:
        return tuple(c for value in run.options if (c := step.meaning(value, scene)) is not None)
    return step.choices(form, scene)


def on_screen(flow: Flow[F], run: Run, scene: Scene) -> tuple[Choice, ...]:
    """The answers whose buttons stand on the page that is shown."""
    shown = {button.press for row in view(flow, run, scene).rows for button in row}
    return tuple(choice for choice in answers(flow, run, scene) if _data(run, choice.value) in shown)


def progress(flow: Flow[F], run: Run) -> tuple[int, int] | None:
    """(number of this question, number of questions); None where counting means nothing."""
    walk = [step.name for step in flow.walk(flow.read(run))]
    if run.step not in walk or run.revising or len(walk) < 2:
        return None
    return walk.index(run.step) + 1, len(walk)


def _question(flow: Flow[F], run: Run, scene: Scene) -> Say:
    form, step = flow.read(run), flow.step(run.step)
    question = step.ask(form, scene)
    counted = progress(flow, run)
    if counted is not None:
        question = _numbered(question, counted)
    ask = step.asks_phone()
    if ask is not None:
        return Say(question, ask=ask, ask_label=SHARE_CONTACT if ask is Ask.CONTACT else SHARE_PLACE)
    rows = _answers(step, run, answers(flow, run, scene), form, scene)
    return Say(question, (*rows, *_notices(flow, run, scene), *_ways(step, run)))


def _answers(step: Step[F], run: Run, offered: tuple[Choice, ...], form: F, scene: Scene) -> tuple[Row, ...]:
    if step.columns and run.mode is Mode.ASK:
        cells = [_button(run, c, step.marked(form)) for c in offered]
        return tuple(tuple(cells[i : i + step.columns]) for i in range(0, len(cells), step.columns))
    return _listed(run, offered, scene, step.marked(form))


def _listed(
    run: Run, offered: tuple[Choice, ...], scene: Scene, marked: frozenset[str] = frozenset()
) -> tuple[Row, ...]:
    """A page of a list, and the button that turns it; after the last page comes the first again."""
    if len(offered) <= A_PAGE + 1:
        return layout(tuple(_button(run, c, marked) for c in offered), scene)
    pages = -(-len(offered) // A_PAGE)
    page = run.page % pages
    shown = offered[page * A_PAGE : (page + 1) * A_PAGE]
    turn = Button(FIRST_ONES if page == pages - 1 else MORE, _data(run, "more"))
    return (*layout(tuple(_button(run, c, marked) for c in shown), scene), (turn,))


def _numbered(question: Text | Lines, counted: tuple[int, int]) -> Lines:
    first, *rest = question.lines if isinstance(question, Lines) else (question,)
    return lines(NUMBERED(step=counted[0], steps=counted[1], question=first or BLANK), *rest)


def _notices(flow: Flow[F], run: Run, scene: Scene) -> tuple[Row, ...]:
    """Buttons that answer nothing but tell something; the form stays where it is."""
    return tuple((Button(c.label, c.value, emoji=c.emoji),) for c in flow.notices(run.step, scene))


def _ways(step: Step[F], run: Run) -> tuple[Row, ...]:
    rows: list[Row] = []
    if isinstance(step, Many):
        rows.append((Button(DONE, _data(run, "done")),))
    if step.optional and not run.revising:
        rows.append((Button(SKIP, _data(run, "skip")),))
    cancel = Button(CANCEL, _data(run, "cancel"))
    goes_back = bool(run.back) or run.mode is Mode.WHICH
    rows.append((Button(BACK, _data(run, "back")), cancel) if goes_back else (cancel,))
    return tuple(rows)


def _summary(flow: Flow[F], run: Run, scene: Scene) -> Say:
    form = flow.read(run)
    text = flow.summary(form, scene) if flow.summary else BLANK
    final = tuple((_button(run, choice),) for choice in flow.final(form, scene))
    direct = tuple(Choice(name, label) for name, label in flow.direct(form, scene))
    ends = [Button(CHANGE, _data(run, "change"))] if flow.changes(form, scene) else []
    if not flow.saves_each:
        ends.append(Button(CANCEL, _data(run, "cancel")))
    return Say(text, (*final, *_listed(run, direct, scene), *layout(tuple(ends), scene)))


def _change(flow: Flow[F], run: Run, scene: Scene) -> Say:
    rows = _listed(run, answers(flow, run, scene), scene)
    return Say(WHAT_TO_CHANGE, (*rows, (Button(BACK, _data(run, "back")),)))


def _resume(flow: Flow[F], run: Run, scene: Scene) -> Say:
    go, again, drop = (_button(run, choice) for choice in answers(flow, run, scene))
    step, steps = _reached(flow, run)
    return Say(COME_BACK(begun=flow.begun(step=step, steps=steps)), ((go, again), (drop,)))


def _reached(flow: Flow[F], run: Run) -> tuple[int, int]:
    """How far somebody has come who left: the newest question of the walk, and how many there are."""
    walk = [step.name for step in flow.walk(flow.read(run))]
    asked = [walk.index(name) + 1 for name in (*run.back, run.step) if name in walk]
    return max(asked, default=len(walk)), len(walk)


def layout(buttons: tuple[Button, ...], scene: Scene) -> tuple[Row, ...]:
    """Two short labels share a row, a long one has its own."""
    rows: list[Row] = []
    for button in buttons:
        short = len(scene.label(button)) <= SIDE_BY_SIDE
        if short and rows and len(rows[-1]) == 1 and len(scene.label(rows[-1][0])) <= SIDE_BY_SIDE:
            rows[-1] = (rows[-1][0], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _button(run: Run, choice: Choice, marked: frozenset[str] = frozenset()) -> Button:
    emoji = TICKED if choice.value in marked else choice.emoji
    return Button(choice.label, _data(run, choice.value), emoji=emoji)


def _data(run: Run, value: str) -> str:
    return f"f:{run.id}:{run.screen_name}:{value}"


def _with_note(say: Say, note: Text | None) -> Say:
    if note is None:
        return say
    return Say(
        lines(note, BLANK, say.text),
        say.rows,
        ask=say.ask,
        ask_label=say.ask_label,
    )
