"""The months of a section: how much was put down when, to go to one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from careerjournal.journal.energy import energy_by_month
from careerjournal.model.counting import counted
from careerjournal.model.links import Kind
from careerjournal.tui.commands import command, folds
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.catalogue import Month, Section, kinds_by_year, months
from careerjournal.tui.sections.kinds import ACTIONS, MEETINGS, SUCCESSES
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.cutting import BETWEEN, facts_line
from careerjournal.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from careerjournal.journal.energy import MonthEnergy
    from careerjournal.journal.filtering import Filter
    from careerjournal.journal.journal import Journal

_NAME: Final = 11
"""Cells for the name of a month."""
_COUNT: Final = 8
"""Cells for a number of entries."""
_YEAR: Final = 7
"""Cells for the number of a year."""
_BESIDE: Final = 3
"""Cells between what there is of a year and its kinds."""
_LEVELS: Final = "▁▁▂▃▄▅▆▇█"
"""How the days of a month left their writer, from drained to energised, halfway between two of the words included."""


class _Year(NamedTuple):
    """How much was put down of a year."""

    year: int
    entries: int


class _MonthRows:
    """Months under their years, each with a bar as long as much was put down.

    Args:
        found: the months.
        energy: how the days of each left their writer, by its first day; where any says so, a sign of it stands there.
        kinds: how many entries of each kind there are of each year.
        folded: the years that are folded to a line, which can be walked to.
    """

    def __init__(
        self,
        found: Sequence[Month],
        energy: Mapping[dt.date, MonthEnergy],
        kinds: Mapping[int, Mapping[Kind, int]],
        folded: Collection[int] = (),
    ) -> None:
        self._energy = energy
        self._kinds = kinds
        self._folded = frozenset(folded)
        self._rows: list[Month | _Year] = []
        for year, of_year in groupby(found, key=lambda month: month.first.year):
            listed = list(of_year)
            self._rows.append(_Year(year, sum(month.entries for month in listed)))
            self._rows += [] if year in self._folded else listed
        self._most = max((month.entries for month in found), default=1)

    def __len__(self) -> int:
        return len(self._rows)

    def heights(self, width: int) -> list[int]:
        """A line each; a year has as many as its kinds take, and an empty one above it."""
        return [
            len(self._heading(found, width)) + bool(row and self.is_heading(row)) if isinstance(found, _Year) else 1
            for row, found in enumerate(self._rows)
        ]

    def is_heading(self, row: int) -> bool:
        """Whether it is a year that is not folded: its months are walked."""
        found = self._rows[row]
        return isinstance(found, _Year) and found.year not in self._folded

    @property
    def years(self) -> list[int]:
        """The years, the latest first."""
        return [row.year for row in self._rows if isinstance(row, _Year)]

    def year(self, row: int) -> int | None:
        """The year that a row is, or that its month is of."""
        if not 0 <= row < len(self._rows):
            return None
        found = self._rows[row]
        return found.year if isinstance(found, _Year) else found.first.year

    def row_in(self, year: int, month: Month | None = None) -> int:
        """The row of one month of a year; the first of the year that can be walked to, where that is not shown."""
        rows = [row for row in range(len(self._rows)) if self.year(row) == year and not self.is_heading(row)]
        return next((row for row in rows if self._rows[row] == month), next(iter(rows), 0))

    def lines(self, row: int, width: int) -> list[Content]:
        """Make a row."""
        month = self._rows[row]
        if isinstance(month, _Year):
            heading = self._heading(month, width)
            return [Content(""), *heading] if row and self.is_heading(row) else heading
        signs = 2 if self._energy else 0
        room = max(1, width - _NAME - _COUNT - signs)
        bar = "━" * max(1, round(month.entries / self._most * room))
        name = (f"{month.first:%B}" if month.whole else "no month").ljust(_NAME)
        sign = (f"{self._sign(row)} " if signs else "", "$muted")
        count = f"{month.entries:>{_COUNT - 2},}  "
        return [Content.assemble((name, "bold"), (count, "$muted"), sign, (bar, "$second"))]

    def _heading(self, year: _Year, width: int) -> list[Content]:
        """A year: how much there is of it, and of which kinds, in words, in as many lines as those take."""
        most = sorted(self._kinds.get(year.year, {}).items(), key=lambda one: -one[1])
        kinds = [counted(count, kind, kind.plural) for kind, count in most]
        if len(most) == 1 and most[0][1] > 1:
            kinds = [f"all {most[0][0].plural}"]
        folded = " · folded" if year.year in self._folded else ""
        count = counted(year.entries, "entry", "entries")
        said = Content.assemble((f"{year.year:<{_YEAR}}{count}", "$accent"), (folded, "$muted"))
        lines: list[list[str]] = [[]]
        room = width - said.cell_length - _BESIDE
        for kind in kinds:
            if cell_len(BETWEEN.join([*lines[-1], kind])) > room:
                lines.append([])
                room = width - _YEAR
            lines[-1].append(kind)
        first, *more = (facts_line((Content.styled(kind, "$muted") for kind in line), width) for line in lines)
        beside = Content.assemble(said, " " * _BESIDE, first) if first else said
        return [beside, *(Content.assemble(" " * _YEAR, line) for line in more)]

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


class MonthsSheet(Sheet[Month]):
    """Dismissed with the month to go to.

    Args:
        section: whose entries are counted.
        journal: where they are.
        day: the day to begin at.
        fits: what is counted; everything where it is not given.
        view: the view of the section whose entries are counted.
        only: the filter that says what is counted, as it was typed.
    """

    BINDINGS = [
        command("escape", "leave", "close", "Stay where one was.", name="leave-months"),
        *folds(),
    ]

    extent = "-small -tall"
    hints = (("enter", "goes there"), ("fold-year", "folds"), ("fold-all", "all years"), ("leave-months", "closes"))

    def __init__(
        self,
        section: Section,
        journal: Journal,
        day: dt.date,
        fits: Filter | None = None,
        view: str = "",
        *,
        only: str = "",
    ) -> None:
        super().__init__()
        name = "Journal" if section.is_today else section.name
        listed = f": {view}" if view in (ACTIONS, MEETINGS, SUCCESSES) else ""
        self.heading = f"{name}{listed}, month by month" + (f": only {only}" if only else "")
        tells = section.is_today or Kind.REFLECTION in section.kinds
        self._energy = energy_by_month(journal) if tells else {}
        self._months = months(section, journal, fits, view)
        self._kinds = kinds_by_year(section, journal, fits, view)
        self._folded: frozenset[int] = frozenset()
        self._left_at: dict[int, Month] = {}
        """The month of each year that is folded on which one was as it was."""
        self._rows = _MonthRows(self._months, self._energy, self._kinds)
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
        said = ""
        if energy:
            many = ", says one entry" if energy.entries == 1 else f" (middle of {energy.entries})"
            said = f"Its days left me {energy.words}{many}."
        for line in self.query("#months-say").results(Static):
            line.update(plain(said, "$muted"))

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Go there; a year that is folded is opened."""
        event.stop()
        month = self._rows.month(event.row)
        if month is not None:
            self.dismiss(month)
        else:
            self.action_fold()

    def action_fold(self) -> None:
        """Fold the year where one is to a line, or open it again."""
        year = self._rows.year(self._row)
        if year is not None:
            self._fold(self._folded ^ {year})

    def action_fold_all(self) -> None:
        """Fold every year to a line; open them all where every one is folded."""
        every = frozenset(self._rows.years)
        self._fold(frozenset() if self._folded == every else every)

    @property
    def _row(self) -> int:
        highlighted = self.query_one(LineList).highlighted
        return -1 if highlighted is None else highlighted

    def _fold(self, folded: frozenset[int]) -> None:
        year, month = self._rows.year(self._row), self._rows.month(self._row)
        if year is not None and month is not None:
            self._left_at[year] = month
        self._folded = folded
        self._rows = _MonthRows(self._months, self._energy, self._kinds, folded)
        row = self._rows.row_in(year, self._left_at.get(year)) if year is not None else 0
        self.query_one(LineList).show(self._rows, row)
        self._say(row)
