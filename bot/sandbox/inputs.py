"""The parameters of a call: how Telegram reads them and what it refuses.

Rules and words: tdlib/telegram-bot-api `Client.cpp` (get_input_message_text, get_caption,
get_message_id, get_message_ids, get_integer_arg, to_bool, get_allowed_update_types) and tdlib/td
`td/telegram/MessageContent.cpp` (get_input_message_content). Limits without a place there are Telegram's own
servers' (API documentation).
"""

import re

from telegram.constants import BotDescriptionLimit, BotNameLimit, CallbackQueryLimit, MessageLimit, UpdateType

from bot.sandbox import entities, fields
from bot.sandbox.cleaning import cleaned
from bot.sandbox.units import utf16_length

Entities = list[dict[str, object]]
_MOST_MESSAGES = 100
_WHOLE_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,18})")
_LARGEST_ID = 2**31 - 1
# chat_member, message_reaction and message_reaction_count come only to those who ask for them.
_ASKED_FOR_ONLY = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
ALL_UPDATES = frozenset(str(kind.value) for kind in UpdateType)
DEFAULT_UPDATES = ALL_UPDATES - _ASKED_FOR_ONLY


def message(raw: object, parse_mode: object = None, listed: object = None) -> tuple[str, Entities]:
    """The text and entities of a message as Telegram shows them. Raises Refusal (400)."""
    if fields.is_empty(raw):
        raise fields.bad_request("Message text is empty")
    shown, found = entities.parse(str(raw), str(parse_mode or ""), listed)
    if not shown:
        raise fields.bad_request("Text must be non-empty")
    if utf16_length(shown) > MessageLimit.MAX_TEXT_LENGTH:
        raise fields.bad_request("Message is too long")
    return shown, found


def caption(raw: object, parse_mode: object = None, listed: object = None) -> tuple[str, Entities]:
    """The caption and entities of a photo or file as Telegram shows them, "" where there is none.

    Raises Refusal (400): bad markup, too long.
    """
    if fields.is_empty(raw):
        return "", []
    shown, found = entities.parse(str(raw), str(parse_mode or ""), listed)
    if utf16_length(shown) > MessageLimit.CAPTION_LENGTH:
        raise fields.bad_request("Message caption is too long")
    return shown, found


def required(raw: object, name: str) -> str:
    """A parameter that must be there, as text. Raises Refusal (400), naming it."""
    if fields.is_empty(raw):
        raise fields.bad_request(f'Parameter "{name}" is required')
    return str(raw)


def message_id(raw: object) -> int:
    """The id of a message, 0 for one that is left out or negative (and so is never found)."""
    return max(integer(raw), 0)


def required_message_id(raw: object) -> int:
    """The id of a message where nothing else says which is meant. Raises Refusal (400)."""
    number = message_id(raw)
    if number == 0:
        raise fields.bad_request("Message identifier is not specified")
    return number


def message_ids(raw: object) -> list[int]:
    """The ids of several messages, 100 at most, in their order. Raises Refusal (400)."""
    with fields.refusing():
        if fields.is_empty(raw):
            raise fields.FieldError("Message identifiers are not specified")
        value = fields.decode(raw, "Can't parse message_ids JSON object")
        listed = fields.an_array(value, "Expected an Array of message identifiers")
        if len(listed) > _MOST_MESSAGES:
            raise fields.FieldError("Too many message identifiers specified")
        if not listed:
            raise fields.FieldError("Message identifiers are not specified")
        return [_one_of_message_ids(each) for each in listed]


def _one_of_message_ids(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise fields.FieldError("Message identifier must be a Number")
    if not re.fullmatch("-?[0-9]{1,10}", str(value)) or int(value) > _LARGEST_ID:
        raise fields.FieldError("Can't parse message identifier as a Number")
    if int(value) <= 0:
        raise fields.FieldError("Invalid message identifier specified")
    return int(value)


def user_id(raw: object, name: str = "user_id") -> int:
    """The id of a user. Raises Refusal (400), naming the parameter."""
    number = integer(raw)
    if number <= 0:
        raise fields.bad_request(f"Invalid {name} specified")
    return number


def boolean(raw: object) -> bool:
    """A truth value: `true`, `yes` and `1` are true, everything else is false."""
    return raw is True or str(raw).strip().lower() in ("true", "yes", "1")


def integer(raw: object, default: int = 0, *, low: int | None = None, high: int | None = None) -> int:
    """A whole number, brought between `low` and `high`; `default` when left out, 0 for what is no number."""
    number = default
    if not fields.is_empty(raw):
        found = _WHOLE_NUMBER.match(str(raw))
        number = int(found[1]) if found else 0
    number = number if low is None else max(number, low)
    return number if high is None else min(number, high)


def allowed_updates(raw: object) -> frozenset[str] | None:
    """The kinds of updates a bot wants; None (also for what cannot be read) means as before.

    Unknown kinds are passed over; an empty list means everything but what one must ask for.
    """
    if fields.is_empty(raw):
        return None
    try:
        listed = fields.an_array(fields.decode(raw, "not JSON"), "not an array")
    except fields.FieldError:
        return None
    if not all(isinstance(kind, str) for kind in listed):
        return None
    return frozenset(str(kind).lower() for kind in listed) & ALL_UPDATES or DEFAULT_UPDATES


def callback_answer(raw: object) -> str:
    """The words of a toast or alert, "" for none. Raises Refusal (400) beyond 200 characters."""
    with fields.refusing():
        words = cleaned(str(raw or ""))
    if len(words) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise fields.bad_request("MESSAGE_TOO_LONG")
    return words


def bot_name(raw: object) -> str:
    """The name of the bot, "" to take it back. Raises Refusal (400) beyond 64 characters."""
    return _short(raw, BotNameLimit.MAX_NAME_LENGTH, "BOT_TITLE_INVALID")


def description(raw: object) -> str:
    """What the bot can do, "" to take it back. Raises Refusal (400) beyond 512 characters."""
    return _short(raw, BotDescriptionLimit.MAX_DESCRIPTION_LENGTH, "BOT_DESCRIPTION_TOO_LONG")


def short_description(raw: object) -> str:
    """The line on the bot's profile, "" to take it back. Raises Refusal (400) beyond 120 characters."""
    return _short(raw, BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH, "BOT_ABOUT_TOO_LONG")


def _short(raw: object, longest: int, words: str) -> str:
    with fields.refusing():
        shown = cleaned(str(raw or "")).strip()
    if utf16_length(shown) > longest:
        raise fields.bad_request(words)
    return shown
