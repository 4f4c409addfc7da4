"""What each form leads to: the one table that joins forms to use cases."""

from __future__ import annotations

from bot.storage.people import Person
from bot.usecases import asking, judging, listing, odd_texts, reporting, ringing, timing, volunteering
from bot.usecases.here import Here
from bot.usecases.talking import Endings


async def _ring(here: Here, person: Person) -> None:
    await ringing.ask(here, person, reason="danger")


ENDINGS = Endings(
    finish={
        "need": asking.send,
        "registration": volunteering.register,
        "profile": volunteering.save,
        "addition": listing.add_words,
        "door": listing.set_door,
        "new_time": timing.set_time,
        "other_time": timing.propose_before,
        "move_time": timing.propose_after,
        "problem": reporting.told,
        "to_reporter": judging.write,
        "odd_text": odd_texts.tell,
        "first_number": asking.share_number,
        "ring_number": ringing.number,
    },
    saved={"profile": volunteering.save},
    left={"protected": asking.protected, "too_young": volunteering.too_young},
    ring=_ring,
)
