"""Outgoing messages: taken from the outbox, paced, sent, settled."""

import os

# python-telegram-bot gives `retry_after` as a timedelta from its next major version on. It warns at each use
# of the old form, and in this house a warning is an error.
os.environ.setdefault("PTB_TIMEDELTA", "1")
