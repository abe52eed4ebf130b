"""From routes on the coarse grid to columns and lines of cells: how wide, how high, and where each line runs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from careerjournal.lattice.boxes import Box, Grid
from careerjournal.lattice.canvas import Pen, Point
from careerjournal.lattice.picture import Ink, Way, Window, Zoom
from careerjournal.lattice.routes import USUAL, GridPoint, Prices
from careerjournal.lattice.tracks import Leg, Name, Stretch, Tracks, in_ports, in_tracks, stretches
from careerjournal.model import Ref

NO_TRACKS: Final = Tracks({}, 0)


@dataclass(frozen=True)
class Room:
    """How much room a zoom gives, in cells."""

    text: int
    """The widest text in a box."""
    framed: bool
    """Whether boxes have a line of their own above and below."""
    bordered: bool
    """Whether boxes of one line have a line at their sides, too."""
    between_columns: int
    between_levels: int
    between_rows: int
    """Between boxes of one level that stand on one another."""
    around: int = 4
    """What a box takes beside its text."""
    beside: int = 2
    """Between a box and the nearest line that passes at its side."""
    top: int = 2
    """The lines that the names of areas take."""
    label: int = 12
    """The widest name of a level beside the map."""
    close: bool = False
    """Whether heads of arrows stand on a line of a channel that a move runs across on, where there is room."""
    prices: Prices = USUAL
    """What a route costs."""
    least: int = 0
    """The narrowest that texts in boxes are shortened to where a window is narrow; 0 where they are never."""


ROOMS: Final = {
    Zoom.DENSE: Room(
        text=26,
        framed=False,
        bordered=False,
        between_columns=3,
        between_levels=0,
        between_rows=0,
        around=3,
        beside=1,
        top=1,
        label=8,
        close=True,
        prices=Prices(slot_down=3, side_ports=1),
        least=11,
    ),
    Zoom.COMPACT: Room(text=18, framed=False, bordered=True, between_columns=4, between_levels=1, between_rows=1),
    Zoom.NORMAL: Room(text=24, framed=True, bordered=True, between_columns=4, between_levels=1, between_rows=0),
    Zoom.ROOMY: Room(text=36, framed=True, bordered=True, between_columns=8, between_levels=2, between_rows=1),
}


def least_height(grid: Grid, room: Room) -> int:
    """How high the map is at least, in lines, before any move is drawn between its boxes."""
    heights = [1] * grid.rows
    for box in grid.boxes.values():
        heights[box.row] = max(heights[box.row], box.lines + 2 * room.framed)
    return room.top + sum(heights) + (grid.rows - 1) * min(room.between_levels, room.between_rows)


@dataclass(frozen=True)
class Connector:
    """A move drawn as a line between two boxes, with its route on the coarse grid."""

    ref: Ref
    source: Box
    target: Box
    pen: Pen
    ink: Ink
    back: str
    """The mark at its beginning, if any: of a move that was not taken, or the head of an arrow back from a loan."""
    route: list[GridPoint]

    @property
    def out(self) -> Way:
        """The side of its source that it leaves."""
        return way(self.route[0], self.route[1])

    @property
    def into(self) -> Way:
        """The side of its target that it comes to."""
        return way(self.route[-1], self.route[-2])


class Plan:
    """The cells of everything on the map: of each column, row, box and line."""

    def __init__(
        self,
        grid: Grid,
        lines: list[Connector],
        room: Room,
        *,
        left: int,
        headings: list[int],
        window: Window | None = None,
    ) -> None:
        """Lay it out.

        Args:
            grid: the boxes in their slots.
            lines: what joins them.
            room: how much room there is.
            left: the first column of cells that is free for boxes and lines.
            headings: how wide the name of each area is.
            window: what to shorten texts for, where the room says that they may be.
        """
        self.grid, self.lines, self.room = grid, lines, room
        self.edge = 1 if room.framed else 0
        self.widths = list(headings)
        self.column_x: list[int] = []
        self.row_y: list[int] = []
        self._stretches = [stretches(number, line.route) for number, line in enumerate(lines)]
        self._fixed: dict[Name, int] = {}
        """For each stretch, the line it runs across on, or the column it runs down in."""
        self._take_ports()
        bottom = self._lay_rows(room.top)
        right = self._lay_columns(left)
        if window is not None and room.least:
            # A picture that is higher than the window has a bar at its side.
            excess = right - (window.width - (bottom > window.height))
            if excess > 0 and self._narrow(excess):
                right = self._lay_columns(left)
        self.extent = (right, bottom)
        """How wide and how high it all is."""

    def corner_of(self, box: Box) -> Point:
        """The first cell of a box."""
        return self.column_x[box.column], self.row_y[box.row]

    def size(self, box: Box) -> Point:
        """A box's width and height, its frame included."""
        return self.widths[box.column], box.lines + 2 * self.edge

    def bordered(self, box: Box) -> bool:
        """Whether a box has a line at its sides; where moves come to it beneath its title, at every size."""
        return self.room.bordered or box.lines > 1

    def points(self, number: int) -> list[Point]:
        """The points where a line begins, bends and ends: from the border of one box to the border of the other."""
        line, parts = self.lines[number], self._stretches[number]
        points = [self._border(line.source, line.out, self._fixed[parts[0].name])]
        for before, part in pairwise(parts):
            one, other = self._fixed[part.name], self._fixed[before.name]
            points.append((one, other) if part.down else (other, one))
        points.append(self._border(line.target, line.into, self._fixed[parts[-1].name]))
        return points

    def _border(self, box: Box, side: Way, fixed: int) -> Point:
        (x, y), (width, height) = self.corner_of(box), self.size(box)
        match side:
            case Way.LEFT:
                return x, fixed
            case Way.RIGHT:
                return x + width - 1, fixed
            case Way.UP:
                return fixed, y
            case Way.DOWN:
                return fixed, y + height - 1

    def _those(self, *, down: bool, odd: bool) -> dict[int, list[Stretch]]:
        """The stretches that run down, or across, in slots (odd) or in channels, by where they do."""
        found: dict[int, list[Stretch]] = {}
        for parts in self._stretches:
            for part in parts:
                if part.down is down and part.where % 2 == odd:
                    found.setdefault(part.where, []).append(part)
        return found

    def _take_ports(self) -> None:
        """The stretches that run straight out of boxes: on which line of the box, in which column of it."""
        self._side_ports = {row: in_ports(found) for row, found in self._those(down=False, odd=True).items()}
        self._top_ports = {column: in_ports(found) for column, found in self._those(down=True, odd=True).items()}
        for ports in self._side_ports.values():
            for (number, at), port in ports.of.items():
                line = self.lines[number]
                if at == 0:
                    line.source.ports = max(line.source.ports, port + 1)
                if at == len(line.route) - 2:
                    line.target.ports = max(line.target.ports, port + 1)
        self._least = [self.room.least + self.room.around] * len(self.widths)
        for box in self.grid.boxes.values():
            width = max(text.width for text in box.texts) + box.beside + self.room.around
            self.widths[box.column] = max(self.widths[box.column], width)
            least = min(width, self.room.least + box.beside + self.room.around)
            self._least[box.column] = max(self._least[box.column], least)
        for column, ports in self._top_ports.items():
            self.widths[column // 2] = max(self.widths[column // 2], ports.count + 2)
            self._least[column // 2] = max(self._least[column // 2], ports.count + 2)

    def _narrow(self, excess: int) -> bool:
        """Take so many cells from the widest columns; returns whether there are as many, and takes none if not.

        No line gets into another's way by it: which tracks they take hangs on the order of the places that they join.
        """
        widths = list(self.widths)
        for _ in range(excess):
            spare = [at for at, width in enumerate(widths) if width > self._least[at]]
            if not spare:
                return False
            widths[max(spare, key=lambda at: widths[at])] -= 1
        self.widths = widths
        return True

    def _lay_rows(self, y: int) -> int:
        heights = [1] * self.grid.rows
        for box in self.grid.boxes.values():
            heights[box.row] = max(heights[box.row], box.lines)
        for row, ports in self._side_ports.items():
            heights[row // 2] = max(heights[row // 2], ports.count)
        first_rows = {level.first for level in self.grid.levels}
        above, below = self._heads()
        across = self._those(down=False, odd=False)
        for row in range(self.grid.rows + 1):
            legs = [self._across_leg(part) for part in across.get(2 * row, ())]
            tracks = in_tracks(legs)
            pad, pad_below = row in above, row in below
            if self.room.close:
                pad, pad_below = _pads(legs, tracks, above.get(row, set()), below.get(row, set()))
            self._fixed.update((name, y + pad + track) for name, track in tracks.of.items())
            least = 0
            if 0 < row < self.grid.rows:
                least = self.room.between_levels if row in first_rows else self.room.between_rows
            y += max(least, pad + tracks.count + pad_below)
            self.row_y.append(y)
            if row < self.grid.rows:
                ports = self._side_ports.get(2 * row + 1, NO_TRACKS)
                self._fixed.update((name, y + self.edge + port) for name, port in ports.of.items())
                y += heights[row] + 2 * self.edge
        return y

    def _heads(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """Where heads of arrows, or marks, are on the first line of channels between rows, and where on their last.

        By channel, and there by the port that they are at, from left to right as `_coarse_x` has it.
        """
        above: dict[int, set[int]] = {}
        below: dict[int, set[int]] = {}
        for number, line in enumerate(self.lines):
            ends = [(line.target, line.into, len(line.route) - 2)]
            if line.back:
                ends.append((line.source, line.out, 0))
            for box, side, at in ends:
                if side is Way.DOWN:
                    above.setdefault(box.row + 1, set()).add(self._at_port(2 * box.column + 1, (number, at)))
                elif side is Way.UP:
                    below.setdefault(box.row, set()).add(self._at_port(2 * box.column + 1, (number, at)))
        return above, below

    def _across_leg(self, part: Stretch) -> Leg:
        ends = ((self._coarse_x(part, part.start, -1), part.before), (self._coarse_x(part, part.end, 1), part.after))
        low, high = sorted(at for at, _ in ends)
        return Leg(part.name, low, high, ends)

    def _coarse_x(self, part: Stretch, place: GridPoint, step: int) -> int:
        """Where a stretch ends, from left to right: a port, or a channel, of which no more is known yet."""
        number, at = part.name
        return self._at_port(place[0], (number, at + step)) if place[0] % 2 else place[0] * 1000

    def _at_port(self, column: int, name: Name) -> int:
        """Where a port is, from left to right, as far as that can be told before columns have their places."""
        return column * 1000 + self._port(column, name)

    def _port(self, column: int, name: Name) -> int:
        """How far into its column a port lies: about the middle, apart as far as there is room."""
        ports, width = self._top_ports[column], self.widths[column // 2]
        step = max(1, min(4, (width - 3) // max(1, ports.count - 1)))
        return (width - step * (ports.count - 1)) // 2 + step * ports.of[name]

    def _lay_columns(self, x: int) -> int:
        self.column_x.clear()
        down = self._those(down=True, odd=False)
        for column in range(self.grid.columns + 1):
            tracks = in_tracks(self._down_leg(part) for part in down.get(2 * column, ()))
            inside = 0 < column < self.grid.columns
            left = self.room.beside if column else 0
            self._fixed.update((name, x + left + 2 * track) for name, track in tracks.of.items())
            least = self.room.between_columns if inside else 0
            right = self.room.beside if column < self.grid.columns else 0
            x += max(least, left + 2 * tracks.count - 1 + right if tracks.count else 0)
            self.column_x.append(x)
            if column < self.grid.columns:
                ports = self._top_ports.get(2 * column + 1, NO_TRACKS)
                self._fixed.update((name, x + self._port(2 * column + 1, name)) for name in ports.of)
                x += self.widths[column]
        return x

    def _down_leg(self, part: Stretch) -> Leg:
        number, at = part.name
        ends = ((self._fixed[number, at - 1], part.before), (self._fixed[number, at + 1], part.after))
        low, high = sorted(at for at, _ in ends)
        return Leg(part.name, low, high, ends)


def _pads(legs: list[Leg], tracks: Tracks, above: set[int], below: set[int]) -> tuple[bool, bool]:
    """Whether the heads on the first line of a channel need that line for themselves, and so those on the last.

    They do where a line runs across there, or where one bends into them.
    """
    first = [leg for leg in legs if tracks.of[leg.name] == 0]
    last = [leg for leg in legs if tracks.of[leg.name] == tracks.count - 1]
    pad = any(leg.low <= at <= leg.high for leg in first for at in above) or bool(above and not legs)
    pad_below = any(leg.low <= at <= leg.high for leg in last for at in below) or bool(below and not (legs or above))
    if pad + tracks.count + pad_below == 1 and above & below:
        return pad, True  # the two ends of one line
    return pad, pad_below


def way(start: GridPoint, end: GridPoint) -> Way:
    """The direction from one place to another on the same row or column."""
    return Way(((end[0] > start[0]) - (end[0] < start[0]), (end[1] > start[1]) - (end[1] < start[1])))
