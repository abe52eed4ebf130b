"""Choose what kind of entry to put down."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from careerjournal.model.links import Kind
from careerjournal.tui.commands import command
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.marked_list import MarkedList


class PickKind(Sheet[Kind]):
    """A short list."""

    BINDINGS = [command("escape", "leave", "close", "Put nothing down.", name="leave-kinds")]

    heading = "Put down"
    extent = "-small -compact"
    hints = (("enter", "goes on to its form"), ("leave-kinds", "puts nothing down"))

    def __init__(self, kinds: tuple[Kind, ...]) -> None:
        super().__init__()
        self._kinds = kinds

    def body(self) -> ComposeResult:
        """The kinds, each with what it is."""
        yield MarkedList(*(Option(self._row(kind), id=kind.value) for kind in self._kinds), id="kinds")

    def _row(self, kind: Kind) -> Content:
        return Content.assemble((kind.with_article.ljust(18), "bold"), (SHOWN[kind].says, "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.dismiss(Kind(str(event.option.id)))
