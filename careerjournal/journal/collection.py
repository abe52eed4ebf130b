"""The entries of one kind, typed: ``journal.setbacks``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar, cast

from careerjournal.journal.errors import NoSuchEntry
from careerjournal.journal.index import Index, Unreadable
from careerjournal.model import Entry, Kind, Ref

E = TypeVar("E", bound=Entry)


class Collection(Generic[E]):
    """The entries of one kind, by number, as the index of the journal has them.

    Args:
        kind: their kind.
        index: where they are asked for.
        add: puts a new entry down.
    """

    def __init__(self, kind: Kind, index: Index, add: Callable[[E], E]) -> None:
        self.kind = kind
        self._index = index
        self._add = add

    def __len__(self) -> int:
        """How many there are, those that cannot be read included."""
        return self._index.count(self.kind)

    def __iter__(self) -> Iterator[E]:
        """Every entry that can be read, by number."""
        return cast("Iterator[E]", self._index.entries_of(self.kind))

    def __contains__(self, number: int) -> bool:
        return self.get(number) is not None

    def get(self, number: int) -> E | None:
        """The entry with this number, if there is one."""
        return cast("E | None", self._index.get(Ref(self.kind, number)))

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
        """The entries that are kept here but cannot be read."""
        return self._index.unreadable(self.kind)
