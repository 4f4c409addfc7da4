"""Whether the other one of a task may see one's number and ring: one's own press, taken back at any time."""

from __future__ import annotations

from bot.cards import numbers as cards
from bot.domain.ids import AssignmentId
from bot.flows.forms.small import OwnNumber
from bot.say import Edit, Say, Send, Toast
from bot.storage import assignments, outbox, people
from bot.storage.people import Person
from bot.text import N_, lines
from bot.usecases import asking, talking, talks, unsaying
from bot.usecases.here import Here
from bot.usecases.talks import Talk
from bot.usecases.unsaying import telephone_card

NOT_NOW = N_("That is not possible any more.")
NOTED = N_("Noted.")


async def ask(here: Here, talk: Talk, *, call: bool = False) -> None:
    """The question, once more if it was asked before: it stands at the end of the chat."""
    say = cards.ask(talk.task.id, talk.other, helper=talk.is_helper, call=call)
    await here.say(Send(talk.me, say, f"{_asked(talk)}:{here.occasion}"))


async def ask_once(here: Here, talk: Talk) -> None:
    """After *I have seen it*; whoever has agreed already is not asked."""
    if talk.me not in talk.task.may_be_rung and not await outbox.is_queued(here.tx, _asked(talk)):
        say = cards.ask(talk.task.id, talk.other, helper=talk.is_helper, call=False)
        await here.say(Send(talk.me, say, _asked(talk)))


async def press(here: Here, person: Person, what: str, assignment: AssignmentId, card: str | None) -> Toast:
    """`yes`, `no`, `off` (taken back), `ask`."""
    talk = await talks.held(here, person, assignment)
    if talk is None:
        return Toast(NOT_NOW)
    match what:
        case "ask":
            await ask(here, talk)
        case "yes":
            await lend(here, person, talk, card)
        case "no" | "off":
            await _take_back(here, talk, card)
        case _:
            return Toast(NOT_NOW)
    return Toast(NOTED)


async def lend(here: Here, person: Person, talk: Talk, card: str | None) -> bool:
    """They agree; whoever has told us no number yet shares it first. False: that is still to come."""
    if person.private.phone is None:
        await talking.begin(here, person, "lend_number", OwnNumber(subject=talk.task.id), fresh=True)
        return False
    await agree(here, talk, card)
    return True


async def number(here: Here, person: Person, form: OwnNumber, _way: str) -> None:
    """The number that was missing."""
    await people.set_private(here.tx, person.id, person.private.model_copy(update={"phone": form.phone}))
    await here.note("number", who=person.id, whom=person.id)
    done = Say(lines(NOTED), drop_keyboard=True)
    await here.say(Send(person.id, done, f"lent:{person.id}:{here.occasion}"))
    talk = await talks.held(here, person, AssignmentId(form.subject))
    if talk is not None:
        await agree(here, talk, None)
    await asking.number_known(here, person.id)


async def agree(here: Here, talk: Talk, card: str | None) -> None:
    """The other one reads the number; it goes again with the task, or when it is taken back."""
    await assignments.set_number(here.tx, talk.task, talk.me, may_ring=True)
    await here.note("may ring", who=talk.me, whom=talk.me, request=talk.stored.id)
    say = cards.agreed(talk.task.id, talk.other)
    await here.say(Edit(card, say) if card else Send(talk.me, say, f"{_asked(talk)}:{here.occasion}"))
    await here.show(Send(talk.other, cards.number(talk.me), telephone_card(talk.task.id, talk.me)))


async def _take_back(here: Here, talk: Talk, card: str | None) -> None:
    if talk.me in talk.task.may_be_rung:
        await assignments.set_number(here.tx, talk.task, talk.me, may_ring=False)
        await here.note("may not ring", who=talk.me, whom=talk.me, request=talk.stored.id)
        await unsaying.hide_number(here, talk.task, talk.me)
    if card is not None:
        await here.say(Edit(card, cards.not_shown(talk.task.id)))


def _asked(talk: Talk) -> str:
    return f"may-ring:{talk.task.id}:{talk.me}"
