"""What is asked before a ready phrase can be said: a thing, a sum, or an answer in words of one's own."""

from __future__ import annotations

from bot.domain.phrases import PHRASES, Fill
from bot.domain.values import Value
from bot.flows.answers import Shown
from bot.flows.flow import Flow
from bot.flows.scene import Scene
from bot.flows.steps import WORDS_ONLY, Accepted, Again, Took, Write
from bot.flows.understanding import amount
from bot.text import N_, PN_, Lines, Text, lines

BEGUN = N_("You had begun to say something.")
TITLE = PN_("button", "My words")
WHICH_THING = N_("What does the shop not have?")
WHICH_SUM = N_("How much was it, in kronor?")
NO_SUM = N_("I did not find a sum. Please write it in digits, for example 85.")
WHICH_ANSWER = N_("What do you want to answer?")
LONGEST = 300


class Filling(Value):
    """`task`: the id of the task. `phrase`: what is said, empty for an answer in own words.

    `about`: the id of what it answers; `question`: the phrase that was.
    """

    task: int = 0
    phrase: str = ""
    about: int = 0
    question: str = ""
    words: str = ""


def _ask(form: Filling, _scene: Scene) -> Text | Lines:
    match PHRASES[form.phrase].fill if form.phrase else None:
        case Fill.ITEM:
            return WHICH_THING
        case Fill.AMOUNT:
            return WHICH_SUM
    asked = PHRASES[form.question].text if form.question in PHRASES else None
    return lines(asked, WHICH_ANSWER) if asked and not PHRASES[form.question].fill else WHICH_ANSWER


def _put(form: Filling, text: str, scene: Scene) -> Took[Filling]:
    if form.phrase and PHRASES[form.phrase].fill is Fill.AMOUNT:
        sum_ = amount(text, scene.language)
        return Again(NO_SUM) if sum_ is None else Accepted(form.model_copy(update={"words": f"{sum_} kr"}))
    return Accepted(form.model_copy(update={"words": text}))


def _show(_form: Filling, _shown: Shown, _scene: Scene) -> Took[Filling]:
    return Again(WORDS_ONLY)


_STEP = Write[Filling](name="words", title=TITLE, ask=_ask, put=_put, show=_show, longest=LONGEST)
FILLING: Flow[Filling] = Flow(name="filling", version=1, form=Filling, steps=(_STEP,), begun=BEGUN)
