"""One person's phone in the sandbox: what is on it, and what its owner does with it."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

import aiohttp

from bot.i18n import Words, plain, seen, words
from bot.i18n.filling import placeholders
from bot.sandbox import phone_view
from bot.sandbox.world import World
from bot.say import Button
from bot.text import Fixed, LanguageName, Named, Text

ANYTHING = "\ufffc"
COUNTS = (0, 1, 2, 3, 5, 11, 100)
"""One of each plural form that a language may have."""

Label = Text | Fixed | Named | LanguageName
Wanted = Label | str


@dataclass(frozen=True)
class Message:
    """One message as its reader sees it. `TEXT in message`: its words are those of that text, in any filling."""

    id: int
    text: str
    from_bot: bool
    edited: bool
    buttons: tuple[tuple[str, str], ...]
    """(label, data) of those that can be pressed."""
    urls: tuple[str, ...]
    media: tuple[str, ...]
    protected: bool
    _words: Words = field(repr=False)

    def __contains__(self, wanted: Wanted) -> bool:
        return bool(re.search(pattern(wanted, self._words), seen(self.text)))

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self.buttons)

    def data(self, wanted: Wanted) -> str | None:
        """The data of the button with this label, or whose data matches; None: it is not there."""
        return next((data for label, data in self.buttons if _is_it(wanted, label, data, self._words)), None)

    def offers(self, wanted: Wanted) -> bool:
        return self.data(wanted) is not None


@dataclass(repr=False)
class Phone:
    """Whose language `language` is. Everything its owner does returns when the whole town is quiet again."""

    world: World
    session: aiohttp.ClientSession
    url: str
    id: int
    name: str
    language: str
    zone: tzinfo
    settled: Callable[[], Awaitable[None]]
    pressed: int = 0
    typed: int = 0
    heard: int = 0
    """How many presses the bot must have answered."""

    # ---- what is on it

    @property
    def messages(self) -> list[Message]:
        """The chat with the bot, oldest first."""
        return [_message(shown, self.words) for shown in self._chat()["messages"]]

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        return self.received[-1]

    @property
    def received(self) -> list[Message]:
        return [message for message in self.messages if message.from_bot]

    @property
    def toast(self) -> str:
        """What the last press was answered with; empty: with nothing but that it was heard."""
        toast = self._chat()["toast"]
        return "" if toast is None else seen(toast["text"])

    def is_asked(self) -> bool:
        """Whether a question whether they can help waits for an answer."""
        return any(message.offers("^offer:yes:") for message in self.received)

    @property
    def keyboard(self) -> Any:
        return self._chat()["keyboard"]

    @property
    def words(self) -> Words:
        return words(self.language, zone=self.zone, first="sv")

    def reads(self, *wanted: Wanted) -> bool:
        """Whether one message of the bot holds all of this now."""
        return any(all(one in message for one in wanted) for message in self.received)

    def find(self, wanted: Wanted) -> Message:
        """The newest message of the bot that holds this."""
        for message in reversed(self.received):
            if wanted in message:
                return message
        raise AssertionError(f"{self.name} does not read {wanted!r} but\n{self.shown}")

    def toasted(self, wanted: Text) -> bool:
        return bool(re.search(pattern(wanted, self.words), self.toast))

    @property
    def shown(self) -> str:
        """The whole chat, for a failing test's message."""
        return "\n".join(f"  {m.id} {seen(m.text)!r} {m.buttons}" for m in self.messages)

    @property
    def buttons(self) -> list[tuple[int, str, str]]:
        """(message id, label, data) of every button, newest message first."""
        return [(m.id, *button) for m in reversed(self.messages) for button in m.buttons]

    # ---- what its owner does

    async def presses(self, wanted: Wanted, *, settle: bool = True) -> None:
        """Press the newest button with this label, or whose data matches this pattern; which may be on its way."""
        message, data = await self._button(wanted)
        self.pressed += 1
        await self.sends_press(message, data, settle=settle)

    async def sends_press(self, message: int, data: str, *, settle: bool = True) -> None:
        """Press anything under any message, as an old screen or a strange app can."""
        self.heard += 1
        await self.does("press", settle=settle, message_id=message, data=data)

    async def says(self, text: str, *, settle: bool = True) -> int:
        """Write it; gives the message's id."""
        self.typed += 1
        return int((await self.does("text", settle=settle, text=text))["message_id"])

    async def edits(self, message: int, text: str) -> None:
        await self.does("edit", message_id=message, text=text)

    async def shares_number(self, number: str = "", *, owner: int | None = None) -> None:
        """By Telegram's contact button: one's own, or that of `owner`."""
        await self.does("contact", phone_number=number, user_id=owner or self.id)

    async def does(self, act: str, *, settle: bool = True, **given: object) -> dict[str, Any]:
        """What `POST /sandbox/people/ID/act` answers."""
        url = f"{self.url}/sandbox/people/{self.id}/{act}"
        async with self.session.post(url, json=given) as reply:
            answer: dict[str, Any] = await reply.json()
            assert reply.status == 200, answer
        if settle:
            await self.settled()
        return answer

    async def _button(self, wanted: Wanted) -> tuple[int, str]:
        found = self._newest(wanted)
        if found is None:
            await self.settled()
            found = self._newest(wanted)
        assert found is not None, f"{self.name} has no button {wanted!r} but\n{self.shown}"
        return found

    def _newest(self, wanted: Wanted) -> tuple[int, str] | None:
        for message in reversed(self.messages):
            data = message.data(wanted)
            if data is not None:
                return message.id, data
        return None

    def _chat(self) -> dict[str, Any]:
        return phone_view.chat(self.world, self.id, self.id)


