"""Which journal was last opened at a place, so that another one put there is noticed.

The vault knows a journal by its id, and notices an older copy of the same one. A second journal of the same owner, with
the same passphrase on the same device, is as authentic as the first; only the place can tell them apart.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from careerjournal.access.paths import device_record
from careerjournal.journal.errors import AnotherJournal
from careerjournal.vault import Disk, Location, VaultError
from careerjournal.vault.copying import replace_bytes
from careerjournal.vault.opening import identity

_SIZE: Final = 16


class LastOpened:
    """The record, on this device, of which journal was last opened at a place.

    Args:
        location: the journal's.
        disk: the file system.
    """

    def __init__(self, location: Location, disk: Disk | None = None) -> None:
        self._location = location
        self._disk = disk or Disk()
        self._file = device_record(location.state, location.file, "place")

    def check(self) -> None:
        """Make sure that what stands there is the journal that was last opened there, or that none was.

        What cannot be read is for opening to explain.

        Raises:
            AnotherJournal: it is another.
        """
        known, found = self.known(), self._found()
        if known and found and known != found:
            raise AnotherJournal(
                "The journal in this place is not the one that was last opened from it. Look for that one; go on with "
                "this one only if you put it there, or mean to."
            )

    def keep(self) -> None:
        """Record the journal that stands there now. Where that cannot be written, the journal is open all the same."""
        self.put_back(self._found())

    def put_back(self, known: bytes) -> None:
        """Record what was `known` before; nothing is done where nothing was."""
        if known and known != self.known():
            with suppress(OSError, VaultError):
                self._disk.make_folder(self._file.parent, private=False)
                replace_bytes(self._disk, self._file, known)

    def known(self) -> bytes:
        """The id of the journal that was last opened there; empty where none is known."""
        with suppress(OSError, VaultError):
            handle = self._disk.open(self._file, write=False)
            try:
                return self._disk.read(handle, 0, _SIZE)
            finally:
                self._disk.close(handle)
        return b""

    def _found(self) -> bytes:
        with suppress(OSError, VaultError):
            return identity(self._disk, self._location)
        return b""
