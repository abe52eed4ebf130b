"""A line that says that something closed is to be opened, and nothing of what it says."""

from __future__ import annotations

from textual.message import Message

from careerjournal.model.links import Ref
from careerjournal.tui.entry.link_line import LinkLine


class LookBackLine(LinkLine):
    """Something closed whose day has come; enter opens it."""

    class Wanted(Message):
        """Somebody wants to open it."""

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    def action_follow(self) -> None:
        """Open it."""
        self.post_message(self.Wanted(self.ref))