def pattern(wanted: Wanted, words: Words) -> str:
    """What finds this text in any filling: given parameters must be there, others may be anything."""
    if isinstance(wanted, str):
        return re.escape(wanted)
    if not isinstance(wanted, Text):
        return re.escape(seen(words.label(Button(wanted))))
    missing = {name: Fixed(ANYTHING) for name in placeholders(wanted.id) if name not in wanted.params}
    whole = wanted(**missing)
    if wanted.plural is not None and "count" not in wanted.params:
        forms = {_shape(whole(count=count), words, str(count)) for count in COUNTS}
        return f"(?:{'|'.join(sorted(forms))})"
    return _shape(whole, words)


def _shape(text: Text, words: Words, count: str | None = None) -> str:
    shape = re.escape(seen(plain(words.render(text)))).replace(re.escape(ANYTHING), r"[\s\S]*?")
    return shape if count is None else re.sub(rf"(?<!\d){count}(?!\d)", r"\\d+", shape)


def _is_it(wanted: Wanted, label: str, data: str, words: Words) -> bool:
    if isinstance(wanted, str):
        return wanted == seen(label) or bool(re.search(wanted, data))
    bare = pattern(wanted, words)
    return bool(re.fullmatch(rf"(?:\W+ )?{bare}", seen(label)))


def _message(shown: dict[str, Any], words: Words) -> Message:
    cells = [button for row in shown["buttons"] for button in row]
    return Message(
        id=shown["message_id"],
        text=shown["text"],
        from_bot=shown["from_bot"],
        edited=shown["edited"],
        buttons=tuple((one["text"], one["data"]) for one in cells if "data" in one),
        urls=tuple(_urls(shown, cells)),
        media=tuple(kind for kind in ("photo", "voice", "document") if kind in shown),
        protected=bool(shown.get("protected")),
        _words=words,
    )


def _urls(shown: dict[str, Any], cells: list[dict[str, Any]]) -> Iterator[str]:
    yield from (entity["url"] for entity in shown["entities"] if "url" in entity)
    yield from (button["url"] for button in cells if "url" in button)
