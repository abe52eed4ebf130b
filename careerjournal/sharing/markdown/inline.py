"""The words of one block as a single text, so that what is found across emphasis and links can be changed in one go."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from markdown_it.token import Token

from careerjournal.model.text import NONCHARACTERS

NOTES: Final = NONCHARACTERS
"""Characters that no text holds (Unicode keeps them for a program's own use). A stand-in stands between two of them
until the document is whole, so that where it came to stand can be told."""


_SEAM: Final = "\x1f"
"""Stands where two words touch with only a mark between them, while each is looked at by itself: another character that
no text holds."""
_SPACES: Final = re.compile(r"[ \t]*\n\s*|[ \t]{2,}|^\s+|\s+$")


class Taken:
    """Spans of a text that do not overlap, kept so that the next can be told from them quickly."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in spans:
            self.take(start, end)

    def take(self, start: int, end: int) -> bool:
        """Take a span if all of it is free; whether it was."""
        place = bisect(self._spans, (start, end))
        before, after = self._spans[place - 1 : place], self._spans[place : place + 1]
        if any(start < last and first < end for first, last in (*before, *after)):
            return False
        self._spans.insert(place, (start, end))
        return True


class Edit(NamedTuple):
    """Words to put in the place of others; an empty text takes them out."""

    start: int
    end: int
    text: str


class Mark(NamedTuple):
    """Where emphasis, a link or code begins or ends, or a typed line does: before the character at ``place``."""

    place: int
    token: Token


_TYPED: Final = "softbreak"
"""What markdown-it calls it where a line was only ended with enter."""
BREAKS: Final = (_TYPED, "hardbreak")
"""The marks where a line ends, the other where a sign says so: two spaces, or a backslash."""


class Inline(NamedTuple):
    """The words of a block, and the marks among them.

    Where a line ends a space is, with a mark before it: a name or a sentence that goes on in the next line is found
    like any other.
    """

    text: str
    marks: tuple[Mark, ...] = ()

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> Inline:
        """The words as markdown-it takes them apart."""
        text = ""
        marks: list[Mark] = []
        for token in tokens:
            match token.type:
                case "softbreak" | "hardbreak":
                    marks.append(Mark(len(text), token))
                    text += " "
                case "code_inline":
                    marks.append(Mark(len(text), Token("code_open", "code", 1)))
                    text += token.content
                    marks.append(Mark(len(text), Token("code_close", "code", -1)))
                case _ if token.nesting:
                    marks.append(Mark(len(text), token))
                case _:
                    text += token.content
        return cls(text, tuple(marks))

    def edited(self, edits: Iterable[Edit]) -> Inline:
        """The words with edits made that do not overlap. What began or ended inside one does so after it."""
        text, marks, done, end = "", list(self.marks), 0, 0
        places: list[int] = []
        for edit in (*sorted(edits), Edit(len(self.text), len(self.text), "")):
            while len(places) < len(marks) and marks[len(places)].place <= edit.start:
                places.append(marks[len(places)].place - end + done)
            text += self.text[end : edit.start] + edit.text
            done, end = len(text), edit.end
            while len(places) < len(marks) and marks[len(places)].place < edit.end:
                places.append(done)
        return Inline(text, tuple(Mark(place, mark.token) for place, mark in zip(places, marks, strict=True)))

    def changed_by(self, change: Callable[[Inline], Inline]) -> Inline:
        """The words changed as they read together, and then as they read where each mark within a word ends it.

        What is in code or emphasis is seen by itself, though it touches a word: “word`Imran`”, “Im**ran**” likewise.
        """
        changed = change(self)
        text = changed.text
        seams = {
            mark.place
            for mark in changed.marks
            if 0 < mark.place < len(text) and text[mark.place - 1].isalnum() and text[mark.place].isalnum()
        }
        if not seams:
            return changed
        apart = change(changed.edited(Edit(seam, seam, _SEAM) for seam in seams))
        return apart.edited(Edit(*match.span(), "") for match in re.finditer(_SEAM, apart.text))

    def flowing(self) -> Inline:
        """The words without the ends of lines that were only typed."""
        return Inline(self.text, tuple(mark for mark in self.marks if mark.token.type != _TYPED))

    def on_one_line(self) -> Inline:
        """The words without any ends of lines."""
        return Inline(self.text, tuple(mark for mark in self.marks if mark.token.type not in BREAKS))

    def unlinked(self, keep: Iterable[Token] = ()) -> Inline:
        """The words with no link but those whose opening marks are kept."""
        kept = {id(token) for token in keep}
        marks: list[Mark] = []
        inside = False
        for mark in self.marks:
            if mark.token.type == "link_open":
                inside = id(mark.token) in kept
            if not mark.token.type.startswith("link_") or inside:
                marks.append(mark)
        return Inline(self.text, tuple(marks))

    def tidied(self) -> Inline:
        """The words with single spaces, none at either end of a line or just inside emphasis; no mark about nothing."""
        edits = [Edit(*match.span(), self._instead_of(match)) for match in _SPACES.finditer(self.text)]
        return _lines_ended_at_spaces(_without_empty(_spaces_outside(self.edited(edits))))

    def _instead_of(self, spaces: re.Match[str]) -> str:
        if spaces.start() == 0 or spaces.end() == len(self.text):
            return ""
        return "\n" if "\n" in spaces[0] else " "


def _spaces_outside(words: Inline) -> Inline:
    """An opening mark after the spaces that follow it, a closing one before those that precede it."""
    text = words.text
    places = [
        mark.place + len(text[mark.place :]) - len(text[mark.place :].lstrip())
        if mark.token.nesting > 0
        else len(text[: mark.place].rstrip())
        for mark in words.marks
    ]
    return Inline(text, tuple(Mark(place, mark.token) for place, mark in zip(places, words.marks, strict=True)))


def _without_empty(words: Inline) -> Inline:
    kept: list[Mark] = []
    for mark in words.marks:
        opened = kept[-1] if kept else None
        if mark.token.nesting < 0 and opened and opened.token.nesting > 0 and opened.place >= mark.place:
            kept.pop()
        else:
            kept.append(mark)
    return Inline(words.text, tuple(kept))


_PUNCTUATION: Final = re.compile(r"[^\w\s]{0,3}(?= )")
"""What may follow in a line on what was put in the place of its end: a comma, a full stop with a quote."""


def _lines_ended_at_spaces(words: Inline) -> Inline:
    """The words with the ends of lines at the spaces there, one at each, behind what ends there too."""
    moved: list[Mark] = []
    for mark in words.marks:
        if mark.token.type not in BREAKS:
            moved.append(mark)
        elif punctuation := _PUNCTUATION.match(words.text, mark.place):
            moved.append(mark._replace(place=punctuation.end()))
    kept: list[Mark] = []
    ended = 0
    for mark in sorted(moved, key=lambda mark: (mark.place, mark.token.type in BREAKS)):
        if mark.token.type in BREAKS:
            if mark.place <= ended:
                continue
            ended = mark.place
        kept.append(mark)
    return Inline(words.text, tuple(kept))
