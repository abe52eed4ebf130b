"""The one class through which a vault touches the file system.

Every durable effect is a method of `Disk`, so that tests can put a simulated disk in its place: each
call is a point where the power can fail, and only what `sync` or `sync_folder` returned from is sure
to survive. Errors are the system's own `OSError`; who calls turns them into sentences.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from careerjournal.vault.errors import UnsafePlace
from careerjournal.vault.lock import Held, Lock

_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# Without O_NONBLOCK, opening a named pipe put in the journal's place would wait for ever.
_OPEN = _SAFE | getattr(os, "O_NONBLOCK", 0)

_NO_FILE = "What stands there is not a regular file. Name the journal's own file."

FILE_MODE = 0o600
"""A file's permissions: its owner reads and writes, nobody else does anything."""

FOLDER_MODE = 0o700
"""A folder's permissions."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the system says of a file: which one it is, and its size in bytes."""

    device: int
    inode: int
    size: int

    def same_file(self, other: Look) -> bool:
        """Say whether both are looks at one file, whatever its size."""
        return (self.device, self.inode) == (other.device, other.inode)


class Handle:
    """An open file. Only the `Disk` that gave it knows what is inside."""

    __slots__ = ("descriptor", "path")

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self.descriptor = descriptor


class Disk:
    """The real file system."""

    def open(self, path: Path, *, write: bool) -> Handle:
        """Open a file that exists: no symbolic link, a regular file, the owner's own.

        Raises:
            UnsafePlace: it is something else.
            OSError: the system refuses.
        """
        if path.is_symlink():  # where O_NOFOLLOW does not exist
            raise UnsafePlace("A symbolic link stands where a file should be. Name the file itself.")
        try:
            descriptor = os.open(path, _OPEN | (os.O_RDWR if write else os.O_RDONLY))
        except OSError as error:
            if error.errno == errno.ENXIO:  # a socket
                raise UnsafePlace(_NO_FILE) from error
            raise
        try:
            _check(os.fstat(descriptor))
            if write and hasattr(os, "fchmod"):
                # A disk without permissions (FAT) refuses, and must not keep its owner out.
                with suppress(OSError):
                    os.fchmod(descriptor, FILE_MODE)
        except BaseException:
            os.close(descriptor)
            raise
        return Handle(path, descriptor)

    def create(self, path: Path) -> Handle:
        """Make a new, empty file, and refuse if anything is there. `sync_folder` makes its name durable.

        Raises:
            FileExistsError: something stands there already, a broken symbolic link included.
        """
        return Handle(path, os.open(path, _SAFE | os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))

    def read(self, handle: Handle, offset: int, size: int) -> bytes:
        """Return up to ``size`` bytes from ``offset``; fewer only at the end of the file."""
        pieces = []
        while size > 0:
            piece = _pread(handle.descriptor, size, offset)
            if not piece:
                break
            pieces.append(piece)
            offset += len(piece)
            size -= len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def write(self, handle: Handle, offset: int, data: bytes) -> None:
        """Write all of ``data`` at ``offset``, or raise; then any part of it may be there."""
        view = memoryview(data)
        while view:
            written = _pwrite(handle.descriptor, view, offset)
            if written <= 0:
                raise OSError(errno.ENOSPC, "a write wrote nothing")
            offset += written
            view = view[written:]

    def truncate(self, handle: Handle, size: int) -> None:
        """Cut the file to ``size`` bytes."""
        os.ftruncate(handle.descriptor, size)

    def sync(self, handle: Handle) -> None:
        """Return once the file's bytes and its size are on the disk.

        A failed sync must never be tried again: the system may have dropped the unwritten pages and
        report success the second time (Rebello et al., "Can Applications Recover from fsync Failures?", 2020).
        """
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415 - there is none on Windows

            # fsync on macOS leaves the bytes in the drive's cache.
            fcntl.fcntl(handle.descriptor, fcntl.F_FULLFSYNC)
        elif hasattr(os, "fdatasync"):
            os.fdatasync(handle.descriptor)
        else:
            os.fsync(handle.descriptor)

    def close(self, handle: Handle) -> None:
        """Close the file. Closing twice is no error."""
        if handle.descriptor >= 0:
            descriptor, handle.descriptor = handle.descriptor, -1
            os.close(descriptor)

    def look(self, handle: Handle) -> Look:
        """Say which file is open, and its size."""
        seen = os.fstat(handle.descriptor)
        return Look(seen.st_dev, seen.st_ino, seen.st_size)

    def find(self, path: Path) -> Look | None:
        """Say what stands at a path, without following a symbolic link; None when nothing does."""
        try:
            seen = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Look(seen.st_dev, seen.st_ino, seen.st_size)

    def names(self, folder: Path) -> list[str]:
        """List a folder, sorted; empty when there is none."""
        try:
            return sorted(path.name for path in folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []

    def rename(self, source: Path, target: Path) -> None:
        """Put ``source`` in ``target``'s place in one step. `sync_folder` makes it durable."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Take a file's name away; no error when it has none."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path, *, private: bool) -> None:
        """Make a folder and those above it, readable by the owner alone, and durably so.

        Args:
            path: the folder.
            private: an existing folder must be the owner's, and is closed to others. Without it, a folder
                that exists is left as it is: people keep journals in shared folders, on USB sticks, anywhere.

        Raises:
            UnsafePlace: it must be private and is a symbolic link or somebody else's; or something else is in the way.
        """
        missing = []
        above = path
        while not above.exists() and not above.is_symlink():
            missing.append(above)
            above = above.parent
        if missing and not above.is_dir():
            raise UnsafePlace(
                f"The journal cannot be written: something other than a folder stands at {above}. Move it away and try "
                "again."
            )
        for folder in reversed(missing):
            folder.mkdir(FOLDER_MODE, exist_ok=True)
            self.sync_folder(folder.parent)
        if private and not missing:
            seen = path.lstat()
            if not stat.S_ISDIR(seen.st_mode) or not _ours(seen):
                raise UnsafePlace(
                    "The folder for this device's records is a link or belongs to somebody else. "
                    "Move it away and try again."
                )
            if seen.st_mode & 0o077 and os.name == "posix":
                path.chmod(FOLDER_MODE)

    def closed(self, path: Path, *, mend: bool) -> bool:
        """Whether a folder is closed to everybody but its owner, or is not there.

        Args:
            path: the folder.
            mend: close it, where the system lets it and it is not one that everybody shares.
        """
        if os.name != "posix":
            return True
        try:
            mode = path.stat().st_mode
            if mend and mode & 0o077 and not mode & stat.S_ISVTX:
                with suppress(OSError):
                    path.chmod(FOLDER_MODE)
            # Looked at again: a disk without permissions takes them all, and keeps none.
            return not path.stat().st_mode & 0o077
        except OSError:  # there is none, or none that anybody gets into
            return True

    def sync_folder(self, path: Path) -> None:
        """Return once the names in a folder are on the disk. Windows has no such call; it returns at once."""
        if os.name != "posix":
            return
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def lock(self, path: Path) -> Held:
        """Take the lock file at ``path``, or say who has it.

        Raises:
            InUse: another opener has it.
        """
        if (at := self.find(path)) is not None and (path.is_symlink() or not path.is_file()):
            raise UnsafePlace(f"Something other than a lock file is in the way (file {at.inode}). Move it away.")
        return Lock(path)


def _ours(seen: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or seen.st_uid == os.geteuid()


def _check(seen: os.stat_result) -> None:
    if not stat.S_ISREG(seen.st_mode):
        raise UnsafePlace(_NO_FILE)
    if not _ours(seen):
        raise UnsafePlace("The file belongs to another user. Copy it to a folder of your own and open the copy.")


def _pread(descriptor: int, size: int, offset: int) -> bytes:
    if hasattr(os, "pread"):
        return os.pread(descriptor, size, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.read(descriptor, size)


def _pwrite(descriptor: int, data: memoryview, offset: int) -> int:
    if hasattr(os, "pwrite"):
        return os.pwrite(descriptor, data, offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    return os.write(descriptor, data)
