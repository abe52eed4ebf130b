"""A TinyDB storage that saves changes instead of whole databases.

TinyDB hands its storage everything at each write, which costs more the more there is. Here writes happen
in an `Overlay` that knows what was touched, and only that is saved. `VaultTable` and `Database` write
through `VaultStorage.together`; anything stock still works through `read` and `write`.

Two rules keep memory true to the file:

- A document that stands in the mirror is never changed in place, only replaced. So it may be read without
  a copy, as long as what leaves for a caller is `copied`.
- A document enters only through `checked`: the mirror holds exactly what reopening the file would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any, Protocol, cast

from tinydb.storages import Storage

from careerjournal.vault.changes import Change, Mirror
from careerjournal.vault.documents import checked_text
from careerjournal.vault.kept import Document
from careerjournal.vault.overlay import Overlay, StoredTable


class VaultLike(Protocol):
    """What the storage needs of a vault: its memory, a way to save, and two steps to its end."""

    @property
    def mirror(self) -> Mirror:
        """Everything the vault holds, as of the last save."""

    def save(self, changes: Sequence[Change], /) -> object:
        """Make the changes durable, then apply them to the mirror; or raise, and leave the mirror alone."""

    def let_go(self) -> Iterator[None]:
        """Save no more, and let go of what is in memory, some at each step."""

    def close(self) -> object:
        """Let go of the file."""


class VaultStorage(Storage):
    """TinyDB's storage over a vault: reads its mirror, saves only what changed.

    One vault has one storage: numbers and query caches are kept up to date by the writes that pass through
    here, and by nothing else.

    Args:
        vault: a `Vault`, or anything with its mirror, save and close.
    """

    def __init__(self, vault: VaultLike) -> None:
        super().__init__()
        self.lock = RLock()
        """Held for the whole of every operation, and of every `together`."""
        self._vault = vault
        self._layers: list[dict[str, Overlay]] = []
        self._next_numbers: dict[str, int] = {}
        self._versions: dict[str, int] = {}

    def read(self) -> dict[str, dict[str, Any]]:
        """Give everything in TinyDB's shape, for stock code. Nothing is copied until it is looked at."""
        with self.lock:
            # TinyDB only reads these, and puts its own dicts in their place.
            return {name: cast("dict[str, Any]", StoredTable(name, self.documents(name))) for name in self.names()}

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Find out what changed and save that, for stock code that writes everything."""
        with self.together():
            for name in self.names() - data.keys():
                self.overlay(name).clear()
            for name, documents in data.items():
                # Still what read() gave: stock code changes one table at a time.
                if not (isinstance(documents, StoredTable) and documents.name == name):
                    self._replace(name, {int(key): dict(document) for key, document in documents.items()})

    def commit(self, changes: Iterable[Change]) -> None:
        """Save changes made elsewhere, in one save, with the same checks as any write."""
        with self.together():
            for change in changes:
                self.overlay(change.table).apply([change])
            self.check_writes()

    def close(self) -> None:
        """Close the vault."""
        with self.lock:
            self._vault.close()

    def let_go(self) -> Iterator[None]:
        """Save no more, and let go of the documents, some at each step."""
        with self.lock:
            return self._vault.let_go()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything written inside one save; undo it all if an exception leaves the block.

        Reads inside see the writes. Inside another block nothing is saved yet: an inner block that ends well
        becomes part of the outer one, and one that raises undoes its own writes alone.
        """
        with self.lock:
            layer: dict[str, Overlay] = {}
            self._layers.append(layer)
            try:
                yield
            finally:
                self._layers.pop()
            # Reached only if nothing was raised. By now reads see the state below again, so a save that
            # fails leaves no trace.
            if self._layers:
                self._join(layer)
            else:
                self._save(layer)

    @property
    def is_together(self) -> bool:
        """Whether writes are being gathered at this moment."""
        return bool(self._layers)

    def names(self) -> set[str]:
        """The tables that hold a document at this moment."""
        names = set(self._vault.mirror).union(*self._layers)
        return {name for name in names if self.documents(name)}

    def documents(self, name: str) -> Mapping[int, Document]:
        """A table as it is at this moment, writes not yet saved included. Not to be changed in place."""
        return self._below(name, len(self._layers))

    def overlay(self, name: str) -> Overlay:
        """The table to write to, inside a `together`. What is written must be checked before it ends."""
        layer = self._layers[-1]
        if name not in layer:
            base = self._below(name, len(self._layers) - 1)
            layer[name] = Overlay(checked_text(name), base, self.next_number(name))
        return layer[name]

    def check_writes(self) -> None:
        """Check what was written in the innermost `together`, and cut it loose from what callers hold."""
        for overlay in self._layers[-1].values():
            overlay.check_writes()

    def next_number(self, name: str) -> int:
        """The number for a new document: higher than any the table has had since it was opened or emptied."""
        for layer in reversed(self._layers):
            if name in layer:
                return layer[name].next_number
        if name not in self._next_numbers:
            # The one look at a whole table, once a table and session.
            self._next_numbers[name] = max(self._vault.mirror.get(name, {}), default=0) + 1
        return self._next_numbers[name]

    def version(self, name: str) -> int:
        """A number that is another one after each save that touched the table."""
        return self._versions.get(name, 0)

    def read_again(self) -> None:
        """Count every table as touched: the vault was opened again, and may hold what no write here brought."""
        for name in self._versions.keys() | self._vault.mirror.keys():
            self._versions[name] = self.version(name) + 1

    def _below(self, name: str, depth: int) -> Mapping[int, Document]:
        for layer in reversed(self._layers[:depth]):
            if name in layer:
                return layer[name]
        return self._vault.mirror.get(name, {})

    def _join(self, layer: Mapping[str, Overlay]) -> None:
        for name, inner in layer.items():
            outer = self.overlay(name)
            outer.apply(inner.changes())
            outer.next_number = inner.next_number

    def _save(self, layer: Mapping[str, Overlay]) -> None:
        changes = [change for overlay in layer.values() for change in overlay.changes()]
        if changes:
            try:
                self._vault.save(changes)
            finally:
                # After an error too: whether the mirror took the changes before it is the vault's affair.
                for name in layer:
                    self._versions[name] = self.version(name) + 1
        for name, overlay in layer.items():
            self._next_numbers[name] = overlay.next_number

    def _replace(self, name: str, documents: Mapping[int, Document]) -> None:
        overlay = self.overlay(name)
        for number in [number for number in overlay if number not in documents]:
            overlay.remove(number)
        for number, document in documents.items():
            overlay.put(number, document)
        overlay.check_writes()
