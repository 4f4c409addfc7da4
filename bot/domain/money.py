"""Money between two neighbours: what one lays out for the other, and until when it should be paid back."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.requests import Payment
from bot.domain.values import Value

AWAITED = timedelta(days=3)
"""Longer than this nobody is left alone with a debt: a coordinator sees to it."""
REMINDED = timedelta(days=1)
PAID_BACK = frozenset({Payment.SWISH, Payment.CASH})
"""With these the helper pays in the shop; an invoice comes from the shop itself."""


class Bill(Value):
    """What there is to pay for one task.

    `most`: the highest sum that was agreed on. `cost` None: not told; 0: nothing was laid out. `spent`: they have set
    out, so something may have been bought. `told_at`: when the cost was told first; `paid_at`: who asked says that it
    is paid back, or the helper does; `received_at`: the helper says so.
    """

    payment: Payment | None = None
    most: int | None = None
    cost: int | None = None
    spent: bool = False
    told_at: datetime | None = None
    ended_at: datetime | None = None
    paid_at: datetime | None = None
    received_at: datetime | None = None

    @property
    def is_paid_back(self) -> bool:
        """Whether one owes the other something, in the agreed way."""
        return self.payment in PAID_BACK

    @property
    def is_above(self) -> bool:
        """Whether it cost more than was agreed."""
        return self.cost is not None and self.most is not None and self.cost > self.most

    @property
    def is_open(self) -> bool:
        """Whether money has been laid out, or may have been, that is not paid back."""
        if not self.is_paid_back or self.paid_at is not None:
            return False
        return self.cost > 0 if self.cost is not None else self.spent


def awaited_until(bill: Bill) -> datetime | None:
    """Until when the two can go on talking about it; None: nothing waits, or the task has not come so far."""
    since = [at for at in (bill.told_at, bill.ended_at) if at is not None]
    return max(since) + AWAITED if bill.is_open and since else None


def is_awaited(bill: Bill, now: datetime) -> bool:
    """Whether money is still to be paid back, and it is not yet a coordinator's matter."""
    until = awaited_until(bill)
    return until is not None and now < until


def reminder(bill: Bill, now: datetime) -> datetime | None:
    """When who owes is asked again, once a day; None: not before a coordinator sees to it."""
    until = awaited_until(bill)
    return now + REMINDED if until is not None and now + REMINDED < until else None


def sums(most: int) -> tuple[int, ...]:
    """Round sums to press, up to the town's highest: a quarter of it, a half, three quarters, all."""
    return tuple(sorted({*(_round(most * part // 4) for part in (1, 2, 3)), most} - {0}))


def _round(amount: int) -> int:
    step = 50 if amount >= 200 else 10
    return amount // step * step


def agreed(
    wanted: tuple[int | None, Payment | None], most: int, ways: tuple[Payment, ...]
) -> tuple[int, Payment] | None:
    """The highest sum and the way to pay that hold: what somebody chose as far as the town allows it, else the town's.

    None: nobody lays out money in this town.
    """
    if most <= 0 or not ways:
        return None
    sum_, way = wanted
    return min(sum_ or most, most), way if way in ways else ways[0]
