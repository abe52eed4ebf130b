"""The ways in which a name gets written: derived from the name itself and from the spellings kept with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

from careerjournal.model.name import Name
from careerjournal.model.names import east_asian
from careerjournal.model.names.normalising import folded
from careerjournal.model.names.word_lists import (
    COMPANY,
    ELIDED,
    HONORIFICS,
    MORE_PARTICLES,
    NO_SURNAMES,
    PARTICLES,
    SITES_LEFT_OUT,
    SMALL,
    TITLES,
)
from careerjournal.model.names.word_names import is_a_word
from careerjournal.model.vocabulary import NameKind

_LONGEST_ACRONYM = 6
MOST_KEPT: Final = 8192
"""Names whose spellings are held once they were worked out. With more of them than are held, as somebody has who took
a whole company's list in, going through the list in its order would find none of them held."""


class Way(Enum):
    """How sure a way of writing is to mean its name."""

    SAID = auto()
    """The person put it down."""
    DERIVED = auto()
    """It follows from what they put down."""


class Spelling(NamedTuple):
    """One way to write a name."""

    parts: tuple[str, ...]
    """Its words as they are read, without points; initials are parts of one letter, and a comma is one
    where a surname comes first."""
    way: Way
    plural: bool = False
    """Whether it has a plural that means the same: “the Orrells”, but not “the Kens”."""

    east_asian: bool = False
    """Whether it is a family name or a given name alone, in Chinese, Japanese or Korean writing."""

    @property
    def alone(self) -> bool:
        """Whether it is a single word."""
        return len(self.parts) == 1


def spellings(name: Name) -> tuple[Spelling, ...]:
    """Every way to write a name, those that were put down first."""
    return _spellings(name.kind, (name.name, *name.spellings))


@lru_cache(maxsize=MOST_KEPT)  # asked for at each change of a document
def _spellings(kind: NameKind, written: tuple[str, ...]) -> tuple[Spelling, ...]:
    surnames = {parts[-1] for one in written if len(parts := _words_of_name(one)) > 1}
    found: dict[tuple[str, ...], Spelling] = {}
    for way, each in ((Way.SAID, _said), (Way.DERIVED, _derived)):
        for parts in (parts for one in written for parts in each(kind, one)):
            if parts and parts not in found and any(map(str.isalnum, "".join(parts))):
                last = parts[-1]
                plural = kind is not NameKind.PERSON or (last in surnames and len(last) > 2)
                found[parts] = Spelling(parts, way, plural)
    if kind is NameKind.PERSON:
        for parts in (parts for one in written if east_asian.is_east_asian(one) for parts in east_asian.parts_of(one)):
            found.setdefault(parts, Spelling(parts, Way.DERIVED, east_asian=True))
    return tuple(found.values())


def words_of(written: str) -> tuple[str, ...]:
    """The words of a name as they are read: “J.-L. O’Brien” is j, l, o'brien; “&” is and."""
    split = re.split(r"[\s./,_-]+", folded(written).replace("&", " and "))
    return tuple(word.strip("'\"()") for word in split if word.strip("'\"()"))


_words_of_name: Final = lru_cache(maxsize=4)(words_of)
"""The same, of a name whose spellings are being worked out: each way to do so asks for them."""


def title_of(written: str) -> str:
    """The title before a person's name as it is read: ``dr``; empty where there is none."""
    groups = _groups(written)
    return groups[0][0] if len(groups) > 1 and groups[0][0] in TITLES else ""


def _said(kind: NameKind, written: str) -> Iterator[tuple[str, ...]]:
    parts = _words_of_name(written)
    if kind is NameKind.PERSON:
        yield from dict.fromkeys((_flat(_groups(written)), _flat(_untitled(_groups(written)))))
    else:
        yield parts
        if len(parts) > 2 and parts[0] == "the":
            yield parts[1:]


