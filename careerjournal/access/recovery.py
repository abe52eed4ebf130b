"""Getting a journal back: a backup in its place, or what can still be read of it in a new one.

Nothing is overwritten.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from careerjournal.access.last_opened import LastOpened
from careerjournal.access.paths import interrupted
from careerjournal.access.unfinished import Unfinished
from careerjournal.journal.about import ANY, mark, marked
from careerjournal.model import Kind
from careerjournal.vault import (
    AlreadyThere,
    Cost,
    Damaged,
    Disk,
    InUse,
    Location,
    RecoveryCode,
    Vault,
    VaultError,
    salvage,
)
from careerjournal.vault.copying import copy_bytes, write_copy
from careerjournal.vault.database import Database
from careerjournal.vault.errors import explained


class Restored(NamedTuple):
    """The result of `restore`."""

    set_aside: Path | None
    """Where what stood in the journal's place is now."""
    recovery_code: str | None
    """The new recovery code, where there is one; None where the one of the backup stays."""


class Salvaged(NamedTuple):
    """The result of `salvage_into`."""

    entries: int
    missing: tuple[str, ...]
    """What could not be read, in sentences; empty when everything could."""
    recovery_code: str


def restore(
    location: Location,
    backup: Path,
    key: str | RecoveryCode,
    passphrase: str,
    *,
    portable: bool,
    cost: Cost,
    today: dt.date,
    shown: Callable[[Restored], object] = lambda _: None,
    disk: Disk | None = None,
) -> Restored:
    """Put a backup in the journal's place.

    A portable backup becomes a journal of this device, with new keys. Any other keeps its keys and its recovery code;
    opened with that code, it gets a passphrase for this device. The backup itself is not touched. Whenever it is ended
    on the way, either the journal is as it was, or the backup in its place, as soon as `finish_restore` has been
    called; then `Unfinished` knows that it was meant. A new recovery code that was not shown by then counts as
    unconfirmed.

    Args:
        location: the journal's.
        backup: any journal file: a portable copy, an automatic one, one from another device.
        key: what opens the backup.
        passphrase: what is to open the journal.
        portable: let a portable backup stay one.
        cost: of one guess at the passphrase, where the keys are new.
        today: for the name of what is set aside.
        shown: shows what was done, and with it the new recovery code.
        disk: the file system.

    Raises:
        InUse: another process writes to the journal.
        JournalError: the backup cannot be opened, or the disk refuses; the journal is as it was.
    """
    disk = disk or Disk()
    staged = _staged(location)
    unfinished = Unfinished(location, disk)
    if backup == staged.file:
        raise AlreadyThere(f"{backup.name} is left of a restore that did not finish. Rename it, then restore it.")
    code = set_aside = None
    with _locked(disk, location), explained("write"):
        for leftover in (staged.file, staged.new):
            disk.remove(leftover)
        try:
            with Vault.open(
                Location(backup, location.state), key, read_only=True, accept_rollback=True, disk=disk
            ) as opened:
                fresh = opened.info.portable and not portable
                chain = opened.chain
                if fresh:
                    code = write_copy(staged, marked(opened.mirror, ANY), passphrase, cost=cost, disk=disk)
            if not fresh:
                copy_bytes(disk, backup, staged.new)
                proven = Location(staged.new, location.state)
                Vault.open(proven, key, read_only=True, accept_rollback=True, disk=disk).close()
                disk.rename(staged.new, staged.file)
                disk.sync_folder(location.file.parent)
            # From here on a power cut leaves a whole copy under a name that `finish_restore` knows.
            aside = _name_aside(disk, location.file, today)
            unfinished.begin(staged, chain, "" if aside is None else aside.name)
            set_aside = aside
            if set_aside is not None:
                disk.rename(location.file, set_aside)
                # Or the next renaming may reach the disk without this one, and cost what stood there.
                disk.sync_folder(location.file.parent)
            disk.rename(staged.file, location.file)
        except BaseException:
            with suppress(OSError):
                _put_back(disk, location, set_aside)
                unfinished.end()
            raise
        disk.sync_folder(location.file.parent)
    restored = Restored(set_aside, None if code is None else str(code))
    with _begun(disk, location, passphrase if fresh else key, passphrase, set_aside) as opened:
        shown(restored)
        if code is not None:
            with suppress(VaultError):  # then its owner is asked for it once more
                mark(Database(opened), None)
    # Only now: this device's record of the journal is on the disk once the journal is closed.
    unfinished.end()
    return restored


