"""The links between entries, in both directions, kept up to date as entries change."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any, Final, TypeAlias

from careerjournal.journal.kept_texts import reads_otherwise, texts_in
from careerjournal.model import Kind, Ref
from careerjournal.model.migrations import VERSION

_LONGEST: Final = 64
"""Characters of a text that may name an entry without brackets, and more."""

_Into: TypeAlias = defaultdict[Ref, defaultdict[Kind, set[Ref]]]


def _into_none() -> _Into:
    return defaultdict(lambda: defaultdict(set))


class LinkGraph:
    """The links of a journal, an entry at a time; of one that points nowhere nothing is held."""

    def __init__(self) -> None:
        self._from: dict[Ref, tuple[Ref, ...]] = {}
        self._to: _Into = _into_none()
        """By the kind of what points there: of thousands of entries one of a kind is found at once."""

    def put(self, ref: Ref, targets: tuple[Ref, ...]) -> None:
        """Take in where an entry points, new or changed: each of its targets once, in its order."""
        self.remove(ref)
        if targets:
            self._from[ref] = targets
        for target in targets:
            self._to[target][ref.kind].add(ref)

    def remove(self, ref: Ref) -> None:
        """Forget the links out of an entry; those into it stay known, so that a restored entry finds them."""
        for target in self._from.pop(ref, ()):
            self._to[target][ref.kind].discard(ref)

    def close(self) -> tuple[dict[Ref, tuple[Ref, ...]], _Into]:
        """Give away what is held, in both directions."""
        held = self._from, self._to
        self._from, self._to = {}, _into_none()
        return held

    def each(self) -> Iterator[tuple[Ref, tuple[Ref, ...]]]:
        """Each entry that points at others, with those in the order it does."""
        return ((source, targets) for source, targets in self._from.items() if targets)

    def out_of(self, ref: Ref) -> tuple[Ref, ...]:
        """The entries that an entry points at, in the order it does, each once."""
        return self._from.get(ref, ())

    def into(self, ref: Ref) -> list[Ref]:
        """The entries that point at an entry, by kind and number."""
        return sorted(chain.from_iterable(self._to[ref].values())) if ref in self._to else []

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
