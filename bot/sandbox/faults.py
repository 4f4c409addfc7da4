"""Faults that can be switched on, each for a number of times."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What goes wrong.

    `429`, `500`, `502`: answered so, and nothing done. `drop_before`, `drop_after`: the connection breaks
    before or after the work is done. `slow`: done at once, answered late. `update_twice`: an update comes
    again although it was confirmed.
    """

    TOO_MANY = "429"
    INTERNAL = "500"
    BAD_GATEWAY = "502"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    SLOW = "slow"
    UPDATE_TWICE = "update_twice"


@dataclass(frozen=True, slots=True)
class Fault:
    """`method` is a method's name in lower case, or None for all but getUpdates, which runs all the time.

    `seconds`: how late for `slow`, and `retry_after` for `429`.
    """

    kind: Kind
    method: str | None
    times: int
    seconds: float


class Faults:
    """The faults that are still to come, oldest first."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._waiting.append(fault)

    def clear(self) -> None:
        self._waiting.clear()

    def for_call(self, method: str) -> Fault | None:
        """The fault that hits this call, which is then one time less; None if it goes well."""
        if not self._waiting:
            return None
        for at, fault in enumerate(self._waiting):
            if fault.kind is not Kind.UPDATE_TWICE and _hits(fault, method):
                return self._use(at)
        return None

    def repeats_update(self) -> bool:
        """Whether the update that arrives now is to come twice."""
        for at, fault in enumerate(self._waiting):
            if fault.kind is Kind.UPDATE_TWICE:
                self._use(at)
                return True
        return False

    def _use(self, at: int) -> Fault:
        fault = self._waiting[at]
        if fault.times <= 1:
            del self._waiting[at]
        else:
            self._waiting[at] = replace(fault, times=fault.times - 1)
        return fault


def _hits(fault: Fault, method: str) -> bool:
    return method != "getupdates" if fault.method is None else fault.method == method
