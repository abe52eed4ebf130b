"""What is looked for: words, phrases, and what an entry must be besides."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from careerjournal.journal.search.folding import folded, is_letter, runs_in, words_in
from careerjournal.model.common_words import COMMON_WORDS
from careerjournal.model.links import Kind, kind_named

if TYPE_CHECKING:
    from careerjournal.model.partial_date import PartialDate

FILTERS: Final = {"kind": "kind:setback", "tag": "tag:interview", "person": "person:Ros", "year": "year:2019"}
"""The filters by their names, each as somebody might write it."""

MOST_ASKED: Final = 64
"""Words, also those of a phrase, and values of each filter, that are looked at: SQLite refuses thousands of them."""

LONGEST: Final = 20_000
"""Characters that are looked at."""

_TOKEN: Final = re.compile(
    r'(?P<minus>(?<![^\s])-(?=[\w#"]))?(?P<said>(?P<name>[A-Za-z]+:|#)?"(?P<quoted>[^"]*)"?|[^\s"]+)'
)
_QUOTES: Final = str.maketrans("“”„‟", '""""')
_TAG_SIGN: Final = re.compile(r'(?<!\S)(-?)№(?=[^\W\d]|")')
"""What stands with shift and 3 on a Cyrillic keyboard, before a tag; before a number it is what it says."""
NO_QUOTES: Final = str.maketrans(dict.fromkeys('"“”„‟', " "))
"""Takes out what ends a tag or a phrase, and so can be in none."""

_YEAR: Final = re.compile("[0-9]{1,4}")
_LIKELY_YEAR: Final = re.compile("(?:19|20|21)[0-9]{2}")
_OF_DATES: Final = "\ue000"
"""Begins the words that stand for dates: a letter of no alphabet, so that nothing that is typed begins one."""
_ANY_DAY: Final = dt.date(2000, 1, 1)
"""What dates would count from that have no year, of which none is read here."""
_LONGEST_DATE: Final = 3
"""Words of a date, as in ``17 March 2014``."""

_BEGINS: Final = 3
"""Letters from which on a word that is only begun finds how an entry stands."""
_YET: Final = "yet"
"""Stands in what rows say of all that was not done."""

T = TypeVar("T")


class Part(NamedTuple):
    """A word or a phrase to be found."""

    words: tuple[str, ...]
    """Its words, folded; they stand one behind the other."""
    begun: bool = False
    """Whether the last of them may be only begun."""
    year: str = ""
    """A year: an entry of that year will do as well."""
    quoted: bool = False
    """Whether it was put in quotes."""
    dates: tuple[str, ...] = ()
    """The day, the month, the season or the quarter of which it is part, as `dated` says it: an entry that says that
    date will do as well. ``5/3/2014`` may be two."""
    beside: tuple[tuple[tuple[str, ...], bool], ...] = ()
    """Of a number, and of a word that says little by itself, it with the word before it and with the one behind, each
    with whether that may be only begun: an entry of which rows say that, as in ``level 3`` and ``no date``, will do as
    well."""

    @property
    def may_tell_standing(self) -> bool:
        """Whether how an entry stands may be meant: not by a letter or two of a word, nor by a number but a year."""
        begun = self.begun and len(self.words[-1]) < _BEGINS
        return not begun and (bool(self.year) or not all(map(str.isdigit, self.words)))

    @property
    def is_sought_whole(self) -> bool:
        """Whether what has the last word as it was typed goes before what only begins so: not of a single letter."""
        return self.begun and len(self.words[-1]) > 1

    @property
    def tells_alone(self) -> bool:
        """Whether what rows say of an entry may be meant by it without what stands beside it."""
        return self.may_tell_standing and (len(self.words) > 1 or not _says_little(self.words[0]))


