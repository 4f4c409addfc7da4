"""Numbers that no form keeps: those of cards, and personal identity numbers. Who wrote one is told why."""

from __future__ import annotations

from bot.domain.never_passed import Secret, never_passed
from bot.flows.answers import Answer, Shown, Typed
from bot.text import N_, Text

CARD = N_("That looks like a card number. I do not keep it. Please delete it here, and write without it.")
IDENTITY = N_(
    "That looks like a personal identity number. I do not keep it. Please delete it here, and write without it."
)
WHY = {Secret.CARD: CARD, Secret.IDENTITY: IDENTITY}


def refusal(answer: Answer) -> Text | None:
    """Why these words are not kept; None: nothing in them is secret."""
    match answer:
        case Typed(text):
            found = never_passed(text)
        case Shown():
            found = never_passed(answer.caption)
        case _:
            return None
    return WHY[found] if found else None
