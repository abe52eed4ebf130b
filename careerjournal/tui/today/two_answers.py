"""A question to answer, and an answer to another one still unfinished: neither is to be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.widgets import Static

from careerjournal.model.text import first_words
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sheets.sheet import Sheet

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft

Choice = Literal["on", "keep"]


class TwoAnswers(Sheet[Choice]):
    """Dismissed with ``on`` to go on with the draft, ``keep`` to keep it as it stands and begin anew, or None.

    Args:
        draft: the unfinished reflection.
        question: what is to be answered now.
    """

    BINDINGS = [
        command("g,enter", "go_on", "go on", "Go on with what was begun."),
        command("k", "keep_it", "keep it", "Keep what was begun as it stands, and answer the new question."),
        command("escape", "leave", "leave it", "Answer nothing now."),
    ]

    heading = plain("You have begun another answer", "bold $ink")
    hints = (("go-on", "goes on with it"), ("keep-it", "keeps it, answers this"), ("leave", "neither"))

    def __init__(self, draft: Draft, question: str) -> None:
        super().__init__()
        self._draft = draft
        self._question = question

    def body(self) -> ComposeResult:
        """What was begun, and what is asked."""
        begun = str(self._draft.values.get("prompt") or "a reflection without a question")
        yield Static(plain(begun, "$muted"), classes="words")
        yield Static(plain(first_words(str(self._draft.values.get("body", "")), 140)))
        yield Static(plain("The question now", "$accent"), classes="words")
        yield Static(plain(self._question))

    def action_go_on(self) -> None:
        """Go on with the draft."""
        self.dismiss("on")

    def action_keep_it(self) -> None:
        """Keep it, and begin anew."""
        self.dismiss("keep")
