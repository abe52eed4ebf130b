"""The other fields of a form while a long text is written: those before it in a line, those behind it in another."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from careerjournal.tui.output.safe import plain

_BETWEEN: Final = " · "


class Folded(Static):
    """The line. It names the fields; tab goes there, and so does a click.

    Args:
        above: whether they are those that come before.
    """

    class Asked(Message):
        """Somebody wants one of them: its place among those that the line names."""

        def __init__(self, folded: Folded, place: int) -> None:
            super().__init__()
            self.folded = folded
            self.place = place

    def __init__(self, *, above: bool) -> None:
        super().__init__(classes="label folded -above" if above else "label folded")
        self._above = above
        self._sign = "↑" if above else "↓"
        self._labels: list[str] = []

    def fill(self, labels: list[str]) -> None:
        """Name the fields."""
        self._labels = labels
        self.set_class(not labels, "-none")
        self.update(Content.assemble((f"{self._sign} ", "$accent"), plain(_BETWEEN.join(labels), "$muted")))

    def on_click(self, event: Click) -> None:
        """Go to the one that was clicked, or to the nearest of them where none was."""
        event.stop()
        offset = event.get_content_offset(self)
        ends = [*accumulate(cell_len(label) + len(_BETWEEN) for label in self._labels)]
        x = offset.x - cell_len(f"{self._sign} ") if offset is not None else -1
        nearest = len(ends) - 1 if self._above else 0
        place = next((place for place, end in enumerate(ends) if x < end), nearest) if x >= 0 else nearest
        self.post_message(self.Asked(self, place))
