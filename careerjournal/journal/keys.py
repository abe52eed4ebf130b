"""The keys of an open journal: its passphrase and its recovery code."""

from __future__ import annotations

from careerjournal.journal.about import ANY, is_unconfirmed, mark
from careerjournal.journal.file import JournalFile


class Keys:
    """What opens the file that a journal is kept in. Every method raises `Locked` where the journal is not open in one.

    Args:
        file: the file.
    """

    def __init__(self, file: JournalFile) -> None:
        self._file = file

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Change the passphrase on this device. Copies of the file made before still open with the old one.

        Args:
            old: the present one, which is verified; None where the journal was opened with its recovery code.
            new: not empty.

        Raises:
            JournalError: the old one is wrong, or the file cannot be written.
        """
        if old is None:
            self._file.vault.set_passphrase(new)
        else:
            self._file.vault.change_passphrase(old, new)

    def revoke(self, passphrase: str) -> str:
        """Replace every key, this device's secret and the recovery code. Copies made before open with the old ones.

        Args:
            passphrase: the present one, which is verified, and stays.

        Returns:
            The new recovery code in its printed form; shown once, and kept nowhere.

        Raises:
            JournalError: the passphrase is wrong, or the file cannot be written.
        """
        self._file.vault.verify_passphrase(passphrase)
        code = str(self._file.vault.revoke(passphrase))
        self.confirm_code()
        return code

    def new_recovery_code(self, *, to_confirm: bool = False) -> str:
        """Replace the recovery code.

        Args:
            to_confirm: whether it counts as known only once `confirm_code` was called.

        Returns:
            The new one in its printed form; shown once, and kept nowhere.

        Raises:
            JournalError: the file cannot be written.
        """
        if not to_confirm:
            code = str(self._file.vault.new_recovery_code())
            self.confirm_code()
            return code
        self._mark(ANY)
        code = str(self._file.vault.new_recovery_code())
        self._mark(self._file.vault.recovery_slot)
        return code

    def code_is_unconfirmed(self) -> bool:
        """Whether the recovery code was shown, and nobody has confirmed that it was written down."""
        return is_unconfirmed(self._file.database, self._file.vault.recovery_slot)

    def confirm_code(self) -> None:
        """Note that somebody has the recovery code.

        Raises:
            JournalError: that cannot be written.
        """
        self._mark(None)

    def _mark(self, slot: str | None) -> None:
        with self._file.saving():
            mark(self._file.database, slot)
