"""What is stored, who looked, and erasing everything: by oneself, in the chat."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from bot.cards import hands as hand_cards
from bot.cards import offers as offer_cards
from bot.cards import privacy as cards
from bot.cards import requests as request_cards
from bot.domain.ids import PersonId
from bot.domain.lifecycle import LIVE
from bot.domain.offers import OfferState
from bot.say import Edit, Say, Send, Toast
from bot.storage import assignments, blocks, dues, hands, outbox, people, requests, volunteers
from bot.storage.numbers import to_ms
from bot.storage.people import Looked, Person
from bot.storage.requests import Stored
from bot.text import Fixed, Text
from bot.usecases import (
    behalf,
    catching_up,
    closing,
    forgetting,
    helping,
    offering,
    raising,
    talking,
    unsaying,
)
from bot.usecases.here import Here


async def show(here: Here, person: Person) -> None:
    """`/privacy`."""
    await here.say(Send(person.id, cards.notice(here.town), f"privacy:{person.id}:{here.occasion}"))


async def press(here: Here, person: Person, what: str, card: str | None) -> Toast:
    match what:
        case "who":
            say = cards.who_sees_card(here.town)
        case "stored":
            say = cards.stored(await _stored(here, person))
        case "responsible":
            say = cards.responsible(here.town)
        case "looked":
            say = cards.looked(await _looked(here, person))
        case _ if (page := EARLIER.fullmatch(what)) is not None:
            if card is not None:
                await here.say(Edit(card, cards.looked(await _looked(here, person), int(page[1]))))
            return Toast()
        case "erase":
            open_things = (
                *await _open_requests(here, person),
                *await _open_for(here, person),
                *await _tasks(here, person),
            )
            say = cards.sure(len(open_things))
        case "keep":
            if card is not None:
                await here.say(Edit(card, Say(cards.KEPT)))
            return Toast(cards.KEPT)
        case "erase-yes":
            return await erase(here, person)
        case _:
            return Toast(talking.OLD_PRESS)
    await here.say(Send(person.id, say, f"privacy:{what}:{person.id}:{here.occasion}"))
    return Toast()


async def erase(here: Here, person: Person) -> Toast:
    """Open tasks are handed over, and what others entrusted is taken out of this chat; then everything goes."""
    for stored in await _open_requests(here, person):
        await closing.cancel(here, stored)
        await here.say(Edit(offering.request_card(stored.id), request_cards.plain(request_cards.CANCELLED)))
    for stored in await _open_for(here, person):
        await behalf.leave(here, stored)
    for assignment in await _tasks(here, person):
        stored_task = await requests.by_id(here.tx, assignment.request)
        if stored_task is not None:
            await helping.hand_over(here, assignment, stored_task)
    for offer in await requests.offers_waiting_for(here.tx, person.id):
        await requests.end_offer(here.tx, here.now, offer, OfferState.WITHDRAWN)
        await here.say(Edit(offering.offer_card(offer), offer_cards.over(offer_cards.NOT_NEEDED)))
        await offering.look(here, offer.request)
    await people.set_leaving(here.tx, person.id, here.now)
    if await _is_looked_at(here, person.id):
        return Toast(cards.ERASED_LATER, alert=True)
    await _take_out_of_other_chats(here, person)
    await here.due("erase", person.id, here.now + AT_THE_LATEST)
    await erase_when_quiet(here, person.id)
    return Toast(cards.ERASED, alert=True)


async def erase_when_quiet(here: Here, person: PersonId) -> None:
    """Who is leaving is erased once nothing more is on its way to them: the last edits need their key."""
    if await people.is_leaving(here.tx, person) and not await outbox.waits_for(here.tx, person):
        await erase_now(here, person)


async def erase_after_all(here: Here, person: PersonId) -> None:
    """What kept them from being erased is closed: whoever had wished for it is erased now, and told so before."""
    if not await people.is_leaving(here.tx, person) or await _is_looked_at(here, person):
        return
    await here.say(Send(person, Say(cards.ERASED), f"erased:{person}"))
    await erase(here, await here.person(person))


async def _is_looked_at(here: Here, person: PersonId) -> bool:
    """Nothing of a report is erased before a coordinator has closed it."""
    return bool(await hands.reports_open(here.tx, party=person))


async def erase_now(here: Here, person: PersonId) -> None:
    """Every row is blanked, and the key is dropped right after the commit."""
    if not await people.is_leaving(here.tx, person) or await _is_looked_at(here, person):
        return
    await outbox.forget_person(here.tx, here.now, person)
    had_taken = await hands.taken_by(here.tx, person)
    for name in ERASURES:
        await here.tx.run(name, person_id=person)
    await here.tx.run("settle_hands_about", person_id=person, at=to_ms(here.now))
    await here.tx.run("erase_person", id=person)
    await catching_up.let_go(here, [hand for hand in had_taken if hand.person != person])
    await dues.drop(here.tx, "erase", person)
    await people.note(here.tx, here.now, "erased", who=None, whom=person)
    await here.tx.drop_key(person)


async def _take_out_of_other_chats(here: Here, person: Person) -> None:
    """The coordinators' cards, and those of tasks that are over, do not wait for their time."""
    for hand in await hands.about(here.tx, person.id):
        await raising.show(here, hand, hand_cards.settled(hand_cards.LEFT, None))
    theirs = await requests.of_recipient(here.tx, person.id, BEGINNING)
    for stored in (*await requests.of_resident(here.tx, person.id, BEGINNING), *theirs):
        for task in await assignments.of_request(here.tx, stored.id):
            await _end_grace(here, task)
    for task in await assignments.of_person(here.tx, person.id, BEGINNING):
        await _end_grace(here, task)


