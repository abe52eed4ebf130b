"""The ways in which a name gets written: derived from the name itself and from the spellings kept with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from careerjournal.model import Name
from careerjournal.model.vocabulary import NameKind
from careerjournal.sharing.reading import folded
from careerjournal.sharing.wordlists import COMPANY, PARTICLES, SMALL, TITLES


class Way(Enum):
    """How sure a way of writing is to mean its name."""

    SAID = auto()
    """The person put it down."""
    DERIVED = auto()
    """It follows from what they put down."""


class Spelling(NamedTuple):
    """One way to write a name."""

    parts: tuple[str, ...]
    """Its words as they are read (see `reading`), without points; initials are parts of one letter."""
    way: Way
    plural: bool = False
    """Whether it has a plural that means the same: “the Orrells”, but not “the Kens”."""

    @property
    def alone(self) -> bool:
        """Whether it is a single word."""
        return len(self.parts) == 1


def spellings(name: Name) -> tuple[Spelling, ...]:
    """Every way to write a name, those that were put down first."""
    return _spellings(name.kind, (name.name, *name.spellings))


@lru_cache(maxsize=1024)  # asked for at each change of a document
def _spellings(kind: NameKind, written: tuple[str, ...]) -> tuple[Spelling, ...]:
    surnames = {words_of(one)[-1] for one in written if len(words_of(one)) > 1}
    found: dict[tuple[str, ...], Spelling] = {}
    for way, each in ((Way.SAID, _said), (Way.DERIVED, _derived)):
        for parts in (parts for one in written for parts in each(kind, words_of(one))):
            if parts and parts not in found and any(map(str.isalnum, "".join(parts))):
                last = parts[-1]
                plural = kind is not NameKind.PERSON or (last in surnames and len(last) > 2)
                found[parts] = Spelling(parts, way, plural)
    return tuple(found.values())


def words_of(written: str) -> tuple[str, ...]:
    """The words of a name as they are read: “J.-L. O’Brien” is j, l, o'brien; “&” is and."""
    split = re.split(r"[\s./,_-]+", folded(written).replace("&", " and "))
    return tuple(word.strip("'\"()") for word in split if word.strip("'\"()"))


def _said(kind: NameKind, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield parts
    if kind is NameKind.PERSON:
        yield _untitled(parts)
    elif len(parts) > 2 and parts[0] == "the":
        yield parts[1:]


def _derived(kind: NameKind, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if kind is NameKind.PERSON:
        yield from _of_a_person(_untitled(parts))
    else:
        yield from _of_a_body(parts)


def _untitled(parts: tuple[str, ...]) -> tuple[str, ...]:
    while len(parts) > 1 and parts[0] in TITLES:
        parts = parts[1:]
    return parts


def _of_a_person(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(parts) < 2 or all(len(part) == 1 for part in parts):
        return
    at = next((place for place, part in enumerate(parts) if place > 0 and part in PARTICLES), len(parts) - 1)
    given, surname, last = parts[:at], parts[at:], parts[-1:]
    initials = tuple(part[0] for part in given)
    if len(given) > 1:
        yield (given[0], *surname)
        yield (given[0], *initials[1:], *surname)
        yield given
    for family in dict.fromkeys((surname, last)):
        yield (given[0], *family)
        yield (*initials, *family)
        yield (initials[0], *family)
        yield (*family, *given)
        yield (*family, *initials)
        yield family
    yield (given[0], last[0][0])
    for one in given:
        yield (one,) if len(one) > 1 else ()
    yield (*initials, *(part[0] for part in surname))
    yield (initials[0], last[0][0])


def _of_a_body(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    bare = parts[1:] if parts[0] == "the" else parts
    while len(bare) > 1 and (bare[-1] in COMPANY or bare[-1] == "and"):
        bare = bare[:-1]
    yield bare
    if len(bare) > 2:
        for initials in (tuple(part[0] for part in bare), tuple(part[0] for part in bare if part not in SMALL)):
            yield initials if len(initials) > 2 else ()
