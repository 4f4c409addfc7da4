"""Ready phrases: one press, and the other one reads it in their own language, with answers to press."""

from __future__ import annotations

from bot.cards import numbers as number_cards
from bot.cards import phrases as cards
from bot.cards import relay as relay_cards
from bot.cards import requests as request_cards
from bot.domain.ids import AssignmentId
from bot.domain.never_passed import never_passed
from bot.domain.phrases import MINUTES, PHRASES, Fill, Phrase, answers_to
from bot.domain.phrases import menu as phrases_for
from bot.domain.rhythm import SEEN_BEFORE
from bot.flows.forms.filling import Filling
from bot.flows.forms.small import NewTime
from bot.say import Delete, Edit, Say, Send, Toast
from bot.storage import relayed
from bot.storage.assignments import AssignmentState
from bot.storage.people import Person
from bot.storage.relayed import Relayed, Said
from bot.text import N_, Private, Text
from bot.usecases import agreeing, helping, mediating, relaying, reminding, seeing, talking, talks, timing
from bot.usecases.here import Here
from bot.usecases.talks import Talk
from bot.usecases.unsaying import copy_card, record_card, ring_card

NOT_NOW = N_("That is not possible any more.")
SAID = N_("They read it in their language.")
MENU = "menu"


async def press(here: Here, person: Person, what: str, assignment: AssignmentId, card: str | None) -> Toast:
    """`say:what:task`. What: `menu.page`, a phrase, `late.minutes`; an answer ends with `-` and what it answers."""
    talk = await talks.held(here, person, assignment)
    if talk is None:
        if card is not None and card.startswith(f"{MENU}:"):
            await here.say(Delete(card))
        return Toast(relay_cards.OVER)
    name, _, about = what.partition("-")
    name, _, value = name.partition(".")
    answered = await _answered(here, talk, about)
    if name == MENU:
        return await _menu(here, person, talk, int(value) if value.isdecimal() else None, card)
    if name == "reply" and answered is not None:
        form = Filling(task=assignment, about=answered.id, question=_of(answered)[0].id)
        await talking.begin(here, person, "filling", form, fresh=True)
        return Toast()
    if name == "call_yes":
        if await agreeing.lend(here, person, talk, card):
            await say(here, person, talk, PHRASES["call_me"])
        return Toast()
    phrase = PHRASES.get(name)
    if phrase is None or not _may(talk, phrase, answered, value):
        return Toast(NOT_NOW)
    if card is not None and card.startswith(f"{MENU}:"):
        await here.say(Delete(card))
    if name == "late" and not value and not _too_early(here, talk):
        menu = f"{MENU}:{talk.task.id}:{person.id}:{here.occasion}"
        await here.say(Send(person.id, cards.how_late(talk.task.id), menu))
        return Toast()
    return await _lead(here, person, talk, phrase, int(value or 0), answered)


async def fill(here: Here, person: Person, form: Filling, _way: str) -> None:
    """What was asked for is there: the phrase, or the answer, goes on."""
    talk = await talks.held(here, person, AssignmentId(form.task))
    if talk is None:
        await here.say(Send(person.id, Say(relay_cards.OVER), f"closed:{person.id}:{here.occasion}"))
        return
    answered = await _answered(here, talk, str(form.about) if form.about else "")
    phrase = PHRASES.get(form.phrase)
    await say(here, person, talk, phrase, words=form.words, answered=answered)


async def say(
    here: Here,
    person: Person,
    talk: Talk,
    phrase: Phrase | None,
    *,
    minutes: int = 0,
    words: str = "",
    answered: Relayed | None = None,
) -> bool:
    """It goes to the other one, and its sender reads what was said. False: it did not pass. None: own words."""
    if (secret := never_passed(words)) is not None:
        await relaying.refuse(here, person, talk, secret, None)
        return False
    if not await relaying.can_reach(here, talk):
        return False
    named = None if phrase is None else f"{phrase.id}.{minutes}" if minutes else phrase.id
    row = Relayed(
        id=here.tx.new_id(),
        assignment=talk.task.id,
        sender=talk.me,
        receiver=talk.other,
        kind="phrase" if phrase else "words",
        at=here.now,
        phrase=named,
        about=answered.id if answered else None,
        private=Said(words=words),
    )
    await relayed.add(here.tx, row)
    if named == "call_me":
        await here.say(Send(talk.other, number_cards.number(talk.me), ring_card(row.id)))
    await here.say(Send(talk.other, _copy(talk, row, answered), copy_card(row.id)))
    await here.say(Send(talk.me, _record(talk, row), record_card(row.id)))
    await seeing.mark(here, talk)
    if answered is not None:
        await _close(here, talk, answered)
    return True


async def _menu(here: Here, person: Person, talk: Talk, page: int | None, card: str | None) -> Toast:
    """The phrases: a new message, or, after *More*, the next page of the same one."""
    other = await here.person(talk.other)
    language = relaying.language_of(here, other, person)
    known = phrases_for(helper=talk.is_helper, category=talk.stored.request.category)
    menu = cards.menu(known, talk.task.id, talk.other, language, page or 0)
    if page is not None and card is not None and card.startswith(f"{MENU}:"):
        await here.say(Edit(card, menu))
    else:
        await here.say(Send(person.id, menu, f"{MENU}:{talk.task.id}:{person.id}:{here.occasion}"))
    return Toast()


