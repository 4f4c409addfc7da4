"""Texts with entities, as Telegram takes them from a bot and gives them back.

Rules and words: tdlib/telegram-bot-api `Client.cpp` (get_formatted_text, get_text_entity,
get_text_entity_type) and tdlib/td `td/telegram/MessageEntity.cpp` (fix_formatted_text,
clean_input_string_with_entities, get_input_message_entities).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from telegram.constants import MessageLimit

from bot.sandbox import fields, html_markup, links, markdown
from bot.sandbox.cleaning import check_encoding, clean, dropped_places, is_blank
from bot.sandbox.detection import found_in
from bot.sandbox.fields import FieldError, Fields
from bot.sandbox.marks import SPLITTABLE, Mark, in_order, tidy
from bot.sandbox.units import character_starts, utf16_length

__all__ = ["parse", "utf16_length"]

_LONGEST_SOURCE = 1 << 15
_FARTHEST = 1_000_000
_PARSERS: dict[str, Callable[[str], tuple[str, list[Mark]]]] = {
    "html": html_markup.parse,
    "markdown": markdown.parse_v1,
    "markdownv2": markdown.parse_v2,
}
_PLAIN_KINDS = frozenset(
    (
        *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote"),
        *("expandable_blockquote", "pre", "text_link", "text_mention", "custom_emoji", "date_time"),
    )
)
_FOUND_BY_TELEGRAM = frozenset(
    ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number")
)


def parse(text: str, parse_mode: str | None, entities: object = None) -> tuple[str, list[dict[str, object]]]:
    """The text and entities (offsets in UTF-16 units) that Telegram shows for what a bot sent.

    The text is cleaned and trimmed and may turn out empty: whether that is allowed, and how long it may be,
    the caller knows. With a parse mode `entities` is not looked at; else it is a list or its JSON. Addresses,
    mails, mentions, hashtags and commands are found in the text. A `text_mention` holds `{"user": {"id": …}}`
    only; the caller fills in the user or, for an unknown one, leaves the entity out.

    Raises Refusal (400) for what Telegram cannot parse; byte offsets count the text as it was sent.
    """
    with fields.refusing():
        source, marks = _marked(text, (parse_mode or "").lower(), entities)
        check_encoding(source, "Strings")
        text, marks = _settled(source, marks)
    return text, [_written(mark) for mark in marks]


def _marked(text: str, parse_mode: str, entities: object) -> tuple[str, list[Mark]]:
    if len(text.encode("utf-8", "surrogatepass")) > _LONGEST_SOURCE:
        raise FieldError("Text is too long")
    if not text or parse_mode in ("", "none"):
        return text, _given(entities)
    if parse_mode not in _PARSERS:
        raise FieldError("Unsupported parse_mode")
    check_encoding(text, "Text")
    with fields.inside("Can't parse entities: "):
        return _PARSERS[parse_mode](text)


def _given(entities: object) -> list[Mark]:
    """The marks that came as entities; what is no JSON array at all is not looked at, as in Telegram."""
    try:
        listed = fields.decode(entities or [], "not JSON")
    except FieldError:
        return []
    if not isinstance(listed, list):
        return []
    with fields.inside("Can't parse MessageEntity: "):
        return [mark for entity in listed if (mark := _read(entity)) is not None]


def _read(entity: object) -> Mark | None:
    """One entity as a mark; None for the kinds that Telegram finds by itself."""
    given = fields.an_object(entity, "expected an Object")
    offset, length = fields.integer(given, "offset"), fields.integer(given, "length")
    kind = fields.string(given, "type")
    if not kind:
        raise FieldError("Type is not specified")
    if kind in _FOUND_BY_TELEGRAM:
        return None
    if kind not in _PLAIN_KINDS:
        raise FieldError("Unsupported type specified")
    return Mark(kind, offset, length, _detail(given, kind))


def _detail(given: Fields, kind: str) -> str:
    match kind:
        case "pre":
            return fields.optional_string(given, "language")
        case "text_link":
            return links.checked_or_empty(fields.string(given, "url"))
        case "text_mention":
            return str(fields.integer(fields.nested(given, "user"), "id"))
        case "custom_emoji":
            return str(fields.integer(given, "custom_emoji_id"))
        case "date_time":
            return f"{fields.integer(given, 'unix_time')} {fields.optional_string(given, 'date_time_format')}"
        case _:
            return ""


def _settled(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The text cleaned and trimmed, with its marks in order and those that Telegram finds."""
    if marks:
        _check_places(marks)
        text, cleaned = _clean_with(text, tidy([mark for mark in marks if _means_something(mark)]))
        text, cleaned = _trimmed(text, _as_many_as_allowed(tidy(cleaned)))
    else:
        text, cleaned = clean(text).strip(" \n"), []
    if is_blank(text):
        return "", []
    found = found_in(text)
    return text, tidy(cleaned, found) if found else cleaned


