"""The front door: language first, the greeting, help, and what fits nowhere."""

from __future__ import annotations

import hashlib
import re

from bot.cards.home import (
    ASK_WHICH,
    CARD_STILL_COUNTS,
    CHOSEN,
    COMMANDS,
    EDITED_NOTHING,
    INVITATION_GONE,
    IS_ADMINISTRATOR,
    IS_COORDINATOR,
    NO_PAPERS,
    NOT_UNDERSTOOD_MEDIA,
    RINGS_YOU,
    SENTENCE,
    STILL_HERE,
    VOICE_UNHEARD,
    WHAT_NOW,
    greeting,
    help_card,
    language_menu,
    not_spoken,
    own_names,
    unplanned,
)
from bot.domain.people import Standing
from bot.domain.permissions import RoleName
from bot.flows.answers import Answer, Shown
from bot.flows.safety import card
from bot.flows.understanding import Word, danger, fold, word
from bot.i18n import closest, others
from bot.say import Edit, Say, Send, SetCommands, Toast
from bot.storage import people, volunteers
from bot.storage.people import Person
from bot.usecases import answering, asking, behalf, catching_up, ringing, settling, talking, volunteering
from bot.usecases.here import Here

INVITED = "c_"
NOT_SPOKEN = "nolang_"
LINKS = frozenset({"need", "volunteer"})
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What Telegram lets a deep link hold."""


async def meet(
    here: Here, user_id: int, chat_id: int, app_language: str | None, telegram_name: str
) -> Person:
    """The person behind this account; somebody new is written down with nothing but the account."""
    person = await people.by_user(here.tx, user_id)
    if person is None:
        new = await people.add(here.tx, here.now, user_id, chat_id, app_language)
        return new.model_copy(update={"telegram_name": telegram_name})
    if not person.reachable:
        await people.set_unreachable(here.tx, person.id, None)
    if person.app_language != app_language:
        await people.set_app_language(here.tx, person.id, app_language)
    return person.model_copy(
        update={"reachable": True, "app_language": app_language, "telegram_name": telegram_name}
    )


async def start(here: Here, person: Person, payload: str) -> None:
    """`/start`: the language first; what the link asked for waits until it is chosen."""
    # What no link can hold is somebody's own words, and they are not kept in the clear.
    payload = behalf.kept(payload) if PAYLOAD.fullmatch(payload) else ""
    if payload:
        await people.set_started_with(here.tx, person.id, payload)
    if person.language is None:
        await ask_language(here, person)
        return
    await arrive(here, person.model_copy(update={"started_with": payload or None}))


async def ask_language(here: Here, person: Person) -> None:
    """Each language in its own name; the one that the app speaks comes first."""
    say = language_menu(here.town, closest(person.app_language or ""))
    await here.say(Send(person.id, say, f"language:{person.id}:{here.occasion}"))


async def choose_language(here: Here, person: Person, code: str, card_of: str | None) -> Toast:
    """The language is chosen: go on to where the person was going."""
    if code not in here.town.languages:
        return Toast(talking.OLD_PRESS)
    first = person.language is None
    await people.set_language(here.tx, person.id, code)
    if first or not await people.languages_of(here.tx, person.id):
        await volunteering.speak_first(here, person.id, code)
    chosen = person.model_copy(update={"language": code})
    if card_of is not None:
        await here.say(Edit(card_of, Say(CHOSEN)))
    await _set_menu(here, chosen, code)
    await here.note("language", who=person.id, whom=person.id)
    await arrive(here, chosen)
    return Toast()


async def _set_menu(here: Here, person: Person, code: str) -> None:
    """Telegram shows the menu in the app's language; whoever chose another one gets a menu of their own."""
    apps = closest(person.app_language or "")
    shown = apps if apps in here.town.languages else here.town.languages[0]
    commands = None if shown == code else COMMANDS
    occasion = f"commands:{person.id}:{here.occasion}"
    await here.say(SetCommands(person.id, commands, occasion))


