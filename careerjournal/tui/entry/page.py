"""Something to read, scrolled with the letters that move through a list."""

from __future__ import annotations

from textual.binding import Binding
from textual.containers import VerticalScroll

from careerjournal.tui.output.privacy import Walked


class Page(VerticalScroll, Walked):
    """Something to read, scrolled with the letters that move through a list."""

    BINDINGS = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("g", "scroll_home", "Top", show=False),
        Binding("G", "scroll_end", "End", show=False),
    ]

    def action_scroll_down(self) -> None:
        """Down a line; to the next paragraph where only one is shown at a time."""
        if not self.walk(onward=True):
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Up a line, or to the paragraph before."""
        if not self.walk(onward=False):
            super().action_scroll_up()

    def action_scroll_end(self) -> None:
        """To the end at once: of a long text it may grow as it comes into view, and is still the end."""
        self.scroll_end(animate=False)
