"""What patterns need of each entry, and no more: worked out once from an entry, and again when it has changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from careerjournal.model import Aspiration, Entry, Lesson, Move, Role, Setback, Success
from careerjournal.model.common_words import COMMON_WORDS, stem
from careerjournal.model.contents import texts
from careerjournal.model.links import Kind, Ref
from careerjournal.model.names.finder import Finder
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.setback import Shares
from careerjournal.model.spans import ALL, Span
from careerjournal.model.success import SuccessShares
from careerjournal.model.vocabulary import Direction, Fit, MoveStatus, SetbackKind

KINDS: Final = (Kind.SETBACK, Kind.SUCCESS, Kind.MOVE, Kind.LESSON, Kind.ROLE, Kind.ASPIRATION)
"""The kinds that facts are worked out of. How the days went is on the cards of reflections."""
NAMING: Final = frozenset((Kind.SETBACK, Kind.SUCCESS))
"""Those whose names are looked for."""
LONGEST: Final = 2_000
"""Characters of what somebody enjoyed or was drained by that are kept for a page."""
_SAY_NOTHING: Final = COMMON_WORDS | frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "half",
        "quarter",
        "hour",
        "hours",
        "minute",
        "minutes",
        "new",
        "old",
        "high",
        "low",
        "asked",
    ]
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}(?:[’'][^\W\d_]{2,})?")

Words: TypeAlias = tuple[tuple[str, str], ...]
"""The words of a text that say something, each once: by its stem, and as it is first written."""
Three: TypeAlias = tuple[int, int, int]
"""My part, that of competition or others, chance: each from 0 to 10."""


class Read(NamedTuple):
    """A setback or a success."""

    ref: Ref
    when: PartialDate | None
    then: Three | None
    """The shares of the day itself; None where it says none."""
    since: Three | None
    """Those of the latest later reading that says any; None where none does."""
    names: tuple[int, ...]
    """The numbers of the names in its texts, each once."""
    kind: SetbackKind | None = None
    fit: Fit | None = None
    move: Ref | None = None


class Moved(NamedTuple):
    """A move."""

    ref: Ref
    when: PartialDate | None
    direction: Direction
    status: MoveStatus
    fit: Fit | None


class Learnt(NamedTuple):
    """A lesson."""

    ref: Ref
    when: PartialDate | None
    put_down: dt.date | None
    learnt_from: tuple[Ref, ...]
    applied: int
    """How many times."""


class Spent(NamedTuple):
    """What a role or an aspiration gives and what it drains, where it says either."""

    ref: Ref
    during: Span
    """The time it is about."""
    title: str
    gives: str
    drains: str
    gives_words: Words
    drains_words: Words


Fact: TypeAlias = Read | Moved | Learnt | Spent


def fact_of(entry: Entry, names: Sequence[int], finder: Finder) -> Fact | None:
    """What is to be known of an entry; None where it says nothing that a pattern is made from.

    Args:
        entry: of one of the `KINDS`.
        names: the numbers of the names that the finder finds, by place.
        finder: finds them.
    """
    match entry:
        case Setback():
            return Read(
                entry.ref,
                entry.date,
                *_shares(entry),
                _named(entry, names, finder),
                entry.kind,
                entry.fit,
                entry.move,
            )
        case Success():
            return Read(entry.ref, entry.date, *_shares(entry), _named(entry, names, finder))
        case Move():
            return Moved(entry.ref, entry.date, entry.direction, entry.status, entry.fit)
        case Lesson():
            put_down = entry.created.date() if entry.created else None
            return Learnt(entry.ref, entry.date, put_down, entry.learnt_from, len(entry.applied))
        case Role():
            first = entry.start.first if entry.start else None
            return _spent(entry, Span(first, entry.end.last if entry.end else None), entry.enjoyed, entry.drained)
        case Aspiration():
            during = Span(entry.date.first, entry.date.last) if entry.date else ALL
            gives, drains = (
                "\n".join(filter(None, both))
                for both in ((entry.enjoyed_now, entry.enjoyed_before), (entry.drained_now, entry.drained_before))
            )
            return _spent(entry, during, gives, drains)
        case _:
            return None


def _shares(entry: Setback | Success) -> tuple[Three | None, Three | None]:
    later = [_three(reading.shares) for reading in entry.readings if reading.shares.said]
    return _three(entry.shares) if entry.shares.said else None, later[-1] if later else None


def _three(shares: Shares | SuccessShares) -> Three:
    between = shares.competition if isinstance(shares, Shares) else shares.others
    return shares.my_part, between, shares.chance


def _named(entry: Entry, names: Sequence[int], finder: Finder) -> tuple[int, ...]:
    found = (one for said in texts(entry) for one in finder.find(said.text))
    return tuple(dict.fromkeys(names[one.whose[0]] for one in found if one.sure and len(one.whose) == 1))


def _spent(entry: Role | Aspiration, during: Span, gives: str, drains: str) -> Spent | None:
    gives, drains = gives.strip()[:LONGEST], drains.strip()[:LONGEST]
    if not gives and not drains:
        return None
    return Spent(entry.ref, during, entry.title, gives, drains, _words(gives), _words(drains))


def _words(text: str) -> Words:
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        key = stem(word)
        if not {word, key} & _SAY_NOTHING and not any(mark in word for mark in "’'"):
            found.setdefault(key, word)
    return tuple(found.items())