async def arrive(here: Here, person: Person) -> None:
    """Where a link leads: asking, signing up, an invitation, or the greeting."""
    payload = person.started_with or ""
    if payload:
        await people.set_started_with(here.tx, person.id, None)
    if payload.startswith(INVITED):
        await _accept_invitation(here, person, payload.removeprefix(INVITED))
    elif payload.startswith(behalf.LINK):
        await behalf.open_link(here, person, payload.removeprefix(behalf.LINK))
    elif payload == "need":
        await asking.begin(here, person)
    elif payload == "volunteer":
        await volunteering.begin(here, person)
    else:
        await greet(here, person)


async def greet(here: Here, person: Person) -> None:
    """Who runs this, whom to ring, that nobody watches the chat, and the two ways on."""
    say = greeting(here.town, person.name or person.telegram_name)
    await here.say(Send(person.id, say, f"greeting:{person.id}:{here.occasion}"))


async def more_languages(here: Here, person: Person) -> None:
    """Languages that are not here: their own names, one sentence in each."""
    await here.say(Send(person.id, own_names(here.town), f"names:{person.id}:{here.occasion}"))


async def no_language(here: Here, person: Person, code: str) -> Toast:
    """Their language is not here: one sentence in it, and a button to be rung."""
    if code not in others():
        return Toast(talking.OLD_PRESS)
    await people.set_started_with(here.tx, person.id, f"{NOT_SPOKEN}{code}")
    say = not_spoken(here.town, code)
    await here.say(Send(person.id, say, f"not-spoken:{person.id}:{here.occasion}"))
    return Toast()


async def ring_without_language(here: Here, person: Person, phone: str) -> None:
    """The number of somebody whose language is not here: a coordinator rings, with an interpreter."""
    code = (person.started_with or "").removeprefix(NOT_SPOKEN)
    private = person.private.model_copy(update={"phone": phone})
    await people.set_private(here.tx, person.id, private)
    person = person.model_copy(update={"private": private})
    await ringing.raise_card(here, person, reason="language", language=code if code in others() else None)
    done = Say(SENTENCE(sentence=RINGS_YOU), drop_keyboard=True)
    await here.say(Send(person.id, done, f"rings:{person.id}:{here.occasion}"))
    if person.language is not None:
        await people.set_started_with(here.tx, person.id, None)
    open_run = await talking.open_run(here, person)
    if open_run is not None and open_run.flow == "ring_number":
        await talking.drop(here, person)


async def wants_ring_in_other_language(here: Here, person: Person) -> bool:
    """Somebody who reads one of our languages has said that theirs is not here. An open question comes first."""
    looked = (person.started_with or "").startswith(NOT_SPOKEN)
    return looked and not await talking.waits_on_keyboard(here, person)


async def what_now(here: Here, person: Person) -> None:
    """Back from a small form that no card had led to."""
    await here.say(Send(person.id, unplanned(WHAT_NOW), f"back:{person.id}:{here.occasion}"))


async def card_still_counts(here: Here, person: Person) -> None:
    """Back from a small form to a card that holds what is entrusted, so that it stands only once."""
    await here.say(Send(person.id, Say(CARD_STILL_COUNTS), f"back:{person.id}:{here.occasion}"))


async def back_to_languages(here: Here, person: Person, text: str) -> bool:
    """*Back* in a language that is not here leads to the list of languages. False: it is not that."""
    code = (person.started_with or "").removeprefix(NOT_SPOKEN)
    if code not in others() or fold(text) != fold(others()[code].back):
        return False
    await people.set_started_with(here.tx, person.id, None)
    await ask_language(here, person)
    return True


async def help_(here: Here, person: Person) -> None:
    helps = await volunteers.by_id(here.tx, person.id) is not None
    say = help_card(here.town, here.words_of(person).language, helps=helps)
    await here.say(Send(person.id, say, f"help:{person.id}:{here.occasion}"))


async def fits_nowhere(here: Here, person: Person, text: str) -> None:
    """Words outside any form: danger first, then the well-known words, then the ways on."""
    if await alarmed(here, person, text):
        return
    match word(text, here.words_of(person).language):
        case Word.HELLO:
            await greet(here, person)
        case Word.HELP:
            await help_(here, person)
        case Word.STOP | Word.CANCEL:
            await here.say(Send(person.id, volunteering.stop_or_pause(), f"stop:{person.id}:{here.occasion}"))
        case _:
            await here.say(Send(person.id, unplanned(ASK_WHICH), f"lost:{person.id}:{here.occasion}"))


