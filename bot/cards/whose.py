"""Whom a helper or a coordinator has to do with, where that may be somebody else than who asked."""

from __future__ import annotations

from bot.domain.ids import AssignmentId
from bot.domain.requests import Request
from bot.flows.forms.need_other import FOR_WHOM, LINE_CONTACT
from bot.say import Button, Say
from bot.text import N_, PN_, Private, Text, lines

NAME_AND_STREET = N_("<b>{name}</b>, {street}")
NAME_STREET_MAP = N_('<b>{name}</b>, {street} · <a href="{map}">map</a>')
FOR_OTHER = N_("Somebody asks this for another person.")
WHO_ASKED = N_("<b>{asker}</b> has asked for <b>{recipient}</b>.")
SAY_AT_DOOR = N_("Please say at the door who asked. If they do not want help, press here.")
ABOUT_GONE = N_("The names and numbers are removed from this chat.")
UNWANTED = PN_("button", "They do not want it")
SURE_UNWANTED = N_("They do not want the help? Then the task ends here, and nobody is to blame.")
YES_UNWANTED = PN_("button", "Yes, it ends here")
CLOSED_UNWANTED = N_("They did not want the help today. You did right. Thank you for going there.")

FOR_THEM = N_("For <b>{recipient}</b>.")
FOR_OPENED = N_("For <b>{recipient}</b>, who has opened the link.")
I_GO_ON = PN_("button", "No, I go on")


def whose_door(request: Request) -> Text:
    """Whom the helper meets, and where."""
    where = {"street": Private("street", request.id), "map": Private("map", request.id)}
    return NAME_STREET_MAP(name=name_of(request), **where)


def about_them(request: Request, assignment: AssignmentId) -> Say:
    """Beside the helper's card: whom it is for, who asked, and whom to ring. It goes with the task."""
    asker = Private("name", request.resident)
    text = lines(
        WHO_ASKED(asker=asker, recipient=name_of(request)),
        SAY_AT_DOOR,
        LINE_CONTACT(contact=Private("contact", request.id)),
    )
    return Say(text, ((Button(UNWANTED, f"unwanted:ask:{assignment}"),),), protect=True)


def sure_unwanted(assignment: AssignmentId) -> Say:
    """Asked in the place of that card."""
    rows = (
        (Button(YES_UNWANTED, f"unwanted:yes:{assignment}"),),
        (Button(I_GO_ON, f"unwanted:keep:{assignment}"),),
    )
    return Say(SURE_UNWANTED, rows)


def for_coordinator(request: Request, *, brief: bool = False) -> tuple[Text, ...]:
    """Whom it is for, what was said about their wish, and whom to ring; nothing where it is for who asks."""
    if request.consent is None:
        return ()
    if brief:
        return (FOR_THEM(recipient=Private("recipient", request.id)),)
    how = FOR_OPENED if request.recipient is not None else FOR_WHOM[request.consent]
    return (
        how(recipient=Private("recipient", request.id)),
        LINE_CONTACT(contact=Private("contact", request.id)),
    )


def name_of(request: Request) -> Private:
    """The first name of whom it is for."""
    return Private("name", request.resident) if request.consent is None else Private("recipient", request.id)
