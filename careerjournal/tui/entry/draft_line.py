"""A draft that was left open: what it is of, when it was typed and how it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.message import Message

from careerjournal.journal.draft_words import beginning_beside
from careerjournal.model.links import Ref
from careerjournal.model.text import first_words
from careerjournal.tui.entry.link_line import LinkLine

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft


_LONGEST: Final = 140
"""Characters that are shown of a title, and of what was typed."""


class DraftLine(LinkLine):
    """Enter goes on with it.

    Args:
        draft: as it was left.
        title: what stands before the time.
    """

    class Resumed(Message):
        """Somebody wants to go on writing.

        Args:
            ref: the entry; number 0 for one that is still to be put down.
        """

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, draft: Draft, title: str) -> None:
        said = f"   typed {draft.when.day} {draft.when:%B %H:%M}"
        lost = "" if draft.stored else "   not kept yet"
        words, title = beginning_beside(title, draft, _LONGEST), first_words(title, _LONGEST)
        super().__init__(
            draft.of,
            Content.assemble(title, (said, "$muted"), (lost, "$loss"), f"\n“{words}”" if words else ""),
        )

    def action_follow(self) -> None:
        """Go on with it."""
        self.post_message(self.Resumed(self.ref))
