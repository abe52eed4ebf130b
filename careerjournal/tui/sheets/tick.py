"""A list to tick, aside: what is drawn behind it lights up what is ticked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList


class Tickable(NamedTuple):
    """A row that can be ticked."""

    id: str
    heading: str
    """What it stands under; rows of one heading follow each other."""
    says: Content
    ticked: bool


class TickSheet(Sheet[None]):
    """A list to tick; the drawing behind it changes with every tick."""

    CSS_PATH = ["../sheets/tick.tcss"]
    BINDINGS = [
        command("space", "tick", "light up", "Light this up, or no longer.", name="toggle-light"),
        command("a", "all", "all", "Light everything up again.", name="light-all"),
        command("escape,f", "leave", "close", "Go back to the drawing.", name="leave-light"),
    ]

    hints = (("toggle-light", "light up"), ("light-all", "all"), ("leave-light", "close"))
    extent = "-aside -compact"

    @abstractmethod
    def rows(self) -> Iterator[Tickable]:
        """What can be ticked, as it is now."""

    @abstractmethod
    def toggle(self, which: str) -> None:
        """Light up what a row stands for, or no longer."""

    @abstractmethod
    def light_all(self) -> None:
        """Light everything up again."""

    def body(self) -> ComposeResult:
        """The list."""
        yield MarkedList(id="to-tick")

    def on_mount(self) -> None:
        """List everything that can be ticked."""
        super().on_mount()
        self._fill()

    def _fill(self) -> None:
        listed = self.query_one(MarkedList)
        before = listed.highlighted
        rows: list[Option] = []
        heading = ""
        for row in self.rows():
            if row.heading != heading:
                heading = row.heading
                apart = "\n" if rows else ""
                rows.append(Option(plain(f"{apart}{heading}", "$accent"), disabled=True))
            box = ("[x] ", "bold $accent") if row.ticked else ("[ ] ", "$muted")
            rows.append(Option(Content.assemble(box, row.says), id=row.id))
        listed.set_options(rows)
        listed.highlighted = before if before is not None else 1 if rows else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick it, or no longer."""
        event.stop()
        self._tick(event.option)

    def action_tick(self) -> None:
        """Tick the highlighted one, or no longer."""
        option = self.query_one(MarkedList).highlighted_option
        if option is not None:
            self._tick(option)

    def _tick(self, option: Option) -> None:
        if option.id:
            self.toggle(option.id)
            self._fill()

    def action_all(self) -> None:
        """Dim nothing."""
        self.light_all()
        self._fill()
