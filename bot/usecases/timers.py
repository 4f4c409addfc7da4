"""What each kind of due work does when its hour has come. All of it is decided again from now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.ids import AssignmentId, PersonId, RequestId
from bot.domain.rhythm import Beat
from bot.storage.dues import Due
from bot.usecases import (
    approving,
    doorstep,
    escalating,
    forgetting,
    helping,
    holding,
    judging,
    offering,
    paying,
    privacy,
    raising,
    receipts,
    reminding,
    timing,
    unsaying,
    volunteering,
)
from bot.usecases.here import Here


def _says(beat: Beat) -> Callable[[Here, Due], Awaitable[None]]:
    return lambda here, due: reminding.beat(here, beat, AssignmentId(due.subject))


DUE: Mapping[str, Callable[[Here, Due], Awaitable[None]]] = {
    "wave": lambda here, due: offering.look(here, RequestId(due.subject)),
    "promise": lambda here, due: offering.promise_due(here, RequestId(due.subject)),
    "expire": lambda here, due: offering.expire(here, RequestId(due.subject)),
    "task_undo_over": lambda here, due: helping.undo_over(here, AssignmentId(due.subject)),
    **{beat.value: _says(beat) for beat in Beat},
    doorstep.ABSENT: lambda here, due: doorstep.no_answer(here, AssignmentId(due.subject)),
    doorstep.CLOSED: lambda here, due: doorstep.ten_minutes_over(here, AssignmentId(due.subject)),
    reminding.SILENT: lambda here, due: reminding.silence(here, AssignmentId(due.subject)),
    "proposal_over": lambda here, due: timing.proposal_over(here, due.subject),
    paying.AGAIN: lambda here, due: paying.ask_again(here, AssignmentId(due.subject)),
    paying.OVER: lambda here, due: paying.time_over(here, AssignmentId(due.subject)),
    receipts.VANISH: lambda here, due: receipts.vanish(here, AssignmentId(due.subject), due.person),
    "grace": lambda here, due: forgetting.grace_over(here, AssignmentId(due.subject)),
    "retention": lambda here, due: forgetting.retention_over(here, RequestId(due.subject)),
    "vanish": lambda here, due: forgetting.vanish(here, AssignmentId(due.subject), due.person),
    "relayed_over": lambda here, due: unsaying.media_over(here, due.subject),
    "undo_over": lambda here, due: approving.undo_over(here, due.subject),
    "approval_reminder": lambda here, due: approving.remind(here, PersonId(due.subject)),
    "hand_vanish": lambda here, due: raising.take_media_away(here, due.subject),
    escalating.DUE: lambda here, due: escalating.nobody_took(here, due.subject),
    holding.DUE: lambda here, due: holding.nobody_decided(here, due.subject),
    judging.ERASE: lambda here, due: privacy.erase_after_all(here, PersonId(due.subject)),
    "erase": lambda here, due: privacy.erase_now(here, PersonId(due.subject)),
    "pause_over": lambda here, due: volunteering.pause_over(here, due.person),
}
