"""One writer at a time: a lock file beside the journal, and the name of who holds it.

The lock is not on the journal itself, because a compaction puts another file in the journal's place.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from careerjournal.vault.errors import InUse, UnsafePlace

_LONGEST_NOTE = 300  # bytes: a process number and a host name

_OPEN = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Held(Protocol):
    """A lock that is held, on a real disk or a simulated one."""

    def release(self) -> None:
        """Release the lock: the next writer may take it."""


class Lock:
    """A held lock. The file stays when it is released: removing it would let two processes hold "the" lock."""

    def __init__(self, path: Path) -> None:
        """Take the lock without waiting.

        Raises:
            InUse: somebody has it; says who.
            UnsafePlace: something other than a file is there.
            OSError: the file cannot be made.
        """
        self._descriptor = os.open(path, _OPEN, 0o600)
        try:
            _take(self._descriptor)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Release the lock: the next writer may take it. Releasing twice is no error."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            os.close(descriptor)  # which unlocks it


def _take(descriptor: int) -> None:
    # Imported here: it is not needed by a reader, nor before a journal is opened.
    import filelock  # noqa: PLC0415

    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        raise UnsafePlace("Something other than a lock file is in the way. Move it away.")
    if not filelock.lock_descriptor(descriptor, blocking=False):
        raise InUse(*_holder(descriptor))
    names = os.fstat(descriptor).st_nlink
    if not names:  # somebody removed it in this moment, and may have made another
        raise InUse(None, None)
    if names == 1:  # a file of more than one name may be anything that its owner can write to
        _note(descriptor)


def _note(descriptor: int) -> None:
    """Say who holds it: a courtesy; the lock holds without it."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()} {_host()}\n".encode())


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    return os.environ.get("COMPUTERNAME", "")


def _holder(descriptor: int) -> tuple[int | None, str | None]:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        note = os.read(descriptor, _LONGEST_NOTE).decode("utf-8", "replace")
    except OSError:  # Windows lets nobody read a locked file
        return None, None
    pid, _, host = note.strip().partition(" ")
    # The host comes from a file that anybody may have written, and goes to a terminal.
    host = "".join(letter for letter in host if letter.isascii() and letter.isprintable())
    return (int(pid) if pid.isascii() and pid.isdigit() and len(pid) < 20 else None), host or None
