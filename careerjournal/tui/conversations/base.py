"""The base of the screens that are laid over the preparation of a conversation, and change the same draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from careerjournal.tui.conversations.commitments import ActionInput
from careerjournal.tui.conversations.gathering import gathered
from careerjournal.tui.output.scrolled import Scrolled
from careerjournal.tui.widgets.caret import CaretInSight, field_left, leave_field
from careerjournal.tui.writing.form import Form, remember_field, write_at
from careerjournal.tui.writing.screen import WritingScreen

if TYPE_CHECKING:
    from textual.events import DescendantFocus
    from textual.widget import Widget

    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.writing.autosave import Autosave


_ACTION: Final = "~action"
"""Where one is while one writes what was agreed: no field has this name."""


class OverlaidScreen(WritingScreen[None]):
    """A screen that is laid over the preparation, and changes the conversation that is prepared there.

    Args:
        journal: the open journal.
        draft: the conversation.
        autosave: stores it at the next pause.
    """

    _draft: ConversationDraft

    comes_back = False
    """Whether one was here when the journal was locked."""

    def __init__(self, journal: Journal, draft: ConversationDraft, autosave: Autosave) -> None:
        super().__init__(journal, draft, autosave)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Bring what has the focus into view.

        Textual looks at once whether it is, and scrolls behind the next frame only: by what had the focus before, where
        that was a moment ago, it would then be scrolled out of view.
        """
        self.call_after_refresh(self._show, event.widget)

    def _show(self, focused: Widget) -> None:
        # A text brings its caret into sight itself, and what is only read is scrolled to its top.
        ours = focused is self.focused and not isinstance(focused, CaretInSight | Scrolled)
        if ours and not self.can_view_entire(focused):
            self.scroll_to_center(focused, animate=False, origin_visible=True, immediate=True)

    def go_on(self) -> None:
        """Go on, after a lock, where one wrote; and remember from now on where that is."""
        at = field_left(self) if self.comes_back else ""
        remember_field(self, self._remember)
        if at:
            self.call_after_refresh(self._write_at, at)

    def _remember(self, path: str) -> None:
        in_line = self.focused is not None and any(isinstance(node, ActionInput) for node in self.focused.ancestors)
        leave_field(self, _ACTION if in_line else path)

    def _write_at(self, at: str) -> None:
        if at == _ACTION:
            self.query_one(ActionInput).write()
        else:
            write_at(self, at)

    def gather(self) -> bool:
        """Put into the draft what stands in the fields, and in the line for an action; whether any of it is new."""
        new = gathered(self.query(Form), self._draft)
        for line in self.query(ActionInput):
            if line.is_mounted:
                new |= self._draft.put_aside("line", line.text)
                self._draft.put_aside("line typed on", line.typed_on.isoformat() if line.text else "")
        return new

    def say_where(self, what: str) -> None:
        """Say in the line on top which conversation this is, and what is done with it."""
        who = self._draft.typed["with_whom"] or "somebody"
        self.status_title = f"With {who} › {what}"

    def action_back(self) -> None:
        """Return to the preparation, from the line for an action, too."""
        for line in self.query(ActionInput):
            if line.has_focus_within:
                line.keep_what_is_clear()
        self.take_in()
        self.dismiss(None)
