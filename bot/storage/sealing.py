"""Sealing of private values: AES-256-GCM, one key for each person, wrapped by the key file's key.

A sealed value is 12 bytes of nonce and the ciphertext with its tag. The place (table and column) and the
owner are authenticated with it, so that a value copied to another place or another person does not open.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from pathlib import Path
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel, ValidationError

from bot.domain.ids import PersonId
from bot.storage.errors import DamagedError, StorageRefused

KEY_BYTES = 32
NONCE_BYTES = 12

M = TypeVar("M", bound=BaseModel)


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=8 * KEY_BYTES)


def seal(key: AESGCM, owner: PersonId, place: str, value: BaseModel) -> bytes:
    return _encrypt(key, value.model_dump_json().encode(), f"{place}:{owner}")


def unseal(key: AESGCM, owner: PersonId, place: str, sealed: bytes, model: type[M]) -> M:
    """Raises DamagedError, which names the place only."""
    try:
        return model.model_validate_json(_decrypt(key, sealed, f"{place}:{owner}"))
    except (InvalidTag, ValidationError, ValueError):
        # The cause would hold private words.
        raise DamagedError(f"a sealed value in {place} cannot be read") from None


def wrap(master: bytes, owner: PersonId, key: bytes) -> bytes:
    return _encrypt(AESGCM(master), key, f"person:{owner}")


def unwrap(master: bytes, owner: PersonId, wrapped: bytes) -> bytes:
    try:
        return _decrypt(AESGCM(master), wrapped, f"person:{owner}")
    except InvalidTag:
        raise DamagedError(f"the key of person {owner} cannot be opened") from None


def key_id(master: bytes) -> str:
    """A name for a key that does not give it away."""
    return hashlib.sha256(b"handslag key id" + master).hexdigest()[:16]


def read_key_file(path: Path) -> bytes:
    """The key file's 32 bytes. Raises StorageRefused."""
    try:
        key = base64.b64decode(path.read_bytes().strip(), validate=True)
    except FileNotFoundError:
        raise StorageRefused(
            f"The key file {path} is missing; without it the database cannot be read."
        ) from None
    except OSError as error:
        raise StorageRefused(f"The key file {path} cannot be read: {error.strerror}.") from None
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise StorageRefused(f"The key file {path} does not hold a key (32 bytes in base64).")
    return key


def make_key_file(path: Path) -> bytes:
    """Write a new key, readable by its owner only, and durable before it is used. Raises StorageRefused."""
    key = secrets.token_bytes(KEY_BYTES)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise StorageRefused(f"The key file {path} cannot be made: {error.strerror}.") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(key) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    _flush_folder(path.absolute().parent)
    return key


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _encrypt(key: AESGCM, plain: bytes, bound_to: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, plain, bound_to.encode())


def _decrypt(key: AESGCM, sealed: bytes, bound_to: str) -> bytes:
    return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to.encode())
