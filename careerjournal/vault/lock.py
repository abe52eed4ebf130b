"""One writer at a time: a lock file beside the journal, and the name of who holds it.

The lock is not on the journal itself, because a compaction puts another file in the journal's place.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from careerjournal.vault.errors import InUse

_LONGEST_NOTE = 300  # bytes: a process number and a host name


class Held(Protocol):
    """A lock that is held, on a real disk or a simulated one."""

    def release(self) -> None:
        """Let the next writer in."""


class Lock:
    """A held lock. The file stays when it is released: removing it would let two processes hold "the" lock."""

    def __init__(self, path: Path) -> None:
        """Take the lock without waiting.

        Raises:
            InUse: somebody has it; says who.
            OSError: the file cannot be made.
        """
        # Imported here: it is not needed by a reader, nor before a journal is opened.
        import filelock  # noqa: PLC0415

        # Some versions of filelock empty the file while trying, so who holds it is read first.
        holder = _holder(path)
        # Any thread may close the vault, hence not thread_local.
        self._lock = filelock.FileLock(path, timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except filelock.Timeout as error:
            raise InUse(*holder) from error
        # The note is a courtesy; the lock holds without it.
        with suppress(OSError):
            path.write_text(f"{os.getpid()} {_host()}\n", encoding="utf-8")

    def release(self) -> None:
        """Let the next writer in. Releasing twice is no error."""
        self._lock.release()


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    return os.environ.get("COMPUTERNAME", "")


def _holder(path: Path) -> tuple[int | None, str | None]:
    try:
        with path.open("rb") as file:
            note = file.read(_LONGEST_NOTE).decode("utf-8", "replace")
    except OSError:  # Windows lets nobody read a locked file
        return None, None
    pid, _, host = note.strip().partition(" ")
    # The host comes from a file that anybody may have written, and goes to a terminal.
    host = "".join(letter for letter in host if letter.isascii() and letter.isprintable())
    return (int(pid) if pid.isascii() and pid.isdigit() else None), host or None
