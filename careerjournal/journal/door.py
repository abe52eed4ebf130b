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

from careerjournal.journal.places import Places

if TYPE_CHECKING:
    from careerjournal.journal.backups import Backup
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.recovery import Restored, Salvaged
    from careerjournal.vault import CheckReport, Cost, OpeningReport, Place, RecoveryCode


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Way(NamedTuple):
    """Something that can be done from the shell."""

    says: str
    command: str


class Refusal(NamedTuple):
    """Why a journal was not opened, for whoever asked."""

    sentence: str
    wrong_secret: bool = False
    """Whether another passphrase might do."""
    choice: dict[str, bool] | None = None
    """What to pass to `Door.open` to go on all the same, where that is the owner's to choose."""
    choice_says: str = ""
    """What going on means: ``go on with this copy``."""
    title: str = ""
    """What happened, in a few words; only where there is more to say than the sentence."""
    safe: str = ""
    """What is safe, and what going on would cost."""
    ways: tuple[Way, ...] = ()
    """What else can be done, the gentlest first."""
    needs_code: bool = False
    """Whether no passphrase can open it here, and the recovery code can."""


class Made(NamedTuple):
    """A journal that was just made."""

    journal: Journal
    recovery_code: str
    """In its printed form; shown once, and kept nowhere."""


