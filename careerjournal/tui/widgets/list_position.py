"""Where somebody was in a list before a lock, and how a list and what else is scrolled come back there."""

from __future__ import annotations

from abc import abstractmethod
from typing import NamedTuple

from textual.reactive import reactive
from textual.widget import Widget


class ListPosition(NamedTuple):
    """Where somebody was in a list before a lock."""

    row: int
    """The highlighted row."""
    rows: int
    """How many rows there were: with others, none of these numbers says anything."""
    top: int
    """The first line in view."""
    height: int
    """Lines in view."""


def scroll_back(scrolled: Widget, top: int) -> None:
    """Have the same line at the top of what is in view as before, at once."""
    scrolled.scroll_to(y=top, animate=False, force=True, immediate=True)


class ListWithPosition(Widget):
    """A list that comes back after a lock to the row one was on, with the same lines in view."""

    highlighted: reactive[int | None]
    _left: ListPosition | None = None
    """Where somebody was before a lock, until as many lines are in view again: it may be laid out several times."""

    @property
    @abstractmethod
    def row_count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def highlight(self, row: int) -> None:
        """Go to a row; nobody is told of it."""

    @abstractmethod
    def scroll_to_highlight(self) -> None:
        """Bring the highlighted row into view."""

    @property
    def position(self) -> ListPosition | None:
        """Where somebody is, to come back to after a lock; None where nothing is highlighted."""
        if self.highlighted is None:
            return None
        return ListPosition(self.highlighted, self.row_count, self.scroll_offset.y, self.size.height)

    def come_back(self, left: ListPosition | None) -> None:
        """Be where somebody was, if anywhere, where there are as many rows; nobody is told of that one."""
        if left is not None and left.rows == self.row_count:
            self.highlight(left.row)
            self._left = left
            self.call_after_refresh(self._scroll_back)

    def on_resize(self) -> None:
        """Scroll as it was before a lock each time that it is laid out, until as many lines are in view as then."""
        if self._left is not None:
            self.call_after_refresh(self._scroll_back)

    def _scroll_back(self) -> None:
        left = self._left
        if left is not None and (self.highlighted, self.row_count) == left[:2]:  # nobody has walked meanwhile
            scroll_back(self, left.top)
            self.scroll_to_highlight()
            self._left = None if self.size.height == left.height else left
