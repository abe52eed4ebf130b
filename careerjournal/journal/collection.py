"""The entries of one kind, typed: ``journal.setbacks``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar, cast

from tinydb.table import Document, Table

from careerjournal.journal.errors import NoSuchEntry
from careerjournal.journal.here import here
from careerjournal.model import Entry, Kind, RecordError, Ref, from_record
from careerjournal.model.links import LAST_NUMBER

E = TypeVar("E", bound=Entry)


class Unreadable(NamedTuple):
    """An entry that is kept but that this version of the program cannot read, and why."""

    ref: Ref
    why: str


class Collection(Generic[E]):
    """The entries of one kind, by number.

    They are read from the database when they are first asked for, so that opening a journal costs the same however
    much is in it.

    Args:
        kind: their kind.
        table: the database's table of a name.
        add: puts a new entry down.
    """

    def __init__(self, kind: Kind, table: Callable[[str], Table], add: Callable[[E], E]) -> None:
        self.kind = kind
        self._table = table
        self._add = add
        self._read: dict[int, E] | None = None
        self._unreadable: list[Unreadable] = []

    def __len__(self) -> int:
        """How many there are, those that cannot be read included."""
        return len(self._table(self.kind))

    def __iter__(self) -> Iterator[E]:
        """Every entry that can be read, by number."""
        entries = self._entries()
        return iter([entries[number] for number in sorted(entries)])

    def __contains__(self, number: int) -> bool:
        return number in self._entries()

    def get(self, number: int) -> E | None:
        """The entry with this number, if there is one."""
        return self._entries().get(number)

    def __getitem__(self, number: int) -> E:
        """The entry with this number.

        Raises:
            NoSuchEntry: there is none.
        """
        entry = self.get(number)
        if entry is None:
            raise NoSuchEntry(f"There is no {self.kind} {number} in this journal.")
        return entry

    def add(self, entry: E) -> E:
        """Put a new entry down; it is given the next number, and is on disk when this returns."""
        return self._add(entry)

    @property
    def unreadable(self) -> list[Unreadable]:
        """What is kept here but cannot be read."""
        self._entries()
        return list(self._unreadable)

    def _entries(self) -> dict[int, E]:
        read = self._read
        if read is None:
            read = {}
            self._unreadable = []
            for document in self._table(self.kind):
                try:
                    read[document.doc_id] = self._entry(document)
                except RecordError as error:
                    self._unreadable.append(Unreadable(Ref(self.kind, document.doc_id), str(error)))
            self._read = read
        return read

    def _entry(self, document: Document) -> E:
        if document.doc_id > LAST_NUMBER:
            raise RecordError(f"Its number is out of range; {LAST_NUMBER:,} is the highest.", "number")
        entry = from_record(document, document.doc_id, here)
        if entry.KIND is not self.kind:
            raise RecordError(f"It stands among the {self.kind.plural} and says that it is a {entry.KIND}.", "entry")
        return cast("E", entry)

    def remember(self, number: int, entry: E | None) -> None:
        """What the journal has just made durable: the entry that stands at this number now, or none."""
        if self._read is None:
            return
        if entry is None:
            self._read.pop(number, None)
        else:
            self._read[number] = entry

    def forget(self) -> None:
        """Let go of everything that was read."""
        self._read = None
        self._unreadable = []
