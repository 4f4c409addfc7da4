"""Reply markups: what Telegram takes as a keyboard, and what it makes of it.

Rules and words: tdlib/telegram-bot-api `Client.cpp` (get_reply_markup, get_inline_keyboard_button_type,
get_keyboard_button_type) and tdlib/td `td/telegram/ReplyMarkup.cpp` (get_inline_keyboard_button,
get_keyboard_button). The size of callback data, a placeholder and the whole is checked by Telegram's own
servers (API documentation; for the whole there is none, bot makers report 100 inline buttons or 10 kB).
"""

import json
from collections.abc import Callable

from telegram.constants import InlineKeyboardButtonLimit, InlineKeyboardMarkupLimit, ReplyLimit

from bot.sandbox import fields, links
from bot.sandbox.cleaning import check_encoding, cleaned
from bot.sandbox.fields import FieldError, Fields
from bot.sandbox.units import utf16_length

Button = dict[str, object]
_MOST_KEYS_IN_A_ROW = 12
_MOST_KEYS = 300
_MOST_BYTES = 10_000
_STYLES = frozenset(("", "default", "primary", "danger", "success"))


def reply_markup(raw: object, *, private: bool = True) -> dict[str, object] | None:
    """The markup of a message to be sent; None where Telegram shows none (left out, or no button in it).

    `private` says whether it goes to a private chat: only there may contact, location and the like be asked
    for. Raises Refusal (400).
    """
    with fields.refusing():
        return _not_too_long(_reply_markup(raw, private=private))


def inline_markup(raw: object, *, private: bool = True) -> dict[str, object] | None:
    """The markup of a message to be edited, which can only be an inline keyboard. Raises Refusal (400)."""
    with fields.refusing():
        return _not_too_long(_reply_markup(raw, private=private, only_inline=True))


def _not_too_long(markup: dict[str, object] | None) -> dict[str, object] | None:
    buttons = [button for row in _inline_rows(markup) for button in row]
    is_big = len(json.dumps(markup, ensure_ascii=False).encode("utf-8", "surrogatepass")) > _MOST_BYTES
    if is_big or len(buttons) > InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER:
        raise FieldError("reply markup is too long")
    return markup


def _inline_rows(markup: dict[str, object] | None) -> list[list[Button]]:
    rows = (markup or {}).get("inline_keyboard", [])
    return rows if isinstance(rows, list) else []


def _reply_markup(raw: object, *, private: bool, only_inline: bool = False) -> dict[str, object] | None:
    if fields.is_empty(raw):
        return None
    value = fields.decode(raw, "Can't parse reply keyboard markup JSON object")
    given = fields.an_object(value, "Object expected as reply markup")
    keyboard = _rows(given, "keyboard", _keyboard_button)
    inline = _rows(given, "inline_keyboard", _inline_button)
    removes, forces = _says(given, "remove_keyboard", "hide_keyboard"), _says(given, "force_reply")
    selective = _says(given, "selective", "personal_keyboard")
    placeholder = fields.optional_string(given, "input_field_placeholder")
    if only_inline and (keyboard or (not inline and (removes or forces))):
        raise FieldError("Inline keyboard expected")
    _check_placeholder(placeholder)
    if keyboard:
        rows = _laid_out(keyboard, _checked_key(private=private), _MOST_KEYS_IN_A_ROW)
        return _reply_keyboard(given, rows, placeholder)
    if inline:
        rows = _laid_out(inline, _checked_inline(private=private), InlineKeyboardMarkupLimit.BUTTONS_PER_ROW)
        return {"inline_keyboard": rows} if rows else None
    if removes:
        return {"remove_keyboard": True, "selective": selective}
    if forces:
        return {"force_reply": True, "selective": selective, "input_field_placeholder": placeholder}
    return None


def _says(given: Fields, *names: str) -> bool:
    said = [fields.flag(given, name) for name in names]
    return True in said


def _rows(given: Fields, name: str, read: Callable[[object], Button]) -> list[list[Button]]:
    owner = " of the InlineKeyboardMarkup" if name == "inline_keyboard" else ""
    kind = "inline keyboard button" if name == "inline_keyboard" else "keyboard button"
    rows = []
    for row in fields.optional_array(given, name) or []:
        buttons = fields.an_array(row, f'Field "{name}"{owner} must be an Array of Arrays')
        with fields.inside(f"Can't parse {kind}: "):
            rows.append([read(button) for button in buttons])
    return rows


def _laid_out(
    rows: list[list[Button]], check: Callable[[Button], Button], in_a_row: int
) -> list[list[Button]]:
    """The rows without buttons that have no text; what is too much for a row or the whole is left out."""
    laid_out: list[list[Button]] = []
    left = _MOST_KEYS
    for row in rows:
        shown = [button for button in row if button["text"] or button.get("icon_custom_emoji_id")]
        checked = [check(button) for button in shown[: min(in_a_row, left)]]
        left -= len(checked)
        laid_out += [checked] if checked else []
    return laid_out


def _check_placeholder(placeholder: str) -> None:
    if utf16_length(placeholder) > ReplyLimit.MAX_INPUT_FIELD_PLACEHOLDER:
        raise FieldError("REPLY_MARKUP_PLACEHOLDER_INVALID")


def _reply_keyboard(given: Fields, rows: list[list[Button]], placeholder: str) -> dict[str, object] | None:
    if not rows:
        return None
    markup: dict[str, object] = {"keyboard": rows}
    for name in ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective"):
        markup[name] = fields.flag(given, name)
    return {**markup, "input_field_placeholder": placeholder}


