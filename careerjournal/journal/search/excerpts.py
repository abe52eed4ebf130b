"""A few words around what was found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from careerjournal.journal.search.folding import each_word, folded, words_in
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
"""Cells of it that a narrow window shows, too."""
_BEFORE: Final = 24
"""Cells before the first word that was found."""

_ELLIPSES: Final = 2
"""Cells of what stands before and behind an excerpt that was cut."""

_LINKED: Final = re.compile(r"!?\[\[([^\[\]\n]{1,80})\]\]|!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_BEGINS: Final = re.compile(
    r"^\s*(?:(?:[-*+]|\d{1,3}[.)]|#{1,6}|>)\s+)+|^\s*(?:```+.*|~~~+.*|[-*_=]{3,}\s*)$", re.MULTILINE
)
"""Signs that begin a line. Four digits with a point are a year, and no number of a list, as where it is shared."""
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


def excerpt(entry: Entry, found: Found, title: str = "", room: int = LENGTH) -> str:
    """A few words of an entry around what was found in it, each found word between the marks of `LIT`.

    What only says how it stands is said with what it is: ``Status: declined``.

    Args:
        entry: the entry.
        found: what was found, with what was looked for.
        title: the line that stands beside the excerpt, as far as it is shown, and that is not said again: where what
            was found stands there only, what comes after it is said, or nothing.
        room: cells of it that are in sight.
    """
    sought = Sought(found)
    beside = _Title(title)
    after: _Piece | None = None
    best: tuple[_Piece, Spans] | None = None
    held = compared = 0
    for text in _read(entry, found.today):
        may_hold = sought.most_in(text)
        if after is not None and may_hold <= held:
            if not sought.count:
                break
            continue
        piece = beside.taken_from(text)
        if piece is None:
            continue
        if after is None and text not in entry.tags:
            after = piece
        if may_hold:
            found_there = [[span for span in one if span[0] >= piece.start] for one in sought.each_in(text)]
            holds = sum(map(bool, found_there))
            compared += 1
            if holds > held:
                best, held = (piece, joined(found_there)), holds
            if held == sought.count or compared == ENOUGH:
                break
    if best is None:
        return "" if after is None else _lit(after, [], room)
    return _lit(*best, room)


def _read(entry: Entry, today: dt.date | None) -> Iterator[str]:
    """What an entry says as it is read, a piece at a time; how it stands last."""
    for text in chain((text for _, text in texts(entry)), (standing_in_words(entry, today),)):
        yield from _pieces(text)


class _Piece(NamedTuple):
    """A stretch of a text as it is read."""

    text: str
    start: int = 0
    """The character at which it goes on with what a title that was cut does not say."""


class _Title:
    """The line that an entry is known by, to tell what only says it again.

    Args:
        title: the line; cut, where it ends in an ellipsis.
    """

    def __init__(self, title: str) -> None:
        self._cut = title.endswith("…")
        self._words = words_in(folded(title))
        self._said = f" {' '.join(self._words)} "

    def taken_from(self, text: str) -> _Piece | None:
        """A text without what the title says of it; None where nothing is left."""
        if not self._words:
            return _Piece(text)
        # Of a long text only as much as may say the title, and whether more follows.
        there = list(islice(each_word(text), len(self._words) + 1))
        words = [word.folded for word in there]
        if f" {' '.join(words)} " in self._said:
            return None
        *whole, last = self._words
        if self._cut and words[: len(whole)] == whole and len(words) > len(whole):
            if words[len(whole)] == last and len(words) > len(self._words):
                return _Piece(text, there[len(self._words)].start)
            if words[len(whole)].startswith(last):  # it was cut within that word
                return _Piece(text, there[len(whole)].start)
        return _Piece(text)


def _pieces(text: str) -> Iterator[str]:
    for cut in pieces(text):
        piece = " ".join(unmarked(cut.text).split())
        if piece:
            yield piece


def _cells(text: str) -> int:
    """Cells that a text takes, marks that take none counted as one."""
    return len(text) + (0 if text.isascii() else sum(east_asian_width(char) in "WF" for char in text))


def _lit(said: _Piece, found: Spans, room: int) -> str:
    piece, start = said
    if found and _cells(piece[start : found[0][1]]) > min(_IN_SIGHT, room - _ELLIPSES):
        most_before = min(_BEFORE, max(0, room - _ELLIPSES - _cells(piece[slice(*found[0])])))
        before = piece[max(start, found[0][0] - most_before) : found[0][0]]
        while _cells(before) > most_before:
            before = before[1:]
        start = found[0][0] - len(before)
        # At the beginning of a word, where there is one.
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