async def _lead(
    here: Here, person: Person, talk: Talk, phrase: Phrase, minutes: int, answered: Relayed | None
) -> Toast:
    """Some phrases do more than say something: what they mean is done."""
    task = talk.task
    match phrase.id:
        case "on_my_way" if task.state is AssignmentState.ASSIGNED:
            return await helping.on_my_way(here, person, task.id)
        case "done":
            return await helping.done(here, person, task.id)
        case "cannot_come":
            why = cards.why_drop(task.id)
            await here.say(Send(person.id, why, f"why:{task.id}:{here.occasion}"))
            return Toast()
        case "other_time" if talk.is_helper:
            return await timing.ask_helper(here, person, task.id)
        case "other_time" if person.id == talk.stored.resident:
            await talking.begin(here, person, "new_time", NewTime(subject=talk.stored.id), fresh=True)
            return Toast()
        case "not_needed" if person.id == talk.stored.resident:
            sure = request_cards.sure_to_cancel(talk.stored.id)
            await here.say(Send(person.id, sure, f"sure:{talk.stored.id}:{here.occasion}"))
            return Toast()
        case "late" if _too_early(here, talk):
            return Toast(cards.TOO_EARLY)
        case "call_me" if person.id not in task.may_be_rung:
            await agreeing.ask(here, talk, call=True)
            return Toast()
    if phrase.fill is not None:
        form = Filling(task=task.id, phrase=phrase.id, about=answered.id if answered else 0)
        await talking.begin(here, person, "filling", form, fresh=True)
        return Toast()
    said = await say(here, person, talk, phrase, minutes=minutes, answered=answered)
    if said and phrase.id == "ask_coordinator":
        await mediating.ask(here, person, talk)
    return Toast(SAID if said else None)


def _too_early(here: Here, talk: Talk) -> bool:
    """Days before nobody is late."""
    return reminding.bond(talk.task, talk.stored).begins - SEEN_BEFORE > here.now


def _may(talk: Talk, phrase: Phrase, answered: Relayed | None, value: str) -> bool:
    """Whether this side may say that: out of the menu, or as an answer to what it was offered under."""
    if not phrase.may_say(helper=talk.is_helper):
        return False
    if value and (phrase.id != "late" or value not in {str(minutes) for minutes in MINUTES}):
        return False
    if phrase.as_answer:
        return answered is not None and phrase in answers_to(_of(answered)[0], helper=talk.is_helper)
    return True


async def _answered(here: Here, talk: Talk, about: str) -> Relayed | None:
    """The phrase under which an answer was pressed, if it was said to this person in this talk."""
    row = await relayed.by_id(here.tx, int(about)) if about.isdecimal() and len(about) < 20 else None
    if row is None or row.receiver != talk.me or row.assignment != talk.task.id or row.phrase is None:
        return None
    return None if row.blanked else row


async def _close(here: Here, talk: Talk, answered: Relayed) -> None:
    """What was answered keeps its words and loses its answers."""
    asked = await _answered_by(here, answered)
    say = _said(answered, asked, reader_helps=talk.is_helper, answered=True)
    await here.say(Edit(copy_card(answered.id), say))


async def _answered_by(here: Here, row: Relayed) -> Relayed | None:
    return await relayed.by_id(here.tx, row.about) if row.about else None


def _copy(talk: Talk, row: Relayed, answered: Relayed | None) -> Say:
    if row.phrase is None and answered is not None:
        question = _filled(answered)
        return cards.answer(row.id, question, talk.task.id, talk.me)
    return _said(row, answered, reader_helps=not talk.is_helper)


def _said(row: Relayed, asked: Relayed | None, *, reader_helps: bool, answered: bool = False) -> Say:
    """`asked`: what this one answered itself."""
    return cards.said(
        row.id,
        _of(row)[0],
        row.assignment,
        row.sender,
        filled=_filled(row),
        about=asked.id if asked is not None and asked.private.words else None,
        hint=_hint(row, asked),
        reader_helps=reader_helps,
        answered=answered,
    )


def _hint(row: Relayed, asked: Relayed | None) -> Text | None:
    """Ill people do not meet."""
    ill_at_home = row.phrase == "yes" and asked is not None and asked.phrase == "ill_home"
    return cards.WHEN_ILL if ill_at_home or row.phrase == "ill_self" else None


def _record(talk: Talk, row: Relayed) -> Say:
    hint = cards.SEND_RECEIPT if row.phrase == "it_cost" else _hint(row, None)
    filled = relay_cards.WORDS(words=Private("said", row.id)) if row.phrase is None else _filled(row)
    return cards.record(talk.other, filled, hint)


def _of(row: Relayed) -> tuple[Phrase, int]:
    """The phrase that was said, and its minutes."""
    name, _, minutes = (row.phrase or "").partition(".")
    return PHRASES[name], int(minutes or 0)


def _filled(row: Relayed) -> Text:
    """The phrase with what was filled in; a thing or a sum is opened when it is sent."""
    phrase, minutes = _of(row)
    match phrase.fill:
        case Fill.ITEM:
            return phrase.text(item=Private("said", row.id))
        case Fill.AMOUNT:
            return phrase.text(amount=Private("said", row.id))
    return phrase.text(count=minutes) if phrase.id == "late" else phrase.text