def finish_restore(location: Location, disk: Disk | None = None) -> bool:
    """Finish a restore that a power cut interrupted, or clear away what is left of one.

    Returns:
        Whether the journal is in its place only now.

    Raises:
        JournalError: there is no journal in its place, and the one to put there cannot be renamed.
    """
    disk = disk or Disk()
    staged = _staged(location)
    with explained("read"):
        missing = disk.find(location.file) is None
        if disk.find(staged.file) is None and (missing or disk.find(staged.new) is None):
            return False
    try:
        with _locked(disk, location), explained("write"):
            if disk.find(location.file) is None and disk.find(staged.file) is not None:
                disk.rename(staged.file, location.file)
                disk.sync_folder(location.file.parent)
                return True
            unfinished = Unfinished(location, disk)
            # After a power cut the copy may have both names, its old one and the journal's.
            if disk.find(staged.file) is not None and not unfinished.stands():
                unfinished.end()
            for leftover in (staged.new, staged.file):
                disk.remove(leftover)
    except VaultError:  # somebody is restoring in this moment, or nothing can be written here
        if missing and disk.find(location.file) is None:
            raise
    return False


def _staged(location: Location) -> Location:
    return Location(interrupted(location.file), location.state)


def salvage_into(location: Location, target: Path, key: str | RecoveryCode, passphrase: str, *, cost: Cost) -> Salvaged:
    """Write everything that can still be read of a journal into a new one; the old file is only read.

    Args:
        location: the damaged journal's.
        target: the new one's file; nothing may stand there.
        key: what opens the damaged one.
        passphrase: what is to open the new one.
        cost: of one guess at it.

    Raises:
        Damaged: nothing at all can be read.
        JournalError: not even its header can be unlocked, or the disk refuses.
    """
    documents, report = salvage(location, key)
    if not report.frames:
        raise Damaged("Nothing in this file can be read any more. Restore a backup.")
    code = write_copy(Location(target, location.state), documents, passphrase, portable=report.portable, cost=cost)
    entries = sum(len(documents.get(kind.value, {})) for kind in Kind)
    return Salvaged(entries, report.sentences, str(code))


def _name_aside(disk: Disk, file: Path, today: dt.date) -> Path | None:
    """A free name for what stands in the journal's place, whatever it is. It is not read: its disk may be failing."""
    if disk.find(file) is None:
        return None
    stem = f"{file.stem}-replaced-{today.isoformat()}"
    aside, count = file.with_name(f"{stem}{file.suffix}"), 1
    while disk.find(aside) is not None:
        count += 1
        aside = file.with_name(f"{stem}-{count}{file.suffix}")
    return aside


def _put_back(disk: Disk, location: Location, aside: Path | None) -> None:
    """After a failure, put what was renamed back in its place, durably; only then does the copy go."""
    staged = _staged(location)
    if aside is not None and disk.find(location.file) is None:
        disk.rename(aside, location.file)
        disk.sync_folder(location.file.parent)
    for leftover in (staged.new, staged.file):
        disk.remove(leftover)


def _begun(disk: Disk, location: Location, key: str | RecoveryCode, passphrase: str, set_aside: Path | None) -> Vault:
    """Let this device know the restored journal as its newest, and prove that the passphrase opens it; or undo."""
    last_opened = LastOpened(location, disk)
    known = last_opened.known()
    last_opened.keep()
    try:
        return _proven(disk, location, key, passphrase)
    except InUse:
        raise  # somebody opened it in this moment, and with it all is well
    except Exception:  # where it is only interrupted, the next opening finishes it
        with _locked(disk, location), explained("write"):
            if set_aside is None:
                disk.remove(location.file)
            else:
                disk.rename(set_aside, location.file)
            disk.sync_folder(location.file.parent)
        last_opened.put_back(known)
        Unfinished(location, disk).end()
        raise


def _proven(disk: Disk, location: Location, key: str | RecoveryCode, passphrase: str) -> Vault:
    opened = Vault.open(location, key, accept_rollback=True, disk=disk)
    try:
        if isinstance(key, RecoveryCode):
            opened.set_passphrase(passphrase)
        Vault.open(location, passphrase, read_only=True, disk=disk).close()
    except BaseException:
        opened.close()
        raise
    return opened


@contextmanager
def _locked(disk: Disk, location: Location) -> Iterator[None]:
    with explained("write"):
        disk.make_folder(location.file.parent, private=False)
        lock = disk.lock(location.lock)
    try:
        yield
    finally:
        lock.release()
