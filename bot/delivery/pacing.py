"""How fast messages may go: over all, to one chat, to one group. Pure; seconds are monotonic ones.

The limits are Telegram's (core.telegram.org/bots/faq, "My bot is hitting limits"): about 30 messages a second
over all, one a second to a chat with short bursts, 20 a minute to a group. Sends, edits and deletes count.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, inf

# Ways differ in length: a message may reach the server so much sooner after the one before than it left here.
JITTER_SECONDS = 0.1
KEPT_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `depth` at once and `per_second` after that; `per_second` 0 is no limit."""

    per_second: float
    depth: int

    @property
    def step(self) -> float:
        """Seconds that one message uses up."""
        return 1 / self.per_second

    @property
    def slack(self) -> float:
        """Seconds by which messages may run ahead of the even pace."""
        return max(0.0, (self.depth - 1) * self.step - JITTER_SECONDS)


@dataclass(slots=True)
class Bucket:
    """One token bucket, kept as the moment at which it is full again."""

    rate: Rate
    full_at: float = -inf

    def free_at(self) -> float:
        """When the next message may go."""
        return self.full_at - self.rate.slack if self.rate.per_second else -inf

    def room(self, now: float) -> float:
        """How many may go now; infinite without a limit."""
        if not self.rate.per_second:
            return inf
        ahead = max(self.full_at, now)
        return max(0, floor((now + self.rate.slack - ahead) / self.rate.step + 1e-9) + 1)

    def use(self, now: float) -> None:
        if self.rate.per_second:
            self.full_at = max(self.full_at, now) + self.rate.step


class Pace:
    """All buckets of one bot, and the pauses that Telegram has told it to make (429)."""

    def __init__(self, over_all: float = 30, to_a_chat: float = 1, to_a_group: float = 20 / 60) -> None:
        """Messages a second; 0 is no limit. Without a limit to a chat there is none to a group either."""
        self._over_all = Bucket(Rate(over_all, max(1, round(over_all))))
        self._chat_rate = Rate(to_a_chat, 5)
        self._group_rate = Rate(to_a_group if to_a_chat else 0, 20)
        self._chats: dict[int, list[Bucket]] = {}
        self._paused_until: dict[int, float] = {}
        self._all_paused_until = -inf
        self._keep = KEPT_CHATS

    def go(self, chat: int, now: float) -> float:
        """0: the message goes now and is counted. Otherwise ask again after so many seconds."""
        buckets = [self._over_all, *self._buckets(chat, now)]
        free_at = max(
            self._all_paused_until,
            self._paused_until.get(chat, -inf),
            *(bucket.free_at() for bucket in buckets),
        )
        if free_at > now:
            return free_at - now
        for bucket in buckets:
            bucket.use(now)
        return 0

    def room(self, now: float) -> float:
        """How many messages may go now, to whomever."""
        return 0 if self._all_paused_until > now else self._over_all.room(now)

    def refused(self, chat: int, seconds: float, now: float) -> None:
        """Telegram has answered 429: nothing goes to that group before its time.

        After one for a private chat nothing goes to anybody: the answer does not say which limit was meant.
        """
        until = now + seconds
        self._paused_until[chat] = max(until, self._paused_until.get(chat, -inf))
        if not _is_group(chat):
            self._all_paused_until = max(until, self._all_paused_until)

    def _buckets(self, chat: int, now: float) -> list[Bucket]:
        if chat not in self._chats:
            self._forget_full(now)
            rates = [self._chat_rate, self._group_rate] if _is_group(chat) else [self._chat_rate]
            self._chats[chat] = [Bucket(rate) for rate in rates]
        return self._chats[chat]

    def _forget_full(self, now: float) -> None:
        """A full bucket is like a new one: let go of them when many have gathered."""
        if len(self._chats) < self._keep:
            return
        self._chats = {
            chat: buckets
            for chat, buckets in self._chats.items()
            if any(bucket.full_at > now for bucket in buckets)
        }
        self._paused_until = {chat: until for chat, until in self._paused_until.items() if until > now}
        # Still many: look again when they have doubled, not at each message.
        self._keep = max(KEPT_CHATS, 2 * len(self._chats))


def _is_group(chat: int) -> bool:
    """Telegram gives groups negative ids."""
    return chat < 0
