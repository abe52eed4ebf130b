"""What is read across a journal's entries: their titles, the links between them, and a search through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from careerjournal.journal.collection import Collection, Unreadable
from careerjournal.journal.links import LinkGraph
from careerjournal.journal.search import Hit, Query, SearchIndex
from careerjournal.model import Entry, Kind, Move, Name, Ref, Role


class Overview:
    """What a journal knows of its entries together. It is read when it is first asked for, and kept up to date."""

    roles: Collection[Role]
    moves: Collection[Move]
    names: Collection[Name]
    _collections: dict[Kind, Collection[Any]]
    _links: LinkGraph | None = None
    _search: SearchIndex | None = None

    def collection(self, kind: Kind) -> Collection[Any]:
        """The entries of a kind."""
        return self._collections[kind]

    def get(self, ref: Ref) -> Entry | None:
        """An entry, if it is there."""
        entry: Entry | None = self._collections[ref.kind].get(ref.number)
        return entry

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, kind by kind."""
        for collection in self._collections.values():
            yield from collection

    def title(self, entry: Entry) -> str:
        """One line to know an entry by; never empty. A move is named by the roles it joins."""
        if isinstance(entry, Move):
            return self._move_title(entry)
        return entry.title or f"{entry.ref}"

    def _move_title(self, move: Move) -> str:
        there = self.roles.get(move.to_role.number) if move.to_role else None
        here = self.roles.get(move.from_role.number) if move.from_role else None
        goal = there.title if there else move.in_mind.title
        if goal:
            return goal
        return f"{here.title}, in place" if here else f"{move.ref}"

    def links_from(self, entry: Entry) -> list[Entry]:
        """The entries that an entry points at."""
        return self._present(self._graph().out_of(entry.ref))

    def links_to(self, entry: Entry) -> list[Entry]:
        """The entries that point at an entry."""
        return self._present(self._graph().into(entry.ref))

    def broken_links(self) -> list[tuple[Ref, Ref]]:
        """Links that lead nowhere: the entry each is in, and where it points."""
        unreadable = {bad.ref for bad in self.unreadable()}
        return [link for link in self._graph().broken() if link[1] not in unreadable]

    def unreadable(self) -> list[Unreadable]:
        """Entries that are kept but that this version of the program cannot read."""
        return [bad for collection in self._collections.values() for bad in collection.unreadable]

    def search(self, words: str) -> list[Hit]:
        """The entries that fit ``kind:setback tag:interview 2019 panel``, the best first; see `Query`."""
        if self._search is None:
            index = SearchIndex()
            index.fill([(entry, self.title(entry)) for entry in self])
            self._search = index
        return self._search.find(Query.parse(words), self._spellings)

    def _spellings(self, name: str) -> list[str]:
        """Every way to write the names that fit what was asked for; what was asked for where none does."""
        wanted = name.casefold()
        fitting = [entry for entry in self.names if wanted in " ".join((entry.name, *entry.spellings)).casefold()]
        return [way for entry in fitting for way in (entry.name, *entry.spellings)] or [name]

    def _graph(self) -> LinkGraph:
        if self._links is None:
            self._links = LinkGraph(self)
        return self._links

    def _present(self, refs: list[Ref] | tuple[Ref, ...]) -> list[Entry]:
        entries = (self.get(ref) for ref in refs)
        return [entry for entry in entries if entry is not None]

    def _remember(self, entry: Entry) -> None:
        self._collections[entry.KIND].remember(entry.number, entry)
        if self._links is not None:
            self._links.put(entry)
        if self._search is not None:
            self._search.put(entry, self.title(entry))
            self._name_moves_of(entry.ref)

    def _remember_gone(self, ref: Ref) -> None:
        self._collections[ref.kind].remember(ref.number, None)
        if self._links is not None:
            self._links.remove(ref)
        if self._search is not None:
            self._search.remove(ref)
            self._name_moves_of(ref)

    def _name_moves_of(self, role: Ref) -> None:
        """A role was named, renamed or removed: the moves that bear its name are found by what they are called now."""
        if role.kind is Kind.ROLE and self._search is not None:
            for move in self.moves:
                if role in (move.from_role, move.to_role):
                    self._search.put(move, self.title(move))

    def _refresh(self, ref: Ref) -> None:
        """Read one kind again after a record was put back, and bring links and index up to date."""
        self._collections[ref.kind].forget()
        entry = self.get(ref)
        if entry is None:
            self._remember_gone(ref)
        else:
            self._remember(entry)

    def _forget_what_was_read(self) -> None:
        for collection in self._collections.values():
            collection.forget()
        self._links = None
        if self._search is not None:
            with suppress(Exception):
                self._search.close()
            self._search = None
