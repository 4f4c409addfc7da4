"""Keyboards: what Telegram makes of a reply markup, and what it refuses."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import keyboards
from bot.sandbox.refusal import Refusal
from tests.sandbox.anything import JSON, NAMES


def inline(*buttons: object) -> dict[str, object]:
    return {"inline_keyboard": [list(buttons)]}


def reply(*buttons: object) -> dict[str, object]:
    return {"keyboard": [list(buttons)]}


YES = {"text": "Yes", "callback_data": "yes"}


@pytest.mark.parametrize("raw", [None, "", {}, "{}", inline(), {"keyboard": [[{"text": ""}]]}])
def test_no_buttons_are_no_markup(raw: object) -> None:
    assert keyboards.reply_markup(raw) is None


TAKEN = [
    (inline(YES), inline(YES)),
    (inline({"text": "A", "url": "norro.se"}), inline({"text": "A", "url": "http://norro.se/"})),
    (
        inline({"text": "A", "url": "tg://user?id=7", "callback_data": "x"}),
        inline({"text": "A", "url": "tg://user?id=7"}),
    ),
    (
        inline({"text": "A", "web_app": {"url": "https://norro.se/desk"}}),
        inline({"text": "A", "web_app": {"url": "https://norro.se/desk"}}),
    ),
    (
        inline({"text": "A", "web_app": {"url": "http://127.0.0.1:8080/desk"}}),
        inline({"text": "A", "web_app": {"url": "http://127.0.0.1:8080/desk"}}),
    ),
    (inline({"text": "A", "copy_text": {"text": "x"}}), inline({"text": "A", "copy_text": {"text": "x"}})),
    (inline({"text": "a\r\u202eb", "callback_data": "x"}), inline({"text": "ab", "callback_data": "x"})),
    (inline({"text": 7, "callback_data": 8}), inline({"text": "7", "callback_data": "8"})),
    (
        inline({"text": "A", "callback_data": "x", "style": "Danger"}),
        inline({"text": "A", "callback_data": "x", "style": "danger"}),
    ),
    ({"remove_keyboard": True}, {"remove_keyboard": True, "selective": False}),
    (
        {"force_reply": True, "input_field_placeholder": "Street"},
        {"force_reply": True, "selective": False, "input_field_placeholder": "Street"},
    ),
]


@pytest.mark.parametrize(("sent", "kept"), TAKEN)
def test_markups_are_kept_as_telegram_keeps_them(sent: object, kept: object) -> None:
    assert keyboards.reply_markup(sent) == kept
    assert keyboards.reply_markup(json.dumps(sent)) == kept


def test_a_reply_keyboard_keeps_what_its_keys_ask_for() -> None:
    sent = {
        "keyboard": [["A", {"text": "B", "request_contact": True}], [{"text": "C", "request_location": True}]]
    }
    kept = keyboards.reply_markup({**sent, "resize_keyboard": True, "input_field_placeholder": "Choose"})
    assert kept == {
        "keyboard": [
            [{"text": "A"}, {"text": "B", "request_contact": True}],
            [{"text": "C", "request_location": True}],
        ],
        "is_persistent": False,
        "resize_keyboard": True,
        "one_time_keyboard": False,
        "selective": False,
        "input_field_placeholder": "Choose",
    }


def test_what_is_too_much_for_a_row_is_left_out() -> None:
    kept = keyboards.reply_markup(inline(*[YES] * 9))
    assert kept == inline(*[YES] * 8)


HALF = "\ud83d"
URL = "URL '{}' is invalid: {}"
REFUSED = [
    ("[", "can't parse reply keyboard markup JSON object"),
    ("[]", "object expected as reply markup"),
    ({"inline_keyboard": "x"}, 'field "inline_keyboard" must be of type Array'),
    (
        {"inline_keyboard": ["x"]},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    ({"keyboard": ["x"]}, 'field "keyboard" must be an Array of Arrays'),
    (inline("x"), "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
    (inline({"url": "x"}), "can't parse inline keyboard button: Can't find field \"text\""),
    (inline({"text": []}), 'can\'t parse inline keyboard button: Field "text" must be of type String'),
    (
        inline({"text": "A"}),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        inline({"text": "A", "callback_data": ""}),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        inline({"text": "A", "web_app": "x"}),
        'can\'t parse inline keyboard button: Field "web_app" must be of type Object',
    ),
    (
        inline({"text": "A", "style": "loud"}),
        "can't parse inline keyboard button: invalid button style specified",
    ),
    (inline({"text": "\r", "callback_data": "x"}), "inline keyboard button text must be non-empty"),
    (inline({"text": "A", "callback_data": "å" * 33}), "BUTTON_DATA_INVALID"),
    (inline({"text": "A", "copy_text": {"text": "x" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
    (inline({"text": HALF, "callback_data": "x"}), "inline keyboard button text must be encoded in UTF-8"),
    (inline({"text": "A", "callback_data": HALF}), "strings must be encoded in UTF-8"),
    (inline({"text": "A", "url": f"x.se/{HALF}"}), "inline keyboard button URL must be encoded in UTF-8"),
    (
        inline({"text": "A", "copy_text": {"text": HALF}}),
        "inline keyboard button copied text must be encoded in UTF-8",
    ),
    (reply(HALF), "keyboard button text must be encoded in UTF-8"),
    (
        inline({"text": "A", "url": "http://localhost"}),
        f"inline keyboard button {URL.format('http://localhost', 'Wrong HTTP URL')}",
    ),
    (
        inline({"text": "A", "url": "ftp://x.se"}),
        f"inline keyboard button {URL.format('ftp://x.se', 'Unsupported URL protocol')}",
    ),
    (
        inline({"text": "A", "url": "http://"}),
        f"inline keyboard button {URL.format('http://', 'URL host is empty')}",
    ),
    (
        inline({"text": "A", "url": "http://x.se:99999"}),
        "inline keyboard button " + URL.format("http://x.se:99999", "Wrong port number specified in the URL"),
    ),
    (
        inline({"text": "A", "url": "http://x y.se"}),
        "inline keyboard button " + URL.format("http://x y.se", "Disallowed character in URL host"),
    ),
    (
        inline({"text": "A", "web_app": {"url": "http://x.se"}}),
        "inline keyboard button Web App " + URL.format("http://x.se", "Only HTTPS links are allowed"),
    ),
    (
        inline({"text": "A", "login_url": {"url": "http://x.se"}}),
        "inline keyboard button login " + URL.format("http://x.se", "Only HTTPS links are allowed"),
    ),
    (
        inline({"text": "A", "login_url": {"url": "http://127.0.0.1"}}),
        "inline keyboard button login " + URL.format("http://127.0.0.1", "Only HTTPS links are allowed"),
    ),
    (
        inline({"text": "A", "web_app": {"url": "tg://user?id=7"}}),
        "link to a user can't be used in Web App URL buttons",
    ),
    (reply(7), "can't parse keyboard button: KeyboardButton must be a String or an Object"),
    (
        reply({"text": "A", "request_contact": 1}),
        'can\'t parse keyboard button: Field "request_contact" must be of type Boolean',
    ),
    (
        reply({"text": "A", "web_app": {"url": "http://x.se"}}),
        "keyboard button Web App " + URL.format("http://x.se", "Only HTTPS links are allowed"),
    ),
    ({**reply("A"), "input_field_placeholder": "x" * 65}, "REPLY_MARKUP_PLACEHOLDER_INVALID"),
    ({"inline_keyboard": [[YES]] * 101}, "reply markup is too long"),
    ({"keyboard": [["x" * 1000]] * 11}, "reply markup is too long"),
]


@pytest.mark.parametrize(("sent", "words"), REFUSED)
def test_bad_markups_are_refused(sent: object, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        keyboards.reply_markup(sent)
    assert (refused.value.code, refused.value.description) == (400, f"Bad Request: {words}")


def test_callback_data_is_measured_in_bytes() -> None:
    button = {"text": "A", "callback_data": "å" * 32}
    assert keyboards.reply_markup(inline(button)) == inline(button)


GROUP_ONLY_REFUSALS = [
    ("request_contact", True, "phone number can be requested in private chats only"),
    ("request_location", True, "location can be requested in private chats only"),
    ("request_poll", {}, "poll can be requested in private chats only"),
    ("web_app", {"url": "https://x.se"}, "Web App buttons can be used in private chats only"),
    ("request_users", {"request_id": 1}, "users can be requested in private chats only"),
    ("request_chat", {"request_id": 1}, "chats can be requested in private chats only"),
]


@pytest.mark.parametrize(("name", "value", "words"), GROUP_ONLY_REFUSALS)
def test_a_group_is_not_asked_for_private_things(name: str, value: object, words: str) -> None:
    markup = reply({"text": "A", name: value})
    with pytest.raises(Refusal) as refused:
        keyboards.reply_markup(markup, private=False)
    assert refused.value.description.lower() == f"bad request: {words}".lower()
    assert keyboards.reply_markup(markup, private=True) is not None


BUTTON = st.dictionaries(st.sampled_from(NAMES), JSON, max_size=4)
ROWS = st.lists(st.lists(JSON | BUTTON, max_size=3), max_size=3)


@given(
    raw=JSON
    | st.text()
    | st.dictionaries(st.sampled_from(["inline_keyboard", "keyboard"]), ROWS, min_size=1),
    private=st.booleans(),
)
def test_whatever_comes_is_refused_or_kept_for_good(raw: object, private: bool) -> None:
    try:
        kept = keyboards.reply_markup(raw, private=private)
    except Refusal:
        return
    assert keyboards.reply_markup(json.dumps(kept), private=private) == kept if kept else kept is None


def test_an_edited_message_can_only_have_an_inline_keyboard() -> None:
    assert keyboards.inline_markup(inline(YES)) == inline(YES)
    assert keyboards.inline_markup("") is None
    for markup in (
        reply("A"),
        {**reply("A"), **inline(YES)},
        {"remove_keyboard": True},
        {"force_reply": True},
    ):
        with pytest.raises(Refusal, match="Bad Request: inline keyboard expected"):
            keyboards.inline_markup(markup)
