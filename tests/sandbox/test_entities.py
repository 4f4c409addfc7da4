"""Texts and their entities: what a bot sends, and what Telegram makes of it."""

import pytest

from bot.sandbox import entities
from bot.sandbox.refusal import Refusal
from tests.sandbox.anything import part


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


HTML = [
    ("plain, no tags", "plain, no tags", []),
    ("<b>Norrö</b>", "Norrö", [entity("bold", 0, 5)]),
    ("<strong>a</strong>", "a", [entity("bold", 0, 1)]),
    ("<i>a</i> <em>b</em>", "a b", [entity("italic", 0, 1), entity("italic", 2, 1)]),
    ("<u>a</u> <ins>b</ins>", "a b", [entity("underline", 0, 1), entity("underline", 2, 1)]),
    (
        "<s>a</s> <strike>b</strike> <del>c</del>",
        "a b c",
        [entity("strikethrough", place, 1) for place in (0, 2, 4)],
    ),
    (
        '<tg-spoiler>a</tg-spoiler> <span class="tg-spoiler">b</span>',
        "a b",
        [entity("spoiler", 0, 1), entity("spoiler", 2, 1)],
    ),
    ("<B>shout</B>", "shout", [entity("bold", 0, 5)]),
    ("<b>closed by any end</>", "closed by any end", [entity("bold", 0, 17)]),
    ("an <b></b>empty one", "an empty one", []),
    ('<a href="https://example.com/x?a=1&amp;b=2">l</a>', "l", "https://example.com/x?a=1&b=2"),
    ('<a href="https://example.com">l</a>', "l", "https://example.com/"),
    ("<a href=example.com>l</a>", "l", "http://example.com/"),
    ("<a>norro.se</a>", "norro.se", "http://norro.se/"),
    ('<a href="nowhere">l</a>', "l", []),
    ('<a href="tg://user?id=7">Anna</a>', "Anna", [entity("text_mention", 0, 4, user={"id": 7})]),
    ('<a href="tg://settings">l</a>', "l", "tg://settings/"),
    ("<code>x</code> <pre>y</pre>", "x y", [entity("code", 0, 1), entity("pre", 2, 1)]),
    (
        '<pre><code class="language-python">x = 1</code></pre>',
        "x = 1",
        [entity("pre", 0, 5, language="python")],
    ),
    (
        "<b>a <code>b</code> c</b>",
        "a b c",
        [entity("bold", 0, 2), entity("code", 2, 1), entity("bold", 3, 2)],
    ),
    ("<blockquote>q</blockquote>", "q", [entity("blockquote", 0, 1)]),
    ("<blockquote expandable>q</blockquote>", "q", [entity("expandable_blockquote", 0, 1)]),
    (
        '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
        "👍",
        [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
    ),
    (
        '<tg-time unix="1700000000" format="t">then</tg-time>',
        "then",
        [entity("date_time", 0, 4, unix_time=1700000000, date_time_format="t")],
    ),
    ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 1), entity("bold", 1, 1), entity("italic", 1, 1)]),
    ("<b>a</b><b>b</b>", "ab", [entity("bold", 0, 2)]),
    ("👩‍🌾<b>å</b>", "👩‍🌾å", [entity("bold", 5, 1)]),
    ("1 &lt; 2 &amp; 3 &gt; 2 &quot;q&quot;", '1 < 2 & 3 > 2 "q"', []),
    ("&#65; &#x1F44D; &auml; &nbsp; a & b", "A 👍 &auml; &nbsp; a & b", []),
    ("&lt without a semicolon", "< without a semicolon", []),
]


@pytest.mark.parametrize(("sent", "shown", "found"), HTML)
def test_html_becomes_text_and_entities(sent: str, shown: str, found: list[dict[str, object]] | str) -> None:
    expected = [entity("text_link", 0, len(shown), url=found)] if isinstance(found, str) else found
    assert entities.parse(sent, "HTML", None) == (shown, expected)


