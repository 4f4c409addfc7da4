"""Signing up, the profile, and resting."""

from __future__ import annotations

from datetime import timedelta

from bot.cards.common import ring_us
from bot.domain.categories import Category
from bot.domain.ids import PersonId
from bot.domain.people import Fluency, Level, Spoken, Standing
from bot.flows.forms.registration_form import Registration
from bot.say import Button, Edit, Say, Send, Toast
from bot.storage import hands, people, volunteers
from bot.storage.hands import Kind
from bot.storage.people import Person
from bot.text import BLANK, N_, PN_, Items, Text, lines
from bot.usecases import approving, asking, talking
from bot.usecases.desk import read_when
from bot.usecases.here import Here

RECEIVED = N_("Thank you, {name}. We have your sign-up.")
WHAT_FOLLOWS = N_("A coordinator of {organisation} gets in touch with you.")
MEANWHILE = N_("What you can be asked for already: {kinds}.")
NOTHING_MEANWHILE = N_("Until then we do not ask you for anything.")
DECLINED_BEFORE = N_("Your sign-up was declined. You can ring us about it.")
NOT_YET = N_("You have not signed up as a volunteer yet.")
SIGN_UP = PN_("button", "I want to help")
TOO_YOUNG = N_("To help here you must be {age}. Thank you for wanting to. You are welcome then.")
SAVED = N_("Saved.")

PAUSE = N_("How long do you want no questions? Tasks you have promised stay.")
A_DAY = PN_("button", "One day")
A_WEEK = PN_("button", "One week")
UNTIL_I_SAY = PN_("button", "Until I say")
PAUSED_UNTIL = N_("No questions until {time}. Then it ends by itself.")
PAUSED = N_("No questions until you press the button.")
END_PAUSE = PN_("button", "Ask me again")
PAUSE_ENDED = N_("The pause is over. We ask you again when there is a need.")
STOP_OR_PAUSE = N_("Do you want a pause from questions, or to leave and be erased?")
PAUSE_ME = PN_("button", "A pause")
LEAVE = PN_("button", "Leave and erase")
NEVERMIND = PN_("button", "Neither, go on")

LENGTHS = {"day": timedelta(days=1), "week": timedelta(days=7), "long": timedelta(days=3650)}


async def begin(here: Here, person: Person) -> None:
    """`/volunteer`: the questions, or the profile of somebody who has answered them."""
    volunteer = await volunteers.by_id(here.tx, person.id)
    if volunteer is None:
        spoken = await people.languages_of(here.tx, person.id)
        await talking.begin(
            here,
            person,
            "registration",
            Registration(languages=spoken, a_week=here.town.policies.offers_a_week),
        )
        return
    if volunteer.standing is Standing.DECLINED:
        organisation = here.town.default_organisation
        text = lines(DECLINED_BEFORE, ring_us(organisation, here.town))
        await here.say(Send(person.id, Say(text), f"declined:{person.id}:{here.occasion}"))
        return
    await show_profile(here, person)


async def show_profile(here: Here, person: Person) -> None:
    """`/profile`: what is known, each line one press to change."""
    volunteer = await volunteers.by_id(here.tx, person.id)
    if volunteer is None:
        say = Say(NOT_YET, ((Button(SIGN_UP, "home:volunteer", emoji="🤝"),),))
        await here.say(Send(person.id, say, f"profile:{person.id}:{here.occasion}"))
        return
    spoken = await people.languages_of(here.tx, person.id)
    form = volunteers.registration_of(volunteer, person.name, spoken, person.private.phone)
    await talking.begin(here, person, "profile", form, fresh=True)


async def register(here: Here, person: Person, form: Registration, _way: str) -> None:
    """The sign-up is sent: it waits for a coordinator, and outdoor help needs no approval."""
    organisation = here.town.organisation_for(form.area, "")
    await _keep(here, person, form)
    await people.set_adult(here.tx, person.id, True)
    await volunteers.add(here.tx, here.now, person.id, form, organisation.id, here.town.policies.offers_a_day)
    if await hands.open_about(here.tx, Kind.APPROVAL, person=person.id) is None:
        await hands.raise_(here.tx, here.now, Kind.APPROVAL, organisation.id, person=person.id)
    await here.note("signed up", who=person.id, whom=person.id)
    reminder = here.now + timedelta(hours=here.town.policies.approval_reminder_hours)
    await here.due("approval_reminder", person.id, reminder)
    text = lines(
        RECEIVED(name=form.name),
        WHAT_FOLLOWS(organisation=here.town.named(organisation.name)),
        read_when(here, organisation),
        BLANK,
        _meanwhile(form, here),
        ring_us(organisation, here.town),
    )
    await here.say(Send(person.id, Say(text), f"signed-up:{person.id}:{here.occasion}"))
    await approving.gather(here, organisation.id)


