"""The anchor: this device's record of the last save it saw, so that an older copy is noticed."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from careerjournal.vault import primitives
from careerjournal.vault.device import Device
from careerjournal.vault.disk import Disk, Handle
from careerjournal.vault.errors import UnsafePlace

_MAGIC = b"CJANCHOR"
_BODY = struct.Struct("<8sQQQQ32s")  # magic, counter, generation, sequence, saves, chain
_SLOT = _BODY.size + 32
_PLACES = (0, 4096)  # never in one sector


@dataclass(frozen=True, slots=True)
class Seen:
    """The last save seen.

    Attributes:
        generation: which rewrite of the file.
        sequence: the last frame's number in it.
        saves: saves up to there.
        chain: the chain's value after it, which stands for every byte before.
    """

    generation: int
    sequence: int
    saves: int
    chain: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """What an anchor file says.

    Attributes:
        seen: the newest authentic slot's; None when neither is authentic.
        counter: that slot's.
        place: which of the two slots it is.
    """

    seen: Seen | None
    counter: int = 0
    place: int = 1


def read(disk: Disk, device: Device) -> bytes | None:
    """Return the anchor file as it stands, or None; nothing of what is no file. Only the vault key can tell more.

    A reader must call this before it reads the journal: a writer at work writes the journal first.
    """
    if disk.find(device.anchor) is None:
        return None
    try:
        handle = disk.open(device.anchor, write=False)
    except UnsafePlace:
        return b""
    try:
        return disk.read(handle, 0, _PLACES[1] + _SLOT)
    finally:
        disk.close(handle)


def decode(data: bytes, key: bytes | bytearray, vault_id: bytes) -> Record:
    """Find the newest authentic slot."""
    best = Record(None)
    for place, offset in enumerate(_PLACES):
        slot = data[offset : offset + _SLOT]
        body, tag = slot[: _BODY.size], slot[_BODY.size :]
        if len(slot) < _SLOT or not primitives.same(primitives.mac(key, vault_id + body), tag):
            continue
        _, counter, *seen = _BODY.unpack(body)
        if counter > best.counter:
            best = Record(Seen(*seen), counter, place)
    return best


class Anchor:
    """The anchor file, open for writing.

    Writes are synced lazily, but one slot always holds a record that was: the other is written over and
    over until a sync makes it the safe one.
    """

    def __init__(self, disk: Disk, device: Device, key: bytearray, vault_id: bytes, record: Record | None) -> None:
        """Open the file, or make it when ``record`` is None.

        Raises:
            OSError: the system refuses.
        """
        self._disk = disk
        self._key = key
        self._id = vault_id
        self._counter = record.counter if record else 0
        self._place = 1 - record.place if record else 0
        self._unsynced = 0
        if record is None:
            device.make_folder()
            self._handle: Handle = disk.create(device.anchor)
        else:
            self._handle = _reopened(disk, device.anchor)
        try:
            if record is not None:
                # What was read may still be in memory only, from a process that was killed, or whose sync failed:
                # then only writing it again makes it durable.
                if record.seen is not None:
                    disk.write(self._handle, _PLACES[record.place], self._slot(record.seen))
                disk.sync(self._handle)
            disk.sync_folder(device.folder)
        except BaseException:
            disk.close(self._handle)
            raise

    def write(self, seen: Seen) -> None:
        """Record a save that is durable. Not yet durable itself."""
        self._counter += 1
        self._disk.write(self._handle, _PLACES[self._place], self._slot(seen))
        self._unsynced += 1

    def _slot(self, seen: Seen) -> bytes:
        body = _BODY.pack(_MAGIC, self._counter, seen.generation, seen.sequence, seen.saves, seen.chain)
        return body + primitives.mac(self._key, self._id + body)

    @property
    def unsynced(self) -> int:
        """Saves recorded since the last sync."""
        return self._unsynced

    def sync(self) -> None:
        """Return once the record is on the disk. One that failed is not tried again, nor does its slot count."""
        if self._unsynced:
            self._unsynced = 0
            self._disk.sync(self._handle)
            self._place = 1 - self._place

    def close(self) -> None:
        """Close the file, without a sync."""
        self._disk.close(self._handle)

    def rekey(self, key: bytearray) -> None:
        """Authenticate what is written from now on with another key: the vault key was replaced."""
        self._key = key


def _reopened(disk: Disk, path: Path) -> Handle:
    try:
        return disk.open(path, write=True)
    except (UnsafePlace, IsADirectoryError):  # no record was read from it, so none is lost by putting it aside
        disk.rename(path, path.with_name(f"{path.name}-aside"))
        return disk.create(path)
