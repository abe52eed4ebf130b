"""Somebody asked for by name, and whether a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from careerjournal.model.name import Name
from careerjournal.model.names.finder import Finder, Found, loosely
from careerjournal.model.names.normalising import places_of_folded, quickly_folded, without_emphasis
from careerjournal.model.names.spellings import Way, spellings, words_of
from careerjournal.model.vocabulary import NameKind


def called(asked: str, names: Iterable[Name]) -> list[Name]:
    """Those of the names list that a name may mean.

    What the list says goes before what merely follows from a name (a first name, initials). Of an organisation, a team
    or a project some whole words in their order are enough.
    """
    known = tuple(names)
    wanted = _ways(asked, Way.SAID) | {words_of(asked)}
    for way in Way:
        found = [name for name in known if any(one.way is way and one.parts in wanted for one in spellings(name))]
        if found:
            return found
    return [
        name
        for name in known
        if name.kind is not NameKind.PERSON
        and any(_has(words_of(written), parts) for written in (name.name, *name.spellings) for parts in wanted if parts)
    ]


def _begun(asked: str, known: Iterable[Name]) -> list[Name]:
    """Those of whom a way to write them begins so: “ros”, “Rosalind Ad” and “adai” all mean Rosalind Adair."""
    *whole, last = words_of(asked) or ("",)
    if not last:
        return []
    place = len(whole)
    return [
        name
        for name in known
        if any(
            len(one.parts) > place and [*one.parts[:place]] == whole and one.parts[place].startswith(last)
            for one in spellings(name)
        )
    ]


def may_be_one(one: str, other: str, names: Iterable[Name]) -> bool:
    """Whether two names may mean the same person: read alike, one shorter than the other, or one on the names list."""
    if one == other or _ways(one, Way.SAID) & _ways(other, *Way) or _ways(other, Way.SAID) & _ways(one, *Way):
        return True
    known = tuple(names)
    return any(name in called(other, known) for name in called(one, known))


def _ways(name: str, *ways: Way) -> set[tuple[str, ...]]:
    return {spelling.parts for spelling in spellings(Name(name=name)) if spelling.way in ways}


def _beginnings(parts: tuple[str, ...]) -> set[str]:
    said = [part for part in parts if part not in ("and", ",")]
    longest = max(said, key=len, default="")
    apart = {longest} if len(longest) > 1 else {" ".join(said), " and ".join(said)}
    return {way for one in (*apart, "".join(said)) for way in (one.replace("'", " "), one.replace("'", "")) if way}


def _has(words: tuple[str, ...], some: tuple[str, ...]) -> bool:
    return any(words[at : at + len(some)] == some for at in range(len(words) - len(some) + 1))


_NOT_AS_WRITTEN: Final = re.compile(
    "[^\x00-\x7f\u00a0-\u017f\u0300-\u036f\u2010-\u2026]|[ÆØÞßæøþĐđĦħıĸŁłŊŋŒœŦŧſ\u00ad]|[^\\W_][*_~`\\\\]+[^\\W_]"
)
"""Letters that do not come apart into a plain one and its accent, and marks of emphasis within a word."""


def reads_as_written(text: str) -> bool:
    """Whether its words, in small letters and without accents, are those that a reader sees."""
    marked = "*" in text or "_" in text or "~" in text or "`" in text or "\\" in text
    if text.isascii() and not marked:
        return True  # nearly every text, and much sooner known
    return _NOT_AS_WRITTEN.search(text) is None


_ABOUT: Final = 400
"""Characters before and after a name that are more than what says whether it is one."""
_BEFORE: Final = 100
"""Characters before it in which another name may begin that it is part of."""
_SHORT: Final = 2
"""Letters that too many words have in them."""


def _longest(parts: tuple[str, ...]) -> str:
    """The most letters that stand together wherever a spelling does."""
    return max((run for part in parts if part != "and" for run in part.split("'")), key=len, default="")


def _readings(text: str) -> Iterator[str]:
    """A text as it is compared, and again with spaces for its marks of emphasis where it has any."""
    yield quickly_folded(text)
    if (spaced := without_emphasis(text)) is not text:
        yield quickly_folded(spaced)


class Somebody:
    """A name that was asked for, with everybody on the names list whom it may mean.

    Args:
        asked: the name, in any spelling; one that nobody on the list has is looked for as it is.
        names: the names list.
        begun: whether the beginning of a name on the list means it, too, where no name is the one that was asked for.
        wanted: whether what names them is looked for, or what does not.

    Attributes:
        names: whom on the list it means, by name.
        beginnings: words, of which each text that names them has one at least, or one that begins with it; in small
            letters and without accents, where it `reads_as_written`.
    """

    def __init__(self, asked: str, names: Iterable[Name], *, begun: bool = False, wanted: bool = True) -> None:
        self.wanted = wanted
        known = tuple(names)
        meant = called(asked, known) or (_begun(asked, known) if begun else [])
        self.names = tuple(name.name for name in meant)
        self._known = known if meant else (*known, Name(name=asked))
        self._meant = frozenset(place for place, name in enumerate(self._known) if place >= len(known) or name in meant)
        self._finder: Finder | None = None
        ways = {spelling.parts for place in self._meant for spelling in spellings(self._known[place])}
        self.beginnings = frozenset(words for parts in ways for words in _beginnings(parts))
        self._words = frozenset(word for word in map(_longest, ways) if len(word) > _SHORT)
        """Letters that stand wherever they are named, unless it is by their initials alone."""
        self._initials = [re.compile(loosely(parts)) for parts in ways if len(_longest(parts)) <= _SHORT]
        self._ways = [re.compile(loosely(parts)) for parts in ways]

    def glance(self, text: str) -> bool:
        """Whether a text may name them: no text that does is passed over, and few others are not. It is quick."""
        return any(self._glanced(read) for read in _readings(text))

    def _glanced(self, read: str) -> bool:
        if not any(word in read for word in self._words) and not any(one.search(read) for one in self._initials):
            return False  # nearly every text
        return any(one.search(read) for one in self._ways)

    def found_in(self, text: str) -> list[Found]:
        """Where a text names them, or may."""
        if not self.glance(text):
            return []
        return self._found(text, None)

    def _found(self, text: str, within: range | None) -> list[Found]:
        if self._finder is None:
            self._finder = Finder(self._known)
        return [found for found in self._finder.find(text, within) if self._meant.intersection(found.whose)]

    def may_be_named_in(self, text: str) -> bool:
        """Whether a text names them, or may: `found_in` without saying where, and only as far as the first."""
        if not self.glance(text):
            return False
        end = 0
        for place in self._places(text):
            if place >= end:  # else it was looked at with the one before
                end = place + _BEFORE
                start = max(0, place - _ABOUT)
                if self._found(text[start : end + _ABOUT], range(max(0, place - _BEFORE - start), end - start)):
                    return True
        return False

    def _places(self, text: str) -> list[int]:
        """Where in a text they may be named."""
        found: set[int] = set()
        for reading in dict.fromkeys((text, without_emphasis(text))):
            read = quickly_folded(reading)
            starts = {match.start() for one in self._ways for match in one.finditer(read)}
            if starts:
                places = places_of_folded(reading)
                found.update(places[start] for start in starts)
        return sorted(found)

    def is_named_in(self, text: str) -> bool:
        """Whether a text names them, and nobody else of the list who is called the same."""
        return any(self._meant.issuperset(found.whose) for found in self.found_in(text))
