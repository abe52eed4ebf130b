"""Frames: each save is one, sealed under a key of its own and chained to the one before."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

from careerjournal.vault import primitives
from careerjournal.vault.errors import TooLarge
from careerjournal.vault.header import Header
from careerjournal.vault.keys import Keys
from careerjournal.vault.primitives import Unauthentic

MAGIC = b"CJF1"

MAX_CONTENT = 64 * 1024 * 1024
"""Bytes of one save, before padding. The reader has this limit, so the writer asks first."""

_HEAD = struct.Struct("<4sIQB3x32s32s")  # magic, ciphertext length, sequence, type, salt, previous chain
_HEAD_TAG = 16
OVERHEAD = _HEAD.size + _HEAD_TAG + primitives.TAG_SIZE
"""Bytes a frame adds to its padded content."""

_MAX_SEALED = primitives.padme(4 + MAX_CONTENT) + primitives.TAG_SIZE


class Type(IntEnum):
    """What a frame holds."""

    CHANGES = 1
    SNAPSHOT = 2
    SNAPSHOT_END = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One authentic frame.

    Attributes:
        sequence: its place in the generation, from 0.
        type: a `Type`, or a number this version does not know.
        previous: the chain's value before it.
        chain: the chain's value after it.
        content: what was sealed, without its padding.
        size: bytes in the file.
    """

    sequence: int
    type: int
    previous: bytes
    chain: bytes
    content: memoryview
    size: int


class Codec:
    """Writes and reads the frames of one generation.

    Each frame's key is derived from its own 32 random bytes (as age does), so no nonce can ever repeat.
    """

    __slots__ = ("_context", "_log_key", "first_chain")

    def __init__(self, keys: Keys, header: Header) -> None:
        """Take the generation's log key, and bind every frame to its header."""
        self._log_key = keys.log(header.generation_salt)
        self._context = header.vault_id + header.digest
        self.first_chain = primitives.sha256(b"careerjournal/v1/chain", header.digest)

    def write(self, sequence: int, kind: Type, previous: bytes, content: bytes) -> tuple[bytes, bytes]:
        """Return a frame, and the chain's value after it.

        Raises:
            TooLarge: more than `MAX_CONTENT`.
        """
        if len(content) > MAX_CONTENT:
            raise TooLarge("This is more than one save can hold (64 MiB). Save it in smaller parts.")
        padded = primitives.pad(content)
        salt = primitives.random(32)
        head = _HEAD.pack(MAGIC, len(padded) + primitives.TAG_SIZE, sequence, kind, salt, previous)
        key, head_key = self._keys(salt)
        context = self._context + head
        frame = b"".join((head, primitives.mac(head_key, context)[:_HEAD_TAG], primitives.seal(key, padded, context)))
        return frame, primitives.sha256(previous, frame)

    def read(self, log: bytes, offset: int) -> Frame | None:
        """Return the authentic frame at ``offset``, or None: damaged, foreign or cut short.

        The head carries a tag of its own, so that a length nobody vouches for is never followed: looking
        for frames in a damaged file takes time in proportion to its size, whatever it holds.
        """
        start = offset + _HEAD.size + _HEAD_TAG
        if start > len(log) or not log.startswith(MAGIC, offset):
            return None
        _, length, sequence, kind, salt, previous = _HEAD.unpack_from(log, offset)
        end = start + length
        if length > _MAX_SEALED or end > len(log):
            return None
        key, head_key = self._keys(salt)
        context = self._context + log[offset : offset + _HEAD.size]
        tag = log[start - _HEAD_TAG : start]
        if not primitives.same(primitives.mac(head_key, context)[:_HEAD_TAG], tag):
            return None
        view = memoryview(log)
        try:
            content = primitives.unpad(primitives.unseal(key, view[start:end], context))
        except Unauthentic:
            return None
        chain = primitives.sha256(previous, view[offset:end])
        return Frame(sequence, kind, previous, chain, content, end - offset)

    def next(self, log: bytes, offset: int) -> tuple[int, Frame] | None:
        """Find the first authentic frame at or after ``offset``; None when there is no more."""
        while (offset := log.find(MAGIC, offset)) >= 0:
            frame = self.read(log, offset)
            if frame is not None:
                return offset, frame
            offset += 1
        return None

    def wipe(self) -> None:
        """Overwrite the log key. Best effort."""
        primitives.wipe(self._log_key)

    def _keys(self, salt: bytes) -> tuple[bytes, bytes]:
        both = primitives.hkdf(self._log_key, salt, "frame", 64)
        return both[:32], both[32:]


class Follower:
    """Follows the chain through a log that comes in pieces of any size, without a key.

    Attributes:
        chain: the chain's value after the frames that were whole so far.
    """

    __slots__ = ("_rest", "chain")

    def __init__(self, first_chain: bytes) -> None:
        """Begin at a generation's first frame."""
        self.chain = first_chain
        self._rest = bytearray()

    def feed(self, piece: bytes) -> None:
        """Go on with the bytes that follow."""
        self._rest += piece
        at = 0
        while (end := self._end(at)) <= len(self._rest):
            self.chain = primitives.sha256(self.chain, self._rest[at:end])
            at = end
        del self._rest[:at]

    @property
    def between(self) -> bool:
        """Whether what came ends where a frame does."""
        return not self._rest

    def _end(self, at: int) -> int:
        head = at + _HEAD.size + _HEAD_TAG
        return head + (int.from_bytes(self._rest[at + 4 : at + 8], "little") if head <= len(self._rest) else 0)
