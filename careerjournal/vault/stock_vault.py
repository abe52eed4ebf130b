"""Any stock TinyDB storage behind a vault's face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tinydb.storages import Storage

from careerjournal.vault.changes import Change, Drop, Mirror, Put, Remove, apply
from careerjournal.vault.documents import checked
from careerjournal.vault.kept import Document, let_go


class StockVault:
    """A vault that is no vault: any stock TinyDB storage, `MemoryStorage` in a test, behind the same face.

    The storage belongs to it from then on; what others write to it is not seen.

    Args:
        storage: where everything is kept, in TinyDB's way and at TinyDB's cost.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._data: dict[str, dict[str, Document]] = {
            name: {str(number): checked(document) for number, document in documents.items()}
            for name, documents in (storage.read() or {}).items()
        }
        self.mirror: Mirror = {
            name: {int(number): document for number, document in documents.items()}
            for name, documents in self._data.items()
        }

    def save(self, changes: Sequence[Change], /) -> None:
        """Hand everything to the storage, as TinyDB does, then apply the changes to the mirror."""
        # Copies of the dicts that change: a storage that fails has not been handed its own past, changed.
        data = dict(self._data)
        for name in {change.table for change in changes}:
            data[name] = dict(data.get(name, {}))
        for change in changes:
            match change:
                case Put(table, number, document):
                    data.setdefault(table, {})[str(number)] = document
                case Remove(table, number):
                    data.get(table, {}).pop(str(number), None)
                case Drop(table):
                    data.pop(table, None)
        self._storage.write(data)
        self._data = data
        apply(self.mirror, changes)

    def let_go(self) -> Iterator[None]:
        """Let go of the documents, some at each step; what the storage keeps is its own affair."""
        self._data, self.mirror, mirror = {}, {}, self.mirror
        return chain.from_iterable(map(let_go, mirror.values()))

    def close(self) -> None:
        """Close the storage."""
        self._storage.close()
