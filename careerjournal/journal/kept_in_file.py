"""The file beneath an open journal: its keys, and its size."""

from __future__ import annotations

from careerjournal.journal.errors import Locked
from careerjournal.vault import Vault
from careerjournal.vault.database import Database


class KeptInFile:
    """What a journal can ask of the file it is kept in."""

    _database: Database | None
    _vault: Vault | None

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Change the passphrase on this device. Copies of the file made before still open with the old one.

        Args:
            old: the present one, which is verified; None where the journal was opened with its recovery code.
            new: not empty.

        Raises:
            JournalError: the old one is wrong, or the file cannot be written.
        """
        if old is None:
            self._file.set_passphrase(new)
        else:
            self._file.change_passphrase(old, new)

    def revoke(self, passphrase: str) -> str:
        """Replace every key, this device's secret and the recovery code. Copies made before open with the old ones.

        Args:
            passphrase: the present one, which is verified, and stays.

        Returns:
            The new recovery code in its printed form; shown once, and kept nowhere.

        Raises:
            JournalError: the passphrase is wrong, or the file cannot be written.
        """
        self._file.verify_passphrase(passphrase)
        return str(self._file.revoke(passphrase))

    def new_recovery_code(self) -> str:
        """Replace the recovery code; the new one in its printed form, shown once and kept nowhere."""
        return str(self._file.new_recovery_code())

    def compact(self) -> None:
        """Rewrite the file with only what is live."""
        self._file.compact()

    @property
    def _file(self) -> Vault:
        if self._vault is None or self._database is None:
            raise Locked("This journal is not open in a file. Unlock it to go on.")
        return self._vault
