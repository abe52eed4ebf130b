"""A line that leads to another entry."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message

from careerjournal.model.links import Ref
from careerjournal.tui.widgets.cutting import Wrapped


class LinkLine(Wrapped, can_focus=True):
    """Another entry that this one belongs with; enter or a click opens it."""

    BINDINGS = [Binding("enter", "follow", "Open", show=False)]

    class Followed(Message):
        """Somebody wants to read it."""

        def __init__(self, ref: Ref) -> None:
            super().__init__()
            self.ref = ref

    def __init__(self, ref: Ref, content: Content) -> None:
        super().__init__(content)
        self.ref = ref

    def action_follow(self) -> None:
        """Open the entry."""
        self.post_message(self.Followed(self.ref))

    def on_click(self, event: Click) -> None:
        """Open the entry."""
        event.stop()
        self.action_follow()
