"""One line, asked for before something is done with it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.line import Line


class Ask(Sheet[str]):
    """Dismissed with the line, which may be empty, or with None where nothing is to be done after all.

    Args:
        question: what is asked.
        about: what it is about, in the person's own words.
        does: what enter does, in a word or two.
    """

    BINDINGS = [command("escape", "leave", "leave it", "Leave everything as it is.")]

    def __init__(self, question: str, about: str, does: str) -> None:
        super().__init__()
        self.heading = Content("\n").join([plain(about, "$muted"), plain(question, "bold $ink")])
        self.hints = (("enter", f"{does}, with or without a word"), ("leave", "leaves it"))

    def body(self) -> ComposeResult:
        """A line."""
        yield Line(id="answer")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on."""
        event.stop()
        self.dismiss(event.value)
