"""The age format from its specification (C2SP age-encryption.org/v1), for one passphrase: to read what the program
writes without its library, and to write what no library would."""

from __future__ import annotations

import base64
import os
import re

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

CHUNK = 64 * 1024


def encrypt(plain: bytes, passphrase: str, work: int = 4) -> bytes:
    """An age file; ``work`` is scrypt's exponent, which a library would not let one choose so low."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_wrapping_key(passphrase, salt, work)).encrypt(bytes(12), file_key, b"")
    lines = ["age-encryption.org/v1", f"-> scrypt {_base64(salt)} {work}", _base64(wrapped), "---"]
    header = "\n".join(lines).encode()
    pieces = [header, b" ", _base64(_mac(file_key, header)).encode(), b"\n", nonce]
    stream = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    chunks = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)] or [b""]
    for place, chunk in enumerate(chunks):
        pieces.append(stream.encrypt(_nonce(place, last=place == len(chunks) - 1), chunk, b""))
    return b"".join(pieces)


def decrypt(data: bytes, passphrase: str) -> bytes:
    """What an age file holds; any error where something in it is not as the specification says."""
    header = re.match(rb"(age-encryption\.org/v1\n-> scrypt (\S{22}) (\d+)\n(\S{43})\n---) (\S{43})\n", data)
    assert header is not None
    salt, wrapped, mac = (_unbase64(header[group]) for group in (2, 4, 5))
    key = _wrapping_key(passphrase, salt, int(header[3]))
    file_key = ChaCha20Poly1305(key).decrypt(bytes(12), wrapped, b"")
    assert _mac(file_key, header[1]) == mac
    nonce, body = data[header.end() : header.end() + 16], data[header.end() + 16 :]
    stream = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    sizes = CHUNK + 16
    chunks = [body[at : at + sizes] for at in range(0, len(body), sizes)]
    return b"".join(
        stream.decrypt(_nonce(place, last=place == len(chunks) - 1), chunk, b"") for place, chunk in enumerate(chunks)
    )


def _wrapping_key(passphrase: str, salt: bytes, work: int) -> bytes:
    label = b"age-encryption.org/v1/scrypt"
    return Scrypt(salt=label + salt, length=32, n=2**work, r=8, p=1).derive(passphrase.encode())


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def _mac(file_key: bytes, header: bytes) -> bytes:
    mac = HMAC(_derived(file_key, b"", b"header"), SHA256())
    mac.update(header)
    return mac.finalize()


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(11, "big") + bytes([last])


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _unbase64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
