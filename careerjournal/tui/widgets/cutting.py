"""What becomes of words where there is no room for them: a title is cut at a word, a fact is never cut.

Every list, page and hint asks here, so that the same words give way in the same manner everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType
from textual.widgets import Static

BETWEEN: Final = " · "
"""What stands between two facts."""
_PARTS: Final = re.compile(r" · | {2,}")
"""What stands between two parts of a line, each of which stays whole: facts; a key’s hint and the next."""
_SIGN: Final = re.compile(r" *(?:[^\w\s“”‘’\"'(#+] +)?")
"""The sign before the words of a line, and what they are set in by."""
_LEAST: Final = 12
"""Cells beneath which words are not set in, for too little room would be left for them."""


def cut(words: Content, width: int) -> Content:
    """Words in one line: cut behind a whole word where they are too long, and told by an ellipsis.

    A word is divided only in a script without spaces, or where less than half of the line would be left.

    Args:
        words: what is said, in one line.
        width: cells that there are.
    """
    if words.cell_length <= width:
        return words
    said = words.plain
    kept = set_cell_size(said, max(0, width - 1))
    if not said.startswith(kept):
        kept = kept[:-1]  # a space in place of a sign of two cells, of which one is left
    follows = said[len(kept) : len(kept) + 1]
    if not (follows.isspace() or _may_be_divided(follows)):
        whole = kept.rpartition(" ")[0]
        kept = whole if 2 * cell_len(whole) >= width else kept
    return words.truncate(cell_len(kept.rstrip(" ,;:–—·(“")) + 1, ellipsis=True)


def _may_be_divided(follows: str) -> bool:
    """Whether a line may be cut before a letter, as in a script that has no spaces between its words."""
    if follows.isascii():
        return False
    from careerjournal.journal.search.folding import is_unspaced  # noqa: PLC0415 - not before the first frame

    return is_unspaced(follows)


def in_lines(words: Content, width: int, most: int) -> list[Content]:
    """Words in as many lines as are allowed, the last of them cut where they are longer.

    Args:
        words: what is said.
        width: cells of a line.
        most: lines, at least one.
    """
    if words.cell_length <= width or most == 1 or width < 2:
        return [cut(words, width)]
    lines = [line.rstrip() for line in words.wrap(width)]
    return [*lines[: most - 1], cut(Content(" ").join(lines[most - 1 : most + 1]), width)]


def facts_line(facts: Iterable[Content], width: int, surest: str = "") -> Content:
    """The facts that fit into one line beside one another; each is there whole or not at all.

    Args:
        facts: what is known, the most important first.
        width: cells that there are.
        surest: the words of the fact that is there before any other, wherever it stands among them.
    """
    said = list(facts)
    kept: set[int] = set()
    room = width
    for place in sorted(range(len(said)), key=lambda place: said[place].plain != surest):
        takes = said[place].cell_length + (len(BETWEEN) if kept else 0)
        if takes <= room:
            kept.add(place)
            room -= takes
    return Content.styled(BETWEEN, "$muted").join(said[place] for place in sorted(kept))


def wrapped(words: Content, width: int) -> Content:
    """Words in as many lines as they take: a part that does not fit goes to the next whole, set in like the first.

    Only a part that is longer than a line is divided, between its words.

    Args:
        words: lines of parts, which ` · ` or several spaces divide, behind a sign where they have one.
        width: cells that there are.
    """
    lines = words.split("\n", allow_blank=True)
    if width < 2 or all(line.cell_length <= width for line in lines):
        return words
    return Content("\n").join(row for line in lines for row in _rows(line, width))


def _rows(line: Content, width: int) -> Iterator[Content]:
    if line.cell_length <= width:
        yield line
        return
    said = line.plain
    sign = _SIGN.match(said)
    start = sign.end() if sign is not None and cell_len(sign[0]) + _LEAST <= width else 0
    inset = Content(" " * cell_len(said[:start]))
    room = width - inset.cell_length
    row, at, ended = line[:start], start, -1
    for part in [*_PARTS.finditer(said, start), None]:
        piece = line[at : part.start() if part is not None else len(said)]
        before = line[ended:at] if ended >= 0 else Content("")
        if row.cell_length + before.cell_length + piece.cell_length <= width:
            row = Content.assemble(row, before, piece)
        else:
            if ended >= 0:
                yield row
                row = inset
            *full, last = [piece] if piece.cell_length <= room else [one.rstrip() for one in piece.wrap(room)]
            for one in full:
                yield Content.assemble(row, one)
                row = inset
            row = Content.assemble(row, last)
        if part is not None:
            ended, at = part.span()
    yield row


class Wrapped(Static):
    """Words that are laid out by `wrapped` in whatever width they are given."""

    def __init__(self, content: VisualType = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        self._words = content
        self._laid: tuple[VisualType, int] | None = None
        super().__init__(content, id=id, classes=classes)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Say something else."""
        self._words = content
        self._laid = None
        super().update(content, layout=layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lay the words out; how high they are depends on that, so it is decided here."""
        if isinstance(self._words, Content) and self._laid != (self._words, width):
            words = self._words
            super().update(wrapped(words, width), layout=False)
            self._laid = words, width
        return super().get_content_height(container, viewport, width)
