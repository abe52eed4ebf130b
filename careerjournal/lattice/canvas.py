"""Cells to draw on: text where it is put, lines that keep their character where they cross."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from careerjournal.lattice.picture import Ink, Link, Measure, Picture, Run, Spot
from careerjournal.model.links import Ref


class Pen(NamedTuple):
    """What draws a line: a character for each direction, for each corner and for each head of an arrow."""

    across: str
    down: str
    corners: str
    """The four that join right and down, left and down, right and up, left and up."""
    heads: str
    """The four that point left, right, up and down."""
    tees: str
    """The two that join a line down with one to the right, and with one to the left."""


class _Cell(NamedTuple):
    text: str
    width: int
    ink: Ink
    ref: Ref | None


class Canvas:
    """A picture in the making. It grows to hold what is drawn."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.spots: dict[Ref, Spot] = {}
        self.links: dict[Ref, tuple[Link, ...]] = {}
        self._rows: dict[int, dict[int, _Cell]] = {}

    def write(self, x: int, y: int, text: str, ink: Ink, ref: Ref | None = None, width: int | None = None) -> int:
        """Put a text, given its width where that is known. Returns the column after it."""
        if not text:
            return x
        width = self.measure(text) if width is None else width
        self._rows.setdefault(y, {})[x] = _Cell(text, width, ink, ref)
        return x + width

    def line(self, points: list[tuple[int, int]], pen: Pen, ink: Ink, ref: Ref) -> None:
        """Draw along straight stretches from the first point to the last; where two lines cross, the one down is on top."""
        for (x, y), (to_x, to_y) in pairwise(points):
            if y == to_y:
                row = self._rows.setdefault(y, {})
                cell = _Cell(pen.across, 1, ink, ref)
                for at in range(min(x, to_x), max(x, to_x) + 1):
                    row.setdefault(at, cell)
            else:
                cell = _Cell(pen.down, 1, ink, ref)
                for at in range(min(y, to_y), max(y, to_y) + 1):
                    self._rows.setdefault(at, {})[x] = cell
        for (from_x, from_y), (x, y), (to_x, to_y) in zip(points, points[1:], points[2:], strict=False):
            right = max(from_x, to_x) > x
            below = max(from_y, to_y) > y
            self.write(x, y, pen.corners[(not right) + 2 * (not below)], ink, ref, 1)

    def stretch(self, points: list[tuple[int, int]], ref: Ref) -> Spot:
        """The longest straight stretch of a line along these points that is its own from end to end."""
        best = Spot(*points[0], 1, 1)
        for (x, y), (to_x, to_y) in pairwise(points):
            down = x == to_x
            cells = [(x, at) for at in _between(y, to_y)] if down else [(at, y) for at in _between(x, to_x)]
            length = 0
            for at_x, at_y in cells:
                cell = self._rows[at_y].get(at_x)
                length = length + 1 if cell is not None and cell.ref is ref else 0
                if length > max(best.width, best.height):
                    best = (
                        Spot(at_x, at_y - length + 1, 1, length) if down else Spot(at_x - length + 1, at_y, length, 1)
                    )
        return best

    def picture(self, width: int = 0, height: int = 0) -> Picture:
        """What has been drawn, at least so wide and so high."""
        for y, row in self._rows.items():
            height = max(height, y + 1)
            last = max(row, default=-1)
            if last >= 0:
                width = max(width, last + row[last].width)
        lines = tuple(self._line(y, width) for y in range(height))
        return Picture(width, height, lines, self.spots, self.links)

    def _line(self, y: int, width: int) -> tuple[Run, ...]:
        runs: list[Run] = []
        texts: list[str] = []
        at = began = 0
        ink, ref = Ink.PLAIN, None
        row = self._rows.get(y, {})
        for x in sorted(row):
            cell = row[x]
            if x > at:
                if texts:
                    runs.append(Run("".join(texts), ink, ref, at - began))
                    texts = []
                runs.append(Run(" " * (x - at), Ink.PLAIN, None, x - at))
                at = x
            if texts and (cell.ink is not ink or cell.ref is not ref):
                runs.append(Run("".join(texts), ink, ref, at - began))
                texts = []
            if not texts:
                began, ink, ref = at, cell.ink, cell.ref
            texts.append(cell.text)
            at += cell.width
        if texts:
            runs.append(Run("".join(texts), ink, ref, at - began))
        if at < width:
            runs.append(Run(" " * (width - at), Ink.PLAIN, None, width - at))
        return tuple(runs)


def _between(one: int, other: int) -> range:
    """Both and all between them, the least first."""
    return range(min(one, other), max(one, other) + 1)
