"""TinyDB over a vault: the same tables, queries and documents; durable, encrypted, at a flat cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, cast

from tinydb import TinyDB
from tinydb.storages import Storage

from careerjournal.vault.stock_vault import StockVault
from careerjournal.vault.storage import VaultLike, VaultStorage
from careerjournal.vault.table import VaultTable


class Database(TinyDB):
    """A TinyDB whose every write is one small save, and where several writes can be one save.

    Where it differs from plain TinyDB:

    - A table exists while it holds a document: a vault keeps no empty ones. So `tables` does not name a
      table that has become empty, and ``persist_empty`` does nothing.
    - A write that raises changes nothing, nor does one that cannot be saved; a write that changes nothing
      is not saved.
    - What is returned is the caller's own, nested values included. A condition is shown the stored
      document itself, and must not change it.
    - A number is not given out a second time while the database is open, unless its table was emptied by
      `truncate` or dropped.
    - What JSON would change or lose in silence is refused with `BadChanges`; see `documents.checked`.

    Args:
        vault: the vault underneath. It has no other user while the database is open.
        storage: instead of a vault, what makes a stock storage: ``Database(storage=MemoryStorage)``.
    """

    table_class = VaultTable

    def __init__(self, vault: VaultLike | None = None, *, storage: Callable[[], Storage] | None = None) -> None:
        if vault is None and storage is not None:
            vault = StockVault(storage())
        elif vault is None or storage is not None:
            raise TypeError("A database stands on a vault or on a stock storage: give one of the two.")
        self._kept = VaultStorage(vault)
        super().__init__(storage=lambda: self._kept)

    def alone(self) -> AbstractContextManager[object]:
        """Let no other thread read or write inside the block; nothing is gathered, as `together` does."""
        return self._kept.lock

    @property
    def is_together(self) -> bool:
        """Whether writes are being gathered for one save at this moment."""
        return self._kept.is_together

    def read_again(self) -> None:
        """Forget results of queries: the vault underneath was opened again, and may hold something else."""
        with self._kept.lock:
            self._kept.read_again()

    def let_go(self) -> Iterator[None]:
        """Save no more, and let go of the documents, some at each step; only closing is left to be done then."""
        for table in self._tables.values():
            table.clear_cache()
        return self._kept.let_go()

    def together(self) -> AbstractContextManager[None]:
        """Make everything written inside the block one save: all of it is kept, or nothing.

        Reads inside see the writes. An exception that leaves the block undoes them all and nothing is
        saved; so does a save that fails, at the block's end. A block inside another joins it: only the
        outermost saves, and an exception caught between the two undoes the inner writes alone.

        Other threads wait meanwhile, so nothing slow belongs inside; and no ``await``, which would let other
        tasks of this thread write into the same save.
        """
        return self._kept.together()

    def table(self, name: str, **kwargs: Any) -> VaultTable:
        """Get a table by its name; the same object each time, even after the table was dropped.

        Args:
            name: the table's name.
            **kwargs: ``cache_size``, the number of queries whose results are remembered.
        """
        with self._kept.lock:
            return cast("VaultTable", super().table(name, **kwargs))

    def tables(self) -> set[str]:
        """The names of the tables that hold a document."""
        with self._kept.lock:
            return self._kept.names()

    def drop_table(self, name: str) -> None:
        """Remove a table and all it holds, in one save. Dropping what is not there is no error."""
        with self._kept.together():
            self._kept.overlay(name).clear()

    def drop_tables(self) -> None:
        """Remove every table, in one save."""
        with self._kept.together():
            # Those that are empty, too: they are to count from one again.
            for name in self._kept.names() | self._tables.keys():
                self._kept.overlay(name).clear()
