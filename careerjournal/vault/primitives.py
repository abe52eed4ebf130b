"""The cryptography, each piece a published one: HKDF-SHA256, Argon2id, AES-256-GCM, HMAC-SHA256, Padmé."""

from __future__ import annotations

import hashlib
import hmac
import os
import time
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Buffer = bytes | bytearray | memoryview

KEY_SIZE = 32
TAG_SIZE = 16
SMALLEST_PADDED = 256
"""Bytes. Under it Padmé would tell short entries apart."""

_NAMES = b"careerjournal/v1/"
_ZERO_NONCE = bytes(12)


class Unauthentic(Exception):
    """Bytes are not what a holder of the key wrote."""


def random(size: int) -> bytes:
    """Return ``size`` bytes from the system's generator."""
    return os.urandom(size)


def hkdf(secret: Buffer, salt: Buffer, purpose: str, size: int = KEY_SIZE) -> bytes:
    """Derive a key for one purpose (HKDF with SHA-256, RFC 5869).

    Args:
        secret: the input key.
        salt: public bytes that make this derivation its own.
        purpose: follows ``careerjournal/v1/`` in the info string.
        size: bytes wanted.
    """
    return HKDF(SHA256(), size, bytes(salt), _NAMES + purpose.encode()).derive(secret)


def mac(key: Buffer, data: Buffer) -> bytes:
    """HMAC-SHA256 (RFC 2104)."""
    return hmac.digest(bytes(key), data, "sha256")


def same(one: bytes, other: bytes) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(one, other)


def sha256(*pieces: Buffer) -> bytes:
    """SHA-256 of the pieces, one after the other."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.digest()


def seal(key: Buffer, content: Buffer, context: Buffer) -> bytes:
    """Encrypt with AES-256-GCM (NIST SP 800-38D) and append the 16-byte tag.

    The nonce is zero, so a key must seal **once**: every key here comes from a fresh 32-byte random salt.
    """
    return AESGCM(bytes(key)).encrypt(_ZERO_NONCE, bytes(content), bytes(context))


def unseal(key: Buffer, sealed: Buffer, context: Buffer) -> bytes:
    """Undo `seal`.

    Raises:
        Unauthentic: the key, the bytes or the context are not those that were sealed.
    """
    if len(sealed) < TAG_SIZE:
        raise Unauthentic
    try:
        return AESGCM(bytes(key)).decrypt(_ZERO_NONCE, bytes(sealed), bytes(context))
    except InvalidTag as error:
        raise Unauthentic from error


def padme(size: int) -> int:
    """Round a size up so that it tells little: at most 12 % more, O(log log) bits learnt.

    Padmé, from Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with
    PURBs", PoPETs 2019, section 4; here never under 256 bytes.
    """
    if size <= SMALLEST_PADDED:
        return SMALLEST_PADDED
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def pad(content: bytes) -> bytes:
    """Put the content's length (4 bytes) before it and zeros after, up to a Padmé size."""
    length = 4 + len(content)
    return b"".join((len(content).to_bytes(4, "little"), content, bytes(padme(length) - length)))


def unpad(padded: bytes) -> memoryview:
    """Undo `pad`.

    Raises:
        Unauthentic: nothing `pad` made.
    """
    size = int.from_bytes(padded[:4], "little")
    if len(padded) != padme(4 + size) or padded[4 + size :].strip(b"\0"):
        raise Unauthentic
    return memoryview(padded)[4 : 4 + size]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: Argon2id's three numbers (RFC 9106).

    Attributes:
        memory_kib: kibibytes, 8 times the lanes to 2 GiB.
        passes: over that memory, 1 to 32.
        lanes: 1 to 16.
    """

    memory_kib: int
    passes: int
    lanes: int

    @property
    def work(self) -> int:
        """Kibibytes gone over: memory times passes, which the time taken grows with."""
        return self.memory_kib * self.passes

    def allowed(self) -> bool:
        """Say whether a reader would do this much work. Asked before any of it is done."""
        return (
            1 <= self.lanes <= MAX_LANES
            and 1 <= self.passes <= MAX_PASSES
            and 8 * self.lanes <= self.memory_kib <= MAX_MEMORY_KIB
        )


MAX_MEMORY_KIB = 2 * 1024 * 1024
"""2 GiB: a hostile file can ask for no more than most machines can give."""

MAX_PASSES = 32
"""At 2 GiB about a minute and a half on a slow machine: unpleasant, and over."""

MAX_WORK = MAX_MEMORY_KIB * MAX_PASSES
"""Kibibytes gone over in all the slots that a passphrase is tried on, together: 64 GiB, as one slot at both limits
asks for, so that every journal that can be made opens. A hostile header costs a minute and a half on a slow machine,
however many slots it has; what this program chooses by itself costs about half a second."""

MAX_LANES = 16

FLOOR_COST = Cost(64 * 1024, 3, 4)
"""RFC 9106, section 4, the second recommended option: for machines with little memory."""

DEFAULT_COST = Cost(256 * 1024, 3, 4)
"""Four times that memory: about half a second on a laptop."""


def calibrate(seconds: float = 0.5) -> Cost:
    """Measure this machine, and return the dearest cost that takes about ``seconds``, never under the floor.

    Memory is raised first, to 1 GiB: it is what a guesser's hardware is shortest of.
    """
    started = time.perf_counter()
    argon2id("calibration", bytes(32), FLOOR_COST)
    taken = time.perf_counter() - started
    memory, passes = FLOOR_COST.memory_kib, FLOOR_COST.passes
    while taken * 2 <= seconds and memory < 1024 * 1024:
        memory, taken = memory * 2, taken * 2
    while taken * (passes + 1) / passes <= seconds and passes < MAX_PASSES:
        passes, taken = passes + 1, taken * (passes + 1) / passes
    return Cost(memory, passes, FLOOR_COST.lanes)


def argon2id(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Stretch a passphrase to 32 bytes (Argon2id version 1.3, RFC 9106). Releases the GIL while it works.

    The passphrase is taken in Unicode's NFKD, so that an "é" typed on any keyboard is the same.

    Raises:
        MemoryError: the machine cannot give ``cost.memory_kib``.
    """
    letters = unicodedata.normalize("NFKD", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=KEY_SIZE, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(letters)


def wipe(key: bytearray) -> None:
    """Overwrite a key. Best effort: Python and the libraries below may hold copies."""
    key[:] = bytes(len(key))
