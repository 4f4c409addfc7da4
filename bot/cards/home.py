"""The first screens: languages, the greeting, help."""

from __future__ import annotations

from bot import labels
from bot.cards.common import ring_us
from bot.flows.safety import emergency_number
from bot.i18n import others, review
from bot.say import Ask, Button, Row, Say
from bot.text import BLANK, N_, PN_, Fixed, LanguageName, Named, Text, lines
from bot.town import Town

CHOOSE_LANGUAGE = Fixed("Språk · Language · اللغة · Мова")
NOT_MINE = PN_("button", "My language is not here")
CHOSEN = N_("Good, we go on in English.")
HELLO = N_("Hello, {name}.")
HERE = N_("Here neighbours in {town} help each other: shopping, company, a lift, letters.")
RUNS_THIS = N_("{organisation} runs this.")
TRIAL = N_("<b>This is a trial.</b> Please write nothing real here.")
NOBODY_WATCHES = N_("Nobody watches this chat day and night. In danger, ring <b>{number}</b>.")
WHO_SEES = labels.WHO_SEES
I_NEED_HELP = PN_("button", "I need help")
I_WANT_TO_HELP = PN_("button", "I want to help")

HELP = N_("These always work:")
HELP_NEED = N_("/need, /requests – ask, see your requests")
HELP_VOLUNTEER = N_("/volunteer – help others")
HELP_TASKS = N_("/tasks, /profile – your tasks, how you help")
HELP_PAUSE = N_("/pause – no questions for a while")
HELP_PRIVACY = N_("/language, /privacy – language, your data")
HELP_CANCEL = N_("/cancel – stop what you are writing")
BY_MACHINE = N_("Translated by machine, not checked yet.")
CHECKED = N_("Texts checked by {name}, {date}.")
SOURCE = PN_("button", "Source code")
ODD_TEXT = PN_("button", "Is this text odd?")

ASK_WHICH = N_("I do not know what to do with that. What would you like?")
WHAT_NOW = N_("Nothing was sent. What would you like?")
CARD_STILL_COUNTS = N_("Nothing was sent. The card further up still counts.")
INVITATION_GONE = N_("This link has been used already, or it is too old. Please ask for a new one.")
IS_COORDINATOR = N_("You are now a coordinator for {organisation}. What needs a hand comes here.")
IS_ADMINISTRATOR = N_("You are now an administrator for {organisation}.")
STILL_HERE = N_("Good. I am still here.")
NOT_UNDERSTOOD_MEDIA = N_("I have this, but I do not know what it is for. What would you like?")
NO_PAPERS = N_("Please do not send pictures of papers here. We do not keep them. Show them when we meet.")
VOICE_UNHEARD = N_("Nobody has listened to this. In danger, ring 112. What would you like?")
GROUP_ONLY = N_("Please write to me in private. I say nothing personal in a group.")
OPEN_CHAT = PN_("button", "Open the private chat")
CANNOT_NOW = N_("Something went wrong on our side. It is not your fault. We try again.")
EDITED_NOTHING = N_("You have changed a message. To change what you asked for, use /requests.")
COMMANDS: dict[str, Text] = {
    "start": PN_("command", "Begin"),
    "need": PN_("command", "Ask for help"),
    "volunteer": PN_("command", "Help others"),
    "requests": PN_("command", "What I have asked for"),
    "tasks": PN_("command", "What I have promised"),
    "profile": PN_("command", "My profile"),
    "pause": PN_("command", "No questions for a while"),
    "language": PN_("command", "Another language"),
    "privacy": PN_("command", "What is stored about me"),
    "help": PN_("command", "How this works"),
    "cancel": PN_("command", "Stop what I am writing"),
}
DESCRIPTION = PN_(
    "description", "Neighbours help each other: shopping, company, a lift, letters. Press Start."
)
SHORT_DESCRIPTION = PN_("short description", "Neighbours help each other.")

TOWN_AND_LANGUAGE = N_("<b>Handslag {town}</b>\n{languages}")
SENTENCE = N_("{sentence}")
RINGS_YOU = Fixed("📞 ✓")


def language_menu(town: Town, likely: str | None) -> Say:
    """Each language named in itself, the likely one on top. Said before any language is chosen."""
    order = sorted(town.languages, key=lambda code: code != likely)
    rows: list[Row] = [(Button(LanguageName(code, own=True), f"lang:{code}"),) for code in order]
    other = Button(NOT_MINE, "lang:other", emoji="🌐")
    return Say(
        lines(TOWN_AND_LANGUAGE(town=town.named(town.name), languages=CHOOSE_LANGUAGE)), (*rows, (other,))
    )


def own_names(town: Town) -> Say:
    """The own names of languages that are not here."""
    codes = [code for code in others() if code not in town.languages]
    cells = [Button(LanguageName(code, own=True), f"nolang:{code}") for code in codes]
    rows = tuple(tuple(cells[i : i + 2]) for i in range(0, len(cells), 2))
    return Say(TOWN_AND_LANGUAGE(town=town.named(town.name), languages=CHOOSE_LANGUAGE), rows)


def not_spoken(town: Town, code: str) -> Say:
    """One sentence in a language that is not here, a button that shares the own number to be rung, and a way back."""
    other = others()[code]
    sentence = other.sentence.format(telephone=town.default_organisation.telephone or "112")
    return Say(
        SENTENCE(sentence=Named({code: sentence})),
        ask=Ask.CONTACT,
        ask_label=Named({code: other.button}),
        ask_back=Named({code: other.back}),
    )


def greeting(town: Town, name: str) -> Say:
    """Who runs it, whom to ring, that nobody watches, and two ways on."""
    organisation = town.default_organisation
    text = lines(
        HELLO(name=name) if name else None,
        HERE(town=town.named(town.name)),
        TRIAL if town.trial else RUNS_THIS(organisation=town.named(organisation.name)),
        None if town.trial else ring_us(organisation, town),
        BLANK,
        NOBODY_WATCHES(number=emergency_number(town)),
    )
    return Say(text, (*ways(), (Button(WHO_SEES, "privacy:who"),)))


def ways() -> tuple[Row, ...]:
    """The two ways on."""
    return (
        (Button(I_NEED_HELP, "home:need", emoji="🙋"),),
        (Button(I_WANT_TO_HELP, "home:volunteer", emoji="🤝"),),
    )


def help_card(town: Town, language: str, *, helps: bool) -> Say:
    """What can be written, whom to ring, and how far the texts can be trusted. `helps`: has signed up."""
    text = lines(
        HELP,
        HELP_NEED,
        *((HELP_TASKS, HELP_PAUSE) if helps else (HELP_VOLUNTEER,)),
        HELP_PRIVACY,
        HELP_CANCEL,
        BLANK,
        ring_us(town.default_organisation, town),
        status(language),
    )
    source = ((Button(SOURCE, url=town.source_url),),) if town.source_url else ()
    return Say(text, (*ways(), (Button(ODD_TEXT, "home:odd"),), *source))


def status(language: str) -> Text:
    """Whether a person has read these texts."""
    found = review(language)
    if found.by is None or found.on is None:
        return BY_MACHINE
    return CHECKED(name=found.by, date=found.on)


def unplanned(text: Text) -> Say:
    """An answer to what nobody plans: a line, and the ways on."""
    return Say(lines(text), ways())


def in_group(link: str) -> Say:
    """In a group only this is said."""
    return Say(lines(GROUP_ONLY), ((Button(OPEN_CHAT, url=link),),))
