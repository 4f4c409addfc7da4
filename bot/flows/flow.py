"""A form as data: what it asks, in which order, and how it is shown before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic

from bot.flows.answers import Answer
from bot.flows.run import Run
from bot.flows.scene import Scene
from bot.flows.steps import Again, Choice, F, Step
from bot.text import Lines, Text


@dataclass(frozen=True)
class Flow(Generic[F]):
    """`begun` names it when somebody comes back ("You had begun to ask for help").

    `sent` is what the summary reads like once it is sent. `final` are the buttons that end it (value, label); each is
    a way to finish, by name. `changes` names the steps that stand behind *Change something*; `direct` those with a
    button of their own in the summary.
    `loose` takes what is written or sent while the summary is shown (more words, another photo); None: it has no use
    for that.
    `reword` replaces such words when their message is edited (from, to); None: it has none like that.
    `missing`: what must be asked again before it can end (the step and why); None: nothing.
    `saves_each`: there is nothing to send; every change is taken at once (a profile).
    """

    name: str
    version: int
    form: type[F]
    steps: tuple[Step[F], ...]
    begun: Text
    summary: Callable[[F, Scene], Text | Lines] | None = None
    sent: Callable[[F, Scene], Text | Lines] | None = None
    final: Callable[[F, Scene], tuple[Choice, ...]] = lambda _form, _scene: ()
    direct: Callable[[F, Scene], tuple[tuple[str, Text], ...]] = lambda _form, _scene: ()
    changes: Callable[[F, Scene], tuple[str, ...]] = lambda _form, _scene: ()
    loose: Callable[[F, Answer, Scene], F | Again | None] = lambda _form, _answer, _scene: None
    reword: Callable[[F, str, str], F | None] = lambda _form, _before, _after: None
    missing: Callable[[F, Scene], tuple[str, Text] | None] = lambda _form, _scene: None
    saves_each: bool = False
    notices: Callable[[str, Scene], tuple[Choice, ...]] = field(default=lambda _step, _scene: ())

    def step(self, name: str) -> Step[F]:
        """The step of this name. Raises KeyError when there is none (another version's run)."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    def walk(self, form: F) -> tuple[Step[F], ...]:
        """The questions that this form asks in order, as it stands."""
        return tuple(step for step in self.steps if not step.aside and step.only_if(form))

    def read(self, run: Run) -> F:
        """The form as it stands. Raises pydantic's ValidationError for another version's form."""
        return self.form.model_validate(run.form)
