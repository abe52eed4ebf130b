"""The map: areas from left to right, levels from the bottom up, and a line for every move between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from careerjournal.lattice.boxes import Box, Grid, placed
from careerjournal.lattice.canvas import Canvas
from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.picture import Charset, Ink, Link, Measure, Picture, Spot, Way, Zoom
from careerjournal.lattice.routes import Place, Router
from careerjournal.lattice.tracks import Lanes, Order, Stretch, laid, stretches
from careerjournal.lattice.words import NO_AREA, NO_LEVEL, SIGNS, Tongue, ink_of
from careerjournal.model import Move
from careerjournal.model.vocabulary import MoveStatus


@dataclass(frozen=True)
class Room:
    """How much room a zoom gives, in cells."""

    text: int
    """The widest text in a box."""
    framed: bool
    """Whether boxes have a line above and below."""
    between_columns: int
    between_levels: int
    between_rows: int
    """Between boxes of one level that stand on one another."""


ROOMS: Final = {
    Zoom.COMPACT: Room(18, False, 4, 1, 0),
    Zoom.NORMAL: Room(24, True, 4, 1, 0),
    Zoom.ROOMY: Room(36, True, 8, 2, 1),
}

LABEL: Final = 12
"""The widest name of a level beside the map."""


@dataclass(frozen=True)
class Line:
    """A move between two boxes, and the way its line takes on the coarse grid."""

    move: Move
    source: Box
    target: Box
    route: list[Place]


def lay_map(
    career: Career, zoom: Zoom = Zoom.NORMAL, charset: Charset = Charset.BOXES, measure: Measure = len
) -> Picture:
    """Lay the career out by area and level."""
    tongue = Tongue(SIGNS[charset], measure)
    room = ROOMS[zoom]
    grid = placed(career, tongue, zoom, room.text)
    if not grid.boxes:
        return Picture(0, 0, (), {})
    return _Map(career, tongue, room, grid, _lines(career, grid)).drawn()


def _lines(career: Career, grid: Grid) -> list[Line]:
    """Every line with its route, the shortest first, so that they are the straightest."""
    wanted = []
    for move in career.ordered_moves:
        source, target = career.ends(move)
        standing = career.standing(move)
        if source is not None and (standing is Standing.LINE or standing is Standing.BOX):
            start = grid.boxes[source.ref]
            end = grid.boxes[target.ref if target is not None else move.ref]
            wanted.append((abs(start.column - end.column) + abs(start.row - end.row), move.number, move, start, end))
    wanted.sort(key=lambda line: line[:2])
    router = Router(grid.columns, grid.rows, {(2 * box.column + 1, 2 * box.row + 1) for box in grid.boxes.values()})
    return [Line(move, start, end, router.route(_place(start), _place(end))) for _, _, move, start, end in wanted]


def _place(box: Box) -> Place:
    return 2 * box.column + 1, 2 * box.row + 1


class _Map:
    """From routes on the coarse grid to cells."""

    def __init__(self, career: Career, tongue: Tongue, room: Room, grid: Grid, lines: list[Line]) -> None:
        self.career, self.tongue, self.room, self.grid, self.lines = career, tongue, room, grid, lines
        self.canvas = Canvas(tongue.measure)
        self.edge = 1 if room.framed else 0
        self._take_ports()
        self._measure_columns()
        self._lay_rows()
        self._lay_columns()

    def _all(self, down: bool, odd: bool) -> dict[int, list[tuple[Stretch, Place, Place]]]:
        """The stretches that run down, or across, in slots (odd) or in channels, by where they do."""
        found: dict[int, list[tuple[Stretch, Place, Place]]] = {}
        for number, line in enumerate(self.lines):
            for at, (start, end) in enumerate(stretches(line.route)):
                if (start[0] == end[0]) is down:
                    where = start[0] if down else start[1]
                    if where % 2 == odd:
                        found.setdefault(where, []).append(((number, at), start, end))
        return found

    def _take_ports(self) -> None:
        """The stretches that go straight out of boxes: each takes a port, a line or a column of its box."""
        self.side_ports: dict[int, Lanes] = {}
        for y, found in self._all(down=False, odd=True).items():
            self.side_ports[y] = laid((self._order(s), s, min(a[0], b[0]), max(a[0], b[0])) for s, a, b in found)
            for stretch, _, _ in found:
                lane = self.side_ports[y].lane_of[stretch]
                line = self.lines[stretch[0]]
                if stretch[1] == 0:
                    line.source.ports = max(line.source.ports, lane + 1)
                if stretch[1] == len(line.route) - 2:
                    line.target.ports = max(line.target.ports, lane + 1)
        self.top_ports = {
            x: laid((self._order(s), s, min(a[1], b[1]), max(a[1], b[1])) for s, a, b in found)
            for x, found in self._all(down=True, odd=True).items()
        }

    def _order(self, stretch: Stretch) -> Order:
        number, at = stretch
        return (len(self.lines[number].route), number, at)

    def _measure_columns(self) -> None:
        self.widths = [0] * self.grid.columns
        for box in self.grid.boxes.values():
            self.widths[box.column] = max(self.widths[box.column], *(piece.width for piece in box.pieces))
        for x, lanes in self.top_ports.items():
            self.widths[x // 2] = max(self.widths[x // 2], lanes.count)
        self.headings = [self.tongue.fitted(area or NO_AREA, self.room.text + 4) for area in self.career.columns]
        self.widths = [
            max(width, heading[1] - 4) + 4 for width, heading in zip(self.widths, self.headings, strict=True)
        ]

    def _lay_rows(self) -> None:
        """Where rows and the channels between them begin, and on which line each stretch across them runs."""
        first_rows = {level.first for level in self.grid.levels}
        heights = [1] * self.grid.rows
        for box in self.grid.boxes.values():
            heights[box.row] = max(heights[box.row], box.lines)
        for y, lanes in self.side_ports.items():
            heights[y // 2] = max(heights[y // 2], lanes.count)
        above, below = self._heads()
        across = self._all(down=False, odd=False)
        self.row_y: list[int] = []
        self.across_y: dict[Stretch, int] = {}
        y = 2
        for row in range(self.grid.rows + 1):
            tracks = laid(self._across(s, a, b) for s, a, b in across.get(2 * row, []))
            pad = 1 if row in above else 0
            for stretch, lane in tracks.lane_of.items():
                self.across_y[stretch] = y + pad + lane
            least = 0
            if 0 < row < self.grid.rows:
                least = self.room.between_levels if row in first_rows else self.room.between_rows
            y += max(least, pad + tracks.count + (1 if row in below else 0))
            self.row_y.append(y)
            if row < self.grid.rows:
                for stretch, lane in self.side_ports.get(2 * row + 1, Lanes()).lane_of.items():
                    self.across_y[stretch] = y + self.edge + lane
                y += heights[row] + 2 * self.edge
        self.height = y

    def _heads(self) -> tuple[set[int], set[int]]:
        """The channels between rows in which arrows point up, out of them, and down."""
        above, below = set(), set()
        for line in self.lines:
            (before_x, before_y), (x, y) = line.route[-2:]
            if before_x == x:
                (above if before_y > y else below).add(y // 2 + (before_y > y))
        return above, below

    def _across(self, stretch: Stretch, start: Place, end: Place) -> tuple[Order, Stretch, int, int]:
        low, high = sorted((self._coarse_x(stretch, start, 0), self._coarse_x(stretch, end, 1)))
        return (self._lean(stretch, start, end), high - low, stretch[0]), stretch, low, high

    def _coarse_x(self, stretch: Stretch, place: Place, later: int) -> int:
        """Where a stretch ends: the port in a column of slots, or a channel, of which no more is known yet."""
        number, at = stretch
        if place[0] % 2 == 0:
            return place[0] * 1000
        beside = (number, at + 1 if later else at - 1)
        return place[0] * 1000 + self._port(place[0], self.top_ports[place[0]].lane_of[beside])

    def _lean(self, stretch: Stretch, start: Place, end: Place) -> int:
        """Whether its ends turn to the low side (negative) or to the high side of it."""
        number, at = stretch
        route = self.lines[number].route
        side = 1 if start[1] == end[1] else 0
        lean = 0
        if at > 0:
            lean += (route[at - 1][side] > start[side]) - (route[at - 1][side] < start[side])
        if at + 2 < len(route):
            lean += (route[at + 2][side] > end[side]) - (route[at + 2][side] < end[side])
        return lean

    def _port(self, x: int, lane: int) -> int:
        """How far into its column a port lies: the first in the middle, others on both sides of it."""
        width = self.widths[x // 2]
        middle, half = width // 2, (width - 4) // 2
        step = 4 if lane <= 2 * (half // 4) else 2
        order = [middle]
        for apart in [*range(4, half + 1, 4), *range(2, half + 1, 4), *range(1, width, 2)]:
            order += [middle + apart, middle - apart]
        del step
        found = [at for at in order if 1 <= at <= width - 2]
        return found[lane]

    def _lay_columns(self) -> None:
        down = self._all(down=True, odd=False)
        labels = [self._label(level.level) for level in self.grid.levels]
        self.labels = [self.tongue.fitted(label, LABEL) for label in labels]
        x = max(width for _, width in self.labels) + 2
        self.column_x: list[int] = []
        self.down_x: dict[Stretch, int] = {}
        for column in range(self.grid.columns + 1):
            tracks = laid(self._down(s, a, b) for s, a, b in down.get(2 * column, []))
            left = 0 if column == 0 else 2
            right = 0 if column == self.grid.columns else 2
            for stretch, lane in tracks.lane_of.items():
                self.down_x[stretch] = x + left + 2 * lane
            least = self.room.between_columns if 0 < column < self.grid.columns else 0
            x += max(least, left + 2 * tracks.count - 1 + right if tracks.count else 0)
            self.column_x.append(x)
            if column < self.grid.columns:
                for stretch, lane in self.top_ports.get(2 * column + 1, Lanes()).lane_of.items():
                    self.down_x[stretch] = x + self._port(2 * column + 1, lane)
                x += self.widths[column]
        self.width = x

    def _down(self, stretch: Stretch, start: Place, end: Place) -> tuple[Order, Stretch, int, int]:
        number, at = stretch
        low, high = sorted((self.across_y[number, at - 1], self.across_y[number, at + 1]))
        return (self._lean(stretch, start, end), high - low, stretch[0]), stretch, low, high

    def _label(self, level: int | None) -> str:
        return NO_LEVEL if level is None else self.career.level_names.get(level, str(level))

    # Drawing

    def drawn(self) -> Picture:
        """The picture."""
        for column, (text, width) in enumerate(self.headings):
            x = self.column_x[column] + (self.widths[column] - width) // 2
            self.canvas.write(x, 0, text, Ink.HEADING, width=width)
        for level, (text, width) in zip(self.grid.levels, self.labels, strict=True):
            y = self.row_y[level.first + level.count - 1] + self.edge
            self.canvas.write(0, y, text, Ink.HEADING, width=width)
        drawn = [(line, self._draw_line(number, line)) for number, line in enumerate(self.lines)]
        for box in self.grid.boxes.values():
            self._draw_box(box)
        for line, points in drawn:
            self._finish(line, points)
        return self.canvas.picture(self.width, self.height)

    def _draw_box(self, box: Box) -> None:
        x, y, width = self.column_x[box.column], self.row_y[box.row], self.widths[box.column]
        pen = self.tongue.signs.dashed if box.dashed else self.tongue.signs.solid
        notes = [piece for piece in box.pieces if piece.ref != box.ref]
        inner = width - 2
        write = self.canvas.write
        if self.room.framed:
            write(x, y, pen.corners[0] + pen.across * inner + pen.corners[1], box.ink, box.ref, width)
            bottom = y + box.lines + 1
            write(x, bottom, pen.corners[2] + pen.across * inner + pen.corners[3], box.ink, box.ref, width)
        for at in range(box.lines):
            line = y + self.edge + at
            write(x, line, pen.down, box.ink, box.ref, 1)
            if at < len(box.pieces):
                piece = box.pieces[at]
                write(x + 1, line, " ", Ink.PLAIN, box.ref, 1)
                after = write(x + 2, line, piece.text, piece.ink, piece.ref, piece.width)
                write(after, line, " " * (x + width - 1 - after), Ink.PLAIN, box.ref, x + width - 1 - after)
                if piece.ref != box.ref:
                    self.canvas.spots[piece.ref] = Spot(x + 2, line, piece.width, 1)
            else:
                write(x + 1, line, " " * inner, Ink.PLAIN, box.ref, inner)
            write(x + width - 1, line, pen.down, box.ink, box.ref, 1)
        own = len(box.pieces) - len(notes)
        height = self.edge + own if notes else box.lines + 2 * self.edge
        self.canvas.spots[box.ref] = Spot(x, y, width, height)

    def _draw_line(self, number: int, line: Line) -> list[tuple[int, int]]:
        """Draw a line from outside of one box to outside of the other."""
        runs = stretches(line.route)
        fixed = [
            self.down_x[number, at] if start[0] == end[0] else self.across_y[number, at]
            for at, (start, end) in enumerate(runs)
        ]
        points = [self._beside(line.source, runs[0][1], fixed[0])]
        for at in range(1, len(runs)):
            down = runs[at][0][0] == runs[at][1][0]
            points.append((fixed[at], fixed[at - 1]) if down else (fixed[at - 1], fixed[at]))
        points.append(self._beside(line.target, runs[-1][0], fixed[-1]))
        self.canvas.line(points, self.tongue.pen(line.move), ink_of(line.move), line.move.ref)
        return points

    def _beside(self, box: Box, toward: Place, fixed: int) -> tuple[int, int]:
        way = _way(_place(box), toward)
        x, y = self.column_x[box.column], self.row_y[box.row]
        match way:
            case Way.LEFT:
                return x - 1, fixed
            case Way.RIGHT:
                return x + self.widths[box.column], fixed
            case Way.UP:
                return fixed, y - 1
            case Way.DOWN:
                return fixed, y + box.lines + 2 * self.edge

    def _finish(self, line: Line, points: list[tuple[int, int]]) -> None:
        move, pen = line.move, self.tongue.pen(line.move)
        into = _way(line.route[-1], line.route[-2])
        heads = {Way.RIGHT: 0, Way.LEFT: 1, Way.DOWN: 2, Way.UP: 3}
        self.canvas.write(*points[-1], pen.heads[heads[into]], ink_of(move), move.ref, 1)
        out = _way(line.route[0], line.route[1])
        links = [Link(line.source.ref, out)]
        if line.target.ref != move.ref:
            links.append(Link(line.target.ref, into))
            if move.status is not MoveStatus.TAKEN:
                sign = self.tongue.signs.status[move.status]
                self.canvas.write(*points[0], sign, ink_of(move), move.ref)
            else:
                self.canvas.spots[move.ref] = self.canvas.stretch(points, move.ref)
        self.canvas.links[move.ref] = tuple(links)


def _way(start: Place, end: Place) -> Way:
    """The direction from one place to another on the same line."""
    return Way(((end[0] > start[0]) - (end[0] < start[0]), (end[1] > start[1]) - (end[1] < start[1])))
