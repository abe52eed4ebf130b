"""A session: an open journal's state, and what writes to it. One error past a write ends it."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from careerjournal.vault import changes as codec_of_changes
from careerjournal.vault import opening, primitives
from careerjournal.vault.anchor import Anchor, Record, Seen
from careerjournal.vault.changes import Change, Mirror, Put
from careerjournal.vault.device import Device
from careerjournal.vault.disk import Disk
from careerjournal.vault.errors import ReadOnly, SessionStopped, TooLarge, VaultError, explained
from careerjournal.vault.frames import OVERHEAD, Codec, Type
from careerjournal.vault.header import Header
from careerjournal.vault.journal_file import Generation, JournalFile, write_generation
from careerjournal.vault.keys import Keys
from careerjournal.vault.opening import Location, OpeningReport
from careerjournal.vault.replay import gain
from careerjournal.vault.slots import Slot

SLACK = 1024 * 1024
"""Bytes a log may grow beyond twice what is live before it is compacted."""

ROOM_TO_DELETE = 16
"""One part in so many of the largest file is for deleting: half of it for putting things in the trash, which makes a
journal a little larger, and half for taking them out of it for good."""

LITTLE = 4096
"""Bytes: hardly larger."""

ANCHOR_SYNC = 32
"""Saves after which the anchor is synced. A power cut may take back its memory of that many, and no save."""


@dataclass(slots=True)
class State:
    """Where a journal stands: all that a save moves on.

    Attributes:
        generation: as it was written, or read.
        mirror: the documents.
        frames: frames in this generation; the next one's sequence number.
        saves: saves over the journal's life.
        chain: the chain's value after the last frame.
        live: bytes the documents take as JSON; an estimate between compactions.
    """

    generation: Generation
    mirror: Mirror
    frames: int
    saves: int
    chain: bytes
    live: int

    @property
    def header(self) -> Header:
        """This generation's header."""
        return self.generation.header

    @property
    def seen(self) -> Seen:
        """What the anchor should say."""
        return Seen(self.header.generation, self.frames - 1, self.saves, self.chain)


