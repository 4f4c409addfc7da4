"""Files, albums and places that Telegram does not take."""

from tests.sandbox.refusals.row import Row

NO_FILE = "api Client.cpp: process_send_photo_query and its kin"
FILE_ID = "td FileManager.cpp: from_persistent_id"
MEDIA = "api Client.cpp: get_input_media"
ALBUM = "td MessageContent.cpp: check_message_group_message_contents"
UNPARSED = "can't parse InputMedia: "
TO = {"chat_id": "$chat"}


def send(method: str, words: str, read_in: str, scene: str = "a chat", **params: object) -> Row:
    return Row(scene, method, {**TO, **params}, words, read_in)


def album(words: str, read_in: str, media: object) -> Row:
    return Row("a photo and a paper", "sendMediaGroup", {**TO, "media": media}, words, read_in)


def item(**more: object) -> dict[str, object]:
    return {"type": "photo", "media": "$photo", **more}


ROWS = (
    send("sendPhoto", "there is no photo in the request", NO_FILE),
    send("sendPhoto", "there is no photo in the request", NO_FILE, photo="attach://nothing"),
    send("sendVoice", "there is no voice in the request", NO_FILE),
    send("sendDocument", "there is no document in the request", NO_FILE),
    send(
        "sendPhoto",
        "wrong remote file identifier specified: Wrong character in the string",
        FILE_ID,
        photo="not_an id!",
    ),
    send("sendPhoto", "wrong remote file identifier specified: Wrong string length", FILE_ID, photo="abcde"),
    send(
        "sendDocument",
        "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        FILE_ID,
        document="AgACAgIAAxkB",
    ),
    send(
        "sendPhoto",
        "can't use file of type Document as Photo",
        "td FileManager.cpp: from_persistent_id_v23",
        "a photo and a paper",
        photo="$document",
    ),
    send(
        "sendPhoto", "file must be non-empty", "td FileLoaderUtils.cpp: check_full_local_location", photo=b""
    ),
    send(
        "sendPhoto", "IMAGE_PROCESS_FAILED", "Telegram's servers; reported by bot makers", photo=b"no picture"
    ),
    send(
        "sendPhoto",
        "message caption is too long",
        "td MessageContent.cpp: get_input_message_content",
        "a photo and a paper",
        photo="$photo",
        caption="x" * 1025,
    ),
    send(
        "sendPhoto",
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        "td MessageEntity.cpp: parse_html",
        "a photo and a paper",
        photo="$photo",
        caption="<b>x",
        parse_mode="HTML",
    ),
    Row(
        "a photo and a paper",
        "sendPhoto",
        {"photo": "$photo", "chat_id": 1},
        "chat not found",
        "api Client.cpp: check_chat",
    ),
    album('parameter "media" is required', "api Client.cpp: get_required_string_arg", ""),
    album("can't parse media JSON object", "api Client.cpp: get_input_message_contents", "[{"),
    album("expected an Array of InputMedia", "api Client.cpp: get_input_message_contents", item()),
    album("there are no messages to send", ALBUM, []),
    album("too many messages to send as an album", ALBUM, [item()] * 11),
    album(f"{UNPARSED}expected an Object", MEDIA, ["$photo", "$photo"]),
    album(f'{UNPARSED}Can\'t find field "type"', MEDIA, [{"media": "$photo"}]),
    album(f"{UNPARSED}media not found", MEDIA, [item(media="attach://nothing")]),
    album(f'{UNPARSED}type "animation" can\'t be used in sendMediaGroup', MEDIA, [item(type="animation")]),
    album(f'{UNPARSED}type "song" is unsupported', MEDIA, [item(type="song")]),
    album(
        "Document can't be mixed with other media types",
        ALBUM,
        [item(), {"type": "document", "media": "$document"}],
    ),
    Row(
        "a message",
        "editMessageMedia",
        {**TO, "message_id": "$message", "media": "{"},
        "can't parse input media JSON object",
        MEDIA,
    ),
    Row(
        "a voice",
        "editMessageMedia",
        {**TO, "message_id": "$message", "media": item(media="$voice", type="voice")},
        f'{UNPARSED}type "voice" is unsupported',
        MEDIA,
    ),
    Row("nothing", "getFile", {}, "file_id not specified", "api Client.cpp: check_remote_file_id"),
    Row(
        "nothing",
        "getFile",
        {"file_id": "x"},
        "invalid file_id",
        "api Client.cpp: TdOnCheckRemoteFileIdCallback",
    ),
    send("sendLocation", "latitude is empty", "api Client.cpp: get_location", longitude=18),
    send("sendLocation", "longitude is empty", "api Client.cpp: get_location", latitude=59),
    send(
        "sendLocation",
        "invalid location specified",
        "td Location.cpp: process_input_message_location",
        latitude=91,
        longitude=18,
    ),
    send(
        "sendLocation",
        "wrong live location period specified",
        "td Location.cpp: process_live_location",
        latitude=59,
        longitude=18,
        live_period=10,
    ),
)
