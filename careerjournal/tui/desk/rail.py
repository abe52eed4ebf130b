"""The rail on the left: the sections, their numbers and how much is in each."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from careerjournal.tui.commands import key_for
from careerjournal.tui.sections.catalogue import SECTIONS, Section


class RailItem(Static):
    """One section; a click goes there."""

    OWN_WORDS = True

    here: reactive[bool] = reactive(False)
    count: reactive[int] = reactive(0)

    class Chosen(Message):
        """Somebody clicked on a section."""

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section

    def render(self) -> Content:
        """The number and the name, and how many there are; where it is narrow the beginning of the name."""
        bar = "▌" if self.here else " "
        key = key_for(self, f"go-{self.section.key}")
        number = Content.assemble((bar, "$accent"), (key, "bold $accent" if self.here else "$muted"))
        style = "bold $accent" if self.here else "$ink"
        room = self.content_size.width - number.cell_length - 1
        name = next((name for name in (self.section.name, self.section.short) if cell_len(name) <= room), "")
        count = f"{self.count:,}" if self.count else ""
        gap = room - cell_len(name) - len(count)
        return Content.assemble(number, " ", (name, style), *((" " * gap, (count, "$muted")) if gap > 0 else ()))

    def watch_here(self, here: bool) -> None:
        """Tint the section one is in."""
        self.set_class(here, "-here")

    def on_click(self, event: Click) -> None:
        """Go to the section."""
        event.stop()
        self.post_message(self.Chosen(self.section))


class Rail(Vertical):
    """The sections, one under the other."""

    def compose(self) -> ComposeResult:
        """One item a section."""
        for section in SECTIONS:
            yield RailItem(section)

    def show(self, here: Section, counts: dict[str, int]) -> None:
        """Mark the section one is in, and say how much is in each (by its key)."""
        for item in self.query(RailItem):
            item.here = item.section == here
            item.count = counts.get(item.section.key, 0)
