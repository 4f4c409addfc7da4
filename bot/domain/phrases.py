"""Ready phrases: what the two of a task say with one press, each in the other's language, with its answers.

Present tense, no gendered form. What is filled in is passed on as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from pydantic import InstanceOf

from bot.domain.values import Value
from bot.text import N_, NP_, PN_, Text

MINUTES = (10, 20, 30)
SHOPS = frozenset({"shopping", "pharmacy"})


class By(StrEnum):
    """Who says it."""

    HELPER = "helper"
    ASKER = "asker"
    BOTH = "both"


class Fill(StrEnum):
    """What is asked before it can be said."""

    ITEM = "item"
    AMOUNT = "amount"


class Phrase(Value):
    """`label` stands on the button, `text` is what the other one reads.

    `answers`: phrases that are offered under it; `asks`: it is answered in words of one's own as well. `kinds`: the
    categories in which it makes sense; None: in all. `as_answer`: it is offered under others only.
    """

    id: str
    by: By
    label: InstanceOf[Text]
    text: InstanceOf[Text]
    answers: tuple[str, ...] = ()
    fill: Fill | None = None
    asks: bool = False
    kinds: frozenset[str] | None = None
    as_answer: bool = False

    def may_say(self, *, helper: bool) -> bool:
        return self.by is By.BOTH or (self.by is By.HELPER) == helper


_V, _R, _B = By.HELPER, By.ASKER, By.BOTH
_ALL = (
    Phrase(
        id="on_my_way",
        by=_V,
        label=PN_("button", "I am on my way"),
        text=N_("I am on my way."),
        answers=("thanks",),
    ),
    Phrase(
        id="late",
        by=_V,
        label=PN_("button", "I am late"),
        text=NP_("I am {count} minute late.", "I am {count} minutes late."),
        answers=("all_right", "other_time", "call_me"),
    ),
    Phrase(
        id="at_door",
        by=_V,
        label=PN_("button", "I am at the door"),
        text=N_("I am at the door."),
        answers=("coming", "leave_outside"),
    ),
    Phrase(
        id="cannot_find",
        by=_V,
        label=PN_("button", "I cannot find it"),
        text=N_("I cannot find the place."),
        answers=("coming", "call_me"),
        asks=True,
    ),
    Phrase(
        id="which_entrance",
        by=_V,
        label=PN_("button", "Which entrance?"),
        text=N_("Which entrance?"),
        answers=("coming",),
        asks=True,
    ),
    Phrase(
        id="which_floor",
        by=_V,
        label=PN_("button", "Which floor and name?"),
        text=N_("Which floor? Which name on the door?"),
        answers=("coming",),
        asks=True,
    ),
    Phrase(
        id="door_code",
        by=_V,
        label=PN_("button", "What is the door code?"),
        text=N_("What is the door code?"),
        answers=("coming",),
        asks=True,
    ),
    Phrase(
        id="not_in_shop",
        by=_V,
        label=PN_("button", "Not in the shop: …"),
        text=N_("The shop does not have: {item}. Something else?"),
        answers=("replace_yes", "replace_no"),
        fill=Fill.ITEM,
        asks=True,
        kinds=SHOPS,
    ),
    Phrase(
        id="replace_yes",
        by=_R,
        label=PN_("button", "Take something similar"),
        text=N_("Yes, take something similar."),
        as_answer=True,
    ),
    Phrase(
        id="replace_no",
        by=_R,
        label=PN_("button", "Leave it out"),
        text=N_("No, leave it out."),
        as_answer=True,
    ),
    Phrase(
        id="how_much",
        by=_R,
        label=PN_("button", "How much was it?"),
        text=N_("How much was it?"),
        answers=("it_cost",),
        kinds=SHOPS,
    ),
    Phrase(
        id="it_cost",
        by=_V,
        label=PN_("button", "It was … kr"),
        text=N_("It was {amount}. Here is the receipt."),
        answers=("paid", "thanks"),
        fill=Fill.AMOUNT,
        kinds=SHOPS,
    ),
    Phrase(
        id="paid",
        by=_R,
        label=PN_("button", "I have paid"),
        text=N_("I have paid."),
        answers=("thanks",),
        kinds=SHOPS,
    ),
    Phrase(
        id="leave_outside",
        by=_R,
        label=PN_("button", "Leave it outside, please"),
        text=N_("Please leave it outside the door."),
        answers=("left_outside", "all_right"),
    ),
    Phrase(
        id="left_outside",
        by=_V,
        label=PN_("button", "It is outside the door"),
        text=N_("It is outside the door."),
        answers=("thanks",),
    ),
    Phrase(
        id="coming",
        by=_R,
        label=PN_("button", "I am coming to the door"),
        text=N_("I am coming to the door. I need a moment."),
        answers=("all_right",),
    ),
    Phrase(
        id="meet_outside",
        by=_B,
        label=PN_("button", "Can we meet outside?"),
        text=N_("Can we meet outside?"),
        answers=("yes", "no"),
    ),
    Phrase(
        id="ill_home",
        by=_V,
        label=PN_("button", "Is anyone at home ill?"),
        text=N_("Is anyone at home ill?"),
        answers=("yes", "no"),
    ),
    Phrase(
        id="ill_self",
        by=_B,
        label=PN_("button", "I am ill today"),
        text=N_("I have a cold or fever today."),
        answers=("all_right", "other_time", "leave_outside"),
    ),
    Phrase(
        id="call_me",
        by=_B,
        label=PN_("button", "Please call me"),
        text=N_("Please call me."),
        answers=("all_right",),
    ),
    Phrase(
        id="other_time", by=_B, label=PN_("button", "I need another time"), text=N_("I need another time.")
    ),
    Phrase(
        id="cannot_come",
        by=_V,
        label=PN_("button", "I cannot come"),
        text=N_("I am sorry, I cannot come."),
    ),
    Phrase(
        id="not_needed",
        by=_R,
        label=PN_("button", "I need no help any more"),
        text=N_("I no longer need the help."),
    ),
    Phrase(id="done", by=_V, label=PN_("button", "It is done"), text=N_("It is done.")),
    Phrase(id="thanks", by=_B, label=PN_("button", "Thank you"), text=N_("Thank you!")),
    Phrase(
        id="all_right", by=_B, label=PN_("button", "That is fine"), text=N_("That is fine."), as_answer=True
    ),
    Phrase(id="yes", by=_B, label=PN_("button", "Yes"), text=N_("Yes."), as_answer=True),
    Phrase(id="no", by=_B, label=PN_("button", "No"), text=N_("No."), as_answer=True),
    Phrase(
        id="not_understood",
        by=_B,
        label=PN_("button", "I do not understand"),
        text=N_("I do not understand. Shorter, please."),
    ),
    Phrase(
        id="ask_coordinator",
        by=_B,
        label=PN_("button", "Ask a coordinator"),
        text=N_("Let us ask a coordinator."),
    ),
)
PHRASES: Mapping[str, Phrase] = {phrase.id: phrase for phrase in _ALL}


def menu(*, helper: bool, category: str) -> tuple[Phrase, ...]:
    """What this side may say in a task of this kind, in the order of a task's day."""
    return tuple(p for p in _ALL if not p.as_answer and p.may_say(helper=helper) and _fits(p, category))


def answers_to(phrase: Phrase, *, helper: bool) -> Iterator[Phrase]:
    """What the one who reads it can answer with a press; `helper`: it is the helper who reads it."""
    return (PHRASES[name] for name in phrase.answers if PHRASES[name].may_say(helper=helper))


def _fits(phrase: Phrase, category: str) -> bool:
    return phrase.kinds is None or category in phrase.kinds
