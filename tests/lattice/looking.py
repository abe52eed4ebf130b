"""Pictures read as a person reads them: cells, boxes, and lines followed from one end to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeAlias

from careerjournal.lattice.career import Career
from careerjournal.lattice.picture import Picture, Spot, Way
from careerjournal.model import Kind, Ref

ACROSS = "─┈╌-=."
DOWN = "│┊╎|!:"
TURNS = {
    "╭": {Way.LEFT: Way.DOWN, Way.UP: Way.RIGHT},
    "╮": {Way.RIGHT: Way.DOWN, Way.UP: Way.LEFT},
    "╰": {Way.LEFT: Way.UP, Way.DOWN: Way.RIGHT},
    "╯": {Way.RIGHT: Way.UP, Way.DOWN: Way.LEFT},
}
HEADS = {Way.RIGHT: "▶▷>", Way.LEFT: "◀◁<", Way.DOWN: "▼▽v", Way.UP: "▲△^"}

Place: TypeAlias = tuple[int, int]


class BrokenError(AssertionError):
    """A line that leads nowhere."""


def text_of(picture: Picture) -> str:
    """The whole picture as lines of text."""
    return "\n".join("".join(run.text for run in line).rstrip() for line in picture.lines)


class Reading:
    """A picture, cell by cell."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.signs: dict[Place, str] = {}
        """The character in each cell, where its run has a character a cell; else a space."""
        self.owners: dict[Place, Ref | None] = {}
        self.places: dict[Ref, set[Place]] = {}
        """The cells of each role and move."""
        for y, line in enumerate(picture.lines):
            x = 0
            for run in line:
                signs = run.text if len(run.text) == run.width else " " * run.width
                for at, sign in enumerate(signs, x):
                    self.signs[at, y], self.owners[at, y] = sign, run.ref
                    if run.ref is not None:
                        self.places.setdefault(run.ref, set()).add((at, y))
                x += run.width

    @cached_property
    def boxes(self) -> dict[Place, Ref]:
        """On a map, the cells of every role's box, with what moves say in it."""
        boxes = self.picture.boxes.items()
        return {place: ref for ref, box in boxes if ref.kind is Kind.ROLE for place in within(box)}

    def followed(self, move: Ref) -> tuple[set[Place], Ref | None]:
        """A move's line on the map, walked from its role's box: its cells, and the box that its arrow points at."""
        (role, way), *target = self.picture.links[move]
        own_box = set() if target else set(within(self.picture.spots[move]))
        broken = BrokenError(f"{move} leaves {role} nowhere")
        for place in self.places[move] - self.boxes.keys() - own_box:
            if self.boxes.get(next_to(place, way.back)) == role:
                try:
                    walked, end = self._walk(place, way, move)
                except BrokenError as error:
                    broken = error
                else:
                    return walked, move if end in own_box else self.boxes.get(end)
        raise broken

    def _walk(self, start: Place, way: Way, move: Ref) -> tuple[set[Place], Place]:
        place, walked = start, set()
        while place in self.signs:
            sign, level = self.signs[place], way in (Way.LEFT, Way.RIGHT)
            if self.owners[place] == move:
                walked.add(place)
                if sign in HEADS[way]:
                    return walked, next_to(place, way)
                if sign in TURNS or sign == "+":
                    way = self._turned(place, sign, way, move)
                elif sign not in (ACROSS if level else DOWN) and place != start:
                    raise BrokenError(f"{move} breaks off at {place}")
            elif not level or sign not in DOWN:
                raise BrokenError(f"{move} runs into {self.owners[place]} at {place}")
            place = next_to(place, way)
        raise BrokenError(f"{move} runs out of the picture")

    def _turned(self, place: Place, sign: str, way: Way, move: Ref) -> Way:
        if sign in TURNS:
            if way not in TURNS[sign]:
                raise BrokenError(f"{move} bends the wrong way at {place}")
            return TURNS[sign][way]
        level = way in (Way.LEFT, Way.RIGHT)
        for side in (Way.UP, Way.DOWN) if level else (Way.LEFT, Way.RIGHT):
            beyond = next_to(place, side)
            while not level and self.owners.get(beyond) not in (move, None):
                beyond = next_to(beyond, side)
            if self.owners.get(beyond) == move:
                return side
        raise BrokenError(f"{move} ends in a bend at {place}")


def check_whole(picture: Picture, career: Career, measure: Callable[[str], int]) -> Reading:
    """Every line is as wide as the picture; every role and move has a spot of its own, and none lies on another."""
    assert len(picture.lines) == picture.height
    for line in picture.lines:
        assert sum(run.width for run in line) == picture.width
        assert [measure(run.text) for run in line] == [run.width for run in line]
    assert set(picture.spots) == {entry.ref for entry in (*career.roles, *career.moves)}
    reading = Reading(picture)
    covered: set[Place] = set()
    for ref, spot in picture.spots.items():
        area = set(within(spot))
        assert area
        assert not area & covered
        assert area <= reading.places[ref]
        covered |= area
    return reading


def within(spot: Spot) -> Iterator[Place]:
    """The cells of a spot."""
    return ((x, y) for x in range(spot.x, spot.x + spot.width) for y in range(spot.y, spot.y + spot.height))


def next_to(place: Place, way: Way) -> Place:
    """The cell beside another."""
    return place[0] + way.value[0], place[1] + way.value[1]