async def save(here: Here, person: Person, form: Registration, _way: str) -> None:
    """One change in the profile, taken at once."""
    await _keep(here, person, form)
    await volunteers.change(here.tx, person.id, form)
    await here.note("profile", who=person.id, whom=person.id)


async def too_young(here: Here, person: Person, _flow: str) -> None:
    text = TOO_YOUNG(age=here.town.policies.volunteer_age)
    await here.say(Send(person.id, Say(text), f"young:{person.id}:{here.occasion}"))


async def speak_first(here: Here, person: PersonId, language: str) -> None:
    """The language that somebody chose to read is one that they speak, until they say otherwise."""
    await people.set_languages(here.tx, person, (Spoken(language=language, fluency=Fluency.MOTHER_TONGUE),))


async def ask_pause(here: Here, person: Person) -> None:
    """`/pause`: for how long?"""
    if await volunteers.by_id(here.tx, person.id) is None:
        say = Say(NOT_YET, ((Button(SIGN_UP, "home:volunteer", emoji="🤝"),),))
    else:
        say = pause_card()
    await here.say(Send(person.id, say, f"pause:{person.id}:{here.occasion}"))


async def pause(here: Here, person: Person, length: str, card: str | None) -> Toast:
    """No questions for a while; a pause with an end is ended by itself."""
    if length == "end":
        await volunteers.pause(here.tx, person.id, None)
        await here.note("pause ended", who=person.id, whom=person.id)
        await _show(here, person, Say(PAUSE_ENDED), card)
        return Toast(PAUSE_ENDED)
    if length not in LENGTHS:
        return Toast(talking.OLD_PRESS)
    until = here.now + LENGTHS[length]
    await volunteers.pause(here.tx, person.id, until)
    await here.note("pause", who=person.id, whom=person.id)
    end = ((Button(END_PAUSE, "pause:end"),),)
    if length == "long":
        await _show(here, person, Say(PAUSED, end), card)
    else:
        await here.due("pause_over", person.id, until, person.id)
        await _show(here, person, Say(PAUSED_UNTIL(time=until), end), card)
    return Toast(SAVED)


async def pause_over(here: Here, person: PersonId) -> None:
    """The pause has ended by itself, unless it was made longer or ended before."""
    volunteer = await volunteers.by_id(here.tx, person)
    if volunteer is None or volunteer.paused_until is None or volunteer.paused_until > here.now:
        return
    await volunteers.pause(here.tx, person, None)
    await here.say(Send(person, Say(PAUSE_ENDED), f"pause-over:{person}:{here.occasion}"))


def pause_card() -> Say:
    rows = tuple(
        (Button(label, f"pause:{length}"),)
        for length, label in (("day", A_DAY), ("week", A_WEEK), ("long", UNTIL_I_SAY))
    )
    return Say(PAUSE, rows)


def stop_or_pause() -> Say:
    """*Stop* outside a form can mean two things: both are shown."""
    return Say(
        STOP_OR_PAUSE,
        (
            (Button(PAUSE_ME, "home:pause"),),
            (Button(LEAVE, "privacy:erase"),),
            (Button(NEVERMIND, "home:calm"),),
        ),
    )


async def _keep(here: Here, person: Person, form: Registration) -> None:
    private = person.private.model_copy(
        update={"name": form.name, "phone": form.phone or person.private.phone}
    )
    await people.set_private(here.tx, person.id, private)
    await people.set_languages(here.tx, person.id, form.languages)
    if private.phone is not None and person.private.phone is None:
        await asking.number_known(here, person.id)


def _meanwhile(form: Registration, here: Here) -> Text:
    kinds: tuple[Category, ...] = tuple(
        c
        for c in here.categories.values()
        if c.id in form.categories and c.level is Level.REGISTERED and c.for_residents
    )
    return MEANWHILE(kinds=Items(tuple(c.name for c in kinds), dots=True)) if kinds else NOTHING_MEANWHILE


async def _show(here: Here, person: Person, say: Say, card: str | None) -> None:
    if card is not None:
        await here.say(Edit(card, say))
    else:
        await here.say(Send(person.id, say, f"pause:{person.id}:{here.occasion}"))
