"""Not the two of us again: the button, and what its presser reads. The other one reads nothing."""

from __future__ import annotations

from bot import labels
from bot.domain.ids import AssignmentId
from bot.say import Button, Row
from bot.text import N_, PN_

NEVER_AGAIN = PN_("button", "Not the two of us again")
NEVER_SAVED = N_("Noted. We do not ask the two of you together again. Nobody is told.")
STILL_AHEAD = N_(
    "You still have a task together. If you do not want that one either, please say so on its card."
)
PAST = N_("Done before:")
UNDO = PN_("button", "That was a mistake")
TAKEN_BACK = N_("Taken back. Perhaps you meet again.")


def never_row(assignment: AssignmentId) -> tuple[Row, ...]:
    return ((Button(NEVER_AGAIN, f"block:never:{assignment}"),),)


def past_rows(assignment: AssignmentId) -> tuple[Row, ...]:
    """Under what is over: not again, and something was not right."""
    return (*never_row(assignment), (Button(labels.NOT_RIGHT, f"task:wrong:{assignment}"),))


def undo_row(assignment: AssignmentId) -> tuple[Row, ...]:
    return ((Button(UNDO, f"block:undo:{assignment}"),),)