async def alarmed(here: Here, person: Person, text: str) -> bool:
    """Danger words outside any form bring the card with the numbers. False: there are none."""
    found = danger(text, here.words_of(person).language)
    if found is not None:
        say = card(found, here.town, "ring:danger", "home:calm")
        await here.say(Send(person.id, say, f"danger:{person.id}:{here.occasion}"))
    return found is not None


async def cannot_use(here: Here, person: Person, sent: Answer) -> None:
    """A photo, a place, a sticker that nothing has asked for. After a voice: nobody has listened."""
    caption = sent.caption if isinstance(sent, Shown) else ""
    if await alarmed(here, person, caption):
        return
    text = VOICE_UNHEARD if isinstance(sent, Shown) and sent.kind == "voice" else NOT_UNDERSTOOD_MEDIA
    if await papers_are_not_kept(here, person, sent):
        await refuse_papers(here, person)
        return
    await here.say(Send(person.id, unplanned(text), f"lost:{person.id}:{here.occasion}"))


async def refuse_papers(here: Here, person: Person) -> None:
    await here.say(Send(person.id, unplanned(NO_PAPERS), f"lost:{person.id}:{here.occasion}"))


async def takes_for_papers(here: Here, person: Person, sent: Answer) -> bool:
    """In the middle of signing up, or in the profile: no question there asks for a picture."""
    if (
        not isinstance(sent, Shown)
        or sent.kind == "voice"
        or danger(sent.caption, here.words_of(person).language)
    ):
        return False
    run = await talking.open_run(here, person)
    return run is not None and run.flow in {"registration", "profile"}


async def papers_are_not_kept(here: Here, person: Person, sent: Answer) -> bool:
    """Around an approval a picture is probably of papers: those are shown, never sent."""
    if not isinstance(sent, Shown) or sent.kind == "voice":
        return False
    if await people.roles_of(here.tx, person.id):
        return True
    volunteer = await volunteers.by_id(here.tx, person.id)
    return volunteer is not None and volunteer.standing in {Standing.PENDING, Standing.RING_FIRST}


async def edited_nothing(here: Here, person: Person, text: str) -> None:
    """One line says what to do about a message that was changed too late."""
    if await alarmed(here, person, text):
        return
    await here.say(Send(person.id, Say(EDITED_NOTHING), f"edited:{person.id}:{here.occasion}"))


async def came_or_went(here: Here, person: Person, *, came: bool) -> None:
    """They blocked the bot or came back: what waited for them moves on, in the same second."""
    if came:
        await people.set_unreachable(here.tx, person.id, None)
        await catching_up.what_waits(here, person.id)
        await answering.show_who_comes(here, person.id)
    else:
        await settling.failed(here, person.id, None, unreachable=True)


async def calm(here: Here, card_of: str | None) -> Toast:
    """*Not an emergency*: the card goes, the ways on stay."""
    if card_of is not None:
        await here.say(Edit(card_of, unplanned(STILL_HERE)))
    return Toast()


async def _accept_invitation(here: Here, person: Person, code: str) -> None:
    """A one-time link makes its first opener a coordinator or an administrator."""
    role = await people.use_invitation(here.tx, here.now, hashed(code), person.id)
    if role is None:
        await here.say(Send(person.id, Say(INVITATION_GONE), f"invited:{person.id}:{here.occasion}"))
        return
    await people.grant(here.tx, here.now, person.id, role.role, role.organisation)
    await here.note("role", who=person.id, whom=person.id)
    await here.remember_name(person)
    organisation = here.town.organisation(role.organisation)
    new = IS_ADMINISTRATOR if role.role == RoleName.ADMINISTRATOR else IS_COORDINATOR
    text = new(organisation=here.town.named(organisation.name))
    await here.say(Send(person.id, Say(text), f"invited:{person.id}:{here.occasion}"))
    await catching_up.what_waits(here, person.id)


def hashed(code: str) -> str:
    """Only this stands in the database, so that reading it makes nobody a coordinator."""
    return hashlib.sha256(code.encode()).hexdigest()
