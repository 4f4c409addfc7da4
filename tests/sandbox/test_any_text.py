"""Whatever a bot sends as a text: refused in words, or shown with entities that lie on it. Never a crash."""

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import entities
from bot.sandbox.refusal import Refusal
from tests.sandbox.anything import JSON, part

SIGNS = "<>&;/\"'= \n\t*_~`|[]()!\\.#@👍åש\u200f\u202e\r"
TAGS = [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "</>",
    "<code>",
    "</code>",
    '<a href="norro.se">',
    "</a>",
    "<blockquote>",
]
WORDS = [
    "norro.se",
    "https://x.se/",
    "anna@x.se",
    "@handslag_bot",
    "/start",
    "#norrö",
    "&lt;",
    "||",
    "```",
    "\n>",
]
SNIPPETS = st.sampled_from([*SIGNS, *TAGS, *WORDS])


@given(
    pieces=st.lists(SNIPPETS | st.text(max_size=5), max_size=30),
    mode=st.sampled_from([None, "HTML", "Markdown", "MarkdownV2"]),
)
def test_whatever_is_sent_is_refused_or_has_its_entities_on_visible_text(
    pieces: list[str], mode: str | None
) -> None:
    try:
        text, marks = entities.parse("".join(pieces), mode, None)
    except Refusal:
        return
    assert text == text.strip(" \n") or marks
    assert not set(text) & set("\r\t\u2028\u202e")
    for mark in marks:
        assert part(text, mark)
    again, found = entities.parse(text, None, marks)
    assert (again, kinds(found)) == (text, kinds(marks))


MARK = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["bold", "italic", "code", "blockquote", "text_link", "date_time", "custom_emoji"]
        )
    },
    optional={"offset": st.integers(-1, 9), "length": st.integers(-1, 9), "url": JSON, "unix_time": JSON},
)


@given(marks=st.lists(MARK | JSON, max_size=4))
def test_whatever_entities_are_given_are_refused_or_lie_on_the_text(marks: list[object]) -> None:
    with contextlib.suppress(Refusal):
        text, kept = entities.parse("👍 hej\u2028\r å 👍", None, marks)
        assert all(part(text, mark) for mark in kept)


def kinds(marks: list[dict[str, object]]) -> list[tuple[object, ...]]:
    """What the marks are and where, without what belongs to them."""
    return [(mark["type"], mark["offset"], mark["length"]) for mark in marks]
