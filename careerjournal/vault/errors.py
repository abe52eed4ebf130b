"""What can go wrong with a vault: one family, a plain sentence for people, a cause for developers.

No message ever holds text from a journal, a passphrase or a recovery code.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal


class VaultError(Exception):
    """Anything a vault refuses or cannot do. ``str(error)`` is a sentence that says what to do."""


class BadChanges(VaultError):
    """A save holds something that JSON cannot say, or was read back as something no vault writes."""


class Locked(VaultError):
    """The key that was given opens nothing here: the family of what another try may put right."""


class WrongPassphrase(Locked):
    """No slot of the header opens with this passphrase or recovery code."""


class DeviceSecretMissing(Locked):
    """The passphrase needs this journal's secret of this device, which is not here or cannot be used."""


class BadRecoveryCode(Locked):
    """What was typed is not a recovery code.

    Attributes:
        group: the first group that looks wrong, counted from 1; None when no single group can be blamed.
    """

    def __init__(self, message: str, group: int | None = None) -> None:
        super().__init__(message)
        self.group = group


class NotThere(VaultError):
    """No journal stands at this place."""


class AlreadyThere(VaultError):
    """Something already stands where a new journal was to be made. Nothing is ever overwritten."""


class NotAJournal(VaultError):
    """The file is empty, foreign, or too short to be a journal."""


class UnknownVersion(VaultError):
    """The file was written by a newer version than this one can read, or can write.

    Attributes:
        readable: whether it can be opened to read only.
    """

    def __init__(self, message: str, *, readable: bool = False) -> None:
        super().__init__(message)
        self.readable = readable


class Unsound(VaultError):
    """The file is a journal, but not the one that was last saved: the family of what salvage is for."""


class Damaged(Unsound):
    """Part of the file cannot be read, while something authentic stands after it."""


class Tampered(Unsound):
    """The file was changed, cut, reordered or put together by something that does not hold its keys."""


@dataclass(frozen=True, slots=True)
class SavePoint:
    """A point in a journal's life: which rewrite of the file, and the number of saves up to there."""

    generation: int
    save: int


class RolledBack(Unsound):
    """The file is older than the last save this device saw, or tells another history.

    Attributes:
        last_seen: the last save this device saw.
        found: the last save in the file.
    """

    def __init__(self, last_seen: SavePoint, found: SavePoint) -> None:
        self.last_seen = last_seen
        self.found = found
        if found.save < last_seen.save:
            what = f"This is an older copy of the journal: it ends at save {found.save}"
        else:
            what = f"This copy of the journal tells another history: it ends at save {found.save}"
        super().__init__(
            f"{what}, and the last save seen on this device was number {last_seen.save}. "
            "Look for the newer file; go on with this one only if you mean to."
        )


class InUse(VaultError):
    """Another process has the journal open for writing.

    Attributes:
        pid: that process's number, or None when it could not be read.
        host: the name of the machine it runs on, or None.
    """

    def __init__(self, pid: int | None, host: str | None) -> None:
        self.pid = pid
        self.host = host
        who = "another process" if pid is None else f"process {pid}" + (f" on {host}" if host else "")
        super().__init__(f"The journal is open in {who}. Close it there, or open it here for reading only.")


class ReadOnly(VaultError):
    """The journal was opened for reading only, and was asked to change."""


class SessionStopped(VaultError):
    """The journal was closed, or an error past a write ended this session: nothing is saved in it until `reopen`."""


class TooLarge(VaultError):
    """One save, or the file, is larger than any reader of this format accepts."""


class CannotWrite(VaultError):
    """The system refused to write."""


class OutOfSpace(CannotWrite):
    """The disk, or the owner's share of it, is full."""


class CannotRead(VaultError):
    """The system refused to read."""


class UnsafePlace(VaultError):
    """A file is a symbolic link, is not a regular file, or belongs to somebody else."""


class NotEnoughMemory(VaultError):
    """The machine has not enough free memory for this."""


_JOURNAL = "The journal"
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
_WHY = {
    errno.EACCES: "permission was refused",
    errno.EPERM: "permission was refused",
    errno.EROFS: "the disk can only be read",
    errno.EISDIR: "a folder stands there",
    errno.ENAMETOOLONG: "its name is too long",
}


@contextmanager
def explained(doing: Literal["read", "write"], what: str = _JOURNAL) -> Iterator[None]:
    """Turn what the system raises inside into this family, with the system's error as the cause.

    Args:
        doing: what was being done; decides between `CannotRead` and `CannotWrite`.
        what: to what, where it is not the journal: it begins the sentence.
    """
    try:
        yield
    except MemoryError as error:
        raise NotEnoughMemory(
            "There is not enough free memory for this. Close other programs and try again."
        ) from error
    except FileNotFoundError as error:
        if what != _JOURNAL:
            raise CannotWrite(f"{what} cannot be written: its folder is not there any more. Try again.") from error
        raise NotThere("There is no journal at this place, or part of it is missing.") from error
    except OSError as error:
        if error.errno in _FULL:
            raise OutOfSpace("The disk is full. Make room and try again.") from error
        if error.errno == errno.ELOOP:
            raise UnsafePlace(
                "A symbolic link stands where the journal or its records should be. Name the file itself."
            ) from error
        why = _WHY.get(error.errno or 0, "the system reported an error")
        if doing == "read" or error.errno == errno.EISDIR:
            raise CannotRead(f"{what} cannot be read: {why}. Check the disk and the file's permissions.") from error
        raise CannotWrite(
            f"{what} cannot be written: {why}. Check the disk and the folder's permissions, then try again."
        ) from error
