"""Keys and what they do, in a line or in a sentence; a click on one does what the key does.

Whatever is drawn of a key here carries the name of its command in its style (`PRESSES`), by which the app finds what
was clicked, wherever it is drawn.
"""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widgets import Static

from careerjournal.tui.commands import FIXED, key_for
from careerjournal.tui.output.safe import plain
from careerjournal.tui.widgets.cutting import wrapped

if TYPE_CHECKING:
    from textual.dom import DOMNode

PRESSES: Final = "presses"
"""The part of a style's meta that holds the name of the command, or the `FIXED` key, that a click stands for."""
BENEATH: Final = "beneath"
"""The part of it that says that the command is one of the screen beneath."""
KEY: Final = "bold $accent"
"""How a key is drawn."""


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
        del container, viewport
        if width != self._room:
            self._room = width
            self.refresh()
        # Not asked of the widget, which may say how high it was in the width before.
        return self.render().plain.count("\n") + 1

    def render(self) -> Content:
        """The line, with the keys that are in force."""
        said = hint(self, *self._keys)
        return wrapped(said, self._room) if self._room else said


class WithKeys(str):
    """A message that names keys; where it is drawn as `content`, they can be clicked."""

    __slots__ = ("content",)

    content: Content

    def __new__(cls, content: Content) -> WithKeys:
        """The words of some content, which goes with them."""
        message = super().__new__(cls, content.plain)
        message.content = content
        return message


def drawn(words: str, style: str = "") -> Content:
    """Plain words in a style, with their keys as such where they are a `WithKeys`."""
    return words.content.stylize_before(style) if isinstance(words, WithKeys) else plain(words, style)


def refusal(words: str) -> Content:
    """What says that something is wrong: a sign tells it as well as a colour. Nothing where there are no words."""
    return plain("✗ ", "$loss") + drawn(words, "$loss") if words else Content("")


def hint(node: DOMNode, *keys: tuple[str, str]) -> Content:
    """The line: keys in colour, what they do beside them. A click on either does it.

    Args:
        node: any node of the app whose keys are meant.
        keys: the names of one command or of several with spaces between, or a key that is `FIXED`; and what it does.
    """
    said = []
    for names, does in keys:
        several = names.split()
        shown = [key_shown(node, name) for name in several]
        said.append(Content(" ").join(shown) + pressing(several[0], f" {does}", "$muted"))
    return Content("   ").join(said)


def key_shown(node: DOMNode, name: str, after: str = "") -> Content:
    """A command's key, which can be clicked.

    Args:
        node: any node of the app whose key is meant.
        name: the command's name, or a key that is `FIXED`.
        after: what is drawn behind it as a part of it.
    """
    return pressing(name, f"{name if name in FIXED else key_for(node, name)}{after}", KEY)


def pressing(name: str, words: str, style: str = "") -> Content:
    """Words, a click on which does what the key of a command does."""
    return Content.styled(words, style).stylize(Style.from_meta({PRESSES: name}))


def with_keys(node: DOMNode, template: str, /, style: str = "", **values: object) -> WithKeys:
    """A sentence with keys in it: ``with_keys(self, "It went well. {undo: takes it back}.")``.

    Args:
        node: any node of the app whose keys are meant.
        template: names in braces are those of ``values``, put in as they are, or those of commands, for which their
            keys stand; what follows a command's name behind a colon is a part of what can be clicked.
        style: that of the words.
        values: what is put in.
    """
    pieces: list[Content] = []
    for words, name, does, _ in Formatter().parse(template):
        pieces.append(plain(words, style))
        if name in values:
            pieces.append(plain(str(values[name]), style))
        elif name:
            pieces.append(key_shown(node, name) + pressing(name, does or "", style))
    return WithKeys(Content.assemble(*pieces))
