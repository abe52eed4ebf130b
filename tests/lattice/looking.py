"""Pictures read as a person reads them: cells, boxes, and lines followed from one end to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from careerjournal.lattice.career import Career
from careerjournal.lattice.picture import Picture, Spot, Way
from careerjournal.model import Kind, Ref

ACROSS = "─┈╌-=."
DOWN = "│┊╎|H:"
TURNS = {
    "╭": {Way.LEFT: Way.DOWN, Way.UP: Way.RIGHT},
    "╮": {Way.RIGHT: Way.DOWN, Way.UP: Way.LEFT},
    "╰": {Way.LEFT: Way.UP, Way.DOWN: Way.RIGHT},
    "╯": {Way.RIGHT: Way.UP, Way.DOWN: Way.LEFT},
}
HEADS = {Way.RIGHT: "▶▷>", Way.LEFT: "◀◁<", Way.DOWN: "▼▽v", Way.UP: "▲△^"}

Place: TypeAlias = tuple[int, int]
Cells: TypeAlias = dict[Place, tuple[str, Ref | None]]


class BrokenError(AssertionError):
    """A line that leads nowhere."""


def text_of(picture: Picture) -> str:
    """The whole picture as lines of text."""
    return "\n".join("".join(run.text for run in line).rstrip() for line in picture.lines)


def cells_of(picture: Picture) -> Cells:
    """Every cell, with what it belongs to and, where its run has a character a cell, its character."""
    cells: Cells = {}
    for y, line in enumerate(picture.lines):
        x = 0
        for run in line:
            signs = run.text if len(run.text) == run.width else " " * run.width
            cells.update({(x + at, y): (sign, run.ref) for at, sign in enumerate(signs)})
            x += run.width
    return cells


def check_whole(picture: Picture, career: Career, measure: Callable[[str], int]) -> None:
    """Every line is as wide as the picture; every role and move has a spot of its own, and none lies on another."""
    assert len(picture.lines) == picture.height
    for line in picture.lines:
        assert sum(run.width for run in line) == picture.width
        assert [measure(run.text) for run in line] == [run.width for run in line]
    assert set(picture.spots) == {entry.ref for entry in (*career.roles, *career.moves)}
    cells = cells_of(picture)
    covered: set[Place] = set()
    for ref, spot in picture.spots.items():
        area = set(within(spot))
        assert area
        assert not area & covered
        assert {cells[place][1] for place in area} == {ref}
        covered |= area


def within(spot: Spot) -> Iterator[Place]:
    """The cells of a spot."""
    return ((x, y) for x in range(spot.x, spot.x + spot.width) for y in range(spot.y, spot.y + spot.height))


def next_to(place: Place, way: Way) -> Place:
    """The cell beside another."""
    return place[0] + way.value[0], place[1] + way.value[1]


def box_of(picture: Picture, cells: Cells, role: Ref) -> set[Place]:
    """A role's whole box on the map: its spot, and below it what moves say at it."""
    x, y, width, height = picture.spots[role]
    while cells.get((x, y + height), ("", None))[1] == role:
        height += 1
    return set(within(Spot(x, y, width, height)))


def followed(picture: Picture, cells: Cells, move: Ref) -> tuple[list[Place], Ref | None]:
    """A move's line on the map, walked from the box of its role: its cells, and the box that its arrow points at."""
    boxes = {place: ref for ref in picture.spots for place in box_of(picture, cells, ref) if ref.kind is Kind.ROLE}
    (role, way), *target = picture.links[move]
    if not target:
        boxes |= dict.fromkeys(within(picture.spots[move]), move)
    broken = BrokenError(f"{move} leaves {role} nowhere")
    for place, (_, owner) in cells.items():
        if owner == move and place not in boxes and boxes.get(next_to(place, way.back)) == role:
            try:
                walked, end = _walk(cells, place, way, move)
            except BrokenError as error:
                broken = error
            else:
                return walked, boxes.get(end)
    raise broken


def _walk(cells: Cells, start: Place, way: Way, move: Ref) -> tuple[list[Place], Place]:
    place, walked = start, []
    while place in cells:
        sign, owner = cells[place]
        level = way in (Way.LEFT, Way.RIGHT)
        if owner == move:
            walked.append(place)
            if sign in HEADS[way]:
                return walked, next_to(place, way)
            if sign in TURNS or sign == "+":
                way = _turned(cells, place, sign, way, move)
            elif sign not in (ACROSS if level else DOWN) and place != start:
                raise BrokenError(f"{move} breaks off at {place}")
        elif not level or sign not in DOWN:
            raise BrokenError(f"{move} runs into {owner} at {place}")
        place = next_to(place, way)
    raise BrokenError(f"{move} runs out of the picture")


def _turned(cells: Cells, place: Place, sign: str, way: Way, move: Ref) -> Way:
    if sign in TURNS:
        if way not in TURNS[sign]:
            raise BrokenError(f"{move} bends the wrong way at {place}")
        return TURNS[sign][way]
    sides = (Way.UP, Way.DOWN) if way in (Way.LEFT, Way.RIGHT) else (Way.LEFT, Way.RIGHT)
    for side in sides:
        beyond = next_to(place, side)
        while side in (Way.LEFT, Way.RIGHT) and cells.get(beyond, (" ", move))[1] not in (move, None):
            beyond = next_to(beyond, side)
        if cells.get(beyond, ("", None))[1] == move:
            return side
    raise BrokenError(f"{move} ends in a bend at {place}")
