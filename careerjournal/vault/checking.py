"""Looking a journal over without changing it, and reading out of a bad one what is authentic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from careerjournal.vault import replay as log
from careerjournal.vault.changes import Mirror
from careerjournal.vault.disk import Disk
from careerjournal.vault.errors import BadChanges, NotThere, SavePoint, UnknownVersion, Unsound, explained
from careerjournal.vault.opening import Location, OpeningReport, Unlocked, judge, reach, unlock
from careerjournal.vault.recovery_code import RecoveryCode


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found.

    Attributes:
        problems: what keeps the journal from being opened, in sentences; empty when it is sound.
        notes: what is harmless, and what could not be checked.
        point: the generation, and the saves that can be read in order.
        documents: how many the journal holds, as far as it can be read in order.
        frames: authentic frames, in order.
        size: bytes of the file.
    """

    problems: tuple[str, ...]
    notes: tuple[str, ...]
    point: SavePoint
    documents: int
    frames: int
    size: int

    @property
    def ok(self) -> bool:
        """Whether every byte is as it was written."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was read out of a journal, and what was not.

    Attributes:
        frames: authentic frames read.
        missing: frames that are gone, as (first, last) numbers in this generation.
        unread_bytes: bytes that are no authentic frame.
        unlinked: frames that do not follow the one before them.
        complete: the snapshot was read to its end; without it, nobody can say how much is missing there.
        sentences: the same in words, and what this device saw saved after the last frame; empty when nothing is
            missing.
        portable: whether a passphrase alone opens the journal.
    """

    frames: int
    missing: tuple[tuple[int, int], ...]
    unread_bytes: int
    unlinked: int
    complete: bool
    sentences: tuple[str, ...]
    portable: bool = False


def check(location: Location, key: str | RecoveryCode, *, disk: Disk | None = None) -> CheckReport:
    """Read every frame, change nothing, and say what is wrong.

    Raises:
        NotThere, NotAJournal, UnknownVersion, UnsafePlace, TooLarge: there is no journal to check.
        WrongPassphrase, DeviceSecretMissing: the key does not open it.
        Tampered, Damaged: the header cannot be read, so nothing can.
        CannotRead, NotEnoughMemory: the system refused.
    """
    disk = disk or Disk()
    with explained("read"):
        unlocked = _unlocked(disk, location, key)
        header = unlocked.header
        problems: list[str] = []
        torn = 0
        said = log.Replay({}, unlocked.codec.first_chain)
        try:
            said = log.replay(unlocked.log, unlocked.codec, unlocked.milestone)
            torn = judge(header, len(unlocked.log), said, unlocked.seen)
        except (Unsound, BadChanges, UnknownVersion) as error:
            problems.append(str(error))
            problems += _sentences(log.salvage(unlocked.log, unlocked.codec))
        notes = OpeningReport(
            torn_tail_bytes=torn,
            new_device=unlocked.seen is None,
            bad_record=unlocked.bad_record,
            exposed=unlocked.device.exposed(mend=False),
            mended_header=not unlocked.found.both_copies,
        ).sentences
        if disk.find(location.new) is not None:
            notes += ("An unfinished rewrite of the file lies beside it: one is under way, or opening removes it.",)
        _wipe(unlocked)
    return CheckReport(
        tuple(problems),
        notes,
        SavePoint(header.generation, said.saves),
        sum(map(len, said.mirror.values())),
        said.frames,
        header.log_offset + len(unlocked.log),
    )


def salvage(location: Location, key: str | RecoveryCode, *, disk: Disk | None = None) -> tuple[Mirror, SalvageReport]:
    """Read out every authentic save, wherever it stands in the file, and change nothing.

    A damaged byte costs the one frame it is in. Where a frame is missing, something it had removed is back,
    and something it had changed is as it was before.

    Raises:
        NotThere, NotAJournal, UnknownVersion, UnsafePlace, TooLarge: there is no journal to read.
        WrongPassphrase, DeviceSecretMissing: the key does not open it.
        Tampered, Damaged: the header cannot be read, so nothing can.
        CannotRead, NotEnoughMemory: the system refused.
    """
    with explained("read"):
        unlocked = _unlocked(disk or Disk(), location, key)
        found = log.salvage(unlocked.log, unlocked.codec)
        _wipe(unlocked)
    report = SalvageReport(
        found.frames,
        found.missing,
        found.unread_bytes,
        found.unlinked,
        found.complete,
        (*_sentences(found), *_cut_off(found, unlocked)),
        unlocked.header.portable,
    )
    return found.mirror, report


def _unlocked(disk: Disk, location: Location, key: str | RecoveryCode) -> Unlocked:
    if disk.find(location.file) is None:
        raise NotThere("There is no journal at this place. Check the name.")
    reached = reach(disk, location, key, write=False)
    try:
        return unlock(disk, reached, key)
    finally:
        disk.close(reached.handle)


def _sentences(found: log.Salvage) -> list[str]:
    said = []
    lost = sum(last - first + 1 for first, last in found.missing)
    if lost:
        said.append(f"{_count(lost, 'save')} in the middle of the file cannot be read.")
    if found.unread_bytes:
        said.append(f"{_count(found.unread_bytes, 'byte')} of the file are no readable part of this journal.")
    if found.unlinked:
        said.append(f"{_count(found.unlinked, 'save')} did not follow the one before: the file was put together.")
    if not found.complete:
        said.append("The end of the last rewrite is missing, so how much is missing before it cannot be said.")
    return said


def _cut_off(found: log.Salvage, unlocked: Unlocked) -> Iterator[str]:
    """What only this device's record tells: the end of a file can be gone without a trace in the file."""
    seen = unlocked.seen
    if seen is None:
        return
    last = found.frames + sum(last - first + 1 for first, last in found.missing) - 1
    if seen.generation > unlocked.header.generation:
        yield "This device has seen a later rewrite of the file: what was saved since is missing."
    elif seen.generation == unlocked.header.generation and seen.sequence > last:
        yield f"{_count(seen.sequence - last, 'save')} at the end, which this device has seen, cannot be read."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _wipe(unlocked: Unlocked) -> None:
    unlocked.keys.wipe()
    unlocked.codec.wipe()
