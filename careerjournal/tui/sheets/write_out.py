"""Where to write something that leaves the journal: one line, and never over something that is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import write_out
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.typed_paths import typed_path
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.line import LONGEST_PATH


class WriteOut(ModalScreen["Path | None"]):
    """Dismissed with the file that was written, or with None where none was.

    Args:
        what: what is written, for the first line.
        name: the file's name, as suggested; it goes to the home folder unless another is typed.
        data: the bytes for a file of this name; a ValueError says why there are none.
        hint: what there is to know about the name.
    """

    CSS_PATH = ["../entry/page.tcss", "sheet.tcss", "write_out.tcss"]
    BINDINGS = [command("escape", "leave", "leave it", "Write nothing.", name="leave-writing-out")]

    def __init__(self, what: str, name: str, data: Callable[[Path], bytes], hint: str) -> None:
        super().__init__()
        self._what = what
        self._suggested = name
        self._data = data
        self._hint = hint

    def compose(self) -> ComposeResult:
        """What, where, a place for what is wrong, the keys."""
        with Vertical(classes="sheet -small"):
            yield Static(plain(self._what), classes="title")
            yield Static(plain(self._hint, "$muted"), classes="words")
            yield Line(str(Path("~") / self._suggested), LONGEST_PATH)
            yield Static(id="write-out-says")
            yield Hint(("enter", "writes it"), ("esc", "leaves it"))

    def on_mount(self) -> None:
        """Be ready to type, with what is suggested standing there."""
        self.query_one("#write-out-says").display = False
        self.query_one(Line).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        path = typed_path(event.value)
        try:
            write_out(path, self._data(path))
        except (SharingError, ValueError) as error:
            says = self.query_one("#write-out-says", Static)
            says.display = True
            says.update(plain(f"✗ {error}", "$loss"))
            return
        self.dismiss(path)

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
