"""What opening a journal means: unlock, verify, replay, and then the rules, in this order."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from careerjournal.vault import anchor, header, slots
from careerjournal.vault.anchor import Record, Seen
from careerjournal.vault.device import Device
from careerjournal.vault.disk import Disk, Handle
from careerjournal.vault.errors import Damaged, RolledBack, SavePoint, Tampered, TooLarge, explained
from careerjournal.vault.frames import Codec
from careerjournal.vault.header import Found, Header
from careerjournal.vault.keys import Keys
from careerjournal.vault.recovery_code import RecoveryCode
from careerjournal.vault.replay import Replay

MAX_FILE = 4 * 1024**3
"""Bytes: the whole log is read at once, and a hostile file must not fill the memory."""

_TURNS = 8
"""Times a file is opened anew because another took its name meanwhile; each costs as long as a rewrite of the file."""

_SALVAGE = "Another copy of the file may be whole; from this one, what is authentic can be salvaged."


@dataclass(frozen=True, slots=True)
class Location:
    """Where a journal is.

    Attributes:
        file: the journal's file.
        state: the device's folder for what must not lie beside the journal: secrets and anchors.
    """

    file: Path
    state: Path

    @property
    def lock(self) -> Path:
        """The lock file, beside the journal."""
        return self.file.with_name(self.file.name + ".lock")

    @property
    def new(self) -> Path:
        """Where the next generation is written, until it takes the journal's place."""
        return self.file.with_name(self.file.name + ".new")


@dataclass(frozen=True, slots=True)
class OpeningReport:
    """What the owner should hear about an opening.

    Attributes:
        torn_tail_bytes: bytes of a save that never finished, cut off (or, read only, passed over).
        new_device: this device has no authentic record of the journal, so an older copy could not be noticed.
        bad_record: it has one that is not authentic.
        exposed: a folder of this device's that others can get into, and that could not be closed to them.
        accepted: the last save this device saw, when going on with another copy was accepted.
        mended_header: one of the header's copies was damaged, and was written again (read only: will be).
        leftover: an unfinished rewrite of the file was found and removed.
    """

    torn_tail_bytes: int = 0
    new_device: bool = False
    bad_record: bool = False
    exposed: Path | None = None
    accepted: SavePoint | None = None
    mended_header: bool = False
    leftover: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same, in words; nothing when all was well."""
        said = []
        if self.torn_tail_bytes:
            cut = "1 byte" if self.torn_tail_bytes == 1 else f"{self.torn_tail_bytes} bytes"
            said.append(
                f"The last save had not finished, and {cut} at the end of the file had to be left out. Nothing that "
                "was reported as saved is lost."
            )
        if self.new_device and not self.bad_record:
            said.append(
                "This device has no record of the journal yet, so whether this is its newest copy could not be checked."
            )
        if self.bad_record:
            said.append(
                "This device's record of the last save is damaged, or was made with other keys, so whether this is "
                "the journal's newest copy could not be checked."
            )
        if self.exposed:
            said.append(
                f"Other users of this machine can get into {self.exposed}, where the journal's secret on this device "
                "is kept. Close that folder to them, or move it to a disk that knows permissions."
            )
        if self.accepted:
            said.append(
                f"You went on with a copy other than the last one seen here, which ended at save {self.accepted.save}."
            )
        if self.mended_header:
            said.append("One of the two copies of the file's header was damaged; the other was good and is used.")
        if self.leftover:
            said.append("A rewrite of the file had not finished; its leftover was removed. Nothing is lost.")
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An unlocked journal, its header verified, its log read but not yet judged.

    Attributes:
        found: the header.
        keys: all keys.
        codec: reads and writes this generation's frames.
        device: this device's folder for it.
        record: this device's anchor; None when it has none.
        log: every byte after the header.
    """

    found: Found
    keys: Keys
    codec: Codec
    device: Device
    record: Record | None
    log: bytes

    @property
    def header(self) -> Header:
        """The verified header."""
        return self.found.header

    @property
    def seen(self) -> Seen | None:
        """The last save this device saw."""
        return self.record.seen if self.record else None

    @property
    def bad_record(self) -> bool:
        """Whether this device has a record that is not authentic."""
        return self.record is not None and self.record.seen is None

    @property
    def milestone(self) -> int | None:
        """The sequence number at which the chain's value is to be compared."""
        return self.seen.sequence if self.seen and self.seen.generation == self.header.generation else None


def identity(disk: Disk, location: Location) -> bytes:
    """The id of the journal that stands there, as its header gives it; nothing vouches for it until it is unlocked.

    Raises:
        NotAJournal, UnknownVersion, Damaged, Tampered: see `header.find`.
        OSError, UnsafePlace: it cannot be read.
    """
    handle = disk.open(location.file, write=False)
    try:
        return header.find(disk.read(handle, 0, header.START)).header.vault_id
    finally:
        disk.close(handle)


@dataclass(frozen=True, slots=True)
class Reached:
    """A journal's file, open, and what this device keeps of it. Nothing is authentic yet.

    Attributes:
        handle: the file; whoever asked for it closes it.
        found: its header.
        device: this device's folder for it.
        secrets: this device's secrets, by hint; none where a recovery code is to open it.
        anchored: the anchor file as it stands; None when there is none.
    """

    handle: Handle
    found: Found
    device: Device
    secrets: dict[bytes, bytes]
    anchored: bytes | None


