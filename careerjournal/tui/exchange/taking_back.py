"""Taking back what came in, where it is much: beside the screen, and said meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.journal.errors import JournalError, Locked
from careerjournal.model.counting import counted
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.background import begin, in_background

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.input.queue import TakesInput


class TakingBack(Sheet[str]):
    """Dismissed with what was taken back, or with None where it could not be; what is typed meanwhile waits.

    Args:
        journal: whose latest change is taken back.
    """

    extent = "-small -compact"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def body(self) -> ComposeResult:
        """How much it is."""
        entries = counted(self._journal.to_undo, "change")
        yield Static(plain(f"Taking back {entries}. This takes a moment."))

    def on_mount(self) -> None:
        """Begin."""
        begin(self, self._take_back)
        super().on_mount()

    async def _take_back(self) -> None:
        what: str | None = None
        try:
            with cast("TakesInput", self.app).hold_input():
                what = await in_background(self._journal.undo)
        except Locked:
            return
        except JournalError as error:
            self.app.notify(str(error), severity="error")
        self.dismiss(what)

    def action_leave(self) -> None:
        """Wait: it is taken back whole, or not at all."""
