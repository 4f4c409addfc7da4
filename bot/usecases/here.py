"""What every use case stands on: one transaction, the town, the hour, and a way to say something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import labels
from bot.domain.categories import Category
from bot.domain.ids import PersonId
from bot.flows.scene import Person as SceneWho
from bot.flows.scene import Scene
from bot.i18n import Words, closest, seen
from bot.i18n.private import without
from bot.say import Button, Delete, Edit, Outgoing, Row, Say, Send, SetCommands
from bot.storage import Transaction, dues, outbox, people
from bot.storage.outbox import Rendered, RenderedButton, RenderedMedia
from bot.storage.people import Person
from bot.text import Named, PrivateField, Text
from bot.town import Town

__all__ = ["Here", "Person", "rendered"]

BACK = labels.BACK
CANCEL = labels.CANCEL
VANISHING: frozenset[PrivateField] = frozenset(
    {"phone", "street", "map", "words", "door", "told", "said", "contact"}
)
"""What must be taken out of a chat later: never in a new message, only in an edit of one whose id is known."""

SIDE_BY_SIDE = 12
"""Signs of a label, not counting the picture before it: a longer one has its row for itself."""
_SIGN = re.compile(r"^\W+\s")


@dataclass(frozen=True)
class Here:
    """One piece of work. `words` gives the words of a language; `link` is the bot's address (t.me/…).

    `occasion` tells this piece of work from every other one: done again after a crash, it says nothing twice. `seed`
    is one that nobody can guess.
    """

    tx: Transaction
    town: Town
    categories: Mapping[str, Category]
    now: datetime
    words: Callable[[str], Words]
    occasion: int
    seed: int
    link: str = ""

    async def say(self, *messages: Outgoing) -> None:
        """Queue messages in their readers' languages; whoever cannot be reached is passed over."""
        for message in messages:
            await self._queue(message)

    async def show(self, message: Send) -> None:
        """Send it, or, if it was sent for that occasion before, let that message read like this now."""
        if await outbox.stands(self.tx, message.occasion):
            await self._queue(Edit(message.occasion, message.reveal or message.say))
        else:
            await self._queue(message)

    async def due(self, kind: str, subject: int, at: datetime, person: PersonId = dues.NOBODY) -> None:
        await dues.plan(self.tx, kind, subject, at, person)

    async def note(
        self, what: str, *, who: PersonId | None, whom: PersonId | None = None, request: int | None = None
    ) -> None:
        await people.note(self.tx, self.now, what, who=who, whom=whom, request=request)

    async def person(self, person: PersonId) -> Person:
        """Raises LookupError for an id that never was."""
        found = await people.by_id(self.tx, person)
        if found is None:
            raise LookupError(f"no person {person}")
        return found

    async def remember_name(self, person: Person) -> Person:
        """Keep the first name that Telegram shows, if no name is known: those who meet must know whom."""
        if person.name or not person.telegram_name:
            return person
        private = person.private.model_copy(update={"name": person.telegram_name})
        await people.set_private(self.tx, person.id, private)
        return person.model_copy(update={"private": private})

    def scene(self, person: Person, *, known: bool = False) -> Scene:
        """What a form may know about this person."""
        words = self.words_of(person)
        who = SceneWho(
            telegram_name=person.name or person.telegram_name,
            adult=person.adult,
            known=known,
            has_phone=person.private.phone is not None,
        )
        return Scene(self.town, words.language, self.now, self.categories, words.label, who)

    def words_of(self, person: Person) -> Words:
        """The words that this person reads; before they have chosen, those nearest to their app's language."""
        apps = closest(person.app_language or "")
        likely = apps if apps in self.town.languages else self.town.languages[0]
        return self.words(person.language or likely)

    async def _queue(self, message: Outgoing) -> None:
        match message:
            case Send():
                reader = await self.person(message.to)
                if reader.chat_id is None or not reader.reachable:
                    return
                words = self.words(message.language) if message.language else self.words_of(reader)
                first, reveal = _in_two(message, words)
                await outbox.put_send(
                    self.tx,
                    self.now,
                    to=message.to,
                    rendered=first,
                    occasion=message.occasion,
                    urgency=message.urgency,
                    reveal=reveal,
                    not_before=message.not_before,
                    good_until=message.good_until,
                    condition=message.condition,
                    subject=message.subject,
                )
            case Edit(of, say):
                reader_id = await outbox.reader_of(self.tx, of)
                if reader_id is not None:
                    words = self.words_of(await self.person(reader_id))
                    await outbox.put_edit(self.tx, self.now, of=of, rendered=rendered(say, words))
            case SetCommands(to, commands, occasion):
                words = self.words_of(await self.person(to))
                menu = tuple((name, words.label(Button(text))) for name, text in (commands or {}).items())
                await outbox.put_commands(self.tx, self.now, to=to, commands=menu, occasion=occasion)
            case Delete(of):
                await outbox.put_delete(self.tx, self.now, of=of)


def _in_two(message: Send, words: Words) -> tuple[Rendered, Rendered | None]:
    """The message as it is sent, and what it is edited to hold once its id is known (None: nothing more).

    Raises ValueError for a message that would hold nothing before that.
    """
    whole = rendered(message.say, words)
    html = without(whole.html, VANISHING)
    if html == whole.html.strip():
        return whole, rendered(message.reveal, words) if message.reveal else None
    if not html and whole.media is None:
        raise ValueError(f"{message.occasion} is nothing but what must vanish later")
    later = rendered(message.reveal, words) if message.reveal else whole
    return whole.model_copy(update={"html": html}), later


def rendered(say: Say, words: Words) -> Rendered:
    """A message in one language, as it will be sent but for the references in it."""
    return Rendered(
        html=words.render(say.text),
        rows=tuple(_narrow(say.rows, words)),
        media=RenderedMedia(kind=say.media.kind, file_id=say.media.file_id) if say.media else None,
        ask=say.ask.value if say.ask else None,
        ask_label=_label(say.ask_label, words) if say.ask_label else None,
        ask_others=_ways_out(say, words),
        drop_keyboard=say.drop_keyboard,
        protect=say.protect,
    )


def _narrow(rows: tuple[Row, ...], words: Words) -> Iterator[tuple[RenderedButton, ...]]:
    """Only short labels stand side by side, which is known in the reader's language alone."""
    for row in rows:
        buttons = tuple(_button(button, words) for button in row)
        if any(len(_SIGN.sub("", seen(button.label))) > SIDE_BY_SIDE for button in buttons):
            yield from ((button,) for button in buttons)
        else:
            yield buttons


def _ways_out(say: Say, words: Words) -> tuple[str, ...]:
    """What stands below the button that asks the phone for something."""
    if say.ask is None:
        return ()
    return tuple(_label(way, words) for way in ((say.ask_back,) if say.ask_back else (BACK, CANCEL)))


def _label(text: Text | Named, words: Words) -> str:
    return words.label(Button(text))


def _button(button: Button, words: Words) -> RenderedButton:
    return RenderedButton(label=words.label(button), press=button.press, url=button.url)
