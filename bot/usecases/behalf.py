"""Help for somebody else: opening the link, saying that one does not want it, at the phone or at the door."""

from __future__ import annotations

from bot.cards import behalf as cards
from bot.cards import offers as offer_cards
from bot.cards import requests as request_cards
from bot.cards import whose
from bot.cards.home import unplanned
from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.lifecycle import LIVE
from bot.domain.offers import OfferState
from bot.domain.requests import State
from bot.say import Edit, Say, Send, Toast
from bot.storage import assignments, outbox, people, requests
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_
from bot.usecases import answering, closing, codes, offering, recipients, unsaying
from bot.usecases.bonds import about_card, match_card, running_task, way_card
from bot.usecases.here import Here
from bot.usecases.offering import offer_card, request_card

LINK = "r:"
"""What a person who has not chosen a language yet came with: the link's hash, for its code is nobody's to read."""
NOT_NOW = N_("That is not possible any more.")
NEW_LINK = N_("There is a new link. An older one does not work any more.")


def kept(payload: str) -> str:
    """What is written down of a link that was opened."""
    if not payload.startswith(codes.PREFIX):
        return payload
    return LINK + codes.hashed(payload.removeprefix(codes.PREFIX))


async def open_link(here: Here, person: Person, link_hash: str) -> None:
    """The first who opens it is whom the help is for; everybody else is told kindly what is true."""
    stored = await requests.by_link(here.tx, link_hash)
    refusal = await _refusal(here, person, stored)
    if stored is None or refusal is not None:
        say = refusal or unplanned(cards.LINK_GONE)
        await here.say(Send(person.id, say, f"link:{person.id}:{here.occasion}"))
        return
    again = await outbox.stands(here.tx, recipients.their_card(stored.id, person.id))
    if stored.recipient is None:
        stored = await _becomes(here, person, stored)
    if again:
        # The card is further up, and is only brought up to date.
        listed = cards.listed(stored.request, here.categories[stored.request.category], here.town)
        await here.say(Send(person.id, listed, f"link:{person.id}:{here.occasion}"))
    await recipients.show(here, stored)
    await answering.show_who_comes(here, person.id)


async def press(here: Here, person: Person, what: str, request: RequestId, card: str | None) -> Toast:
    """A button of the recipient's: stop it, after they were asked whether they are sure."""
    stored = await requests.by_id(here.tx, request)
    if stored is None or stored.recipient != person.id or stored.state not in LIVE:
        return Toast(NOT_NOW)
    match what:
        case "stop":
            sure = cards.sure_to_stop(request)
            await here.say(Send(person.id, sure, f"sure-theirs:{request}:{here.occasion}"))
            return Toast()
        case "keep":
            if card is not None:
                await here.say(Edit(card, request_cards.plain(request_cards.STATES[stored.state])))
            return Toast()
        case "stop-yes":
            return await _stop(here, person, stored, card)
    return Toast(NOT_NOW)


async def unwanted(here: Here, person: Person, what: str, assignment_id: AssignmentId) -> Toast:
    """*They do not want it*, said at the door or before: it ends, and nobody is to blame."""
    found = await running_task(here, person, assignment_id)
    if found is None or found[1].consent is None:
        return Toast(NOT_NOW)
    stored = found[1]
    match what:
        case "ask":
            await here.say(Edit(about_card(assignment_id), whose.sure_unwanted(assignment_id)))
        case "keep":
            about = whose.about_them(stored.request, assignment_id)
            await here.say(Edit(about_card(assignment_id), about))
        case "yes":
            if not await closing.cancel(here, stored, by=person.id, closed=whose.CLOSED_UNWANTED):
                return Toast(NOT_NOW)
            await here.note("not wanted", who=person.id, whom=stored.resident, request=stored.id)
            await _tell_asker(here, stored)
        case _:
            return Toast(NOT_NOW)
    return Toast()


