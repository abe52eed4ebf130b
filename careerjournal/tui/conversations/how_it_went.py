"""How an action went, or why it is dropped: a line, asked for as its state is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from careerjournal.journal.draft_words import LAST_IN
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.model.vocabulary import ActionState
from careerjournal.tui.commands import command
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.writing.drafted_sheet import DraftedSheet

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action
    from careerjournal.model.typed import Typed


class HowItWent(DraftedSheet[str]):
    """Dismissed with the line, which may be empty, or with None where nothing is to be done after all.

    What is typed is a draft of the action, with its new state.

    Args:
        journal: the open journal.
        action: the action.
        state: the one that is set: done or dropped.
    """

    BINDINGS = [command("escape", "leave", "leave it", "Leave everything as it is.")]

    def __init__(self, journal: Journal, action: Action, state: ActionState) -> None:
        super().__init__(journal, action.ref)
        done = state is ActionState.DONE
        question, does = ("How did it go?", "marks it done") if done else ("Why is it dropped?", "drops it")
        self.heading = Content("\n").join([plain(action.what, "$muted"), plain(question, "bold $ink")])
        self.hints = (("enter", f"{does}, with or without a word"), ("leave", "leaves it"))
        self._state = state

    def body(self) -> ComposeResult:
        """A line."""
        yield Line(id="answer")

    def drafted(self) -> Typed:
        """The action with its new state and the line."""
        draft = EntryDraft(self._journal, self.of)
        draft.put_all({"state": self._state.value, "outcome": self.query_one(Line).value, LAST_IN: "outcome"})
        return draft.typed

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on."""
        event.stop()
        self.answer(event.value)
