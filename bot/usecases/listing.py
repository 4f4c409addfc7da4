"""One's own requests and tasks: a line each, what comes next, and what can be changed."""

from __future__ import annotations

from datetime import timedelta

from bot.cards import behalf as behalf_cards
from bot.cards import requests as cards
from bot.cards import tasks as task_cards
from bot.cards.common import what_and_where, when_and_how_long
from bot.domain.asking_limits import Wait
from bot.domain.ids import AssignmentId, RequestId
from bot.domain.lifecycle import LIVE
from bot.domain.requests import State
from bot.flows.forms.need import MOST_MEDIA
from bot.flows.forms.small import NewTime, OwnNumber, Words
from bot.say import Button, Edit, Say, Send, Toast
from bot.storage import assignments, requests, volunteers
from bot.storage.assignments import Assignment, AssignmentState
from bot.storage.people import Person
from bot.storage.requests import Stored
from bot.text import N_, NP_, PN_, Text, lines
from bot.usecases import (
    behalf,
    closing,
    helping,
    offering,
    past,
    raising,
    talking,
    volunteering,
)
from bot.usecases.desk import read_when
from bot.usecases.here import Here

AboutRequest = Words | NewTime | OwnNumber
RECENTLY = timedelta(days=2)
MOST_WORDS = 2000
"""With everything else on the helper's card they still are one message of Telegram's."""
NOT_NOW = N_("That is not possible any more.")
NO_TASKS = N_("You have no tasks now. We ask you when there is a clear need.")
YOUR_TASKS = NP_("You have {count} task.", "You have {count} tasks.")
CARD_ABOVE = N_("The card with name and street is further up in this chat.")
SHOW_ADDRESS = PN_("button", "Show the address")
ADDRESS = N_("{name}, {street}")
ADDED_FOR_HELPER = N_("Something was added to your task. Your card shows it.")
ENOUGH = N_("That is more than fits. Please tell the rest when you meet.")
SAVED = N_("Saved. Who comes sees it when they are on the way.")


async def show_requests(here: Here, person: Person) -> None:
    """`/requests`: each with its state in one line, and what comes next."""
    mine = await requests.of_resident(here.tx, person.id, here.now - RECENTLY)
    theirs = await requests.of_recipient(here.tx, person.id, here.now - RECENTLY)
    if not mine and not theirs:
        rows = ((Button(cards.ASK_FOR_HELP, "home:need", emoji="🙋"),),)
        say = cards.plain(cards.NO_REQUESTS, rows=rows)
        await here.say(Send(person.id, say, f"requests:{person.id}:{here.occasion}"))
        return
    for stored in mine:
        await _list_request(here, person, stored)
    for stored in theirs:
        kind = here.categories[stored.request.category]
        say = behalf_cards.listed(stored.request, kind, here.town)
        say = Say(say.text, (*say.rows, *await past.rows(here, stored)))
        await here.say(Send(person.id, say, f"listed-theirs:{stored.id}:{here.occasion}"))


async def show_again(here: Here, person: Person, form: AboutRequest) -> None:
    """Back from a small form: the request that it was about, as it stands."""
    stored = await _own(here, person, form.subject)
    if stored is not None:
        await _list_request(here, person, stored)


async def _list_request(here: Here, person: Person, stored: Stored) -> None:
    kind = here.categories[stored.request.category]
    wants = stored.waits_for == Wait.FIRST_INDOORS and person.private.phone is None
    say = cards.listed(stored.request, kind, here.town, _next(here, stored), wants_number=wants)
    say = Say(say.text, (*say.rows, *await past.rows(here, stored)))
    await here.say(Send(person.id, say, f"listed:{stored.id}:{here.occasion}"))


async def show_tasks(here: Here, person: Person) -> None:
    """`/tasks`: what was promised; name and street stay on the card, or are shown for a moment."""
    tasks = [a for a in await assignments.of_person(here.tx, person.id, here.now) if a.is_running]
    if not tasks and await volunteers.by_id(here.tx, person.id) is None:
        await volunteering.show_profile(here, person)
        return
    if not tasks:
        await here.say(Send(person.id, cards.plain(NO_TASKS), f"tasks:{person.id}:{here.occasion}"))
        await past.show_tasks(here, person)
        return
    head = cards.plain(YOUR_TASKS(count=len(tasks)), CARD_ABOVE)
    await here.say(Send(person.id, head, f"tasks:{person.id}:{here.occasion}"))
    for assignment in tasks:
        await _list_task(here, person, assignment)
    await past.show_tasks(here, person)


async def show_address(here: Here, person: Person, assignment_id: AssignmentId) -> Toast:
    """Name and street in a window that closes: nothing more stays in the chat."""
    assignment = await assignments.by_id(here.tx, assignment_id)
    if assignment is None or assignment.person != person.id or not assignment.is_running:
        return Toast(NOT_NOW)
    stored = await requests.by_id(here.tx, assignment.request)
    if stored is None:
        return Toast(NOT_NOW)
    resident = await here.person(stored.resident)
    await here.note("address shown", who=person.id, whom=resident.id, request=stored.id)
    name = stored.private.recipient or resident.name
    return Toast(ADDRESS(name=name, street=stored.private.street), alert=True)


