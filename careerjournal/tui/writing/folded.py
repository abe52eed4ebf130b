"""The other fields of a form while a long text is written: those before it in a line, those behind it in another."""

from __future__ import annotations

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from careerjournal.tui.output.safe import plain


class Folded(Static):
    """The line. It names the fields; tab goes there, and so does a click.

    Args:
        above: whether they are those that come before.
    """

    class Asked(Message):
        """Somebody wants one of them."""

        def __init__(self, folded: Folded) -> None:
            super().__init__()
            self.folded = folded

    def __init__(self, *, above: bool) -> None:
        super().__init__(classes="label folded -above" if above else "label folded")
        self._sign = "↑" if above else "↓"

    def fill(self, labels: list[str]) -> None:
        """Name the fields."""
        self.set_class(not labels, "-none")
        self.update(Content.assemble((f"{self._sign} ", "$accent"), plain(" · ".join(labels), "$muted")))

    def on_click(self, event: Click) -> None:
        """Go to the nearest of them."""
        event.stop()
        self.post_message(self.Asked(self))
