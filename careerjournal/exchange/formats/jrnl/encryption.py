"""jrnl's encrypted journals, opened in memory."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
from typing import Final

from careerjournal.exchange.format import SourceError, WrongAnswer

_V3: Final = b"JRNLv3"
_V2: Final = re.compile(rb"gAAAAA[\w=-]*\s*", re.ASCII)
_V2_SALT: Final = b"\xf2\xd5q\x0e\xc1\x8d.\xde\xdc\x8e6t\x89\x04\xce\xf8"
"""That of every journal of jrnl 2 to 4.5: it stands in its source."""
_ROUNDS: Final = 100_000
_BLOCK: Final = 16
"""Bytes of a block of AES."""
_NEVER_IN_TEXT: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def is_encrypted(beginning: bytes) -> bool:
    """Whether a file that begins so is one that jrnl 2 or later encrypted."""
    return beginning.startswith(_V3) or _V2.fullmatch(beginning) is not None


def may_be_v1(beginning: bytes, size: int) -> bool:
    """Whether a file may be one that jrnl 1 encrypted: nothing tells but that it is blocks of what is no text."""
    return size >= 2 * _BLOCK and size % _BLOCK == 0 and _NEVER_IN_TEXT.search(beginning) is not None


def decrypted(data: bytes, passphrase: str, said: str) -> bytes:
    """The text of an encrypted journal, in UTF-8.

    Args:
        data: the whole file.
        passphrase: the one that jrnl asks for.
        said: the file, as a sentence calls it.

    Raises:
        WrongAnswer: the passphrase does not open it.
        SourceError: it is damaged.
    """
    secret = passphrase.encode("utf-8", "surrogatepass")
    if data.startswith(_V3):
        salt, token = _v3(data, said)
    elif _V2.fullmatch(data[:4096]):
        salt, token = _V2_SALT, data.strip()
    else:
        return _v1(data, secret, said)
    from cryptography.fernet import Fernet, InvalidToken  # noqa: PLC0415 - only for a journal that is encrypted
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC  # noqa: PLC0415

    key = PBKDF2HMAC(hashes.SHA256(), 32, salt, _ROUNDS).derive(secret)
    try:
        return Fernet(base64.urlsafe_b64encode(key)).decrypt(token)
    except InvalidToken as error:
        raise _wrong(said) from error


def _wrong(said: str) -> WrongAnswer:
    return WrongAnswer(f"That passphrase does not open {said}, or the file is damaged.")


def _v3(data: bytes, said: str) -> tuple[bytes, bytes]:
    """The salt and the token of a journal of jrnl 4.6 or later."""
    try:
        (length,) = struct.unpack_from(">H", data, len(_V3))
        begin = len(_V3) + 2
        head = data[begin : begin + length]
        if not head.lstrip().startswith(b"{"):  # bare JSON for a while, before 4.6
            head = base64.b64decode(head, validate=True)
        return base64.urlsafe_b64decode(json.loads(head)["salt"]), data[begin + length :].strip()
    except (struct.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(
            f"The beginning of {said} is damaged, so no passphrase opens it. Take a copy of it."
        ) from error


def _v1(data: bytes, secret: bytes, said: str) -> bytes:
    """What jrnl 1 encrypted, without a way to tell whether it was altered."""
    from cryptography.hazmat.primitives import padding  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    cipher = Cipher(algorithms.AES(hashlib.sha256(secret).digest()), modes.CBC(data[:_BLOCK])).decryptor()
    padded = cipher.update(data[_BLOCK:]) + cipher.finalize()
    try:
        if padded.endswith(b" "):  # the oldest of all filled up with spaces
            plain = padded.rstrip(b" ")
        else:
            remover = padding.PKCS7(8 * _BLOCK).unpadder()
            plain = remover.update(padded) + remover.finalize()
        plain.decode("utf-8")
    except ValueError as error:
        raise _wrong(said) from error
    return plain
