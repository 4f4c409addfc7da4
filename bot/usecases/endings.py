"""What each form leads to: the one table that joins forms to use cases."""

from __future__ import annotations

from bot.domain.values import Value
from bot.flows.forms.small import NewTime, OwnNumber, Words
from bot.storage.people import Person
from bot.usecases import (
    agreeing,
    asking,
    home,
    judging,
    listing,
    odd_texts,
    paying,
    phrases,
    relaying,
    reporting,
    ringing,
    timing,
    volunteering,
)
from bot.usecases.here import Here
from bot.usecases.talking import Endings


async def _ring(here: Here, person: Person) -> None:
    await ringing.ask(here, person, reason="danger")


async def _back(here: Here, person: Person, flow: str, form: Value) -> None:
    """From a form of one question to the card that led there, else to the ways on."""
    match flow, form:
        case "addition" | "door" | "new_time" | "first_number", Words() | NewTime() | OwnNumber():
            await listing.show_again(here, person, form)
        case "other_time" | "move_time" | "problem" | "receipt" | "passing" | "filling" | "lend_number", _:
            await home.card_still_counts(here, person)
        case _:
            await home.what_now(here, person)


ENDINGS = Endings(
    finish={
        "need": asking.send,
        "registration": volunteering.register,
        "profile": volunteering.save,
        "addition": listing.add_words,
        "door": listing.set_door,
        "receipt": paying.told,
        "new_time": timing.set_time,
        "other_time": timing.propose_before,
        "move_time": timing.propose_after,
        "problem": reporting.told,
        "to_reporter": judging.write,
        "passing": relaying.pass_form,
        "filling": phrases.fill,
        "lend_number": agreeing.number,
        "odd_text": odd_texts.tell,
        "first_number": asking.share_number,
        "ring_number": ringing.number,
    },
    saved={"profile": volunteering.save},
    left={"protected": asking.protected, "too_young": volunteering.too_young},
    ring=_ring,
    back=_back,
)
