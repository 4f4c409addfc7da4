"""Going through any form to its end: by presses, or by typing what could be pressed."""

from __future__ import annotations

from bot.flows.run import SUMMARY, Mode
from bot.flows.steps import Contact, Many, Pick, Position, Write
from tests.flows.chat import Chat

STREET = "Strandvägen 4"
MOST_SCREENS = 40


def has_ended(chat: Chat) -> bool:
    """The form is over, or it is one that has no end and shows what it holds."""
    return chat.run is None or (chat.flow.saves_each and _at_rest(chat))


def press_on(chat: Chat) -> None:
    """A press, or a valid answer where none is offered, until the form has ended."""
    for _ in range(MOST_SCREENS):
        if has_ended(chat):
            return
        step_on(chat)
    raise AssertionError(f"the form does not end: {chat.text!r}, {chat.values}")


def type_on(chat: Chat, *, by_number: bool) -> None:
    """The same, with each button's words or number typed."""
    for _ in range(MOST_SCREENS):
        if has_ended(chat):
            return
        value = _wanted(chat)
        if value is None or not chat.values:
            step_on(chat)
        else:
            chat.says(_number(chat, value) if by_number else chat.label(value))
    raise AssertionError(f"the form does not end: {chat.text!r}, {chat.values}")


def step_on(chat: Chat) -> None:
    """One press that leads on, or a valid answer where none is offered."""
    value = _wanted(chat)
    if value is not None:
        chat.presses(value)
    elif isinstance(step := chat.flow.step(chat.open.step), Contact):
        chat.shares_number()
    elif isinstance(step, Position):
        chat.shares_place()
    else:
        chat.says(STREET)


def _wanted(chat: Chat) -> str | None:
    """The button that leads on; None: what leads on is no button."""
    run, values = chat.open, chat.values
    match run.mode:
        case Mode.DANGER | Mode.RESUME:
            return "go"
        case Mode.CHANGE:
            return "back"
        case Mode.WHICH:
            return run.options[0]
    if run.step == SUMMARY:
        return values[0]
    step = chat.flow.step(run.step)
    if isinstance(step, Many):
        return "done" if step.marked(chat.entered) else values[0]
    if isinstance(step, Pick):
        return values[0]
    return "own" if isinstance(step, Write) and "own" in values else None


def _number(chat: Chat, value: str) -> str:
    """The number of a button on its screen; its words where it is none of the answers."""
    is_answer = value not in {"done", "back"} and value != "own"
    return str(chat.values.index(value) + 1) if is_answer else chat.label(value)


def _at_rest(chat: Chat) -> bool:
    return chat.open.step == SUMMARY and chat.open.mode is Mode.ASK
