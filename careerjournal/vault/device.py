"""What this device keeps of a journal, outside the journal's folder: its secrets, and where its anchor is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from careerjournal.vault import primitives
from careerjournal.vault.disk import Disk
from careerjournal.vault.errors import UnsafePlace
from careerjournal.vault.slots import HINT_SIZE, device_hint

_MAGIC = b"CJDEVICE"
_HEX = "0123456789abcdef"
_SIZE = len(_MAGIC) + 16 + primitives.KEY_SIZE + 32
_PREFIX = "device-"
_MOST = 16  # files looked at


class Device:
    """One journal's folder in the device's state folder.

    A secret's file is named by its hint, so that a new secret can be made durable before the journal's
    header asks for it, and the old one removed after.
    """

    def __init__(self, disk: Disk, state: Path, vault_id: bytes) -> None:
        """Name the folder; nothing is touched yet."""
        self._disk = disk
        self._id = vault_id
        self.folder = state / vault_id.hex()
        self.anchor = self.folder / "anchor"

    @property
    def called(self) -> str:
        """What its folder is called where it cannot be written."""
        return f"The folder of this device's records, {self.folder.parent},"

    def hints(self) -> list[bytes]:
        """Say which secrets are here by their names, those left over from a change of keys that failed included."""
        names = [name.removeprefix(_PREFIX) for name in self._names()]
        return [bytes.fromhex(name) for name in names if len(name) == 2 * HINT_SIZE and not name.strip(_HEX)]

    def secrets(self, wanted: Iterable[bytes]) -> dict[bytes, bytes]:
        """Read this device's secrets, by hint. A file that is not whole is as good as none.

        Args:
            wanted: the hints of those that may open something. Their files are looked at first: a change of keys
                that fails leaves its secret behind, and those may be many.

        Raises:
            OSError, UnsafePlace: one of those that are wanted is there, and cannot be read.
        """
        first = {_PREFIX + hint.hex() for hint in wanted}
        found = {}
        for name in sorted(self._names(), key=lambda name: name not in first)[:_MOST]:
            try:
                data = self._read(self.folder / name)
            except FileNotFoundError:  # a change of keys beside a reader removes the old one
                continue
            except (OSError, UnsafePlace):
                if name in first:
                    raise
                continue  # a folder, a link, a pipe: whatever it is, nothing here is asked for
            body = data[:-32]
            if len(data) == _SIZE and primitives.sha256(body) == data[-32:] and body.startswith(_MAGIC + self._id):
                secret = body[-primitives.KEY_SIZE :]
                found[device_hint(secret, self._id)] = secret
        return found

    def _read(self, path: Path) -> bytes:
        handle = self._disk.open(path, write=False)
        try:
            return self._disk.read(handle, 0, _SIZE + 1)
        finally:
            self._disk.close(handle)

    def exposed(self, *, mend: bool) -> Path | None:
        """Which of its folders others can get into, if any.

        Args:
            mend: close them first, where the system lets it.
        """
        folders = (self.folder.parent, self.folder)
        return next((path for path in folders if not self._disk.closed(path, mend=mend)), None)

    def make_folder(self) -> None:
        """Make the folder, durably, closed to everybody else.

        Raises:
            UnsafePlace: something else is in the way.
        """
        self._disk.make_folder(self.folder.parent, private=False)
        self._disk.make_folder(self.folder, private=True)

    def add_secret(self) -> bytes:
        """Draw a secret, and make it durable before it is returned."""
        self.make_folder()
        secret = primitives.random(primitives.KEY_SIZE)
        body = _MAGIC + self._id + secret
        path = self._path(device_hint(secret, self._id))
        handle = self._disk.create(path)
        try:
            self._disk.write(handle, 0, body + primitives.sha256(body))
            self._disk.sync(handle)
        finally:
            self._disk.close(handle)
        self._disk.sync_folder(self.folder)
        return secret

    def remove_secret(self, hint: bytes) -> None:
        """Forget a secret. The bytes may stay on the disk until they are written over."""
        self._disk.remove(self._path(hint))
        self._disk.sync_folder(self.folder)

    def _names(self) -> list[str]:
        return [name for name in self._disk.names(self.folder) if name.startswith(_PREFIX)]

    def _path(self, hint: bytes) -> Path:
        return self.folder / (_PREFIX + hint.hex())
