"""Something to read, scrolled with the letters that move through a list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from careerjournal.tui.commands import arrows, moves
from careerjournal.tui.output.privacy import Walked


class Page(VerticalScroll, Walked):
    """Something to read, scrolled with the letters that move through a list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *moves("scroll_down", "scroll_up", "scroll_home", "scroll_end"),
        *arrows("scroll_down", "scroll_up"),
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
