"""The view *patterns*: one page of charts, each row of which leads to its entries."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from careerjournal.journal.errors import Locked
from careerjournal.patterns.counting import Counting
from careerjournal.tui.commands import command, folds
from careerjournal.tui.entry.empty_words import example
from careerjournal.tui.output.terminal_text import draws_signs
from careerjournal.tui.patterns.rows import PatternRows
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.view import ReadEntry, SectionView
from careerjournal.tui.widgets.hints import hint
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.list_position import ListPosition

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref
    from careerjournal.patterns.chart import Page
    from careerjournal.patterns.spans import Chosen
    from careerjournal.tui.sections.catalogue import Section

A_MOMENT: Final = 0.005
"""Seconds for counting on; as many are left for everything else, until all of it is counted."""
_COUNTED: Final = "being counted"
_SUCH_AS: Final = "Of nine I thought strong, four came off."
"""What a page of which nothing can be seen yet may say once."""


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    listed: ListPosition
    opened: frozenset[int]
    """The charts that are shown whole, by their places on the page."""


class PatternsView(Vertical, SectionView):
    """The page, counted behind the screen once, and then kept up with each change.

    What is known of the entries goes with this widget: a lock leaves nothing of it.
    """

    WHOLE = True
    BINDINGS = [
        command(
            "t",
            "choose_time",
            "time",
            "Choose the time that the patterns are of: all of it, a role, a year, any other.",
            name="patterns-time",
        ),
        *folds(below=("fold-year",)),
    ]

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="patterns")
        self._journal = journal
        self._counting = Counting(journal)
        self._timer: Timer | None = None
        self._at: tuple[Section, str] | None = None
        self._said: object = None
        self._opened: frozenset[str] = frozenset()
        """The names of the charts that are shown whole."""
        self._was_at: _WasAt | None = None
        """Where somebody was before a lock, until all is counted."""

    def compose(self) -> ComposeResult:
        """Title, page, foot."""
        yield Heading(id="patterns-title")
        yield LineList(id="patterns-page")
        yield Static(id="patterns-foot")

    @property
    def position(self) -> object:
        """The row, how far it is scrolled, and the charts that are shown whole."""
        rows, listed = self._listed, self.query_one(LineList).position
        if rows is None or listed is None:
            return self._was_at
        charts = enumerate(rows.page.charts)
        return _WasAt(listed, frozenset(place for place, chart in charts if chart.name in self._opened))

    def come_back(self, position: object) -> None:
        """Be there again once all is counted."""
        self._was_at = position if isinstance(position, _WasAt) else None

    @property
    def is_to_come(self) -> bool:
        """Whether nothing is counted yet."""
        return self._listed is None

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Show the page, or what there was of it until it is counted."""
        del keep, near
        self._at = section, view
        if self._listed is None:
            self._begin()  # the first frame waits for nothing: the names list alone may take a while
        else:
            self._go_on()
        return None

    def _begin(self) -> None:
        """Say that it is being counted, and count in small steps beside everything else."""
        self._say(None)
        if self._timer is None and self._journal.is_read:  # else the desk shows this again when it is
            self._timer = self.set_interval(2 * A_MOMENT, self._go_on)

    def _go_on(self) -> None:
        """Count on for a moment, and show the page once it is counted."""
        try:
            page = self._counting.go_on(A_MOMENT) if self._journal.is_read else None
        except Locked:
            self._rest()
            return
        if page is not None:
            self._rest()
            self._show(page)
            self._say(page)
        else:
            self._begin()

    def _rest(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _say(self, page: Page | None) -> None:
        """Say which time it is of, and whether it is counted yet; nothing is drawn anew where that was said before."""
        title = self._counting.chosen.title
        shown = page is not None or self._listed is not None
        said = (
            self._at,
            title,
            shown,
            page is not None and not page.is_empty,
            page is not None,
            self._journal.is_read,
            self._folds,
        )
        if said == self._said or self._at is None:
            return
        self._said = said
        self.screen.refresh_bindings()
        self.query_one(Heading).say(*self._at, title if page is not None else f"{_COUNTED} · {title}")
        foot = self.query_one("#patterns-foot", Static)
        if page is not None and page.is_empty:
            keys = hint(self, ("new", "puts a setback or a success down"))
            foot.update(Content.assemble(keys, "\n", example(_SUCH_AS)))
        elif shown:
            folding = (("fold-year", "folds"), ("fold-all", "all")) if self._folds else ()
            foot.update(hint(self, ("enter", "the entries behind a row"), ("patterns-time", "another time"), *folding))
        elif self._journal.is_read:
            foot.update("The patterns are being counted. They follow in a moment.")
        else:
            foot.update("The journal is being read. The patterns follow in a moment.")

    @property
    def _listed(self) -> PatternRows | None:
        rows = self.query_one(LineList).rows
        return rows if isinstance(rows, PatternRows) else None

    @property
    def _folds(self) -> bool:
        """Whether anything on the page may be folded."""
        return self._listed is not None and bool(self._listed.foldable)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Folding is offered where there is something to fold."""
        del parameters
        return self._folds if action in ("fold", "fold_all") else True

    def action_fold(self) -> None:
        """Show the chart that one is at whole, or no more than what matters most of it."""
        rows = self._listed
        if rows is not None:
            self._open(self._opened ^ (rows.foldable & {rows.chart(self.query_one(LineList).highlighted)}))

    def action_fold_all(self) -> None:
        """Show every chart whole; fold them all where every one is."""
        rows = self._listed
        if rows is not None:
            self._open(frozenset() if rows.foldable <= self._opened else self._opened | rows.foldable)

    def _open(self, opened: frozenset[str]) -> None:
        rows = self._listed
        if rows is not None and opened != self._opened:
            self._opened = opened
            self._show(rows.page, anew=True)

    def _show(self, page: Page, *, anew: bool = False) -> None:
        """Show the page, on the row where one was."""
        listed, before = self.query_one(LineList), self._listed
        if before is not None and before.page is page and not anew:
            return
        was_at, self._was_at = self._was_at, None
        if was_at is not None:
            self._opened = frozenset(chart.name for place, chart in enumerate(page.charts) if place in was_at.opened)
        rows = PatternRows(page, signs=draws_signs(os.environ), opened=self._opened)
        kept = rows.row_of(before.key(listed.highlighted)) if before is not None else None
        listed.show(rows, kept or 0)
        if was_at is not None:
            listed.come_back(was_at.listed)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Nothing is chosen by walking here."""
        event.stop()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Read the entry that a row stands for, or choose one of several."""
        event.stop()
        rows = self._listed
        refs = rows.refs(event.row) if rows is not None else ()
        if rows is None or not refs:
            return
        if rows.is_folded(event.row):
            self.action_fold()
            return
        if len(refs) == 1:
            self._read(refs[0])
            return
        from careerjournal.tui.sheets.entries import EntriesSheet  # noqa: PLC0415 - loaded when it is wanted

        self.app.push_screen(EntriesSheet(rows.title(event.row), refs, self._journal), self._read)

    def _read(self, ref: Ref | None) -> None:
        if ref is not None:
            self.post_message(ReadEntry(ref))

    def action_choose_time(self) -> None:
        """Choose another time."""
        from careerjournal.tui.patterns.choose_time import choose_time  # noqa: PLC0415 - loaded when it is wanted

        if self._journal.is_read:
            choose_time(self.app, self._journal, self._counting.chosen, self._choose)

    def _choose(self, chosen: Chosen) -> None:
        self._counting.choose(chosen)
        self._go_on()

    def take_focus(self) -> None:
        """Focus the page."""
        self.query_one(LineList).focus()
