"""Choose what kind of entry to put down."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from careerjournal.model.links import Kind
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.widgets.marked_list import MarkedList


class PickKind(ModalScreen["Kind | None"]):
    """A short list."""

    CSS_PATH = "../sheets/sheet.tcss"
    BINDINGS = [command("escape", "leave", "close", "Put nothing down.", name="leave-kinds")]

    def __init__(self, kinds: tuple[Kind, ...]) -> None:
        super().__init__()
        self._kinds = kinds

    def compose(self) -> ComposeResult:
        """The kinds, each with what it is."""
        with Vertical(classes="sheet -small"):
            yield Static(plain("Put down", "bold $accent"))
            yield MarkedList(*(Option(self._row(kind), id=kind.value) for kind in self._kinds), id="kinds")

    def _row(self, kind: Kind) -> Content:
        article = "an" if kind.value[0] in "aeiou" else "a"
        return Content.assemble((f"{article} {kind}".ljust(18), "bold"), (SHOWN[kind].says, "$muted"))

    def on_mount(self) -> None:
        """Be ready to choose."""
        self.query_one(MarkedList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.dismiss(Kind(str(event.option.id)))

    def action_leave(self) -> None:
        """Put nothing down."""
        self.dismiss(None)