def reach(disk: Disk, location: Location, key: str | RecoveryCode | Keys, *, write: bool) -> Reached:
    """Open the file, and read its header and then this device's record, which is no newer than the file.

    Beside a reader, a rewrite may put another file in the journal's place and record that one, or remove a secret
    that only the file before asks for. So the name is looked at again, and if another file has it, all is read anew.

    Raises:
        NotAJournal, UnknownVersion, Damaged, Tampered: see `header.find`.
        CannotRead, CannotWrite, UnsafePlace: it cannot be opened.
    """
    turns = _TURNS
    while True:
        turns -= 1
        with explained("write" if write else "read"):
            handle = disk.open(location.file, write=write)
        try:
            found = header.find(disk.read(handle, 0, header.START))
            device = Device(disk, location.state, found.header.vault_id)
            # Before the log: a writer at work writes the log first, so this record cannot be ahead of what is read.
            anchored = _anchored(disk, device, write=write)
            secrets = device.secrets(slots.hints(found.header.slots)) if isinstance(key, str) else {}
            named = disk.find(location.file)
            if turns == 0 or named is None or named.same_file(disk.look(handle)):
                return Reached(handle, found, device, secrets, anchored)
        except BaseException:
            with suppress(OSError):
                disk.close(handle)
            raise
        disk.close(handle)


def _anchored(disk: Disk, device: Device, *, write: bool) -> bytes | None:
    """The anchor file. One that the system does not give stops a writer, who could not keep it; a reader is told."""
    if write:
        with explained("write"):
            return anchor.read(disk, device)
    try:
        return anchor.read(disk, device)
    except OSError:
        return b""


def unlock(disk: Disk, reached: Reached, key: str | RecoveryCode | Keys) -> Unlocked:
    """Find the vault key, verify the header, and read the log.

    Args:
        disk: where.
        reached: its file.
        key: the passphrase or the recovery code; or the keys themselves, where the journal has been open before.

    Raises:
        Tampered: the header was forged.
        WrongPassphrase, DeviceSecretMissing: see `slots.unlock`.
        TooLarge: no reader takes a file of this size.
    """
    found, device = reached.found, reached.device
    vault_id = found.header.vault_id
    if isinstance(key, Keys):
        keys = key
    else:
        keys = Keys(slots.unlock(found.header.slots, vault_id, key, reached.secrets), vault_id)
    found.header.verify(keys)
    record = None if reached.anchored is None else anchor.decode(reached.anchored, keys.anchor, vault_id)
    size = disk.look(reached.handle).size
    if size > MAX_FILE:
        raise TooLarge("The file is larger than any journal this program reads (4 GiB). Use another copy.")
    offset = found.header.log_offset
    log = disk.read(reached.handle, offset, max(0, size - offset))
    return Unlocked(found, keys, Codec(keys, found.header), device, record, log)


def judge(header: Header, log_size: int, said: Replay, seen: Seen | None) -> int:
    """Decide what a log means. Nothing is changed here.

    Args:
        header: verified.
        log_size: bytes after the header.
        said: what the log said.
        seen: the last save this device saw, from its authentic anchor.

    Returns:
        Bytes of a save that never finished, at the end.

    Raises:
        Tampered, Damaged: the file is not as it was written.
        RolledBack: it is, but is not the newest this device knows of, or not of the same history.
    """
    if said.fault == "order":
        raise Tampered(f"Saves in this journal stand in another order than they were made. {_SALVAGE}")
    if said.continues:
        raise Damaged(f"Part of this journal is damaged: save {said.saves + 1} cannot be read. {_SALVAGE}")
    if not said.complete:
        raise Tampered(f"This journal was cut short inside its snapshot. {_SALVAGE}")
    ahead = seen is not None and (
        seen.generation > header.generation or (seen.generation == header.generation and seen.sequence >= said.frames)
    )
    if said.fault and ahead and seen is not None:
        raise Tampered(
            f"The end of this journal cannot be read, and this device has seen it saved: "
            f"save {seen.saves} was the last, and the file ends after save {said.saves}. {_SALVAGE}"
        )
    if seen is not None and (ahead or _another_history(header, said, seen)):
        raise RolledBack(SavePoint(seen.generation, seen.saves), SavePoint(header.generation, said.saves))
    return log_size - said.end


def unsure(said: Replay, log: bytes, seen: Seen | None, header: Header) -> bytes:
    """Return the last frame if this device has not recorded it, to be written over with itself; else nothing.

    Its sync may have failed, and nobody been able to take it back. Then the system shows what it will never
    write, and a sync without a write would make nothing durable. No earlier frame can be in doubt: a failed
    sync ends the session.
    """
    if seen is not None and (seen.generation, seen.sequence) == (header.generation, said.frames - 1):
        return b""
    return log[said.last : said.end]


def _another_history(header: Header, said: Replay, seen: Seen) -> bool:
    if seen.generation == header.generation:
        return said.milestone != seen.chain
    # A rewrite on this device follows its anchor. One made elsewhere may not: only its owner can tell.
    return header.previous_chain != seen.chain
