"""The header: who the journal is, which rewrite of the file this is, and the ways in.

It stands twice at the head of the file, each copy with its own checksum and in sectors of its own, so
that no single damaged byte, and no single damaged sector, keeps the owner out.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from careerjournal.vault import primitives
from careerjournal.vault.errors import Damaged, NotAJournal, Tampered, UnknownVersion
from careerjournal.vault.keys import Keys
from careerjournal.vault.slots import WRAPPED_SIZE, Kind, Slot

MAGIC = b"\x89CJV\r\n\x1a\n"
"""As PNG does: a byte above 127, and line ends that a text transfer would change."""

MAJOR = 1
MINOR = 0

BLOCK = 4096
"""A copy's length is a multiple of a sector, so that two copies never share one."""

MAX_HEADER = 64 * 1024
"""Bytes of one copy: what is read before anything is known to be true."""

MAX_SLOTS = 8
"""Ways in: the recovery code and seven devices. Bounds the tries at a passphrase, each half a second."""

MAX_GENERATION = 2**63 - 1
"""Far more rewrites than there can be, and still room for the next: a header that has none cannot be rewritten."""

START = 2 * MAX_HEADER
"""Bytes at the head of a file that hold both copies, whatever their length."""

_FIXED = struct.Struct("<8sHHI16sQ32s32sH")  # magic, major, minor, length, id, generation, salt, chain, slots
_SLOT = struct.Struct("<HH")  # kind, length of the body
_TRAILER = 64  # the MAC and the checksum


@dataclass(frozen=True, slots=True)
class Header:
    """One generation's header. A compaction makes the next generation.

    Attributes:
        vault_id: 16 random bytes, the journal's for life.
        generation: 1, and one more or further at each rewrite.
        generation_salt: 32 random bytes: the generation's log key is its own.
        previous_chain: the last chain value of the generation before; zeros in the first.
        slots: the ways in.
        minor: the format's minor version in the file.
        raw: one copy as it stands in the file; empty before `sealed`.
    """

    vault_id: bytes
    generation: int
    generation_salt: bytes
    previous_chain: bytes
    slots: tuple[Slot, ...]
    minor: int = MINOR
    raw: bytes = field(default=b"", repr=False)

    def sealed(self, keys: Keys) -> Header:
        """Return this header with its bytes, authenticated by the vault's header key."""
        body = bytearray(_FIXED.size)
        for slot in self.slots:
            body += _SLOT.pack(slot.kind, len(slot.body)) + slot.body + slot.wrapped
        length = -(-(len(body) + _TRAILER) // BLOCK) * BLOCK
        _FIXED.pack_into(
            body,
            0,
            MAGIC,
            MAJOR,
            self.minor,
            length,
            self.vault_id,
            self.generation,
            self.generation_salt,
            self.previous_chain,
            len(self.slots),
        )
        body += bytes(length - _TRAILER - len(body))
        body += primitives.mac(keys.header, body)
        body += primitives.sha256(body)
        return Header(
            self.vault_id,
            self.generation,
            self.generation_salt,
            self.previous_chain,
            self.slots,
            self.minor,
            bytes(body),
        )

    def verify(self, keys: Keys) -> None:
        """Check that whoever wrote the header held the vault key.

        Raises:
            Tampered: it was not so.
        """
        end = len(self.raw) - _TRAILER
        if not primitives.same(primitives.mac(keys.header, self.raw[:end]), self.raw[end : end + 32]):
            raise Tampered(
                "The journal's header was changed by something that does not hold its keys. "
                "Use another copy of the file."
            )

    @property
    def digest(self) -> bytes:
        """SHA-256 of one copy: what every frame is bound to."""
        return primitives.sha256(self.raw)

    @property
    def log_offset(self) -> int:
        """Where the log begins, in bytes from the file's start."""
        return 2 * len(self.raw)

    @property
    def portable(self) -> bool:
        """Whether a passphrase alone opens the journal."""
        return any(slot.kind == Kind.PASSPHRASE for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Found:
    """The header read from a file.

    Attributes:
        header: not yet verified.
        both_copies: False when the other copy is damaged.
    """

    header: Header
    both_copies: bool


def find(start: bytes) -> Found:
    """Read the header from the first `START` bytes of a file.

    Nothing here is authenticated: only limits and a checksum are checked. `Header.verify` comes after a
    slot was unlocked.

    Raises:
        NotAJournal: empty, foreign or cut short.
        UnknownVersion: a newer major version.
        Damaged: neither copy can be read.
        Tampered: the copies contradict each other, or ask for more than the limits allow.
    """
    raw = _copy(start, 0)
    if raw is not None:
        other = start[len(raw) : 2 * len(raw)]
        if other != raw and _copy(start, len(raw)) is not None:
            raise Tampered(
                "The two copies of the journal's header do not agree: the file was put together from others. "
                "Use another copy of the file."
            )
        return Found(_parse(raw), other == raw)
    for offset in range(BLOCK, MAX_HEADER + 1, BLOCK):
        raw = _copy(start, offset)
        if raw is not None and len(raw) == offset:
            return Found(_parse(raw), both_copies=False)
    if len(start) < _FIXED.size or not start.startswith(MAGIC):
        raise NotAJournal("This file is not a journal, or was emptied or cut short. Check the name.")
    _, major, _, length, *_ = _FIXED.unpack_from(start)
    if major != MAJOR:
        raise UnknownVersion("This journal was written by a newer version of the program. Install that version.")
    if len(start) < min(length, MAX_HEADER):
        raise NotAJournal("This file was cut short: not even a journal's header is whole. Use another copy.")
    raise Damaged("Both copies of the journal's header are damaged, so its keys are lost. Use another copy.")


def _copy(start: bytes, offset: int) -> bytes | None:
    """Return the copy at ``offset`` if its length and its checksum are right."""
    if len(start) - offset < _FIXED.size:
        return None
    magic, major, _, length, *_ = _FIXED.unpack_from(start, offset)
    if magic != MAGIC or major != MAJOR or not BLOCK <= length <= MAX_HEADER or length % BLOCK:
        return None
    raw = start[offset : offset + length]
    if len(raw) < length or primitives.sha256(raw[:-32]) != raw[-32:]:
        return None
    return raw


def _parse(raw: bytes) -> Header:
    _, _, minor, _, vault_id, generation, salt, previous, count = _FIXED.unpack_from(raw)
    strange = Tampered("The journal's header holds something no journal has. Use another copy of the file.")
    if count > MAX_SLOTS:
        raise strange
    slots = []
    at, end = _FIXED.size, len(raw) - _TRAILER
    for _ in range(count):
        if at + _SLOT.size > end:
            raise strange
        kind, size = _SLOT.unpack_from(raw, at)
        at += _SLOT.size
        if at + size + WRAPPED_SIZE > end:
            raise strange
        slot = Slot(kind, raw[at : at + size], raw[at + size : at + size + WRAPPED_SIZE])
        slot.check()
        slots.append(slot)
        at += size + WRAPPED_SIZE
    if any(raw[at:end]) or not 1 <= generation <= MAX_GENERATION:
        raise strange
    return Header(vault_id, generation, salt, previous, tuple(slots), minor, raw)
