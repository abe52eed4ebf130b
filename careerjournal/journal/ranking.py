"""Entries in the order of one whole number each, kept as they come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import Final

from careerjournal.model.links import Kind, Ref

_KIND_BITS: Final = 5
_NUMBER_BITS: Final = 30  # up to 999,999,999
_BELOW: Final = _KIND_BITS + _NUMBER_BITS
_KINDS: Final = tuple(sorted(Kind))  # as references are sorted
_PLACES: Final = {kind: place for place, kind in enumerate(_KINDS)}

_FEW: Final = 64
"""Of more that are new, sorting all at once costs less than putting each in its place."""


class Ranking:
    """Some entries, each with a whole number: the least first, and of the same number by kind and number.

    A change moves one of them, however many there are. Many that are put in one after the other, as where a journal is
    being read, are sorted once somebody asks.
    """

    def __init__(self) -> None:
        self._ranks: dict[Ref, int] = {}
        self._sorted: list[int] = []
        self._new: set[int] = set()
        """What is not in its place yet."""

    def __len__(self) -> int:
        return len(self._ranks)

    def put(self, ref: Ref, value: int | None) -> None:
        """Take in an entry with its number, new or changed; with None, take it out."""
        before = self._ranks.pop(ref, None)
        if before in self._new:
            self._new.discard(before)
        elif before is not None:
            del self._sorted[bisect_left(self._sorted, before)]
        if value is not None:
            rank = (value << _BELOW) + (_PLACES[ref.kind] << _NUMBER_BITS) + ref.number
            self._ranks[ref] = rank
            self._new.add(rank)

    def up_to(self, value: int) -> int:
        """How many have this number or a smaller one."""
        return bisect_left(self._in_order(), (value + 1) << _BELOW)

    def refs(self, start: int = 0, stop: int | None = None) -> Iterator[Ref]:
        """The entries from one place to another, in order."""
        for rank in self._in_order()[start:stop]:
            yield Ref(_KINDS[rank >> _NUMBER_BITS & (1 << _KIND_BITS) - 1], rank & (1 << _NUMBER_BITS) - 1)

    def _in_order(self) -> list[int]:
        if len(self._new) > _FEW:
            self._sorted += self._new
            self._sorted.sort()
        else:
            for rank in self._new:
                insort(self._sorted, rank)
        self._new.clear()
        return self._sorted
