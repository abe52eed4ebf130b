"""The links between entries, in both directions, kept up to date as entries change."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import Any, Final, TypeAlias, overload

from careerjournal.journal.kept_texts import reads_otherwise, texts_in
from careerjournal.model import Kind, Ref
from careerjournal.model.migrations import VERSION

_LONGEST: Final = 64
"""Characters of a text that may name an entry without brackets, and more."""

_Into: TypeAlias = defaultdict[Ref, defaultdict[Kind, set[Ref]]]


def _into_none() -> _Into:
    return defaultdict(lambda: defaultdict(set))


class OfKind(Sequence[Ref]):
    """Entries of one kind; a reference is made when it is asked for.

    Args:
        kind: the kind.
        numbers: their numbers, the lowest first.
    """

    def __init__(self, kind: Kind, numbers: Sequence[int]) -> None:
        self._kind = kind
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, ref: object) -> bool:
        if not isinstance(ref, Ref) or ref.kind is not self._kind:
            return False
        place = bisect_left(self._numbers, ref.number)
        return place < len(self) and self._numbers[place] == ref.number

    @overload
    def __getitem__(self, place: int) -> Ref: ...
    @overload
    def __getitem__(self, place: slice) -> list[Ref]: ...
    def __getitem__(self, place: int | slice) -> Ref | list[Ref]:
        if isinstance(place, slice):
            return [Ref(self._kind, number) for number in self._numbers[place]]
        return Ref(self._kind, self._numbers[place])


class LinkGraph:
    """The links of a journal, an entry at a time; of one that points nowhere nothing is held."""

    def __init__(self) -> None:
        self._from: dict[Ref, tuple[Ref, ...]] = {}
        self._to: _Into = _into_none()
        """By the kind of what points there: of thousands of entries one of a kind is found at once."""
        self._in_order: dict[tuple[Ref, Kind], list[int]] = {}
        """The numbers of those, the lowest first, where they were asked for in their order."""

    def put(self, ref: Ref, targets: tuple[Ref, ...]) -> None:
        """Take in where an entry points, new or changed: each of its targets once, in its order."""
        self.remove(ref)
        if targets:
            self._from[ref] = targets
        for target in targets:
            self._to[target][ref.kind].add(ref)
            if (numbers := self._in_order.get((target, ref.kind))) is not None:
                numbers.insert(bisect_left(numbers, ref.number), ref.number)

    def remove(self, ref: Ref) -> None:
        """Forget the links out of an entry; those into it stay known, so that a restored entry finds them."""
        for target in self._from.pop(ref, ()):
            self._to[target][ref.kind].discard(ref)
            if (numbers := self._in_order.get((target, ref.kind))) is not None:
                del numbers[bisect_left(numbers, ref.number)]

    def close(self) -> tuple[dict[Ref, tuple[Ref, ...]], _Into]:
        """Give away what is held, in both directions."""
        held = self._from, self._to
        self._from, self._to, self._in_order = {}, _into_none(), {}
        return held

    def each(self) -> Iterator[tuple[Ref, tuple[Ref, ...]]]:
        """Each entry that points at others, with those in the order it does."""
        return ((source, targets) for source, targets in self._from.items() if targets)

    def out_of(self, ref: Ref) -> tuple[Ref, ...]:
        """The entries that an entry points at, in the order it does, each once."""
        return self._from.get(ref, ())

    def kinds_into(self, ref: Ref) -> list[Kind]:
        """The kinds of the entries that point at an entry, in their order."""
        return sorted(kind for kind, sources in self._to[ref].items() if sources) if ref in self._to else []

    def in_order(self, ref: Ref, kind: Kind) -> Sequence[Ref]:
        """The entries of a kind that point at an entry, by number: of however many each is made as it is asked for."""
        numbers = self._in_order.get((ref, kind))
        if numbers is None:
            numbers = self._in_order[ref, kind] = sorted([source.number for source in self.into_of(ref, kind)])
        return OfKind(kind, numbers)

    def into(self, ref: Ref) -> list[Ref]:
        """The entries that point at an entry, by kind and number."""
        return list(chain.from_iterable(self.in_order(ref, kind) for kind in self.kinds_into(ref)))

    def into_of(self, ref: Ref, kind: Kind) -> Set[Ref]:
        """The entries of a kind that point at an entry."""
        return self._to[ref][kind] if ref in self._to else frozenset()

    def links(self) -> list[tuple[Ref, Ref]]:
        """Every link: the entry it is in, and where it points."""
        return [(source, target) for source, targets in sorted(self._from.items()) for target in targets]


class Naming:
    """Tells by a record as it is kept whether its entry may point at another: of few others it has to be decoded.

    Args:
        refs: what the other is known as.
    """

    def __init__(self, refs: Iterable[Ref]) -> None:
        known = tuple(refs)
        self._numbers = tuple({f"{ref.number}" for ref in known})
        ways = (rf"(?:{ref.kind}|{ref.kind.plural})\s*#?\s*{ref.number}" for ref in known)
        self._named = re.compile(f"(?:{'|'.join(ways)})(?![0-9])", re.IGNORECASE)

    def may_be_in(self, record: Mapping[str, Any]) -> bool:
        """Whether the entry of a record may point there: what does is among those that may."""
        return record.get("v") != VERSION or any(map(self._may_stand_in, texts_in(record)))

    def _may_stand_in(self, text: str) -> bool:
        if len(text) > _LONGEST and "[" not in text:
            return False  # nearly every text of an entry
        if reads_otherwise(text):
            return True
        return any(number in text for number in self._numbers) and self._named.search(text) is not None
