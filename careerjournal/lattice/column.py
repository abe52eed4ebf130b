"""A career in one column, where a window is too narrow for a map or a path: a line for each role and each move.

What a map tells by columns and rows is told by headings, what a path tells by its lanes by the order alone. A move
between two roles that were held stands beneath the one that it led to, and says from which.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from careerjournal.lattice.boxes import stacks_of
from careerjournal.lattice.canvas import Canvas
from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.events import Event, What, told
from careerjournal.lattice.picture import Charset, Ink, Measure, Picture, Spot, Window
from careerjournal.lattice.words import NO_AREA, NO_DATE, NO_LEVEL, SIGNS, Tongue, ink_of
from careerjournal.model import Move, Ref, Role

MOST: Final = 3
"""Lines that a title may take."""
LEAST: Final = 16
"""The narrowest that it is laid out for."""


class Row(NamedTuple):
    """A sign and what is said behind it, in as many lines as that takes; or a heading."""

    text: str
    ink: Ink
    ref: Ref | None = None
    """The role or move that it is; None for a heading."""
    sign: str = ""
    sign_ink: Ink = Ink.PLAIN
    inset: int = 0
    year: str = ""
    """What stands at its left."""
    led: Move | None = None
    """The move that led there, where that has no row of its own: its mark stands behind the words."""
    again: bool = False
    """Whether the move has another row, by which it is selected."""


def lay_column(career: Career, view: str, charset: Charset, measure: Measure, window: Window) -> Picture:
    """A career in one column, as wide as a window.

    Args:
        career: what is told.
        view: ``map``, by levels and areas, the highest first; or ``path``, by time, the newest first.
        charset: with which signs.
        measure: how many cells a text takes.
        window: what it is looked at in.
    """
    tongue = Tongue(SIGNS[charset], measure)
    by_time = view == "path"
    rows = list(_by_time(career, tongue) if by_time else _by_level(career, tongue))
    left = max((tongue.measure(row.year) + 2 for row in rows), default=0) if by_time else 0
    # What is higher than the window has a bar at its side.
    width = max(window.width - 1, LEAST)
    said = [_lines(row, tongue, width - left) for row in rows]
    canvas = Canvas(width, sum(map(len, said)), measure)
    y = 0
    for row, lines in zip(rows, said, strict=True):
        canvas.write((0, y), row.year, Ink.HEADING)
        _write(canvas, row, lines, (left, y), tongue)
        y += len(lines)
    return canvas.picture(0, in_one_column=True)


def _lines(row: Row, tongue: Tongue, width: int) -> list[str]:
    """The lines of a row's words, without its sign."""
    room = width - row.inset - (2 if row.sign else 0) - (2 if row.led is not None else 0)
    return tongue.in_lines(row.text, room, MOST)


def _write(canvas: Canvas, row: Row, lines: list[str], at: tuple[int, int], tongue: Tongue) -> None:
    x, y = at[0] + row.inset, at[1]
    widths = list(map(tongue.measure, lines))
    widest = max(widths)
    words_x = x
    if row.sign:
        words_x = canvas.write((x, y), row.sign, row.sign_ink, row.ref, width=1)
        for below in range(1, len(lines)):
            canvas.write((x, y + below), " ", Ink.PLAIN, row.ref, width=1)
        for line in range(len(lines)):
            canvas.write((words_x, y + line), " ", Ink.PLAIN, row.ref, width=1)
        words_x += 1
    for line, (text, width) in enumerate(zip(lines, widths, strict=True)):
        after = canvas.write((words_x, y + line), text, row.ink, row.ref, width=width)
        for blank in range(after, words_x + widest if row.ref is not None else after):
            canvas.write((blank, y + line), " ", Ink.PLAIN, row.ref, width=1)
    if row.ref is None:
        return
    after = words_x + widest
    if not row.again:
        spot = canvas.spots[row.ref] = Spot(x, y, after - x, len(lines))
        if row.ink in (Ink.TITLE, Ink.TITLE_NOW):
            canvas.boxes[row.ref] = spot
    if row.led is not None:
        canvas.write((after + 1, y), tongue.sign(row.led), ink_of(row.led), row.led.ref, width=1)
        canvas.spots[row.led.ref] = Spot(after + 1, y, 1, 1)


def _by_level(career: Career, tongue: Tongue) -> Iterator[Row]:
    """Beneath a heading for each level and area the roles there, and beneath each role the moves that led to it."""
    stacks = stacks_of(career)
    moves: dict[Ref, list[Move]] = {}
    for move in career.ordered_moves:
        source, target = career.ends(move)
        role = target or source
        if role is not None and career.standing(move) is not Standing.BOX:
            moves.setdefault(role.ref, []).append(move)
    for level in career.rows:
        named = NO_LEVEL if level is None else career.level_names.get(level, f"level {level}")
        for column, area in enumerate(career.columns):
            stack = stacks.get((column, level), [])
            if stack:
                where = tongue.tidy(area) or NO_AREA
                yield Row(f"{tongue.tidy(named)} {tongue.signs.dot} {where}", Ink.HEADING)
            for entry in reversed(stack):
                yield _of(career, entry, tongue)._replace(inset=1)
                for move in moves.get(entry.ref, ()):
                    yield _beneath(career, move, tongue)._replace(inset=3)


def _of(career: Career, entry: Role | Move, tongue: Tongue) -> Row:
    """A role that was held, or one in mind."""
    sign = tongue.standing_sign(career, entry)
    if isinstance(entry, Move):
        return Row(tongue.in_mind_title(entry), Ink.TITLE, entry.ref, sign, ink_of(entry))
    now = career.is_now(entry)
    ink, sign_ink = (Ink.TITLE_NOW, Ink.BOX_NOW) if now else (Ink.TITLE, Ink.BOX)
    return Row(tongue.role_title(entry), ink, entry.ref, sign, sign_ink)


def _beneath(career: Career, move: Move, tongue: Tongue) -> Row:
    """A move at the role that it led to, or that it was made in."""
    sign, ink = tongue.sign(move), ink_of(move)
    source, _ = career.ends(move)
    if source is None or career.standing(move) is Standing.NOTE:
        words = tongue.note_words(move)
    else:
        taken = ink in (Ink.TAKEN, Ink.LOAN)
        words = f"from {tongue.role_title(source)}" if taken else ""
        words = words or f"{tongue.status_words(move, short=True)}, from {tongue.role_title(source)}"
    return Row(words.removeprefix(f"{sign} "), ink, move.ref, sign, ink)


def _by_time(career: Career, tongue: Tongue) -> Iterator[Row]:
    """What happened, the newest first, each year once."""
    said = ""
    for event in reversed(told(career).events):
        year = "ahead" if event.when == dt.date.max else str(event.date.year) if event.date else NO_DATE
        row = _told(career, event, tongue)
        if row is not None:
            yield row._replace(year="" if year == said else year)
            said = year


def _told(career: Career, event: Event, tongue: Tongue) -> Row | None:
    if event.what is What.ROLE and event.role is not None:
        return _of(career, event.role, tongue)._replace(led=event.move)
    move = event.move
    if move is None:
        return None
    _, target = career.ends(move)
    if event.returns and target is not None:
        sign = tongue.signs.loan.heads[1]
        return Row(f"back from {tongue.role_title(target)}", Ink.FACTS, move.ref, sign, ink_of(move), again=True)
    if career.standing(move) is Standing.NOTE:
        return _beneath(career, move, tongue)
    title = tongue.role_title(target) if target is not None else tongue.in_mind_title(move)
    return Row(title, Ink.TITLE, move.ref, tongue.sign(move), ink_of(move))
