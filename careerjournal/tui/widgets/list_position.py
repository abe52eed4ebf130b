"""Where somebody was in a list before a lock, and how what is scrolled comes back there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.widget import Widget


class ListPosition(NamedTuple):
    """Where somebody was in a list before a lock."""

    row: int
    """The highlighted row."""
    rows: int
    """How many rows there were: with others, none of these numbers says anything."""
    top: int
    """The first line in view."""


def scroll_back(scrolled: Widget, top: int) -> None:
    """Have the same line at the top of what is in view as before, at once and without a word on the way."""
    scrolled.scroll_to(y=top, animate=False, force=True, immediate=True)
