"""Questions of one's own, which Today asks beside ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from careerjournal.journal.draft_words import OWN_QUESTIONS
from careerjournal.journal.errors import JournalError
from careerjournal.journal.sitting import keep_own
from careerjournal.model.text import MAX_LINE
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sheets.sheet import Sheet
from careerjournal.tui.widgets.caret import left_at
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.autosave import Autosave

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal


class OwnQuestions(Sheet[bool]):
    """One question a line; dismissed with True where they were kept, and with None where they stay as they were.

    What is typed is a draft until then, under `OWN_QUESTIONS`.
    """

    CSS_PATH = ["own_questions.tcss"]
    BINDINGS = [
        command("escape,ctrl+s", "leave", "keep", "Keep these questions.", name="keep-questions", also="save store"),
        command("f8", "let_go", "let it go", "Leave them as they were.", name="let-questions-go"),
    ]

    heading = "Questions of my own"
    hints = (("keep-questions", "keeps them"), ("let-questions-go", "leaves them as they were"))
    extent = "-tall"

    def __init__(self, journal: Journal) -> None:
        super().__init__("own questions")
        self.of = OWN_QUESTIONS
        self.status_kept = ""
        self._journal = journal
        left = journal.drafts.get(OWN_QUESTIONS)
        kept = "\n".join(journal.arrangement.questions)
        self._typed = str(left.values.get("body", "")) if left is not None else kept
        self._autosave = Autosave.on(self, journal, lambda: self.of, self._values)

    def body(self) -> ComposeResult:
        """What they are for, and a line for each."""
        yield Static(
            plain("One a line. Today asks them among the others, each at most once in three months.", "$muted")
        )
        yield Area(self._typed, 100 * MAX_LINE, left_at=left_at(self))

    loses = False
    WRITES = True

    @on(TextArea.Changed)
    def _typed_in(self) -> None:
        if self._gather():
            self._autosave.changed()

    def _gather(self) -> bool:
        """Take in what stands there; whether any of it is new."""
        areas = self.query(Area)
        before = self._typed
        self._typed = areas.first().text if areas else before
        return self._typed != before

    def _values(self) -> dict[str, str]:
        self._gather()
        return {"body": self._typed}

    def flush(self) -> None:
        """Hand what was typed to the drafts."""
        if self._gather():
            self._autosave.unstored = True
        self._autosave.hold()

    def action_leave(self) -> None:
        """Keep them."""
        self._gather()
        try:
            keep_own(self._journal, self._typed.split("\n"))
            self._stop()
        except JournalError as error:
            self.notify(str(error), severity="error")
            self._autosave.unstored = True
            self._autosave.store()
        else:
            self.dismiss(True)

    def action_let_go(self) -> None:
        """Leave them as they were, and let go of the draft."""
        tried(self, self._stop)
        self.dismiss(None)

    def _stop(self) -> None:
        self._autosave.stop()
        self._journal.drafts.discard(self.of)
