"""`/privacy`: the notice, what is stored in plain words, who looked, and erasing everything."""

from __future__ import annotations

from bot.cards.common import ring_us
from bot.say import Button, Say
from bot.text import N_, NP_, PN_, Text, lines
from bot.town import Town

WHO_SEES = N_("<b>Who sees what</b>")
SEES_BEFORE = N_("• Before a yes: the kind, area and time. No name, no street.")
SEES_AFTER = N_("• After a yes: your first name, street and words too.")
SEES_GONE = NP_(
    "• {count} hour after, we remove the street and code words there.",
    "• {count} hours after, we remove the street and code words there.",
)
SEES_COORDINATORS = N_("• Coordinators: what they need to help.")
DATABASE_GONE = NP_(
    "• {count} day after, we erase it all.",
    "• {count} days after, we erase it all.",
)
TELEGRAM = N_("• Telegram stores this chat, not end-to-end encrypted.")
NOTICE = N_("{notice}")
WHO_IS_RESPONSIBLE = N_("Responsible: {organisation}.")

RESPONSIBLE = PN_("button", "Who is responsible")
WHAT_IS_STORED = PN_("button", "What is stored about me")
WHO_LOOKED = PN_("button", "Who looked")
ERASE = PN_("button", "Erase everything")

STORED = N_("<b>What is stored about you</b>")
STORED_ACCOUNT = N_("• Your Telegram account number and your language.")
STORED_NAME = N_("• First name: {name}")
STORED_PHONE = N_("• Telephone: {phone}")
STORED_VOLUNTEER = N_("• That you are a volunteer: area, kinds, languages, times.")
STORED_REQUESTS = NP_("• {count} request of yours.", "• {count} requests of yours.")
STORED_FOR_YOU = NP_("• {count} request of others for you.", "• {count} requests of others for you.")
STORED_TASKS = NP_("• {count} task of yours.", "• {count} tasks of yours.")
STORED_ROLE = N_("• That you are a coordinator.")
STORED_DRAFT = N_("• What you have begun to write.")

LOOKED = N_("<b>Who looked at your data</b>")
LOOKED_LINE = N_("• {time}: {who}")
EARLIER = PN_("button", "Earlier ones")
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


A_PAGE = 4


def notice(town: Town) -> Say:
    """Who sees what, and the ways on."""
    return Say(
        lines(*who_sees(town)),
        (
            (Button(RESPONSIBLE, "privacy:responsible"),),
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


def looked(parts: tuple[Text, ...], page: int = 0) -> Say:
    """Who looked, newest first, a page of it."""
    shown = parts[page * A_PAGE : (page + 1) * A_PAGE]
    earlier = ((Button(EARLIER, f"privacy:looked-{page + 1}"),),) if len(parts) > (page + 1) * A_PAGE else ()
    return Say(lines(LOOKED, *(shown or (LOOKED_NOBODY,))), earlier)


def sure(open_things: int) -> Say:
    text = lines(SURE, SURE_TASKS(count=open_things) if open_things else None)
    return Say(text, ((Button(YES_ERASE, "privacy:erase-yes"),), (Button(NO_KEEP, "privacy:keep"),)))


def responsible(town: Town) -> Say:
    """Who answers for what is stored, how to reach them, and what the town says itself."""
    organisation = town.default_organisation
    own = NOTICE(notice=town.named(town.privacy_notice)) if town.privacy_notice else None
    return Say(
        lines(
            WHO_IS_RESPONSIBLE(organisation=town.named(organisation.name)), ring_us(organisation, town), own
        )
    )
