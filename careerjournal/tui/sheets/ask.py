"""One line, asked for before something is done with it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.hints import Hint
from careerjournal.tui.widgets.line import Line


class Ask(ModalScreen["str | None"]):
    """Dismissed with the line, which may be empty, or with None where nothing is to be done after all.

    Args:
        question: what is asked.
        about: what it is about, in the person's own words.
        does: what enter does, in a word or two.
    """

    CSS_PATH = ["../entry/page.tcss", "sheet.tcss"]
    BINDINGS = [command("escape", "leave", "leave it", "Leave everything as it is.")]

    def __init__(self, question: str, about: str, does: str) -> None:
        super().__init__()
        self._question = question
        self._about = about
        self._does = does

    def compose(self) -> ComposeResult:
        """What it is about, the question, a line, the two keys."""
        with Vertical(classes="sheet -small"):
            yield Static(plain(self._about), classes="facts")
            yield Static(plain(self._question), classes="title")
            yield Line(id="answer")
            yield Hint(("enter", f"{self._does}, with or without a word"), ("esc", "leaves it"))

    def on_mount(self) -> None:
        """Be ready to type."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on."""
        event.stop()
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave it."""
        self.dismiss(None)
