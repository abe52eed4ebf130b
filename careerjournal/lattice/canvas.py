"""A canvas of cells: text where it is put, lines that keep their character where they cross."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias, overload

from careerjournal.lattice.picture import Ink, Link, Measure, Picture, Run, Spot
from careerjournal.model.links import Ref


class Pen(NamedTuple):
    """The characters of a line: one for each direction, each corner, each head of an arrow and each branching."""

    across: str
    down: str
    corners: str
    """The four that join right and down, left and down, right and up, left and up."""
    heads: str
    """The four that point right, left, down and up."""
    tees: str
    """The four that join a line on the right, on the left, below and above to one that passes."""


class _Cell(NamedTuple):
    text: str
    width: int
    ink: Ink
    ref: Ref | None


_EMPTY = _Cell(" ", 1, Ink.PLAIN, None)
"""A cell that nothing was drawn in."""
_COVERED = _Cell("", 0, Ink.PLAIN, None)
"""A cell that the text to the left of it reaches into."""

Point: TypeAlias = tuple[int, int]
"""A column and a line, from the top left."""


class Canvas:
    """A grid of cells of a fixed size, which a picture is drawn on."""

    def __init__(self, width: int, height: int, measure: Measure) -> None:
        self.measure = measure
        self.spots: dict[Ref, Spot] = {}
        self.links: dict[Ref, tuple[Link, ...]] = {}
        self.boxes: dict[Ref, Spot] = {}
        self._width = width
        self._rows: list[list[_Cell]] = [[_EMPTY] * width for _ in range(height)]

    def write(self, at: Point, text: str, ink: Ink, ref: Ref | None = None, *, width: int | None = None) -> int:
        """Put a text on one line, given its width where that is known. Returns the column after it."""
        x, y = at
        width = self.measure(text) if width is None else width
        if width == 1:
            self._rows[y][x] = _Cell(text, 1, ink, ref)
        elif width:
            self._rows[y][x : x + width] = [_Cell(text, width, ink, ref), *[_COVERED] * (width - 1)]
        return x + width

    def frame(self, corner: Point, size: Point, pen: Pen, ink: Ink, ref: Ref) -> None:
        """Draw a box's frame, a cell at a time, so that a line may come out of any of them."""
        (x, y), (width, height) = corner, size
        across = [_Cell(pen.across, 1, ink, ref)] * (width - 2)
        first, second, third, fourth = (_Cell(sign, 1, ink, ref) for sign in pen.corners)
        self._rows[y][x : x + width] = [first, *across, second]
        self._rows[y + height - 1][x : x + width] = [third, *across, fourth]

    def line(self, points: list[Point], pen: Pen, ink: Ink, ref: Ref) -> None:
        """Draw along straight stretches from the first point to the last; of two that cross, the one down is on top."""
        across, down = _Cell(pen.across, 1, ink, ref), _Cell(pen.down, 1, ink, ref)
        for (x, y), (to_x, to_y) in pairwise(points):
            if y == to_y:
                low, high = (x, to_x + 1) if x < to_x else (to_x, x + 1)
                row = self._rows[y]
                row[low:high] = [across if cell is _EMPTY else cell for cell in row[low:high]]
            else:
                low, high = (y, to_y + 1) if y < to_y else (to_y, y + 1)
                for row in self._rows[low:high]:
                    row[x] = down
        for (from_x, from_y), (x, y), (to_x, to_y) in zip(points, points[1:], points[2:], strict=False):
            right = from_x > x or to_x > x
            below = from_y > y or to_y > y
            self._rows[y][x] = _Cell(pen.corners[(not right) + 2 * (not below)], 1, ink, ref)

    def beginning(self, points: list[Point], ref: Ref) -> Spot:
        """The first straight stretch of a line along these points, as far as nothing crosses it."""
        (x, y), (to_x, to_y) = points[:2]
        step_x, step_y = (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
        own = []
        for at in range(1, abs(to_x - x) + abs(to_y - y) + 1):
            cell = x + step_x * at, y + step_y * at
            if self._rows[cell[1]][cell[0]].ref is not ref:
                break
            own.append(cell)
        (left, top), (right, bottom) = min(own), max(own)
        return Spot(left, top, right - left + 1, bottom - top + 1)

    def picture(self, margin: int, side: str = "", *, in_one_column: bool = False) -> Picture:
        """The picture that has been drawn, as wide and as high as what is on it.

        Args:
            margin: cells at the left that are kept free for names.
            side: what the sides of a box are when it is selected, where they are blank else.
            in_one_column: whether it is no drawing but lines beneath one another.
        """
        widths = [len(row) - _blank(row) for row in self._rows]
        while widths and not widths[-1]:
            widths.pop()
        width, height = max(widths, default=0), len(widths)
        lines = _Lines(self._rows[:height], width)
        return Picture(width, height, lines, self.spots, self.links, margin, self.boxes, side, in_one_column)


def _blank(row: list[_Cell]) -> int:
    """How many cells at the end of a line nothing was drawn in."""
    return next((at for at, cell in enumerate(reversed(row)) if cell is not _EMPTY), len(row))


class _Lines(Sequence[tuple[Run, ...]]):
    """The lines of a picture, each made when somebody looks at it: of a large one, a screen shows little."""

    def __init__(self, rows: list[list[_Cell]], width: int) -> None:
        self._rows, self._width = rows, width
        self._made: dict[int, tuple[Run, ...]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> tuple[Run, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[tuple[Run, ...], ...]: ...
    def __getitem__(self, at: int | slice) -> tuple[Run, ...] | tuple[tuple[Run, ...], ...]:
        if isinstance(at, slice):
            return tuple(self[y] for y in range(*at.indices(len(self))))
        y = range(len(self))[at]
        if y not in self._made:
            self._made[y] = _runs(self._rows[y][: self._width])
        return self._made[y]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((len(self._rows), self._width))


def _runs(row: list[_Cell]) -> tuple[Run, ...]:
    """A line's cells as runs: neighbours that are alike become one."""
    runs: list[Run] = []
    text, width, ink, ref = "", 0, Ink.PLAIN, None
    last, its_text, its_width = _COVERED, "", 0
    for cell in row:
        if cell is last:  # most often it is, and then there is nothing to compare
            text += its_text
            width += its_width
            continue
        last = cell
        its_text, its_width, its_ink, its_ref = cell
        if cell is _COVERED:
            continue
        if its_ink is not ink or (its_ref is not ref and its_ref != ref):
            if text:
                runs.append(Run(text, ink, ref, width))
            text, width, ink, ref = "", 0, its_ink, its_ref
        text += its_text
        width += its_width
    if text:
        runs.append(Run(text, ink, ref, width))
    return tuple(runs)
