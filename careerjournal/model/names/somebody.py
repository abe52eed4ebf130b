"""Somebody asked for by name, and whether a text names them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from careerjournal.model.name import Name
from careerjournal.model.names.finder import RESPECT, Finder, Found
from careerjournal.model.names.glance import Glance, Tokens
from careerjournal.model.names.spellings import Way, spellings, words_of
from careerjournal.model.names.word_lists import COMPANY, HONORIFICS, NAMING_TITLES, TITLES
from careerjournal.model.names.word_names import is_a_word
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


def _has(words: tuple[str, ...], some: tuple[str, ...]) -> bool:
    return any(words[at : at + len(some)] == some for at in range(len(words) - len(some) + 1))


_ABOUT: Final = 400
"""Characters before and after a name that are more than what says whether it is one."""
_BEFORE: Final = 100
"""Characters before it in which another name may begin that it is part of."""


class Somebody:
    """A name that was asked for, with everybody on the names list whom it may mean.

    Args:
        asked: the name, in any spelling; one that nobody on the list has is looked for as it is.
        names: the names list.
        begun: whether the beginning of a name on the list means it, too, where no name is the one that was asked for.
        wanted: whether what names them is looked for, or what does not.

    Attributes:
        names: whom on the list it means, by name.
        shared: single names of theirs that others on the list have, too, each with everybody who may be meant by it.
        tokens: of which each text that names them has one at least, where it `reads_as_written`.
    """

    def __init__(self, asked: str, names: Iterable[Name], *, begun: bool = False, wanted: bool = True) -> None:
        self.wanted = wanted
        known = tuple(names)
        meant = called(asked, known) or (_begun(asked, known) if begun else [])
        self.names = tuple(name.name for name in meant)
        self._known = known if meant else (*known, Name(name=asked))
        theirs = set(map(id, meant))
        self._meant = frozenset(
            place for place, name in enumerate(self._known) if place >= len(known) or id(name) in theirs
        )
        ways = {spelling.parts for place in self._meant for spelling in spellings(self._known[place])}
        self.tokens = Tokens.of(ways)
        self._glance = Glance(ways)
        self._owners = self._owners_of(ways)
        single = {
            parts: [self._known[place] for place in sorted(owners)]
            for parts, owners in self._owners.items()
            if len(parts) == 1 and len(parts[0]) > 1 and not self._meant.issuperset(owners)
        }
        self.shared = {_as_written(parts, whose): whose for parts, whose in single.items()}

    def _owners_of(self, ways: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], frozenset[int]]:
        """Who may be meant by each way to write them, by place, where they may be themselves."""
        owners: dict[tuple[str, ...], dict[Way, set[int]]] = {parts: {} for parts in ways}
        for place, name in enumerate(self._known):
            for spelling in spellings(name):
                if spelling.parts in owners:
                    owners[spelling.parts].setdefault(spelling.way, set()).add(place)
        found = ((parts, ways.get(Way.SAID) or ways[Way.DERIVED]) for parts, ways in owners.items())
        return {parts: frozenset(whose) for parts, whose in found if self._meant.intersection(whose)}

    @cached_property
    def _ways_of_others(self) -> set[tuple[str, ...]]:
        """How those are written who share a name with them, the names that they share aside."""
        others = frozenset().union(*self._owners.values()) - self._meant
        return {one.parts for place in others for one in spellings(self._known[place])} - self._owners.keys()

    @cached_property
    def _glance_of_others(self) -> Glance:
        return Glance(self._ways_of_others)

    @cached_property
    def plain(self) -> tuple[frozenset[str], Tokens]:
        """Words that name them wherever they stand, but beside some tokens, those of others who share a name with them.

        That is so in a text that `reads_as_written`, and where no “O’” stands before the word.
        """
        words = {
            parts[0] for parts, whose in self._owners.items() if len(parts) == 1 and self._is_plain(parts[0], whose)
        }
        if words:
            known = (one.parts for name in self._known for one in spellings(name))
            for parts in {parts for parts in known if parts not in self._owners} - self._ways_of_others:
                words -= {word for word in words if _may_hold(parts, word)}
        return frozenset(words), Tokens.of(self._ways_of_others, but_for=words)

    def _is_plain(self, word: str, whose: Iterable[int]) -> bool:
        """Whether a word is a name and nothing else, and a person's."""
        return (
            (len(word) > 2 and word.isascii() and word.isalpha() and not is_a_word(word))
            and word not in _BESIDE_NAMES
            and any(self._known[place].kind is NameKind.PERSON for place in whose)
        )

    def glance(self, text: str) -> bool:
        """Whether a text may name them: no text that does is passed over, and few others are not. It is quick."""
        return self._glance.sees(text)

    def found_in(self, text: str) -> list[Found]:
        """Where a text names them, or may."""
        if not self.glance(text):
            return []
        return [found for found in self._finder.find(text) if self._meant.intersection(found.whose)]

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._known)

    def may_be_named_in(self, *texts: str) -> bool:
        """Whether an entry of these texts names them, or may.

        A name that others have, too, may mean them only where none of these others is named in the same entry.
        """
        shared: set[tuple[int, ...]] = set()
        for text in texts:
            for found in self._found_near(self._glance, text):
                if self._meant.issuperset(found.whose):
                    return True
                if self._meant.intersection(found.whose):
                    shared.add(found.whose)
        if not shared:
            return False
        named = {place for text in texts for place in self._others_named_in(text)}
        return any(named.isdisjoint(whose) for whose in shared)

    def _others_named_in(self, text: str) -> Iterator[int]:
        for found in self._found_near(self._glance_of_others, text):
            if self._meant.isdisjoint(found.whose):
                yield from found.whose

    def _found_near(self, glance: Glance, text: str) -> Iterator[Found]:
        """The names in a text that begin about a place at which a glance stops; some more than once."""
        end = 0
        for place in glance.places(text):
            if place >= end:  # else it was looked at with the one before
                end = place + _BEFORE
                start = max(0, place - _ABOUT)
                within = range(max(0, place - _BEFORE - start), end - start)
                yield from self._finder.each(text[start : end + _ABOUT], within)

    def is_named_in(self, text: str) -> bool:
        """Whether a text names them, and nobody else of the list who is called the same."""
        return any(self._meant.issuperset(found.whose) for found in self.found_in(text))


_BESIDE_NAMES: Final = frozenset((*TITLES, *NAMING_TITLES, *HONORIFICS, *COMPANY, "and"))
"""What belongs to a name that it stands beside."""
_ENDINGS: Final = ("", "s", "es", *RESPECT, *(f"{respect}s" for respect in RESPECT))


def _may_hold(parts: tuple[str, ...], word: str) -> bool:
    """Whether a word by itself may be some of the words of a spelling, written together, with or without an ending."""
    said = "".join(parts).replace("'", "").replace(",", "")
    if not any(word.endswith(ending) and word.removesuffix(ending) in said for ending in _ENDINGS):
        return False  # nearly always
    pieces = [piece for part in parts for piece in part.split("'") if piece != ","]
    runs = ("".join(pieces[start:end]) for start in range(len(pieces)) for end in range(start + 1, len(pieces) + 1))
    return any(run and word.startswith(run) and word.removeprefix(run) in _ENDINGS for run in runs)


def _as_written(parts: tuple[str, ...], names: Iterable[Name]) -> str:
    """A name of one word as it stands in one of some names."""
    written = (word for name in names for word in name.name.split() if words_of(word) == parts)
    return next(written, unicodedata.normalize("NFC", parts[0]))
