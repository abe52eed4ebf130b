"""Where in a text a pattern may begin: a pattern is tried only a little before what must stand in its matches.

Most of a text has no figure, month or currency in it, so that nearly all of it is never looked at by most patterns.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from careerjournal.sharing.exact.words import compiled

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
"""A run of letters, a run of digits, a sign; other than in the middle of one, no pattern begins anywhere else."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
DIGITS: Final = "\\d"
"""Every number that is written in figures."""
YEARS: Final = "year"
"""Every number of four figures that is a year of these two centuries, and every one after an apostrophe."""


def small(text: str) -> str:
    """A text in small letters, each where it was."""
    # A pattern takes these for a letter of ASCII where capitals do not matter.
    for letter, like in ("\u0130i", "\u0131i", "\u017fs", "\u212ak"):
        text = text.replace(letter, like)
    said = text.lower()
    return said if len(said) == len(text) else "".join(char.lower()[:1] for char in text)


class Near(NamedTuple):
    """What must stand in every match of a pattern, and how far before it one can begin."""

    words: frozenset[str] = frozenset()
    """Words in small letters, and signs; of a word that has marks or signs within, its first letters."""
    numbers: str = ""
    """`DIGITS`, `YEARS`, or neither."""
    parts: tuple[str, ...] = ()
    """Characters in a row, in small letters, anywhere in a word."""
    reach: int = 0
    """Characters from where a match begins to where what must stand in it begins, at most."""
    anywhere: bool = False
    """Whether a match may begin in the middle of a word."""
    also: tuple[Near, ...] = ()
    """What else must stand there or after it."""
    ahead: int = 0
    """Characters from the one to the other, at most."""


Where: TypeAlias = tuple[Near, ...]
"""Any of these."""


def first_letters(words: Iterable[str]) -> frozenset[str]:
    """What `Near.words` takes of words as they are written."""
    found = (_LETTERS.search(small(word)) for word in words)
    return frozenset(match[0] for match in found if match)


def near(
    numbers: str = "",
    *,
    words: str | frozenset[str] = "",
    parts: str = "",
    reach: int = 0,
    anywhere: bool = False,
    also: Where = (),
    ahead: int = 0,
) -> Where:
    """One `Near`, its words and parts told apart by spaces; where there are several, any of them is enough."""
    known = frozenset(words.split()) if isinstance(words, str) else words
    return (Near(known, numbers, tuple(parts.split()), reach, anywhere, also, ahead),)


class Places:
    """The words, numbers and signs of a text, and where each stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._words: dict[str, list[int]] = {}
        self._numbers: dict[str, list[int]] = {DIGITS: [], YEARS: []}
        self._small = small(text)
        for match in _TOKEN.finditer(self._small):
            said, start = match[0], match.start()
            self._starts.append(start)
            if said.isdigit():
                self._numbers[DIGITS].append(start)
                if (len(said) == len("2019") and said[:2] in ("19", "20")) or self._small[start - 1 : start] == "'":
                    self._numbers[YEARS].append(start)
            else:
                self._words.setdefault(said, []).append(start)
        self._begins: dict[Where, list[int]] = {}

    def matches(self, pattern: str, where: Where) -> Iterator[re.Match[str]]:
        """What a pattern, whose matches begin near one of these, finds: the same as looking for it everywhere."""
        if where not in self._begins:
            self._begins[where] = sorted({place for one in where for place in self._before(one)})
        end = 0
        for place in self._begins[where]:
            if place >= end and (match := compiled(pattern).match(self.text, place)) is not None:
                yield match
                end = match.end()

    def _before(self, one: Near) -> Iterable[int]:
        """Where a match may begin."""
        stands = self._stands(one)
        if not (one.reach or one.anywhere):
            return stands
        if one.anywhere:
            return chain.from_iterable(range(max(0, place - one.reach), place + 1) for place in stands)
        starts = self._starts
        return chain.from_iterable(
            starts[bisect_left(starts, place - one.reach) : bisect_right(starts, place)] for place in stands
        )

    def _stands(self, one: Near) -> list[int]:
        """Where what must stand in a match stands, from left to right."""
        found = list(self._numbers.get(one.numbers, ()))
        if len(one.words) < len(self._words):
            known = [word for word in one.words if word in self._words]
        else:
            known = [word for word in self._words if word in one.words]
        for word in known:
            found += self._words[word]
        for part in one.parts:
            found += _all_of(self._small, part)
        if not found or not one.also:
            return sorted(found)
        found.sort()
        other = sorted(chain.from_iterable(map(self._stands, one.also)))
        return [place for place in found if bisect_left(other, place) < bisect_right(other, place + one.ahead)]


def _all_of(text: str, part: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)
