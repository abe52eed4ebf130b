"""Privacy: every text is turned into dots but the paragraph in focus, so that a glance over the shoulder reads nothing.

It happens in the filters that every line passes on its way to the terminal, which never receives what is hidden. What
is not known to be readable is hidden: a new widget, somebody else's widget, a notification.
"""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.command import CommandPalette
from textual.containers import ScrollableContainer
from textual.filter import LineFilter
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import Input, OptionList, Select, Static, TextArea, Tooltip

# Arrows, ticks, box drawing, blocks, bars and bullets stay: they are the structure that one still wants to see.
_WORDS: Final = re.compile("[^\\s·•∙✓✔╳⊘›←-⇿─-◿]+")

OWN_WORDS: Final = "OWN_WORDS"
"""The attribute by which a widget or a screen says that its words are only ours, or that it hides the others itself."""
OURS: Final = frozenset(("label", "help", "hint", "asked"))
"""Classes of widgets with only our own words: what a field is called and for, which keys there are, what we ask."""
_OUR_IDS: Final = frozenset(("places", "clock-figure", "clock-small", "lattice-legend"))
"""And the widgets themselves: the steps of a conversation, its clock, the legend of the lattice."""


def dotted(text: str) -> str:
    """The text with a dot in the place of each cell of a word; spaces and lines stay where they are."""
    return _WORDS.sub(lambda word: "·" * cell_len(word[0]), text)


SELECTED: Final = Style(meta={"selected": True})
"""Added to the style of what is selected in something drawn, which stays readable while that is in focus."""


class Veil(LineFilter):
    """Turns words into dots, but those of what is selected in a list or a drawing.

    Args:
        option: the list's option that stays readable, by its place.
        selected: whether what is drawn as `SELECTED` stays so.
    """

    def __init__(self, option: int | None = None, *, selected: bool = False) -> None:
        super().__init__()
        self._option = option
        self._selected = selected

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line in dots."""
        del background
        return [
            segment if segment.control or self._is_open(segment) else Segment(dotted(segment.text), segment.style)
            for segment in segments
        ]

    def _is_open(self, segment: Segment) -> bool:
        meta = segment.style.meta if segment.style else {}
        if self._option is not None and meta.get("option") == self._option:
            return True
        return self._selected and "selected" in meta


_VEIL: Final = Veil()
_ON_DRAWING: Final = Veil(selected=True)


def veil_of(widget: Widget) -> Veil | None:
    """What hides a widget while texts are private; None where it may be read."""
    if isinstance(widget, Tooltip) or widget.id in _OUR_IDS or OURS.intersection(widget.classes):
        return None
    if not widget.is_attached:  # it was taken out, and stands there until the next layout
        return _VEIL
    if getattr(widget, OWN_WORDS, False) or getattr(widget.screen, OWN_WORDS, False):
        return None
    if isinstance(widget, OptionList):
        chosen = widget.has_focus or isinstance(widget.screen, CommandPalette)
        return Veil(widget.highlighted) if chosen else _VEIL
    if isinstance(widget, ScrollView) and not isinstance(widget, Input | TextArea):
        return _ON_DRAWING if widget.has_focus else _VEIL
    return None if _in_focus(widget) else _VEIL


def _in_focus(widget: Widget) -> bool:
    """Whether it is in focus, or a part of something small that is: of a field, not of a page or a list."""
    focused = widget.screen.focused
    if widget is focused:
        return isinstance(widget, Input | TextArea) or not isinstance(widget, ScrollableContainer)
    return isinstance(focused, Select | Static) and focused in widget.ancestors


class Walked(Widget):
    """A page whose paragraphs are walked, one at a time, while texts are private."""

    def walk(self, onward: bool) -> bool:
        """Go to the paragraph after or before the one in focus; whether that was the thing to do."""
        if not getattr(self.app, "private", False):
            return False
        for paragraph in self.walk_children(Static):
            if not (paragraph.can_focus or paragraph.children or _PASSED.intersection(paragraph.classes)):
                paragraph.can_focus = True
                paragraph.add_class(_WALKED)
        selector = f"#{self.id} Static"
        (self.screen.focus_next if onward else self.screen.focus_previous)(selector)
        return True


_WALKED: Final = "-walked"
_PASSED: Final = OURS | {"rule"}


def show_again(widget: Widget, private: bool) -> None:
    """Draw a widget anew when texts become private or cease to be."""
    if not private and isinstance(widget, Walked) and widget.has_focus_within:
        widget.focus()
    if not private and widget.has_class(_WALKED):
        widget.can_focus = False
        widget.remove_class(_WALKED)
    widget.refresh()
