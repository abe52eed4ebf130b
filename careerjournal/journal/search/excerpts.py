"""A few words around what was found, and where in a text the words that were looked for stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from careerjournal.journal.search.folding import Word, folded, words_at
from careerjournal.journal.search.query import Part
from careerjournal.journal.search.search import Found
from careerjournal.journal.search.standing import standing_in_words
from careerjournal.model import Entry, Ref
from careerjournal.model.contents import texts

LIT: Final = ("\ue000", "\ue001")
"""Marks around each lit word in an excerpt: private-use characters, which nobody types."""

LENGTH: Final = 90
"""Characters of an excerpt: a line of it, where there is room."""

_IN_SIGHT: Final = 60
"""Characters of it that a narrow window shows, too."""
_BEFORE: Final = 24
"""Characters before the first word that was found."""
_PIECE: Final = 600
"""Characters that are looked through at a time: one text may hold thousands of lines, or be one long one."""
_ENOUGH: Final = 40
"""Pieces with some of what is looked for that are compared; the best of more is hardly better."""

_CUT: Final = re.compile(rf"[^\n]{{1,{_PIECE}}}(?=\s|$)|[^\n]{{1,{_PIECE}}}")
_LINKED: Final = re.compile(r"!?\[\[([^\[\]\n]{1,80})\]\]|!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_BEGINS: Final = re.compile(
    r"^\s*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)\s+)+|^\s*(?:```+.*|~~~+.*|[-*_=]{3,}\s*)$", re.MULTILINE
)
_EMPHASIS: Final = re.compile(r"\\(?=[^\w\s])|(?<=\S)[*`~]+|[*`~]+(?=\S)|(?<!\w)_+|_+(?!\w)")


Spans = list[tuple[int, int]]
"""Where something begins and ends in a text, from left to right."""


class Hit(NamedTuple):
    """One entry found."""

    ref: Ref
    title: str
    excerpt: str
    """A few words around what was found, each found word between the marks of `LIT`."""


def unmarked(markdown: str) -> str:
    """Markdown as it is read, roughly: without the signs of headings, lists, emphasis and links."""
    return _EMPHASIS.sub("", _LINKED.sub(r"\1\2", _BEGINS.sub("", markdown)))


def spans(text: str, parts: Iterable[Part]) -> Spans:
    """Where the words that are looked for stand in a text, from left to right; none overlaps another."""
    words = words_at(text)
    return _joined(span for part in parts for span in _spans(words, part))


def excerpt(entry: Entry, found: Found) -> str:
    """A few words of an entry around what was found in it, each found word between the marks of `LIT`.

    What only says how it stands is said with what it is: ``Status: declined``.
    """
    parts = found.query.parts
    people = [person for person in found.people if person.wanted]
    best: tuple[str, Spans] = "", []
    held = -1
    for piece in _fitting([*(text for _, text in texts(entry)), standing_in_words(entry)], found):
        words = words_at(piece)
        spans = [_spans(words, part) for part in parts]
        spans += [[(one.start, one.end) for one in person.found_in(piece)] for person in people]
        holds = sum(map(bool, spans))
        if holds > held:
            best, held = (piece, _joined(chain.from_iterable(spans))), holds
        if holds == len(spans):
            break
    return _lit(*best)


def _fitting(said: list[str], found: Found) -> Iterator[str]:
    """The pieces in which something that is looked for may stand; the first piece where none is."""
    first = ""
    beginnings = {part.words[0] for part in found.query.parts}
    people = [person for person in found.people if person.wanted]
    fitting = 0
    for text in said:
        for piece in _pieces(text):
            first = first or piece
            if not (beginnings or people):
                break
            read = folded(piece) if beginnings else ""
            if any(word in read for word in beginnings) or any(person.found_in(piece) for person in people):
                yield piece
                fitting += 1
                if fitting == _ENOUGH:
                    return
    if not fitting:
        yield first


def _pieces(text: str) -> Iterator[str]:
    for match in _CUT.finditer(text):
        piece = " ".join(unmarked(match[0]).split())
        if piece:
            yield piece


def _lit(piece: str, found: Spans) -> str:
    start = max(0, found[0][0] - _BEFORE) if found and found[0][1] > _IN_SIGHT else 0
    if start:  # at the beginning of a word, where there is one
        start = max(piece.find(" ", start, found[0][0]) + 1, start)
    end = min(len(piece), start + LENGTH)
    if end < len(piece):
        end = (
            max(piece.rfind(" ", start + LENGTH // 2, end), found[0][1] if found else 0)
            if " " in piece[start:end]
            else end
        )
    lit, place = "", start
    for begin, after in found:
        if begin >= start and after <= end:
            lit += f"{piece[place:begin]}{LIT[0]}{piece[begin:after]}{LIT[1]}"
            place = after
    return ("…" if start else "") + lit + piece[place:end] + ("…" if end < len(piece) else "")


def _spans(words: list[Word], part: Part) -> Spans:
    """Where a part stands: its words one behind the other, the last perhaps only begun with it."""
    wanted = part.words
    found: Spans = []
    for place in range(len(words) - len(wanted) + 1):
        there = words[place : place + len(wanted)]
        if all(word.folded == want for word, want in zip(there[:-1], wanted, strict=False)):
            last = there[-1].folded
            if last == wanted[-1] or (part.begun and last.startswith(wanted[-1])):
                found.append((there[0].start, there[-1].end))
    return found


def _joined(found: Iterable[tuple[int, int]]) -> Spans:
    """Spans from left to right, those that overlap made one."""
    joined: Spans = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
