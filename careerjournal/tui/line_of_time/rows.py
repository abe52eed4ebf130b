"""The line of time as rows: misses left of it, what went well right, and joins in lanes beside it.

Where there is no room for two sides, everything stands right of the line, and the side is said in words.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from careerjournal.journal.line_of_time import FoldedLine, Item, Lanes, LineOfTime, Year, date_of, kind_of
from careerjournal.journal.order import ON_THE_LINE
from careerjournal.model import Aspiration
from careerjournal.model.counting import counted
from careerjournal.tui.entry.rows import SIGN, has_sign
from careerjournal.tui.widgets.cutting import cut, facts_line, in_lines

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card
    from careerjournal.model import Entry, PartialDate

BESIDE: Final = 56
"""Cells below which the two sides do not stand beside each other."""
_LANES: Final = 4
"""Lanes for joins, where two sides stand beside each other; half as many where they do not."""

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_STROKES: Final = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
"""What is drawn in a cell, by the sides of it that a line goes to."""
LIT: Final = "●"
UNLIT: Final = "○"


class Geometry(NamedTuple):
    """Where in a row the line runs, and what room there is for words."""

    width: int
    """Cells of the row."""
    left: int
    """Cells for the words of the misses; 0 where everything stands on one side."""
    lanes: int
    """Joins run in so many lanes, every second cell from ``left`` + 1 on, or from 0 where that is 0."""
    axis: int
    """The cell of the line of time."""
    words: int
    """The first cell of the words right of it."""
    right: int
    """Cells for those words."""

    @property
    def beside(self) -> bool:
        """Whether the two sides stand beside each other."""
        return self.left > 0

    def lane(self, lane: int) -> int:
        """The cell of a lane."""
        return (self.left + 1 if self.beside else 0) + 2 * lane

    def room(self, *, well: bool) -> int:
        """Cells for the words of a thing."""
        return self.right if well or not self.beside else self.left - 1


def geometry(width: int, lanes: int) -> Geometry:
    """Share the cells of a row out.

    Args:
        width: how many there are.
        lanes: how many lanes are used.
    """
    if width < BESIDE:
        return Geometry(width, 0, lanes, 2 * lanes, 2 * lanes + 2, max(1, width - 2 * lanes - 2))
    between = 2 * lanes + 5
    left = (width - between) // 2
    return Geometry(width, left, lanes, left + 2 * lanes + 2, left + between, width - left - between)


class LineRows:
    """The rows of a line of time; an entry is read when its row is made.

    Args:
        shown: the line, some of its years folded.
        journal: where the entries are.
        lit: the places that are lit up; None where nothing is, so that nothing is dimmed.
        low: whether the window is low, so that nothing between the lines can be spared.
    """

    def __init__(self, shown: FoldedLine, journal: Journal, lit: Collection[int] | None, *, low: bool = False) -> None:
        self.shown = shown
        self.lit = lit
        self.chosen: int | None = None
        """The place that is highlighted, whose joins stand out."""
        self._journal = journal
        self._low = low
        self._drafts = {draft.of for draft in journal.drafts.all()}
        self._lanes: dict[int, Lanes] = {}

    @property
    def line(self) -> LineOfTime:
        """The whole line."""
        return self.shown.line

    def lanes(self, width: int) -> Lanes:
        """The lanes that there is room for."""
        most = _LANES if width >= BESIDE else _LANES // 2
        if most not in self._lanes:
            self._lanes[most] = Lanes(self.shown, most)
        return self._lanes[most]

    def geometry(self, width: int) -> Geometry:
        """How a row of a width is shared out."""
        return geometry(width, len(self.lanes(width)))

    def __len__(self) -> int:
        return len(self.shown)

    def is_heading(self, row: int) -> bool:
        """Whether a row is the number of a year that is open."""
        return self.shown.at(row)[1] is None and not self.shown.is_folded(row)

    def heights(self, width: int) -> list[int]:
        """How many lines each takes: a title in one or two, its facts, and room beneath."""
        spare = 0 if self._low else 1
        where = self.geometry(width)
        room = where.room(well=False), where.room(well=True)
        items = self.line.items
        found: list[int] = []
        for year, row, folded in self.shown:
            found.append(1 + spare if row else 1)
            if not folded:
                found += [
                    2
                    + spare
                    + (
                        card.width > room[well]
                        if card.width and card.ref.kind not in _SIGNED
                        else _is_wide(card, room[well])
                    )
                    for card, well, _ in items[year.start : year.end]
                ]
        return found

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        where = self.geometry(width)
        year, place = self.shown.at(row)
        if place is None:
            return self._of_year(year, row, where)
        item = self.line.items[place]
        entry = self._journal.get(item.ref)
        tall = 2 + (not self._low) + _is_wide(item.card, where.room(well=item.well))
        if entry is None:  # it is gone since the line was made
            return [Content("")] * tall
        said = self._words(item, entry, place, where)
        date = self._when(item, entry)
        found = []
        for at in range(tall):
            cells = self._between(row, at, place, where)
            words = said[at] if at < len(said) else Content("")
            if not where.beside:
                found.append(Content.assemble(*cells, words))
                continue
            near = date if not at else Content("")
            left, right = (near, words) if item.well else (words, near)
            found.append(Content.assemble(_right_aligned(left, where.left - 1), " ", *cells, right))
        return found

    def sides_of(self, year: Year) -> tuple[str, str]:
        """How many misses a year has and how much went well, in words; empty where there is nothing on that side."""
        items = self.line.items[year.start : year.end]
        well = sum(item.well for item in items)
        misses = counted(len(items) - well, "miss", "misses") if well < len(items) else ""
        return misses, f"{well} went well" if well else ""

    def _of_year(self, year: Year, row: int, where: Geometry) -> list[Content]:
        folded = self.shown.is_folded(row)
        number = str(year.year) if year.year is not None else "undated"
        found = []
        if row and not self._low:
            found.append(self._plain_line(row, where))
        misses, rights = self.sides_of(year)
        # The number stands in the middle of the line, over a cell before it and two behind.
        end = where.axis - 1 if where.beside else where.axis
        cells = self._between(row, 1, None, where, end)
        style = "bold $accent" if folded else "$accent"
        if not where.beside:
            said = " · ".join(part for part in (misses, rights) if part) if folded else ""
            words = (number, style), (f"  {said}" if said else "", "$muted")
            found.append(Content.assemble(*cells, *words).truncate(where.width, ellipsis=True))
        else:
            left = _right_aligned(Content.styled(misses if folded else "", "$muted"), where.left - 1)
            named = number.ljust(where.words - where.axis + 2)
            words = (named, style), (rights if folded else "", "$muted")
            found.append(Content.assemble(left, " ", *cells, *words).truncate(where.width, ellipsis=True))
        return found

    def _plain_line(self, row: int, where: Geometry) -> Content:
        """A line without words: only what runs through it."""
        return Content.assemble(" " * where.left, *self._between(row, 1, None, where))

    def _strokes(self, row: int, at: int, place: int | None, where: Geometry) -> dict[int, int]:
        """The cells that a line goes through in a line of a row, each with the sides that it goes to."""
        found = {where.axis: _UP | _DOWN}
        if place is not None and not at:
            found[where.axis] = 0  # the mark stands there
        for lane, run in enumerate(self.lanes(where.width).at(row)):
            if run is None:
                continue
            first, last, _ = run
            cell = where.lane(lane)
            begins, ends = row == first, row == last
            if not (begins or ends):
                found[cell] = found.get(cell, 0) | _UP | _DOWN
            elif at:
                found[cell] = found.get(cell, 0) | (_UP | _DOWN if begins else 0)
            else:
                found[cell] = found.get(cell, 0) | (_DOWN if begins else _UP)
                self._across(found, cell, place, where)
        return found

    def _across(self, found: dict[int, int], cell: int, place: int | None, where: Geometry) -> None:
        """Go from a lane to the words of a thing."""
        to_left = where.beside and place is not None and not self.line.items[place].well
        if to_left:
            start, end = where.left, cell
        else:
            start, end = cell, where.words - 2 if where.beside else where.axis
        for one in range(start, end + 1):
            towards = (_LEFT if one > start or to_left else 0) | (_RIGHT if one < end or not to_left else 0)
            found[one] = found.get(one, 0) | towards

    def _between(
        self, row: int, at: int, place: int | None, where: Geometry, end: int | None = None
    ) -> list[tuple[str, str]]:
        """What stands between the words of the two sides, up to a cell: lanes, the line and its mark."""
        strokes = self._strokes(row, at, place, where)
        chosen = self._standing_out(row, at, where) if self.chosen is not None else set()
        cells: list[tuple[str, str]] = []
        for cell in range(where.left, where.words if end is None else end):
            sign, style = _STROKES[strokes.get(cell, 0)], "$muted"
            if cell == where.axis:
                sign, style = (sign, "$line") if place is None or at else self._mark(place)
            if cell in chosen and cell != where.axis:
                style = "$accent"
            if cells and (sign == " " or cells[-1][1] == style):
                cells[-1] = (cells[-1][0] + sign, cells[-1][1])
            else:
                cells.append((sign, style))
        return cells

    def _standing_out(self, row: int, at: int, where: Geometry) -> set[int]:
        """The cells of the joins of what is highlighted, in a line of a row."""
        found: set[int] = set()
        for lane, run in enumerate(self.lanes(where.width).at(row)):
            if run is not None and self.chosen in run[2]:
                across: dict[int, int] = {}
                if row in run[:2] and not at:
                    self._across(across, where.lane(lane), self.shown.at(row)[1], where)
                found |= {where.lane(lane), *across}
        return found

    def is_lit(self, place: int) -> bool:
        """Whether a thing is not dimmed."""
        return self.lit is None or place in self.lit

    def _mark(self, place: int) -> tuple[str, str]:
        colour = "$growth" if self.line.items[place].well else "$loss"
        return (LIT, colour) if self.is_lit(place) else (UNLIT, "$muted")

    def _words(self, item: Item, entry: Entry, place: int, where: Geometry) -> list[Content]:
        """The title in one or two lines, and what sort of thing it is."""
        room = where.room(well=item.well)
        joined = self.chosen is not None and self.chosen in self.line.joined_to(place)
        style = "$muted" if not self.is_lit(place) else "bold $accent" if joined else "bold"
        title = Content.styled(item.card.title, style)
        found = in_lines(title, room, 2)
        facts = [] if where.beside else ["went well" if item.well else "miss"]
        facts += ["draft left open"] if item.ref in self._drafts else []
        facts.append(kind_of(item, entry))
        when = self._when(item, entry)
        facts += [when.plain] if not where.beside and when else []
        others = [self._year_said(other) for other in self.line.joined_to(place)]
        facts += [f"joined to {', '.join(dict.fromkeys(others))}"] if others else []
        found.append(facts_line((Content.styled(fact, "$muted") for fact in facts), room))
        return found

    def _year_said(self, place: int) -> str:
        year = self.line.year_of(place).year
        return str(year) if year is not None else "undated"

    def _when(self, item: Item, entry: Entry) -> Content:
        """The date without its year, which stands above: ``20 Mar``, ``spring``; empty where the year is all."""
        date = date_of(item, entry)
        said = _in_its_year(date) if date is not None else ""
        known = not isinstance(entry, Aspiration) or item.milestone is not None
        return Content.styled(said if known or not said else f"by {said}", "$muted")


_SIGNED: Final = tuple(kind for kind in ON_THE_LINE if has_sign(kind))


def _is_wide(card: Card, room: int) -> bool:
    """Whether a title needs two lines; only one that no list has shown is measured for that."""
    sign = SIGN if card.ref.kind in _SIGNED else 0
    return (card.width - sign if card.width else cell_len(card.title)) > room


def _in_its_year(date: PartialDate) -> str:
    return date.brief.removesuffix(str(date.year)).rstrip()


def _right_aligned(words: Content, width: int) -> Content:
    fitted = cut(words, width)
    return Content.assemble(" " * max(0, width - fitted.cell_length), fitted)


def sides(where: Geometry) -> Content:
    """The names of the two sides, above the list; empty where they do not stand beside each other."""
    if not where.beside:
        return Content("")
    left = _right_aligned(Content.styled("Misses", "$loss"), where.left - 1)
    return Content.assemble(left, " " * (where.words - where.left + 1), ("Went well", "$growth"))