class Door:
    """The way into one journal.

    Args:
        places: where it lives.
        cost: of one guess at a new passphrase; measured on this machine when it is not given.
        now: the time, in UTC.
    """

    def __init__(self, places: Places, cost: Cost | None = None, *, now: Callable[[], dt.datetime] = _utc_now) -> None:
        self.places = places
        self._cost = cost
        self._now = now
        self._no_copy = ""
        self._report: OpeningReport | None = None
        self._with_code = False
        self._read_only = False

    def get_ready(self) -> None:
        """Load what opening needs. Slow (a tenth of a second), so it is done while a passphrase is typed."""
        import careerjournal.journal.journal  # noqa: PLC0415
        import careerjournal.vault.database  # noqa: F401, PLC0415

    def exists(self) -> bool:
        """Whether anything stands where the journal should be."""
        try:
            self.places.journal.lstat()
        except FileNotFoundError:
            return False
        except OSError:
            return True  # something in the way is for `open` to explain, and never for `create` to meet
        return True

    def create(self, passphrase: str, *, portable: bool = False) -> Made:
        """Make a journal, open for writing.

        Args:
            passphrase: not empty.
            portable: whether the passphrase alone opens it, on any device.

        Raises:
            JournalError: something stands there, or it cannot be written.
        """
        from careerjournal.journal.journal import Journal  # noqa: PLC0415
        from careerjournal.vault import Vault  # noqa: PLC0415
        from careerjournal.vault.database import Database  # noqa: PLC0415

        vault, code = Vault.create(self._place(), passphrase, portable=portable, cost=self._new_cost())
        return Made(Journal(Database(vault), vault=vault, now=self._now), str(code))

    def open(self, secret: str, *, code: bool = False, read_only: bool = False, anyway: bool = False) -> Journal:
        """Open the journal. For writing, the first time on a day, a copy of it is kept; see `backups`.

        Args:
            secret: the passphrase, or the recovery code.
            code: whether it is the recovery code; `is_code` tells.
            read_only: change nothing; works beside another process that has it open.
            anyway: go on with a copy older than the last save this device saw.

        Raises:
            JournalError: it cannot be opened; `refusal` puts it in words.
        """
        from careerjournal.journal.journal import Journal  # noqa: PLC0415
        from careerjournal.vault import RecoveryCode, Vault  # noqa: PLC0415
        from careerjournal.vault.database import Database  # noqa: PLC0415

        key = RecoveryCode.parse(secret) if code else secret
        vault = Vault.open(self._place(), key, read_only=read_only, accept_rollback=anyway)
        self._report, self._with_code, self._read_only = vault.report, code, read_only
        self._no_copy = "" if read_only else self._keep_a_copy()
        return Journal(Database(vault), vault=vault, now=self._now)

    def _keep_a_copy(self) -> str:
        """Make today's automatic copy. Where it fails, why: the journal is open all the same."""
        from careerjournal.journal.backups import Backups  # noqa: PLC0415
        from careerjournal.vault import OutOfSpace, VaultError  # noqa: PLC0415

        backups = Backups(self.places.journal)
        try:
            backups.keep_up(self._today())
        except (OSError, VaultError) as error:
            why = "the disk is full" if isinstance(error, OutOfSpace) else f"{backups.folder} cannot be written or read"
            return f"Today’s automatic copy of the journal could not be made: {why}. The journal itself is well."
        return ""

    def backups(self) -> list[Backup]:
        """The automatic copies there are, the latest first; none where their folder cannot be read."""
        from careerjournal.journal.backups import Backups  # noqa: PLC0415
        from careerjournal.vault import VaultError  # noqa: PLC0415

        try:
            return Backups(self.places.journal).all()
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

    def back_up(self, path: Path, secret: str, passphrase: Callable[[], str]) -> str:
        """Write a portable copy, which the passphrase alone opens on any device; the copy's own recovery code.

        It can be made while another process has the journal open.

        Args:
            path: the copy's; nothing may stand there.
            secret: the journal's passphrase.
            passphrase: asked for the copy's once the journal is open.

        Raises:
            JournalError: the journal cannot be opened, or the copy not written.
        """
        from careerjournal.vault import Place, Vault  # noqa: PLC0415
        from careerjournal.vault.copying import write_copy  # noqa: PLC0415

        with Vault.open(self._place(), secret, read_only=True) as opened:
            place = Place(path.absolute(), self.places.state)
            return str(write_copy(place, opened.mirror, passphrase(), portable=True, cost=self._new_cost()))

    def restore(self, backup: Path, secret: str, passphrase: str, *, portable: bool = False) -> Restored:
        """Put a backup in the journal's place; what stood there is kept. See `recovery.restore`.

        Args:
            backup: any journal file.
            secret: the backup's passphrase, or its recovery code.
            passphrase: what is to open the journal.
            portable: let a portable backup stay one.

        Raises:
            JournalError: it cannot be done, and nothing was changed.
        """
        from careerjournal.journal.recovery import restore  # noqa: PLC0415

        key, cost = self._key(secret), self._new_cost()
        with self.either(secret):
            return restore(
                self._place(), backup.absolute(), key, passphrase, portable=portable, cost=cost, today=self._today()
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
        from careerjournal.journal.recovery import salvage_into  # noqa: PLC0415

        key = self._key(secret)
        with self.either(secret):
            return salvage_into(self._place(), target.absolute(), key, passphrase, cost=self._new_cost())

    def check(self, secret: str, *, code: bool = False) -> CheckReport:
        """Read every frame of the file, changing nothing.

        Raises:
            JournalError: not even its header can be unlocked.
        """
        from careerjournal.vault import RecoveryCode, check  # noqa: PLC0415

        return check(self._place(), RecoveryCode.parse(secret) if code else secret)

    def refusal(self, error: Exception) -> Refusal:
        """Put an error of `open` or `create` in words; a sentence even for what was not foreseen."""
        from careerjournal.vault import (  # noqa: PLC0415
            Damaged,
            DeviceSecretMissing,
            InUse,
            Locked,
            RolledBack,
            Unsound,
            VaultError,
        )

        match error:
            case DeviceSecretMissing():
                return Refusal(str(error), wrong_secret=True, needs_code=True)
            case Locked():
                return Refusal(str(error), wrong_secret=True)
            case RolledBack():
                return Refusal(
                    str(error),
                    choice={"anyway": True},
                    choice_says="go on with this copy",
                    title="This is not the copy that was saved last",
                    safe=f"Everything in this copy is whole, and nothing has been changed. What was saved after save "
                    f"{error.found.save} is not in it; it may be in another copy.",
                    ways=(self._restoring(),),
                )
            case InUse():
                return Refusal(str(error), choice={"read_only": True}, choice_says="open it to read only")
            case Unsound():
                damaged = isinstance(error, Damaged)
                return Refusal(
                    f"{error} Nothing has been changed. “careerjournal check” says what is wrong with it.",
                    title="Part of the journal is damaged" if damaged else "The journal was altered",
                    safe="The saves before and after the damage can still be read out; most often that is all but one."
                    if damaged
                    else "Something changed the file that does not hold its keys. It can neither have read it nor "
                    "written anything into it that would pass for yours.",
                    ways=(
                        Way("Read out all that is still whole, into a new journal:", self.command("salvage -o", "NEW")),
                        self._restoring(),
                    ),
                )
            case VaultError():
                return Refusal(str(error))
            case _:
                return Refusal(
                    "The journal could not be opened, for a reason that was not foreseen. Nothing was changed."
                )

    def _restoring(self) -> Way:
        return Way(
            "Put a backup in its place; what stands there now is kept under another name:",
            self.command("restore", "BACKUP"),
        )

    def command(self, words: str, file: str | Path) -> str:
        """What to type in a shell, for this journal and a file."""
        usual = Places.usual().journal == self.places.journal
        journal = "" if usual else f" --journal {shlex.quote(str(self.places.journal))}"
        return f"careerjournal{journal} {words} {shlex.quote(str(file))}"

    def notices(self) -> list[str]:
        """What the owner should hear about the last opening, once."""
        report, self._report = self._report, None
        said = list(report.sentences) if report is not None else []
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
        return self._now().astimezone().date()

    def _new_cost(self) -> Cost:
        from careerjournal.vault import calibrate  # noqa: PLC0415

        return self._cost or calibrate()

    def _key(self, secret: str) -> str | RecoveryCode:
        from careerjournal.vault import RecoveryCode  # noqa: PLC0415

        return RecoveryCode.parse(secret) if self.is_code(secret) else secret

    def _place(self) -> Place:
        from careerjournal.vault import Place  # noqa: PLC0415

        return Place(self.places.journal, self.places.state)
