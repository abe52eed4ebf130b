"""What if, on screen: what is open towards an aspiration, a column each, and staying beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.lattice.career import Career
from careerjournal.lattice.what_if import Option, WhatIf, aspirations_with_open_moves, what_if
from careerjournal.model import Aspiration, Move
from careerjournal.model.links import Ref
from careerjournal.tui.commands import arrows, command, moves
from careerjournal.tui.entry import rows
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.widgets.status import StatusScreen
from careerjournal.tui.widgets.thin_bar import ThinBar

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


NOTHING: Final = (
    "Nothing to lay out yet. Edit a move that you are considering, have applied for or were offered, and say which is "
    "its aspiration: here it will stand beside the others."
)
NARROWEST: Final = 34
"""Cells of a column below which its words stand one to a line."""


class Options(Horizontal):
    """The columns."""

    def on_mount(self) -> None:
        """The bar says that there are more, and no more than that."""
        self.horizontal_scrollbar.renderer = ThinBar  # type: ignore[misc] # as its documentation tells one to

    def on_resize(self) -> None:
        """Share what room there is now."""
        self.share_room()

    def share_room(self) -> None:
        """Put as many beside each other as can be read, each as wide as the next."""
        columns = self.query(".option")
        room = self.content_size.width
        beside = min(len(columns), max(1, room // (NARROWEST + 1)))
        for column in columns:
            column.styles.width = room // beside - 1


class WhatIfScreen(StatusScreen["Ref | None"]):
    """The columns; dismissed with an entry to read, or with None.

    Args:
        journal: the open journal.
        career: its roles and moves.
        begin: the aspiration to begin with; else the one with most to choose between.
    """

    CSS_PATH = ["../entry/page.tcss", "what_if.tcss"]
    AUTO_FOCUS = None
    BINDINGS = [
        command("right", "column(1)", "next", "To the next column.", name="next-column"),
        command("left", "column(-1)", "before", "To the column before.", name="column-before", footer=False),
        *moves("line(1)", "line(-1)"),
        *arrows("line(1)", "line(-1)"),
        command(
            "full_stop", "aspiration(1)", "another aspiration", "Lay another aspiration’s moves out.", name="next-wish"
        ),
        command("escape,w", "leave", "back", "Go back to the lattice.", name="leave-what-if"),
    ]

    def __init__(self, journal: Journal, career: Career, begin: Ref | None = None) -> None:
        super().__init__()
        self._journal = journal
        self._career = career
        self._aspirations = aspirations_with_open_moves(journal.aspirations, career.moves)
        places = [place for place, found in enumerate(self._aspirations) if found.ref == begin]
        self._place = next(iter(places), 0)

    def compose(self) -> ComposeResult:
        """Where one is, what it is about, the columns, the keys."""
        yield self.status_line()
        yield Static(id="wish")
        yield Options(id="options")
        yield Static(id="unmet")
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Lay it out."""
        self.status_place = "Lattice › What if"
        await self._show()

    async def _show(self) -> None:
        found = self._found()
        self.query_one("#wish", Static).update(self._wish(found.aspiration) if found else Content())
        options = self.query_one(Options)
        async with options.batch():
            await options.remove_children()
            await options.mount_all(self._columns(found))
        self.query_one("#unmet", Static).update(_unmet(found) if found else Content())
        self.query_one(Options).share_room()
        self.action_line(0)
        self.refresh_bindings()

    def _found(self) -> WhatIf | None:
        if not self._aspirations:
            return None
        return what_if(self._aspirations[self._place], self._career, self._journal.lessons, self._journal.setbacks)

    def _wish(self, aspiration: Aspiration) -> Content:
        facts = rows.facts(aspiration)
        several = f"   {self._place + 1} of {len(self._aspirations)}" if len(self._aspirations) > 1 else ""
        lead = Content.assemble(("What if", "bold $accent"), (several, "$muted"))
        return Content.assemble(lead, "\n", (aspiration.what, "bold $ink"), (f"   {facts}", "$muted"))

    def _columns(self, found: WhatIf | None) -> list[Widget]:
        if found is None:
            return [Static(plain(NOTHING, "$muted"), classes="words")]
        return [Vertical(*self._column(option), classes="option") for option in found.options]

    def _column(self, option: Option) -> Iterator[Widget]:
        entry = option.entry
        move = isinstance(entry, Move)
        mark = symbols.DIRECTION[entry.direction] if isinstance(entry, Move) else "●"
        title = self._journal.title(entry) if move else f"Staying: {self._journal.title(entry)}"
        facts = rows.facts(entry)
        yield LinkLine(entry.ref, Content.assemble((f"{mark} ", "$accent"), (title, "bold"), (f"\n{facts}", "$muted")))
        yield from _text("What it would give" if move else "What it gives", option.gives)
        yield from _text("What it would cost" if move else "What it costs", option.costs)
        yield Static(plain("Lessons that bear on it"), classes="heading")
        for bearing in option.lessons:
            lesson = bearing.lesson
            yield LinkLine(lesson.ref, Content.assemble(lesson.sentence, (f"\n  {bearing.why}", "$muted")))
        if not option.lessons:
            yield _nothing("none found")
        yield Static(plain("Areas for development it meets"), classes="heading")
        for meeting in option.meets:
            need = Content.assemble(("✓ ", "$growth"), meeting.area.need, (f"\n  {meeting.why}", "$muted"))
            yield Static(need, classes="words")
        if not option.meets:
            yield _nothing("none found")

    @on(LinkLine.Followed)
    def _follow(self, event: LinkLine.Followed) -> None:
        event.stop()
        self.dismiss(event.ref)

    # Walking

    def _lines(self) -> list[list[LinkLine]]:
        return [list(column.query(LinkLine)) for column in self.query(".option")]

    def _here(self, columns: list[list[LinkLine]]) -> tuple[int, int] | None:
        places = ((x, y) for x, lines in enumerate(columns) for y, line in enumerate(lines) if line is self.focused)
        return next(places, None)

    def action_line(self, by: int) -> None:
        """Up or down in a column, to what can be opened."""
        columns = self._lines()
        x, y = self._here(columns) or (0, 0)
        if columns:
            columns[x][min(max(y + by, 0), len(columns[x]) - 1)].focus()

    def action_column(self, by: int) -> None:
        """Focus the column beside."""
        columns = self._lines()
        x, _ = self._here(columns) or (0, 0)
        if columns:
            columns[min(max(x + by, 0), len(columns) - 1)][0].focus()

    async def action_aspiration(self, by: int) -> None:
        """Lay another aspiration's moves out."""
        self._place = (self._place + by) % len(self._aspirations)
        await self._show()

    def action_leave(self) -> None:
        """Back to the lattice."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Another aspiration, where there is one."""
        del parameters
        return action != "aspiration" or len(self._aspirations) > 1


def _text(heading: str, text: str) -> Iterator[Widget]:
    yield Static(plain(heading), classes="heading")
    yield Static(plain(text), classes="words") if text else _nothing("not said yet")


def _nothing(says: str) -> Static:
    return Static(plain(says, "$muted"), classes="words")


def _unmet(found: WhatIf) -> Content:
    """What none of them meets; nothing where there is no such thing."""
    if not found.unmet:
        return Content()
    needs = " · ".join(area.need for area in found.unmet)
    return Content.assemble(("None of these is seen to meet   ", "$accent"), needs)
