"""The keys of the seven steps in a row, each with whether there are notes on it; a click does what the key does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from careerjournal.model import StepName
from careerjournal.tui.commands import key_for

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft

STEPS: Final = tuple(StepName)


class StepKey(Static):
    """One step."""

    class Chosen(Message):
        """Somebody clicked on it."""

        def __init__(self, step: StepName) -> None:
            super().__init__()
            self.step = step

    def __init__(self, step: StepName) -> None:
        super().__init__()
        self.step = step

    def show(self, *, noted: bool, here: bool) -> None:
        """Say whether there are notes on it, and whether it is the one that is noted now."""
        style = "bold $accent" if here else "$ink" if noted else "$muted"
        sign = ("●" if noted else "○", "$growth" if noted else "$muted")
        self.update(Content.assemble((f"{key_for(self, f'note-{STEPS.index(self.step) + 1}')} ", style), sign))

    def on_click(self, event: Click) -> None:
        """Note it."""
        event.stop()
        self.post_message(self.Chosen(self.step))


class StepKeys(Horizontal):
    """All of them."""

    def compose(self) -> ComposeResult:
        """One a step."""
        for step in STEPS:
            yield StepKey(step)

    def show(self, draft: ConversationDraft, here: StepName) -> None:
        """Bring them up to date."""
        for key in self.query(StepKey):
            key.show(noted=bool(draft.step(key.step)["notes"].strip()), here=key.step is here)
