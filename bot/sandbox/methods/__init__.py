"""THE table of what is built: each method's name, its function and its parameters in the Bot API 10.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.calls import Call
from bot.sandbox.methods import about, answering, chats, editing, fetching, media, sending
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Bot API. `run` returns its result, or an awaitable of it, and raises Refusal."""

    name: str
    run: Callable[[World, Call], object]
    parameters: frozenset[str]


_TO = "business_connection_id chat_id message_thread_id direct_messages_topic_id"
_HOW = "disable_notification protect_content allow_paid_broadcast message_effect_id"
_SEND = f"{_TO} {_HOW} suggested_post_parameters reply_parameters reply_markup"
_CAPTION = "caption parse_mode caption_entities"
_EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup"
_MANY = "chat_id message_thread_id direct_messages_topic_id from_chat_id message_ids disable_notification"
_WEBHOOK = "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token"
_COPY = (
    f"{_SEND.replace('business_connection_id ', '')} from_chat_id message_id video_start_timestamp {_CAPTION}"
)
_FORWARD = (
    "chat_id message_thread_id direct_messages_topic_id from_chat_id message_id video_start_timestamp "
    "disable_notification protect_content message_effect_id suggested_post_parameters"
)
_LIVE = "horizontal_accuracy live_period heading proximity_alert_radius"

_TABLE: tuple[tuple[str, Callable[[World, Call], object], str], ...] = (
    ("getMe", about.get_me, ""),
    ("getUpdates", fetching.get_updates, "offset limit timeout allowed_updates"),
    ("setWebhook", fetching.set_webhook, _WEBHOOK),
    ("deleteWebhook", fetching.delete_webhook, "drop_pending_updates"),
    ("getWebhookInfo", fetching.get_webhook_info, ""),
    ("sendMessage", sending.send_message, f"{_SEND} text parse_mode entities link_preview_options"),
    ("sendPhoto", media.send_photo, f"{_SEND} photo {_CAPTION} show_caption_above_media has_spoiler"),
    ("sendVoice", media.send_voice, f"{_SEND} voice {_CAPTION} duration"),
    (
        "sendDocument",
        media.send_document,
        f"{_SEND} document thumbnail {_CAPTION} disable_content_type_detection",
    ),
    ("sendLocation", sending.send_location, f"{_SEND} latitude longitude {_LIVE}"),
    ("sendMediaGroup", media.send_media_group, f"{_TO} {_HOW} media reply_parameters"),
    ("copyMessage", sending.copy_message, f"{_COPY} show_caption_above_media"),
    ("copyMessages", sending.copy_messages, f"{_MANY} protect_content remove_caption"),
    ("forwardMessage", sending.forward_message, _FORWARD),
    ("forwardMessages", sending.forward_messages, f"{_MANY} protect_content"),
    ("sendChatAction", sending.send_chat_action, "business_connection_id chat_id message_thread_id action"),
    (
        "editMessageText",
        editing.edit_text,
        f"{_EDIT} text parse_mode entities link_preview_options rich_message",
    ),
    ("editMessageCaption", editing.edit_caption, f"{_EDIT} {_CAPTION} show_caption_above_media"),
    ("editMessageMedia", editing.edit_media, f"{_EDIT} media"),
    ("editMessageReplyMarkup", editing.edit_markup, _EDIT),
    ("deleteMessage", editing.delete_message, "chat_id message_id"),
    ("deleteMessages", editing.delete_messages, "chat_id message_ids"),
    (
        "answerCallbackQuery",
        answering.answer_callback_query,
        "callback_query_id text show_alert url cache_time",
    ),
    ("getFile", media.get_file, "file_id"),
    ("setMyCommands", about.set_commands, "commands scope language_code"),
    ("getMyCommands", about.get_commands, "scope language_code"),
    ("deleteMyCommands", about.delete_commands, "scope language_code"),
    ("setMyName", about.set_name, "name language_code"),
    ("getMyName", about.get_name, "language_code"),
    ("setMyDescription", about.set_description, "description language_code"),
    ("getMyDescription", about.get_description, "language_code"),
    ("setMyShortDescription", about.set_short_description, "short_description language_code"),
    ("getMyShortDescription", about.get_short_description, "language_code"),
    ("setChatMenuButton", about.set_menu_button, "chat_id menu_button"),
    ("getChatMenuButton", about.get_menu_button, "chat_id"),
    ("getChat", chats.get_chat, "chat_id"),
    ("getChatMember", chats.get_chat_member, "chat_id user_id"),
)
METHODS: dict[str, Method] = {
    name.lower(): Method(name, run, frozenset(parameters.split())) for name, run, parameters in _TABLE
}
"""By name in lower case, as Telegram's server looks them up."""


def warnings(method: Method, call: Call) -> tuple[str, ...]:
    """What Telegram would ignore without a word: parameters that this method does not have."""
    unknown = [name for name in call.params if name not in method.parameters]
    if call.files:
        said = "".join(call.params.values())
        loose = (name for name in call.files if f"attach://{name}" not in said)
        unknown += (name for name in loose if name not in method.parameters)
    return tuple(f"{method.name} has no parameter {name}" for name in sorted(unknown))