async def _end_grace(here: Here, task: assignments.Assignment) -> None:
    if task.state is assignments.AssignmentState.DONE and not task.blanked:
        await forgetting.grace_over(here, task.id, leaving=True)
    elif task.state is assignments.AssignmentState.CANCELLED and not task.blanked:
        await unsaying.forget(here, task)


EARLIER = re.compile(r"looked-([1-9])")
"""A further page of who looked."""

AT_THE_LATEST = timedelta(minutes=10)
"""Longer than this nobody waits for messages that do not arrive."""

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

ERASURES = (
    "forget_volunteer_categories",
    "forget_volunteer",
    "forget_questions",
    "forget_person_languages",
    "forget_blocks",
    "forget_roles",
    "forget_feedback",
    "forget_receipts",
    "forget_proposals_of",
    "blank_relayed_from",
    "forget_conversation",
    "drop_dues_of",
    "forget_inbox_of",
    "blank_requests_of",
    "blank_hands_about",
)
"""What is blanked or deleted, by the name of its query; all take the person's id."""


async def _stored(here: Here, person: Person) -> tuple[Text | None, ...]:
    volunteer = await volunteers.by_id(here.tx, person.id)
    mine = await requests.of_resident(here.tx, person.id, BEGINNING)
    theirs = await requests.of_recipient(here.tx, person.id, BEGINNING)
    tasks = await assignments.of_person(here.tx, person.id, BEGINNING)
    roles = await people.roles_of(here.tx, person.id)
    draft = await talking.open_run(here, person)
    never = await blocks.count(here.tx, person.id)
    return (
        cards.STORED_NAME(name=person.name) if person.name else None,
        cards.STORED_PHONE(phone=Fixed(person.private.phone)) if person.private.phone else None,
        cards.STORED_VOLUNTEER if volunteer else None,
        cards.STORED_REQUESTS(count=len(mine)) if mine else None,
        cards.STORED_FOR_YOU(count=len(theirs)) if theirs else None,
        cards.STORED_TASKS(count=len(tasks)) if tasks else None,
        cards.STORED_ROLE if roles else None,
        cards.STORED_DRAFT if draft else None,
        cards.STORED_BLOCKS(count=never) if never else None,
    )


async def _looked(here: Here, person: Person) -> tuple[Text, ...]:
    coordinators = {who for who, _ in await people.coordinators(here.tx)}
    return tuple(
        cards.LOOKED_LINE(time=line.at, who=_who(line, coordinators))
        for line in await people.looked_at(here.tx, person.id)
    )


def _who(line: Looked, coordinators: set[PersonId]) -> Text:
    if line.who is None:
        return cards.THE_PROGRAM
    return cards.A_COORDINATOR if line.who in coordinators else cards.A_NEIGHBOUR


async def _open_requests(here: Here, person: Person) -> list[Stored]:
    mine = await requests.of_resident(here.tx, person.id, here.now)
    return [stored for stored in mine if stored.state in LIVE]


async def _open_for(here: Here, person: Person) -> list[Stored]:
    """What others have asked for them."""
    theirs = await requests.of_recipient(here.tx, person.id, here.now)
    return [stored for stored in theirs if stored.state in LIVE]


async def _tasks(here: Here, person: Person) -> list[assignments.Assignment]:
    tasks = await assignments.of_person(here.tx, person.id, here.now)
    return [task for task in tasks if task.is_running]
