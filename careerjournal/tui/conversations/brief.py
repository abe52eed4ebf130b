"""The brief: what of a conversation goes on the one page and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from careerjournal.conversations.brief import BriefPiece, pieces
from careerjournal.tui.conversations.pieces_screen import PiecesScreen

if TYPE_CHECKING:
    from careerjournal.conversations.draft import ConversationDraft
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.tui.writing.autosave import Autosave


class BriefScreen(PiecesScreen):
    """The brief of a conversation that is being prepared.

    Args:
        journal: the open journal.
        draft: the conversation, which keeps the choice.
        autosave: stores it at the next pause.
    """

    CALLED = "brief"

    _draft: ConversationDraft

    def __init__(self, journal: Journal, draft: ConversationDraft, autosave: Autosave) -> None:
        super().__init__(journal, draft, autosave)

    async def on_mount(self) -> None:
        """Say whose it is; Textual has the screen it extends show what is there, too."""
        self.status_title = f"With {self._draft.typed['with_whom'] or 'somebody'} › Brief"

    def pieces(self) -> list[BriefPiece]:
        """The pieces of the conversation."""
        return pieces(self._draft.as_it_stands(), self._journal)

    @property
    def chosen(self) -> Sequence[str]:
        """What the conversation keeps as its brief."""
        keys: list[str] = self._draft.typed["brief"]
        return keys

    def choose(self, keys: list[str]) -> None:
        """Keep it with the conversation."""
        self._draft.put("brief", keys)

    @property
    def title_of_page(self) -> str:
        """With nobody's name: that is on it only where it was put there."""
        return "Brief"

    @property
    def file_name(self) -> str:
        """Named for the day of the conversation."""
        when = self._draft.as_it_stands().when
        return f"brief{f' {when}' if when else ''}.html".replace(" ", "-")

    @property
    def made_of(self) -> Iterable[Entry]:
        """The conversation, once it is kept."""
        kept = self._journal.get(self.of)
        return [kept] if kept else []

    @property
    def nothing_to_put(self) -> str:
        """Where the pieces come from."""
        return "There is nothing to put on the page yet. Write in a step first."
