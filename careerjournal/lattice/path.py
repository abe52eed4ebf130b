"""The path: time, the newest on top, and a lane for each area; could-have-beens branch off and end, loans come back.

A row tells one thing, as in ``git log --graph``: a role that begins, a move, a return. A role's time is a line that
runs up its lane, and a move a line across, from the time of one role to another or to where it ended.
"""

from __future__ import annotations

import datetime as dt
from typing import Final, NamedTuple, TypeAlias

from careerjournal.lattice.canvas import Canvas, Pen
from careerjournal.lattice.career import Career, Standing
from careerjournal.lattice.events import Event, Story, What, told
from careerjournal.lattice.lanes import Lane, lanes_of
from careerjournal.lattice.picture import Charset, Ink, Link, Measure, Picture, Spot, Way, Window, Zoom
from careerjournal.lattice.words import NO_AREA, NO_DATE, SIGNS, Tongue, for_a_time, ink_of
from careerjournal.model import Move, Role
from careerjournal.model.vocabulary import MoveStatus

Said: TypeAlias = tuple[str, str]
"""What is said of an event beside its title: of the move, and of the role that begins."""


class Room(NamedTuple):
    """How much room a zoom gives, in cells."""

    title: int
    """The widest title."""
    lane: int
    """From one lane to the next."""
    area: int
    """Between the lanes of one area and those of the next, on top of that."""
    row: int
    """From one row to the next."""
    role: int
    """From the row in which a role begins to the one before it."""


ROOMS: Final = {
    Zoom.DENSE: Room(title=28, lane=2, area=0, row=1, role=1),
    Zoom.COMPACT: Room(title=28, lane=2, area=1, row=1, role=1),
    Zoom.NORMAL: Room(title=36, lane=3, area=1, row=1, role=2),
    Zoom.ROOMY: Room(title=44, lane=4, area=1, row=2, role=3),
}

YEARS: Final = 6
"""The column in which the lanes begin; years stand before it."""
WORDS: Final = 46
"""The widest that is said of a row beside its title."""
AREA: Final = 40
"""The widest name of an area."""
TITLE: Final = 22
"""What titles are shortened to before what is said beside them is shortened."""
LEAST: Final = 16
"""The narrowest that titles are shortened to."""
SAID: Final = 12
"""The narrowest that is said beside titles: a mark and two years. Where there is less, the mark alone."""


def lay_path(
    career: Career,
    zoom: Zoom = Zoom.NORMAL,
    charset: Charset = Charset.BOXES,
    measure: Measure = len,
    window: Window | None = None,
) -> Picture:
    """The path of a career, laid out along time.

    Args:
        career: what is drawn.
        zoom: how large.
        charset: with which signs.
        measure: how many cells a text takes.
        window: what it is looked at in; titles and what is said beside them are shortened as far as that makes its
            width fit, and no date is cut.
    """
    story = told(career)
    if not story.events:
        return Picture(0, 0, (), {})
    return _Path(career, story, Tongue(SIGNS[charset], measure), zoom, window).drawn()


def whole_path(career: Career, zoom: Zoom, charset: Charset, measure: Measure, window: Window) -> Picture | None:
    """The path of a career with nothing shortened, unless it is larger than the window or there is none."""
    # Every role has a row and every move one, if not that of the role that it led to.
    rows = max(len(career.roles), len(career.moves))
    if not rows or len(career.columns) + 2 + (rows - 1) * ROOMS[zoom].row > window.height:
        return None
    picture = _Path(career, told(career), Tongue(SIGNS[charset], measure), zoom, None).drawn()
    return picture if picture.is_whole_in(window) else None


