"""Keyboards and callback data that Telegram does not take."""

from tests.sandbox.refusals.row import Row

MARKUP = "api Client.cpp: get_reply_markup"
BUTTON = "td ReplyMarkup.cpp: get_inline_keyboard_button"
KEY = "td ReplyMarkup.cpp: get_keyboard_button"
LINK = "td LinkManager.cpp: check_link_impl"
ADDRESS = "td HttpUrl.cpp: parse_url"
REPORTED = "Telegram's servers; reported by bot makers"
INLINE = "can't parse inline keyboard button: "


def markup(words: str, read_in: str, given: object, scene: str = "a chat") -> Row:
    """A message with this markup is refused with these words."""
    params = {"chat_id": "$chat", "text": "hej", "reply_markup": given}
    return Row(scene, "sendMessage", params, words, read_in)


def button(words: str, read_in: str, **given: object) -> Row:
    return markup(words, read_in, {"inline_keyboard": [[{"text": "Yes", **given}]]})


def key(words: str, read_in: str, given: object, scene: str = "a chat") -> Row:
    return markup(words, read_in, {"keyboard": [[given]]}, scene)


def bad_url(url: str, why: str) -> Row:
    return button(f"inline keyboard button URL '{url}' is invalid: {why}", ADDRESS, url=url)


YES = {"text": "Yes", "callback_data": "yes"}
ROWS = (
    markup("can't parse reply keyboard markup JSON object", MARKUP, "{inline"),
    markup("object expected as reply markup", MARKUP, [YES]),
    markup(
        'field "inline_keyboard" must be of type Array',
        "td JsonBuilder.cpp: extract_optional_field",
        {"inline_keyboard": YES},
    ),
    markup(
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        MARKUP,
        {"inline_keyboard": [YES]},
    ),
    markup('field "keyboard" must be an Array of Arrays', MARKUP, {"keyboard": ["Yes"]}),
    markup(
        'field "force_reply" must be of type Boolean',
        "td JsonBuilder.cpp: get_optional_bool_field",
        {"force_reply": "yes"},
    ),
    markup(
        f"{INLINE}InlineKeyboardButton must be an Object",
        "api Client.cpp: get_inline_keyboard_button",
        {"inline_keyboard": [["Yes"]]},
    ),
    markup(
        f'{INLINE}Can\'t find field "text"',
        "td JsonBuilder.cpp: get_required_string_field",
        {"inline_keyboard": [[{"callback_data": "yes"}]]},
    ),
    button(
        f"{INLINE}Text buttons are unallowed in the inline keyboard",
        "api Client.cpp: get_inline_keyboard_button_type",
    ),
    button(
        f"{INLINE}Text buttons are unallowed in the inline keyboard",
        "api Client.cpp: get_inline_keyboard_button_type",
        callback_data="",
    ),
    button(
        f"{INLINE}invalid button style specified",
        "api Client.cpp: get_button_style",
        style="loud",
        url="x.se",
    ),
    button("BUTTON_DATA_INVALID", "API documentation: 1-64 bytes", callback_data="x" * 65),
    button("BUTTON_DATA_INVALID", "API documentation: 1-64 bytes", callback_data="å" * 33),
    button("inline keyboard button text must be non-empty", BUTTON, text="\r\u2028", callback_data="x"),
    bad_url("http://localhost/", "Wrong HTTP URL"),
    bad_url("norro", "Wrong HTTP URL"),
    bad_url("ftp://norro.se", "Unsupported URL protocol"),
    bad_url("https://", "URL host is empty"),
    bad_url("https://norro.se:70000", "Wrong port number specified in the URL"),
    bad_url("https://nor ro.se", "Disallowed character in URL host"),
    bad_url("https://nor%ro.se", "Wrong percent-encoded symbol in URL host"),
    button(
        "inline keyboard button Web App URL 'http://norro.se' is invalid: Only HTTPS links are allowed",
        LINK,
        web_app={"url": "http://norro.se"},
    ),
    button(
        "inline keyboard button login URL 'tg://resolve' is invalid: Only HTTPS links are allowed",
        LINK,
        login_url={"url": "tg://resolve"},
    ),
    button("link to a user can't be used in Web App URL buttons", BUTTON, web_app={"url": "tg://user?id=7"}),
    button("BUTTON_TYPE_INVALID", REPORTED, callback_game={}),
    button("BUTTON_TYPE_INVALID", REPORTED, pay=True),
    markup(
        "BUTTON_TYPE_INVALID",
        "API documentation: in private chats only; the word as reported by bot makers",
        {"inline_keyboard": [[{"text": "Desk", "web_app": {"url": "https://norro.se"}}]]},
        "a group",
    ),
    button("BUTTON_COPY_TEXT_INVALID", "API documentation: 1-256 characters", copy_text={"text": "x" * 257}),
    markup("reply markup is too long", REPORTED, {"inline_keyboard": [[YES]] * 101}),
    markup("reply markup is too long", REPORTED, {"keyboard": [["x" * 2000]] * 6}),
    key(
        "can't parse keyboard button: KeyboardButton must be a String or an Object",
        "api Client.cpp: get_keyboard_button",
        1,
    ),
    key(
        'can\'t parse keyboard button: Field "request_contact" must be of type Boolean',
        "td JsonBuilder.cpp: get_optional_bool_field",
        {"text": "Share", "request_contact": "true"},
    ),
    key(
        "phone number can be requested in private chats only",
        KEY,
        {"text": "Share", "request_contact": True},
        "a group",
    ),
    key(
        "location can be requested in private chats only",
        KEY,
        {"text": "Share", "request_location": True},
        "a group",
    ),
)
