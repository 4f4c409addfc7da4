"""Chats that cannot be reached, methods that do not exist, and too much at once."""

from tests.sandbox.refusals.row import Row

CHAT = "api Client.cpp: check_chat"
ACCESS = "api Client.cpp: check_chat_access"
SEND_FAILED = "td MessagesManager.cpp: process_send_message_fail_error"
SAY = {"chat_id": "$chat", "text": "hej"}


def send(scene: str, code: int, words: str, read_in: str, **params: object) -> Row:
    return Row(scene, "sendMessage", {**SAY, **params}, words, read_in, code)


def to_nobody(method: str, words: str, **params: object) -> Row:
    return Row("nothing", method, params, words, CHAT)


ROWS = (
    to_nobody("sendMessage", "chat_id is empty", text="hej"),
    to_nobody("sendMessage", "chat not found", chat_id=1, text="hej"),
    to_nobody("sendMessage", "chat not found", chat_id="-1001234567890", text="hej"),
    to_nobody("sendMessage", "chat not found", chat_id="@nobody", text="hej"),
    to_nobody("sendMessage", "chat not found", chat_id="anna", text="hej"),
    to_nobody("sendChatAction", "chat_id is empty", action="typing"),
    to_nobody("sendChatAction", "chat not found", chat_id=1, action="typing"),
    to_nobody("sendLocation", "chat not found", chat_id=1, latitude=59, longitude=18),
    to_nobody("getChat", "chat_id is empty"),
    to_nobody("getChat", "chat not found", chat_id=1),
    to_nobody("editMessageText", "chat not found", chat_id=1, message_id=1, text="a"),
    to_nobody("deleteMessage", "chat not found", chat_id=1, message_id=1),
    to_nobody("getChatMember", "chat not found", chat_id=1, user_id=1),
    Row(
        "a chat",
        "getChatMember",
        {"chat_id": "$chat"},
        "invalid user_id specified",
        "api Client.cpp: get_user_id",
    ),
    Row(
        "a chat",
        "getChatMember",
        {"chat_id": "$chat", "user_id": 1},
        "member not found",
        "td DialogParticipantManager.cpp: do_get_dialog_participant",
    ),
    Row(
        "a chat",
        "sendChatAction",
        {"chat_id": "$chat", "action": "sleeping"},
        "wrong parameter action in request",
        "api Client.cpp: process_send_chat_action_query",
    ),
    send("a stranger in a group", 403, "bot can't initiate conversation with a user", SEND_FAILED),
    send(
        "blocked",
        403,
        "bot was blocked by the user",
        "api Client.cpp: fail_query_with_error (USER_IS_BLOCKED)",
    ),
    send("deactivated", 403, "user is deactivated", ACCESS),
    Row(
        "a message then blocked",
        "editMessageText",
        {"chat_id": "$chat", "message_id": "$message", "text": "new"},
        "bot was blocked by the user",
        "api Client.cpp: fail_query_with_error (USER_IS_BLOCKED)",
        403,
    ),
    Row(
        "blocked",
        "sendPhoto",
        {"chat_id": "$chat", "photo": b"picture"},
        "bot was blocked by the user",
        "api Client.cpp: fail_query_with_error (USER_IS_BLOCKED)",
        403,
    ),
    send("a group without the bot", 403, "bot was kicked from the group chat", ACCESS),
    send("a supergroup without the bot", 403, "bot was kicked from the supergroup chat", ACCESS),
    Row(
        "an upgraded group",
        "sendMessage",
        SAY,
        "group chat was upgraded to a supergroup chat",
        ACCESS,
        parameters={"migrate_to_chat_id": "$supergroup"},
    ),
    Row(
        "a busy chat",
        "sendMessage",
        SAY,
        "retry after 1",
        "api Query.cpp: set_retry_after_error; the limit: API documentation, about one a second to one chat",
        429,
        {"retry_after": 1},
    ),
    Row(
        "a busy bot",
        "sendMessage",
        SAY,
        "retry after 1",
        "api Query.cpp: set_retry_after_error; the limit: API documentation, about 30 a second",
        429,
        {"retry_after": 1},
    ),
    Row(
        "a webhook",
        "getUpdates",
        {},
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        "api Client.cpp: process_get_updates_query",
        409,
    ),
    Row("nothing", "sendPigeon", {}, "method not found", "api Client.cpp: on_cmd", 404),
    Row("nothing", "getMe", {}, "Unauthorized", "api Client.cpp: get_closing_error", 401, token="1:wrong"),
    Row(
        "nothing",
        "getMe",
        {},
        "Unauthorized: invalid token specified",
        "api ClientManager.cpp: send",
        401,
        token="wrong",
    ),
)
