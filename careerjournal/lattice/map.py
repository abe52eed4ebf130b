"""The map: areas from left to right, levels from the bottom up, and a line for every move between them."""

from __future__ import annotations

from typing import Final

from careerjournal.lattice.boxes import Box, Grid, placed
from careerjournal.lattice.canvas import Canvas, Point
from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.picture import Charset, Ink, Link, Measure, Picture, Spot, Way, Zoom
from careerjournal.lattice.plan import ROOMS, Connector, Plan
from careerjournal.lattice.routes import GridPoint, Router
from careerjournal.lattice.words import NO_AREA, NO_LEVEL, SIGNS, Tongue, came_back, ink_of
from careerjournal.model import Move
from careerjournal.model.vocabulary import MoveStatus

LABEL: Final = 12
"""The widest name of a level beside the map, in cells."""


def lay_map(
    career: Career, zoom: Zoom = Zoom.NORMAL, charset: Charset = Charset.BOXES, measure: Measure = len
) -> Picture:
    """The map of a career, laid out by area and level."""
    tongue, room = Tongue(SIGNS[charset], measure), ROOMS[zoom]
    grid = placed(career, tongue, zoom, room.text)
    if not grid.boxes:
        return Picture(0, 0, (), {})
    headings = [tongue.fitted(tongue.tidy(area) or NO_AREA, room.text + 4) for area in career.columns]
    labels = [tongue.fitted(_level_name(career, level), LABEL) for level in career.rows]
    left = max(width for _, width in labels) + 2
    widths = [width for _, width in headings]
    plan = Plan(grid, _lines(career, grid, tongue), room, corner=(left, 2), headings=widths)
    canvas = Canvas(*plan.extent, measure)
    for column, (text, width) in enumerate(headings):
        x = plan.column_x[column] + (plan.widths[column] - width) // 2
        canvas.write((x, 0), text, Ink.HEADING, width=width)
    for level, (text, width) in zip(grid.levels, labels, strict=True):
        # Roles that were held stand on the last of a level's rows; so does its name.
        y = plan.row_y[level.first + level.count - 1] + plan.edge
        canvas.write((0, y), text, Ink.HEADING, width=width)
    _draw(canvas, plan, tongue)
    return canvas.picture(left - 1)


def _level_name(career: Career, level: int | None) -> str:
    return NO_LEVEL if level is None else career.level_names.get(level, str(level))


def _lines(career: Career, grid: Grid, tongue: Tongue) -> list[Connector]:
    """Every line with its route, the shortest first, so that they are the straightest."""
    wanted: list[tuple[int, Move, Box, Box]] = []
    for move in career.ordered_moves:
        source, target = career.ends(move)
        if source is not None and career.standing(move) is not Standing.NOTE:
            start = grid.boxes[source.ref]
            end = grid.boxes[target.ref if target is not None else move.ref]
            wanted.append((abs(start.column - end.column) + abs(start.row - end.row), move, start, end))
    wanted.sort(key=lambda line: (line[0], line[1].number))
    router = Router(grid.columns, grid.rows, {_place(box) for box in grid.boxes.values()})
    lines = []
    for _, move, start, end in wanted:
        route = router.route(_place(start), _place(end))
        back = tongue.sign(move) if move.status is not MoveStatus.TAKEN and not end.dashed else ""
        if came_back(move, career.today):
            out = (route[1][0] - route[0][0], route[1][1] - route[0][1])
            back = _head(tongue, move, Way(((out[0] > 0) - (out[0] < 0), (out[1] > 0) - (out[1] < 0))).back)
        lines.append(Connector(move.ref, start, end, tongue.pen(move), ink_of(move), back, route))
    return lines


def _place(box: Box) -> GridPoint:
    return 2 * box.column + 1, 2 * box.row + 1


def _head(tongue: Tongue, move: Move, toward: Way) -> str:
    return tongue.pen(move).heads[list(_SIDES).index(toward)]


_SIDES: Final = (Way.RIGHT, Way.LEFT, Way.DOWN, Way.UP)
"""The order of the characters in a pen's ``heads`` and ``tees``."""


def _draw(canvas: Canvas, plan: Plan, tongue: Tongue) -> None:
    lines = [(line, plan.points(number)) for number, line in enumerate(plan.lines)]
    for line, points in lines:
        canvas.line(points, line.pen, line.ink, line.ref)
    for box in plan.grid.boxes.values():
        _draw_box(canvas, plan, tongue, box)
    for line, points in lines:
        out, into = line.out, line.into
        head = line.pen.heads[_SIDES.index(into.back)]
        canvas.write(_beyond(points[-1], into), head, line.ink, line.ref, width=1)
        if line.back:
            canvas.write(_beyond(points[0], out), line.back, line.ink, line.ref, width=1)
        elif plan.room.framed or out in (Way.LEFT, Way.RIGHT):
            tee = tongue.signs.solid.tees[_SIDES.index(out)]
            canvas.write(points[0], tee, line.source.ink, line.source.ref, width=1)
        ends = (Link(line.source.ref, out), Link(line.target.ref, into))
        canvas.links[line.ref] = ends[:1] if line.target.dashed else ends
        if line.ref not in canvas.spots:
            canvas.spots[line.ref] = canvas.beginning(points, line.ref)


def _beyond(point: Point, way: Way) -> Point:
    """The cell beside another."""
    return point[0] + way.value[0], point[1] + way.value[1]


def _draw_box(canvas: Canvas, plan: Plan, tongue: Tongue, box: Box) -> None:
    (x, y), (width, height) = plan.corner_of(box), plan.size(box)
    pen = tongue.signs.dashed if box.dashed else tongue.signs.solid
    if plan.room.framed:
        canvas.frame((x, y), (width, height), pen, box.ink, box.ref)
    for at in range(box.lines):
        line = y + plan.edge + at
        canvas.write((x, line), pen.down, box.ink, box.ref, width=1)
        canvas.write((x + width - 1, line), pen.down, box.ink, box.ref, width=1)
        if at < len(box.texts):
            text = box.texts[at]
            padded = f" {text.text}{' ' * (width - 3 - text.width)}"
            canvas.write((x + 1, line), padded, text.ink, text.ref, width=width - 2)
            if text.ref is not box.ref:
                canvas.spots[text.ref] = Spot(x + 2, line, text.width, 1)
        else:
            canvas.write((x + 1, line), " " * (width - 2), Ink.PLAIN, box.ref, width=width - 2)
    own = sum(text.ref is box.ref for text in box.texts)
    canvas.spots[box.ref] = Spot(x, y, width, height if own == len(box.texts) else plan.edge + own)
