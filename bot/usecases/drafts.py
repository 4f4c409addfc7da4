"""A request for somebody who does not know of it yet: nothing goes out, and what was written is kept."""

from __future__ import annotations

from bot.cards import behalf as cards
from bot.cards import requests as request_cards
from bot.domain.requests import Consent
from bot.flows.forms.need_form import Need
from bot.say import Edit, Send, Toast
from bot.storage.people import Person
from bot.usecases import talking
from bot.usecases.here import Here


def waits(form: Need) -> bool:
    return form.other is not None and form.other.consent is Consent.NOT_YET


async def keep(here: Here, person: Person, form: Need) -> None:
    """It stays their unfinished form, and can be gone on with from this card or from `/need`."""
    run = await talking.park(here, person, "need", form)
    await here.say(Send(person.id, cards.kept(run), f"kept:{person.id}:{here.occasion}"))


async def agreed(here: Here, person: Person, run_id: str, card: str | None) -> Toast:
    """*Now they want it*: the summary again, ready to be sent."""
    form = await _kept(here, person, run_id)
    if form is None or form.other is None:
        return Toast(talking.OLD_PRESS)
    if card is not None:
        await here.say(Edit(card, request_cards.plain(cards.KEPT)))
    other = form.other.model_copy(update={"consent": Consent.YES})
    await talking.show_summary(here, person, "need", form.model_copy(update={"other": other}))
    return Toast()


async def forget(here: Here, person: Person, run_id: str, card: str | None) -> Toast:
    """*Drop it*."""
    if await _kept(here, person, run_id) is None:
        return Toast(talking.OLD_PRESS)
    await talking.drop(here, person)
    if card is not None:
        await here.say(Edit(card, request_cards.plain(talking.DROPPED)))
    return Toast(talking.DROPPED)


async def _kept(here: Here, person: Person, run_id: str) -> Need | None:
    run = await talking.open_run(here, person)
    if run is None or run.id != run_id or run.flow != "need":
        return None
    form = Need.model_validate(run.form)
    return form if form.is_whole else None
