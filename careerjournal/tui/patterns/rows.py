"""A page of patterns as the rows of a list: headings, sentences, and the rows of each chart."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from careerjournal.model.links import Ref
from careerjournal.patterns.chart import Chart, Page, Row
from careerjournal.patterns.drawing import Drawing, Ink, Line, Piece, wrapped
from careerjournal.patterns.telling import NOTHING_YET

WIDEST: Final = 110
"""Cells beyond which a line is too long to read."""

_STYLES: Final = {
    Ink.TITLE: "bold",
    Ink.TEXT: "$ink",
    Ink.FACT: "$muted",
    Ink.MINE: "$loss",
    Ink.MINE_IN_SUCCESS: "$growth",
    Ink.OTHERS: "$second",
    Ink.CHANCE: "$muted",
    Ink.SIGN: "$second",
    Ink.LEFT: "$loss",
    Ink.RIGHT: "$growth",
}
"""The colour of each piece, which says nothing that its sign does not."""


class Part(Enum):
    """What a row of the list is."""

    NOTHING_YET = auto()
    """Stands above a page that is made from nothing, and is where one begins on it."""
    HEADING = auto()
    SENTENCE = auto()
    """Leads to everything that the chart was made from."""
    AXIS = auto()
    """Columns of time, what the signs mean."""
    ROW = auto()


class _Shown(NamedTuple):
    part: Part
    chart: Chart
    row: Row | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when it is counted anew."""
        return self.chart.name, self.row.label if self.row else ""


class PatternRows:
    """The page, laid out once for a width; of its rows only those in view are made.

    Args:
        page: what is shown.
        signs: whether the terminal draws signs.
    """

    def __init__(self, page: Page, *, signs: bool) -> None:
        self.page = page
        self._signs = signs
        self._shown: list[_Shown] = []
        self._laid: tuple[int, list[list[Line]]] | None = None
        if page.is_empty and page.charts:
            self._shown.append(_Shown(Part.NOTHING_YET, page.charts[0]))
        for chart in page.charts:
            self._shown += [_Shown(Part.HEADING, chart), _Shown(Part.SENTENCE, chart)]
            if chart.rows and Drawing(chart, WIDEST, cell_len).heading():
                self._shown.append(_Shown(Part.AXIS, chart))
            self._shown += [_Shown(Part.ROW, chart, row) for row in chart.rows]

    def __len__(self) -> int:
        return len(self._shown)

    def is_heading(self, row: int) -> bool:
        """Whether it only names those beneath it."""
        return self._shown[row].part in (Part.HEADING, Part.AXIS)

    def heights(self, width: int) -> list[int]:
        """How many lines each row takes."""
        return [len(lines) for lines in self._lay(width)]

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        return [
            Content.assemble(*((piece.text, _STYLES[piece.ink]) for piece in line)).truncate(width, ellipsis=True)
            for line in self._lay(width)[row]
        ]

    def refs(self, row: int | None) -> tuple[Ref, ...]:
        """The entries that a row stands for."""
        if row is None or row >= len(self._shown):
            return ()
        shown = self._shown[row]
        return shown.row.refs if shown.row is not None else shown.chart.refs

    def title(self, row: int) -> str:
        """What a row is about, in a few words."""
        shown = self._shown[row]
        return f"{shown.chart.heading}: {shown.row.label}" if shown.row is not None else shown.chart.heading

    def key(self, row: int | None) -> tuple[str, str] | None:
        """What a row is found by when the page has been counted anew."""
        return self._shown[row].key if row is not None and row < len(self._shown) else None

    def row_of(self, key: tuple[str, str] | None) -> int | None:
        """The row with this key; that of the chart where the row is there no longer."""
        there = {shown.key: place for place, shown in enumerate(self._shown) if shown.part in (Part.ROW, Part.SENTENCE)}
        return None if key is None else there.get(key, there.get((key[0], "")))

    def _lay(self, width: int) -> Sequence[list[Line]]:
        if self._laid is None or self._laid[0] != width:
            self._laid = width, self._laid_out(min(width, WIDEST))
        return self._laid[1]

    def _laid_out(self, width: int) -> list[list[Line]]:
        found: list[list[Line]] = []
        drawing: Drawing | None = None
        for place, shown in enumerate(self._shown):
            if shown.part is Part.NOTHING_YET:
                found.append(_text(NOTHING_YET, width, Ink.TEXT))
            elif shown.part is Part.HEADING:
                drawing = Drawing(shown.chart, width, cell_len, signs=self._signs)
                found.append([*([()] if place else ()), *_text(shown.chart.heading, width, Ink.TITLE)])
            elif shown.part is Part.SENTENCE:
                found.append(_text(shown.chart.sentence, width, Ink.TEXT if shown.chart.rows else Ink.FACT))
            elif drawing is not None:
                found.append(drawing.heading() if shown.row is None else drawing.row(shown.row))
        return found


def _text(text: str, width: int, ink: Ink) -> list[Line]:
    return [(Piece(line, ink),) for line in wrapped(text, width, cell_len)]
