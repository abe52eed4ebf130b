"""The file beneath an open journal: its database, and its saves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from careerjournal.journal.errors import Locked
from careerjournal.vault import Vault
from careerjournal.vault.database import Database


class Store:
    """The database of an open journal, with the vault beneath it and the saves to both, until the journal is locked.

    Args:
        database: where the records are.
        vault: the vault beneath the database; None where it is in memory only.
        read_again: is called where the file turned out to hold something else than was read from it.
    """

    def __init__(self, database: Database, vault: Vault | None, read_again: Callable[[], None]) -> None:
        self._database: Database | None = database
        self._vault = vault
        self._read_again = read_again

    @property
    def is_closed(self) -> bool:
        """Whether the journal has been locked."""
        return self._database is None

    @property
    def is_on_disk(self) -> bool:
        """Whether there is a vault beneath the database; it stays known once that is closed."""
        return self._vault is not None

    @property
    def database(self) -> Database:
        """The database.

        Raises:
            Locked: the journal has been locked.
        """
        if self._database is None:
            raise Locked("This journal is locked. Unlock it to go on.")
        return self._database

    @property
    def vault(self) -> Vault:
        """The vault beneath the database.

        Raises:
            Locked: the journal has been locked, or is in memory only.
        """
        if self._vault is None or self._database is None:
            raise Locked("This journal is not open in a file. Unlock it to go on.")
        return self._vault

    def seal(self, content: bytes) -> bytes | None:
        """The content encrypted so that only this journal, open, can read it; None where there is no vault.

        Raises:
            JournalError: the vault is closed.
        """
        return None if self._vault is None else self._vault.seal(content)

    def unseal(self, sealed: bytes) -> bytes | None:
        """What `seal` encrypted; None where another journal did, or there is no vault."""
        return None if self._vault is None else self._vault.unseal(sealed)

    def alone(self) -> AbstractContextManager[object]:
        """Let no other thread read or write inside the block.

        Raises:
            Locked: the journal has been locked.
        """
        return self.database.alone()

    @contextmanager
    def saving(self) -> Iterator[None]:
        """One save, in a file that is opened again first where an error ended the saving.

        Raises:
            Locked: the journal has been locked.
            JournalError: it cannot be written; nothing of it is kept.
        """
        database = self.database
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
                self._read_again()

    @contextmanager
    def closing(self) -> Iterator[Database]:
        """Turn away everybody who asks for the database; within the block nobody else is at it.

        Yields:
            The database, which is still to be let go of and closed.
        """
        database = self.database
        with database.alone():
            self._database = None
            yield database