class Query(NamedTuple):
    """What is looked for; all of it has to fit, but of kinds and of years one."""

    parts: tuple[Part, ...] = ()
    kinds: tuple[Kind, ...] = ()
    tags: tuple[str, ...] = ()
    """As they were asked for."""
    years: tuple[str, ...] = ()
    """Each without zeros before it."""
    people: tuple[str, ...] = ()
    """Names, of which any spelling will do."""
    no_kinds: tuple[str, ...] = ()
    """What was asked for as a kind and is none: nothing fits that."""
    no_filters: tuple[str, ...] = ()
    """What is written as a filter and is none, as in ``colour:red`` and ``year:abc``: it is looked for as words."""
    without: tuple[Query, ...] = ()
    """What was asked for with a minus before it: an entry that fits any of them does not fit."""

    @classmethod
    def parse(cls, text: str) -> Query:
        """Read ``kind:setback #interview tag:"control room" person:Ros 2019 "on the panel" rota -kind:lesson``.

        The last word may be only begun, unless it stands in quotes or a sign behind it, as in ``C++``. A minus before
        any of them leaves out what fits it, and before a date of several words that date; within a word it is none.
        Nothing else that is typed is an operator.
        """
        said: list[tuple[str, list[Part]]] = []  # what may be of a date, with the parts that it is
        kinds: list[Kind] = []
        tags: list[str] = []
        years: list[str] = []
        people: list[str] = []
        no_kinds: list[str] = []
        no_filters: list[str] = []
        without: list[Query] = []
        # A surrogate, as a shell hands on a byte that is no text, cannot be looked for.
        typed = text[:LONGEST].encode("utf-8", "replace").decode().translate(_QUOTES)
        typed = _TAG_SIGN.sub(r"\1#", typed)
        tokens = list(_TOKEN.finditer(typed))[::-1]
        while tokens:
            token = tokens.pop()
            if token["minus"]:
                left_out = cls._left_out(_with_rest_of_date(token, tokens))
                no_kinds += left_out.no_kinds
                without.append(left_out)
                continue
            name, value, quoted = _taken_apart(token)
            if name == "kind" and value:
                kind = kind_named(value)
                if kind is None:
                    no_kinds.append(value)
                else:
                    kinds.append(kind)
            elif name in ("tag", "#") and words_in(folded(value)):
                tags.append(value)
            elif name == "person" and value:
                people.append(value)
            elif name == "year" and value.isascii() and _YEAR.fullmatch(value):
                years.append(f"{int(value)}")
            else:
                # The address of a page, a path and a word before a colon are what they are.
                if name in FILTERS or (name.isalpha() and value and value[0] not in "/\\"):
                    no_filters.append(f"{name}:{value}")
                own = _parts(token[0] if not quoted else value, name if quoted else "", quoted=quoted)
                said.append((token[0] if not quoted else "", own))
                continue
            said.append(("", []))
        parts = _with_dates(said)
        if parts and not parts[-1].quoted and _ends_with_letter(typed):
            parts[-1] = parts[-1]._replace(begun=True)
        parts = _with_neighbours(parts)
        filters = (_few(kinds), _few(tags), _few(years), _few(people), _few(no_kinds), _few(no_filters))
        return cls(_few(parts), *filters, _few([query for query in without if not query.empty]))

    @classmethod
    def _left_out(cls, said: str) -> Query:
        """What one thing that has a minus before it leaves out: of a word all of it has to stand there."""
        query = cls.parse(said)
        parts = (part._replace(begun=False) for part in query.parts)
        dated_too = (part._replace(dates=_dates_in(said.strip('"'))) if part.quoted else part for part in parts)
        return query._replace(parts=tuple(dated_too))

    @property
    def people_left_out(self) -> tuple[str, ...]:
        """The names of those who are asked for with a minus."""
        return tuple(name for query in self.without for name in query.people)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not any(self)


def asking_for_tag(tag: str) -> str:
    """What asks for a tag, to be typed on behind it."""
    name = " ".join(tag.translate(NO_QUOTES).split())
    return f"tag:{name} " if name.isalnum() else f'tag:"{name}" '


def _with_rest_of_date(token: re.Match[str], rest: list[re.Match[str]]) -> str:
    """What has a minus before it, with the words behind it that are a date with it, which are taken out of the rest.

    Args:
        token: the first of it.
        rest: what stands behind it, the next last.
    """
    behind = rest[-1:-_LONGEST_DATE:-1]
    typed = [token["said"], *("" if one["minus"] else one["said"] for one in behind)]
    length, _ = _longest_date(typed)
    del rest[len(rest) - length + 1 :]
    return " ".join(typed[:length]) if length > 1 else token["said"]


def _ends_with_letter(typed: str) -> bool:
    """Whether what was typed ends in the middle of a word, or with one, and not with a sign behind it."""
    said = folded(typed).rstrip()
    return bool(said) and is_letter(said[-1])


def _taken_apart(token: re.Match[str]) -> tuple[str, str, bool]:
    """The name of a filter, its value, and whether that stands in quotes; no name where it has none."""
    if token["quoted"] is not None:
        return (token["name"] or "").lower().rstrip(":"), " ".join(token["quoted"].split()), True
    if token[0].startswith("#"):
        return "#", token[0][1:], False
    name, colon, value = token[0].partition(":")
    return (name.lower(), value, False) if colon else ("", token[0], False)


