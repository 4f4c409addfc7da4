"""The pictures of a receipt: shown to who owes, for a while, and then taken away again."""

from __future__ import annotations

from bot.cards import money as cards
from bot.domain.ids import AssignmentId, PersonId
from bot.flows.forms.need_form import Kept
from bot.say import Delete, Media, Say, Send, Toast
from bot.storage import bills, dues
from bot.storage.people import Person
from bot.text import N_
from bot.usecases.debts import Debt, debt_of
from bot.usecases.here import Here
from bot.usecases.vanishing import MEDIA_STAYS

NOT_NOW = N_("That is not possible any more.")
VANISH = "receipt_vanish"


async def show(here: Here, debt: Debt, media: tuple[Kept, ...], *, to: PersonId | None = None) -> None:
    """Each picture as a message that is deleted within Telegram's 48 hours; once a day. `to` None: to who asked."""
    reader, day = to or debt.stored.resident, _today(here)
    kept = debt.bill.receipt.media
    for number, picture in enumerate(kept):
        if picture in media:
            say = Say(cards.HERE_IT_IS, media=Media(picture.kind, picture.file_id), protect=True)
            await here.say(Send(reader, say, _card(debt.id, reader, day, number)))
    if media:
        await here.due(VANISH, debt.id, here.now + MEDIA_STAYS, PersonId(day))


async def press_show(here: Here, person: Person, debt: Debt) -> Toast:
    """*Show the receipt*."""
    if not debt.bill.receipt.media:
        return Toast(NOT_NOW)
    await here.note("receipt shown", who=person.id, whom=debt.assignment.person, request=debt.stored.id)
    await show(here, debt, debt.bill.receipt.media, to=person.id)
    return Toast(cards.HERE_IT_IS)


async def vanish(here: Here, assignment: AssignmentId, day: int) -> None:
    """What was shown that day goes away."""
    debt = await debt_of(here, assignment)
    if debt is not None:
        await _take_away(here, debt, day)


async def forget(here: Here, debt: Debt) -> None:
    """The receipt is gone from the chats and from the database."""
    await dues.drop(here.tx, VANISH, debt.id)
    since = max(debt.assignment.made_at, here.now - MEDIA_STAYS)
    first = since.astimezone(here.town.zone).date().toordinal()
    for day in range(first, _today(here) + 1):
        await _take_away(here, debt, day)
    await bills.blank(here.tx, debt.id)


async def _take_away(here: Here, debt: Debt, day: int) -> None:
    readers = {debt.stored.resident, debt.stored.recipient} - {None}
    for reader in readers:
        for number in range(len(debt.bill.receipt.media)):
            await here.say(Delete(_card(debt.id, reader, day, number)))


def _today(here: Here) -> int:
    return here.now.astimezone(here.town.zone).date().toordinal()


def _card(assignment: AssignmentId, reader: PersonId | None, day: int, number: int) -> str:
    return f"receipt:{assignment}:{reader}:{day}:{number}"
