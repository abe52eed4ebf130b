"""Somebody asked for by name, and whether a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from careerjournal.model.name import Name
from careerjournal.model.names.finder import Finder, Found
from careerjournal.model.names.normalising import quickly_folded
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
    if text.isascii() and not any(mark in text for mark in "*_~`\\"):
        return True  # nearly every text, and much sooner known
    return _NOT_AS_WRITTEN.search(text) is None


_ABOUT: Final = 200
"""Characters before and after a name that are more than what says whether it is one."""


class Somebody:
    """A name that was asked for, with everybody on the names list whom it may mean.

    Args:
        asked: the name, in any spelling; one that nobody on the list has is looked for as it is.
        names: the names list.
        begun: whether the beginning of a name on the list means it, too, where no name is the one that was asked for.

    Attributes:
        names: whom on the list it means, by name.
        beginnings: words, of which each text that names them has one at least, or one that begins with it; in small
            letters and without accents, where it `reads_as_written`.
    """

    def __init__(self, asked: str, names: Iterable[Name], *, begun: bool = False) -> None:
        known = tuple(names)
        meant = called(asked, known) or (_begun(asked, known) if begun else [])
        self.names = tuple(name.name for name in meant)
        self._known = known if meant else (*known, Name(name=asked))
        self._meant = frozenset(place for place, name in enumerate(self._known) if place >= len(known) or name in meant)
        self._finder: Finder | None = None
        ways = {spelling.parts for place in self._meant for spelling in spellings(self._known[place])}
        self.beginnings = frozenset(words for parts in ways for words in _beginnings(parts))
        either = "|".join(re.escape(words).replace(r"\ ", r"\W{0,3}") for words in sorted(self.beginnings))
        self._glance = re.compile(either) if either else None

    def found_in(self, text: str) -> list[Found]:
        """Where a text names them, or may."""
        if self._glance is None or not self._glance.search(quickly_folded(text)):
            return []
        if self._finder is None:
            self._finder = Finder(self._known)
        return [found for found in self._finder.find(text) if self._meant.intersection(found.whose)]

    def may_be_named_in(self, text: str) -> bool:
        """Whether a text names them, or may: `found_in` without saying where, and only as far as the first."""
        return any(self.found_in(piece) for piece in self._about_each_glance(text))

    def _about_each_glance(self, text: str) -> Iterator[str]:
        """The pieces of a text in which they may be named, each with the words about it; all of it in other scripts."""
        if self._glance is None:
            return
        if not text.isascii():  # folded, it may be of another length
            yield text
            return
        end = 0
        for glance in self._glance.finditer(quickly_folded(text)):
            if glance.start() < end:
                continue  # it stood in the piece before
            start = text.rfind(" ", 0, max(0, glance.start() - _ABOUT)) + 1
            stop = text.find(" ", glance.end() + _ABOUT)
            end = glance.end() + _ABOUT // 2
            yield text[start : stop if stop >= 0 else len(text)]

    def is_named_in(self, text: str) -> bool:
        """Whether a text names them, and nobody else of the list who is called the same."""
        return any(self._meant.issuperset(found.whose) for found in self.found_in(text))