async def new_link(here: Here, stored: Stored) -> Toast:
    """The asker's press: whoever has opened an older link hears nothing more of it."""
    if stored.consent is None:
        return Toast(NOT_NOW)
    if stored.recipient is not None:
        await _let_go(here, stored, stored.recipient)
    await codes.hand_out(here, stored)
    return Toast(NEW_LINK)


async def leave(here: Here, stored: Stored) -> None:
    """The recipient erases themselves: what was asked for them ends, and the asker hears why."""
    if await closing.cancel(here, stored, by=stored.recipient):
        await here.say(
            Edit(request_card(stored.id), request_cards.plain(request_cards.STATES[State.CANCELLED])),
            Send(stored.resident, Say(cards.THEY_LEFT), f"left:{stored.id}"),
        )


async def _refusal(here: Here, person: Person, stored: Stored | None) -> Say | None:
    """Why this person is not whom it is for; None: they are, or may be."""
    if stored is None or stored.state not in LIVE:
        return unplanned(cards.LINK_GONE)
    if stored.resident == person.id:
        return cards.own_link(stored.id)
    if await people.has_blocked(here.tx, person.id, stored.resident):
        return unplanned(cards.LINK_GONE)
    if stored.recipient not in {None, person.id}:
        return unplanned(cards.OPENED_ALREADY)
    running = await assignments.running(here.tx, stored.id)
    return Say(cards.YOU_HELP) if running is not None and running.person == person.id else None


async def _becomes(here: Here, person: Person, stored: Stored) -> Stored:
    """They are the recipient from now on, and are not asked to help with it."""
    await here.remember_name(person)
    await requests.set_recipient(here.tx, stored.id, person.id)
    await here.note("link opened", who=person.id, whom=stored.resident, request=stored.id)
    await here.say(Send(stored.resident, cards.opened(stored.id), f"opened:{stored.id}:{here.occasion}"))
    await _is_not_asked(here, person.id, stored.id)
    request = stored.request.model_copy(update={"recipient": person.id})
    return stored.model_copy(update={"request": request})


async def _is_not_asked(here: Here, person: PersonId, request: RequestId) -> None:
    """A volunteer who was asked to help with what is for themselves."""
    offer = await requests.offer_to(here.tx, request, person)
    if offer is None or offer.state not in {OfferState.QUEUED, OfferState.OPEN}:
        return
    if await requests.end_offer(here.tx, here.now, offer, OfferState.WITHDRAWN):
        await here.say(Edit(offer_card(offer), offer_cards.over(offer_cards.NOT_NEEDED)))
        await offering.look(here, request)


async def _let_go(here: Here, stored: Stored, recipient: PersonId) -> None:
    """It was not them: their cards hold nothing of it any more."""
    gone = Say(cards.NOT_YOURS)
    await here.say(Edit(recipients.their_card(stored.id, recipient), gone))
    for task in await assignments.of_request(here.tx, stored.id):
        for card in (match_card(task.id), way_card(task.id)):
            await here.say(Edit(recipients.card_of(card, recipient), gone))
        await unsaying.take_from(here, task, recipient)
    await requests.set_recipient(here.tx, stored.id, None)
    await here.note("link renewed", who=stored.resident, whom=recipient, request=stored.id)


async def _stop(here: Here, person: Person, stored: Stored, card: str | None) -> Toast:
    if not await closing.cancel(here, stored, by=person.id):
        return Toast(NOT_NOW)
    await here.note("not wanted", who=person.id, whom=stored.resident, request=stored.id)
    if card is not None:
        await here.say(Edit(card, Say(cards.IS_STOPPED)))
    await _tell_asker(here, stored)
    return Toast(cards.IS_STOPPED)


async def _tell_asker(here: Here, stored: Stored) -> None:
    """Without blame, and with the recipient's name as the asker has written it."""
    cancelled = request_cards.plain(request_cards.STATES[State.CANCELLED])
    text = cards.NOT_WANTED(name=whose.name_of(stored.request))
    await here.say(
        Edit(request_card(stored.id), cancelled), Send(stored.resident, Say(text), f"unwanted:{stored.id}")
    )
