"""Where in a text the words, and the people, stand that a search looks for: by the rule by which it finds entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from careerjournal.journal.search.folding import Word, folded, words_at
from careerjournal.journal.search.query import Part
from careerjournal.journal.search.search import Found
from careerjournal.journal.search.tags import tag_key

_PIECE: Final = 600
"""Characters that are looked through at a time: one text may hold thousands of lines, or be one long one."""
_CUT: Final = re.compile(rf"[^\n]{{1,{_PIECE}}}(?=\s|$)|[^\n]{{1,{_PIECE}}}")

ENOUGH: Final = 40
"""Pieces with some of what is looked for that are compared; the best of more is hardly better."""

Spans = list[tuple[int, int]]
"""Where something begins and ends in a text, from left to right."""


class Piece(NamedTuple):
    """A stretch of a text, of one line."""

    text: str
    start: int
    """Where it begins in the text."""


def pieces(text: str) -> Iterator[Piece]:
    """A text in pieces, cut at its lines, and between the words of a long one."""
    return (Piece(match[0], match.start()) for match in _CUT.finditer(text))


class Sought:
    """What a search looks for, to be found in the texts of an entry that it found. A filter by kind or date has none.

    Args:
        found: what the search found, with what was looked for.

    Attributes:
        count: how many words, phrases and people are looked for.
        tags: the tags that are looked for, each as `tag_key` says it.
        may_go_on: whether some of it may begin in one paragraph and end in the next, as a phrase does.
        today: the day by which actions were late; None where that is not known.
    """

    def __init__(self, found: Found) -> None:
        self._parts = found.query.parts
        self._people = [person for person in found.people if person.wanted]
        self._beginnings = {part.words[0] for part in self._parts}
        self.count = len(self._parts) + len(self._people)
        self.today = found.today
        self.tags = frozenset(map(tag_key, found.query.tags))
        self.may_go_on = any(len(part.words) > 1 for part in self._parts)

    def may_stand_in(self, text: str) -> bool:
        """Whether some of it may stand in a text: wherever it does, this is so, and quickly known."""
        read = folded(text) if self._beginnings else ""
        return any(word in read for word in self._beginnings) or any(person.glance(text) for person in self._people)

    def most_in(self, text: str) -> int:
        """How many of `count` may stand in a text at most, which is quickly known."""
        read = folded(text) if self._parts else ""
        parts = sum(all(word in read for word in part.words) for part in self._parts)
        return parts + sum(bool(person.glance(text)) for person in self._people)

    def each_in(self, text: str) -> list[Spans]:
        """Where each of `count` stands in a text."""
        words = words_at(text) if self._parts else []
        found = [_spans(words, part) for part in self._parts]
        return [*found, *([(one.start, one.end) for one in person.found_in(text)] for person in self._people)]

    def spans(self, text: str) -> Spans:
        """Where any of it stands in a text; those that overlap are made one."""
        return joined(self.each_in(text)) if self.may_stand_in(text) else []

    def found_standing(self, word: str) -> bool:
        """Whether it is found by a word that says how an entry stands."""
        return bool(spans(word, (part for part in self._parts if part.may_tell_standing)))


def spans(text: str, parts: Iterable[Part]) -> Spans:
    """Where the words that are looked for stand in a text, from left to right; none overlaps another."""
    words = words_at(text)
    return joined(_spans(words, part) for part in parts)


def _spans(words: list[Word], part: Part) -> Spans:
    """Where a part stands: its words one behind the other, the last perhaps only begun with it."""
    wanted = part.words
    if len(wanted) == 1:
        (want,) = wanted
        return [
            (word.start, word.end)
            for word in words
            if word.folded == want or (part.begun and word.folded.startswith(want))
        ]
    found: Spans = []
    for place in range(len(words) - len(wanted) + 1):
        there = words[place : place + len(wanted)]
        if all(word.folded == want for word, want in zip(there[:-1], wanted, strict=False)):
            last = there[-1].folded
            if last == wanted[-1] or (part.begun and last.startswith(wanted[-1])):
                found.append((there[0].start, there[-1].end))
    return found


def joined(found: Iterable[Spans]) -> Spans:
    """Spans from left to right, those that overlap made one."""
    made: Spans = []
    for start, end in sorted(chain.from_iterable(found)):
        if made and start < made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return made
