"""The index of an open journal: what was read of its entries, their titles, the links between them, and the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from typing import NamedTuple

from tinydb.table import Document, Table

from careerjournal.journal.here import here
from careerjournal.journal.links import LinkGraph
from careerjournal.journal.search import Hit, Query, SearchIndex
from careerjournal.model import Entry, Kind, Move, Name, RecordError, Ref, from_record
from careerjournal.model.links import LAST_NUMBER


class Unreadable(NamedTuple):
    """An entry that is kept but that this version of the program cannot read, and why."""

    ref: Ref
    why: str


class _Read(NamedTuple):
    """The entries of one kind as they were read."""

    entries: dict[int, Entry]
    unreadable: list[Unreadable]


class Index:
    """The entries of a journal, read a kind at a time when they are first asked for, and kept up with each change.

    Opening a journal costs the same however much is in it. The links and the search are built when one is first asked
    for. Entries are in memory only.

    Args:
        table: the database's table of a name; it raises `Locked` once the journal is locked.
    """

    def __init__(self, table: Callable[[str], Table]) -> None:
        self._table = table
        self._read: dict[Kind, _Read] = {}
        self._links: LinkGraph | None = None
        self._search: SearchIndex | None = None

    def get(self, ref: Ref) -> Entry | None:
        """The entry with this kind and number; None where there is none that can be read."""
        return self._of(ref.kind).entries.get(ref.number)

    def entries_of(self, *kinds: Kind) -> Iterator[Entry]:
        """The entries of these kinds that can be read: kind by kind as they are given, and by number."""
        # A list first: an entry may be put down while somebody goes through them.
        return chain.from_iterable([entries[number] for number in sorted(entries)] for entries in map(self._all, kinds))

    def count(self, *kinds: Kind) -> int:
        """How many entries of these kinds there are, those that cannot be read included."""
        return sum(len(self._table(kind)) for kind in kinds)

    def title(self, entry: Entry) -> str:
        """One line to know an entry by; never empty. A move is named by the roles it joins.

        Args:
            entry: one of this journal, also as it was before, as it is in the trash, or as it is being written.
        """
        if isinstance(entry, Move):
            return self._move_title(entry)
        return entry.title or f"{entry.ref}"

    def links_from(self, entry: Entry) -> list[Entry]:
        """The entries that an entry points at, in the order it does."""
        return self._present(self._graph().out_of(entry.ref))

    def links_to(self, entry: Entry) -> list[Entry]:
        """The entries that point at an entry, by kind and number."""
        return self._present(self._graph().into(entry.ref))

    def broken_links(self) -> list[tuple[Ref, Ref]]:
        """Links that lead nowhere: the entry each is in, and where it points."""
        unreadable = {bad.ref for bad in self.unreadable(*Kind)}
        return [link for link in self._graph().broken() if link[1] not in unreadable]

    def unreadable(self, *kinds: Kind) -> list[Unreadable]:
        """The entries of these kinds that are kept but cannot be read."""
        return [bad for kind in kinds for bad in self._of(kind).unreadable]

    def search(self, words: str) -> list[Hit]:
        """The entries that fit ``kind:setback tag:interview 2019 panel``, the best first; see `Query`."""
        if self._search is None:
            index = SearchIndex()
            index.fill([(entry, self.title(entry)) for entry in self.entries_of(*Kind)])
            self._search = index
        names = [entry for entry in self.entries_of(Kind.NAME) if isinstance(entry, Name)]
        return self._search.find(Query.parse(words), names)

    def put(self, entry: Entry) -> None:
        """Take in an entry that was made durable, new or changed."""
        if entry.KIND in self._read:
            self._read[entry.KIND].entries[entry.number] = entry
        if self._links is not None:
            self._links.put(entry)
        if self._search is not None:
            self._search.put(entry, self.title(entry))
            self._name_moves_of(entry.ref)

    def remove(self, ref: Ref) -> None:
        """Take in that an entry is no longer in the journal."""
        if ref.kind in self._read:
            self._read[ref.kind].entries.pop(ref.number, None)
        if self._links is not None:
            self._links.remove(ref)
        if self._search is not None:
            self._search.remove(ref)
            self._name_moves_of(ref)

    def read_again(self, ref: Ref) -> None:
        """Take in what the database has of an entry now: its record was put back, or taken away."""
        self._read.pop(ref.kind, None)
        entry = self.get(ref)
        if entry is None:
            self.remove(ref)
        else:
            self.put(entry)

    def forget(self) -> None:
        """Let go of everything that was read; what is asked for next is read again."""
        self._read.clear()
        self._links = None
        if self._search is not None:
            with suppress(Exception):
                self._search.close()
            self._search = None

    def _of(self, kind: Kind) -> _Read:
        read = self._read.get(kind)
        if read is None:
            read = _Read({}, [])
            for document in self._table(kind):
                try:
                    read.entries[document.doc_id] = _entry(kind, document)
                except RecordError as error:
                    read.unreadable.append(Unreadable(Ref(kind, document.doc_id), str(error)))
            self._read[kind] = read
        return read

    def _all(self, kind: Kind) -> dict[int, Entry]:
        return self._of(kind).entries

    def _move_title(self, move: Move) -> str:
        there = self.get(move.to_role) if move.to_role else None
        here = self.get(move.from_role) if move.from_role else None
        goal = there.title if there else move.in_mind.title
        if goal:
            return goal
        return f"{here.title}, in place" if here else f"{move.ref}"

    def _graph(self) -> LinkGraph:
        if self._links is None:
            self._links = LinkGraph(self.entries_of(*Kind))
        return self._links

    def _present(self, refs: list[Ref] | tuple[Ref, ...]) -> list[Entry]:
        entries = (self.get(ref) for ref in refs)
        return [entry for entry in entries if entry is not None]

    def _name_moves_of(self, role: Ref) -> None:
        """A role was named, renamed or removed: the moves that bear its name are found by what they are called now."""
        if role.kind is Kind.ROLE and self._search is not None:
            for move in self.entries_of(Kind.MOVE):
                if isinstance(move, Move) and role in (move.from_role, move.to_role):
                    self._search.put(move, self.title(move))


def _entry(kind: Kind, document: Document) -> Entry:
    """The entry that a document of a kind's table is.

    Raises:
        RecordError: it is none that this version can read; it says why.
    """
    if document.doc_id > LAST_NUMBER:
        raise RecordError(f"Its number is out of range; {LAST_NUMBER:,} is the highest.", "number")
    entry = from_record(document, document.doc_id, here)
    if entry.KIND is not kind:
        raise RecordError(f"It stands among the {kind.plural} and says that it is a {entry.KIND}.", "entry")
    return entry
