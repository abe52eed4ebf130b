"""Where to write something that leaves the journal: one line, and never over something that is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input, Static

from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import write_out
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.editors import Line
from careerjournal.tui.widgets.hints import refusal
from careerjournal.tui.widgets.line import LONGEST_PATH
from careerjournal.typed_paths import typed_path


class WriteOut(Sheet[Path]):
    """Dismissed with the file that was written, or with None where none was.

    Args:
        what: what is written, for the first line.
        name: the file's name, as suggested; it goes to the home folder unless another is typed.
        data: the bytes for a file of this name; a ValueError says why there are none.
        hint: what there is to know about the name.
    """

    CSS_PATH = ["write_out.tcss"]
    BINDINGS = [command("escape", "leave", "leave it", "Write nothing.", name="leave-writing-out")]

    hints = (("enter", "writes it"), ("leave-writing-out", "leaves it"))

    def __init__(self, what: str, name: str, data: Callable[[Path], bytes], hint: str) -> None:
        super().__init__()
        self.heading = plain(what, "bold $ink")
        self._suggested = name
        self._data = data
        self._hint = hint

    def body(self) -> ComposeResult:
        """Where, and a place for what is wrong."""
        yield Static(plain(self._hint, "$muted"), classes="words")
        yield Line(str(Path("~") / self._suggested), LONGEST_PATH)
        said = Static(id="write-out-says")
        said.display = False
        yield said

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say no longer what was wrong with something else."""
        event.stop()
        self.query_one("#write-out-says", Static).display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        path = typed_path(event.value)
        try:
            write_out(path, self._data(path))
        except (SharingError, ValueError) as error:
            says = self.query_one("#write-out-says", Static)
            says.display = True
            says.update(refusal(str(error)))
            return
        self.dismiss(path)
