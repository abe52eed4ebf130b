"""Sealed drafts on this device, outside the journal's folder: for a program that ends before they could be stored.

A terminal that goes away asks nobody. Where the journal's disk took nothing, this device's state folder may.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from hashlib import sha256
from typing import Final

from careerjournal.vault import Disk, Location, VaultError
from careerjournal.vault.copying import replace_bytes

_LENGTH: Final = struct.Struct("<I")
_MOST: Final = 64 * 1024 * 1024
"""Bytes that are read: as much as one save may hold."""


class PutAside:
    """The file of sealed drafts that were put aside for the journal at one place.

    Args:
        location: the journal's.
        disk: the file system.
    """

    def __init__(self, location: Location, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        # As with the record of a place: the name need not tell whoever reads the folder where journals are.
        name = sha256(str(location.file).encode("utf-8", "surrogateescape")).hexdigest()
        self._file = location.state / f"unsaved-{name[:32]}"

    def write(self, parcels: list[bytes]) -> bool:
        """Write these sealed drafts in place of those there, durably, or remove the file where there are none.

        Returns:
            Whether that could be done.
        """
        if not parcels:
            self._remove()
            return True
        content = b"".join(_LENGTH.pack(len(parcel)) + parcel for parcel in parcels)
        try:
            self._disk.make_folder(self._file.parent, private=False)
            replace_bytes(self._disk, self._file, content)
        except (OSError, VaultError):
            return False
        return True

    def read(self) -> list[bytes]:
        """The sealed drafts that were put aside; an empty list where none were, or they cannot be read."""
        with suppress(OSError, VaultError):
            if self._disk.find(self._file) is None:
                return []
            handle = self._disk.open(self._file, write=False)
            try:
                return _parcels(self._disk.read(handle, 0, _MOST))
            finally:
                self._disk.close(handle)
        return []

    def _remove(self) -> None:
        with suppress(OSError, VaultError):
            if self._disk.find(self._file) is not None:
                self._disk.remove(self._file)
                self._disk.sync_folder(self._file.parent)


def _parcels(content: bytes) -> list[bytes]:
    found, at = [], 0
    while at + _LENGTH.size <= len(content):
        (size,) = _LENGTH.unpack_from(content, at)
        at += _LENGTH.size
        found.append(content[at : at + size])
        at += size
    return found
