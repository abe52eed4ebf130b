"""Which entries fit what is looked for, and which fit best, told of each by itself, as one search needs no index.

It tells and ranks as the index does: see `expression` and SQLite's ``bm25``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.journal.search.folding import is_letter, words_in
from careerjournal.journal.search.tags import tag_key
from careerjournal.model.links import Kind

if TYPE_CHECKING:
    from careerjournal.journal.search.query import Part, Query
    from careerjournal.journal.search.rows import Row
    from careerjournal.model import Ref

_SATURATION: Final = 1.2
"""``k1`` of Okapi's BM25: how soon it counts no more that a word stands there once more."""
_OF_LENGTH: Final = 0.75
"""Its ``b``: how much it counts that a text is long."""
_IN_TITLE: Final = 6.0
"""How many times in the texts of an entry one in its title counts; how it stands counts nothing, nor its year, so that
whatever says the word itself goes before, and of what does not the latest."""
_AS_TYPED: Final = 4.0
"""How many times more a word counts as it is typed than one that only begins so."""

_GAP: Final = r"[\W_]+?"
"""What may stand between two words of a phrase; a mark or a letter of no alphabet may be in it that belongs to one."""
_LETTER: Final = "[a-z0-9]"
_PLAIN_GAP: Final = "[^a-z0-9]+"
"""The same of a text in ASCII."""


class Fit(NamedTuple):
    """An entry that fits."""

    ref: Ref
    day: int
    """The first day it may have happened on, counted from the year 1; 0 where it has none."""
    length: int
    """Characters of what was looked at."""
    counts: tuple[float, ...]
    """How often each part of what is looked for stands in it, by where it stands."""


class Fitting:
    """Tells which rows fit.

    Args:
        query: what is looked for. Whom an entry names is not told by its row.
    """

    def __init__(self, query: Query) -> None:
        self._kinds = frozenset(map(str, query.kinds))
        self._years = frozenset(query.years)
        self._tags = frozenset(map(tag_key, query.tags))
        self._parts = [_Part(part) for part in query.parts]
        self._without = [Fitting(one) for one in query.without if not one.no_kinds and _tells_rows(one)]
        self._nothing = not (_tells_rows(query) or query.people or query.people_left_out)

    def fit(self, row: Row) -> Fit | None:
        """How well a row fits; None where it does not."""
        if self._nothing or not self._is_of_it(row):
            return None
        counts: list[float] = []
        for part in self._parts:
            count = part.count(row)
            if count is None:
                return None
            counts.append(count)
        if any(one.fit(row) for one in self._without):
            return None
        return Fit(row.ref, row.day, _length(row), tuple(counts))

    def _is_of_it(self, row: Row) -> bool:
        """Whether it is of a kind and a year that are asked for, and has the tags."""
        return (
            (not self._kinds or row.kind in self._kinds)
            and (not self._years or row.year in self._years)
            and (not self._tags or self._tags.issubset(map(tag_key, row.tags)))
        )


def _length(row: Row) -> int:
    return len(row.title) + len(row.body) + len(row.standing) + len(row.phrases)


def _tells_rows(query: Query) -> bool:
    """Whether anything is asked for, or left out, that is told by rows."""
    return any((query.kinds, query.years, query.tags, query.parts, query.without))


class _Part:
    """Counts how often a part of what is looked for stands in a row."""

    def __init__(self, part: Part) -> None:
        self._year = part.year
        self._said = _Phrase(part.words, begun=part.begun)
        self._whole = _Phrase(part.words, begun=False) if part.is_sought_whole else None
        self._in_standing = part.may_tell_standing
        self._in_phrases = part.tells_alone
        self._dates = [_Phrase((date,), begun=False) for date in part.dates]
        self._beside = [_Phrase(words, begun=begun) for words, begun in part.beside]

    def count(self, row: Row) -> float | None:
        """How often, by where it stands: 0 where only its row says it, None where it does not fit."""
        count = _IN_TITLE * self._said.count(row.title) + self._said.count(row.body)
        if count and self._whole is not None:
            count += _AS_TYPED * (_IN_TITLE * self._whole.count(row.title) + self._whole.count(row.body))
        if count:
            return count
        return 0 if self._stands(row) else None

    def _stands(self, row: Row) -> bool:
        said = self._said.count
        return (
            bool(self._year and row.year == self._year)
            or bool(self._in_standing and said(row.standing))
            or bool(self._in_phrases and said(row.phrases))
            or any(date.count(row.standing) for date in self._dates)
            or any(phrase.count(row.phrases) for phrase in self._beside)
        )


class _Phrase:
    """Finds words that stand one behind the other in a text that is folded.

    Args:
        words: folded.
        begun: whether the last of them may be only begun.
    """

    def __init__(self, words: tuple[str, ...], *, begun: bool) -> None:
        self._words = words
        self._begun = begun
        first, *others = map(re.escape, words)
        end = "" if begun else f"(?!{_LETTER})"
        # The word first and then what is before it: a word is sought much faster than the beginning of one.
        self._plain = re.compile(
            "".join((first, f"(?<!{_LETTER}{first})", *(f"{_PLAIN_GAP}{one}" for one in others), end))
        )
        self._pattern = re.compile(_GAP.join((first, *others)))

    def count(self, text: str) -> int:
        """How often."""
        if self._words[0] not in text:  # as in most texts
            return 0
        return len(self._plain.findall(text)) if text.isascii() else sum(1 for _ in self._each(text))

    def _each(self, text: str) -> Iterator[int]:
        found = self._pattern.search(text)
        while found is not None:
            start, end = found.span()
            if (
                (start == 0 or not is_letter(text[start - 1]))
                and (self._begun or end == len(text) or not is_letter(text[end]))
                and (len(self._words) == 1 or words_in(found[0]) == list(self._words))
            ):
                yield start
            found = self._pattern.search(text, start + 1)


def best_first(found: list[Fit]) -> list[Ref]:
    """Those that fit, the best first, and of those that fit as well the latest: all, where no word is looked for."""
    usual = sum(one.length for one in found) / len(found) if found else 0

    def place(fit: Fit) -> tuple[float, int, int, int]:
        return _score(fit, usual), fit.day, _PLACES[fit.ref.kind], fit.ref.number

    return [one.ref for one in sorted(found, key=place, reverse=True)]


_PLACES: Final = {kind: place for place, kind in enumerate(Kind)}


def _score(fit: Fit, usual: float) -> float:
    """How well it fits, as BM25 has it. That a word is rare counts nothing: each entry that fits has all of them."""
    length = _SATURATION * (1 - _OF_LENGTH + _OF_LENGTH * (fit.length / usual if usual else 1))
    return sum(count * (_SATURATION + 1) / (count + length) for count in fit.counts)
