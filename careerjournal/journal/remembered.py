"""Which journal was last opened at a place, so that another one put there is noticed.

The vault knows a journal by its id, and notices an older copy of the same one. A second journal of the same owner, with
the same passphrase on the same device, is as authentic as the first; only the place can tell them apart.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import Final

from careerjournal.journal.errors import AnotherJournal
from careerjournal.vault import Disk, Place, VaultError
from careerjournal.vault.copying import replace_bytes
from careerjournal.vault.opening import identity

_SIZE: Final = 16


class Remembered:
    """What this device remembers of one place.

    Args:
        place: the journal's.
        disk: the file system.
    """

    def __init__(self, place: Place, disk: Disk | None = None) -> None:
        self._place = place
        self._disk = disk or Disk()
        # The folder of this device's records need not tell whoever reads it where journals are.
        name = sha256(str(place.file).encode("utf-8", "surrogateescape")).hexdigest()
        self._file = place.state / f"place-{name[:32]}"

    def check(self) -> None:
        """Make sure that what stands there is the journal that was last opened there, or that none was.

        What cannot be read is for opening to explain.

        Raises:
            AnotherJournal: it is another.
        """
        known, found = self._known(), self._found()
        if known and found and known != found:
            raise AnotherJournal(
                "The journal in this place is not the one that was last opened from it. Look for that one; go on with "
                "this one only if you put it there, or mean to."
            )

    def keep(self) -> None:
        """Remember what stands there now. Where that cannot be written, the journal is open all the same."""
        found = self._found()
        if found and found != self._known():
            with suppress(OSError, VaultError):
                self._disk.make_folder(self._file.parent, private=False)
                replace_bytes(self._disk, self._file, found)

    def _known(self) -> bytes:
        with suppress(OSError, VaultError):
            handle = self._disk.open(self._file, write=False)
            try:
                return self._disk.read(handle, 0, _SIZE)
            finally:
                self._disk.close(handle)
        return b""

    def _found(self) -> bytes:
        with suppress(OSError, VaultError):
            return identity(self._disk, self._place)
        return b""
