"""A line that leads to another entry."""

from __future__ import annotations

from collections.abc import Sequence

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


class AllLine(Wrapped, can_focus=True):
    """Leads to the list of entries of which a page shows only some.

    Args:
        about: what they have in common.
        refs: the entries.
    """

    BINDINGS = [Binding("enter", "follow", "List", show=False)]

    class Followed(Message):
        """Somebody wants to see all of them."""

        def __init__(self, about: str, refs: Sequence[Ref]) -> None:
            super().__init__()
            self.about = about
            self.refs = refs

    def __init__(self, about: str, refs: Sequence[Ref]) -> None:
        super().__init__(Content.assemble(("→ ", "$accent"), f"all {len(refs):,}, in a list"))
        self._about = about
        self._refs = refs

    def action_follow(self) -> None:
        """List them."""
        self.post_message(self.Followed(self._about, self._refs))

    def on_click(self, event: Click) -> None:
        """List them."""
        event.stop()
        self.action_follow()
