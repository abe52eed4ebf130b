"""The file beneath an open journal: its keys, its saves, and what waits to be saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from careerjournal.journal.about import ANY, is_unconfirmed, mark
from careerjournal.journal.drafts import Draft, Drafts, sealable
from careerjournal.journal.errors import Locked
from careerjournal.journal.sealed import NotKept, Sealed
from careerjournal.vault import Vault
from careerjournal.vault.database import Database


class KeptInFile:
    """What a journal can ask of the file it is kept in."""

    drafts: Drafts
    _database: Database | None
    _vault: Vault | None
    _sealed: Sealed

    def _forget_what_was_read(self) -> None:
        raise NotImplementedError

    def take_back(self, put_aside: Iterable[bytes] = ()) -> list[bytes]:
        """Take up again what was sealed as this journal was locked, and store it where that can be done now.

        Args:
            put_aside: what was sealed before the program ended.

        Returns:
            What of that another journal sealed.
        """
        if self._vault is None:
            return list(put_aside)
        aside = {sealed: self._vault.unseal(sealed) for sealed in put_aside}
        own = [plain for plain in aside.values() if plain is not None]
        for content in (*own, *self._sealed.take(self._vault.unseal)):
            self._seal(self.drafts.take_back(content), "another draft of the same entry was begun meanwhile")
        self.drafts.store()
        return [sealed for sealed, plain in aside.items() if plain is None]

    def _put_by(self) -> None:
        """Seal what could not be stored, and leave nothing else of it in memory."""
        not_kept = self.drafts.not_kept
        self._seal(self.drafts.let_go(), not_kept.why if not_kept else "the journal was locked")

    def _seal(self, drafts: list[Draft], why: str) -> None:
        if drafts and self._vault is not None:
            about = NotKept(len(drafts), drafts[-1].when, why)
            self._sealed.put(self._vault.seal(sealable(drafts)), about)

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
        code = str(self._file.revoke(passphrase))
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
            code = str(self._file.new_recovery_code())
            self.confirm_code()
            return code
        self._mark(ANY)
        code = str(self._file.new_recovery_code())
        self._mark(self._file.recovery_slot)
        return code

    def code_is_unconfirmed(self) -> bool:
        """Whether the recovery code was shown, and nobody has confirmed that it was written down."""
        return is_unconfirmed(self._open, self._file.recovery_slot)

    def confirm_code(self) -> None:
        """Somebody has the recovery code.

        Raises:
            JournalError: that cannot be written.
        """
        self._mark(None)

    def _mark(self, slot: str | None) -> None:
        with self._alone():
            mark(self._open, slot)

    def compact(self) -> None:
        """Rewrite the file with only what is live."""
        self._file.compact()

    @property
    def _file(self) -> Vault:
        if self._vault is None or self._database is None:
            raise Locked("This journal is not open in a file. Unlock it to go on.")
        return self._vault

    @property
    def _open(self) -> Database:
        if self._database is None:
            raise Locked("This journal is locked. Unlock it to go on.")
        return self._database

    @contextmanager
    def _saving(self) -> Iterator[None]:
        """One save. Where it fails, the drafts that were let go of in it are held again."""
        with self._open.alone():
            held = self.drafts.snapshot
            try:
                with self._alone():
                    yield
            except BaseException:
                self.drafts.put_back(held)
                raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One save, in a file that is opened again first where an error ended the saving."""
        database = self._open
        with database.alone():
            self._make_fit(database)
            with database.together():
                yield

    def _make_fit(self, database: Database) -> None:
        if self._vault is None or database.is_together:
            return
        before = self._vault.chain
        if self._vault.make_fit():
            database.read_again()
            if self._vault.chain != before:  # a save that had raised was there after all
                self._forget_what_was_read()
