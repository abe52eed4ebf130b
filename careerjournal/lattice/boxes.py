"""What the boxes of the map say, and in which slot of areas and levels each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass
from typing import Final, NamedTuple

from careerjournal.lattice.career import Career, Standing, key
from careerjournal.lattice.picture import Ink, Zoom
from careerjournal.lattice.words import Tongue, ink_of
from careerjournal.model import Move, Ref, Role

MARKS_BESIDE: Final = 3
"""How many marks stand beside a title at most; more of them stand beneath it."""
MARKS_BENEATH: Final = 5
"""How many marks stand on a line beneath a title."""


class BoxText(NamedTuple):
    """A text in a box, on a line of its own."""

    ink: Ink
    ref: Ref
    text: str
    width: int


@dataclass
class Box:
    """A role held or in mind, as it stands on the map."""

    ref: Ref
    column: int
    row: int
    dashed: bool
    ink: Ink
    """Of its frame."""
    texts: list[BoxText]
    marks: list[BoxText]
    """At the smallest size, of moves at this role: a cell each, where else their words have lines of their own."""
    ports: int = 0
    """How many lines down its sides are spoken for."""

    @property
    def lines(self) -> int:
        """How many lines of cells it needs within its frame: for its texts, and for the ports at its sides."""
        beneath = -(-max(0, len(self.marks) - MARKS_BESIDE) // MARKS_BENEATH)
        return max(len(self.texts) + beneath, self.ports)

    @property
    def beside(self) -> int:
        """How many cells the marks beside its title take, each with the space before it."""
        return 2 * min(len(self.marks), MARKS_BESIDE)


@dataclass(frozen=True)
class Level:
    """The rows of slots that a level takes."""

    level: int | None
    first: int
    count: int


@dataclass(frozen=True)
class Grid:
    """Every box in its slot. A slot holds at most one."""

    boxes: dict[Ref, Box]
    columns: int
    rows: int
    levels: tuple[Level, ...]

    def slots(self) -> dict[tuple[int, int], Box]:
        """The boxes by column and row."""
        return {(box.column, box.row): box for box in self.boxes.values()}


def placed(career: Career, tongue: Tongue, zoom: Zoom, width: int) -> Grid:
    """Put every role, and every role in mind, into the slot of its area and level.

    Where several share an area and a level they stand on one another: the roles that were held from the bottom up as
    they came, then those in mind as they were put down. So another move never changes the order of what stands already.
    """
    stacks = stacks_of(career)
    notes: dict[Ref, list[Move]] = {}
    for move in career.ordered_moves:
        standing = career.standing(move)
        source, target = career.ends(move)
        at = target or source
        if standing is Standing.BOX:
            continue
        if at is not None and (standing is Standing.NOTE or ink_of(move) not in (Ink.TAKEN, Ink.LOAN)):
            notes.setdefault(at.ref, []).append(move)
    heights = _heights(career, stacks)
    levels, row = [], 0
    boxes: dict[Ref, Box] = {}
    for level in career.rows:
        levels.append(Level(level, row, heights[level]))
        row += heights[level]
        for (column, standing_on), stack in stacks.items():
            if standing_on != level:
                continue
            for up, entry in enumerate(stack):
                ref, dashed = entry.ref, isinstance(entry, Move)
                said = _said(career, entry, tongue, zoom)
                marks: list[BoxText] = []
                if zoom is Zoom.DENSE:
                    marks = [BoxText(ink_of(move), move.ref, tongue.sign(move), 1) for move in notes.get(ref, ())]
                else:
                    said += [
                        (tongue.note_words(move, short=zoom is Zoom.COMPACT), ink_of(move), move.ref)
                        for move in notes.get(ref, ())
                    ]
                texts = [BoxText(ink, of or ref, *tongue.fitted(text, width)) for text, ink, of in said if text]
                boxes[ref] = Box(ref, column, row - 1 - up, dashed, _frame(career, entry), texts, marks)
    return Grid(boxes, len(career.columns), row, tuple(levels))


def rows_of(career: Career) -> int:
    """How many rows of slots there are."""
    return sum(_heights(career, stacks_of(career)).values())


def stacks_of(career: Career) -> dict[tuple[int, int | None], list[Role | Move]]:
    """By column and level, what stands there on one another, from the bottom up."""
    columns = {key(area): at for at, area in enumerate(career.columns)}
    stacks: dict[tuple[int, int | None], list[Role | Move]] = {}
    for role in career.ordered_roles:
        stacks.setdefault((columns[key(role.area)], role.level), []).append(role)
    for move in sorted(career.moves, key=lambda move: move.number):
        if career.standing(move) is Standing.BOX:
            stacks.setdefault((columns[key(move.in_mind.area)], move.in_mind.level), []).append(move)
    return stacks


def _heights(career: Career, stacks: Mapping[tuple[int, int | None], Sized]) -> dict[int | None, int]:
    """How many rows of slots each level takes."""
    return {level: max(len(stack) for (_, at), stack in stacks.items() if at == level) for level in career.rows}


def _frame(career: Career, entry: Role | Move) -> Ink:
    if isinstance(entry, Move):
        return ink_of(entry)
    return Ink.BOX_NOW if career.is_now(entry) else Ink.BOX


def _said(career: Career, entry: Role | Move, tongue: Tongue, zoom: Zoom) -> list[tuple[str, Ink, Ref | None]]:
    """What a box says of its own role, line by line."""
    if isinstance(entry, Move):
        title, organisation = tongue.in_mind_title(entry), entry.in_mind.organisation
        facts, ink, title_ink = tongue.status_words(entry, short=zoom is Zoom.COMPACT), ink_of(entry), Ink.TITLE
    else:
        title, organisation = tongue.role_title(entry), entry.organisation
        facts, ink = tongue.role_facts(career, entry)
        title_ink = Ink.TITLE_NOW if career.is_now(entry) else Ink.TITLE
    if zoom is Zoom.DENSE:
        return [(f"{tongue.standing_sign(career, entry)} {title}", title_ink, None)]
    shown = tongue.tidy(organisation) if zoom is Zoom.ROOMY else ""
    return [(title, title_ink, None), (shown, Ink.FACTS, None), (facts, ink, None)]
