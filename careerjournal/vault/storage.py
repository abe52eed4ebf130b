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

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any, Protocol, cast

import msgspec
from tinydb.storages import Storage

from careerjournal.vault.changes import Change, Document, Drop, Mirror, Put, Remove, apply, encode
from careerjournal.vault.errors import BadChanges

MAX_DEPTH = 100
"""Lists and objects inside one another, at most. Far more than an entry needs, and far less than the
thousand calls Python allows, so that a document that could be saved can always be copied and read."""

MAX_NUMBER = 2**63 - 1
"""The highest document number: what every language that may read the file one day can hold."""


class VaultLike(Protocol):
    """What the storage needs of a vault: its memory, a way to save, and an end."""

    @property
    def mirror(self) -> Mirror:
        """Everything the vault holds, as of the last save."""

    def save(self, changes: Sequence[Change], /) -> object:
        """Make the changes durable, then apply them to the mirror; or raise, and leave the mirror alone."""

    def close(self) -> object:
        """Let go of the file."""


def copied(document: Mapping[str, Any]) -> Document:
    """Copy JSON data, lists and objects inside included. Several times faster than `copy.deepcopy`."""
    return cast("Document", msgspec.to_builtins(document))


def checked(value: Any, depth: int = MAX_DEPTH) -> Any:
    """Copy what a caller gave into plain JSON data, equal to what reading it back will give.

    A tuple becomes a list, and a string or number of a derived class becomes a plain one. Everything else
    that JSON would change or lose in silence is refused: dates, bytes, sets, keys that are not strings,
    NaN and infinity, half of a surrogate pair.

    Args:
        value: what is to be kept.
        depth: levels of lists and objects still allowed. It stops a list that holds itself, too.

    Raises:
        BadChanges: the value cannot be kept.
    """
    if isinstance(value, str):
        return _checked_text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    if depth > 0:
        if isinstance(value, dict):
            return {_checked_text(key): checked(item, depth - 1) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [checked(item, depth - 1) for item in value]
    raise BadChanges("An entry holds something that cannot be kept in a journal.")


def _checked_text(value: object) -> str:
    if not isinstance(value, str):
        raise BadChanges("The name of a field or of a table must be text.")
    # Not str(value): that would say the name of an enumeration's member where its text is meant.
    text = str.__str__(value)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadChanges("An entry holds text that is not valid Unicode.") from error
    return text


def _same(one: Document, other: Document) -> bool:
    # Not ==, to which 1, 1.0 and True are one and the same.
    return encode([Put("", 1, one)]) == encode([Put("", 1, other)])


class Overlay(Mapping[int, Document]):
    """A table as it would be after some writes, and the changes that make it so.

    Reading sees through to the table underneath; writing stays here. Its size and the cost of making it
    depend on what was written, never on the table. What it gives must not be changed in place.

    Args:
        name: the table's name.
        base: the table underneath, which must not change while this one is in use.
        next_number: a number higher than any the table holds or held.
    """

    def __init__(self, name: str, base: Mapping[int, Document], next_number: int) -> None:
        self.name = name
        self.next_number = next_number
        self._base = base
        self._cleared = False
        # What a dict would keep in place and what it would move to the end are told apart, so that the
        # order of documents is the one TinyDB has. _gone is a dict for its order: the same writes are
        # always the same bytes.
        self._gone: dict[int, None] = {}
        self._replaced: dict[int, Document] = {}
        self._added: dict[int, Document] = {}

    def __getitem__(self, number: int) -> Document:
        for documents in (self._added, self._replaced):
            if number in documents:
                return documents[number]
        if self._shows_through(number):
            return self._base[number]
        raise KeyError(number)

    def __contains__(self, number: object) -> bool:
        return number in self._added or self._shows_through(number)

    def __iter__(self) -> Iterator[int]:
        if not self._cleared:
            yield from (number for number in self._base if number not in self._gone)
        yield from self._added

    def __len__(self) -> int:
        below = 0 if self._cleared else len(self._base) - len(self._gone)
        return below + len(self._added)

    def owns(self, number: int) -> bool:
        """Whether the document was written here, rather than seen through from underneath."""
        return number in self._added or number in self._replaced

    def put(self, number: int, document: Document) -> None:
        """Let the document stand at this number.

        Raises:
            BadChanges: the number is not one a vault can read back.
        """
        if type(number) is not int or not 0 < number <= MAX_NUMBER:
            raise BadChanges("An entry's number must be a whole number above zero.")
        if self._shows_through(number):
            self._replaced[number] = document
        else:
            self._added[number] = document
        self.next_number = max(self.next_number, number + 1)

    def remove(self, number: int) -> None:
        """Let no document stand at this number.

        Raises:
            KeyError: none does.
        """
        if number in self._added:
            del self._added[number]
        elif self._shows_through(number):
            self._replaced.pop(number, None)
            self._gone[number] = None
        else:
            raise KeyError(number)

    def clear(self) -> None:
        """Let the table be empty, and count from one again."""
        self._cleared = True
        self._gone.clear()
        self._replaced.clear()
        self._added.clear()
        self.next_number = 1

    def settle(self) -> None:
        """Make what was written its own: checked, and shared with nobody. Forget what did not change.

        Raises:
            BadChanges: a document cannot be kept.
        """
        for number, document in self._added.items():
            self._added[number] = checked(document)
        unchanged = []
        for number, document in self._replaced.items():
            self._replaced[number] = clean = checked(document)
            if _same(clean, self._base[number]):
                unchanged.append(number)
        for number in unchanged:
            del self._replaced[number]

    def apply(self, changes: Iterable[Change]) -> None:
        """Bring this table up to date with changes to it, in order."""
        for change in changes:
            match change:
                case Put(_, number, document):
                    self.put(number, document)
                case Remove(_, number):
                    if number in self:
                        self.remove(number)
                case Drop():
                    self.clear()

    def changes(self) -> Iterator[Change]:
        """What makes the table underneath equal to this one."""
        if self._cleared and self._base:
            yield Drop(self.name)
        for number in self._gone:
            yield Remove(self.name, number)
        for documents in (self._replaced, self._added):
            for number, document in documents.items():
                yield Put(self.name, number, document)

    def _shows_through(self, number: object) -> bool:
        return not self._cleared and number not in self._gone and number in self._base


class StoredTable(Mapping[str, Document]):
    """A table in TinyDB's shape, numbers as strings. A document is copied when it is taken, not before.

    Stock tables change what they read in place before they write it back; the copy keeps the mirror out
    of that.
    """

    def __init__(self, name: str, documents: Mapping[int, Document]) -> None:
        self.name = name
        self._documents = documents

    def __getitem__(self, key: str) -> Document:
        try:
            number = int(key)
        except ValueError:
            raise KeyError(key) from None
        return copied(self._documents[number])

    def __iter__(self) -> Iterator[str]:
        return map(str, self._documents)

    def __len__(self) -> int:
        return len(self._documents)


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
            self.settle()

    def close(self) -> None:
        """Close the vault."""
        with self.lock:
            self._vault.close()

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
        """The table to write to, inside a `together`. What is written must be settled before it ends."""
        layer = self._layers[-1]
        if name not in layer:
            base = self._below(name, len(self._layers) - 1)
            layer[name] = Overlay(_checked_text(name), base, self.next_number(name))
        return layer[name]

    def settle(self) -> None:
        """Check what was written in the innermost `together`, and cut it loose from what callers hold."""
        for overlay in self._layers[-1].values():
            overlay.settle()

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
        overlay.settle()


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

    def close(self) -> None:
        """Close the storage."""
        self._storage.close()