def _derived(kind: NameKind, written: str) -> Iterator[tuple[str, ...]]:
    parts = _words_of_name(written)
    if kind is NameKind.PERSON and east_asian.is_east_asian(written):
        yield from east_asian.whole_ways(written)
    elif kind is NameKind.PERSON:
        yield from _of_a_person(_untitled(_groups(_without_honorific(written))))
    elif parts:
        yield from _of_a_body(parts)
        if kind is NameKind.PLACE and len(parts) > 1 and parts[-1] in SITES_LEFT_OUT and not is_a_word(parts[-2]):
            yield parts[:-1]
    if len(parts) == 1 and written.strip().isupper() and 1 < len(parts[0]) <= _LONGEST_ACRONYM:
        yield tuple(parts[0])


@lru_cache(maxsize=4)  # each way to work out the spellings of a name asks for them
def _groups(written: str) -> tuple[tuple[str, ...], ...]:
    """The words of a person's name, the surname last, a word with a hyphen as its parts together."""
    last, comma, first = written.partition(",")
    ordered = f"{first} {last}" if comma and first.strip() else last
    return tuple(parts for word in ordered.split() if (parts := words_of(word)))


def _flat(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(part for group in groups for part in group)


def _untitled(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    while len(groups) > 1 and groups[0][0] in TITLES:
        groups = groups[1:]
    return groups


def _without_honorific(written: str) -> str:
    """A person's name without what is said behind it: of “Tanaka sensei” nobody is called Sensei."""
    *before, last = written.split() or [""]
    said = folded(last)
    behind = last.islower() and bool(before) and before[-1][0].isupper()
    return " ".join(before) if before and (said in NO_SURNAMES or (behind and said in HONORIFICS)) else written


def _of_a_person(groups: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, ...]]:
    if not groups or all(len(part) == 1 for part in _flat(groups)):
        return
    if len(groups) == 1 or groups[0][0] in _ONLY_PARTICLES or all(group[0] in PARTICLES for group in groups[:2]):
        yield _flat(groups)
        yield _bare(groups[-1])
        return
    last = len(groups) - 1
    at = next((place for place, group in enumerate(groups[1:last], 1) if group[0] in MORE_PARTICLES), last)
    given, first, surname = _flat(groups[:at]), groups[0], _flat(groups[at:])
    initials = tuple(part[0] for part in given)
    if at > 1:
        yield (*first, *surname)
        yield (*first, *initials[len(first) :], *surname)
        yield given
    for family in dict.fromkeys((surname, groups[-1], _bare(groups[-1]))):
        yield (*first, *family)
        yield (*initials, *family)
        yield (initials[0], *family)
        yield (*family, ",", *given)
        yield (*family, ",", *initials)
        yield (*family, *given)
        yield family
    yield (*first, groups[-1][0][0])
    for group in groups[:at]:
        yield group if len(group[0]) > 1 else ()
    yield (*initials, *(part[0] for part in surname))
    yield (initials[0], groups[-1][0][0])


_ONLY_PARTICLES: Final = frozenset(("bint", "de", "der", "du", "el", "ibn", "ten", "ter", "von", "zu"))
"""Those that nobody is called by: a name that begins with one is a surname."""


def _bare(group: tuple[str, ...]) -> tuple[str, ...]:
    """A surname's last word without the particle that runs together with it: “el-Khoury”, “d’Alembert”."""
    while len(group) > 1 and group[0] in PARTICLES:
        group = group[1:]
    elided = next((particle for particle in ELIDED if group[0].startswith(particle)), "")
    return (group[0].removeprefix(elided), *group[1:]) if len(group[0]) - len(elided) > 2 else group


def _of_a_body(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    bare = parts[1:] if parts[0] == "the" else parts
    while len(bare) > 1 and (bare[-1] in COMPANY or bare[-1] == "and"):
        bare = bare[:-1]
    yield bare
    if len(bare) > 2:
        for initials in (tuple(part[0] for part in bare), tuple(part[0] for part in bare if part not in SMALL)):
            yield initials if len(initials) > 2 else ()
