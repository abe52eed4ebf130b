"""The map: areas from left to right, levels from the bottom up, and a line for every move between them."""

from __future__ import annotations

from typing import Final

from careerjournal.lattice.boxes import MARKS_BENEATH, MARKS_BESIDE, Box, Grid, placed, rows_of
from careerjournal.lattice.canvas import Canvas, Point
from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.picture import Charset, Ink, Link, Measure, Picture, Spot, Way, Window, Zoom
from careerjournal.lattice.plan import ROOMS, Connector, Plan, least_height
from careerjournal.lattice.routes import GridPoint, Prices, Router
from careerjournal.lattice.words import NO_AREA, NO_LEVEL, SIGNS, Tongue, came_back, ink_of
from careerjournal.model import Move
from careerjournal.model.vocabulary import MoveStatus


def lay_map(
    career: Career,
    zoom: Zoom = Zoom.NORMAL,
    charset: Charset = Charset.BOXES,
    measure: Measure = len,
    window: Window | None = None,
) -> Picture:
    """The map of a career, laid out by area and level.

    Args:
        career: what is drawn.
        zoom: how large.
        charset: with which signs.
        measure: how many cells a text takes.
        window: what it is looked at in; `Zoom.DENSE` shortens titles as far as that makes it fit.
    """
    return _laid(career, zoom, Tongue(SIGNS[charset], measure), window, whole=False) or Picture(0, 0, (), {})


def whole_map(career: Career, zoom: Zoom, charset: Charset, measure: Measure, window: Window) -> Picture | None:
    """The map of a career, unless it is larger than the window: it is laid out only as far as it takes to know that."""
    return _laid(career, zoom, Tongue(SIGNS[charset], measure), window, whole=True)


def _laid(career: Career, zoom: Zoom, tongue: Tongue, window: Window | None, *, whole: bool) -> Picture | None:
    """The map; nothing where there is nothing to draw or, if ``whole``, where it is larger than the window."""
    room = ROOMS[zoom]
    if whole and window and room.top + rows_of(career) * (1 + 2 * room.framed) > window.height:
        return None
    grid = placed(career, tongue, zoom, room.text)
    if not grid.boxes or (whole and window and least_height(grid, room) > window.height):
        return None
    headings = [tongue.fitted(tongue.tidy(area) or NO_AREA, room.text + 4) for area in career.columns]
    labels = [tongue.fitted(_level_name(career, level), room.label) for level in career.rows]
    left = max(width for _, width in labels) + 2
    widths = [width for _, width in headings]
    lines = _lines(career, grid, tongue, room.prices)
    plan = Plan(grid, lines, room, left=left, headings=widths, window=window)
    if whole and window and not (plan.extent[0] <= window.width and plan.extent[1] <= window.height):
        return None
    canvas = Canvas(*plan.extent, tongue.measure)
    for column, (heading, full) in enumerate(headings):
        text, width = heading, full
        if full > plan.widths[column]:
            text, width = tongue.fitted(heading, plan.widths[column])
        x = plan.column_x[column] + (plan.widths[column] - width) // 2
        canvas.write((x, 0), text, Ink.HEADING, width=width)
    for level, (text, width) in zip(grid.levels, labels, strict=True):
        # Roles that were held stand on the last of a level's rows; so does its name.
        y = plan.row_y[level.first + level.count - 1] + plan.edge
        canvas.write((0, y), text, Ink.HEADING, width=width)
    _draw(canvas, plan, tongue)
    return canvas.picture(left - 1, "" if room.bordered else tongue.signs.solid.down)


def _level_name(career: Career, level: int | None) -> str:
    return NO_LEVEL if level is None else career.level_names.get(level, str(level))


def _lines(career: Career, grid: Grid, tongue: Tongue, prices: Prices) -> list[Connector]:
    """Every line with its route, the shortest first, so that they are the straightest."""
    wanted: list[tuple[int, Move, Box, Box]] = []
    for move in career.ordered_moves:
        source, target = career.ends(move)
        if source is not None and career.standing(move) is not Standing.NOTE:
            start = grid.boxes[source.ref]
            end = grid.boxes[target.ref if target is not None else move.ref]
            wanted.append((abs(start.column - end.column) + abs(start.row - end.row), move, start, end))
    wanted.sort(key=lambda line: (line[0], line[1].number))
    router = Router(grid.columns, grid.rows, {_place(box) for box in grid.boxes.values()}, prices)
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
        elif not plan.bordered(line.source) and out in (Way.LEFT, Way.RIGHT):
            canvas.write(points[0], line.pen.across, line.ink, line.source.ref, width=1)
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
    side, side_ink = (pen.down, box.ink) if plan.bordered(box) else (" ", Ink.GUIDE)
    room = width - 2 - box.beside
    before = " " * (plan.room.around - 3)
    for at in range(box.lines):
        line = y + plan.edge + at
        canvas.write((x, line), side, side_ink, box.ref, width=1)
        canvas.write((x + width - 1, line), side, side_ink, box.ref, width=1)
        if at < len(box.texts):
            text = box.texts[at]
            said, full = text.text, text.width
            if full > room - len(before) - 1:
                said, full = tongue.fitted(said, room - len(before) - 1)
            padded = f"{before}{said}{' ' * (room - len(before) - full)}"
            marked = at == 0 and not before and full > 0
            if marked:  # its mark is in the colour of its line, as the words are that it stands for
                canvas.write((x + 1, line), padded[0], box.ink, box.ref, width=1)
            canvas.write((x + 1 + marked, line), padded[marked:], text.ink, text.ref, width=room - marked)
            if text.ref is not box.ref:
                canvas.spots[text.ref] = Spot(x + 2, line, text.width, 1)
        else:
            for blank in range(x + 1, x + width - 1):
                canvas.write((blank, line), " ", Ink.PLAIN, box.ref, width=1)
    own = sum(text.ref is box.ref for text in box.texts)
    canvas.spots[box.ref] = Spot(x, y, width, height if own == len(box.texts) else plan.edge + own)
    canvas.boxes[box.ref] = Spot(x, y, width, height)
    if box.marks:
        _draw_marks(canvas, box, canvas.boxes[box.ref])


def _draw_marks(canvas: Canvas, box: Box, outline: Spot) -> None:
    """The marks of moves at a role: at the end of the line of its title, and beneath it those that find no room."""
    for at, mark in enumerate(box.marks):
        x, y = outline.x + outline.width - 1 - box.beside + 2 * at, outline.y
        if at >= MARKS_BESIDE:
            down, across = divmod(at - MARKS_BESIDE, MARKS_BENEATH)
            x, y = outline.x + 3 + 2 * across, outline.y + 1 + down
        else:
            canvas.write((x + 1, y), " ", Ink.PLAIN, box.ref, width=1)
        canvas.write((x, y), mark.text, mark.ink, mark.ref, width=1)
        canvas.spots[mark.ref] = Spot(x, y, 1, 1)
    canvas.spots[box.ref] = Spot(outline.x, outline.y, outline.width - 1 - box.beside, 1)
