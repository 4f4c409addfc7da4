"""What one of a task writes reaches the other, marked as theirs; never before the yes, never after the end."""

from __future__ import annotations

from bot.cards import relay as cards
from bot.cards.home import unplanned
from bot.domain.ids import AssignmentId
from bot.domain.never_passed import Secret, never_passed
from bot.flows.answers import Answer, Odd, Placed, Shared, Shown, Typed
from bot.flows.forms.passing import Item, Passing, Whom, item_of
from bot.flows.understanding import Word, danger, word
from bot.say import Delete, Edit, Media, Say, Send
from bot.storage import outbox, relayed
from bot.storage.people import Person
from bot.storage.relayed import Relayed, Said
from bot.text import Text
from bot.usecases import agreeing, home, seeing, talking, talks, unsaying
from bot.usecases.here import Here
from bot.usecases.talking import Endings
from bot.usecases.talks import Talk
from bot.usecases.unsaying import copy_card
from bot.usecases.vanishing import MEDIA_STAYS

MEANT_FOR_US = frozenset({Word.HELP, Word.STOP, Word.CANCEL})
"""Whole messages that ask us for something, not the other one."""
LONGEST = 3500
"""Signs of one message, as Telegram counts them, so that the mark still fits above it."""
LONGEST_CAPTION = 800


async def hear(
    here: Here, person: Person, said: Answer, message: int | None, card: str | None, endings: Endings
) -> bool:
    """Words or things that no form asks for, while a talk is open. False: they are for nobody."""
    language = here.words_of(person).language
    if isinstance(said, Typed) and word(said.text, language) in MEANT_FOR_US:
        return False
    open_talks = await talks.of_person(here, person)
    if not open_talks:
        return await _too_late(here, person, said, card)
    talk = open_talks[0] if len(open_talks) == 1 else await _answered(here, open_talks, card)
    item = _item(said, message)
    if isinstance(said, Shared) and said.own and talk is not None:
        await agreeing.ask(here, talk)
    elif item is None:
        await _cannot_pass(here, open_talks[0], said)
    elif danger(item.words, language) is not None:
        form = Passing(to=talk.task.id if talk else 0, talks=await _whom(here, open_talks), source=message)
        await talking.begin_with(here, person, "passing", form, said, endings)
    elif talk is None:
        form = Passing(talks=await _whom(here, open_talks), items=(item,), source=message)
        await talking.begin(here, person, "passing", form, fresh=True)
    else:
        await pass_on(here, person, talk, item)
    return True


async def pass_form(here: Here, person: Person, form: Passing, _way: str) -> None:
    """What waited for the safety card, or for the answer to whom it is meant."""
    talk = await talks.held(here, person, AssignmentId(form.to))
    if talk is None:
        await here.say(Send(person.id, Say(cards.OVER), f"closed:{person.id}:{here.occasion}"))
        return
    for item in form.items:
        await pass_on(here, person, talk, item)


async def pass_on(here: Here, person: Person, talk: Talk, item: Item) -> None:
    """One message to the other side; what never passes is refused, and the sender hears what became of it."""
    secret = never_passed(item.words)
    if secret is not None:
        await refuse(here, person, talk, secret, item.source)
        return
    if not await can_reach(here, talk):
        return
    is_more = item.album is not None and await relayed.has_album(here.tx, talk.task.id, item.album)
    for part in _parts(item):
        await send(here, person, talk, _row(here, talk, part))
    await seeing.mark(here, talk)
    if not is_more:
        language = language_of(here, await here.person(talk.other), person)
        say = cards.passed(talk.other, talk.task.id, language)
        await here.say(Send(person.id, say, f"passed:{talk.task.id}:{here.occasion}"))


async def can_reach(here: Here, talk: Talk) -> bool:
    """False: the other one cannot be written to now, and the sender knows."""
    other = await here.person(talk.other)
    if other.chat_id is not None and other.reachable:
        return True
    await unsaying.tell_not_reached(here, talk.task, talk.stored, sender=talk.me, receiver=talk.other)
    return False


async def send(here: Here, person: Person, talk: Talk, row: Relayed) -> None:
    """Keep it, and queue its copy for the other side; a photo or a voice is taken away in time."""
    await relayed.add(here.tx, row)
    other = await here.person(talk.other)
    say = _copy(here, row, person, other)
    await here.say(Send(talk.other, say, copy_card(row.id)))
    if row.private.media is not None:
        await here.due("relayed_over", row.id, here.now + MEDIA_STAYS)


async def correct(here: Here, person: Person, message: int, text: str) -> bool:
    """A message was changed: its copy reads so now. False: it never passed."""
    rows = await relayed.from_message(here.tx, person.id, message)
    if not rows:
        return False
    await home.alarmed(here, person, text)
    talk = await talks.held(here, person, rows[0].assignment)
    if talk is None or rows[0].blanked:
        await here.say(Send(person.id, Say(cards.EDIT_TOO_LATE), f"edited:{person.id}:{here.occasion}"))
        return True
    if (secret := never_passed(text)) is not None:
        await refuse(here, person, talk, secret, message)
        return True
    await _reword(here, person, talk, rows, text)
    say = Say(cards.EDIT_PASSED(name=cards.name_of(talk.other)))
    await here.say(Send(person.id, say, f"edited:{person.id}:{here.occasion}"))
    return True


