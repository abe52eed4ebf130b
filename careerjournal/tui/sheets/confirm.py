"""One question before something that cannot be undone."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet


class Confirm(Sheet[bool]):
    """Says what will happen; only a `y` makes it happen."""

    BINDINGS = [
        command("y", "yes", "yes", "Go on with it."),
        command("n,escape,enter", "leave", "no", "Leave everything as it is.", name="no"),
    ]

    def __init__(self, question: str, meaning: str, does: str, *, does_not: str = "leave it") -> None:
        super().__init__()
        self.heading = plain(question, "bold $ink")
        self.hints = (("yes", does), ("no", does_not))
        self._meaning = meaning

    def body(self) -> ComposeResult:
        """What it means."""
        yield Static(plain(self._meaning), classes="words")

    def action_yes(self) -> None:
        """Go on."""
        self.dismiss(True)