def _looks(given: Fields) -> Button:
    """What every button has: its text, and how it looks."""
    button: Button = {"text": fields.string(given, "text")}
    icon = fields.optional_string(given, "icon_custom_emoji_id")
    if icon:
        button["icon_custom_emoji_id"] = icon
    style = fields.optional_string(given, "style").lower()
    if style not in _STYLES:
        raise FieldError("invalid button style specified")
    if style not in ("", "default"):
        button["style"] = style
    return button


def _keyboard_button(value: object) -> Button:
    if isinstance(value, str):
        return {"text": value}
    given = fields.an_object(value, "KeyboardButton must be a String or an Object")
    return {**_looks(given), **_asks(given)}


def _asks(given: Fields) -> Button:
    """What a key of a reply keyboard asks for; nothing for a plain one."""
    if _says(given, "request_phone_number", "request_contact"):
        return {"request_contact": True}
    if _says(given, "request_location"):
        return {"request_location": True}
    if "request_poll" in given:
        return {"request_poll": dict(fields.nested(given, "request_poll"))}
    if "web_app" in given:
        return {"web_app": {"url": fields.string(fields.nested(given, "web_app"), "url")}}
    for name in ("request_users", "request_user", "request_chat"):
        if name in given:
            wanted = fields.nested(given, name)
            return {name: {**wanted, "request_id": fields.integer(wanted, "request_id")}}
    return {}


def _checked_key(*, private: bool) -> Callable[[Button], Button]:
    nouns = {
        "request_contact": "Phone number can be requested",
        "request_location": "Location can be requested",
        "request_poll": "Poll can be requested",
        "web_app": "Web App buttons can be used",
        "request_users": "Users can be requested",
        "request_user": "Users can be requested",
        "request_chat": "Chats can be requested",
    }

    def check(button: Button) -> Button:
        asked = next((noun for name, noun in nouns.items() if name in button), None)
        if asked and not private:
            raise FieldError(f"{asked} in private chats only")
        if "web_app" in button:
            _web_app(button, "Keyboard button Web App ")
        return {**button, "text": _label(button, "Keyboard")}

    return check


def _label(button: Button, kind: str) -> str:
    text = cleaned(str(button["text"]), f"{kind} button text")
    if not text:
        raise FieldError(f"{kind} button text must be non-empty")
    return text


def _inline_button(value: object) -> Button:
    given = fields.an_object(value, "InlineKeyboardButton must be an Object")
    return {**_looks(given), **_does(given)}


def _does(given: Fields) -> Button:
    """What an inline button does: the first of its fields, in the order in which Telegram looks at them."""
    for name in ("url", "callback_data"):
        if value := fields.optional_string(given, name):
            return {name: value}
    if "callback_game" in given:
        return {"callback_game": {}}
    if "pay" in given:
        return {"pay": True}
    if "switch_inline_query" in given:
        return {"switch_inline_query": fields.string(given, "switch_inline_query")}
    if "switch_inline_query_chosen_chat" in given:
        return {
            "switch_inline_query_chosen_chat": dict(fields.nested(given, "switch_inline_query_chosen_chat"))
        }
    if "switch_inline_query_current_chat" in given:
        name = "switch_inline_query_current_chat"
        return {name: fields.string(given, name)}
    for name, part in (("login_url", "url"), ("web_app", "url"), ("copy_text", "text")):
        if name in given:
            inner = fields.nested(given, name)
            return {name: {**inner, part: fields.string(inner, part)}}
    raise FieldError("Text buttons are unallowed in the inline keyboard")


def _checked_inline(*, private: bool) -> Callable[[Button], Button]:
    def check(button: Button) -> Button:
        checked = _with_checked_link(button)
        _check_data(button)
        # Games and invoices are not sent from here, and Web Apps are for private chats only.
        if "callback_game" in button or "pay" in button or ("web_app" in button and not private):
            raise FieldError("BUTTON_TYPE_INVALID")
        return checked

    return check


def _with_checked_link(button: Button) -> Button:
    checked: Button = {**button, "text": _label(button, "Inline keyboard")}
    if "url" in button and links.user_id(str(button["url"])) is None:
        with fields.inside("Inline keyboard button "):
            checked["url"] = cleaned(links.checked(str(button["url"])), "URL")
    elif "login_url" in button:
        checked["login_url"] = _web_app(button, "Inline keyboard button login ", name="login_url")
    elif "web_app" in button:
        checked["web_app"] = _web_app(button, "Inline keyboard button Web App ")
    return checked


def _check_data(button: Button) -> None:
    data = str(button.get("callback_data", ""))
    if len(data.encode("utf-8", "surrogatepass")) > InlineKeyboardButtonLimit.MAX_CALLBACK_DATA:
        raise FieldError("BUTTON_DATA_INVALID")
    check_encoding(data, "Strings")
    copied = button.get("copy_text")
    if isinstance(copied, dict):
        words = cleaned(str(copied.get("text", "")), "Inline keyboard button copied text")
        if not 0 < len(words) <= InlineKeyboardButtonLimit.MAX_COPY_TEXT:
            raise FieldError("BUTTON_COPY_TEXT_INVALID")


def _web_app(button: Button, prefix: str, *, name: str = "web_app") -> dict[str, object]:
    inner = button[name]
    given = dict(inner) if isinstance(inner, dict) else {}
    url = str(given.get("url", ""))
    if links.user_id(url) is not None:
        kind = "login URL" if name == "login_url" else "Web App URL"
        raise FieldError(f"Link to a user can't be used in {kind} buttons")
    with fields.inside(prefix):
        given["url"] = web_address(url) if name == "web_app" else links.checked(url, only_https=True)
        check_encoding(url, "URL")
    return given


def web_address(url: str) -> str:
    """A Web App's address as Telegram stores it: https, or (the sandbox's kindness) http on loopback.

    Raises FieldError.
    """
    return url if links.is_loopback(url) else links.checked(url, only_https=True)
