"""What typed words mean: yes and no, danger, days and hours, numbers, the button that is meant.

Pure functions: the same words, language and moment always give the same meaning.
None of them raises for any text.
"""

from bot.flows.understanding.choices import choice
from bot.flows.understanding.danger import danger
from bot.flows.understanding.folding import fold
from bot.flows.understanding.meanings import Danger, Word
from bot.flows.understanding.numbers import amount, number
from bot.flows.understanding.times import when
from bot.flows.understanding.windows import Ambiguous, NotUnderstood, Past, Understood, When
from bot.flows.understanding.words import word

__all__ = [
    "Ambiguous",
    "Danger",
    "NotUnderstood",
    "Past",
    "Understood",
    "When",
    "Word",
    "amount",
    "choice",
    "danger",
    "fold",
    "number",
    "when",
    "word",
]