async def _reword(here: Here, person: Person, talk: Talk, rows: list[Relayed], text: str) -> None:
    """The new words take the place of the old ones, part by part; more parts are sent, fewer are emptied."""
    worded = [row for row in rows if row.kind == "words"] or rows
    limit = LONGEST if worded[0].private.media is None else LONGEST_CAPTION
    parts = list(_pieces(text, limit)) or [""]
    for row, part in zip(worded, parts, strict=False):
        changed = row.private.model_copy(update={"words": part})
        await relayed.change(here.tx, row, changed)
        new = row.model_copy(update={"private": changed})
        other = await here.person(row.receiver)
        await here.say(Edit(copy_card(row.id), _copy(here, new, person, other, changed=True)))
    for row in worded[len(parts) :]:
        await relayed.change(here.tx, row, Said())
        await here.say(Edit(copy_card(row.id), Say(cards.GONE)))
    for part in parts[len(worded) :]:
        await send(here, person, talk, _row(here, talk, Item(words=part, source=rows[0].source)))


async def refuse(here: Here, person: Person, talk: Talk, secret: Secret, source: int | None) -> None:
    """Not passed on; its sender is told why, and it is taken out of their chat where Telegram lets us."""
    say = cards.refused(secret, talk.task.id)
    await here.say(Send(person.id, say, f"refused:{person.id}:{here.occasion}"))
    await here.note("not passed on", who=person.id, whom=person.id, request=talk.stored.id)
    if source is None or person.chat_id is None:
        return
    theirs = f"theirs:{person.id}:{source}"
    await outbox.note_theirs(
        here.tx, here.now, by=person.id, chat_id=person.chat_id, message_id=source, occasion=theirs
    )
    await here.say(Delete(theirs))


async def _cannot_pass(here: Here, talk: Talk, said: Answer) -> None:
    """A sticker, a paper, a place, a contact: what passes and what does not."""
    text: Text = cards.NO_PLACES if isinstance(said, Placed | Shared) else cards.CANNOT_PASS
    say = cards.cannot_pass(text, talk.task.id)
    await here.say(Send(talk.me, say, f"cannot-pass:{talk.me}:{here.occasion}"))


async def _too_late(here: Here, person: Person, said: Answer, card: str | None) -> bool:
    """An answer to a copy whose talk is over by now, or words soon after a talk: they reach nobody."""
    if not isinstance(said, Typed | Shown | Odd):
        return False
    answers = (card or "").startswith("relay:")
    meant = isinstance(said, Typed) and word(said.text, here.words_of(person).language) is None
    if not answers and not (meant and await _has_talked(here, person)):
        return False
    if not await home.alarmed(here, person, said.text if isinstance(said, Typed) else ""):
        await here.say(Send(person.id, unplanned(cards.OVER), f"closed:{person.id}:{here.occasion}"))
    return True


async def _has_talked(here: Here, person: Person) -> bool:
    """Whether words passed in a task that is over and not forgotten yet."""
    for task in await relayed.talks_of(here.tx, person.id):
        if await relayed.of_assignment(here.tx, task.id):
            return True
    return False


async def _answered(here: Here, open_talks: list[Talk], card: str | None) -> Talk | None:
    """The talk whose message was answered (Telegram's *reply*)."""
    kind, *ids = (card or "").split(":")
    if not ids or not ids[0].isdecimal():
        return None
    number = int(ids[0])
    if kind == "relay":
        row = await relayed.by_id(here.tx, number)
        number = row.assignment if row else 0
    named = (talk for talk in open_talks if number in {talk.task.id, talk.stored.id})
    return next(named, None)


async def _whom(here: Here, open_talks: list[Talk]) -> tuple[Whom, ...]:
    return tuple(
        Whom(
            task=talk.task.id,
            person=talk.other,
            category=talk.stored.request.category,
            starts_at=talk.task.meet_at or talk.task.starts_at,
        )
        for talk in open_talks
    )


def _item(said: Answer, message: int | None) -> Item | None:
    match said:
        case Typed(text):
            return Item(words=text, source=message)
        case Shown():
            return item_of(said, message)
    return None


def _parts(item: Item) -> tuple[Item, ...]:
    """As many messages as Telegram's limits need: a long caption goes after its picture."""
    if item.media is None:
        return tuple(item.model_copy(update={"words": piece}) for piece in _pieces(item.words, LONGEST))
    if _signs(item.words) <= LONGEST_CAPTION:
        return (item,)
    bare = item.model_copy(update={"words": ""})
    words = item.model_copy(update={"media": None, "album": None})
    return (bare, *_parts(words))


def _pieces(text: str, longest: int) -> tuple[str, ...]:
    """The text in pieces that fit, cut between words where there are any."""
    rest, pieces = text.strip(), list[str]()
    while _signs(rest) > longest:
        cut = longest
        while _signs(rest[:cut]) > longest:
            cut -= 50
        at = max(rest.rfind(" ", cut // 2, cut), rest.rfind("\n", cut // 2, cut))
        cut = at if at > 0 else cut
        pieces.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return (*pieces, rest) if rest else tuple(pieces)


def _signs(text: str) -> int:
    """Telegram counts UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _row(here: Here, talk: Talk, item: Item) -> Relayed:
    return Relayed(
        id=here.tx.new_id(),
        assignment=talk.task.id,
        sender=talk.me,
        receiver=talk.other,
        kind="words" if item.media is None else "photo" if item.media.kind == "photo" else "voice",
        at=here.now,
        source=item.source,
        album=item.album,
        private=Said(words=item.words, media=item.media),
    )


def _copy(here: Here, row: Relayed, sender: Person, reader: Person, *, changed: bool = False) -> Say:
    kept = row.private.media
    return cards.copy(
        row.id,
        row.assignment,
        row.sender,
        language=language_of(here, sender, reader),
        words=bool(row.private.words),
        media=Media(kept.kind, kept.file_id) if kept else None,
        changed=changed,
    )


def language_of(here: Here, one: Person, other: Person) -> str | None:
    """The language of the first, where the other reads another one."""
    language = here.words_of(one).language
    return None if language == here.words_of(other).language else language
