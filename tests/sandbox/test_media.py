"""Files that Telegram does not take."""

from __future__ import annotations

import struct

import pytest
from aiohttp import ClientSession, FormData

from bot.sandbox import Sandbox, made_up, pictures, server
from bot.sandbox.files import LARGEST_DOWNLOAD, Files
from bot.sandbox.refusal import Refusal
from tests.sandbox.conftest import Answer, Json, Town


async def upload(town: Town, method: str, field: str, content: bytes, **params: object) -> Answer:
    form = FormData({name: str(value) for name, value in params.items()})
    form.add_field(field, content, filename="file")
    url = f"{town.sandbox.url}/bot{town.sandbox.token}/{method}"
    async with town.session.post(url, data=form) as reply:
        return Answer(reply.status, await reply.json())


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("", "there is no photo in the request"),
        ("attach://missing", "there is no photo in the request"),
        ("https://example.org/a.jpg", "failed to get HTTP URL content"),
        ("abcde", "wrong remote file identifier specified: Wrong string length"),
        ("ab!d", "wrong remote file identifier specified: Wrong character in the string"),
        ("abcd", "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"),
    ],
)
async def test_photos_that_are_none(town: Town, named: str, words: str) -> None:
    anna = await town.person()
    answer = await town.bot("sendPhoto", chat_id=anna.id, photo=named)
    assert answer.refusal == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "file must be non-empty"),
        (b"just words", "IMAGE_PROCESS_FAILED"),
        (made_up.picture()[:16] + struct.pack(">II", 9000, 2000), "PHOTO_INVALID_DIMENSIONS"),
        (made_up.picture()[:16] + struct.pack(">II", 2100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_uploads_that_are_no_photos(town: Town, content: bytes, words: str) -> None:
    anna = await town.person()
    answer = await upload(town, "sendPhoto", "photo", content, chat_id=anna.id)
    assert answer.refusal == (400, f"Bad Request: {words}")
    assert len(await anna.messages()) == 1


def test_a_photo_has_ten_megabytes_at_most() -> None:
    with pytest.raises(Refusal, match=r"file of size 10485761 bytes is too big for a photo"):
        Files().keep("photo", made_up.picture() + bytes((10 << 20) + 1 - len(made_up.picture())))


async def test_a_file_stays_what_it_was(town: Town) -> None:
    anna = await town.person()
    await anna.does("document")
    file_id = (await anna.messages())[-1]["document"]["url"].rpartition("/")[2]
    answer = await town.bot("sendPhoto", chat_id=anna.id, photo=file_id)
    assert answer.refusal == (400, "Bad Request: can't use file of type Document as Photo")
    assert (await town.bot("sendDocument", chat_id=anna.id, document=file_id)).status == 200


@pytest.mark.parametrize(("file_id", "words"), [("", "file_id not specified"), ("abc", "invalid file_id")])
async def test_files_that_nobody_sent(town: Town, file_id: str, words: str) -> None:
    assert (await town.bot("getFile", file_id=file_id)).refusal == (400, f"Bad Request: {words}")


async def test_a_file_that_is_too_large_can_be_sent_but_not_fetched(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LARGEST_DOWNLOAD == 20 << 20
    monkeypatch.setattr("bot.sandbox.methods.media.LARGEST_DOWNLOAD", 1000)
    anna = await town.person()
    sent = await upload(town, "sendDocument", "document", bytes(1001), chat_id=anna.id)
    answer = await town.bot("getFile", file_id=sent.result["document"]["file_id"])
    assert answer.refusal == (400, "Bad Request: file is too big")


async def test_an_upload_that_is_too_large_is_refused(
    session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert server.LARGEST_UPLOAD == 50 << 20
    monkeypatch.setattr(server, "LARGEST_UPLOAD", 1000)
    async with Sandbox() as sandbox:
        town = Town(sandbox, session)
        anna = await town.person()
        answer = await upload(town, "sendDocument", "document", bytes(1001), chat_id=anna.id)
        assert answer.refusal == (413, "Request Entity Too Large")


PHOTO = {"type": "photo", "media": "abcd"}


@pytest.mark.parametrize(
    ("listed", "words"),
    [
        ("", 'parameter "media" is required'),
        ("{", "can't parse media JSON object"),
        ({}, "expected an Array of InputMedia"),
        (["x"], "can't parse InputMedia: expected an Object"),
        ([{"type": "photo"}], "can't parse InputMedia: media not found"),
        ([{"media": "x"}], "can't parse InputMedia: Can't find field \"type\""),
        ([{"type": "photo", "media": "attach://x"}], "can't parse InputMedia: media not found"),
        ([{"type": "sticker", "media": "x"}], 'can\'t parse InputMedia: type "sticker" is unsupported'),
        (
            [{"type": "animation", "media": "x"}],
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        ([], "there are no messages to send"),
        ([PHOTO] * 11, "too many messages to send as an album"),
        ([PHOTO | {"caption": "<b>", "parse_mode": "HTML"}], None),
    ],
)
async def test_albums_that_are_none(town: Town, listed: Json, words: str | None) -> None:
    anna = await town.person()
    code, said = (await town.bot("sendMediaGroup", chat_id=anna.id, media=listed)).refusal
    assert code == 400
    if words is not None:
        assert said == f"Bad Request: {words}"
    assert len(await anna.messages()) == 1


async def test_kinds_that_are_not_built_are_named(town: Town) -> None:
    anna = await town.person()
    answer = await town.bot("sendMediaGroup", chat_id=anna.id, media=[{"type": "video", "media": "x"}])
    assert (answer.status, "video" in answer.refusal[1]) == (501, True)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (made_up.picture(), (320, 240)),
        (b"GIF89a" + struct.pack("<HH", 12, 34), (12, 34)),
        (
            b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 34, 12) + b"\x03",
            (12, 34),
        ),
        (b"\xff\xd8\xff", None),
        (b"%PDF", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_first_bytes(
    content: bytes, size: tuple[int, int] | None
) -> None:
    assert pictures.size_of(content) == size


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({}, "latitude is empty"),
        ({"latitude": 1}, "longitude is empty"),
        ({"latitude": 91, "longitude": 1}, "invalid location specified"),
        ({"latitude": 1, "longitude": 1, "live_period": 5}, "wrong live location period specified"),
    ],
)
async def test_places_that_are_none(town: Town, place: Json, words: str) -> None:
    anna = await town.person()
    answer = await town.bot("sendLocation", chat_id=anna.id, **place)
    assert answer.refusal == (400, f"Bad Request: {words}")


async def test_a_chat_action_must_be_one(town: Town) -> None:
    anna = await town.person()
    answer = await town.bot("sendChatAction", chat_id=anna.id, action="dancing")
    assert answer.refusal == (400, "Bad Request: wrong parameter action in request")
