"""Buttons. Their data is input like any other: the use case checks that this person holds this offer, form or role."""

from __future__ import annotations

from bot.domain.ids import AssignmentId, RequestId
from bot.domain.offers import NoReason
from bot.domain.reports import What
from bot.flows.answers import Pressed
from bot.say import Toast
from bot.text import N_
from bot.usecases import (
    agreeing,
    answering,
    asking,
    behalf,
    blocking,
    closing,
    coordinating,
    doorstep,
    drafts,
    helping,
    home,
    listing,
    odd_texts,
    paying,
    phrases,
    privacy,
    reminding,
    reporting,
    ringing,
    seeing,
    talking,
    timing,
    volunteering,
)
from bot.usecases.endings import ENDINGS
from handlers.context import Context, Press

NOT_KNOWN = N_("This button does nothing any more.")
LARGEST = 2**63 - 1
DIGITS = len(str(LARGEST))


async def unknown(_context: Context) -> Toast | None:
    return Toast(NOT_KNOWN)


async def form(context: Context) -> Toast | None:
    """`f:run:step:value`."""
    parts = _data(context).split(":", 3)
    if len(parts) != 4:
        return Toast(NOT_KNOWN)
    _, run, step, value = parts
    return await talking.press(context.here, context.person, run, Pressed(step, value), ENDINGS)


async def language(context: Context) -> Toast | None:
    code = _after(context)
    if code == "other":
        await home.more_languages(context.here, context.person)
        return None
    return await home.choose_language(context.here, context.person, code, context.card)


async def no_language(context: Context) -> Toast | None:
    return await home.no_language(context.here, context.person, _after(context))


async def home_(context: Context) -> Toast | None:
    here, person = context.here, context.person
    what, _, run = _after(context).partition("-")
    if person.language is None and what != "calm":
        # Somebody erased still has the old greeting: the language is the first question for everybody.
        await home.start(here, person, what if what in home.LINKS else "")
        return None
    match what:
        case "need":
            await asking.begin(here, person)
        case "volunteer":
            await volunteering.begin(here, person)
        case "pause":
            await volunteering.ask_pause(here, person)
        case "odd":
            await odd_texts.begin(here, person)
        case "calm":
            return await home.calm(here, context.card)
        case "another":
            return await asking.send_another(here, person, run, context.card)
        case "same":
            return await asking.drop_same(here, person, run, context.card)
        case "agreed":
            return await drafts.agreed(here, person, run, context.card)
        case "forget":
            return await drafts.forget(here, person, run, context.card)
        case _:
            return Toast(NOT_KNOWN)
    return None


async def privacy_(context: Context) -> Toast | None:
    return await privacy.press(context.here, context.person, _after(context), context.card)


async def offer(context: Context) -> Toast | None:
    """`offer:yes:request`, `offer:no:request`."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    here, person = context.here, context.person
    match what:
        case "yes":
            return await answering.accept(here, person, RequestId(number), context.card)
        case "time":
            return await timing.ask_offer(here, person, RequestId(number), context.card)
        case "know":
            return await answering.what_to_know(here, person, RequestId(number))
        case "no":
            return await answering.decline(here, person, RequestId(number), context.card)
    return Toast(NOT_KNOWN)


async def why(context: Context) -> Toast | None:
    """`why:request:reason`."""
    which, reason = _after(context).partition(":")[::2]
    number = _number(which)
    if number is None or reason not in set(NoReason):
        return Toast(NOT_KNOWN)
    return await answering.say_why(context.here, context.person, RequestId(number), NoReason(reason))


async def task(context: Context) -> Toast | None:
    """`task:what:assignment`."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    here, person, assignment = context.here, context.person, AssignmentId(number)
    match what.split("-"):
        case ["way"]:
            return await helping.on_my_way(here, person, assignment)
        case ["time"]:
            return await timing.ask_helper(here, person, assignment)
        case ["done"]:
            return await helping.done(here, person, assignment)
        case ["undo"]:
            return await helping.mistaken(here, person, assignment)
        case ["drop"]:
            return await helping.ask_why_drop(here, person, assignment)
        case ["drop", reason]:
            return await helping.drop(here, person, assignment, reason)
        case ["keep"]:
            return await helping.keep(here, person, assignment)
        case ["media"]:
            return await helping.show_media(here, person, assignment)
        case ["address"]:
            return await listing.show_address(here, person, assignment)
        case ["wrong"]:
            return await reporting.ask(here, person, assignment)
        case ["danger" | "tell" as said]:
            what = What.DANGER if said == "danger" else What.TOLD
            return await reporting.stop(here, person, assignment, what, context.card)
    return Toast(NOT_KNOWN)