class _Path:
    """From rows and lanes to cells."""

    def __init__(self, career: Career, story: Story, tongue: Tongue, zoom: Zoom, window: Window | None) -> None:
        self.career, self.story, self.tongue = career, story, tongue
        self.room, self.roomy = ROOMS[zoom], zoom is Zoom.ROOMY
        self.lanes = lanes_of(career, story)
        self.lane_x: list[int] = []
        x = YEARS + (3 if any(event.date is None for event in story.events) else 0)
        for tracks in self.lanes.tracks:
            self.lane_x.append(x)
            x += self.room.lane * max(1, tracks) + self.room.area
        self.text_x = x + 1
        y = len(career.columns) + 1
        found = []
        for event in reversed(story.events):
            found.append(y)
            y += self.room.role if event.what is What.ROLE else self.room.row
        self.y_of = found[::-1]
        height = found[-1] + self.room.role
        self.title, self.words, self.area = self.room.title, 2 * WORDS + 2, AREA
        if window is not None:
            self._shorten(window.width - (found[-1] + 1 + self.roomy > window.height))
        self.words_x = self.text_x + self.title + 2
        width = max(self.words_x + self.words, self.lane_x[-1] + self.area)
        self.canvas = Canvas(width, height, tongue.measure)

    def _shorten(self, width: int) -> None:
        """Shorten titles and what is said beside them, where they would be cut in so many cells."""
        there = width - self.text_x - 2
        if there <= LEAST:  # the lanes leave nothing beside them: what can be read is as wide as what is in view
            there = max(width - self.lane_x[0] - 2, LEAST + 1)
        self.area = min(AREA, max(LEAST, width - self.lane_x[-1]))
        said = max(self._said_width(self._forms(event)[0]) for event in self.story.events)
        if self.title + said <= there:
            return
        title = max(min(TITLE, there - SAID), there - said)
        self.title = min(self.room.title, title if title >= LEAST else there - 1)
        self.words = there - self.title

    def drawn(self) -> Picture:
        """The picture."""
        self._draw_areas()
        self._draw_years()
        for role in self.career.roles:
            self._draw_time(role)
        for event in self.story.events:
            if event.what is What.ROLE and event.role is not None:
                self._draw_beginning(event, event.role)
            elif event.move is not None:
                self._draw_move(event, event.move)
        return self.canvas.picture(self.lane_x[0] - 1)

    def _draw_areas(self) -> None:
        """The areas' names, each on a line of its own over its lane, so that they may be longer than lanes are wide."""
        for at, area in enumerate(self.career.columns):
            text, width = self.tongue.fitted(self.tongue.tidy(area) or NO_AREA, self.area)
            self.canvas.write((self.lane_x[at], at), text, Ink.HEADING, width=width)
            for y in range(at + 1, len(self.career.columns)):
                self.canvas.write((self.lane_x[at], y), self.tongue.signs.dashed.down, Ink.GUIDE, width=1)

    def _draw_years(self) -> None:
        """Each year once, beside the newest of its rows."""
        said = ""
        for event in reversed(self.story.events):
            year = "ahead" if event.when == dt.date.max else str(event.date.year) if event.date else NO_DATE
            if year != said:
                self.canvas.write((0, self.y_of[event.row]), year, Ink.HEADING)
                said = year

    def _draw_time(self, role: Role) -> None:
        """A role's time, from its beginning up."""
        lane = self.lanes.roles[role.ref]
        x, low, high = self._x(lane), self.y_of[lane.first], self.y_of[lane.last]
        self.canvas.line([(x, low), (x, high)], self._pen(role), self._ink(role), role.ref)

    def _draw_beginning(self, event: Event, role: Role) -> None:
        y, x, move = self.y_of[event.row], self._x(self.lanes.roles[role.ref]), event.move
        now = self.career.is_now(role)
        words_x = self.words_x
        said, facts = self._said(event)
        if move is not None and move.from_role is not None:
            source = self.lanes.roles[move.from_role]
            if self._x(source) != x:
                self._draw_across(event, move, source, x)
            for below in range(y + 1, self.y_of[event.row - 1] if self._x(source) == x else 0):
                self.canvas.write((x, below), self.tongue.pen(move).down, ink_of(move), move.ref, width=1)
            self.canvas.links[move.ref] = (Link(role.ref, Way.RIGHT),)
            words_x = self._say(words_x, y, said, move) + 2
        sign = self.tongue.signs.now if now else self.tongue.signs.held
        self.canvas.write((x, y), sign, self._ink(role), role.ref, width=1)
        after = self._title(y, self.tongue.role_title(role), role.area, role)
        self.canvas.spots[role.ref] = Spot(self.text_x, y, after - self.text_x, 1)
        _, ink = self.tongue.role_facts(self.career, role)
        facts, width = self.tongue.fitted(facts, WORDS)
        self.canvas.write((words_x, y), facts, ink, role.ref, width=width)
        if self.roomy:
            organisation, width = self.tongue.fitted(role.organisation, self.title)
            self.canvas.write((self.text_x, y + 1), organisation, Ink.FACTS, role.ref, width=width)

    def _draw_move(self, event: Event, move: Move) -> None:
        """A row that is a move's own, or the return from one."""
        if self.career.standing(move) is Standing.NOTE:
            self._draw_note(event, move)
            return
        y = self.y_of[event.row]
        source, target = self.career.ends(move)
        end = self.lanes.ends.get(move.ref)
        if end is None or event.returns:
            end = self.lanes.roles[target.ref] if target is not None else None
        if end is not None:
            x = self._x(end)
            if source is not None:
                self._draw_across(event, move, self.lanes.roles[source.ref], x)
                if end.first < event.row and target is not None:
                    self._join(event, target, self._x(self.lanes.roles[source.ref]))
            if end.first == event.row:
                self.canvas.write((x, y), self.tongue.sign(move), ink_of(move), move.ref, width=1)
        if event.returns and target is not None:
            text, width = self.tongue.fitted(f"back from {self.tongue.role_title(target)}", self.title)
            self.canvas.write((self.text_x, y), text, Ink.FACTS, move.ref, width=width)
            return
        if source is not None and end is not None:
            side = Way.RIGHT if self._x(end) > self._x(self.lanes.roles[source.ref]) else Way.LEFT
            self.canvas.links[move.ref] = (Link(source.ref, side),)
        title = self.tongue.role_title(target) if target is not None else self.tongue.in_mind_title(move)
        after = self._title(y, title, target.area if target is not None else move.in_mind.area, move)
        self.canvas.write((after, y), " " * (self.words_x - after), Ink.PLAIN, move.ref, width=self.words_x - after)
        after = self._say(self.words_x, y, self._said(event)[0], move)
        self.canvas.spots[move.ref] = Spot(self.text_x, y, after - self.text_x, 1)

    def _draw_note(self, event: Event, move: Move) -> None:
        """A move at one role: its mark on the role's time, and its words."""
        y = self.y_of[event.row]
        source, target = self.career.ends(move)
        if (role := target or source) is not None:
            x, sign = self._x(self.lanes.roles[role.ref]), self.tongue.sign(move)
            self.canvas.write((x, y), sign, ink_of(move), move.ref, width=1)
        room = min(self.title + 2 + self.words, self.room.title + WORDS)
        forms = (self.tongue.note_words(move), self.tongue.note_words(move, short=True))
        whole = (form for form in forms if self.tongue.measure(form) <= room)
        text, width = self.tongue.fitted(next(whole, self.tongue.note_without_date(move)), room)
        after = self.canvas.write((self.text_x, y), text, ink_of(move), move.ref, width=width)
        self.canvas.spots[move.ref] = Spot(self.text_x, y, after - self.text_x, 1)

    def _draw_across(self, event: Event, move: Move, source: Lane, x: int) -> None:
        """A move's line, from the time of the role that it starts from."""
        start, y = self._x(source), self.y_of[event.row]
        step = 1 if x > start else -1
        self.canvas.line([(start + step, y), (x - step, y)], self.tongue.pen(move), ink_of(move), move.ref)
        if (role := self.career.held(move.from_role)) is not None:
            self._join(event, role, x)

    def _join(self, event: Event, role: Role, x: int) -> None:
        """Where a line across comes to a role's time: that goes on above, or ends in a bend."""
        lane, pen = self.lanes.roles[role.ref], self.tongue.signs.solid
        at = self._x(lane)
        left = x < at
        sign = pen.tees[left] if lane.last > event.row else pen.corners[left]
        self.canvas.write((at, self.y_of[event.row]), sign, self._ink(role), role.ref, width=1)

    def _title(self, y: int, title: str, area: str, entry: Role | Move) -> int:
        """A title and, where there is room, its area. Returns the column after both."""
        now = isinstance(entry, Role) and self.career.is_now(entry)
        text, width = self.tongue.fitted(title, self.title)
        ink = Ink.TITLE_NOW if now else Ink.TITLE
        after = self.canvas.write((self.text_x, y), text, ink, entry.ref, width=width)
        area = self.tongue.tidy(area)
        text = f" {self.tongue.signs.dot} {area}"
        if area and (cells := self.tongue.measure(text)) <= self.title - width:
            after = self.canvas.write((after, y), text, Ink.FACTS, entry.ref, width=cells)
        return after

    def _said(self, event: Event) -> Said:
        """What is said of an event beside its title: as much as there is room for."""
        forms = self._forms(event)
        return next((said for said in forms if self._said_width(said) <= self.words), forms[-1])

    def _said_width(self, said: Said) -> int:
        return sum(map(self.tongue.measure, said)) + 2 * all(said)

    def _forms(self, event: Event) -> list[Said]:
        """What may be said of an event beside its title, the longest first: a date in it is whole, or left out."""
        tongue, move, role = self.tongue, event.move, event.role
        if event.returns:
            return [("", "")]
        if role is None:
            if move is None or self.career.standing(move) is Standing.NOTE:
                return [("", "")]
            words = tongue.move_words if move.status is MoveStatus.TAKEN else tongue.status_words
            return [(words(move), ""), (words(move, short=True), ""), (tongue.sign(move), "")]
        facts, _ = tongue.role_facts(self.career, role)
        short, _ = tongue.role_facts(self.career, role, short=True)
        if move is None or move.from_role is None:
            return [("", facts), ("", short), ("", "")]
        sign = tongue.sign(move)
        full, less = tongue.move_words(move), tongue.move_words(move, short=True)
        return [(full, facts), (less, facts), (sign, facts), (sign, short), (sign, "")]

    def _say(self, x: int, y: int, words: str, move: Move) -> int:
        """A move's words; where they stand is its spot, unless it has another. Returns the column after them."""
        words, width = self.tongue.fitted(words, WORDS)
        self.canvas.spots[move.ref] = Spot(x, y, width, 1)
        return self.canvas.write((x, y), words, ink_of(move), move.ref, width=width)

    def _x(self, lane: Lane) -> int:
        return self.lane_x[lane.area] + self.room.lane * lane.track

    def _ink(self, role: Role) -> Ink:
        return Ink.BOX_NOW if self.career.is_now(role) else Ink.BOX

    def _pen(self, role: Role) -> Pen:
        """The line of a role's time: dotted where the move that led there was for a time."""
        move = self.story.began[role.ref].move
        return self.tongue.signs.loan if move is not None and for_a_time(move) else self.tongue.signs.solid