BAD_HTML = [
    ("å<x>", 'Unsupported start tag "x" at byte offset 2'),
    ("<p>", 'Unsupported start tag "p" at byte offset 0'),
    ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
    ("👍 < 3", 'Unsupported start tag "" at byte offset 5'),
    ("1 <2", "Unclosed start tag at byte offset 2"),
    ("<b", "Unclosed start tag at byte offset 0"),
    ("<b hej", 'Unclosed start tag "b" at byte offset 0'),
    ("<b a = ", 'Unclosed start tag "b" at byte offset 0'),
    ('<a href="x>l</a>', "Unclosed start tag at byte offset 0"),
    ("<b =x>a</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
    ("<a href=http://x.se>l</a>", "Unexpected end of name token at byte offset 8"),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("hej</b>", "Unexpected end tag at byte offset 3"),
    ("<b>hej</b", "Unclosed end tag at byte offset 6"),
    ("ö<b>hej</i>", 'Unmatched end tag at byte offset 8, expected "</b>", found "</i>"'),
    ("<b>hej", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>hej</i>", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ('<tg-time unix="1" format="x">a</tg-time>', "Invalid date format used"),
    (
        "&#xD83D;",
        "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
        "surrogate code units",
    ),
]


@pytest.mark.parametrize(("sent", "words"), BAD_HTML)
def test_bad_html_is_refused_with_the_place_in_bytes(sent: str, words: str) -> None:
    assert refusal(sent, "HTML") == f"Bad Request: can't parse entities: {words}"


MARKDOWN = [
    ("*a* _b_ `c`", "a b c", [entity("bold", 0, 1), entity("italic", 2, 1), entity("code", 4, 1)]),
    ("```\nx\n```", "x", [entity("pre", 0, 1)]),
    ("```py\nx```", "x", [entity("pre", 0, 1, language="py")]),
    ("[l](https://x.se/)", "l", [entity("text_link", 0, 1, url="https://x.se/")]),
    ("[Bo](tg://user?id=9)", "Bo", [entity("text_mention", 0, 2, user={"id": 9})]),
    ("2\\*2 \\_ 👍*å*", "2*2 _ 👍å", [entity("bold", 8, 1)]),
]
MARKDOWN_V2 = [
    ("*a _b_*", "a b", [entity("bold", 0, 2), entity("bold", 2, 1), entity("italic", 2, 1)]),
    ("__a__ ~b~", "a b", [entity("underline", 0, 1), entity("strikethrough", 2, 1)]),
    ("||a|| `b\\``", "a b`", [entity("spoiler", 0, 1), entity("code", 2, 2)]),
    ("```py\nx = 1\n```", "x = 1", [entity("pre", 0, 5, language="py")]),
    ("[l](https://x.se/a\\)b)", "l", [entity("text_link", 0, 1, url="https://x.se/a)b")]),
    ("![👍](tg://emoji?id=5)", "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
    (">q\n>r\nafter", "q\nr\nafter", [entity("blockquote", 0, 4)]),
    (">q\n>r||", "q\nr", [entity("expandable_blockquote", 0, 3)]),
    ("a\\.b\\!", "a.b!", []),
]
BAD_MARKDOWN = [
    ("Markdown", "å *a", "Can't find end of the entity starting at byte offset 3"),
    ("MarkdownV2", "å *a", "Can't find end of Bold entity at byte offset 3"),
    ("MarkdownV2", "_a", "Can't find end of Italic entity at byte offset 0"),
    ("MarkdownV2", "```py\nx", "Can't find end of PreCode entity at byte offset 0"),
    ("MarkdownV2", "a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("MarkdownV2", "a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
    ("MarkdownV2", "a | b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
    ("MarkdownV2", "[l](http://x", "Can't find end of a URL at byte offset 4"),
    ("MarkdownV2", "![l]", "The entity must contain a tg://emoji or tg://time URL"),
    ("MarkdownV2", "![l](http://x.se)", "Invalid tg://emoji or tg://time URL specified"),
]


@pytest.mark.parametrize(
    ("mode", "sent", "shown", "found"),
    [("Markdown", *row) for row in MARKDOWN] + [("MarkdownV2", *row) for row in MARKDOWN_V2],
)
def test_both_markdowns_become_text_and_entities(
    mode: str, sent: str, shown: str, found: list[dict[str, object]]
) -> None:
    assert entities.parse(sent, mode, None) == (shown, found)


@pytest.mark.parametrize(("mode", "sent", "words"), BAD_MARKDOWN)
def test_bad_markdown_is_refused_with_the_place_in_bytes(mode: str, sent: str, words: str) -> None:
    assert refusal(sent, mode) == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(("mode", "words"), [(None, "strings"), ("HTML", "text"), ("MarkdownV2", "text")])
def test_half_a_surrogate_pair_is_refused(mode: str | None, words: str) -> None:
    with pytest.raises(Refusal, match=f"Bad Request: {words} must be encoded in UTF-8"):
        entities.parse("hej \ud83d", mode, None)


CLEANED = [
    ("  hej \n ", "hej"),
    ("a\tb\x00c\x1fd", "a b c d"),
    ("a\r\nb", "a\nb"),
    ("a\u2028b\u202ec\u2029", "abc"),
    ("\u2067שלום\u2069", "\u2067שלום\u2069"),
    ("a\u200e\u200fb", "a\u200c\u200fb"),
    ("a\u200fb", "a\u200fb"),
    ("a\u200e\u200e\u200eb", "a\u200c\u200c\u200eb"),
    ("a\u030ab\u0333", "ab"),
    ("\u200b\u2800\u3000", ""),
    (" \n\t ", ""),
]


@pytest.mark.parametrize(("sent", "shown"), CLEANED)
def test_characters_are_dropped_and_blanked_as_telegram_does(sent: str, shown: str) -> None:
    assert entities.parse(sent, None, None) == (shown, [])


def test_marks_move_with_the_characters_that_are_dropped_before_and_in_them() -> None:
    sent = " <i>\r\na\u202e</i>b<b>c\u2028d  </b> \n"
    assert entities.parse(sent, "HTML", None) == ("\nabcd", [entity("italic", 0, 2), entity("bold", 3, 2)])


FOUND = [
    ("see https://example.com/a_(b).", [("url", "https://example.com/a_(b)")]),
    ("(norro.se), www.x.com:8080/p?q=1#f!", [("url", "norro.se"), ("url", "www.x.com:8080/p?q=1#f")]),
    ("👉https://t.me/x…", [("url", "https://t.me/x")]),
    ("tg://resolve?domain=x ton://a", [("url", "tg://resolve?domain=x"), ("url", "ton://a")]),
    ("1.2 a.b file.txt 10.0.0.1 v1.2.3", [("url", "10.0.0.1")]),
    ("mail anna@example.se, please", [("email", "anna@example.se")]),
    ("hej @handslag_bot, @ab a@handslag", [("mention", "@handslag_bot")]),
    (
        "/start /help@handslag_bot, 1/2 a//b",
        [("bot_command", "/start"), ("bot_command", "/help@handslag_bot")],
    ),
    ("#norrö #1 a#b #a_1", [("hashtag", "#norrö"), ("hashtag", "#a_1")]),
]


@pytest.mark.parametrize(("sent", "found"), FOUND)
def test_telegram_finds_addresses_mentions_and_commands_by_itself(
    sent: str, found: list[tuple[str, str]]
) -> None:
    text, marks = entities.parse(sent, None, None)
    assert [(mark["type"], part(text, mark)) for mark in marks] == found


def test_what_is_found_does_not_break_into_links_and_code() -> None:
    sent = '<code>/start norro.se</code> <a href="https://x.se/">norro.se</a> <b>at norro.se</b>'
    text, marks = entities.parse(sent, "HTML", None)
    assert [(mark["type"], part(text, mark)) for mark in marks] == [
        ("code", "/start norro.se"),
        ("text_link", "norro.se"),
        ("bold", "at "),
        ("url", "norro.se"),
        ("bold", "norro.se"),
    ]


def test_given_entities_are_taken_with_what_belongs_to_them() -> None:
    given = [
        entity("bold", 0, 3),
        entity("text_link", 4, 4, url="https://x.se"),
        entity("pre", 9, 1, language="py"),
        entity("text_mention", 11, 2, user={"id": 5, "first_name": "Bo"}),
        entity("mention", 0, 3),
    ]
    assert entities.parse("hej Anna x Bo", None, given) == (
        "hej Anna x Bo",
        [
            entity("bold", 0, 3),
            entity("text_link", 4, 4, url="https://x.se/"),
            entity("pre", 9, 1, language="py"),
            entity("text_mention", 11, 2, user={"id": 5}),
        ],
    )


def test_given_entities_are_not_looked_at_beside_a_parse_mode_or_when_they_are_no_json() -> None:
    assert entities.parse("<b>a</b>", "HTML", "no json") == ("a", [entity("bold", 0, 1)])
    assert entities.parse("a", None, "no json") == ("a", [])


BAD_ENTITIES = [
    (["x"], "can't parse MessageEntity: expected an Object"),
    ([{}], "can't parse MessageEntity: Can't find field \"offset\""),
    ([{"offset": "x", "length": 1}], 'can\'t parse MessageEntity: Field "offset" must be a valid Number'),
    ([entity("", 0, 1)], "can't parse MessageEntity: Type is not specified"),
    ([entity("boldest", 0, 1)], "can't parse MessageEntity: Unsupported type specified"),
    ([entity("text_link", 0, 1)], "can't parse MessageEntity: Can't find field \"url\""),
    ([entity("bold", -1, 1)], "receive an entity with incorrect offset -1"),
    ([entity("bold", 0, -1)], "receive an entity with incorrect length -1"),
    ([entity("bold", 1, 1)], "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
    (
        [entity("bold", 0, 1)],
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 4",
    ),
    (
        [entity("bold", 2, 9)],
        "entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 11",
    ),
    ([entity("bold", 9, 1)], "entity begins after the end of the text at UTF-16 offset 9"),
]


@pytest.mark.parametrize(("given", "words"), BAD_ENTITIES)
def test_bad_given_entities_are_refused(given: object, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        entities.parse("👍 ok", None, given)
    assert (refused.value.code, refused.value.description) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize("text", ["", "a", "å", "👍", "a👍å", "👩‍🌾"])
def test_lengths_are_counted_in_utf_16_units(text: str) -> None:
    assert entities.utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_a_message_has_a_hundred_entities_at_most_and_links_go_before_bold() -> None:
    sent = "<b>b</b> " * 99 + '<a href="https://x.se">l</a> ' * 3
    _, marks = entities.parse(sent, "HTML", None)
    assert [mark["type"] for mark in marks] == ["bold"] * 97 + ["text_link"] * 3


def refusal(sent: str, mode: str) -> str:
    """The words with which a text is refused."""
    with pytest.raises(Refusal) as refused:
        entities.parse(sent, mode, None)
    assert refused.value.code == 400
    return refused.value.description
