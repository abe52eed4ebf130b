"""Keys and what they do, in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from careerjournal.tui.commands import FIXED, key_for
from careerjournal.tui.widgets.cutting import wrapped

if TYPE_CHECKING:
    from textual.dom import DOMNode


class Hint(Static):
    """Keys, by the names of their commands, and what they do: ``Hint(("enter", "opens it"), ("leave", "closes"))``."""

    def __init__(self, *keys: tuple[str, str], id: str | None = None) -> None:  # noqa: A002
        super().__init__(classes="hint", id=id)
        self._keys = keys
        self._room = 0

    def say(self, *keys: tuple[str, str]) -> None:
        """Show other keys."""
        self._keys = keys
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the keys take, none of them apart from what it does."""
        if width != self._room:
            self._room = width
            self.refresh()
        return super().get_content_height(container, viewport, width)

    def render(self) -> Content:
        """The line, with the keys that are in force."""
        said = hint(self, *self._keys)
        return wrapped(said, self._room) if self._room else said


def hint(node: DOMNode, *keys: tuple[str, str]) -> Content:
    """The line: keys in colour, what they do beside them.

    Args:
        node: any node of the app whose keys are meant.
        keys: the names of one command or of several with spaces between, or a key that is `FIXED`; and what it does.
    """
    said = []
    for names, does in keys:
        shown = (name if name in FIXED else key_for(node, name) for name in names.split())
        said.append(Content.assemble((" ".join(shown), "bold $accent"), (f" {does}", "$muted")))
    return Content("   ").join(said)
