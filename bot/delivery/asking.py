"""What to do when Telegram could not be asked for updates: say so in the log, and wait the longer the more often."""

from __future__ import annotations

import logging
import random
from datetime import timedelta

from telegram.error import Conflict, RetryAfter, TelegramError

log = logging.getLogger(__name__)

LONGEST_PAUSE_SECONDS = 30.0


def pause_after(error: Exception, failures: int) -> float:
    """Seconds to wait after this error, the last of so many in a row; the log is told what it was."""
    if isinstance(error, Conflict):
        log.warning("another program polls with this bot's token")
    elif isinstance(error, TelegramError):
        log.warning("Telegram could not be asked: %s", type(error).__name__)
    else:
        log.error("Telegram's answer could not be read: %s", type(error).__name__)
    return seconds_after(error, failures)


def seconds_after(error: Exception, failures: int) -> float:
    """The same without a word in the log."""
    return _seconds(error.retry_after) if isinstance(error, RetryAfter) else growing_pause(failures)


def growing_pause(failures: int) -> float:
    """Seconds to wait after so many failures in a row; never the same for two programs."""
    return min(2.0 ** min(failures, 6) * random.uniform(0.1, 0.5), LONGEST_PAUSE_SECONDS)


def _seconds(after: int | timedelta) -> float:
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