class Session:
    """Writes saves and rewrites the file. Any thread may call it; one works at a time.

    Attributes:
        guard: held while working.
        keys: all keys.
        state: where the journal stands.
        stopped: the error that ended the saving, if one did.
        next_generation: the number the next rewrite gets.
        anchor: this device's record; None until `start_anchor`, and when read only.
    """

    def __init__(
        self,
        disk: Disk,
        location: Location,
        *,
        keys: Keys,
        device: Device,
        state: State,
        file: JournalFile | None,
    ) -> None:
        """Take what was opened; without a file it is read only."""
        self.guard = threading.RLock()
        self.keys = keys
        self.state = state
        self.stopped: BaseException | None = None
        self.next_generation = state.header.generation + 1
        self.anchor: Anchor | None = None
        self._disk = disk
        self._location = location
        self._device = device
        self._file = file
        self._ended = False
        """Whether nothing is saved any more, and the keys are gone or another's."""
        self._closed = False
        """Whether the files are closed, too."""
        self._compact_from = 0  # no automatic compaction of a shorter file

    @property
    def location(self) -> tuple[Disk, Location, Device]:
        """Where the journal is, and what this device keeps of it."""
        return self._disk, self._location, self._device

    @property
    def closed(self) -> bool:
        """Whether it is over, and its keys gone or another's."""
        return self._ended

    @property
    def length(self) -> int | None:
        """Bytes of the file; None when read only."""
        return self._file.length if self._file else None

    def writable(self) -> tuple[JournalFile, Anchor]:
        """Return what is written to.

        Raises:
            SessionStopped, ReadOnly: nothing is.
        """
        if self._ended:
            raise SessionStopped("The journal is closed. Open it again.")
        if self._file is None:
            raise ReadOnly("The journal is open for reading only. Open it for writing to change it.")
        if self.stopped is not None or self.anchor is None:
            raise SessionStopped(
                "An earlier error ended the saving, and the journal could not be opened again yet. Try again."
            ) from self.stopped
        return self._file, self.anchor

    def mend(self, report: OpeningReport, record: Record | None, unsure: bytes) -> None:
        """Begin to write: put right what was judged to be harmless, from authenticated bytes only.

        Args:
            report: what was found at the opening.
            record: this device's record; None when there is no file.
            unsure: see `opening.unsure`.
        """
        if report.leftover:
            self._disk.remove(self._location.new)
        if self._file is not None:
            self._file.cut_and_sync(self._file.length - report.torn_tail_bytes, unsure)
        if report.accepted is not None:
            # Past every generation this device knows of, so that the two histories can never be taken for one.
            self.next_generation = max(self.next_generation, report.accepted.generation + 1)
        self.start_anchor(record)
        if report.accepted is not None or report.mended_header:
            self.rewrite()

    def start_anchor(self, record: Record | None) -> None:
        """Open this device's record, and bring it up to date, durably."""
        with explained("write", self._device.called):
            self.anchor = Anchor(self._disk, self._device, self.keys.anchor, self.state.header.vault_id, record)
            if record is None or record.seen != self.state.seen:
                self.anchor.write(self.state.seen)
                self.anchor.sync()

    def end(self) -> Mirror:
        """Save no more, overwrite the keys, and give away the documents; the files are still to be closed.

        Until then `duplicate` and `compare` can be asked for: they need neither. Ending twice is no error.
        """
        with self.guard:
            documents, self.state.mirror = self.state.mirror, {}
            if not self._ended:
                self._ended = True
                self.keys.wipe()
                self.state.generation.codec.wipe()
            return documents

    def close(self) -> None:
        """Close the files and overwrite the keys. Closing twice is no error."""
        with self.guard:
            if self._closed:
                return
            if self.anchor is not None and self.stopped is None:
                # Lazy all along: a failure costs the memory of a few saves, and none of them.
                with suppress(OSError):
                    self.anchor.sync()
            self.let_go()
            self.keys.wipe()
            self.state.generation.codec.wipe()

    @property
    def fit(self) -> bool:
        """Whether a save would find the file as it was left; nothing is said of one that saves nothing anyway."""
        if self._ended or self._file is None:
            return True
        try:
            self._file.check()
        except (OSError, VaultError):
            return False
        return self.stopped is None

    def let_go(self) -> None:
        """Close the files, and leave the keys to a session that goes on in this one's place."""
        self._ended = self._closed = True
        if self.anchor is not None:
            with suppress(OSError):
                self.anchor.close()
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        if self.stopped is not None:
            # Its frames hold what was to be saved.
            traceback.clear_frames(self.stopped.__traceback__)

    def save(self, changes: Sequence[Change]) -> None:
        """Save changes that hold together, as `Vault.save` promises and with its errors."""
        with self.guard:
            file, anchor = self.writable()
            if not changes:
                return
            content = codec_of_changes.encode(changes)
            written = codec_of_changes.decode(content)
            state = self.state
            grown = gain(state.mirror, written, len(content))
            with explained("write"):
                least = _left_free(written, grown) + primitives.padme(4 + len(content)) + OVERHEAD
                if file.length + least > opening.MAX_FILE and file.length > 2 * state.live:
                    self.rewrite()
                    file, anchor = self.writable()
                if file.length + least > opening.MAX_FILE:
                    raise TooLarge(
                        "The journal has become as large as can be read again (4 GiB), so this was not saved. Delete "
                        "for good what is no longer needed; there is room left for that."
                    )
                frame, chain = state.generation.codec.write(state.frames, Type.CHANGES, state.chain, content)
                file.check()
                before = file.length
                try:
                    file.append(frame)
                except BaseException as error:
                    self.stopped = error
                    file.withdraw(before)
                    raise
                try:
                    state.live = max(0, state.live + grown)
                    codec_of_changes.apply(state.mirror, written)
                    state.frames, state.saves, state.chain = state.frames + 1, state.saves + 1, chain
                except BaseException as error:
                    self.stopped = error
                    raise
            self._after_save(file, anchor)

    def duplicate(self, path: Path) -> None:
        """See `Vault.duplicate`."""
        with self.guard, explained("write"):
            file = self._whole_file()
            file.check()
            file.duplicate(path, self.state.generation, self.state.chain)

    def compare(self, path: Path) -> Literal["same", "part", "other"]:
        """See `Vault.compare`."""
        with self.guard, explained("read"):
            return self._whole_file().compare(path)

    def _whole_file(self) -> JournalFile:
        """The file, in which every save is that was made; also once no more are.

        Raises:
            SessionStopped, ReadOnly: there is none.
        """
        if self._ended and not self._closed and self._file is not None and self.stopped is None:
            return self._file
        return self.writable()[0]

    def _after_save(self, file: JournalFile, anchor: Anchor) -> None:
        """Do what follows a durable save. Its failure must not deny the save, so it stops the next one."""
        try:
            anchor.write(self.state.seen)
            if anchor.unsynced >= ANCHOR_SYNC:
                anchor.sync()
        except BaseException as error:
            self.stopped = error
            if not isinstance(error, Exception):
                raise
            return
        log = file.length - self.state.header.log_offset
        if log > 2 * self.state.live + SLACK and file.length >= self._compact_from:
            try:
                self.rewrite()
            except (OSError, MemoryError, VaultError):
                # A full disk, say: the journal is as it was. Tried again when it has grown some more.
                self._compact_from = file.length + SLACK

    def rewrite(
        self,
        ways_in: tuple[Slot, ...] | None = None,
        keys: Keys | None = None,
        proof: Callable[[Header], None] = lambda header: None,
    ) -> None:
        """Make the next generation and put it in the file's place."""
        file, anchor = self.writable()
        state = self.state
        file.check()
        old = state.header
        new_keys = keys or self.keys
        header = Header(
            old.vault_id,
            self.next_generation,
            primitives.random(32),
            state.chain,
            old.slots if ways_in is None else ways_in,
        ).sealed(new_keys)
        proof(header)
        try:
            # The next generation is known by the last value of this one, so this record must not be lost.
            anchor.sync()
        except BaseException as error:
            self.stopped = error
            raise
        generation = write_generation(
            self._disk,
            self._location.new,
            header=header,
            codec=Codec(new_keys, header),
            mirror=state.mirror,
            saves=state.saves,
        )
        try:
            file.check()
        except VaultError:
            with suppress(OSError):
                self._disk.remove(self._location.new)
            raise
        try:
            file.close()  # Windows replaces no open file
            if keys is not None:
                # In the slot beside the one just synced under the old key: whichever file a power cut leaves, its
                # keys find this device's record.
                anchor.rekey(keys.anchor)
                anchor.write(state.seen)
                anchor.sync()
            self._disk.rename(self._location.new, self._location.file)
            self._disk.sync_folder(self._location.file.parent)
            self._file = JournalFile(self._disk, self._location.file, self._disk.open(self._location.file, write=True))
            state.generation.codec.wipe()
            state.generation, state.frames, state.chain, state.live = (
                generation, generation.frames, generation.chain, generation.live,
            )  # fmt: skip
            self.next_generation = header.generation + 1
            self._compact_from = 0
            if keys is not None:
                self.keys.wipe()
                self.keys = keys
            anchor.write(state.seen)
            anchor.sync()
        except BaseException as error:
            self.stopped = error
            raise


def _left_free(changes: Sequence[Change], grown: int) -> int:
    """Bytes that a save leaves free in the largest file, for deleting what is in it.

    Args:
        changes: the save.
        grown: bytes by which it makes the documents grow.
    """
    if grown <= 0:
        return 0
    part = opening.MAX_FILE // ROOM_TO_DELETE
    return part // 2 if grown <= LITTLE and any(not isinstance(change, Put) for change in changes) else part