def _as_many_as_allowed(marks: list[Mark]) -> list[Mark]:
    """All marks, or the first hundred that are no custom emoji; bold and its kin go first."""
    if len(marks) <= MessageLimit.MESSAGE_ENTITIES:
        return marks
    emoji = [mark for mark in marks if mark.kind == "custom_emoji"]
    styled = [mark for mark in marks if mark.kind in SPLITTABLE]
    others = [mark for mark in marks if mark.kind != "custom_emoji" and mark.kind not in SPLITTABLE]
    return in_order([*emoji, *[*others, *styled][: MessageLimit.MESSAGE_ENTITIES]])


def _check_places(marks: Sequence[Mark]) -> None:
    for mark in marks:
        if not 0 <= mark.offset <= _FARTHEST:
            raise FieldError(f"Receive an entity with incorrect offset {mark.offset}")
        if not 0 <= mark.length <= _FARTHEST:
            raise FieldError(f"Receive an entity with incorrect length {mark.length}")


def _means_something(mark: Mark) -> bool:
    needs_detail = mark.kind in ("text_link", "text_mention", "custom_emoji", "date_time")
    return mark.length > 0 and not (needs_detail and mark.detail in ("", "0"))


def _clean_with(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The cleaned text, with the marks moved to where their characters are now."""
    starts = character_starts(text)
    for mark in marks:
        _check_borders(text, starts, mark)
    dropped = [starts[index] for index in dropped_places(text)]
    if not dropped:
        return clean(text), list(marks)

    def moved(mark: Mark) -> Mark:
        begin, end = (place - bisect_left(dropped, place) for place in (mark.offset, mark.end))
        return mark.reaching(begin, end)

    kept = [mark for mark in map(moved, marks) if mark.length > 0]
    return clean(text), in_order(kept)


def _check_borders(text: str, starts: Sequence[int], mark: Mark) -> None:
    whole = starts[-1]
    if mark.offset > whole:
        raise FieldError(f"Entity begins after the end of the text at UTF-16 offset {mark.offset}")
    if mark.end > whole:
        raise FieldError(
            f"Entity beginning at UTF-16 offset {mark.offset} ends after the end of the text "
            f"at UTF-16 offset {mark.end}"
        )
    for place, words in (
        (mark.offset, "Entity begins in a middle of a UTF-16 symbol"),
        (mark.end, f"Entity beginning at UTF-16 offset {mark.offset} ends in a middle of a UTF-16 symbol"),
    ):
        index = bisect_right(starts, place) - 1
        if starts[index] != place:
            raise FieldError(f"{words} at byte offset {len(text[: index + 1].encode())}")


def _trimmed(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """Spaces and line ends go from the end, and from the beginning up to the first mark."""
    shown = text.rstrip(" \n")
    end = utf16_length(shown)
    kept = [mark.reaching(mark.offset, min(mark.end, end)) for mark in marks if mark.offset < end]
    blank = len(shown) - len(shown.lstrip(" \n"))
    lead = min([blank, *(mark.offset for mark in kept)])
    return shown[lead:], in_order(mark.reaching(mark.offset - lead, mark.end - lead) for mark in kept)


def _written(mark: Mark) -> dict[str, object]:
    """The mark as the Bot API writes an entity."""
    written: dict[str, object] = {"offset": mark.offset, "length": mark.length, "type": mark.kind}
    match mark.kind:
        case "text_link":
            written["url"] = mark.detail
        case "pre" if mark.detail:
            written["language"] = mark.detail
        case "text_mention":
            written["user"] = {"id": int(mark.detail)}
        case "custom_emoji":
            written["custom_emoji_id"] = mark.detail
        case "date_time":
            unix_time, _, date_time_format = mark.detail.partition(" ")
            written |= {"unix_time": int(unix_time), "date_time_format": date_time_format}
    return written
