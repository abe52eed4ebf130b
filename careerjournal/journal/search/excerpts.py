"""A few words around what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.journal.search.search import Found
from careerjournal.journal.search.sought import ENOUGH, Sought, Spans, joined, pieces
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

_LINKED: Final = re.compile(r"!?\[\[([^\[\]\n]{1,80})\]\]|!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_BEGINS: Final = re.compile(
    r"^\s*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)\s+)+|^\s*(?:```+.*|~~~+.*|[-*_=]{3,}\s*)$", re.MULTILINE
)
_EMPHASIS: Final = re.compile(r"\\(?=[^\w\s])|(?<=\S)[*`~]+|[*`~]+(?=\S)|(?<!\w)_+|_+(?!\w)")


class Hit(NamedTuple):
    """One entry found."""

    ref: Ref
    title: str
    excerpt: str
    """A few words around what was found, each found word between the marks of `LIT`."""


def unmarked(markdown: str) -> str:
    """Markdown as it is read, roughly: without the signs of headings, lists, emphasis and links."""
    return _EMPHASIS.sub("", _LINKED.sub(r"\1\2", _BEGINS.sub("", markdown)))


def excerpt(entry: Entry, found: Found) -> str:
    """A few words of an entry around what was found in it, each found word between the marks of `LIT`.

    What only says how it stands is said with what it is: ``Status: declined``.
    """
    sought = Sought(found)
    best: tuple[str, Spans] = "", []
    held = -1
    for piece in _fitting([*(text for _, text in texts(entry)), standing_in_words(entry)], sought):
        spans = sought.each_in(piece)
        holds = sum(map(bool, spans))
        if holds > held:
            best, held = (piece, joined(spans)), holds
        if holds == sought.count:
            break
    return _lit(*best)


def _fitting(said: list[str], sought: Sought) -> Iterator[str]:
    """The pieces in which something that is looked for may stand; the first piece where none is."""
    first = ""
    fitting = 0
    for text in said:
        for piece in _pieces(text):
            first = first or piece
            if not sought.count:
                break
            if sought.may_stand_in(piece):
                yield piece
                fitting += 1
                if fitting == ENOUGH:
                    return
    if not fitting:
        yield first


def _pieces(text: str) -> Iterator[str]:
    for cut in pieces(text):
        piece = " ".join(unmarked(cut.text).split())
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
