"""Writes journals as FORMAT.md says, and as it forbids: every part can be given another value than it should have.

Shares nothing with the vault, so that the vectors say what the format is and not what the vault does.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import struct
import unicodedata
from dataclasses import dataclass, field
from random import Random
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"\x89CJV\r\n\x1a\n"
CHANGES, SNAPSHOT, END = 1, 2, 3
PASSPHRASE = "correct horse"
CODE = bytes(range(20))
CODE_TEXT = "000G0-40R47-0M30J-E209D-185GT-R38E6-1W81Q-24GK4"
CHEAP = (8, 1, 1)


def hkdf(secret: bytes, salt: bytes, purpose: str, size: int = 32) -> bytes:
    return HKDF(SHA256(), size, salt, b"careerjournal/v1/" + purpose.encode()).derive(secret)


def mac(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, data, "sha256")


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def seal(key: bytes, text: bytes, context: bytes) -> bytes:
    return AESGCM(key).encrypt(bytes(12), text, context)


def padme(size: int) -> int:
    if size <= 256:
        return 256
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return (size + step - 1) // step * step


def flip(data: bytes, at: int, bit: int = 0) -> bytes:
    """The same bytes with one bit the other way round; from the end where ``at`` is negative."""
    changed = bytearray(data)
    changed[at] ^= 1 << bit
    return bytes(changed)


def put(number: object, document: object, table: object = "t") -> list[object]:
    return ["p", table, number, document]


@dataclass
class Forge:
    """One journal's keys, and a writer of its parts.

    Attributes:
        seed: of everything random.
        cost: memory, passes and lanes that a passphrase's slot asks for, and is derived with.
    """

    seed: str
    cost: tuple[int, int, int] = CHEAP
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.id = self.random.randbytes(16)
        self.vault_key = self.random.randbytes(32)
        self.secret = self.random.randbytes(32)

    @property
    def hint(self) -> bytes:
        return hkdf(self.secret, self.id, "device-hint", 8)

    def secret_file(self, secret: bytes | None = None) -> bytes:
        body = b"CJDEVICE" + self.id + (secret or self.secret)
        return body + sha256(body)

    # Slots

    def slot(self, kind: int, body: bytes, key: bytes, *, size: int | None = None) -> bytes:
        context = self.id + struct.pack("<H", kind) + body
        head = struct.pack("<HH", kind, len(body) if size is None else size)
        return head + body + seal(key, self.vault_key, context)

    def device_slot(self, passphrase: str = PASSPHRASE, secret: bytes | None = None) -> bytes:
        secret = secret or self.secret
        salt = self.random.randbytes(32)
        body = struct.pack("<III", *self.cost) + salt + hkdf(secret, self.id, "device-hint", 8)
        return self.slot(1, body, hkdf(stretch(passphrase, salt) + secret, self.id, "slot/passphrase+device"))

    def passphrase_slot(self, passphrase: str = PASSPHRASE) -> bytes:
        salt = self.random.randbytes(32)
        body = struct.pack("<III", *self.cost) + salt
        return self.slot(3, body, hkdf(stretch(passphrase, salt), self.id, "slot/passphrase"))

    def recovery_slot(self, code: bytes = CODE) -> bytes:
        salt = self.random.randbytes(32)
        return self.slot(2, salt, hkdf(code, self.id + salt, "slot/recovery"))

    def ways_in(self) -> list[bytes]:
        return [self.device_slot(), self.recovery_slot()]

    # The header

    def header(
        self,
        slots: list[bytes] | None = None,
        *,
        magic: bytes = MAGIC,
        major: int = 1,
        minor: int = 0,
        length: int = 4096,
        said_length: int | None = None,
        generation: int = 1,
        before: bytes = bytes(32),
        count: int | None = None,
        after_slots: bytes = b"",
        key: bytes | None = None,
    ) -> bytes:
        """One copy; its checksum is always right."""
        slots = self.ways_in() if slots is None else slots
        said = length if said_length is None else said_length
        head = struct.pack("<8sHHI16sQ32s32sH", magic, major, minor, said, self.id, generation,
                           self.random.randbytes(32), before, len(slots) if count is None else count)  # fmt: skip
        body = (head + b"".join(slots) + after_slots)[: length - 64].ljust(length - 64, b"\0")
        body += mac(key or hkdf(self.vault_key, self.id, "header"), body)
        return body + sha256(body)

    def log(self, header: bytes) -> Log:
        return Log(self, header)

    # The anchor

    def record(
        self, chain: bytes, *, counter: int = 1, generation: int = 1, number: int, saves: int, key: bytes | None = None
    ) -> bytes:
        body = struct.pack("<8sQQQQ32s", b"CJANCHOR", counter, generation, number, saves, chain)
        return body + mac(key or hkdf(self.vault_key, self.id, "anchor"), self.id + body)


def stretch(passphrase: str, salt: bytes) -> bytes:
    """Always at the cheapest cost: a slot that asks for another one is never opened."""
    memory, passes, lanes = CHEAP
    letters = unicodedata.normalize("NFKD", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(letters)


def anchor_file(first: bytes = b"", second: bytes = b"") -> bytes:
    return first.ljust(4096, b"\0") + second if second else first


class Log:
    """The frames of one generation, and the chain as they are written.

    Attributes:
        frames: what was written.
        chains: the chain's value after each of them.
    """

    def __init__(self, forge: Forge, header: bytes) -> None:
        self.forge = forge
        self.context = forge.id + sha256(header)
        self.key = hkdf(forge.vault_key, forge.id + header[40:72], "log")
        self.first_chain = sha256(b"careerjournal/v1/chain" + self.context[16:])
        self.frames: list[bytes] = []
        self.chains: list[bytes] = []

    @property
    def chain(self) -> bytes:
        return self.chains[-1] if self.chains else self.first_chain

    @property
    def data(self) -> bytes:
        return b"".join(self.frames)

    def write(self, kind: int, content: object, **but: Any) -> bytes:
        """A frame, authentic whatever it says. Bytes are its content as they are, anything else becomes JSON."""
        frame = self.frame(kind, content, **but)
        self.chains.append(sha256(self.chain + frame))
        self.frames.append(frame)
        return frame

    def frame(
        self,
        kind: int,
        content: object,
        *,
        number: int | None = None,
        before: bytes | None = None,
        reserved: bytes = bytes(3),
        padded: bytes | None = None,
    ) -> bytes:
        if not isinstance(content, bytes):
            content = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        if padded is None:
            padded = struct.pack("<I", len(content)) + content
            padded = padded.ljust(padme(len(padded)), b"\0")
        number = len(self.frames) if number is None else number
        salt = self.forge.random.randbytes(32)
        keys = hkdf(self.key, salt, "frame", 64)
        head = struct.pack("<4sIQB3s32s32s", b"CJF1", len(padded) + 16, number, kind, reserved, salt,
                           self.chain if before is None else before)  # fmt: skip
        return head + mac(keys[32:], self.context + head)[:16] + seal(keys[:32], padded, self.context + head)

    def end(self, saves: int = 0, documents: int = 0) -> bytes:
        return self.write(END, {"saves": saves, "documents": documents})

    def save(self, *changes: object) -> bytes:
        return self.write(CHANGES, list(changes))
