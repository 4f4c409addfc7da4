"""Texts that Telegram does not take: empty, too long, not to be parsed."""

from tests.sandbox.refusals.row import Row

HTML = "td MessageEntity.cpp: parse_html"
MARKDOWN = "td MessageEntity.cpp: parse_markdown"
MARKDOWN_V2 = "td MessageEntity.cpp: parse_markdown_v2"
ENTITY = "api Client.cpp: get_text_entity"
PLACES = "td MessageEntity.cpp: clean_input_string_with_entities"
UNPARSED = "can't parse entities: "


def say(words: str, read_in: str, **params: object) -> Row:
    """This text, sent to somebody who has started the bot, is refused with these words."""
    return Row("a chat", "sendMessage", {"chat_id": "$chat", **params}, words, read_in)


def html(text: str, words: str) -> Row:
    return say(UNPARSED + words, HTML, text=text, parse_mode="HTML")


def entity(words: str, read_in: str, **given: object) -> Row:
    return say(words, read_in, text="👍 hej", entities=[given])


ROWS = (
    say("message text is empty", "api Client.cpp: get_input_message_text"),
    say("message text is empty", "api Client.cpp: get_input_message_text", text=""),
    say("text must be non-empty", "td MessageEntity.cpp: fix_formatted_text", text=" \n\t "),
    say("text must be non-empty", "td misc.cpp: is_empty_string", text="\u200b\u2800\u00a0"),
    say(
        "text must be non-empty",
        "td MessageEntity.cpp: fix_formatted_text",
        text="<b></b>",
        parse_mode="HTML",
    ),
    say("message is too long", "td MessageContent.cpp: get_input_message_content", text="å" * 4097),
    say("message is too long", "API documentation: 4096 after parsing, in UTF-16 units", text="👍" * 2049),
    say("text is too long", "api Client.cpp: get_formatted_text", text="å" * 16385),
    say("unsupported parse_mode", "api Client.cpp: get_formatted_text", text="a", parse_mode="XML"),
    html("ö<div>", 'Unsupported start tag "div" at byte offset 2'),
    html("rad<br/>rad", 'Unsupported start tag "br/" at byte offset 3'),
    html("5 < 6", 'Unsupported start tag "" at byte offset 2'),
    html("<3", "Unclosed start tag at byte offset 0"),
    html("<b class", 'Unclosed start tag "b" at byte offset 0'),
    html('<a href="norro.se>a</a>', "Unclosed start tag at byte offset 0"),
    html('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    html("👍<a href=http://norro.se>a</a>", "Unexpected end of name token at byte offset 12"),
    html("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    html("a</b>", "Unexpected end tag at byte offset 1"),
    html("<i>a</i", "Unclosed end tag at byte offset 4"),
    html("<b>å</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
    html("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    html('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
    say(
        f"{UNPARSED}Can't find end of the entity starting at byte offset 3",
        MARKDOWN,
        text="å *a",
        parse_mode="Markdown",
    ),
    say(
        f"{UNPARSED}Can't find end of Bold entity at byte offset 3",
        MARKDOWN_V2,
        text="å *a",
        parse_mode="MarkdownV2",
    ),
    say(
        f"{UNPARSED}Character '.' is reserved and must be escaped with the preceding '\\'",
        MARKDOWN_V2,
        text="a.",
        parse_mode="MarkdownV2",
    ),
    say(
        f"{UNPARSED}Can't find end of a URL at byte offset 4",
        MARKDOWN_V2,
        text="[a](norro",
        parse_mode="MarkdownV2",
    ),
    say(
        f"{UNPARSED}The entity must contain a tg://emoji or tg://time URL",
        MARKDOWN_V2,
        text="![a]",
        parse_mode="MarkdownV2",
    ),
    say("can't parse MessageEntity: expected an Object", ENTITY, text="a", entities=["bold"]),
    entity("can't parse MessageEntity: Can't find field \"length\"", ENTITY, type="bold", offset=0),
    entity(
        "can't parse MessageEntity: Unsupported type specified",
        "api Client.cpp: get_text_entity_type",
        type="loud",
        offset=0,
        length=1,
    ),
    entity(
        "receive an entity with incorrect offset -1",
        "td MessageEntity.cpp: fix_formatted_text",
        type="bold",
        offset=-1,
        length=1,
    ),
    entity(
        "entity begins in a middle of a UTF-16 symbol at byte offset 4",
        PLACES,
        type="bold",
        offset=1,
        length=3,
    ),
    entity(
        "entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 8",
        PLACES,
        type="bold",
        offset=3,
        length=5,
    ),
    entity(
        "entity begins after the end of the text at UTF-16 offset 9", PLACES, type="bold", offset=9, length=1
    ),
    say(
        "message to be replied not found",
        "api Client.cpp: check_reply_parameters",
        text="a",
        reply_parameters={"message_id": 1},
    ),
    say(
        "can't parse reply parameters JSON object",
        "api Client.cpp: get_reply_parameters",
        text="a",
        reply_parameters="{",
    ),
    say(
        "object expected as reply parameters",
        "api Client.cpp: get_reply_parameters",
        text="a",
        reply_parameters=[1],
    ),
    say(
        'can\'t find field "message_id"',
        "td JsonBuilder.cpp: get_required_int_field",
        text="a",
        reply_parameters={"quote": "a"},
    ),
    say(
        "object expected as link preview options",
        "api Client.cpp: get_link_preview_options",
        text="a",
        link_preview_options=[1],
    ),
)