def _parts(said: str, before: str, *, quoted: bool) -> list[Part]:
    """The words of what is no filter, or the one phrase."""
    parts = [Part(run[:MOST_ASKED]) for run in runs_in(before)]
    if quoted:
        words = tuple(words_in(folded(said))[:MOST_ASKED])
        return [*parts, Part(words, quoted=True)] if words else parts
    year = said if _LIKELY_YEAR.fullmatch(said) else ""
    return [*parts, *(Part(run[:MOST_ASKED], year=year) for run in runs_in(said))]


def dated(date: PartialDate) -> tuple[str, ...]:
    """A date as the words that a search for it looks for, the most exact last; none where only its year is known.

    What is of a month is also of its season and its quarter. They are found only where a date is asked for.
    """
    year, month = date.year, date.month
    if month is None:
        known = date.season or (f"q{date.quarter}" if date.quarter else "")
        return (f"{_OF_DATES}{year:04}{known}",) if known else ()
    of_winter = year - 1 if month < _SPRING else year  # which begins in December
    season = f"{_OF_DATES}{of_winter:04}{_SEASONS[month % 12 // 3]}"
    quarter = f"{_OF_DATES}{year:04}q{(month + 2) // 3}"
    own = f"{_OF_DATES}{year:04}{month:02}"
    return (season, quarter, own) if date.day is None else (season, quarter, own, f"{own}{date.day:02}")


_SEASONS: Final = ("winter", "spring", "summer", "autumn")
_SPRING: Final = 3


def date_of(word: str) -> PartialDate:
    """The day, the month, the season or the quarter that a word of `dated` stands for."""
    from careerjournal.model.partial_date import PartialDate  # noqa: PLC0415 - only where a date was asked for

    said = word.removeprefix(_OF_DATES)
    year, rest = said[:4], said[4:]
    return PartialDate.from_iso("-".join((year, rest[:2], rest[2:]) if rest.isdigit() and rest[2:] else (year, rest)))


def _with_dates(said: Sequence[tuple[str, list[Part]]]) -> list[Part]:
    """The parts of what was typed, those that together are a day, or a month or a season of some year, as that, too.

    Args:
        said: each thing that was typed, empty where it can be of no date, and its parts.
    """
    found: list[Part] = []
    place = 0
    while place < len(said):
        length, dates = _longest_date([typed for typed, _ in said[place : place + _LONGEST_DATE]])
        own = [part for _, parts in said[place : place + length] for part in parts]
        found += [part._replace(dates=dates) for part in own] if dates else own
        place += length
    return found


def _longest_date(words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """How many of some words, from the first on, are a date, and which; 1 and none where they begin with none."""
    for length in range(len(words), 0, -1):
        dates = _dates_in(" ".join(words[:length])) if all(words[:length]) else ()
        if dates:
            return length, dates
    return 1, ()


def _says_little(word: str) -> bool:
    """Whether a word is a number, or one that stands in too many rows to find any by."""
    return word.isdigit() or len(word) < _BEGINS or word in COMMON_WORDS or word == _YET


def _with_neighbours(parts: Sequence[Part]) -> list[Part]:
    """The parts of what was typed, what says little by itself with the words that it stands between."""
    found = list(parts)
    for place, part in enumerate(parts):
        if part.quoted or len(part.words) > 1 or not _says_little(part.words[0]):
            continue
        pairs = ((one, other) for one, other in pairwise(parts[max(0, place - 1) : place + 2]) if part in (one, other))
        beside = [(one.words + other.words, other.begun) for one, other in pairs if not (one.quoted or other.quoted)]
        found[place] = part._replace(beside=tuple(beside))
    return found


def _dates_in(words: str) -> tuple[str, ...]:
    """The dates that some words may be, as `dated` says them: none where they say no year, or nothing but a year."""
    if not any(map(_LIKELY_YEAR.fullmatch, re.findall("[0-9]+", words))):
        return ()
    from careerjournal.model.date_numbers import either_order  # noqa: PLC0415 - only where there is a year
    from careerjournal.model.dates import read_date  # noqa: PLC0415
    from careerjournal.model.partial_date import DateError, PartialDate  # noqa: PLC0415

    with suppress(DateError):
        return dated(read_date(words, _ANY_DAY))[-1:]
    with suppress(DateError):
        return dated(PartialDate.from_iso(words.lower()))[-1:]  # as the shell lists it
    return tuple(dated(date)[-1] for date in either_order(words, _ANY_DAY))


def _few(values: list[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))[:MOST_ASKED]
