"""Questions of one's own, which Today asks beside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.journal.errors import JournalError
from careerjournal.journal.sitting import keep_own
from careerjournal.model.text import MAX_LINE
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.editors import Area

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class OwnQuestions(Sheet[bool]):
    """One question a line; dismissed with True where they were kept, and with None where they stay as they were."""

    CSS_PATH = ["own_questions.tcss"]
    BINDINGS = [
        command("escape,ctrl+s", "leave", "keep", "Keep these questions.", name="keep-questions"),
        command("f8", "let_go", "let it go", "Leave them as they were.", name="let-questions-go"),
    ]

    heading = "Questions of my own"
    hints = (("keep-questions", "keeps them"), ("let-questions-go", "leaves them as they were"))
    extent = "-tall"

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def body(self) -> ComposeResult:
        """What they are for, and a line for each."""
        yield Static(
            plain("One a line. Today asks them among the others, each at most once in three months.", "$muted")
        )
        yield Area("\n".join(self._journal.arrangement.questions), 100 * MAX_LINE)

    def action_leave(self) -> None:
        """Keep them."""
        try:
            keep_own(self._journal, self.query_one(Area).text.split("\n"))
        except JournalError as error:
            self.notify(str(error), severity="error")
        else:
            self.dismiss(True)

    def action_let_go(self) -> None:
        """Leave them as they were."""
        self.dismiss(None)
