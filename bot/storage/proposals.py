"""Another time that one of the two proposes: agreed, refused or withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from bot.domain.ids import PersonId, RequestId
from bot.domain.values import Value
from bot.storage import Transaction
from bot.storage.numbers import from_ms, to_ms

ProposalState = Literal["open", "agreed", "refused", "withdrawn"]


class Proposal(Value):
    """One other time for one request."""

    id: int
    request: RequestId
    proposer: PersonId
    starts_at: datetime
    ends_at: datetime
    state: ProposalState


async def add(
    tx: Transaction,
    now: datetime,
    request: RequestId,
    proposer: PersonId,
    starts_at: datetime,
    ends_at: datetime,
) -> Proposal:
    proposal = tx.new_id()
    await tx.run(
        "add_proposal",
        id=proposal,
        request_id=request,
        proposer_id=proposer,
        starts_at=to_ms(starts_at),
        ends_at=to_ms(ends_at),
        made_at=to_ms(now),
    )
    return Proposal(
        id=proposal, request=request, proposer=proposer, starts_at=starts_at, ends_at=ends_at, state="open"
    )


async def by_id(tx: Transaction, proposal: int) -> Proposal | None:
    row = await tx.one("proposal_by_id", id=proposal)
    return _proposal(row) if row else None


async def open_about(tx: Transaction, request: RequestId) -> list[Proposal]:
    """Those that nobody has answered, oldest first."""
    return [_proposal(row) for row in await tx.all("open_proposals_about", request_id=request)]


async def settle(tx: Transaction, now: datetime, proposal: Proposal, state: ProposalState) -> bool:
    """False: it was answered or withdrawn already."""
    return await tx.run("settle_proposal", id=proposal.id, state=state, at=to_ms(now)) == 1


def _proposal(row: Any) -> Proposal:
    return Proposal(
        id=row["id"],
        request=RequestId(row["request_id"]),
        proposer=PersonId(row["proposer_id"]),
        starts_at=from_ms(row["starts_at"]),
        ends_at=from_ms(row["ends_at"]),
        state=row["state"],
    )
