"""Telling quickly that a text cannot name somebody: by the words of an index, and by a glance of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise
from string import digits
from typing import Final, NamedTuple

from careerjournal.model.names.finder import LONG_ENOUGH_FOR_RESPECT, RESPECT, loosely
from careerjournal.model.names.normalising import is_even, places_of_folded, quickly_folded, without_emphasis


class Tokens(NamedTuple):
    """Words, in small letters and without accents, by which an index tells the texts that may name somebody."""

    begun: frozenset[str] = frozenset()
    """Some are named by what begins with one of these."""
    whole: frozenset[str] = frozenset()
    """Others by one of these as it is: what begins with “jo” or “ed” stands in nearly every text."""
    capitals: frozenset[str] = frozenset()
    """Others by what begins with one of these, all in capitals."""

    @classmethod
    def of(cls, ways: Iterable[tuple[str, ...]], but_for: Set[str] = frozenset()) -> Tokens:
        """Those of whom there are these ways to write them.

        Args:
            ways: the ways.
            but_for: words by which alone they are not to be told.
        """
        begun: set[str] = set()
        whole: set[str] = set()
        capitals: set[str] = set()
        for parts in ways:
            said = [part for part in parts if part not in ("and", ",")]
            longest = max((part for part in said if part not in but_for), key=len, default="")
            if len(longest) < 2 and not but_for.isdisjoint(said):  # such a word and initials
                pairs = [f"{one}{between}{other}" for one, other in pairwise(said) for between in (" ", " and ")]
                begun.update("".join(pair) for pair in pairwise(said))
                begun.update(pair + digit for pair in pairs for digit in digits)
                if len(said) == 2:
                    whole = whole.union(*map(_with_endings, pairs))
                else:
                    begun.update(pairs)
            elif len(longest) > 1:
                # What stands next to it may be written together with it.
                place = said.index(longest)
                begun.update("".join(said[start : place + 1]) for start in range(place))
                if len(longest) > _COMMON:
                    begun.add(longest)
                else:
                    whole |= _with_endings(longest)
                    begun.update(longest + after for after in (*digits, *said[place + 1 : place + 2]))
            elif said:
                for together in (" ".join(said), " and ".join(said)):
                    whole |= _with_endings(together)
                    begun.update(together + digit for digit in digits)
                capitals.update("".join(pair) for pair in pairwise(said))
        return cls(_read_both_ways(begun), _read_both_ways(whole), _read_both_ways(capitals))


_COMMON: Final = 4
"""Letters of the longest names that many other words begin with: “Al”, “Jo”, “Ben”, “Mark”."""


def _with_endings(word: str) -> set[str]:
    return {word + ending for ending in ("", "s", "es", *(RESPECT if len(word) >= LONG_ENOUGH_FOR_RESPECT else ()))}


def _read_both_ways(words: Iterable[str]) -> frozenset[str]:
    """Words as they are cut at an apostrophe, and as they are written without it."""
    return frozenset(word.replace("'", instead) for word in words for instead in (" ", "")) - {""}


_SHORT: Final = 2
"""Letters that too many words have in them."""
_INITIALS: Final = re.compile(
    r"(?<![a-z])(?:[A-Z]|[a-z]\.|[^\x00-\x7f\u00a0\u2010-\u2026])[^A-Za-z0-9]*"
    r"(?:[A-Z]|[a-z]\.|[^\x00-\x7f\u00a0\u2010-\u2026])"
)
"""Two letters that may be initials: they are capitals, or have their points."""


def _longest(parts: tuple[str, ...]) -> str:
    """The most letters that stand together wherever a spelling does."""
    return max((run for part in parts if part != "and" for run in part.split("'")), key=len, default="")


def _readings(text: str) -> Iterator[str]:
    """A text, and again with spaces for its marks of emphasis where it has any."""
    yield text
    if (spaced := without_emphasis(text)) is not text:
        yield spaced


def _may_have_initials(text: str) -> bool:
    return _INITIALS.search(text) is not None or (not text.isascii() and not is_even(text))


def _may_be_initial(text: str, place: int) -> bool:
    """Whether what stands at a place is no small letter, or has a point."""
    return not text[place].islower() or text.startswith(".", place + 1)


class Glance:
    """Tells where in a text one of some ways to write names may stand: it passes none over, and stops at few others.

    Args:
        ways: the ways.
    """

    def __init__(self, ways: Iterable[tuple[str, ...]]) -> None:
        self._by_word: dict[str, list[re.Pattern[str]]] = {}
        """Ways by letters that stand wherever each does."""
        self._short: list[re.Pattern[str]] = []
        """Those that are too short for that."""
        self._by_initials: list[re.Pattern[str]] = []
        """Those that are initials only."""
        for parts in ways:
            word, pattern = _longest(parts), re.compile(loosely(parts))
            if len(word) > _SHORT:
                self._by_word.setdefault(word, []).append(pattern)
            elif len(parts) > 1 and all(len(part) == 1 for part in parts):
                self._by_initials.append(pattern)
            else:
                self._short.append(pattern)

    def sees(self, text: str) -> bool:
        """Whether one may stand in a text."""
        return any(True for reading in _readings(text) for _ in self._starts(reading, quickly_folded(reading)))

    def places(self, text: str) -> list[int]:
        """Where in a text they may begin, in order."""
        found: set[int] = set()
        for reading in _readings(text):
            starts = set(self._starts(reading, quickly_folded(reading)))
            if starts:
                places = places_of_folded(reading)
                found.update(places[start] for start in starts)
        return sorted(found)

    def _starts(self, text: str, read: str) -> Iterator[int]:
        """Where in a text as it is compared: in nearly every text nowhere."""
        for word, ways in self._by_word.items():
            if word in read:
                for one in ways:
                    yield from (match.start() for match in one.finditer(read))
        for one in self._short:
            yield from (match.start() for match in one.finditer(read))
        if self._by_initials and _may_have_initials(text):
            places = places_of_folded(text)
            for one in self._by_initials:
                for match in one.finditer(read):
                    if all(_may_be_initial(text, place) for place in places[match.start() : match.end()]):
                        yield match.start()
