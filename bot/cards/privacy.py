"""`/privacy`: the notice, what is stored in plain words, who looked, and erasing everything."""

from __future__ import annotations

from bot.cards.common import ring_us
from bot.say import Button, Say
from bot.text import BLANK, N_, NP_, PN_, Lines, Text, lines
from bot.town import Town

WHO_SEES = N_("<b>Who sees what</b>")
SEES_BEFORE = N_("• Before a yes, helpers see the kind, the area and the time. No name, no street.")
SEES_AFTER = N_("• Who says yes sees your first name, street and words.")
SEES_GONE = NP_(
    "• {count} hour after, we remove the street and the code words from their chat.",
    "• {count} hours after, we remove the street and the code words from their chat.",
)
SEES_COORDINATORS = N_("• Coordinators see what they need to help you.")
DATABASE_GONE = NP_(
    "• {count} day after, we erase it from our database.",
    "• {count} days after, we erase it from our database.",
)
TELEGRAM = N_("• Telegram stores this chat. It is not end-to-end encrypted.")
NOTICE = N_("{notice}")
WHO_IS_RESPONSIBLE = N_("Responsible: {organisation}.")

WHAT_IS_STORED = PN_("button", "What is stored about me")
WHO_LOOKED = PN_("button", "Who looked")
ERASE = PN_("button", "Erase everything")

STORED = N_("<b>What is stored about you</b>")
STORED_ACCOUNT = N_("• Your Telegram account number and your language.")
STORED_NAME = N_("• First name: {name}")
STORED_PHONE = N_("• Telephone: {phone}")
STORED_VOLUNTEER = N_("• That you are a volunteer: area, kinds, languages, times.")
STORED_REQUESTS = NP_("• {count} request of yours.", "• {count} requests of yours.")
STORED_TASKS = NP_("• {count} task of yours.", "• {count} tasks of yours.")
STORED_ROLE = N_("• That you are a coordinator.")
STORED_DRAFT = N_("• What you have begun to write.")

LOOKED = N_("<b>Who looked at your data</b>")
LOOKED_LINE = N_("• {time}: {who}")
LOOKED_NOBODY = N_("Nobody but you.")
A_COORDINATOR = N_("a coordinator")
THE_PROGRAM = N_("this program, to ask you")
A_NEIGHBOUR = N_("the one who helps or is helped")

SURE = N_("Erase everything about you? It cannot be undone.")
SURE_TASKS = NP_(
    "Your {count} open task or request ends, and the others are told.",
    "Your {count} open tasks and requests end, and the others are told.",
)
YES_ERASE = PN_("button", "Yes, erase everything")
NO_KEEP = PN_("button", "No, keep it")
ERASED = N_("Everything about you is erased. You can begin again at any time with /start.")
ERASED_LATER = N_(
    "Your tasks and requests have ended. A coordinator still looks at one of them. We erase everything after that."
)
STORED_BLOCKS = NP_(
    "• That you do not want to meet {count} person again.",
    "• That you do not want to meet {count} people again.",
)
KEPT = N_("Good. Nothing is erased.")


def notice(town: Town) -> Say:
    """The notice in this person's language, and three ways on."""
    return Say(
        lines(*who_sees(town), BLANK, *_responsible(town)),
        (
            (Button(WHAT_IS_STORED, "privacy:stored"),),
            (Button(WHO_LOOKED, "privacy:looked"),),
            (Button(ERASE, "privacy:erase"),),
        ),
    )


def who_sees_card(town: Town) -> Say:
    """Only who sees what: shown in the middle of a form, which stays where it is."""
    return Say(lines(*who_sees(town)))


def who_sees(town: Town) -> tuple[Text, ...]:
    policy = town.policies
    return (
        WHO_SEES,
        SEES_BEFORE,
        SEES_AFTER,
        SEES_GONE(count=policy.grace_hours),
        SEES_COORDINATORS,
        DATABASE_GONE(count=policy.retention_days),
        TELEGRAM,
    )


def stored(parts: tuple[Text | None, ...]) -> Say:
    return Say(lines(STORED, STORED_ACCOUNT, *parts), ((Button(ERASE, "privacy:erase"),),))


def looked(parts: tuple[Text, ...]) -> Say:
    return Say(lines(LOOKED, *(parts or (LOOKED_NOBODY,))))


def sure(open_things: int) -> Say:
    text = lines(SURE, SURE_TASKS(count=open_things) if open_things else None)
    return Say(text, ((Button(YES_ERASE, "privacy:erase-yes"),), (Button(NO_KEEP, "privacy:keep"),)))


def _responsible(town: Town) -> tuple[Text | Lines | None, ...]:
    organisation = town.default_organisation
    own = NOTICE(notice=town.named(town.privacy_notice)) if town.privacy_notice else None
    return own, WHO_IS_RESPONSIBLE(organisation=town.named(organisation.name)), ring_us(organisation, town)
