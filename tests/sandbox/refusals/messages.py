"""Messages that are not there, or not to be edited, deleted, copied or forwarded; and presses."""

from tests.sandbox.refusals.row import Row

IS_THERE = "api Client.cpp: check_message"
IDS = "api Client.cpp: get_message_ids"
EDITABLE = "td MessagesManager.cpp: can_edit_message"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
SAME = "api Client.cpp: fail_query_with_error (MESSAGE_NOT_MODIFIED)"
QUERY = "api Client.cpp: fail_query_with_error (QUERY_ID_INVALID)"
HERE = {"chat_id": "$chat", "message_id": "$message"}
BUTTON = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}


def edit(scene: str, words: str, read_in: str, **params: object) -> Row:
    return Row(scene, "editMessageText", {**HERE, "text": "new", **params}, words, read_in)


def delete(scene: str, words: str, read_in: str, **params: object) -> Row:
    return Row(scene, "deleteMessage", {**HERE, **params}, words, read_in)


def delete_all(words: str, read_in: str, ids: object) -> Row:
    return Row("a chat", "deleteMessages", {"chat_id": "$chat", "message_ids": ids}, words, read_in)


def again(method: str, scene: str, words: str, read_in: str, **params: object) -> Row:
    return Row(scene, method, {**HERE, "from_chat_id": "$chat", **params}, words, read_in)


def several(method: str, scene: str, words: str, read_in: str, ids: object) -> Row:
    params = {"chat_id": "$chat", "from_chat_id": "$chat", "message_ids": ids}
    return Row(scene, method, params, words, read_in)


ROWS = (
    edit("a chat", "message to edit not found", IS_THERE, message_id=1),
    edit("a chat", "message to edit not found", IS_THERE, message_id=""),
    edit("a deleted message", "message to edit not found", IS_THERE),
    edit(
        "nothing",
        "message identifier is not specified",
        "api Client.cpp: get_inline_message_id",
        chat_id="",
        message_id="",
    ),
    edit(
        "nothing",
        "invalid inline message identifier specified",
        "td InlineMessageManager.cpp: get_input_bot_inline_message_id",
        chat_id="",
        message_id="",
        inline_message_id="AAAA",
    ),
    edit("a message", NOT_MODIFIED, SAME, text="hej"),
    edit("a message", NOT_MODIFIED, SAME, text=" <i></i>hej ", parse_mode="HTML"),
    edit("a message with a button", NOT_MODIFIED, SAME, text="hej", reply_markup=BUTTON),
    edit("their message", "message can't be edited", EDITABLE),
    edit("a forwarded message", "message can't be edited", EDITABLE),
    edit("a message with a keyboard", "message can't be edited", EDITABLE),
    edit("a photo", "there is no text in the message to edit", "td MessagesManager.cpp: edit_message_text"),
    edit(
        "a message",
        "inline keyboard expected",
        "td ReplyMarkup.cpp: get_reply_markup",
        reply_markup={"keyboard": [["Yes"]]},
    ),
    edit("a message", "message text is empty", "api Client.cpp: get_input_message_text", text=""),
    edit("a message", "text must be non-empty", "td MessageEntity.cpp: fix_formatted_text", text=" "),
    edit("a message", "message is too long", "API documentation: 1-4096 characters", text="x" * 4097),
    Row("a message", "editMessageReplyMarkup", HERE, NOT_MODIFIED, SAME),
    Row(
        "a message with a button",
        "editMessageReplyMarkup",
        {**HERE, "reply_markup": BUTTON},
        NOT_MODIFIED,
        SAME,
    ),
    Row(
        "a message",
        "editMessageCaption",
        {**HERE, "caption": "new"},
        "there is no caption in the message to edit",
        "td MessagesManager.cpp: edit_message_caption",
    ),
    Row(
        "a photo",
        "editMessageCaption",
        {**HERE, "caption": "x" * 1025},
        "message caption is too long",
        "td MessageContent.cpp: get_input_message_content",
    ),
    Row("a photo", "editMessageCaption", HERE, NOT_MODIFIED, SAME),
    delete(
        "a chat",
        "chat identifier is not specified",
        "api Client.cpp: process_delete_message_query",
        chat_id="",
    ),
    delete(
        "a chat",
        "message identifier is not specified",
        "api Client.cpp: process_delete_message_query",
        message_id="",
    ),
    delete("a chat", "message to delete not found", IS_THERE, message_id=1),
    delete("a deleted message", "message to delete not found", IS_THERE),
    delete(
        "an old message", "message can't be deleted for everyone", "td MessagesManager.cpp: delete_messages"
    ),
    delete(
        "their message in a group",
        "message can't be deleted for everyone",
        "td MessagesManager.cpp: delete_messages",
    ),
    delete_all("message identifiers are not specified", IDS, ""),
    delete_all("message identifiers are not specified", "api Client.cpp: process_delete_messages_query", []),
    delete_all("can't parse message_ids JSON object", IDS, "[1"),
    delete_all("expected an Array of message identifiers", IDS, "7"),
    delete_all("too many message identifiers specified", IDS, list(range(1, 102))),
    delete_all("message identifier must be a Number", IDS, [True]),
    delete_all("can't parse message identifier as a Number", IDS, ["x"]),
    delete_all("can't parse message identifier as a Number", IDS, [2**31]),
    delete_all("invalid message identifier specified", IDS, [0]),
    again("copyMessage", "a chat", "message to copy not found", IS_THERE, message_id=1),
    again(
        "copyMessage",
        "a message",
        'parameter "from_chat_id" is required',
        "api Client.cpp: get_required_string_arg",
        from_chat_id="",
    ),
    again("copyMessage", "a message", "chat not found", "api Client.cpp: check_chat", from_chat_id=1),
    again("forwardMessage", "a chat", "message to forward not found", IS_THERE, message_id=1),
    again(
        "forwardMessage",
        "a protected message",
        "the message can't be forwarded",
        "td MessagesManager.cpp: forward_message",
    ),
    several(
        "forwardMessages",
        "a chat",
        "there are no messages to forward",
        "td MessagesManager.cpp: get_forwarded_messages",
        [1],
    ),
    several(
        "forwardMessages",
        "a protected message",
        "messages can't be forwarded",
        "api Client.cpp: TdOnForwardMessagesCallback",
        ["$message"],
    ),
    several(
        "copyMessages",
        "two messages",
        "message identifiers must be in a strictly increasing order",
        "td MessagesManager.cpp: get_forwarded_messages",
        ["$second", "$message"],
    ),
    several("copyMessages", "a chat", "too many message identifiers specified", IDS, list(range(1, 102))),
    Row("nothing", "answerCallbackQuery", {"callback_query_id": "7"}, TOO_OLD, QUERY),
    Row("nothing", "answerCallbackQuery", {}, TOO_OLD, QUERY),
    Row("an old press", "answerCallbackQuery", {"callback_query_id": "$query"}, TOO_OLD, QUERY),
    Row(
        "a press",
        "answerCallbackQuery",
        {"callback_query_id": "$query", "text": "x" * 201},
        "MESSAGE_TOO_LONG",
        "API documentation: 0-200 characters",
    ),
    Row(
        "a press",
        "answerCallbackQuery",
        {"callback_query_id": "$query", "url": "https://norro.se"},
        "URL_INVALID",
        "API documentation: only links that open the bot; the word as reported by bot makers",
    ),
)
