"""The way into a journal: make one, open one, and put what went wrong in words.

Importing this costs next to nothing; the vault is loaded when a door is first used, or by `Door.get_ready`.
"""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from careerjournal.access.paths import Paths, interrupted
from careerjournal.access.wrong_ones import WrongOnes
from careerjournal.journal.here import here, utc_now
from careerjournal.journal.sealed import Sealed
from careerjournal.text_files import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from careerjournal.access.backups import Backup
    from careerjournal.access.last_opened import LastOpened
    from careerjournal.access.recovery import Restored, Salvaged
    from careerjournal.access.refusals import Refusal
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.put_aside import PutAside
    from careerjournal.vault import CheckReport, Cost, Location, OpeningReport, RecoveryCode, Vault


def _unmarked(passphrase: str) -> str:
    """A passphrase without the byte order mark that is copied with a text from some editors, and that nobody sees."""
    return passphrase.removeprefix(BYTE_ORDER_MARK)


class Made(NamedTuple):
    """A journal that was just made."""

    journal: Journal
    recovery_code: str
    """In its printed form; shown once, and kept nowhere."""


class Door:
    """The way into one journal.

    Args:
        paths: the files and folders of the journal on this device.
        cost: of one guess at a new passphrase; measured on this machine when it is not given.
        now: the time, in UTC; the zone of this device says which day it is.
    """

    def __init__(self, paths: Paths, cost: Cost | None = None, *, now: Callable[[], dt.datetime] = utc_now) -> None:
        self.paths = paths
        self._cost = cost
        self._now = now
        self._no_copy = ""
        self._report: OpeningReport | None = None
        self._with_code = False
        self._read_only = False
        self._finished_restore = ""
        self.wrong_ones = WrongOnes()
        """The passphrases that were wrong."""
        self.sealed = Sealed()
        """What could not be stored before the journal was locked; see `Journal.take_back`."""
        self._opened: Journal | None = None
        self._aside: PutAside | None = None
        self._others: list[bytes] = []

    def get_ready(self) -> None:
        """Load what opening needs. Slow (a tenth of a second), so it is done while a passphrase is typed."""
        import careerjournal.journal.journal  # noqa: PLC0415
        import careerjournal.vault.database  # noqa: F401, PLC0415

    def exists(self) -> bool:
        """Whether anything stands where the journal should be."""
        for path in (self.paths.journal, interrupted(self.paths.journal)):
            try:
                path.lstat()
            except FileNotFoundError:
                continue
            except OSError:
                return True  # something in the way is for `open` to explain, and never for `create` to meet
            return True
        return False

    def create(self, passphrase: str, *, portable: bool = False, to_confirm: bool = False) -> Made:
        """Make a journal, open for writing.

        Args:
            passphrase: not empty.
            portable: whether the passphrase alone opens it, on any device.
            to_confirm: whether the recovery code counts as known only once `Keys.confirm_code` was called.

        Raises:
            JournalError: something stands there, or it cannot be written.
        """
        from careerjournal.journal.about import marked_from_the_beginning  # noqa: PLC0415
        from careerjournal.journal.journal import Journal  # noqa: PLC0415
        from careerjournal.journal.put_aside import PutAside  # noqa: PLC0415
        from careerjournal.vault import Vault  # noqa: PLC0415
        from careerjournal.vault.database import Database  # noqa: PLC0415

        location = self._location()
        documents = marked_from_the_beginning if to_confirm else lambda _: {}
        vault, code = Vault.create(
            location, _unmarked(passphrase), portable=portable, cost=self._new_cost(), documents=documents
        )
        self._last_opened(location).keep()
        self._report, self._with_code, self._read_only = vault.report, False, False
        self._keep_copies(vault, now=False)
        self._aside = PutAside(location)
        self._others = self._aside.read()
        self._opened = Journal(Database(vault), vault=vault, now=self._now, sealed=self.sealed)
        return Made(self._opened, str(code))

    def open(
        self, secret: str, *, code: bool = False, read_only: bool = False, anyway: bool = False, another: bool = False
    ) -> Journal:
        """Open the journal. For writing, a copy of it is kept, a day; see `backups`.

        Args:
            secret: the passphrase, or the recovery code.
            code: whether it is the recovery code; `is_code` tells.
            read_only: change nothing; works beside another process that has it open.
            anyway: go on with a copy older than the last save this device saw.
            another: go on with another journal than the one last opened here.

        Raises:
            JournalError: it cannot be opened; `refusal` puts it in words.
        """
        from careerjournal.journal.journal import Journal  # noqa: PLC0415
        from careerjournal.journal.put_aside import PutAside  # noqa: PLC0415
        from careerjournal.vault import RecoveryCode, Vault, VaultError  # noqa: PLC0415
        from careerjournal.vault.database import Database  # noqa: PLC0415

        key = RecoveryCode.parse(secret) if code else _unmarked(secret)
        location = self._location()
        self._wait_for_the_last()
        last_opened = self._last_opened(location)
        if self._finish(location, key):
            anyway = another = True
        if not another:
            last_opened.check()
        vault = Vault.open(location, key, read_only=read_only, accept_rollback=anyway)
        self._report, self._with_code, self._read_only = vault.report, code, read_only
        if not read_only:
            last_opened.keep()
        self._no_copy = ""
        journal = Journal(Database(vault), vault=vault, now=self._now, sealed=self.sealed)
        if not read_only:
            self._keep_copies(vault)
            try:
                journal.bring_up_to_date()
            except VaultError:
                # What is there can be read as it is, and the next opening tries again.
                journal.lock()
                vault = Vault.open(location, key)
                self._keep_copies(vault)
                journal = Journal(Database(vault), vault=vault, now=self._now, sealed=self.sealed)
        self._opened = journal
        self._aside = PutAside(location)
        self._others = journal.take_back(self._aside.read())
        if not journal.drafts.held and self.sealed.not_kept is None:
            self._aside.write(self._others)
        return journal

    def _wait_for_the_last(self) -> None:
        """Wait until nothing is left to be done of a journal that was opened here and has been locked."""
        if self._opened is not None and self._opened.is_locked:
            self._opened.lock()
            self._opened = None

    def leave(self, *, asked: bool) -> str:
        """End, after the journal was locked. What could not be stored is put aside where nobody was asked about it.

        Args:
            asked: whether somebody was, and chose to leave without it.

        Returns:
            What is to be said of it at the end; empty where there is nothing to say.
        """
        self._wait_for_the_last()
        not_kept = self.sealed.not_kept
        if self._aside is None or (asked and not_kept is not None):
            return ""
        if self._aside.write([*self._others, *self.sealed.parcels]) and not_kept is not None:
            return f"{not_kept.sentence} It was put aside on this device, sealed, and comes back when you unlock it."
        return f"{not_kept.sentence} It is lost." if not_kept is not None else ""

    def _keep_copies(self, vault: Vault, *, now: bool = True) -> None:
        """Have automatic copies kept up. Where one fails, `notices` says why: the journal is open all the same."""
        from careerjournal.access.backups import Backups  # noqa: PLC0415
        from careerjournal.vault import OutOfSpace, Unsound, VaultError  # noqa: PLC0415

        backups = Backups(self.paths.journal)

        def keep_up() -> None:
            self._no_copy, says = "", "Today’s automatic copy of the journal could not be made"
            try:
                backups.keep_up(self._today(), vault)
            except Unsound as error:
                self._no_copy = f"{says}. {error}"
            except OutOfSpace:
                self._no_copy = f"{says}: the disk is full. The journal itself is well."
            except (OSError, VaultError, MemoryError):
                self._no_copy = f"{says}: {backups.folder} cannot be written or read. The journal itself is well."

        vault.keep_up(keep_up, now=now)

    def backups(self) -> list[Backup]:
        """The automatic copies there are, the latest first; none where their folder cannot be read."""
        from careerjournal.access.backups import Backups  # noqa: PLC0415
        from careerjournal.vault import VaultError  # noqa: PLC0415

        try:
            return Backups(self.paths.journal).all()
        except VaultError:
            return []

    def is_code(self, secret: str) -> bool:
        """Whether what was typed is a recovery code; no passphrase is one by chance."""
        from careerjournal.vault import BadRecoveryCode, RecoveryCode  # noqa: PLC0415

        try:
            RecoveryCode.parse(secret)
        except BadRecoveryCode:
            return False
        return True

    def as_printed(self, typed: str) -> str:
        """Groups of a recovery code as it prints them, however they were typed and with nothing between them."""
        from careerjournal.vault.recovery_code import as_printed  # noqa: PLC0415

        return as_printed(typed)

    @contextmanager
    def either(self, secret: str) -> Iterator[None]:
        """Inside, a refused passphrase that looks like a mistyped recovery code is refused as that.

        Raises:
            BadRecoveryCode: names the group that looks wrong.
        """
        from careerjournal.vault import BadRecoveryCode, Locked, RecoveryCode  # noqa: PLC0415

        try:
            yield
        except Locked:
            try:
                RecoveryCode.parse(secret)
            except BadRecoveryCode as bad:
                # Two groups that check are no chance: one passphrase in a thousand has them.
                if len(secret) > 10 and (bad.group is None or bad.group > 2):
                    raise bad from None
            raise

    def expect_secret(self, journal: Journal, secret: str) -> None:
        """Make sure that somebody who sits at an open journal knows what opens it.

        Args:
            journal: this door's, open for writing.
            secret: the passphrase, or the recovery code.

        Raises:
            Locked: it is neither.
            JournalError: that cannot be found out.
        """
        with self.either(secret):
            if self.is_code(secret):
                self.expect_opening(secret)
            else:
                journal.keys.expect_passphrase(_unmarked(secret))

    def change_passphrase(self, journal: Journal, secret: str, new: str) -> None:
        """Change the passphrase of an open journal. Copies made before still open with the old one.

        Args:
            journal: this door's, open for writing.
            secret: the present passphrase, or the recovery code.
            new: not empty.

        Raises:
            Locked: what is to open it now does not.
            JournalError: it cannot be written.
        """
        self.expect_secret(journal, secret)
        journal.keys.change_passphrase(None, _unmarked(new))

    def revoke(self, journal: Journal, passphrase: str) -> str:
        """Make new keys for everything in an open journal; see `Keys.revoke`. The new code is still to be confirmed.

        Args:
            journal: this door's, open for writing.
            passphrase: the present one, which stays.

        Returns:
            The new recovery code in its printed form.

        Raises:
            Locked: the passphrase is wrong.
            JournalError: it cannot be written.
        """
        return journal.keys.revoke(_unmarked(passphrase), to_confirm=True)

    def back_up(
        self, path: Path, secret: str, passphrase: Callable[[], str], told: Callable[[int], object] = lambda _: None
    ) -> str:
        """Write a portable copy, which the passphrase alone opens on any device; the copy's own recovery code.

        It can be made while another process has the journal open.

        Args:
            path: the copy's; nothing may stand there.
            secret: the journal's passphrase.
            passphrase: asked for the copy's once the journal is open.
            told: how many bytes are written by now, again and again; what it raises stops the work, and nothing is
                left of the copy.

        Raises:
            JournalError: the journal cannot be opened, or the copy not written.
        """
        from careerjournal.vault import Location, Vault  # noqa: PLC0415
        from careerjournal.vault.copying import write_copy  # noqa: PLC0415

        journal = self._location()
        meant = self._finish(journal, secret)
        with Vault.open(journal, secret, read_only=True, accept_rollback=meant) as opened:
            location = Location(path.absolute(), self.paths.state)
            told(0)
            return str(
                write_copy(location, opened.mirror, passphrase(), portable=True, cost=self._new_cost(), told=told)
            )

    def restore(
        self,
        backup: Path,
        secret: str,
        passphrase: str,
        *,
        portable: bool = False,
        shown: Callable[[Restored], object] = lambda _: None,
    ) -> Restored:
        """Put a backup in the journal's place; what stood there is kept. See `recovery.restore`.

        Args:
            backup: any journal file.
            secret: the backup's passphrase, or its recovery code.
            passphrase: what is to open the journal.
            portable: let a portable backup stay one.
            shown: shows what was done; a new recovery code counts as known only then.

        Raises:
            JournalError: it cannot be done, and nothing was changed.
        """
        from careerjournal.access.recovery import restore  # noqa: PLC0415
        from careerjournal.vault import Location  # noqa: PLC0415

        key, cost = self._key(secret), self._new_cost()
        with self.either(secret):
            location, path = Location(self.paths.journal, self.paths.state), backup.absolute()
            return restore(
                location, path, key, passphrase, portable=portable, cost=cost, today=self._today(), shown=shown
            )

    def salvage(self, target: Path, secret: str, passphrase: str) -> Salvaged:
        """Write what can still be read into a new journal; see `recovery.salvage_into`.

        Args:
            target: the new journal's file; nothing may stand there.
            secret: the damaged journal's passphrase, or its recovery code.
            passphrase: what is to open the new one.

        Raises:
            JournalError: nothing can be read, or the new journal cannot be written.
        """
        from careerjournal.access.recovery import salvage_into  # noqa: PLC0415

        key = self._key(secret)
        with self.either(secret):
            location = self._location()
            self._finish(location, key)
            return salvage_into(location, target.absolute(), key, passphrase, cost=self._new_cost())

    def check(self, secret: str, *, code: bool = False) -> CheckReport:
        """Read every frame of the file, changing nothing.

        Raises:
            JournalError: not even its header can be unlocked.
        """
        from careerjournal.vault import RecoveryCode, check  # noqa: PLC0415

        location, key = self._location(), RecoveryCode.parse(secret) if code else secret
        self._finish(location, key)
        return check(location, key)

    def expect_free(self) -> None:
        """Make sure that nobody writes to the journal.

        Raises:
            InUse: another process has it open.
            JournalError: that cannot be found out.
        """
        from careerjournal.vault import Disk  # noqa: PLC0415
        from careerjournal.vault.errors import explained  # noqa: PLC0415

        location = self._location()
        if location.lock.exists():
            with explained("write"):
                Disk().lock(location.lock).release()

    def expect_room(self, size: int) -> None:
        """Make sure that there is some room on the journal's disk.

        Args:
            size: bytes.

        Raises:
            OutOfSpace: there is less.
        """
        from shutil import disk_usage  # noqa: PLC0415

        from careerjournal.vault import OutOfSpace  # noqa: PLC0415

        if disk_usage(self.paths.journal.parent).free < size:
            raise OutOfSpace(
                f"The journal’s disk has less than {size // 1024:,} KiB left, so what is written might not be kept. "
                "Make room, then try again."
            )

    def expect_opening(self, secret: str, file: Path | None = None) -> None:
        """Make sure that a secret opens a file, before another passphrase is thought up for it.

        Args:
            secret: a passphrase, or a recovery code.
            file: any journal file; this journal's where none is given.

        Raises:
            Locked: it does not.
            JournalError: not even the header can be read.
        """
        from careerjournal.vault import Location, check  # noqa: PLC0415

        location = self._location() if file is None else Location(file.absolute(), self.paths.state)
        with self.either(secret):
            check(location, self._key(secret))

    def refusal(self, error: Exception) -> Refusal:
        """Put an error of `open` or `create` in words; a sentence even for what was not foreseen."""
        from careerjournal.access.refusals import refusal  # noqa: PLC0415

        return refusal(error, self.command)

    def command(self, words: str, file: str | Path) -> str:
        """The line to type in a shell that runs ``words`` on this journal and a file."""
        usual = Paths.usual().journal == self.paths.journal
        journal = "" if usual else f" --journal {shlex.quote(str(self.paths.journal))}"
        return f"careerjournal{journal} {words} {shlex.quote(str(file))}"

    def notices(self) -> list[str]:
        """What the owner should hear about the last opening, once."""
        report, self._report = self._report, None
        said = list(report.sentences) if report is not None else []
        if self._finished_restore:
            said.append(self._finished_restore)
            self._finished_restore = ""
        if self._no_copy:
            said.append(self._no_copy)
            self._no_copy = ""
        if self._with_code:
            said.append("Opened with the recovery code. “careerjournal passphrase” sets a passphrase for this device.")
        if self._read_only:
            said.append("Open to read only: nothing you change here is kept.")
        return said

    def _today(self) -> dt.date:
        """The day it is where the person is."""
        return here(self._now()).date()

    def _new_cost(self) -> Cost:
        from careerjournal.vault import calibrate  # noqa: PLC0415

        return self._cost or calibrate()

    def _key(self, secret: str) -> str | RecoveryCode:
        from careerjournal.vault import RecoveryCode  # noqa: PLC0415

        return RecoveryCode.parse(secret) if self.is_code(secret) else secret

    def _location(self) -> Location:
        """The journal's place. A restore that a power cut interrupted is finished first."""
        from careerjournal.access.recovery import finish_restore  # noqa: PLC0415
        from careerjournal.access.unfinished import Unfinished  # noqa: PLC0415
        from careerjournal.vault import Location  # noqa: PLC0415

        location = Location(self.paths.journal, self.paths.state)
        if finish_restore(location):
            self._finished_restore = Unfinished(location).says
        return location

    def _finish(self, location: Location, key: str | RecoveryCode) -> bool:
        """Let this device know the journal that a restore put there, where it was ended before it could.

        Returns:
            Whether what stands there is that journal, and so is not to be refused.

        Raises:
            Locked: the key does not open it.
        """
        from careerjournal.access.unfinished import Unfinished  # noqa: PLC0415
        from careerjournal.vault import InUse, Locked, Vault, VaultError  # noqa: PLC0415

        unfinished = Unfinished(location)
        if not unfinished.stands():
            return False
        said = unfinished.says
        self._last_opened(location).keep()
        try:
            Vault.open(location, key, accept_rollback=True).close()
        except Locked as error:
            error.add_note(f"{said} What opened the backup opens it: its passphrase, or its recovery code.")
            raise
        except InUse:
            return True  # it is being restored in this moment
        except VaultError:
            pass  # what stands there is for opening to explain; on a disk that can only be read it is read
        else:
            unfinished.end()
        self._finished_restore = said
        return True

    def _last_opened(self, location: Location) -> LastOpened:
        from careerjournal.access.last_opened import LastOpened  # noqa: PLC0415

        return LastOpened(location)
