"""One question before something that cannot be undone."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain


class Confirm(ModalScreen[bool]):
    """Says what will happen; only a `y` makes it happen."""

    CSS_PATH = ["../entry/page.tcss", "sheet.tcss"]
    BINDINGS = [
        command("y", "yes", "yes", "Go on with it."),
        command("n,escape,enter", "no", "no", "Leave everything as it is."),
    ]

    def __init__(self, question: str, meaning: str, does: str, *, does_not: str = "leave it") -> None:
        super().__init__()
        self._question = question
        self._meaning = meaning
        self._does = does
        self._does_not = does_not

    def compose(self) -> ComposeResult:
        """The question, what it means, the two answers."""
        with Vertical(classes="sheet -small"):
            yield Static(plain(self._question), classes="title")
            yield Static(plain(self._meaning), classes="words")
            keys = Content.assemble(
                ("y", "bold $accent"),
                (f" {self._does}   ", "$muted"),
                ("n", "bold $accent"),
                (f" {self._does_not}", "$muted"),
            )
            yield Static(keys, classes="hint")

    def action_yes(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave it."""
        self.dismiss(False)
