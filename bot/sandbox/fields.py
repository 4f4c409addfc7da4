"""How Telegram reads JSON that a bot sends, and how it words what is wrong with it.

Rules and words: tdlib/td `tdutils/td/utils/JsonBuilder.cpp` (JsonObject::get_required_string_field and its
kin) and tdlib/telegram-bot-api `Client.cpp` (fail_query_with_error).
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NoReturn

from bot.sandbox.refusal import Refusal

Fields = Mapping[str, object]
_KEEPS_ITS_CAPITAL = re.compile(r"^.[_A-Z]")
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}\Z")


class FieldError(ValueError):
    """Something that a bot sent cannot be read; its text is Telegram's words without the leading code."""


def bad_request(words: str) -> Refusal:
    """The 400 for these words; their first letter becomes small, unless a capital or `_` follows it."""
    if not _KEEPS_ITS_CAPITAL.match(words):
        words = words[:1].lower() + words[1:]
    return Refusal(400, f"Bad Request: {words}")


@contextmanager
def refusing(prefix: str = "") -> Iterator[None]:
    """Turn a FieldError inside the block into Telegram's 400, its words after `prefix`."""
    try:
        yield
    except FieldError as error:
        raise bad_request(f"{prefix}{error}") from error


@contextmanager
def inside(prefix: str) -> Iterator[None]:
    """Put `prefix` before the words of a FieldError that leaves the block."""
    try:
        yield
    except FieldError as error:
        raise FieldError(f"{prefix}{error}") from error


def is_empty(raw: object) -> bool:
    """Whether a parameter was left out or is empty, which is the same to Telegram."""
    return raw is None or raw == ""


def decode(raw: object, complaint: str) -> object:
    """The JSON value of a parameter: form parameters are JSON text, those of a JSON body are values already.

    Raises FieldError with `complaint` where the text is not JSON.
    """
    if not isinstance(raw, str):
        return raw
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise FieldError(complaint) from error


def an_object(value: object, complaint: str) -> Fields:
    """The value as an object; FieldError with `complaint` for anything else."""
    if not isinstance(value, dict):
        raise FieldError(complaint)
    return value


def an_array(value: object, complaint: str) -> list[object]:
    """The value as an array; FieldError with `complaint` for anything else."""
    if not isinstance(value, list):
        raise FieldError(complaint)
    return value


def string(fields: Fields, name: str) -> str:
    """A field that must be there, as text; a number is taken as its digits."""
    return optional_string(fields, name) if name in fields else _missing(name)


def optional_string(fields: Fields, name: str) -> str:
    """A field as text, "" when it is not there; a number is taken as its digits."""
    value = fields.get(name, "")
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise FieldError(f'Field "{name}" must be of type String')


def flag(fields: Fields, name: str) -> bool:
    """A field as a truth value, False when it is not there; only true and false are taken."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise FieldError(f'Field "{name}" must be of type Boolean')
    return value


def integer(fields: Fields, name: str) -> int:
    """A field that must be there, as a whole number; digits in quotes are taken as well."""
    value = fields[name] if name in fields else _missing(name)
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise FieldError(f'Field "{name}" must be a Number')
    if not _WHOLE_NUMBER.match(str(value)):
        raise FieldError(f'Field "{name}" must be a valid Number')
    return int(value)


def nested(fields: Fields, name: str) -> Fields:
    """A field that must be there and be an object."""
    value = fields[name] if name in fields else _missing(name)
    return an_object(value, f'Field "{name}" must be of type Object')


def optional_array(fields: Fields, name: str) -> list[object] | None:
    """A field that must be an array where it is there; None when it is not."""
    if name not in fields:
        return None
    return an_array(fields[name], f'Field "{name}" must be of type Array')


def _missing(name: str) -> NoReturn:
    raise FieldError(f'Can\'t find field "{name}"')
