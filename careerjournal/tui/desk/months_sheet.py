"""The months of a section: how much was put down when, to go to one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from careerjournal.journal.energy import energy_by_month
from careerjournal.model.counting import counted
from careerjournal.model.links import Kind
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.catalogue import Month, Section, months
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from careerjournal.journal.energy import MonthEnergy
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.order import Card

_NAME: Final = 11
"""Cells for the name of a month."""
_COUNT: Final = 8
"""Cells for a number of entries."""
_LEVELS: Final = "▁▁▂▃▄▅▆▇█"
"""How the days of a month left their writer, from drained to energised, halfway between two of the words included."""


class _MonthRows:
    """Months under their years, each with a bar as long as much was put down.

    Args:
        found: the months.
        energy: how the days of each left their writer, by its first day; where any says so, a sign of it stands there.
    """

    def __init__(self, found: Sequence[Month], energy: Mapping[dt.date, MonthEnergy]) -> None:
        self._energy = energy
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
        signs = 2 if self._energy else 0
        room = max(1, width - _NAME - _COUNT - signs)
        bar = "━" * max(1, round(month.entries / self._most * room))
        name = (f"{month.first:%B}" if month.whole else "no month").ljust(_NAME)
        sign = (f"{self._sign(row)} " if signs else "", "$muted")
        count = f"{month.entries:>{_COUNT - 2},}  "
        return [Content.assemble((name, "bold"), (count, "$muted"), sign, (bar, "$second"))]

    def energy(self, row: int) -> MonthEnergy | None:
        """How the days of a row's month left their writer; None where none says so."""
        month = self.month(row)
        found = self._energy.get(month.first) if month is not None and month.whole else None
        return found if found is not None and found.days else None

    def _sign(self, row: int) -> str:
        energy = self.energy(row)
        return _LEVELS[round(2 * (energy.median - 1))] if energy is not None and energy.median is not None else " "

    def month(self, row: int) -> Month | None:
        """The month of a row; None for a year."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
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
        tells = section.is_today or Kind.REFLECTION in section.kinds
        self._energy = energy_by_month(journal) if tells else {}
        self._rows = _MonthRows(months(section, journal, fits), self._energy)
        self._day = day

    def body(self) -> ComposeResult:
        """The months, and how the days of the highlighted one left their writer."""
        yield LineList(id="months")
        if self._energy:
            yield Static(id="months-say")

    def on_mount(self) -> None:
        """Begin where one is."""
        row = self._rows.row_of(self._day)
        self.query_one(LineList).show(self._rows, row)
        self._say(row)
        super().on_mount()

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Say what the sign of its energy says."""
        event.stop()
        self._say(event.row)

    def _say(self, row: int) -> None:
        """Say in words how the days of a row's month left their writer; nothing where none says so."""
        energy = self._rows.energy(row)
        says = "says 1 day" if energy and energy.entries == 1 else f"say {energy.entries} days" if energy else ""
        said = f"How its days left me: {energy.words}, {says}." if energy else ""
        for line in self.query("#months-say").results(Static):
            line.update(plain(said, "$muted"))

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Go there."""
        event.stop()
        month = self._rows.month(event.row)
        if month is not None:
            self.dismiss(month.day)
