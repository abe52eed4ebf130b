"""The path: time, the newest on top, and a lane for each area; could-have-beens branch off and end, loans come back."""

from __future__ import annotations

import datetime as dt
from typing import Final

from careerjournal.lattice.canvas import Canvas
from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.events import Event, Story, What, told
from careerjournal.lattice.lanes import Lane, lanes_of
from careerjournal.lattice.picture import Charset, Ink, Link, Measure, Picture, Spot, Way, Zoom
from careerjournal.lattice.words import NO_AREA, SIGNS, Tongue, for_a_time, ink_of
from careerjournal.model import Move, Role
from careerjournal.model.vocabulary import MoveStatus

TITLE: Final = {Zoom.COMPACT: 26, Zoom.NORMAL: 34, Zoom.ROOMY: 44}
"""The widest title."""

YEAR: Final = 9
"""The column in which the lanes begin; years stand before it."""


def lay_path(
    career: Career, zoom: Zoom = Zoom.NORMAL, charset: Charset = Charset.BOXES, measure: Measure = len
) -> Picture:
    """Lay the career out along time."""
    story = told(career)
    if not story.events:
        return Picture(0, 0, (), {})
    return _Path(career, story, Tongue(SIGNS[charset], measure), zoom).drawn()


class _Path:
    """From rows and lanes to cells."""

    def __init__(self, career: Career, story: Story, tongue: Tongue, zoom: Zoom) -> None:
        self.career, self.story, self.tongue, self.zoom = career, story, tongue, zoom
        self.canvas = Canvas(tongue.measure)
        self.lanes = lanes_of(career, story)
        self.lane_x: list[int] = []
        x = YEAR
        for tracks in self.lanes.tracks:
            self.lane_x.append(x)
            x += 3 * max(1, tracks) + 1
        self.text_x = x + 1
        self.words_x = self.text_x + TITLE[zoom] + 2
        self.y_of = self._rows()

    def _rows(self) -> list[int]:
        """The line of every row, the newest on top, beneath the names of the areas."""
        y = len(self.career.columns) + 1
        found = []
        for event in reversed(self.story.events):
            found.append(y)
            role = event.what is What.ROLE
            y += {Zoom.COMPACT: 1, Zoom.NORMAL: 1 + role, Zoom.ROOMY: 2 + role}[self.zoom]
        return found[::-1]

    def drawn(self) -> Picture:
        """The picture."""
        self._draw_headings()
        for role in self.career.ordered_roles:
            self._draw_time(role)
        for event in self.story.events:
            self._draw_event(event)
        self._draw_years()
        return self.canvas.picture()

    def _draw_headings(self) -> None:
        """The areas' names, each on a line of its own over its lane, so that they may be longer than lanes are wide."""
        top = len(self.career.columns)
        for at, area in enumerate(self.career.columns):
            text, width = self.tongue.fitted(area or NO_AREA, 40)
            self.canvas.write(self.lane_x[at], at, text, Ink.HEADING, width=width)
            for y in range(at + 1, top):
                self.canvas.write(self.lane_x[at], y, self.tongue.signs.loan.down, Ink.GUIDE, width=1)

    def _draw_years(self) -> None:
        said = ""
        for event in reversed(self.story.events):
            year = str(event.date.year) if event.date else ("ahead" if event.when == dt.date.max else "")
            if year and year != said:
                self.canvas.write(0, self.y_of[event.row], year, Ink.HEADING)
                said = year

    def _x(self, lane: Lane) -> int:
        return self.lane_x[lane.area] + 3 * lane.track

    def _draw_time(self, role: Role) -> None:
        """A role's time, from its beginning up."""
        lane = self.lanes.roles[role.ref]
        leading = self.story.began[role.ref].move
        pen = self.tongue.signs.loan if leading is not None and for_a_time(leading) else self.tongue.signs.solid
        ink = Ink.BOX_NOW if self.career.is_now(role) else Ink.BOX
        x = self._x(lane)
        self.canvas.line([(x, self.y_of[lane.first]), (x, self.y_of[lane.last])], pen, ink, role.ref)

    def _draw_event(self, event: Event) -> None:
        if event.what is What.ROLE and event.role is not None:
            self._draw_beginning(event, event.role)
        elif event.what is What.RETURN and event.move is not None:
            self._draw_return(event, event.move)
        elif event.move is not None:
            self._draw_step(event, event.move)

    def _draw_beginning(self, event: Event, role: Role) -> None:
        y, x = self.y_of[event.row], self._x(self.lanes.roles[role.ref])
        now = self.career.is_now(role)
        sign = self.tongue.signs.now if now else self.tongue.signs.held
        move = event.move
        if move is not None and move.from_role is not None:
            below = self.lanes.roles[move.from_role]
            if self._x(below) != x:
                self._join(below, event.row, x, move)
            elif self.zoom is not Zoom.COMPACT:
                self.canvas.write(x, y + 1, self.tongue.pen(move).down, ink_of(move), move.ref, 1)
        self.canvas.write(x, y, sign, Ink.BOX_NOW if now else Ink.BOX, role.ref, 1)
        after = self._title(y, role.title.strip() or str(role.ref), role.area, role)
        self.canvas.spots[role.ref] = Spot(self.text_x, y, after - self.text_x, 1)
        at = self.words_x
        if move is not None:
            words = self.tongue.move_words(move)
            end = self.canvas.write(at, y, words, ink_of(move), move.ref)
            self.canvas.spots[move.ref] = Spot(at, y, end - at, 1)
            self.canvas.links[move.ref] = (Link(role.ref, Way.RIGHT),)
            at = end + 2
        facts, ink = self.tongue.role_facts(self.career, role)
        self.canvas.write(at, y, facts, ink, role.ref)
        if self.zoom is Zoom.ROOMY:
            organisation, width = self.tongue.fitted(role.organisation, TITLE[self.zoom])
            self.canvas.write(self.text_x, y + 1, organisation, Ink.FACTS, role.ref, width)

    def _draw_return(self, event: Event, move: Move) -> None:
        source, target = self.career.ends(move)
        if source is None or target is None:
            return
        back = self.lanes.roles[target.ref]
        self._join(self.lanes.roles[source.ref], event.row, self._x(back), move)
        self._meet(back, event.row, self._x(self.lanes.roles[source.ref]), target)
        text, width = self.tongue.fitted(f"back from {target.title}", TITLE[self.zoom])
        self.canvas.write(self.text_x, self.y_of[event.row], text, Ink.FACTS, move.ref, width)

    def _draw_step(self, event: Event, move: Move) -> None:
        y, ink = self.y_of[event.row], ink_of(move)
        source, target = self.career.ends(move)
        standing = self.career.standing(move)
        if standing is Standing.NOTE:
            at = source or target
            if at is not None:
                sign = self.tongue.signs.direction[move.direction]
                if move.status is not MoveStatus.TAKEN:
                    sign = self.tongue.signs.status[move.status]
                self.canvas.write(self._x(self.lanes.roles[at.ref]), y, sign, ink, move.ref, 1)
                self.canvas.links[move.ref] = (Link(at.ref, Way.UP),)
            text, width = self.tongue.fitted(self.tongue.note_words(move), TITLE[self.zoom] * 2)
            end = self.canvas.write(self.text_x, y, text, ink, move.ref, width)
            self.canvas.spots[move.ref] = Spot(self.text_x, y, end - self.text_x, 1)
            return
        end_lane = self.lanes.ends.get(move.ref)
        if end_lane is None and target is not None:
            end_lane = self.lanes.roles[target.ref]
        if end_lane is None:
            return
        x = self._x(end_lane)
        if source is not None:
            from_lane = self.lanes.roles[source.ref]
            self._join(from_lane, event.row, x, move)
            side = Way.RIGHT if x > self._x(from_lane) else Way.LEFT
            self.canvas.links[move.ref] = (Link(source.ref, side),)
        if move.ref in self.lanes.ends:
            self.canvas.write(x, y, self.tongue.signs.status[move.status], ink, move.ref, 1)
        elif source is not None and target is not None:
            self._meet(end_lane, event.row, self._x(self.lanes.roles[source.ref]), target)
        title = target.title if target is not None else self.tongue.in_mind_title(move)
        self._title(y, title, target.area if target is not None else move.in_mind.area, move)
        words = self.tongue.status_words(move) if move.status is not MoveStatus.TAKEN else self.tongue.move_words(move)
        end = self.canvas.write(self.words_x, y, words, ink, move.ref)
        self.canvas.spots[move.ref] = Spot(self.text_x, y, end - self.text_x, 1)

    def _title(self, y: int, title: str, area: str, entry: Role | Move) -> int:
        now = isinstance(entry, Role) and self.career.is_now(entry)
        text, width = self.tongue.fitted(title, TITLE[self.zoom])
        after = self.canvas.write(self.text_x, y, text, Ink.TITLE_NOW if now else Ink.TITLE, entry.ref, width)
        left = TITLE[self.zoom] - width - 3
        if area.strip() and left > 3:
            text, width = self.tongue.fitted(area, left)
            self.canvas.write(after, y, f" {self.tongue.signs.dot} ", Ink.FACTS, entry.ref, 3)
            after = self.canvas.write(after + 3, y, text, Ink.FACTS, entry.ref, width)
        return after

    def _join(self, lane: Lane, row: int, x: int, move: Move) -> None:
        """A move's line across, from the time of the role that it starts from."""
        start, y = self._x(lane), self.y_of[row]
        pen = self.tongue.pen(move)
        step = 1 if x > start else -1
        if abs(x - start) > 1:
            self.canvas.line([(start + step, y), (x - step, y)], pen, ink_of(move), move.ref)
        source = self.career.held(move.from_role)
        if source is not None:
            self._meet(lane, row, x, source)

    def _meet(self, lane: Lane, row: int, x: int, role: Role) -> None:
        """Where a line across meets a role's time: it goes on above, or ends in a bend."""
        at, pen = self._x(lane), self.tongue.signs.solid
        right = x > at
        ink = Ink.BOX_NOW if self.career.is_now(role) else Ink.BOX
        sign = pen.tees[not right] if lane.last > row else pen.corners[not right]
        if lane.first == row:
            return
        self.canvas.write(at, self.y_of[row], sign, ink, role.ref, 1)
