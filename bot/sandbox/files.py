"""Files that were sent, by their id; and how a file stands in a message."""

from __future__ import annotations

import base64
import binascii
import mimetypes
import secrets

from bot.sandbox import pictures
from bot.sandbox.refusal import Refusal
from bot.sandbox.state import Json, StoredFile

LARGEST_DOWNLOAD = 20 << 20
LARGEST_PHOTO = 10 << 20
LONGEST_SIDES = 10_000
"""Width and height of a photo together, at most, in pixels; one may be twenty times the other."""
KINDS = {"photo": "Photo", "voice": "VoiceNote", "document": "Document", "sticker": "Sticker"}
"""Message key → what Telegram calls the kind in its refusals."""
FOLDERS = {"photo": "photos", "voice": "voice", "document": "documents", "sticker": "stickers"}
ENDINGS = {"photo": ".jpg", "voice": ".oga", "sticker": ".webp"}
MIMES = {"photo": "image/jpeg", "voice": "audio/ogg", "sticker": "image/webp"}


class Files:
    """Every file of one run, in memory."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def keep(
        self, kind: str, content: bytes, name: str = "", mime: str = "", duration: int = 0
    ) -> StoredFile:
        """Store a file that was uploaded. Raises Refusal for what Telegram cannot take as this kind."""
        if not content:
            raise Refusal(400, "Bad Request: file must be non-empty")
        width, height = _photo_size(content) if kind == "photo" else (0, 0)
        number = len(self._by_id)
        ending = ENDINGS.get(kind) or "." + (name.rpartition(".")[2] or "bin")
        file = StoredFile(
            file_id=_identifier(54),
            unique_id=_identifier(12),
            kind=kind,
            path=f"{FOLDERS[kind]}/file_{number}{ending}",
            name=name or f"file_{number}{ending}",
            mime=mime or MIMES.get(kind) or mimetypes.guess_type(name)[0] or "application/octet-stream",
            content=content,
            width=width,
            height=height,
            duration=duration,
        )
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    def known(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def again(self, file_id: str, kind: str) -> StoredFile:
        """The file that a bot sends once more by its id. Raises Refusal, also for every address elsewhere."""
        if "." in file_id:
            raise Refusal(400, "Bad Request: failed to get HTTP URL content")
        file = self._by_id.get(file_id)
        if file is None:
            raise Refusal(
                400, f"Bad Request: wrong remote file identifier specified: {_what_is_wrong(file_id)}"
            )
        if file.kind != kind:
            raise Refusal(400, f"Bad Request: can't use file of type {KINDS[file.kind]} as {KINDS[kind]}")
        return file


def in_message(file: StoredFile) -> object:
    """What stands under the key `file.kind` of a message."""
    common: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    match file.kind:
        case "photo":
            return [common | {"width": file.width, "height": file.height}]
        case "voice":
            return common | {"duration": file.duration, "mime_type": file.mime}
        case "sticker":
            picture = {
                "type": "regular",
                "width": 512,
                "height": 512,
                "is_animated": False,
                "is_video": False,
            }
            return common | picture | {"emoji": file.name}
        case _:
            return common | {"file_name": file.name, "mime_type": file.mime}


def _photo_size(content: bytes) -> tuple[int, int]:
    if len(content) > LARGEST_PHOTO:
        largest = f"the maximum size is {LARGEST_PHOTO} bytes"
        raise Refusal(
            400, f"Bad Request: file of size {len(content)} bytes is too big for a photo; {largest}"
        )
    size = pictures.size_of(content)
    if size is None:
        raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
    if sum(size) > LONGEST_SIDES or max(size) > 20 * max(1, min(size)):
        raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    return size


def _identifier(size: int) -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(size)).rstrip(b"=").decode()


def _what_is_wrong(file_id: str) -> str:
    """What Telegram's decoder says first about an identifier that it never gave out."""
    bare = file_id.rstrip("=")
    if len(bare) % 4 == 1:
        return "Wrong string length"
    try:
        base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        return "Wrong character in the string"
    return "can't unserialize it. Wrong last symbol"
