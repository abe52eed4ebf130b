"""What a section or a view says while it lists nothing: the keys, an example, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections.catalogue import Empty
from careerjournal.tui.widgets.hints import hint

if TYPE_CHECKING:
    from textual.dom import DOMNode


def empty_words(node: DOMNode, empty: Empty) -> Content:
    """The words in an order in which the least is lost where there is little room: keys, example, explanation.

    Args:
        node: any node of the app whose keys are meant.
        empty: what is said.
    """
    keys = Content("\n").join(hint(node, key) for key in empty.keys)
    return Content("\n\n").join((keys, example(empty.example), plain(empty.words, "$muted")))


def example(of_it: str) -> Content:
    """What somebody might put down."""
    return Content.assemble(("Such as: ", "$muted"), plain(of_it))


class EmptyWords(Static):
    """The words in the place of a view's list, where there is no room for the page beside it that says them."""

    OWN_WORDS = True

    DEFAULT_CSS = """
    EmptyWords { display: none; height: 1fr; margin: 0 1; padding: 0 1 0 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._empty: Empty | None = None

    def say(self, empty: Empty | None) -> None:
        """Say these; None where there is something to list, or something else is said of it."""
        self._empty = empty
        if self.parent is not None:
            self.parent.set_class(empty is not None, "-empty")
        self.refresh()

    def render(self) -> Content:
        """The words, with the keys that are in force."""
        return empty_words(self, self._empty) if self._empty is not None else Content("")
