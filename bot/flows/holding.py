"""Words and pictures that wait while something more urgent is asked: danger first, or whether to go on."""

from __future__ import annotations

from bot.flows.answers import Answer, Shown, Typed
from bot.flows.run import Run
from bot.flows.scene import Scene
from bot.flows.understanding import Danger, danger, word

MOST_HELD = 20
"""More than this is not kept."""


def alarm(run: Run, answer: Answer, scene: Scene) -> Danger | None:
    """The danger there may be, asked about once in a form. A card with more numbers than 112 keeps them."""
    if run.calm or not isinstance(answer, Typed | Shown):
        return None
    words = answer.text if isinstance(answer, Typed) else answer.caption
    found = danger(words, scene.language)
    return Danger(run.alarm) if found is Danger.DANGER and run.alarm else found


def hold(run: Run, answer: Answer, scene: Scene) -> Run:
    """The run with these words or this picture kept; "hello", "yes" and their like answer no question."""
    if not isinstance(answer, Typed | Shown) or len(run.held) >= MOST_HELD:
        return run
    if isinstance(answer, Typed) and word(answer.text, scene.language) is not None:
        return run
    return run.but(held=(*run.held, answer))


def joined(run: Run) -> tuple[Typed | Shown, ...]:
    """What was held, words one after another as one answer; those that change an earlier answer stay alone."""
    answers = list[Typed | Shown]()
    for answer in run.held:
        last = answers[-1] if answers else None
        if isinstance(answer, Typed) and isinstance(last, Typed) and not _changes(run, answer, last):
            answers[-1] = Typed(f"{last.text}\n{answer.text}", last.message_id)
        else:
            answers.append(answer)
    return tuple(answers)


def _changes(run: Run, *said: Typed) -> bool:
    return any(typed.message_id in run.heard for typed in said)
