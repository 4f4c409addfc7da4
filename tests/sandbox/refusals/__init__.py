"""The table of refusals: what the sandbox says no to, in Telegram's words, and where they were read."""

from tests.sandbox.refusals import about, markups, media, messages, reaching, texts
from tests.sandbox.refusals.row import Row

ROWS: tuple[Row, ...] = (
    *reaching.ROWS,
    *texts.ROWS,
    *markups.ROWS,
    *messages.ROWS,
    *media.ROWS,
    *about.ROWS,
)

__all__ = ["ROWS", "Row"]
