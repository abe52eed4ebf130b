"""A page of patterns as the rows of a list: headings, sentences, and the rows of each chart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from careerjournal.model.counting import counted, noun
from careerjournal.model.links import Ref
from careerjournal.patterns.chart import Chart, Page, Row
from careerjournal.patterns.drawing import PROSE, Drawing, Ink, Line, Piece, wrapped
from careerjournal.patterns.saying import number
from careerjournal.patterns.telling import NOTHING_YET

WIDEST: Final = 110
"""Cells beyond which a line that is drawn is too long to read."""
MOST: Final = 8
"""Rows that a chart shows however many there are."""
FEW: Final = 5
"""Rows that it shows of more, until it is opened."""
LONG: Final = 1_000
"""Characters of a chart's words that are more than one reads in passing."""

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
    FOLDED = auto()
    """Stands for the rows of a chart that are not shown, and opens it."""


class _Shown(NamedTuple):
    part: Part
    chart: Chart
    row: Row | None = None
    folded: tuple[Row, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when it is counted anew."""
        row = self.row or next(iter(self.folded), None)
        return self.chart.name, row.label if row else ""


class PatternRows:
    """The page, laid out once for a width; of its rows only those in view are made.

    Args:
        page: what is shown.
        signs: whether the terminal draws signs.
        opened: the names of charts that are shown whole, however long they are.
    """

    def __init__(self, page: Page, *, signs: bool, opened: Collection[str] = ()) -> None:
        self.page = page
        self.foldable = frozenset(chart.name for chart in page.charts if _is_long(chart))
        """The names of the charts that are long, and may be opened or not."""
        self._signs = signs
        self._brief = self.foldable.difference(opened)
        self._shown: list[_Shown] = []
        self._laid: tuple[int, list[list[Line]]] | None = None
        if page.is_empty and page.charts:
            self._shown.append(_Shown(Part.NOTHING_YET, page.charts[0]))
        for chart in page.charts:
            self._shown += [_Shown(Part.HEADING, chart), _Shown(Part.SENTENCE, chart)]
            if chart.rows and Drawing(chart, WIDEST, cell_len).heading():
                self._shown.append(_Shown(Part.AXIS, chart))
            self._shown += self._rows_of(chart)

    def _rows_of(self, chart: Chart) -> Iterator[_Shown]:
        """Its rows, or those that matter most and a line for the others; of times the latest, which stay last."""
        rows: tuple[Row, ...] = chart.rows
        others: tuple[Row, ...] = ()
        if chart.name in self._brief and len(rows) > MOST:
            rows, others = (rows[-FEW:], rows[:-FEW]) if chart.in_time else (rows[:FEW], rows[FEW:])
        folded = [_Shown(Part.FOLDED, chart, folded=others)] if others else []
        yield from folded if chart.in_time else ()
        yield from (_Shown(Part.ROW, chart, row) for row in rows)
        yield from () if chart.in_time else folded

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

    def chart(self, row: int | None) -> str:
        """The name of the chart that a row is of; empty where there is none."""
        return self._shown[row].chart.name if row is not None and row < len(self._shown) else ""

    def is_folded(self, row: int) -> bool:
        """Whether it stands for rows that are not shown."""
        return self._shown[row].part is Part.FOLDED

    def title(self, row: int) -> str:
        """What a row is about, in a few words."""
        shown = self._shown[row]
        return f"{shown.chart.heading}: {shown.row.label}" if shown.row is not None else shown.chart.heading

    def key(self, row: int | None) -> tuple[str, str] | None:
        """What a row is found by when the page has been counted anew."""
        return self._shown[row].key if row is not None and row < len(self._shown) else None

    def row_of(self, key: tuple[str, str] | None) -> int | None:
        """The row with this key; that of the chart where the row is there no longer."""
        walked = (Part.ROW, Part.SENTENCE, Part.FOLDED)
        there = {shown.key: place for place, shown in enumerate(self._shown) if shown.part in walked}
        there |= {
            (shown.chart.name, row.label): place for place, shown in enumerate(self._shown) for row in shown.folded
        }
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
            elif shown.part is Part.FOLDED:
                found.append(_text(_folded(shown.chart, shown.folded), width, Ink.SIGN))
            elif drawing is not None:
                row = shown.row
                if row is not None and row.brief and shown.chart.name in self._brief:
                    row = row._replace(words=row.brief)
                found.append(drawing.heading() if row is None else drawing.row(row))
        return found


def _is_long(chart: Chart) -> bool:
    return len(chart.rows) > MOST or sum(len(row.words) for row in chart.rows) > LONG


def _folded(chart: Chart, rows: Sequence[Row]) -> str:
    """How much is folded."""
    what = noun(len(rows), *chart.each)
    if chart.in_time:
        span = f", {rows[0].label} to {rows[-1].label}" if chart.each[0] in ("month", "year") else ""
        said = f"{number(len(rows))} earlier {what}{span}"
    else:
        said = f"{number(len(rows))} more {what}"
    return f"▸ {said} · {counted(len({ref for row in rows for ref in row.refs}), 'entry', 'entries')}"


def _text(text: str, width: int, ink: Ink) -> list[Line]:
    return [(Piece(line, ink),) for line in wrapped(text, min(width, PROSE), cell_len)]
