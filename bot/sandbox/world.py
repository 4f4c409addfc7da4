"""The small world of one run: who and what is there. The rules of the Bot API are in methods."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.events import Events
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.limits import Limits
from bot.sandbox.phones import Phones
from bot.sandbox.profile import Profile
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Group, Json, Message, Person, Query
from bot.sandbox.updates import Updates
from bot.sandbox.webhook import Webhook

QUERY_LIVES = timedelta(minutes=15)
"""How long a press waits for its answer, by the sandbox's clock."""


class World:
    """People, groups, messages and everything that the bot has set about itself."""

    def __init__(self, bot_id: int, *, limits: bool = True) -> None:
        self.clock = Clock()
        self.events = Events()
        self.faults = Faults()
        self.files = Files()
        self.limits = Limits(on=limits)
        self.phones = Phones()
        self.profile = Profile(bot_id)
        self.updates = Updates(self.clock.now)
        self.webhook = Webhook(self.updates, self.clock.now)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self._messages: defaultdict[int, dict[int, Message]] = defaultdict(dict)
        self._gone: set[tuple[int, int]] = set()
        self._queries: dict[str, Query] = {}
        self._last_message = random.randint(10, 999)
        self._numbers = random.Random()

    @property
    def bot_id(self) -> int:
        return self.profile.bot_id

    def add_person(self, name: str, language_code: str | None) -> Person:
        person = Person(self._new_id(5_000_000_000, 7_999_999_999), name, language_code)
        self.people[person.id] = person
        self.events.tell("people")
        return person

    def change_person(self, person_id: int, **changes: Any) -> Person:
        self.people[person_id] = replace(self.people[person_id], **changes)
        self.events.tell("people")
        return self.people[person_id]

    def add_group(self, title: str, members: tuple[int, ...], *, supergroup: bool = False) -> Group:
        low, high = (
            (-1_002_999_999_999, -1_001_000_000_000) if supergroup else (-4_999_999_999, -4_000_000_000)
        )
        group = Group(self._new_id(low, high), title, members, supergroup=supergroup)
        self.groups[group.id] = group
        self.events.tell("people")
        return group

    def change_group(self, group_id: int, **changes: Any) -> Group:
        self.groups[group_id] = replace(self.groups[group_id], **changes)
        self.events.tell("people")
        return self.groups[group_id]

    def _new_id(self, low: int, high: int) -> int:
        while (number := self._numbers.randint(low, high)) in self.people or number in self.groups:
            continue
        return number

    def knows(self, person_id: int) -> bool:
        """Whether the bot has ever met this person, in private or in a group."""
        person = self.people.get(person_id)
        return person is not None and (
            person.started or any(person_id in group.members for group in self.groups.values())
        )

    def phones_of(self, chat_id: int) -> tuple[int, ...]:
        """Whose phones show this chat."""
        group = self.groups.get(chat_id)
        return (chat_id,) if group is None else group.members

    def spend(self, chat_id: int, messages: int = 1) -> None:
        """Count messages toward the flood limits. Raises Refusal (429) above them."""
        if wait := self.limits.spend(chat_id, time.monotonic(), messages):
            raise Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)

    def add_message(self, chat_id: int, sender: int, content: Json, **more: Any) -> Message:
        """Put a new message into a chat; `more` are the optional fields of Message."""
        self._last_message += 1
        message = Message(chat_id, self._last_message, sender, self.clock.now(), content, **more)
        self._messages[chat_id][message.message_id] = message
        for person in self.phones_of(chat_id):
            if person != sender:
                self.phones.unread[person, chat_id] += 1
        self.chat_changed(chat_id)
        return message

    def change_message(self, message: Message) -> None:
        self._messages[message.chat_id][message.message_id] = message
        self.chat_changed(message.chat_id)

    def remove_message(self, message: Message) -> None:
        del self._messages[message.chat_id][message.message_id]
        self._gone.add((message.chat_id, message.message_id))
        self.chat_changed(message.chat_id)

    def message(self, chat_id: int, message_id: int) -> Message | None:
        return self._messages[chat_id].get(message_id)

    def was_there(self, chat_id: int, message_id: int) -> bool:
        """Whether this message existed and was removed."""
        return (chat_id, message_id) in self._gone

    def messages(self, chat_id: int) -> list[Message]:
        return list(self._messages[chat_id].values())

    def chat_changed(self, chat_id: int) -> None:
        for person in self.phones_of(chat_id):
            self.events.tell("chat", {"person": person, "chat": chat_id})

    def tell_bot(self, kind: str, chat_id: int, payload: Json) -> int | None:
        """Queue an update; its id, or None when the bot does not want this kind."""
        return self.updates.put(kind, chat_id, payload, twice=self.faults.repeats_update())

    def new_query(self, person: int, chat_id: int) -> Query:
        query = Query(str(self._numbers.randint(10**17, 9 * 10**18)), person, chat_id, self.clock.now())
        self._queries[query.id] = query
        return query

    def take_query(self, query_id: str) -> Query | None:
        """The press with this id, once; None when it is unknown, answered or too old."""
        query = self._queries.pop(query_id, None)
        if query is None or self.clock.now() - query.asked > QUERY_LIVES:
            return None
        return query
