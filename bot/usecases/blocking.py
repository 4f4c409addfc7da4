"""Not the two of us again: silent, for both ways, and no reason is asked."""

from __future__ import annotations

from bot.cards import blocking as cards
from bot.cards import offers as offer_cards
from bot.cards.timing import OVER
from bot.domain.ids import AssignmentId, PersonId
from bot.domain.lifecycle import LIVE
from bot.domain.offers import OfferState
from bot.say import Edit, Say, Send, Toast
from bot.storage import assignments, blocks, requests
from bot.storage.people import Person
from bot.text import N_, lines
from bot.usecases import offering
from bot.usecases.bonds import both_of
from bot.usecases.here import Here

NOT_NOW = N_("That is not possible any more.")


async def press(
    here: Here, person: Person, what: str, assignment_id: AssignmentId, card: str | None
) -> Toast:
    """`never`: not the two of us again; `undo`: that was a mistake."""
    found = await both_of(here, assignment_id)
    if found is None or person.id not in {found[0].person, *found[1].own_side}:
        return Toast(NOT_NOW)
    whom_they_met = found[1].recipient or found[1].resident
    other = whom_they_met if person.id == found[0].person else found[0].person
    if what == "undo":
        await blocks.remove(here.tx, person.id, other)
        await here.note("meet again", who=person.id, whom=person.id)
        say = Say(cards.TAKEN_BACK, cards.never_row(assignment_id))
    else:
        # Only in one's own list of who looked: the other one reads nothing of it.
        await here.note("not again", who=person.id, whom=person.id)
        await silently(here, person.id, other)
        ahead = await _ahead(here, person.id, other)
        say = Say(
            lines(cards.NEVER_SAVED, cards.STILL_AHEAD if ahead else None), cards.undo_row(assignment_id)
        )
    if card is None:
        await here.say(Send(person.id, say, f"never:{assignment_id}:{here.occasion}"))
    else:
        await here.say(Edit(card, say))
    return Toast()


async def silently(here: Here, person: PersonId, other: PersonId) -> None:
    """Neither is asked about the other any more; a question that waits is closed without a reason."""
    await blocks.add(here.tx, here.now, person, other)
    await assignments.forget_again(here.tx, person, other)
    for volunteer, resident in ((person, other), (other, person)):
        for stored in await requests.of_resident(here.tx, resident, here.now):
            offer = await requests.offer_to(here.tx, stored.id, volunteer)
            if stored.state not in LIVE or offer is None:
                continue
            waits = offer.state in {OfferState.QUEUED, OfferState.OPEN}
            if waits and await requests.end_offer(here.tx, here.now, offer, OfferState.WITHDRAWN):
                await here.say(Edit(offering.offer_card(offer), offer_cards.over(OVER)))
                await offering.look(here, stored.id)


async def _ahead(here: Here, one: PersonId, other: PersonId) -> bool:
    """Whether the two still have a task together, which stays as it was agreed."""
    return any(task.is_running for task in await assignments.between(here.tx, one, other))