async def press(here: Here, person: Person, what: str, request: RequestId, card: str | None) -> Toast:
    """A button of one's own request."""
    stored = await requests.by_id(here.tx, request)
    if stored is None or stored.resident != person.id or stored.state not in LIVE:
        return Toast(NOT_NOW)
    match what:
        case "time":
            await talking.begin(here, person, "new_time", NewTime(subject=request), fresh=True)
        case "add":
            await talking.begin(here, person, "addition", Words(subject=request), fresh=True)
        case "door":
            await talking.begin(here, person, "door", Words(subject=request), fresh=True)
        case "number":
            await talking.begin(here, person, "first_number", OwnNumber(subject=request), fresh=True)
        case "cancel":
            sure = cards.sure_to_cancel(request)
            await here.say(Send(person.id, sure, f"sure:{request}:{here.occasion}"))
        case "keep":
            if card is not None:
                await here.say(Edit(card, cards.plain(cards.STATES[stored.state])))
        case "link":
            return await behalf.new_link(here, stored)
        case "cancel-yes":
            return await _cancel(here, stored, card)
    return Toast()


async def add_words(here: Here, person: Person, form: Words, way: str) -> None:
    """More words or a picture, added to what is needed; who has said yes is told."""
    stored = await _own(here, person, form.subject)
    if stored is None:
        return
    words = (*stored.private.words, form.words) if form.words else stored.private.words
    media = (*stored.private.media, *form.media)
    if sum(map(len, words)) > MOST_WORDS or len(media) > MOST_MEDIA:
        await here.say(Send(person.id, cards.plain(ENOUGH), f"enough:{stored.id}:{here.occasion}"))
        return
    private = stored.private.model_copy(update={"words": words, "media": media})
    await requests.set_private(here.tx, stored, private)
    await here.note("words added", who=person.id, whom=person.id, request=stored.id)
    await raising.look_changed(here, stored)
    running = await assignments.running(here.tx, stored.id)
    text = cards.ADDED
    if running is not None:
        await helping.refresh(here, running, stored.model_copy(update={"private": private}))
    if way == talking.MORE:
        return
    if running is not None:
        text = cards.ADDED_TOLD
        news = cards.plain(ADDED_FOR_HELPER)
        await here.say(Send(running.person, news, f"added:{stored.id}:{here.occasion}"))
    await here.say(Send(person.id, cards.plain(text), f"added-own:{stored.id}:{here.occasion}"))


async def set_door(here: Here, person: Person, form: Words, _way: str) -> None:
    """Floor, name on the door, door code: shown to the helper with *On my way*."""
    stored = await _own(here, person, form.subject)
    if stored is None:
        return
    media = (*stored.private.media, *form.media)[:MOST_MEDIA]
    private = stored.private.model_copy(update={"door": form.words or stored.private.door, "media": media})
    await requests.set_private(here.tx, stored, private)
    await here.note("door added", who=person.id, whom=person.id, request=stored.id)
    running = await assignments.running(here.tx, stored.id)
    if running is not None and running.state is AssignmentState.UNDER_WAY:
        await helping.refresh(here, running, stored.model_copy(update={"private": private}))
        news = cards.plain(ADDED_FOR_HELPER)
        await here.say(Send(running.person, news, f"door-news:{stored.id}:{here.occasion}"))
    await here.say(Send(person.id, cards.plain(SAVED), f"door:{stored.id}:{here.occasion}"))


async def _cancel(here: Here, stored: Stored, card: str | None) -> Toast:
    if not await closing.cancel(here, stored):
        return Toast(NOT_NOW)
    say = cards.plain(cards.CANCELLED)
    await here.say(Edit(offering.request_card(stored.id), say))
    if card is not None:
        await here.say(Edit(card, say))
    return Toast(cards.CANCELLED)


async def _list_task(here: Here, person: Person, assignment: Assignment) -> None:
    stored = await requests.by_id(here.tx, assignment.request)
    if stored is None:
        return
    kind = here.categories[stored.request.category]
    under_way = assignment.state is AssignmentState.UNDER_WAY
    step = (task_cards.DONE, "done") if under_way else (task_cards.ON_MY_WAY, "way")
    rows = (
        (Button(SHOW_ADDRESS, task_cards.press("address", assignment.id)),),
        (Button(step[0], task_cards.press(step[1], assignment.id)),),
        (Button(task_cards.WRITE_TO_THEM, f"say:menu:{assignment.id}", emoji="💬"),),
    )
    text = lines(what_and_where(stored.request, kind, here.town), when_and_how_long(stored.request))
    await here.say(Send(person.id, Say(text, rows), f"task:{assignment.id}:{here.occasion}"))


async def _own(here: Here, person: Person, subject: int) -> Stored | None:
    """The request that a form is about, if it is this person's and still open to change."""
    stored = await requests.by_id(here.tx, RequestId(subject))
    if stored is not None and stored.resident == person.id and stored.state in LIVE:
        return stored
    await here.say(Send(person.id, cards.plain(NOT_NOW), f"not-now:{person.id}:{here.occasion}"))
    return None


def _next(here: Here, stored: Stored) -> Text | None:
    """What happens next, and about when."""
    if stored.state in {State.NEEDS_COORDINATOR, State.FROZEN}:
        organisation = here.town.organisation(stored.organisation)
        return read_when(here, organisation, needed_by=stored.request.latest_start)
    promised = stored.promised_at
    if stored.state is not State.OPEN or promised is None or promised <= here.now:
        return None
    return cards.hear_before(promised, here.now, here.town)
