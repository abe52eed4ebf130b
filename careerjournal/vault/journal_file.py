"""The journal's file while it is open for writing, and the making of its next generation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from careerjournal.vault import opening
from careerjournal.vault.changes import Contents
from careerjournal.vault.disk import Disk, Handle
from careerjournal.vault.errors import Damaged, Tampered, TooLarge, UnsafePlace
from careerjournal.vault.frames import Codec, Follower, Type
from careerjournal.vault.header import Header
from careerjournal.vault.replay import End, snapshot

PIECE = 1024 * 1024
"""Bytes of a snapshot in one frame: what one damaged byte in it costs."""

_END = 8192  # bytes compared at either end: a header of the usual size, and more than one save


class JournalFile:
    """The file saves are appended to.

    Attributes:
        length: bytes that are known to be durable.
    """

    __slots__ = ("_disk", "_handle", "_look", "_path", "length")

    def __init__(self, disk: Disk, path: Path, handle: Handle) -> None:
        """Take an open file."""
        self._disk = disk
        self._path = path
        self._handle = handle
        self._look = disk.look(handle)
        self.length = self._look.size

    def check(self) -> None:
        """Make sure the path still names this file, at the length it was left at.

        Raises:
            Tampered: another program moved, replaced or changed it.
        """
        found = self._disk.find(self._path)
        if found is None or not found.same_file(self._look) or found.size != self.length:
            raise Tampered(
                "Another program moved, replaced or changed the journal's file while it was open. "
                "Nothing was written. Put the file back and try again."
            )

    def append(self, frame: bytes) -> None:
        """Write a frame at the end; it is durable when this returns."""
        self._disk.write(self._handle, self.length, frame)
        self._disk.sync(self._handle)
        self.length += len(frame)

    def duplicate(self, path: Path, generation: Generation, chain: bytes) -> None:
        """Copy the file, byte for byte, to a new one, durably. When it fails, that is removed again.

        Args:
            path: the new file's; a leftover there is removed.
            generation: the file's.
            chain: the chain's value after its last frame.

        Raises:
            Damaged: what is on the disk is not what was saved.
        """
        disk, header = self._disk, generation.header
        disk.remove(path)
        handle = disk.create(path)
        try:
            disk.write(handle, 0, header.raw + header.raw)
            follower, at = Follower(generation.codec.first_chain), header.log_offset
            while piece := disk.read(self._handle, at, min(PIECE, self.length - at)):
                follower.feed(piece)
                disk.write(handle, at, piece)
                at += len(piece)
            _prove(at == self.length and follower.between and follower.chain == chain)
            disk.sync(handle)
        except BaseException:
            with suppress(OSError):
                disk.close(handle)
            with suppress(OSError):
                disk.remove(path)
            raise
        disk.close(handle)

    def compare(self, path: Path) -> Literal["same", "part", "other"]:
        """Say whether another file is this one, or what this one was some saves ago, or anything else.

        Only its ends are read: a frame holds the chain's value before it, so that no two histories end alike.
        """
        disk = self._disk
        try:
            handle = disk.open(path, write=False)
        except (OSError, UnsafePlace):
            return "other"
        try:
            size = disk.look(handle).size
            same = size <= self.length and all(
                disk.read(handle, at, _END) == disk.read(self._handle, at, min(_END, size - at))
                for at in (0, max(0, size - _END))
            )
        except OSError:
            return "other"
        finally:
            disk.close(handle)
        if not same or size <= _END:
            return "other"
        return "same" if size == self.length else "part"

    def cut_and_sync(self, length: int, unsure: bytes) -> None:
        """Cut what is beyond ``length``, and make durable what was read.

        It may have come from a process that was killed before its sync: were it recorded in the anchor first,
        a power cut would make the journal look tampered with.

        Args:
            length: bytes to keep.
            unsure: what they end with, as far as it may be that the system never writes it by itself.
        """
        if length < self.length:
            self._disk.truncate(self._handle, length)
        if unsure:
            self._disk.write(self._handle, length - len(unsure), unsure)
        self._disk.sync(self._handle)
        self._disk.sync_folder(self._path.parent)
        self.length = length

    def withdraw(self, length: int) -> None:
        """Take back a frame that failed, as far as the system lets it.

        After a failed sync, its bytes may be in the system's memory and never reach the disk; the next opening
        must not take them for saved.
        """
        with suppress(OSError):
            self._disk.truncate(self._handle, length)

    def close(self) -> None:
        """Close the file. Closing twice is no error."""
        self._disk.close(self._handle)


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation as it was written.

    Attributes:
        header: its header.
        codec: its frames' codec.
        frames: how many frames it has.
        chain: the chain's value after them.
        live: bytes its documents take as JSON.
    """

    header: Header
    codec: Codec
    frames: int
    chain: bytes
    live: int


def write_generation(
    disk: Disk,
    path: Path,
    *,
    header: Header,
    codec: Codec,
    mirror: Contents,
    saves: int,
    told: Callable[[int], object] = lambda _: None,
) -> Generation:
    """Write a whole journal to a new file, durably. When it fails, the file is removed again.

    Args:
        disk: where.
        path: the new file; a leftover there is removed.
        header: sealed.
        codec: made from that header.
        mirror: the documents.
        saves: saves in the journal's life so far.
        told: how many bytes are written by now, again and again; what it raises stops the work.

    Raises:
        TooLarge: no reader would take it.
    """
    disk.remove(path)
    handle = disk.create(path)
    try:
        disk.write(handle, 0, header.raw + header.raw)
        at, frames, live, chain = header.log_offset, 0, 0, codec.first_chain
        for content in snapshot(mirror, PIECE):
            frame, chain = codec.write(frames, Type.SNAPSHOT, chain, content)
            _allow(at + len(frame))
            disk.write(handle, at, frame)
            at, frames, live = at + len(frame), frames + 1, live + len(content)
            told(at)
        end = msgspec.json.encode(End(saves, sum(map(len, mirror.values()))))
        frame, chain = codec.write(frames, Type.SNAPSHOT_END, chain, end)
        disk.write(handle, at, frame)
        told(at + len(frame))
        disk.sync(handle)
    except BaseException:
        disk.close(handle)
        with suppress(OSError):
            disk.remove(path)
        raise
    disk.close(handle)
    return Generation(header, codec, frames + 1, chain, live)


def _prove(whole: bool) -> None:
    if not whole:
        raise Damaged("The journal's file does not read as it was written, so it was not copied. Check the disk.")


def _allow(size: int) -> None:
    if size > opening.MAX_FILE:
        raise TooLarge("This is more than one journal can hold (4 GiB). Delete some of it for good first.")
