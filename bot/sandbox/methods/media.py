"""sendPhoto, sendVoice, sendDocument, sendMediaGroup, getFile: what carries a file."""

from __future__ import annotations

import secrets

from bot.sandbox import fields, inputs, wire
from bot.sandbox.calls import Call, Upload
from bot.sandbox.fields import FieldError, Fields
from bot.sandbox.files import KINDS, LARGEST_DOWNLOAD, in_message
from bot.sandbox.methods import reading
from bot.sandbox.methods.posting import post, where
from bot.sandbox.methods.sending import send
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json, StoredFile
from bot.sandbox.world import World

NOT_BUILT = frozenset({"video", "audio", "animation", "live_photo"})
MOST_IN_ALBUM = 10


def send_photo(world: World, call: Call) -> Json:
    return _send_file(world, call, "photo")


def send_voice(world: World, call: Call) -> Json:
    return _send_file(world, call, "voice")


def send_document(world: World, call: Call) -> Json:
    return _send_file(world, call, "document")


def _send_file(world: World, call: Call, kind: str) -> Json:
    if call.get(kind).startswith("attach://") or not call.get(kind):
        _upload(call, kind, call.get(kind), f"There is no {kind} in the request")
    caption = reading.caption_of(world, call)
    where(world, call)  # Telegram looks at the chat before it looks into the file.
    file = _file(world, call, kind, call.get(kind), inputs.integer(call.get("duration"), low=0))
    return send(world, call, {kind: in_message(file)} | caption)


def _upload(call: Call, field: str, named: str, complaint: str) -> Upload:
    upload = call.files.get(named.removeprefix("attach://") or field)
    if upload is None:
        raise fields.bad_request(complaint)
    return upload


def _file(world: World, call: Call, kind: str, named: str, duration: int = 0) -> StoredFile:
    if named and not named.startswith("attach://"):
        return world.files.again(named, kind)
    upload = _upload(call, kind, named, f"There is no {kind} in the request")
    return world.files.keep(kind, upload.content, upload.name, upload.mime, duration)


def send_media_group(world: World, call: Call) -> list[Json]:
    listed = _media(inputs.required(call.get("media"), "media"), "media")
    if not isinstance(listed, list):
        raise Refusal(400, "Bad Request: expected an Array of InputMedia")
    items = [_item(world, call, one, for_album=True) for one in listed]
    _check_album([kind for kind, _, _ in items])
    to = where(world, call)
    contents = [{kind: in_message(_file(world, call, kind, named))} | rest for kind, named, rest in items]
    world.spend(to.chat_id, len(contents))
    album = str(secrets.randbelow(10**17) + 10**16) if len(contents) > 1 else None
    return [wire.message(world, post(world, to, content, album=album)) for content in contents]


def edited_media(world: World, call: Call) -> Json:
    """The new content that editMessageMedia brings. Raises Refusal."""
    item = _media(inputs.required(call.get("media"), "media"), "input media")
    kind, named, rest = _item(world, call, item, for_album=False)
    return {kind: in_message(_file(world, call, kind, named))} | rest


def _media(raw: str, called: str) -> object:
    with fields.refusing():
        return fields.decode(raw, f"Can't parse {called} JSON object")


def _item(world: World, call: Call, given: object, *, for_album: bool) -> tuple[str, str, Json]:
    """Kind, what names the file, and the rest of the content."""
    with fields.refusing("Can't parse InputMedia: "):
        item = fields.an_object(given, "expected an Object")
        caption = fields.optional_string(item, "caption")
        kind = fields.string(item, "type")
        named = fields.optional_string(item, "media")
        _check_item(call, item, kind, named, for_album=for_album)
        mode = fields.optional_string(item, "parse_mode")
    return kind, named, reading.caption_content(world, caption, mode, item.get("caption_entities"))


def _check_item(call: Call, item: Fields, kind: str, named: str, *, for_album: bool) -> None:
    attached = named.startswith("attach://")
    if not named or (attached and named.removeprefix("attach://") not in call.files):
        raise FieldError("media not found")
    if kind == "animation" and for_album:
        raise FieldError('type "animation" can\'t be used in sendMediaGroup')
    if kind in NOT_BUILT:
        raise Refusal(501, f"Not Implemented: InputMedia of the type {kind} is not built in this sandbox")
    if kind not in {"photo", "document"}:
        raise FieldError(f'type "{kind}" is unsupported')
    fields.flag(item, "has_spoiler")


def _check_album(kinds: list[str]) -> None:
    if len(kinds) > MOST_IN_ALBUM:
        raise Refusal(400, "Bad Request: too many messages to send as an album")
    if not kinds:
        raise Refusal(400, "Bad Request: there are no messages to send")
    if len(set(kinds)) > 1:
        raise Refusal(400, f"Bad Request: {KINDS['document']} can't be mixed with other media types")


def get_file(world: World, call: Call) -> Json:
    file_id = call.get("file_id")
    if not file_id:
        raise Refusal(400, "Bad Request: file_id not specified")
    file = world.files.known(file_id)
    if file is None:
        raise Refusal(400, "Bad Request: invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD:
        raise Refusal(400, "Bad Request: file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }
