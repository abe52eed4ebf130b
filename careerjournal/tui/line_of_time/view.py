"""The view *both*: misses and what went well on one line of time, joined where they belong together."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from careerjournal.journal.errors import Locked
from careerjournal.journal.line_of_time import (
    Choice,
    FoldedLine,
    Item,
    LineOfTime,
    Lit,
    choices,
    lit_up,
    making_line,
    naming,
    projects_of,
    why_joined,
)
from careerjournal.model.counting import counted
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.text import first_words
from careerjournal.tui.commands import arrows, command, folds
from careerjournal.tui.entry.empty_words import empty_words
from careerjournal.tui.line_of_time.rows import LineRows, sides
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.catalogue import empty_in
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.view import Chosen, DatedView, ReadEntry
from careerjournal.tui.widgets.background import begin, in_background, in_steps
from careerjournal.tui.widgets.cutting import BETWEEN, Wrapped, wrapped
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.how_far import HowFar
from careerjournal.tui.widgets.line_list import LineList
from careerjournal.tui.widgets.list_position import ListPosition

if TYPE_CHECKING:
    import datetime as dt

    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref
    from careerjournal.tui.sections.catalogue import Section

_A_MOMENT: Final = 0.2
"""Seconds until looking again while the search is being built."""
_LOW: Final = 20
"""Lines of a window below which nothing is spared between the rows."""
_NAMED: Final = 2
"""Joined things that are named; of more it is said how many there are."""
_AROUND: Final = 24
"""Cells that are left for what stands around those, and for what a line loses at its end."""
_SHORTEST: Final = 14
"""Characters of a title at least."""


class TimeList(LineList):
    """The rows; the other side is a key away, and years fold."""

    @property
    def room(self) -> int:
        """Cells for the words of a row."""
        return self._room

    BINDINGS: ClassVar[list[BindingType]] = [
        command(
            "h",
            "side(False)",
            "misses",
            "Go to the misses: to what this is joined to, or the nearest.",
            name="left-side",
            footer=False,
        ),
        command(
            "l",
            "side(True)",
            "went well",
            "Go to what went well: to what this is joined to, or the nearest.",
            name="right-side",
            footer=False,
        ),
        *arrows("", "", "side(False)", "side(True)"),
        *folds(below=("fold-year",)),
    ]

    class Folded(Message):
        """A year is to be folded or opened, or every year is.

        Args:
            row: a row of the year; None for every year.
        """

        def __init__(self, row: int | None) -> None:
            super().__init__()
            self.row = row

    class Measured(Message):
        """There is another room for the rows now."""

    def on_resize(self) -> None:
        """Say so; the list itself takes it up."""
        self.post_message(self.Measured())

    def action_side(self, well: bool) -> None:
        """Go to the other side: to what the highlighted thing is joined to, or else to the nearest."""
        rows, here = self.rows, self.highlighted
        if not isinstance(rows, LineRows) or here is None:
            return
        place = rows.shown.at(here)[1]
        if place is not None and rows.line.items[place].well is well:
            return
        joined = (rows.shown.row_of(other) for other in (rows.line.joined_to(place) if place is not None else ()))
        found = next((row for row in joined if row is not None), None)
        self.highlighted = found if found is not None else self._nearest_on(well, here)

    def _nearest_on(self, well: bool, here: int) -> int:
        rows = self.rows
        if isinstance(rows, LineRows):
            for far in range(1, len(rows)):
                for row in (here + far, here - far):
                    place = rows.shown.at(row)[1] if 0 <= row < len(rows) else None
                    if place is not None and rows.line.items[place].well is well:
                        return row
        return here

    def action_fold(self) -> None:
        """Fold the year of the highlighted row, or open it."""
        if self.highlighted is not None:
            self.post_message(self.Folded(self.highlighted))

    def action_fold_all(self) -> None:
        """Fold every year, or open them all."""
        if len(self.rows):
            self.post_message(self.Folded(None))


class _Sides(Widget):
    """The names of the two sides, above the columns."""

    OWN_WORDS = True

    def render(self) -> Content:
        """Each where its column is."""
        listed = self.screen.query_one(TimeList)
        rows, room = listed.rows, listed.room
        return Content.assemble(" ", sides(rows.geometry(room))) if isinstance(rows, LineRows) else Content("")


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    listed: ListPosition | None
    folded: frozenset[int | None]
    """The years that are folded."""


class LineView(Vertical, DatedView):
    """The line, its name above it; beneath it what is joined, what there is and what is lit up, in words."""

    BROAD = True
    DEFAULT_CSS = """
    LineView { width: 5fr; height: 100%; padding: 1 0 0 3; }
    LineView Heading { height: 1; margin: 0 2 1 0; text-wrap: nowrap; text-overflow: ellipsis; }
    LineView _Sides { height: 1; margin: 0 0 1 0; }
    LineView TimeList {
        height: 1fr; background: $ground;
        & > .line-list--row { color: $ink; background: $ground; }
        & > .line-list--heading { color: $accent; background: $ground; }
        & > .line-list--highlighted { background: $sheet; }
        & > .line-list--hover { background: $raised; }
    }
    LineView #line-joined { height: 2; margin: 1 2 0 1; }
    LineView #line-says { height: auto; max-height: 2; margin: 0 2 0 1; }
    LineView #line-read { margin: 0 2 0 1; }
    LineView.-narrow { padding: 0 0 0 1; }
    LineView.-narrow Heading { margin: 0; }
    LineView.-narrow _Sides { margin: 0; }
    LineView.-one-side _Sides { display: none; }
    LineView.-narrow #line-joined { margin: 0 1; }
    LineView.-narrow #line-says { margin: 0 1; }
    LineView.-low { padding: 0 0 0 1; }
    LineView.-low _Sides { margin: 0; }
    LineView.-low #line-joined { margin: 0 1; }
    LineView.-low #line-says { margin: 0 1; max-height: 1; }
    LineView.-empty TimeList, LineView.-empty _Sides, LineView.-empty #line-joined { display: none; }
    LineView.-empty #line-says { max-height: 100%; }
    LineView.-empty Heading { margin: 0 2 1 0; }
    LineView.-low Heading { margin: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f", "light", "light up", "Light up a kind, an area, a person or a tag, and dim the rest."),
        command(
            "P",
            "share_both",
            "share both",
            "Share a page of these: either side or both, opened one by one.",
            name="share-both",
        ),
    ]

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="line-of-time")
        self._journal = journal
        self._section: Section | None = None
        self._view = ""
        self._line: LineOfTime | None = None
        self._version = -1
        self._folded: set[int | None] = set()
        self._was_at: _WasAt | None = None
        """Where somebody was before a lock, until there is a line."""
        self._left_at: dict[int | None, Item] = {}
        """The thing in each year that is folded on which one was as it was."""
        self._named: dict[str, frozenset[Ref]] = {}
        self._named_at = -1
        """The version of the journal that `_named` was looked for in."""
        self.ticked: tuple[Choice, ...] = ()
        """What is lit up; empty where nothing is dimmed."""

    def compose(self) -> ComposeResult:
        """Heading, the names of the sides, the line, what is said of it."""
        yield Heading()
        yield _Sides()
        yield TimeList(id="line-list")
        yield Static(id="line-joined")
        yield HowFar(self._journal, id="line-read")
        yield Wrapped(id="line-says")

    @property
    def position(self) -> object:
        """The row, how far it is scrolled, and the years that are folded."""
        return self._was_at or _WasAt(self._listed.position, frozenset(self._folded))

    def come_back(self, position: object) -> None:
        """Be there again once there is a line."""
        if isinstance(position, _WasAt):
            self._was_at, self._folded = position, set(position.folded)

    @property
    def is_to_come(self) -> bool:
        """Whether there is no line before the journal is read."""
        return not self._journal.is_read

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Make the line, and stay on the entry to keep, where it stands on it."""
        self._section, self._view = section, view
        if self._journal.is_read:
            await self._make()
        shown = self._fill(keep, near=near)
        # What was put down just now is read even where it is not on the line: a success that is under way.
        put_down = near and keep is not None and keep.kind in section.kinds and self._journal.get(keep) is not None
        return keep if put_down else shown

    async def _make(self) -> None:
        """Make the line of what there is now, and have what only a search can tell looked for."""
        while self._version != self._journal.order.version:
            named = self._named
            projects = {name.ref: named.get(name.name, frozenset()) for name in projects_of(self._journal)}
            line = await in_steps(making_line(self._journal, projects))
            if named is self._named:  # or what was looked for was found meanwhile
                self._line, self._version = line, self._journal.order.version
        self._look_for_names()

    def _look_again(self) -> None:
        with suppress(Locked):  # it may have been locked since
            self._look_for_names()

    def _look_for_names(self) -> None:
        people = (one.word for one in self.ticked if one.sort == "people")
        wanted = {*people, *(name.name for name in projects_of(self._journal))}
        if wanted and (self._named_at != self._version or not wanted <= self._named.keys()):
            begin(self, partial(self._look, wanted, self._version), group="names", exclusive=True)

    async def _look(self, names: set[str], version: int) -> None:
        """Look for what names somebody or a project beside the screen, and show it then."""
        worker = get_current_worker()
        try:
            found = await in_background(partial(naming, self._journal, names, lambda: worker.is_cancelled))
            if worker.is_cancelled or not self.is_attached:
                return
            if found is None:  # the search is being built
                self.set_timer(_A_MOMENT, self._look_again)
                return
            changed, self._named, self._named_at = found != self._named, found, version
            if changed:
                self._version = -1
                await self._make()
                self._fill(None, near=True)
        except (Locked, NoMatches):
            pass  # it was locked, or is being taken off the screen

    @property
    def line(self) -> LineOfTime | None:
        """What is shown; None before the journal is read."""
        return self._line

    @property
    def _listed(self) -> TimeList:
        return self.query_one(TimeList)

    @property
    def _rows(self) -> LineRows | None:
        rows = self._listed.rows
        return rows if isinstance(rows, LineRows) else None

    def _place(self, row: int | None) -> int | None:
        rows = self._rows
        return rows.shown.at(row)[1] if rows is not None and row is not None and row < len(rows) else None

    def _fill(self, keep: Ref | None, *, near: bool) -> Ref | None:
        """Show the line as it is folded and lit up now.

        Args:
            keep: the entry to stay on; its year is opened for it.
            near: whether else one stays near where one was.

        Returns:
            The entry that is highlighted then.
        """
        line = self._line
        self.set_class(line is None or not line.items, "-empty")
        if line is None:
            self._say()
            return None
        listed, before = self._listed, self._rows
        here, row = self._place(listed.highlighted), listed.highlighted if near else 0
        stood = before.line.items[here] if before is not None and here is not None else None
        if keep is None and near and stood is not None:
            keep = stood.ref
        place = None
        if keep is not None:
            same = stood if stood is not None and stood.ref == keep else None
            place = line.find(keep, same.milestone if same else None)
        if place is not None:
            self._folded.discard(line.year_of(place).year)
        shown = FoldedLine(line, self._folded)
        lit = lit_up(line, Lit.of(self.ticked), self._journal, self._named) if self.ticked else None
        rows = LineRows(shown, self._journal, lit, low=self.app.size.height < _LOW)
        rows.chosen = place
        listed.show(rows, shown.row_of(place) if place is not None else row or 0)
        self._go_back(keep)
        self._chose(listed.highlighted)
        self._measure()
        return self._ref(listed.highlighted)

    def _go_back(self, keep: Ref | None) -> None:
        """Be on the row where somebody was before a lock, unless another entry is to be kept."""
        was_at, self._was_at = self._was_at, None
        if was_at is not None and was_at.listed is not None and keep in (None, self._ref(was_at.listed.row)):
            self._listed.come_back(was_at.listed)

    def _ref(self, row: int | None) -> Ref | None:
        place = self._place(row)
        return self._line.items[place].ref if self._line is not None and place is not None else None

    def _measure(self) -> None:
        """Take up the room there is, where that is known already."""
        if not self.size:
            return
        self.set_class(self.size.width < 80, "-narrow")
        self.set_class(self.app.size.height < _LOW, "-low")
        rows = self._rows
        self.set_class(rows is not None and not rows.geometry(self._listed.room).beside, "-one-side")
        self.query_one(_Sides).refresh()
        self._say()  # how many pairs are joined by a line depends on the room

    def on_resize(self) -> None:
        """Take up the room there is."""
        self._measure()

    def on_time_list_measured(self, event: TimeList.Measured) -> None:
        """Say what there is room for now."""
        event.stop()
        self._measure()

    def _chose(self, row: int | None) -> None:
        """Let the joins of a row stand out, and say what they are."""
        rows = self._rows
        place = self._place(row)
        if rows is not None and rows.chosen != place:
            rows.chosen = place
            self._listed.redraw()
        self._say()

    def _say(self) -> None:
        line, rows = self._line, self._rows
        says = self.query_one("#line-says", Static)
        joined = self.query_one("#line-joined", Static)
        if self._section is None:
            return
        heading = self.query_one(Heading)
        if line is None or rows is None or not line.items:
            heading.say(self._section, self._view, "")
            self.query_one(HowFar).say()
            says.update(empty_words(self, empty_in(self._section, self._view)) if self._journal.is_read else "")
            return
        lit = f"lit up: {self._lit_words} · " if self.ticked else ""
        self.query_one(HowFar).say()
        heading.say(self._section, self._view, f"{lit}{len(line.items):,} · latest first")
        place = rows.chosen
        joined.update(self._joined(line, place) if place is not None else self._of_folded())
        says.update(self._counts(line, rows))

    def _joined(self, line: LineOfTime, place: int) -> Content:
        """What the highlighted thing is joined to, and why; titles are cut where there is not room for all of it."""
        others = line.joined_to(place)
        if not others:
            return plain("Joined to nothing on the other side.", "$muted")
        told = others[:_NAMED]
        room = 2 * self._listed.room - _AROUND
        said = [self._told(line, place, other, room // len(told)) for other in told]
        more = f"; and {len(others) - _NAMED:,} more" if len(others) > _NAMED else ""
        return Content.assemble(("Joined to ", "$muted"), Content("; ").join(said), (f"{more}.", "$muted"))

    def _told(self, line: LineOfTime, place: int, other: int, room: int) -> Content:
        item = line.items[other]
        year = line.year_of(other).year
        why = why_joined(line, line.items[place].ref, item.ref, self._journal)
        folded = "folded" if year in self._folded else ""
        facts = ", ".join(part for part in (str(year) if year is not None else "undated", folded, why) if part)
        title = first_words(item.card.title, max(_SHORTEST, room - len(facts)))
        return Content.assemble(f"“{title}”", (f" ({facts})", "$muted"))

    @property
    def between(self) -> Content | None:
        """What a year holds, while its own row is highlighted."""
        rows, row = self._rows, self._listed.highlighted
        if rows is None or row is None or not len(rows):
            return None
        year = rows.shown.at(row)[0]
        title = str(year.year) if year.year is not None else "undated"
        misses, well = rows.sides_of(year)
        counts = " · ".join(part for part in (misses, well) if part)
        return Content("\n").join((plain(title, "bold"), plain(f"{counts}\n", "$muted"), self._of_folded()))

    def _of_folded(self) -> Content:
        return with_keys(self, "This year is folded. {fold-year: opens it}.", "$muted").content

    def _counts(self, line: LineOfTime, rows: LineRows) -> Content:
        """What there is, and what of it is lit up: as much of that as there is room for, the weightiest first."""
        said = [f"{len(rows.lit):,} of {len(line.items):,} lit up: {self._lit_words}"] if rows.lit is not None else []
        said.append(counted(line.misses, "miss", "misses") if line.misses else "no misses")
        said.append(f"{line.well:,} went well" if line.well else "nothing that went well")
        said.append(f"{counted(len(line.pairs), 'pair')} joined" if line.pairs else "none joined")
        undrawn = len(line.pairs) - rows.lanes(self._listed.room).drawn
        said += [f"{undrawn:,} of them only in words"] if undrawn else []
        said += [f"{line.under_way:,} under way and not here yet"] if line.under_way else []
        wide = self.query_one("#line-says").content_size.width or self._listed.room
        most = 1 if self.has_class("-low") else 2
        while len(said) > 1 and wrapped(Content(BETWEEN.join(said)), wide).plain.count("\n") >= most:
            said.pop()
        lit = said.pop(0) if rows.lit is not None else ""
        rest = f"{' · ' if lit and said else ''}{' · '.join(said)}"
        return Content.assemble((lit, "$accent"), (rest, "$muted"))

    @property
    def _lit_words(self) -> str:
        """What is lit up, in words."""
        return ", ".join(one.said for one in self.ticked)

    def take_focus(self) -> None:
        """Focus the line."""
        self._listed.focus()

    def go_to(self, first: dt.date, last: dt.date, *, vague: bool = False) -> PartialDate | None:
        """Choose the first thing of a time; the nearest to it where none is. Returns when that was."""
        line = self._line
        place = line.nearest_to(first, last, vague=vague) if line is not None else None
        if line is None or place is None:
            return None
        self._folded.discard(line.year_of(place).year)
        self._fill(None, near=True)
        rows, listed = self._rows, self._listed
        if rows is not None:
            listed.highlighted = rows.shown.row_of(place)
            listed.scroll_to_highlight(top=True)
            self._tell()
        item = line.items[place]
        entry = self._journal.get(item.ref) if item.milestone is None else None
        if entry is not None and entry.date is not None and entry.date.first == item.card.day:
            return entry.date
        return PartialDate.of(item.card.day) if item.card.day else None

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Say what it is joined to, and tell whoever shows the page."""
        event.stop()
        self._chose(event.row)
        self._tell()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Open a folded year, or tell whoever opens the entry."""
        event.stop()
        ref = self._ref(event.row)
        if ref is None:
            self._fold(event.row)
        else:
            self.post_message(Chosen(ref, opened=True))

    def on_time_list_folded(self, event: TimeList.Folded) -> None:
        """Fold a year, or open it."""
        event.stop()
        self._fold(event.row)

    def _fold(self, row: int | None) -> None:
        rows, listed = self._rows, self._listed
        if rows is None or not len(rows) or listed.highlighted is None:
            return
        year = rows.shown.at(listed.highlighted if row is None else row)[0]
        place, was_folded = self._place(listed.highlighted), year.year in self._folded
        if row is not None:
            self._folded ^= {year.year}
        else:
            every = {one.year for one in rows.line.years}
            self._folded = set() if every <= self._folded else every
        if place is not None:
            self._left_at[year.year] = rows.line.items[place]
        elif year.year in self._folded and not was_folded:
            self._left_at.pop(year.year, None)
        elif was_folded and (left_at := self._left_at.get(year.year)) is not None:
            left = rows.line.find(left_at.ref, left_at.milestone)
            place = left if left is not None and rows.line.year_of(left) == year else None
        shown = FoldedLine(rows.line, self._folded)
        again = LineRows(shown, self._journal, rows.lit, low=self.app.size.height < _LOW)
        there = shown.row_of(year.start if place is None else place)
        listed.show(again, there if there is not None else shown.row_of_year(year.year))
        self._chose(listed.highlighted)
        self._measure()
        self._tell()

    def _tell(self) -> None:
        """Tell whoever shows the page what is highlighted."""
        self.post_message(Chosen(self._ref(self._listed.highlighted), opened=False, in_passing=True))

    def action_light(self) -> None:
        """Choose what is lit up."""
        from careerjournal.tui.line_of_time.light_sheet import LightSheet  # noqa: PLC0415 - loaded when it is wanted

        if self._line is not None:
            self.app.push_screen(LightSheet(choices(self._line, self._journal), self.ticked, self._light))

    def _light(self, ticked: tuple[Choice, ...]) -> None:
        self.ticked = ticked
        self._look_for_names()
        self._fill(None, near=True)

    def action_share_both(self) -> None:
        """Share a page of either side or both."""
        from careerjournal.tui.line_of_time.sides_sheet import share_sides  # noqa: PLC0415 - loaded when it is wanted

        rows, line = self._rows, self._line
        if rows is None or line is None or not line.items:
            self.notify("Nothing stands on the line yet, so there is no page of it.")
            return
        items = [item for place, item in enumerate(line.items) if rows.is_lit(place)]
        share_sides(self.app, self._journal, items, self._lit_words, self._shared)

    def _shared(self, ref: Ref | None) -> None:
        if ref is not None:
            self.post_message(ReadEntry(ref))
