"""A small made-up picture, recording and paper, so that a press or a test needs no file of its own."""

from __future__ import annotations

import struct
import zlib
from functools import cache

WIDTH, HEIGHT = 320, 240
SECONDS = 2


@cache
def picture() -> bytes:
    """A PNG of 320 × 240: a yellow sun over a blue sea."""
    rows = b"".join(b"\0" + b"".join(_colour(x, y) for x in range(WIDTH)) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(rows, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _colour(x: int, y: int) -> bytes:
    if (x - 230) ** 2 + (y - 70) ** 2 < 32**2:
        return b"\xff\xc9\x3c"
    return b"\x2a\x6f\x97" if y > 150 else b"\xbf\xe3\xf2"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@cache
def recording() -> bytes:
    """An Ogg file with two seconds of silence in Opus (RFC 7845), as a voice message is."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 8) + b"handslag" + struct.pack("<I", 0)
    silence = b"\xf8\xff\xfe"  # One frame of 20 ms.
    frames = [silence] * (SECONDS * 50)
    return _page([head], 2, 0, 0) + _page([tags], 0, 0, 1) + _page(frames, 4, SECONDS * 48_000, 2)


def _page(packets: list[bytes], flags: int, position: int, number: int) -> bytes:
    sizes = bytes(len(packet) for packet in packets)
    start = struct.pack("<4sBBqII", b"OggS", 0, flags, position, 1, number)
    end = bytes([len(sizes)]) + sizes + b"".join(packets)
    return start + struct.pack("<I", _ogg_crc(start + b"\0\0\0\0" + end)) + end


def _ogg_crc(content: bytes) -> int:
    crc = 0
    for byte in content:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1) ^ (0x04C11DB7 if crc & 0x80000000 else 0)
        crc &= 0xFFFFFFFF
    return crc


def paper() -> bytes:
    """A PDF with one empty page."""
    return (
        b"%PDF-1.4\n"
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )
