"""A new screen gets its styles once: Textual works them out for everything on it three times before it is first drawn.

That is as its widgets are mounted; again as the screen comes on top; and again as it is told how large it is, and with
that its classes. Here it has its classes from the beginning, and what is on it keeps the styles it was mounted with. On
a form with a hundred widgets that was half of the time until it was there.

And its stylesheet is read alone: Textual reads all of them anew for each that comes, which is 40 ms where twenty are;
then it works out the styles of all that is there, which no screen's stylesheet but its own is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from weakref import ReferenceType, ref

from textual.app import App
from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.dom import DOMNode

_SHEETS: Final = 1_024
"""How many stylesheets are remembered as they were read, which are more than there are."""


class ReadOnce(Stylesheet):
    """All stylesheets, of which each is read once, until the theme is another.

    Args:
        variables: the colours that stand in them by name.
    """

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_SHEETS)
        self.is_for_what_comes = False
        """Whether what has been read last is about nothing that is there."""

    def reparse(self) -> None:
        """Take up what has come; what was read stays, as it is dropped with the variables that stood in it."""
        self.parse()

    def update(self, root: DOMNode, animate: bool = False) -> None:
        """Work out the styles of a node and of what is in it, where they may have changed."""
        if not self.is_for_what_comes:
            super().update(root, animate)


class StylesOnce(App[int]):
    """An app that works out the styles of a new screen once, and reads a stylesheet once."""

    _new: ReferenceType[Screen[Any]] | None = None
    """The screen that has not come on top yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The colours would take time to be made again.
        self.stylesheet: ReadOnce = ReadOnce(variables=self.stylesheet._variables)  # noqa: SLF001
        # A rule's hash is its address, and is asked for by each widget: Textual's own is a call into Python for that.
        rule: Any = RuleSet
        rule.__hash__ = object.__hash__

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        # Textual calls it, and nothing that is public, with every screen that is about to come on top.
        self.stylesheet.is_for_what_comes = True
        try:
            super()._load_screen_css(screen)
        finally:
            self.stylesheet.is_for_what_comes = False
        if screen.is_mounted:
            return
        self._new = ref(screen)
        breakpoints = self.HORIZONTAL_BREAKPOINTS or [], self.VERTICAL_BREAKPOINTS or []
        for cells, named in zip(self.size, breakpoints, strict=True):
            reached = [name for least, name in sorted(named) if least <= cells]
            screen.add_class(*reached[-1:], update=False)

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Work out the styles of a node and of what is in it; of a screen that is new on top, only its own."""
        if self._new is not None and isinstance(node, Screen) and node is self._new() and node.stack_updates == 1:
            self._new = None
            self.stylesheet.update_nodes((node,), animate=animate)
        else:
            super().update_styles(node, animate=animate)
