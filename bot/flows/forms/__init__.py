"""Every form there is, by name: the one place that a new form is added to."""

from __future__ import annotations

from typing import Any

from bot.flows.flow import Flow
from bot.flows.forms.filling import FILLING
from bot.flows.forms.need import NEED
from bot.flows.forms.passing import PASSING
from bot.flows.forms.receipt import RECEIPT
from bot.flows.forms.registration import PROFILE_FLOW, REGISTRATION
from bot.flows.forms.small import (
    ADDITION,
    DOOR,
    FIRST_NUMBER,
    LEND_NUMBER,
    MOVE_TIME,
    NEW_TIME,
    ODD_TEXT,
    OTHER_TIME,
    PROBLEM,
    RING_NUMBER,
    TO_REPORTER,
)

FLOWS: dict[str, Flow[Any]] = {
    flow.name: flow
    for flow in (
        NEED,
        RECEIPT,
        REGISTRATION,
        PROFILE_FLOW,
        PASSING,
        FILLING,
        ADDITION,
        PROBLEM,
        DOOR,
        ODD_TEXT,
        NEW_TIME,
        OTHER_TIME,
        MOVE_TIME,
        FIRST_NUMBER,
        RING_NUMBER,
        TO_REPORTER,
        LEND_NUMBER,
    )
}
