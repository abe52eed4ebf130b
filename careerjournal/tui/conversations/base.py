"""The base of the screens that are laid over the preparation of a conversation, and change the same draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerjournal.tui.conversations.commitments import ActionInput
from careerjournal.tui.conversations.gathering import gathered
from careerjournal.tui.widgets.status import StatusScreen
from careerjournal.tui.writing.form import Form

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal
    from careerjournal.model.links import Ref
    from careerjournal.tui.writing.autosave import Autosave


class OverlaidScreen(StatusScreen[None]):
    """A screen that is laid over the preparation, and changes the conversation that is prepared there.

    Args:
        journal: the open journal.
        draft: the conversation.
        autosave: stores it at the next pause.
    """

    def __init__(self, journal: Journal, draft: ConversationDraft, autosave: Autosave) -> None:
        super().__init__(name=str(draft.of))
        self._journal = journal
        self._draft = draft
        self._autosave = autosave

    @property
    def of(self) -> Ref:
        """The conversation."""
        return self._draft.of

    def gather(self) -> bool:
        """Take in what stands in the fields, and what is half typed of an action; whether that is anything new."""
        new = gathered(self.query(Form), self._draft)
        for line in self.query(ActionInput):
            if line.is_mounted:
                new |= self._draft.put_aside("line", line.text)
                self._draft.put_aside("line typed on", line.typed_on.isoformat() if line.text else "")
        return new

    def take_in(self) -> None:
        """Take in what stands in the fields, and show what that comes to."""
        self.gather()

    def typed_in(self) -> None:
        """Something was typed: what that is, is looked at again at the pause."""
        if not self._autosave.unstored:
            self.changed()
            self.take_in()

    def flush(self) -> None:
        """Hand what was typed to the drafts."""
        if self.gather():
            self._autosave.unstored = True
        self._autosave.hold()

    def changed(self) -> None:
        """Take in what stands in the fields, and store what is new at the next pause."""
        if self.gather():
            self._autosave.changed()

    def say_where(self, what: str) -> None:
        """Say in the line on top which conversation this is, and what is done with it."""
        who = self._draft.typed["with_whom"] or "somebody"
        self.status_title = f"With {who} › {what}"

    def action_back(self) -> None:
        """Return to the preparation."""
        self.changed()
        self.dismiss(None)
