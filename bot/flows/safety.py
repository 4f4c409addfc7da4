"""Danger first: the card with the numbers to ring, above everything else."""

from __future__ import annotations

from bot.flows.understanding import Danger
from bot.say import Button, Row, Say
from bot.text import BLANK, N_, PN_, Fixed, Lines, Text, lines
from bot.town import ANY_LANGUAGE, HelpNumber, Town

IN_DANGER = N_("Is a life in danger? Ring <b>{number}</b> now.")
NOBODY_READS = N_("Nobody reads this chat day and night.")
SOMEBODY_TALKS = N_("You need not be alone with it. Somebody to talk to, day and night: {name}, {number}.")
WOMENS_LINE = N_("Has somebody hurt or threatened you? {name}: {number}.")
RING_ME = PN_("button", "A coordinator rings me")
GO_ON = PN_("button", "Not an emergency, go on")

DEFAULT_EMERGENCY = HelpNumber(kind="emergency", number="112", name={ANY_LANGUAGE: "112"})


def card(found: Danger, town: Town, ring: str, go_on: str) -> Say:
    """The safety card. `ring` and `go_on` are the data of its two buttons."""
    rows: tuple[Row, ...] = ((Button(RING_ME, ring, emoji="📞"),), (Button(GO_ON, go_on),))
    return Say(lines(_emergency(town), *_lines_for(found, town), BLANK, NOBODY_READS), rows)


def emergency_number(town: Town) -> Fixed:
    """The number for danger to life; 112 where the town file names none."""
    return Fixed((*town.numbers("emergency"), DEFAULT_EMERGENCY)[0].number)


def _emergency(town: Town) -> Text:
    return IN_DANGER(number=emergency_number(town))


def _lines_for(found: Danger, town: Town) -> tuple[Text | Lines, ...]:
    match found:
        case Danger.SELF_HARM:
            return tuple(_line(SOMEBODY_TALKS, n, town) for n in town.numbers("self_harm"))
        case Danger.VIOLENCE:
            return tuple(_line(WOMENS_LINE, n, town) for n in town.numbers("violence"))
        case _:
            return ()


def _line(text: Text, number: HelpNumber, town: Town) -> Text:
    return text(name=town.named(number.name), number=Fixed(number.number))
