"""Whom a helper or a coordinator has to do with, where that may be somebody else than who asked."""

from __future__ import annotations

from bot.domain.ids import AssignmentId
from bot.domain.requests import Request
from bot.flows.forms.need_other import LINE_CONSENT, LINE_CONTACT
from bot.say import Button, Row, Say
from bot.text import N_, PN_, Private, Text

NAME_AND_STREET = N_("<b>{name}</b>, {street}")
NAME_STREET_MAP = N_('<b>{name}</b>, {street} · <a href="{map}">map</a>')
FOR_OTHER = N_("Somebody asks this for another person.")
WHO_ASKED = N_("<b>{asker}</b> asked for <b>{recipient}</b>. Please say at the door who asked.")
UNWANTED = PN_("button", "They do not want it")
SURE_UNWANTED = N_("They do not want the help? Then the task ends here, and nobody is to blame.")
YES_UNWANTED = PN_("button", "Yes, it ends here")
CLOSED_UNWANTED = N_("They did not want the help today. You did right. Thank you for going there.")

FOR_WHOM = N_("For somebody else: <b>{recipient}</b>")
HAS_OPENED = N_("They have opened their link and get the news.")
I_GO_ON = PN_("button", "No, I go on")


def whose_door(request: Request) -> tuple[Text, ...]:
    """Whom the helper meets and where; for somebody else also who asked, and whom to ring."""
    name = name_of(request)
    where = {"street": Private("street", request.id), "map": Private("map", request.id)}
    met = NAME_STREET_MAP(name=name, **where)
    if request.consent is None:
        return (met,)
    asker = Private("name", request.resident)
    return (
        met,
        WHO_ASKED(asker=asker, recipient=name),
        LINE_CONTACT(contact=Private("contact", request.id)),
    )


def unwanted_row(assignment: AssignmentId) -> Row:
    return (Button(UNWANTED, f"unwanted:ask:{assignment}"),)


def sure_unwanted(assignment: AssignmentId) -> Say:
    """Asked in the place of the helper's card."""
    rows = (
        (Button(YES_UNWANTED, f"unwanted:yes:{assignment}"),),
        (Button(I_GO_ON, f"unwanted:keep:{assignment}"),),
    )
    return Say(SURE_UNWANTED, rows)


def for_coordinator(request: Request) -> tuple[Text, ...]:
    """Whom it is for, and what was said about their wish; nothing where it is for who asks."""
    if request.consent is None:
        return ()
    return (
        FOR_WHOM(recipient=Private("recipient", request.id)),
        HAS_OPENED if request.recipient is not None else LINE_CONSENT[request.consent],
        LINE_CONTACT(contact=Private("contact", request.id)),
    )


def name_of(request: Request) -> Private:
    """The first name of whom it is for."""
    return Private("name", request.resident) if request.consent is None else Private("recipient", request.id)
