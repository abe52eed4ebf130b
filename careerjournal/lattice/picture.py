"""A picture made of cells: what stands where, in which ink, and which role or move it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from careerjournal.model.links import Ref

Measure: TypeAlias = Callable[[str], int]
"""How many cells a text is wide. `len` where every character has one; a terminal knows better."""


class Zoom(StrEnum):
    """The sizes of a picture, from the smallest."""

    DENSE = "dense"
    """A line a role: a mark for how it stands and its title, shortened where a window is narrow."""
    COMPACT = "compact"
    NORMAL = "normal"
    ROOMY = "roomy"


class Charset(StrEnum):
    """The characters that lines are drawn with."""

    BOXES = "boxes"
    ASCII = "ascii"


class Ink(StrEnum):
    """What a run of cells is, for whoever gives it its colour. None of it is told by ink alone."""

    PLAIN = "plain"
    """Nothing: empty cells."""
    HEADING = "heading"
    """The name of an area, a level or a year."""
    GUIDE = "guide"
    """A faint line from a name to what it names; the side of a box where that is blank."""
    TITLE = "title"
    """The title of a role, held or in mind."""
    TITLE_NOW = "title of now"
    """The title of a role held today."""
    FACTS = "facts"
    """What is known of a role beside its title."""
    BOX = "box"
    """The frame of a role, or its time."""
    BOX_NOW = "box of now"
    """The frame of a role held today, its time and its mark."""
    TAKEN = "taken"
    """A move taken: its line, its mark and its words. So with those that follow; they frame roles in mind, too."""
    LOAN = "loan"
    """A move taken for a time: a secondment, a project, acting."""
    CONSIDERING = "considering"
    APPLIED = "applied"
    OFFERED = "offered"
    DECLINED = "declined"
    MISSED = "missed"
    GROWING = "growing"
    """Growing in place, or staying: the mark and the words."""
    PAUSE = "pause"
    """A pause, or the return from one: the mark and the words."""


class Way(Enum):
    """The direction of an arrow key, as a step of columns and lines."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)

    @property
    def back(self) -> Way:
        """The opposite direction."""
        return Way((-self.value[0], -self.value[1]))


class Run(NamedTuple):
    """Neighbouring cells of one line that are alike."""

    text: str
    ink: Ink
    ref: Ref | None
    """The role or move they belong to."""
    width: int
    """In cells, as `Measure` found it."""


class Spot(NamedTuple):
    """The cells that select a role or a move: its box, its words, or a stretch of its line that nothing crosses."""

    x: int
    y: int
    width: int
    height: int


class Window(NamedTuple):
    """The cells that there are to look at a picture in."""

    width: int
    height: int


class Link(NamedTuple):
    """A line from a role or to one, seen from that role."""

    role: Ref
    way: Way
    """The side of the role that the line is on."""


@dataclass(frozen=True)
class Picture:
    """A lattice, laid out. Everything in it counts cells from the top left, from 0."""

    width: int
    height: int
    lines: Sequence[tuple[Run, ...]]
    """From top to bottom; each is ``width`` cells wide."""
    spots: Mapping[Ref, Spot]
    """Every role and every move, each once."""
    links: Mapping[Ref, tuple[Link, ...]] = field(default_factory=dict)
    """For each move, the roles that its line joins."""
    margin: int = 0
    """How many cells at the left hold the names of levels, or years: nothing else stands there."""
    boxes: Mapping[Ref, Spot] = field(default_factory=dict)
    """On a map, the cells of every box: of its frame, and of all that is said in it, also by moves."""

    side: str = ""
    """What the sides of a box are when it is selected, where they are blank else."""
    in_one_column: bool = False
    """Whether it is no drawing but lines beneath one another, for want of width; none stays when the others scroll."""

    def is_whole_in(self, window: Window) -> bool:
        """Whether all of it can be looked at at once."""
        return self.width <= window.width and self.height <= window.height

    def at(self, x: int, y: int) -> Ref | None:
        """The role or move at a cell, if any."""
        if not (0 <= y < self.height and 0 <= x < self.width):
            return None
        for run in self.lines[y]:
            x -= run.width
            if x < 0:
                return run.ref
        return None

    def beside(self, ref: Ref, way: Way) -> Ref | None:
        """The role or move that an arrow key goes to: along a line that leaves that way, else the nearest that way."""
        here = self.spots.get(ref)
        if here is None:
            return None
        along = {other: self.spots[other] for other in self._along(ref, way) if other in self.spots}
        return _nearest(here, along, way, strict=False) or _nearest(here, self.spots, way, strict=True)

    @cached_property
    def order(self) -> tuple[Ref, ...]:
        """Every role and move as one reads: line by line, from the left. So all can be gone through one by one."""
        return tuple(sorted(self.spots, key=lambda ref: (self.spots[ref].y, self.spots[ref].x)))

    @cached_property
    def _touching(self) -> dict[Ref, list[tuple[Ref, Way]]]:
        """For each role, the moves whose lines touch it, and on which side."""
        touching: dict[Ref, list[tuple[Ref, Way]]] = {}
        for move, links in self.links.items():
            for link in links:
                touching.setdefault(link.role, []).append((move, link.way))
        return touching

    def _along(self, ref: Ref, way: Way) -> Iterator[Ref]:
        """From a role, the moves on that side of it; from a move, the role that it comes to by going that way."""
        for move, side in self._touching.get(ref, ()):
            if side is way:
                yield move
        for link in self.links.get(ref, ()):
            if link.way is way.back:
                yield link.role


def _nearest(here: Spot, others: Mapping[Ref, Spot], way: Way, *, strict: bool) -> Ref | None:
    """The nearest of some spots; where ``strict``, of those that lie that way more than they lie aside.

    What a spot lies aside counts twice. A line of cells counts for two columns, being as tall as they are wide.
    """
    step_x, step_y = way.value
    best: tuple[int, int, Ref] | None = None
    for ref, there in others.items():
        across = _gap(here.x, here.width, there.x, there.width)
        down = 2 * _gap(here.y, here.height, there.y, there.height)
        ahead, aside = (across * step_x, abs(down)) if step_x else (down * step_y, abs(across))
        if strict and (ahead <= 0 or aside > 2 * ahead):
            continue
        found = (ahead + 2 * aside, aside, ref)
        if best is None or found < best:
            best = found
    return best[2] if best is not None else None


def _gap(here: int, size: int, there: int, other: int) -> int:
    """From one stretch to another along a line: 0 where they overlap, negative where the other lies before."""
    if there >= here + size:
        return there - here - size + 1
    if here >= there + other:
        return there + other - here - 1
    return 0
