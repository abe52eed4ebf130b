"""The way into a journal: make one, open one, and put what went wrong in words.

Importing this costs next to nothing; the vault is loaded when a door is first used, or by `Door.get_ready`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from careerjournal.journal.places import Places

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.vault import CheckReport, Cost, OpeningReport, Place


class Refusal(NamedTuple):
    """Why a journal was not opened, for whoever asked."""

    sentence: str
    wrong_secret: bool = False
    """Whether another passphrase might do."""
    choice: dict[str, bool] | None = None
    """What to pass to `Door.open` to go on all the same, where that is the owner's to choose."""
    choice_says: str = ""
    """What going on means: ``go on with this copy``."""


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
    """

    def __init__(self, places: Places, cost: Cost | None = None) -> None:
        self.places = places
        self._cost = cost
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
        from careerjournal.vault import Vault, calibrate  # noqa: PLC0415
        from careerjournal.vault.database import Database  # noqa: PLC0415

        cost = self._cost or calibrate()
        vault, code = Vault.create(self._place(), passphrase, portable=portable, cost=cost)
        return Made(Journal(Database(vault), vault=vault), str(code))

    def open(self, secret: str, *, code: bool = False, read_only: bool = False, anyway: bool = False) -> Journal:
        """Open the journal.

        Args:
            secret: the passphrase, or the recovery code.
            code: whether it is the recovery code.
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
        return Journal(Database(vault), vault=vault)

    def check(self, secret: str, *, code: bool = False) -> CheckReport:
        """Read every frame of the file, changing nothing.

        Raises:
            JournalError: not even its header can be unlocked.
        """
        from careerjournal.vault import RecoveryCode, check  # noqa: PLC0415

        return check(self._place(), RecoveryCode.parse(secret) if code else secret)

    def refusal(self, error: Exception) -> Refusal:
        """Put an error of `open` or `create` in words; a sentence even for what was not foreseen."""
        from careerjournal.vault import InUse, Locked, RolledBack, Unsound, VaultError  # noqa: PLC0415

        match error:
            case Locked():
                return Refusal(str(error), wrong_secret=True)
            case RolledBack():
                return Refusal(str(error), choice={"anyway": True}, choice_says="go on with this copy")
            case InUse():
                return Refusal(str(error), choice={"read_only": True}, choice_says="open it to read only")
            case Unsound():
                return Refusal(f"{error} Nothing has been changed. “careerjournal check” says what is wrong with it.")
            case VaultError():
                return Refusal(str(error))
            case _:
                return Refusal(
                    "The journal could not be opened, for a reason that was not foreseen. Nothing was changed."
                )

    def notices(self) -> list[str]:
        """What the owner should hear about the last opening, once."""
        report, self._report = self._report, None
        said = list(report.sentences) if report is not None else []
        if self._with_code:
            said.append("Opened with the recovery code. “careerjournal passphrase” sets a passphrase for this device.")
        if self._read_only:
            said.append("Open to read only: nothing you change here is kept.")
        return said

    def _place(self) -> Place:
        from careerjournal.vault import Place  # noqa: PLC0415

        return Place(self.places.journal, self.places.state)
