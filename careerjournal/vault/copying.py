"""Copies of a journal: the file as it is, byte for byte, or its documents in a journal with keys of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from careerjournal.vault import primitives, slots
from careerjournal.vault.changes import Contents
from careerjournal.vault.device import Device
from careerjournal.vault.disk import Disk
from careerjournal.vault.errors import AlreadyThere, Damaged, explained
from careerjournal.vault.frames import Codec
from careerjournal.vault.header import Header
from careerjournal.vault.journal_file import write_generation
from careerjournal.vault.keys import Keys
from careerjournal.vault.opening import Location
from careerjournal.vault.primitives import DEFAULT_COST, Cost
from careerjournal.vault.recovery_code import RecoveryCode
from careerjournal.vault.vault import Vault
from careerjournal.vault.ways_in import sane

_PIECE = 1024 * 1024


def copy_bytes(disk: Disk, source: Path, target: Path) -> None:
    """Copy a file that nobody writes to into a new one, durably; renaming it is the caller's. Failing leaves nothing.

    Raises:
        OSError, UnsafePlace: it cannot be read or written, or something stands at the target.
    """
    reading = disk.open(source, write=False)
    try:
        writing = disk.create(target)
        try:
            at = 0
            while piece := disk.read(reading, at, _PIECE):
                disk.write(writing, at, piece)
                at += len(piece)
            disk.sync(writing)
        except BaseException:
            with suppress(OSError):
                disk.close(writing)
            with suppress(OSError):
                disk.remove(target)
            raise
        disk.close(writing)
    finally:
        disk.close(reading)


def replace_bytes(disk: Disk, path: Path, content: bytes) -> None:
    """Let a small file hold this, durably, and either this or what it held before.

    Raises:
        OSError: the system refuses.
    """
    new = path.with_name(f"{path.name}.new")
    disk.remove(new)  # what a power cut left
    handle = disk.create(new)
    try:
        disk.write(handle, 0, content)
        disk.sync(handle)
    finally:
        disk.close(handle)
    disk.rename(new, path)
    disk.sync_folder(path.parent)


def write_copy(
    location: Location,
    documents: Contents,
    passphrase: str,
    *,
    portable: bool = False,
    cost: Cost = DEFAULT_COST,
    disk: Disk | None = None,
    told: Callable[[int], object] = lambda _: None,
) -> RecoveryCode:
    """Write documents into a new journal. It has its name only once it was opened with the passphrase, and compared.

    Args:
        location: where; nothing may stand there.
        documents: what it is to hold.
        passphrase: not empty.
        portable: let the passphrase alone open it, on any device.
        cost: of one guess at the passphrase.
        disk: the file system.
        told: how many bytes are written by now, again and again; where it raises, nothing is left of the copy.

    Returns:
        The new journal's own recovery code.

    Raises:
        AlreadyThere: something stands at the place.
        WrongPassphrase: it is empty.
        Damaged: what was written does not read as it should: a fault of this machine.
        OutOfSpace, CannotWrite, UnsafePlace, NotEnoughMemory: see `errors`.
    """
    sane(passphrase, cost)
    disk = disk or Disk()
    vault_id = primitives.random(16)
    keys = Keys.make(vault_id)
    code = RecoveryCode.make()
    with explained("write", str(location.file)):
        _refuse_to_overwrite(disk, location.file)
        # The file may be named anything, so what bears its temporary name may be the owner's, too.
        if disk.find(location.new) is not None:
            raise AlreadyThere(
                f"Something already stands at {location.new.name}, where {location.file.name} is written before it has "
                "its name. If it is left of a copy that was ended early, remove it; or choose another name. Nothing is "
                "overwritten."
            )
        disk.make_folder(location.file.parent, private=False)
        # Durable before the journal that needs it.
        device = Device(disk, location.state, vault_id)
        with explained("write", device.called):
            secret = None if portable else device.add_secret()
        ways_in = (
            slots.passphrase_slot(keys.vault, vault_id, passphrase, cost, secret),
            slots.recovery_slot(keys.vault, vault_id, code),
        )
        header = Header(vault_id, 1, primitives.random(32), bytes(32), ways_in).sealed(keys)
        write_generation(
            disk, location.new, header=header, codec=Codec(keys, header), mirror=documents, saves=0, told=told
        )
        try:
            keys.wipe()
            _prove(disk, Location(location.new, location.state), passphrase, documents)
            _refuse_to_overwrite(disk, location.file)
            disk.rename(location.new, location.file)
        except BaseException:
            with suppress(OSError):
                disk.remove(location.new)
            raise
        disk.sync_folder(location.file.parent)
    return code


def _prove(disk: Disk, location: Location, passphrase: str, documents: Contents) -> None:
    with Vault.open(location, passphrase, read_only=True, disk=disk) as opened:
        if _filled(opened.mirror) != _filled(documents):
            raise Damaged("The copy did not read as it was written, so it was thrown away. Check the disk.")


def _filled(documents: Contents) -> Contents:
    return {table: kept for table, kept in documents.items() if kept}


def _refuse_to_overwrite(disk: Disk, path: Path) -> None:
    if disk.find(path) is not None:
        raise AlreadyThere(f"Something already stands at {path.name}. Choose another name; nothing is overwritten.")
