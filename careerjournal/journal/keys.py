"""The keys of an open journal: its passphrase and its recovery code."""

from __future__ import annotations

from collections.abc import Callable

from careerjournal.journal.about import ANY, is_unconfirmed, mark
from careerjournal.journal.store import Store


class Keys:
    """What opens the file that a journal is kept in. Every method raises `Locked` where the journal is not open in one.

    Args:
        store: the database of the journal and the vault beneath it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Change the passphrase on this device. Copies of the file made before still open with the old one.

        Args:
            old: the present one, which is verified; None where the journal was opened with its recovery code.
            new: not empty.

        Raises:
            JournalError: the old one is wrong, or the file cannot be written.
        """
        if old is None:
            self._store.vault.set_passphrase(new)
        else:
            self._store.vault.change_passphrase(old, new)

    def expect_passphrase(self, passphrase: str) -> None:
        """Make sure that this is the passphrase that opens the journal on this device.

        Raises:
            JournalError: it is not, or none does.
        """
        self._store.vault.verify_passphrase(passphrase)

    def revoke(self, passphrase: str, *, to_confirm: bool = False) -> str:
        """Replace every key, this device's secret and the recovery code. Copies made before open with the old ones.

        Args:
            passphrase: the present one, which is verified, and stays.
            to_confirm: whether the new code counts as known only once `confirm_code` was called.

        Returns:
            The new recovery code in its printed form; shown once, and kept nowhere.

        Raises:
            JournalError: the passphrase is wrong, or the file cannot be written.
        """
        self._store.vault.verify_passphrase(passphrase)
        return self._with_new_code(lambda: str(self._store.vault.revoke(passphrase)), to_confirm)

    def new_recovery_code(self, *, to_confirm: bool = False) -> str:
        """Replace the recovery code.

        Args:
            to_confirm: whether it counts as known only once `confirm_code` was called.

        Returns:
            The new one in its printed form; shown once, and kept nowhere.

        Raises:
            JournalError: the file cannot be written.
        """
        return self._with_new_code(lambda: str(self._store.vault.new_recovery_code()), to_confirm)

    def _with_new_code(self, change: Callable[[], str], to_confirm: bool) -> str:
        if not to_confirm:
            code = change()
            self.confirm_code()
            return code
        self._mark(ANY)  # first, for a power cut may come between
        code = change()
        self._mark(self._store.vault.recovery_slot)
        return code

    def code_is_unconfirmed(self) -> bool:
        """Whether the recovery code was shown, and nobody has confirmed that it was written down."""
        return is_unconfirmed(self._store.database, self._store.vault.recovery_slot)

    def confirm_code(self) -> None:
        """Note that somebody has the recovery code.

        Raises:
            JournalError: that cannot be written.
        """
        self._mark(None)

    def _mark(self, slot: str | None) -> None:
        with self._store.saving():
            mark(self._store.database, slot)
