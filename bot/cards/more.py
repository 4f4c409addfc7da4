"""What a coordinator's card has no room for, in its place and with a way back."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cards.hands import BACK, GONE, KINDS, MOST_REASONS, NEW_VOLUNTEER, press
from bot.domain.eligibility import Reason
from bot.domain.ids import PersonId
from bot.domain.stuck import counted
from bot.say import Button, Say
from bot.text import N_, Items, Named, Private, Text, lines

ALSO_NOT_ASKED = N_("Also not asked: {reasons}.")


def all_kinds(hand: int, volunteer: PersonId, kinds: tuple[Text | Named, ...]) -> Say:
    """Everything that a new volunteer wants to help with."""
    text = lines(NEW_VOLUNTEER(name=Private("name", volunteer)), KINDS(kinds=Items(kinds, dots=True)))
    return Say(text, ((Button(BACK, press("show", hand)),),), protect=True)


def more_reasons(hand: int, why: Mapping[Reason, int]) -> Say:
    """The reasons for which the card has no room."""
    rest = counted(why)[MOST_REASONS:]
    text = ALSO_NOT_ASKED(reasons=Items(rest, dots=True)) if rest else GONE
    return Say(lines(text), ((Button(BACK, press("show", hand)),),), protect=True)
