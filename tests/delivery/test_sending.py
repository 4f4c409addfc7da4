"""Errors are sorted once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.deciding import Failure
from bot.delivery.sending import Sent, sort_out


@pytest.mark.parametrize(
    ("error", "sorted_as"),
    [
        (RetryAfter(3), Failure("429", retry_after=3)),
        (RetryAfter(timedelta(minutes=2)), Failure("429", retry_after=120)),
        (
            Forbidden("Forbidden: bot was blocked by the user"),
            Failure("forbidden", unreachable=True),
        ),
        (BadRequest("Chat not found"), Failure("chat not found", permanent=True, unreachable=True)),
        (
            BadRequest(
                "Message is not modified: specified new message content and reply markup are exactly the same"
                " as a current content and reply markup of the message"
            ),
            Sent(),
        ),
        (BadRequest("Message to edit not found"), Failure("message to edit not found", gone=True)),
        (BadRequest("Message can't be edited"), Failure("message can't be edited", gone=True)),
        (BadRequest("Message to delete not found"), Failure("message to delete not found", gone=True)),
        (
            BadRequest("Message can't be deleted for everyone"),
            Failure("message can't be deleted for everyone", gone=True),
        ),
        (BadRequest("Message text is empty"), Failure("message text is empty", permanent=True)),
        (
            BadRequest('Can\'t parse entities: unsupported start tag "olha" at byte offset 0'),
            Failure("can't parse entities", permanent=True),
        ),
        (ChatMigrated(-100), Failure("the group has a new id", permanent=True)),
        (TimedOut(), Failure("TimedOut")),
        (NetworkError("Bad Gateway"), Failure("NetworkError")),
        (InvalidToken("Unauthorized"), Failure("InvalidToken")),
        (Conflict("terminated by other getUpdates request"), Failure("Conflict")),
        (TelegramError("Invalid server response"), Failure("TelegramError")),
    ],
)
def test_an_error_is_sorted(error: TelegramError, sorted_as: Sent | Failure) -> None:
    assert sort_out(error) == sorted_as
