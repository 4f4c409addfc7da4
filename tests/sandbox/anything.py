"""Any JSON that a bot may send, with the names that Telegram looks for; and what a mark covers."""

from hypothesis import strategies as st

NAMES = (
    *(
        "inline_keyboard",
        "keyboard",
        "text",
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "copy_text",
        "pay",
    ),
    *(
        "style",
        "request_contact",
        "request_poll",
        "request_users",
        "remove_keyboard",
        "force_reply",
        "selective",
    ),
    *("input_field_placeholder", "command", "description", "type", "chat_id", "user_id", "offset", "length"),
    *("entities", "user", "id", "language", "custom_emoji_id", "unix_time", "icon_custom_emoji_id"),
)
WORDS = (
    "",
    "bold",
    "text_link",
    "text_mention",
    "date_time",
    "chat",
    "chat_member",
    "tg://user?id=7",
    "https://x.se",
)
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(WORDS)
    | st.text()
)
JSON: st.SearchStrategy[object] = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=15,
)


def part(text: str, mark: dict[str, object]) -> str:
    """What a mark covers."""
    offset, length = mark["offset"], mark["length"]
    assert isinstance(offset, int)
    assert isinstance(length, int)
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")
