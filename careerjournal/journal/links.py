"""The links between entries, in both directions, kept up to date as entries change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from itertools import chain

from careerjournal.model import Entry, Kind, Ref
from careerjournal.model.contents import refs


class LinkGraph:
    """The links of a journal, an entry at a time."""

    def __init__(self) -> None:
        self._from: dict[Ref, tuple[Ref, ...]] = {}
        self._to: defaultdict[Ref, defaultdict[Kind, set[Ref]]] = defaultdict(lambda: defaultdict(set))
        """By the kind of what points there: of thousands of entries one of a kind is found at once."""

    def put(self, entry: Entry) -> None:
        """Take in an entry, new or changed."""
        self.remove(entry.ref)
        self._from[entry.ref] = refs(entry)
        for target in self._from[entry.ref]:
            self._to[target][entry.KIND].add(entry.ref)

    def remove(self, ref: Ref) -> None:
        """Forget the links out of an entry; those into it stay known, so that a restored entry finds them."""
        for target in self._from.pop(ref, ()):
            self._to[target][ref.kind].discard(ref)

    def out_of(self, ref: Ref) -> tuple[Ref, ...]:
        """The entries that an entry points at, in the order it does, each once."""
        return self._from.get(ref, ())

    def into(self, ref: Ref) -> list[Ref]:
        """The entries that point at an entry, by kind and number."""
        return sorted(chain.from_iterable(self._to[ref].values())) if ref in self._to else []

    def into_of(self, ref: Ref, kind: Kind) -> Set[Ref]:
        """The entries of a kind that point at an entry."""
        return self._to[ref][kind] if ref in self._to else frozenset()

    def broken(self) -> list[tuple[Ref, Ref]]:
        """Each link that leads nowhere: the entry it is in, and where it points."""
        return [
            (source, target)
            for source, targets in sorted(self._from.items())
            for target in targets
            if target not in self._from
        ]