async def meet(context: Context) -> Toast | None:
    """`meet:minute:assignment`, `meet:later:assignment`: at about what time the helper comes."""
    what, number = _two(context)
    if number is None or not (what == "later" or (what.isdecimal() and len(what) < 10)):
        return Toast(NOT_KNOWN)
    minute = None if what == "later" else int(what)
    return await timing.say_when(context.here, context.person, AssignmentId(number), minute)


async def time(context: Context) -> Toast | None:
    """`time:answer:proposal`: another time."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await timing.answer(context.here, context.person, what, number)


async def well(context: Context) -> Toast | None:
    """`well:answer:assignment`: whether all is well."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await reminding.answer(context.here, context.person, what, AssignmentId(number))


async def pay(context: Context) -> Toast | None:
    """`pay:what:assignment`: what it cost, and whether it is paid back."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await paying.press(context.here, context.person, what, AssignmentId(number))


async def say(context: Context) -> Toast | None:
    """`say:phrase:assignment`, `say:phrase-answered:assignment`: words between the two of a task."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await phrases.press(context.here, context.person, what, AssignmentId(number), context.card)


async def seen(context: Context) -> Toast | None:
    """`seen:yes:assignment`: who is helped has seen who comes."""
    _, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await seeing.seen(context.here, context.person, AssignmentId(number))


async def tel(context: Context) -> Toast | None:
    """`tel:answer:assignment`: whether the other one may ring."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await agreeing.press(context.here, context.person, what, AssignmentId(number), context.card)


async def after(context: Context) -> Toast | None:
    """`after:answer:assignment`: how it went, and whether gladly again."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    here, person, assignment = context.here, context.person, AssignmentId(number)
    match what:
        case "good" | "soso" | "bad":
            return await closing.how_it_went(here, person, assignment, what, context.card)
        case "again" | "else":
            return await closing.again(here, person, assignment, what == "again", context.card)
    return Toast(NOT_KNOWN)


async def request(context: Context) -> Toast | None:
    """`request:what:id`."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await listing.press(context.here, context.person, what, RequestId(number), context.card)


async def theirs(context: Context) -> Toast | None:
    """`theirs:what:request`: the one for whom somebody else has asked."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await behalf.press(context.here, context.person, what, RequestId(number), context.card)


async def unwanted(context: Context) -> Toast | None:
    """`unwanted:what:assignment`: at the door they do not want it."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await behalf.unwanted(context.here, context.person, what, AssignmentId(number))


async def hand(context: Context) -> Toast | None:
    """`hand:what:id`: a coordinator's card."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    return await coordinating.press(context.here, context.person, what, number)


async def report(context: Context) -> Toast | None:
    """`report:answer:request`: more words for the coordinator who looks after it."""
    what, number = _two(context)
    if number is None or what != "answer":
        return Toast(NOT_KNOWN)
    return await reporting.answer(context.here, context.person, RequestId(number))


async def door(context: Context) -> Toast | None:
    """`door:what:assignment`: nobody has come, nobody opens, somebody is ill, a dog is not safe."""
    what, number = _two(context)
    if number is None:
        return Toast(NOT_KNOWN)
    here, person, task_ = context.here, context.person, AssignmentId(number)
    if what == "dog":
        return await reporting.stop(here, person, task_, What.DOG, context.card)
    return await doorstep.press(here, person, what, task_, context.card)


async def block(context: Context) -> Toast | None:
    """`block:what:assignment`: not the two of us again."""
    what, number = _two(context)
    if number is None or what not in {"never", "undo"}:
        return Toast(NOT_KNOWN)
    return await blocking.press(context.here, context.person, what, AssignmentId(number), context.card)


async def pause(context: Context) -> Toast | None:
    return await volunteering.pause(context.here, context.person, _after(context), context.card)


async def ring(context: Context) -> Toast | None:
    reason = _after(context)
    if reason == "number":
        return await ringing.ask_number(context.here, context.person)
    if reason not in ringing.REASONS:
        return Toast(NOT_KNOWN)
    await ringing.ask(context.here, context.person, reason=reason)
    return None


def _data(context: Context) -> str:
    return context.what.data if isinstance(context.what, Press) else ""


def _after(context: Context) -> str:
    return _data(context).partition(":")[2]


def _two(context: Context) -> tuple[str, int | None]:
    """The word and the number of `kind:word:number`; None: no number there."""
    what, _, number = _after(context).partition(":")
    return what, _number(number)


def _number(text: str) -> int | None:
    """An id as a button carries it; None for what cannot be one, so that the database is never asked for it."""
    if not text.isdecimal() or len(text) > DIGITS:
        return None
    return int(text) if int(text) <= LARGEST else None
