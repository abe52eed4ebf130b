"""What the boxes of the map say, and in which slot of areas and levels each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from careerjournal.lattice.career import Career, Standing, key
from careerjournal.lattice.picture import Ink, Zoom
from careerjournal.lattice.words import Tongue, ink_of
from careerjournal.model import Move, Ref, Role


class Piece(NamedTuple):
    """A text in a box, on a line of its own."""

    text: str
    ink: Ink
    ref: Ref
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
    pieces: list[Piece]
    ports: int = 0
    """How many lines down its sides are spoken for."""

    @property
    def lines(self) -> int:
        """How many lines it needs within its frame."""
        return max(len(self.pieces), self.ports)


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
    they came, then those in mind. So another move never changes the order of what stands already.
    """
    columns = {key(area): at for at, area in enumerate(career.columns)}
    stacks: dict[tuple[int, int | None], list[Role | Move]] = {}
    for role in career.ordered_roles:
        stacks.setdefault((columns[key(role.area)], role.level), []).append(role)
    notes: dict[Ref, list[Move]] = {}
    for move in career.ordered_moves:
        standing = career.standing(move)
        if standing is Standing.BOX:
            stacks.setdefault((columns[key(move.in_mind.area)], move.in_mind.level), []).append(move)
            continue
        source, target = career.ends(move)
        at = target or source
        if at is not None and (standing is Standing.NOTE or ink_of(move) not in (Ink.TAKEN, Ink.LOAN)):
            notes.setdefault(at.ref, []).append(move)
    heights = {level: max(len(stack) for (_, at), stack in stacks.items() if at == level) for level in career.rows}
    levels, row = [], 0
    boxes: dict[Ref, Box] = {}
    for level in career.rows:
        levels.append(Level(level, row, heights[level]))
        row += heights[level]
        for (column, at), stack in stacks.items():
            if at != level:
                continue
            for up, entry in enumerate(stack):
                pieces = _pieces(career, entry, notes.get(entry.ref, []), tongue, zoom, width)
                dashed = isinstance(entry, Move)
                boxes[entry.ref] = Box(entry.ref, column, row - 1 - up, dashed, _frame(career, entry), pieces)
    return Grid(boxes, len(columns), row, tuple(levels))


def _frame(career: Career, entry: Role | Move) -> Ink:
    if isinstance(entry, Move):
        return ink_of(entry)
    return Ink.BOX_NOW if career.is_now(entry) else Ink.BOX


def _pieces(
    career: Career, entry: Role | Move, notes: list[Move], tongue: Tongue, zoom: Zoom, width: int
) -> list[Piece]:
    def piece(text: str, ink: Ink, ref: Ref = entry.ref) -> Piece:
        cut, cells = tongue.fitted(text, width)
        return Piece(cut, ink, ref, cells)

    if isinstance(entry, Move):
        organisation = entry.in_mind.organisation
        pieces = [piece(tongue.in_mind_title(entry), Ink.TITLE)]
        facts = piece(tongue.status_words(entry), ink_of(entry))
    else:
        organisation = entry.organisation
        title = entry.title.strip() or str(entry.ref)
        pieces = [piece(title, Ink.TITLE_NOW if career.is_now(entry) else Ink.TITLE)]
        facts = piece(*tongue.role_facts(career, entry))
    if zoom is Zoom.ROOMY and organisation.strip():
        pieces.append(piece(organisation, Ink.FACTS))
    if facts.text:
        pieces.append(facts)
    return pieces + [piece(tongue.note_words(move), ink_of(move), move.ref) for move in notes]
