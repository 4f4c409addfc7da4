"""Telegram's flood limits: 30 messages a second over all, 1 to a chat, 20 a minute to a group."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil


@dataclass(slots=True)
class Bucket:
    """A token bucket. `rate` is in tokens a second; times are the machine's monotonic seconds."""

    rate: float
    depth: float
    tokens: float
    filled_at: float

    def wait(self, now: float) -> float:
        """Seconds until one more message passes; 0 when it passes at once."""
        self.tokens = min(self.depth, self.tokens + (now - self.filled_at) * self.rate)
        self.filled_at = now
        # The tolerance keeps a bot that waits exactly long enough from failing by a rounding error.
        return 0.0 if self.tokens >= 1 - 1e-6 else (1 - self.tokens) / self.rate


class Limits:
    """What may be sent now. Messages that are refused cost nothing."""

    def __init__(self, *, on: bool = True) -> None:
        self.on = on
        self._whole = Bucket(rate=30, depth=30, tokens=30, filled_at=0)
        self._chats: dict[int, Bucket] = {}
        self._groups: dict[int, Bucket] = {}

    def spend(self, chat_id: int, now: float, messages: int = 1) -> int:
        """Take `messages` out of every bucket that applies; 0, or the whole seconds to wait instead.

        An album passes when one message would, and is then paid for message by message. Groups have ids < 0.
        """
        if not self.on:
            return 0
        buckets = self._buckets(chat_id, now)
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            return ceil(wait)
        for bucket in buckets:
            bucket.tokens -= messages
        return 0

    def _buckets(self, chat_id: int, now: float) -> list[Bucket]:
        buckets = [self._whole, self._chats.setdefault(chat_id, Bucket(1, 5, 5, now))]
        if chat_id < 0:
            buckets.append(self._groups.setdefault(chat_id, Bucket(20 / 60, 20, 20, now)))
        return buckets
