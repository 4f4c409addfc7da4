"""What is not right: who is kept back for it, who must look and how soon, and what follows when it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import PersonId
from bot.domain.lifecycle import Action
from bot.domain.values import Value


class What(StrEnum):
    """How it was said. *Dog* is about nobody: no person is kept back for it."""

    DANGER = "danger"
    TOLD = "told"
    DOG = "dog"


class Stage(StrEnum):
    """Whom a report waits for, until somebody takes it."""

    OWN = "own"
    """The coordinators of the organisation."""
    ALL = "all"
    """All coordinators of the town."""
    ADMINISTRATOR = "administrator"
    """Who runs the software: told that it waits, and nothing of what it says."""


PATIENCE = timedelta(minutes=30)
"""Not taken for so long: it goes to the next stage; at the last one it is said again, and again."""

_NEXT: Mapping[Stage, Stage] = {
    Stage.OWN: Stage.ALL,
    Stage.ALL: Stage.ADMINISTRATOR,
    Stage.ADMINISTRATOR: Stage.ADMINISTRATOR,
}
AGAIN = timedelta(hours=1)
"""How often it is said again at the last stage."""

BEFORE_IT_BEGINS = timedelta(hours=1)
"""A task ahead about which nobody has decided by then does not go on."""

TWO_CANCELS = 2
WITHIN = timedelta(days=14)


class Reason(StrEnum):
    """Why a coordinator closes a report; only coordinators read it."""

    MISUNDERSTOOD = "misunderstood"
    TALKED = "talked"
    RULES = "rules"
    OTHERS = "others"


class Follows(StrEnum):
    """What follows for the one whom it was about."""

    LIFT = "lift"
    KEEP = "keep"
    BLOCK = "block"


class Task(StrEnum):
    """What becomes of the task that it stopped."""

    AGAIN = "again"
    DONE = "done"
    OFF = "off"


class Judged(Value):
    """What a coordinator has chosen so far; None: not asked yet, or not a question here."""

    reason: Reason | None = None
    follows: Follows | None = None
    task: Task | None = None

    def __str__(self) -> str:
        return "-".join(part.value for part in (self.reason, self.follows, self.task) if part)


class Outcome(Value):
    """`held`: they are still kept back. `blocked`: the two never meet again."""

    held: bool
    blocked: bool


OUTCOMES: Mapping[Follows, Outcome] = {
    Follows.LIFT: Outcome(held=False, blocked=False),
    Follows.KEEP: Outcome(held=True, blocked=False),
    Follows.BLOCK: Outcome(held=False, blocked=True),
}

ACTIONS: Mapping[Task, Action] = {
    Task.AGAIN: Action.REOPEN,
    Task.DONE: Action.FINISH,
    Task.OFF: Action.CANCEL,
}


def next_stage(stage: Stage) -> tuple[Stage, timedelta]:
    """Whom it waits for next when nobody has taken it, and how long before it moves on from there."""
    after = _NEXT[stage]
    return after, AGAIN if after is Stage.ADMINISTRATOR else PATIENCE


def holds(what: What) -> bool:
    """Whether the one whom it is about is kept back until a coordinator has looked."""
    return what is not What.DOG


def may_look(person: PersonId, parties: Iterable[PersonId | None]) -> bool:
    """Nobody looks after a report in which they have a part."""
    return person not in set(parties)


def still_held(follows: Follows, *, others_open: int) -> bool:
    """Whether somebody is kept back after one report about them is closed, while `others_open` are not."""
    return OUTCOMES[follows].held or others_open > 0


def decide_by(starts_at: datetime, now: datetime) -> datetime:
    """Until when a coordinator can decide about a task ahead; one that begins soon is not waited for."""
    return max(starts_at - BEFORE_IT_BEGINS, now)


def looks_first(gave_back: Iterable[datetime], looked_at: datetime | None, now: datetime) -> bool:
    """Whether a coordinator looks before the next question: two tasks given back within fourteen days.

    `gave_back`: when they gave back a task whose address they had seen. `looked_at`: what was before then does not
    count any more.
    """
    since = max(now - WITHIN, looked_at) if looked_at else now - WITHIN
    return sum(at > since for at in gave_back) >= TWO_CANCELS


def read(chosen: Sequence[str], *, is_about_somebody: bool) -> Judged | None:
    """What was chosen, in the order of the questions; None: nobody was offered that."""
    kinds: tuple[tuple[str, type[StrEnum]], ...] = (("reason", Reason), ("follows", Follows), ("task", Task))
    asked = [kind for kind in kinds if is_about_somebody or kind[1] is not Follows]
    if len(chosen) > len(asked):
        return None
    try:
        return Judged(**{name: kind(word) for (name, kind), word in zip(asked, chosen, strict=False)})
    except ValueError:
        return None
