"""The months of a section: how much was put down when, to go to one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content

from careerjournal.model.counting import counted
from careerjournal.tui.commands import command
from careerjournal.tui.sections.catalogue import Month, Section, months
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card

_NAME: Final = 11
"""Cells for the name of a month."""
_COUNT: Final = 8
"""Cells for a number of entries."""


class _MonthRows:
    """Months under their years, each with a bar as long as much was put down."""

    def __init__(self, found: Sequence[Month]) -> None:
        self._rows: list[Month | str] = []
        for year, of_year in groupby(found, key=lambda month: month.first.year):
            listed = list(of_year)
            self._rows += [f"{year}   {counted(sum(month.entries for month in listed), 'entry', 'entries')}", *listed]
        self._most = max((month.entries for month in found), default=1)

    def __len__(self) -> int:
        return len(self._rows)

    def heights(self, width: int) -> list[int]:
        """A line each; a year has an empty one above it."""
        del width
        return [2 if row and self.is_heading(row) else 1 for row in range(len(self._rows))]

    def is_heading(self, row: int) -> bool:
        """Whether it is a year."""
        return isinstance(self._rows[row], str)

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        month = self._rows[row]
        if isinstance(month, str):
            heading = Content.styled(month, "$accent")
            return [Content(""), heading] if row else [heading]
        room = max(1, width - _NAME - _COUNT)
        bar = "━" * max(1, round(month.entries / self._most * room))
        name = (f"{month.first:%B}" if month.whole else "no month").ljust(_NAME)
        return [Content.assemble((name, "bold"), (f"{month.entries:>{_COUNT - 2},}  ", "$muted"), (bar, "$second"))]

    def month(self, row: int) -> Month | None:
        """The month of a row; None for a year."""
        found = self._rows[row]
        return found if isinstance(found, Month) else None

    def row_of(self, day: dt.date) -> int:
        """The row of the month that a day is in, or of the next before it."""
        return next((row for row, month in self._months() if month.first <= day), len(self._rows) - 1)

    def _months(self) -> Iterator[tuple[int, Month]]:
        return ((row, month) for row, month in enumerate(self._rows) if isinstance(month, Month))


class MonthsSheet(Sheet[dt.date]):
    """Dismissed with the day to go to.

    Args:
        section: whose entries are counted.
        journal: where they are.
        day: the day to begin at.
        fits: what is counted; everything where it is not given.
    """

    BINDINGS = [command("escape", "leave", "close", "Stay where one was.", name="leave-months")]

    extent = "-small -tall"
    hints = (("enter", "goes there"), ("leave-months", "closes"))

    def __init__(
        self, section: Section, journal: Journal, day: dt.date, fits: Callable[[Card], bool] | None = None
    ) -> None:
        super().__init__()
        self.heading = f"{'Journal' if section.is_today else section.name}, month by month"
        self._rows = _MonthRows(months(section, journal, fits))
        self._day = day

    def body(self) -> ComposeResult:
        """The months."""
        yield LineList(id="months")

    def on_mount(self) -> None:
        """Begin where one is."""
        self.query_one(LineList).show(self._rows, self._rows.row_of(self._day))
        super().on_mount()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Go there."""
        event.stop()
        month = self._rows.month(event.row)
        if month is not None:
            self.dismiss(month.day)
