"""The tags of a journal: each once, in however many spellings it was written, with how many entries have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from careerjournal.journal.search.folding import folded
from careerjournal.journal.search.query import NO_QUOTES


class Tag(NamedTuple):
    """A tag."""

    name: str
    """As it is written most often; of two spellings as often as each other, the one written first."""
    entries: int
    """How many have it."""


@lru_cache(maxsize=4096)
def tag_key(tag: str) -> str:
    """What is the same for two spellings of a tag, ``Walking`` and ``#walking``; quotes, which end a tag, are none."""
    return " ".join(folded(tag.translate(NO_QUOTES)).split()).lstrip("# ")


class TagCounts:
    """How many entries have which tag. It may be asked while another thread is taking entries in."""

    def __init__(self) -> None:
        self._spelt: dict[str, Counter[str]] = {}

    def add(self, tags: Sequence[str]) -> None:
        """Count the tags of an entry."""
        for key, spelt in _by_key(tags).items():
            counts = self._spelt.get(key)
            if counts is None:
                counts = self._spelt[key] = Counter()
            counts[spelt] += 1

    def take_out(self, tags: Sequence[str]) -> None:
        """Count the tags of an entry no longer."""
        for key, spelt in _by_key(tags).items():
            counts = self._spelt[key]
            counts[spelt] -= 1
            if not counts[spelt]:
                del counts[spelt]
            if not counts:
                del self._spelt[key]

    def all(self) -> list[Tag]:
        """Every tag, those that most entries have first, and those that as many have by name."""
        return self.begun("")

    def begun(self, typed: str) -> list[Tag]:
        """The tags that begin so, in the order of `all`."""
        beginning = tag_key(typed)
        # A copy first, made in one step: another thread may put an entry in meanwhile.
        found = [(key, dict(spelt)) for key, spelt in list(self._spelt.items()) if key.startswith(beginning)]
        tags = [(key, Tag(max(spelt, key=spelt.__getitem__), sum(spelt.values()))) for key, spelt in found if spelt]
        return [tag for _, tag in sorted(tags, key=_most_first)]


def _most_first(one: tuple[str, Tag]) -> tuple[int, str]:
    return -one[1].entries, one[0]


def _by_key(tags: Sequence[str]) -> dict[str, str]:
    """The tags of one entry by what tells them apart: one that it spells in two ways counts once, as spelt first."""
    found: dict[str, str] = {}
    for tag in tags:
        if key := tag_key(tag):
            found.setdefault(key, tag)
    return found
