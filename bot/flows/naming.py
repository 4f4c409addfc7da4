"""Buttons that are typed: a button's plain word or its number means the same as pressing it."""

from __future__ import annotations

from bot.flows.flow import Flow
from bot.flows.run import SUMMARY, Mode, Run
from bot.flows.scene import Scene
from bot.flows.screens import FIRST_ONES, MORE, answers, on_screen
from bot.flows.steps import Choice, F, Many, Write
from bot.flows.understanding import Word, choice, fold, number, word
from bot.say import Button

WAYS = {
    Word.CANCEL: "cancel",
    Word.STOP: "cancel",
    Word.BACK: "back",
    Word.SKIP: "skip",
    Word.HELP: "help",
}
YES_OR_NO = {Word.YES: ("yes", "go"), Word.NO: ("no", "drop")}
"""The answers that yes and no stand for, where they are offered."""


def way(flow: Flow[F], run: Run, text: str, scene: Scene) -> str | None:
    """The value of a button beside the answers (*Back*, *More …*), or "help"; None: something else was typed."""
    meant = word(text, scene.language)
    if meant is Word.DONE and run.step != SUMMARY and isinstance(flow.step(run.step), Many):
        return "done"
    if meant is not None:
        return WAYS.get(meant)
    return "more" if _turns_page(flow, run, text, scene) else None


def named(flow: Flow[F], run: Run, text: str, scene: Scene) -> str | None:
    """The value of the answer whose button was typed; None: none, or more than one may be meant.

    A number counts the buttons on the screen; a word may name one on another page too. Where words of one's own are
    asked for, and on the safety card, only a button's whole words mean that button: "emergency" is not "Not an
    emergency".
    """
    shown = on_screen(flow, run, scene)
    if _asks_for_words(flow, run):
        return _whole(text, shown, scene)
    if run.mode is Mode.DANGER and not text.strip().isdecimal():
        return _whole(text, shown, scene)
    meant = word(text, scene.language)
    for value in YES_OR_NO.get(meant, ()) if meant else ():
        if value in {option.value for option in shown}:
            return value
    found = _chosen(text, shown, scene)
    if found is None and number(text, scene.language) is None:
        return _chosen(text, answers(flow, run, scene), scene)
    return found


def _turns_page(flow: Flow[F], run: Run, text: str, scene: Scene) -> bool:
    turns = {fold(scene.label(Button(label))) for label in (MORE, FIRST_ONES)}
    return fold(text) in turns and on_screen(flow, run, scene) != answers(flow, run, scene)


def _asks_for_words(flow: Flow[F], run: Run) -> bool:
    return run.mode is Mode.ASK and run.step != SUMMARY and isinstance(flow.step(run.step), Write)


def _whole(text: str, offered: tuple[Choice, ...], scene: Scene) -> str | None:
    said = fold(text)
    return next((c.value for c in offered if said and said == fold(scene.label(Button(c.label)))), None)


def _chosen(text: str, offered: tuple[Choice, ...], scene: Scene) -> str | None:
    labels = [scene.label(Button(c.label, emoji=c.emoji)) for c in offered]
    found = choice(text, scene.language, labels)
    return None if found is None else offered[found].value
