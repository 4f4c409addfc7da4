"""A report waits for nobody's desk: at once, also at night; not taken in time, it goes further."""

from __future__ import annotations

from bot.cards import reports as cards
from bot.domain.ids import PersonId
from bot.domain.reports import PATIENCE, Stage, next_stage
from bot.say import Edit, Say, Send, Urgency
from bot.storage import dues, hands, outbox, people, requests
from bot.storage.hands import Hand
from bot.storage.requests import Stored
from bot.usecases import raising
from bot.usecases.here import Here

DUE = "report"


async def begin(here: Here, hand: Hand, stored: Stored) -> None:
    """To the coordinators of the organisation; where it has none but the two it is about, straight on."""
    await here.due(DUE, hand.id, here.now + PATIENCE)
    if await raising.readers(here, hand):
        await raising.send(here, hand, await raising.report_card(here, hand, stored), Urgency.ANSWER)
    else:
        await _further(here, hand, stored)


async def nobody_took(here: Here, hand_id: int) -> None:
    """Its time is up: whoever comes next is told."""
    hand = await hands.by_id(here.tx, hand_id)
    stored = await requests.by_id(here.tx, hand.request) if hand and hand.request else None
    if hand is not None and stored is not None and hand.state == "open":
        await _further(here, hand, stored)


async def taken(here: Here, hand: Hand) -> None:
    """Nobody has to hurry any more."""
    await dues.drop(here.tx, DUE, hand.id)
    for administrator in await people.administrators(here.tx):
        for time in range(_said(hand) + 1):
            await here.say(Edit(_waits_card(hand, administrator, time), Say(cards.TAKEN_NOW)))


async def _further(here: Here, hand: Hand, stored: Stored) -> None:
    stage, patience = next_stage(Stage(str(hand.facts.get("stage", Stage.OWN.value))))
    said = _said(hand) + (stage is Stage.ADMINISTRATOR)
    facts = {**hand.facts, "stage": stage.value, "said": said}
    hand = await hands.set_facts(here.tx, hand, facts, raising.EVERYBODY)
    await here.due(DUE, hand.id, here.now + patience)
    reached = await _remind(here, hand, stored)
    if stage is Stage.ADMINISTRATOR:
        await _tell_administrators(here, hand, said)
    elif not reached:
        await _further(here, hand, stored)


async def _remind(here: Here, hand: Hand, stored: Stored) -> bool:
    """Every coordinator has the card, and who has had it hears of it again. False: there is nobody."""
    say = await raising.report_card(here, hand, stored)
    everybody = await raising.readers(here, hand)
    for coordinator in everybody:
        if await outbox.stands(here.tx, raising.occasion(hand, coordinator.id)):
            await here.show(Send(coordinator.id, say, raising.reminder(hand, coordinator.id)))
        else:
            await raising.put(here, hand, coordinator.id, say, Urgency.ANSWER)
    return bool(everybody)


async def _tell_administrators(here: Here, hand: Hand, time: int) -> None:
    """That it waits, and since when; nothing of what it says."""
    say = Say(cards.WAITS_LONG(time=hand.raised_at))
    for administrator in await people.administrators(here.tx):
        if administrator not in {hand.person, hand.about}:
            await here.say(Send(administrator, say, _waits_card(hand, administrator, time)))


def _said(hand: Hand) -> int:
    """How often the administrators were told."""
    return int(hand.facts.get("said", 0))


def _waits_card(hand: Hand, administrator: PersonId, time: int) -> str:
    return f"report-waits:{hand.id}:{administrator}:{time}"
