"""The vault: an encrypted file that holds documents, and never loses or leaks one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from careerjournal.vault import header as headers
from careerjournal.vault import primitives, slots
from careerjournal.vault.changes import Change, Contents, Mirror
from careerjournal.vault.device import Device
from careerjournal.vault.disk import Disk, Handle
from careerjournal.vault.errors import AlreadyThere, NotThere, RolledBack, SessionStopped, UnknownVersion, explained
from careerjournal.vault.frames import Codec
from careerjournal.vault.header import Header
from careerjournal.vault.journal_file import Generation, JournalFile, write_generation
from careerjournal.vault.kept import Kept, let_go
from careerjournal.vault.keys import Keys
from careerjournal.vault.lock import Held
from careerjournal.vault.opening import Location, OpeningReport, judge, reach, unlock, unsure
from careerjournal.vault.primitives import DEFAULT_COST, Cost
from careerjournal.vault.recovery_code import RecoveryCode
from careerjournal.vault.reopening import check_location, reopened
from careerjournal.vault.replay import replay
from careerjournal.vault.session import Session, State
from careerjournal.vault.ways_in import WaysIn, sane


@dataclass(frozen=True, slots=True)
class Info:
    """Figures about an open journal.

    Attributes:
        size: bytes of the file.
        saves: saves in the journal's life.
        generation: the number of this rewrite of the file, from 1.
        live: bytes the documents take as JSON; an estimate between compactions.
        documents: how many.
        portable: whether a passphrase alone opens it.
    """

    size: int
    saves: int
    generation: int
    live: int
    documents: int
    portable: bool


class Vault:
    """An open journal file. Make one with `create` or `open`; close it, or use ``with``.

    Any thread may call it; one works at a time.
    """

    def __init__(
        self,
        session: Session,
        device: Device,
        *,
        size: int,
        report: OpeningReport | None = None,
        lock: Held | None = None,
    ) -> None:
        """Not to be called: `create` and `open` do."""
        self._session = session
        self._ways_in = WaysIn(session, device)
        self._report = report or OpeningReport()
        self._size = size
        self._lock = lock
        self._copies: Callable[[], None] = _no_copies
        self._copied = session.state.seen  # when copies were last kept up

    @classmethod
    def create(
        cls,
        location: Location,
        passphrase: str,
        *,
        portable: bool = False,
        cost: Cost = DEFAULT_COST,
        documents: Callable[[str], Contents] = lambda _: {},
        disk: Disk | None = None,
    ) -> tuple[Vault, RecoveryCode]:
        """Make a journal, open for writing, and the recovery code to show once.

        Args:
            location: where; nothing may stand there.
            passphrase: not empty; its strength is the caller's to judge.
            portable: let the passphrase alone open it, on any device.
            cost: of one guess at the passphrase.
            documents: what it holds from the beginning; is given `recovery_slot`.
            disk: the file system.

        Raises:
            AlreadyThere: something stands at the place.
            WrongPassphrase: it is empty.
            ValueError: the cost is outside what readers accept.
            OutOfSpace, CannotWrite, UnsafePlace, InUse, NotEnoughMemory: see `errors`.
        """
        sane(passphrase, cost)
        disk = disk or Disk()
        with explained("write"), ExitStack() as undo:
            _refuse_to_overwrite(disk, location)
            disk.make_folder(location.file.parent, private=False)
            lock = disk.lock(location.lock)
            undo.callback(lock.release)
            vault_id = primitives.random(16)
            keys = Keys.make(vault_id)
            device = Device(disk, location.state, vault_id)
            code = RecoveryCode.make()
            # Durable before the journal that needs it.
            with explained("write", device.called):
                secret = None if portable else device.add_secret()
            ways_in = (
                slots.passphrase_slot(keys.vault, vault_id, passphrase, cost, secret),
                slots.recovery_slot(keys.vault, vault_id, code),
            )
            header = Header(vault_id, 1, primitives.random(32), bytes(32), ways_in).sealed(keys)
            mirror: Mirror = {name: Kept(kept) for name, kept in documents(_recovery_slot(header)).items()}
            codec = Codec(keys, header)
            generation = write_generation(disk, location.new, header=header, codec=codec, mirror=mirror, saves=0)
            try:
                _refuse_to_overwrite(disk, location)
            except AlreadyThere:
                disk.remove(location.new)
                raise
            disk.rename(location.new, location.file)
            disk.sync_folder(location.file.parent)
            handle = disk.open(location.file, write=True)
            undo.callback(_close, disk, handle)
            file = JournalFile(disk, location.file, handle)
            state = State(generation, mirror, generation.frames, 0, generation.chain, generation.live)
            session = Session(disk, location, keys=keys, device=device, state=state, file=file)
            undo.callback(session.close)
            session.start_anchor(None)
            report = OpeningReport(exposed=device.exposed(mend=True))
            undo.pop_all()
        return cls(session, device, size=file.length, report=report, lock=lock), code

    @classmethod
    def open(
        cls,
        location: Location,
        key: str | RecoveryCode,
        *,
        read_only: bool = False,
        accept_rollback: bool = False,
        disk: Disk | None = None,
    ) -> Vault:
        """Open a journal, by the rules in FORMAT.md and in their order.

        Args:
            location: where it is.
            key: its passphrase, or its recovery code.
            read_only: change nothing, not even what a power cut left; works beside a writer.
            accept_rollback: the owner was told of `RolledBack`, and goes on with this copy.
            disk: the file system.

        Raises:
            NotThere, NotAJournal, UnknownVersion, UnsafePlace, TooLarge: there is no journal to open.
            WrongPassphrase, DeviceSecretMissing: the key does not open it.
            Tampered, Damaged, RolledBack: it is not the journal that was saved; `salvage` may help.
            InUse: another process writes to it; open it read only.
            CannotRead, CannotWrite, OutOfSpace, NotEnoughMemory: the system refused.
        """
        disk = disk or Disk()
        with ExitStack() as undo:
            lock = None
            with explained("read"):
                if disk.find(location.file) is None:
                    raise NotThere("There is no journal at this place. Check the name.")
            if not read_only:
                with explained("write"):
                    lock = disk.lock(location.lock)
                undo.callback(lock.release)
            with explained("read"):
                reached = reach(disk, location, key, write=not read_only)
                handle = reached.handle
                undo.callback(_close, disk, handle)
                unlocked = unlock(disk, reached, key)
                undo.callback(unlocked.keys.wipe)
                header, log = unlocked.header, unlocked.log
                if not read_only and header.minor > headers.MINOR:
                    raise UnknownVersion(
                        "A newer version of the program wrote this journal. Open it to read only.", readable=True
                    )
                said = replay(log, unlocked.codec, unlocked.milestone)
                accepted = None
                try:
                    torn = judge(header, len(log), said, unlocked.seen)
                except RolledBack as error:
                    if not accept_rollback:
                        raise
                    accepted = error.last_seen
                    torn = judge(header, len(log), said, None)
                report = OpeningReport(
                    torn_tail_bytes=torn,
                    new_device=unlocked.seen is None,
                    bad_record=unlocked.bad_record,
                    exposed=unlocked.device.exposed(mend=not read_only),
                    accepted=accepted,
                    mended_header=not unlocked.found.both_copies,
                    leftover=not read_only and disk.find(location.new) is not None,
                )
                file = None if read_only else JournalFile(disk, location.file, handle)
            generation = Generation(header, unlocked.codec, said.frames, said.chain, said.live)
            state = State(generation, said.mirror, said.frames, said.saves, said.chain, said.live)
            session = Session(disk, location, keys=unlocked.keys, device=unlocked.device, state=state, file=file)
            undo.callback(session.close)
            if not read_only:
                with explained("write"):
                    session.mend(report, unlocked.record, unsure(said, log, unlocked.seen, header))
                undo.pop_all()
            else:
                # All of it is in memory; an open file would keep a Windows writer from replacing it.
                _close(disk, handle)
                undo.pop_all()
        return cls(session, unlocked.device, size=header.log_offset + len(log), report=report, lock=lock)

    @property
    def mirror(self) -> Mirror:
        """The documents themselves: table, number, document. To be read, never changed; `save` changes it."""
        return self._session.state.mirror

    @property
    def recovery_slot(self) -> str:
        """Which recovery code opens it, in hexadecimal that tells nothing of the code; another for each new one."""
        with self._session.guard:
            return _recovery_slot(self._session.state.header)

    @property
    def report(self) -> OpeningReport:
        """What the owner should hear about the opening."""
        return self._report

    @property
    def info(self) -> Info:
        """Figures, as of now."""
        with self._session.guard:
            state = self._session.state
            length = self._session.length
            return Info(
                size=self._size if length is None else length,
                saves=state.saves,
                generation=state.header.generation,
                live=state.live,
                documents=sum(map(len, state.mirror.values())),
                portable=state.header.portable,
            )

    @property
    def stopped(self) -> BaseException | None:
        """The error that ended this session's saving, if one did. `reopen` lets it go on."""
        return self._session.stopped

    @property
    def chain(self) -> bytes:
        """The chain's value after the last save: what stands for every byte before it."""
        return self._session.state.chain

    def make_fit(self) -> bool:
        """Make sure that saving can go on: `reopen` where an error ended it, or another file stands in the place.

        Returns:
            Whether it was opened again.

        Raises:
            VaultError: it has to be, and cannot be yet; see `reopen`.
        """
        with self._session.guard:
            if self._session.fit:
                return False
            self.reopen()
        return True

    def reopen(self) -> None:
        """Open the file that stands in the journal's place, with the keys there are, and save there from now on.

        It is judged as at any opening; an older copy, or another journal, is refused, and nothing is changed. A save
        that had raised may be there after all: then `chain` is another than before.

        Raises:
            SessionStopped, ReadOnly: this vault does not save.
            InUse: another process has begun to write to it meanwhile.
            NotThere, Unsound, CannotRead, CannotWrite, OutOfSpace: see `reopening.reopened`.
        """
        with self._session.guard:
            check_location(self._session)
            disk, location, device = self._session.location
            if self._lock is not None:
                # Its folder may be another one by now, with another lock file in it.
                self._lock.release()
                with explained("write"):
                    self._lock = disk.lock(location.lock)
            self._session = reopened(self._session)
            self._ways_in = WaysIn(self._session, device)

    def seal(self, content: bytes) -> bytes:
        """Encrypt what is to outlive this vault in memory, under its key; only the open vault gives it back.

        Raises:
            SessionStopped: the vault is closed.
        """
        if self._session.closed:
            raise SessionStopped("The journal is closed. Open it again.")
        return self._session.keys.seal(content)

    def unseal(self, sealed: bytes) -> bytes | None:
        """Undo `seal`; None where it was not this vault that sealed it, or not under the key it has now."""
        try:
            return self._session.keys.unseal(sealed)
        except primitives.Unauthentic:
            return None

    def save(self, changes: Sequence[Change]) -> None:
        """Save changes that hold together. When this returns they are on the disk, then in `mirror`.

        What the mirror takes is what a later opening will read, not the caller's own objects. An empty list
        does nothing. When it raises before anything was written (`BadChanges`, `TooLarge`, `Tampered`), the
        session goes on; after any other error it is stopped, and the save may or may not be there next time.

        Raises:
            BadChanges: a document is not JSON.
            TooLarge: more than 64 MiB at once, or the file would grow past what can be read again.
            Tampered: another program replaced the file.
            OutOfSpace, CannotWrite: the system refused.
            ReadOnly, SessionStopped: this session does not save.
        """
        self._session.save(changes)

    def compact(self) -> None:
        """Rewrite the file with only what is live: what was removed is gone from it for good.

        Copies of the file, and the disk's free space, may still hold it, encrypted. `save` does this by
        itself when the log is over twice what is live, plus 1 MiB.

        Raises:
            OutOfSpace, CannotWrite: the system refused; unless `stopped` says so, the session goes on.
            Tampered, ReadOnly, SessionStopped: as `save`.
        """
        with self._session.guard, explained("write"):
            self._session.rewrite()

    def duplicate(self, path: Path) -> None:
        """Copy the file as it stands to a new one, durably; renaming that is the caller's. Failing leaves nothing.

        Every byte is proven on the way by what the session knows, so that a fault of the disk is in no copy.

        Args:
            path: the copy's; what a power cut left there is removed.

        Raises:
            Damaged: what is on the disk is not what was saved.
            Tampered: another program replaced the file.
            OutOfSpace, CannotWrite, ReadOnly, SessionStopped: there is no copy.
        """
        self._session.duplicate(path)

    def compare(self, path: Path) -> Literal["same", "part", "other"]:
        """Say what another file is: the same as this one, a part of it (as it was some saves ago), or another.

        After a rewrite every earlier copy is another one.

        Raises:
            ReadOnly, SessionStopped: there is nothing to compare with.
        """
        return self._session.compare(path)

    def keep_up(self, copies: Callable[[], None], *, now: bool) -> None:
        """Have copies kept up to date: after each change of keys, and before the file is closed if anything changed.

        Args:
            copies: calls `compare` and `duplicate`, and raises no `Exception`.
            now: call it at once, too.
        """
        self._copies, self._copied = copies, self._session.state.seen
        if now:
            copies()

    def _keep_up(self) -> None:
        if self.stopped is None and self._copied != self._session.state.seen:
            self._copied = self._session.state.seen
            self._copies()

    def verify_passphrase(self, passphrase: str) -> None:
        """Make sure this is the passphrase that opens the journal on this device.

        Raises:
            WrongPassphrase: it is not.
            DeviceSecretMissing: no passphrase opens it here; it was opened with a recovery code.
        """
        self._ways_in.verify(passphrase)

    def change_passphrase(self, old: str, new: str, *, cost: Cost | None = None) -> None:
        """Wrap the vault key anew, for this device. Copies of the file still open with the old passphrase.

        Other devices keep the passphrase they had.

        Args:
            old: is verified first.
            new: not empty.
            cost: of one guess at it; without one, as dear as before.

        Raises:
            WrongPassphrase: the old one is wrong, or the new one empty.
        """
        self.verify_passphrase(old)
        self.set_passphrase(new, cost=cost)

    def set_passphrase(self, new: str, *, cost: Cost | None = None) -> None:
        """Let a passphrase open the journal on this device: after it was opened with a recovery code.

        Makes a secret for this device if it has none. The header that goes into the file has been unlocked
        with the new passphrase before.

        Raises:
            WrongPassphrase: it is empty.
        """
        self._ways_in.set_passphrase(new, cost)
        self._keep_up()

    def new_recovery_code(self) -> RecoveryCode:
        """Replace the recovery code. Copies of the file still open with the old one."""
        code = self._ways_in.new_recovery_code()
        self._keep_up()
        return code

    def revoke(self, passphrase: str, *, cost: Cost | None = None) -> RecoveryCode:
        """Replace the vault key, this device's secret and the recovery code: every other device is shut out.

        Copies made before still open with the keys of their time.

        Args:
            passphrase: for this device from now on; may be the one it had.
            cost: of one guess at it; without one, as dear as before.

        Returns:
            The new recovery code.

        Raises:
            WrongPassphrase: it is empty.
        """
        code = self._ways_in.revoke(passphrase, cost)
        self._keep_up()
        return code

    def let_go(self) -> Iterator[None]:
        """Save no more, overwrite the keys as well as Python can, and let go of the documents, some at each step.

        The keys are gone when this returns, and `mirror` is empty. `close` is left to be called: copies of the file
        are still brought up to date there.
        """
        return chain.from_iterable(map(let_go, self._session.end().values()))

    def close(self) -> None:
        """Close the files, overwrite the keys as well as Python can, let the next writer in."""
        try:
            self._keep_up()
        finally:
            self._copies = _no_copies
            self._session.close()
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def exists(location: Location, *, disk: Disk | None = None) -> bool:
    """Say whether anything stands at the place, a journal or not."""
    with explained("read"):
        return (disk or Disk()).find(location.file) is not None


def _no_copies() -> None:
    """Nobody keeps any."""


def _close(disk: Disk, handle: Handle) -> None:
    # On the way out, what went wrong before is what counts.
    with suppress(OSError):
        disk.close(handle)


def _refuse_to_overwrite(disk: Disk, location: Location) -> None:
    if disk.find(location.file) is not None:
        raise AlreadyThere("Something already stands at this place. Choose another name for the new journal.")


def _recovery_slot(header: Header) -> str:
    return next((slot.salt.hex() for slot in header.slots if slot.kind == slots.Kind.RECOVERY), "")
