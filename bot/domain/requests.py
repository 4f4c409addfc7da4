"""One need, once: what the decisions know of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import PersonId, RequestId
from bot.domain.people import Spoken
from bot.domain.values import Value


class State(StrEnum):
    """design.md §7."""

    DRAFT = "draft"
    OPEN = "open"
    ASSIGNED = "assigned"
    UNDER_WAY = "under_way"
    DONE = "done"
    NEEDS_COORDINATOR = "needs_coordinator"
    FROZEN = "frozen"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Payment(StrEnum):
    """How what is bought is paid back."""

    SWISH = "swish"
    CASH = "cash"
    INVOICE = "invoice"


class Consent(StrEnum):
    """Whether somebody for whom another person asks knows of it and wants it."""

    YES = "yes"
    NOT_YET = "not_yet"
    """Nothing goes out before they do."""
    CANNOT = "cannot"
    """They cannot say; a coordinator looks first."""


class Request(Value):
    """A request as the matching sees it. Free words, street and photos are sealed and not here.

    `starts_at`–`ends_at` is the window in which the help of about `minutes` may happen; aware, UTC.
    `wish_woman` is hard. `urgent`: needed within hours, said by the person or a coordinator.
    `recipient`: whom it is for, if that is not the resident who asks and they have opened their link.
    `consent` None: it is for who asks; else what was said about whether somebody else wants it.
    `widened` counts how many bands further than each volunteer's own reach is asked (a coordinator's press),
    `any_time`: those not free then are asked as well.
    """

    id: RequestId
    resident: PersonId
    recipient: PersonId | None = None
    consent: Consent | None = None
    category: str
    area: str
    cell: str | None = None
    starts_at: datetime
    ends_at: datetime
    minutes: int
    urgent: bool = False
    languages: tuple[Spoken, ...] = ()
    wish_woman: bool = False
    needed: int = 1
    state: State = State.OPEN
    created_at: datetime
    max_outlay: int | None = None
    payment: Payment | None = None
    widened: int = 0
    any_time: bool = False
    helped_before: int = 0

    @property
    def own_side(self) -> frozenset[PersonId]:
        """Who asked, and whom it is for: those whom the helper meets."""
        return frozenset({self.resident} if self.recipient is None else {self.resident, self.recipient})

    @property
    def duration(self) -> timedelta:
        """What the help takes; never longer than the window."""
        return min(timedelta(minutes=self.minutes), self.ends_at - self.starts_at)

    @property
    def latest_start(self) -> datetime:
        """When it must begin to be done within the window."""
        return self.ends_at - self.duration
