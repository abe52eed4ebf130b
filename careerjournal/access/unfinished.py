"""A restore that was ended on its way: what it had decided, so that the next opening goes on from there.

Once the files have changed places, this device still knows the journal that stood there before: without a note, the
restored one would be refused as another journal, or as an older copy of the same one. The note names the very copy
that is meant, so it is no consent to any other. It stands where the device's other records do, never beside the
journal: whoever can change the journal's folder cannot write it.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from hashlib import sha256
from typing import Final, NamedTuple

from careerjournal.access.paths import device_record
from careerjournal.vault import Disk, Location, VaultError
from careerjournal.vault.copying import replace_bytes
from careerjournal.vault.errors import explained
from careerjournal.vault.header import START, find

_BODY: Final = struct.Struct("<Q32s32s")  # the copy's size, its SHA-256, the chain's value at its end
_LONGEST: Final = 1024
_PIECE: Final = 1024 * 1024


class _Note(NamedTuple):
    size: int
    digest: bytes
    chain: bytes
    aside: str
    """What the name of the file set aside has after the journal's own stem; empty where nothing was."""


class Unfinished:
    """The note about a restore at one place.

    Args:
        location: the journal's.
        disk: the file system.
    """

    def __init__(self, location: Location, disk: Disk | None = None) -> None:
        self._location = location
        self._disk = disk or Disk()
        self._file = device_record(location.state, location.file, "restoring")

    def begin(self, copy: Location, chain: bytes, aside: str) -> None:
        """Note, durably, that a copy is to take the journal's place.

        Args:
            copy: it, where it waits.
            chain: the chain's value at its end: what a rewrite of it goes on from.
            aside: the name that what stands there now is to have; empty where nothing does.

        Raises:
            OSError, UnsafePlace: the copy cannot be read.
            CannotWrite, OutOfSpace: the note cannot be written.
        """
        size, digest = self._measured(copy)
        suffix = aside.removeprefix(self._location.file.stem)
        note = _BODY.pack(size, digest, chain) + suffix.encode("utf-8", "surrogateescape")
        with explained("write", f"The folder of this device's records, {self._file.parent},"):
            self._disk.make_folder(self._file.parent, private=False)
            replace_bytes(self._disk, self._file, note)

    def end(self) -> None:
        """Take the note away. Where that cannot be done, it still speaks of that one copy alone."""
        with suppress(OSError, VaultError):
            self._disk.remove(self._file)

    def stands(self) -> bool:
        """Whether the copy that a restore put there, or the first rewrite of it, stands in the journal's place."""
        note = self._note()
        if note is None:
            return False
        with suppress(OSError, VaultError):
            seen = self._disk.find(self._location.file)
            if seen is None:
                return False
            if seen.size == note.size and self._measured(self._location) == (note.size, note.digest):
                return True
            handle = self._disk.open(self._location.file, write=False)
            try:
                return find(self._disk.read(handle, 0, START)).header.previous_chain == note.chain
            finally:
                self._disk.close(handle)
        return False

    @property
    def says(self) -> str:
        """The sentence for the owner: that a restore was finished, and, where known, what became of the file before."""
        note = self._note()
        said = "A restore had been interrupted, and is finished now."
        if note is None or not note.aside:
            return said
        return (
            f"{said} What stood here is kept as {self._location.file.parent / (self._location.file.stem + note.aside)}."
        )

    def _note(self) -> _Note | None:
        with suppress(OSError, VaultError, struct.error):
            handle = self._disk.open(self._file, write=False)
            try:
                data = self._disk.read(handle, 0, _LONGEST)
            finally:
                self._disk.close(handle)
            suffix = data[_BODY.size :].decode("utf-8", "surrogateescape")
            size, digest, chain = _BODY.unpack_from(data)
            return _Note(size, digest, chain, suffix)
        return None

    def _measured(self, copy: Location) -> tuple[int, bytes]:
        digest, size = sha256(), 0
        handle = self._disk.open(copy.file, write=False)
        try:
            while piece := self._disk.read(handle, size, _PIECE):
                digest.update(piece)
                size += len(piece)
        finally:
            self._disk.close(handle)
        return size, digest.digest()
