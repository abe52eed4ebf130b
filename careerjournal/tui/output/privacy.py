"""Privacy: every text is turned into dots but the paragraph in focus, so that a glance over the shoulder reads nothing.

It happens in the filters that every line passes on its way to the terminal, which never receives what is hidden. What
is not known to be readable is hidden: a new widget, somebody else's widget, a notification.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.await_remove import AwaitRemove
from textual.color import Color
from textual.command import CommandPalette
from textual.containers import ScrollableContainer
from textual.filter import LineFilter
from textual.scroll_view import ScrollView
from textual.widget import AwaitMount, Widget
from textual.widgets import Input, OptionList, Select, Static, TextArea, Tooltip

from careerjournal.tui.output.scrolled import Scrolled

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


def veil_of(widget: Widget, *, hides_all: bool = False) -> Veil | None:
    """What hides a widget while texts are private, or all is hidden; None where it may be read."""
    if hides_all:
        return _VEIL
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


class Walked(Scrolled):
    """A page whose paragraphs are walked, one at a time, while texts are private.

    The paragraph in focus, which alone can be read, is one that is in view: where the page is scrolled, laid out anew
    or filled anew, and where one begins to walk, another takes its place. Only walking scrolls.
    """

    _opened: Static | None = None
    """The paragraph that has the focus although nothing else can be done with it."""
    _reads_on = False
    """Whether one that is in view is to take the place of the paragraph in focus, once there is one."""
    _reads_last = False
    """Whether that is the last of them: somebody went to the end, and no further since."""
    _looks_again = False
    """Whether it is looked in a moment whether the paragraph in focus is in view."""

    @property
    def paragraph(self) -> Static | None:
        """The paragraph in focus, or the line that leads somewhere; None where that is nothing to be walked to."""
        focused = self.screen.focused if self.is_attached else None
        return focused if isinstance(focused, Static) and self in focused.ancestors else None

    @property
    def _is_walked(self) -> bool:
        return bool(getattr(self.app, "private", False))

    def _is_read(self) -> bool:
        """Whether the focus is on the page or on a paragraph of it."""
        return self.is_attached and (self.screen.focused is self or self.paragraph is not None)

    def walk(self, onward: bool) -> bool:
        """Go to the paragraph after or before the one in focus, first to one in view.

        Returns:
            Whether that was the thing to do; else the page is to be scrolled: there is no other there, more of this one
            is to be read first, or texts are not private.
        """
        if not self._is_walked:
            return False
        here = self.paragraph
        self._reads_last = False
        if here is None or not self._in_view(here):
            return self.read_in_view(last=not onward)
        rows, view = self._rows_of(here), self._view
        if rows.stop > view.stop if onward else rows.start < view.start:
            return False
        there = list(self._paragraphs())
        place = there.index(here) + (1 if onward else -1) if here in there else -1
        to = there[place] if 0 <= place < len(there) else None
        if to is None or to.has_class(NOT_THERE):
            return False
        self._read(to)
        self._bring_into_view(self._rows_of(to), onward)
        return True

    def begin_to_walk(self) -> None:
        """Read what has the focus where that is in view, or else a paragraph that is, once texts are private."""
        here = self.paragraph
        if here is None or not self._can_be_read(here):
            self.read_in_view()

    def read_in_view(self, *, last: bool = False) -> bool:
        """Have the first paragraph that is in view be the one that can be read, or the last; whether there is one."""
        if not (self._is_walked and self._is_read()):
            return False
        there = [one for one in self._paragraphs() if self._in_view(one) and not one.has_class(NOT_THERE)]
        if last:
            there.reverse()
        # One of which all is in view; else one as long as that.
        to = next((one for one in there if self._in_view(one) == len(self._rows_of(one))), None)
        to = to or max(there, key=self._in_view, default=None)
        if to is None:
            return False
        self._read(to)
        return True

    def leave(self) -> None:
        """Have the focus in the place of the paragraph that has it."""
        opened, self._opened = self._opened, None
        if opened is not None:
            if opened.has_focus:
                self.screen.set_focus(self, scroll_visible=False)
            opened.can_focus = False

    def take_off(self, part: Widget) -> None:
        """Have the focus in the place of what has it in a part that is taken off; another paragraph is read then."""
        here = self.paragraph
        if here is None or part not in here.ancestors_with_self:
            return
        self.leave()
        if self._is_walked:
            self.screen.set_focus(self, scroll_visible=False)
            self._reads_on = True
            self.read_on_in_view()

    def remove_children(self, selector: str | type[Widget] | Iterable[Widget] = "*") -> AwaitRemove:
        """Take off what stands on it."""
        self.take_off(self)
        return super().remove_children(selector)

    def mount(
        self, *widgets: Widget, before: int | str | Widget | None = None, after: int | str | Widget | None = None
    ) -> AwaitMount:
        """Put something on it, where a paragraph may be read in the place of one that was taken off."""
        self.read_on_in_view()
        return super().mount(*widgets, before=before, after=after)

    def read_on_in_view(self) -> None:
        """Look, once all is laid out, whether the paragraph in focus is in view, and read one that is."""
        if not self._looks_again and self._is_walked and (self._reads_on or self.paragraph is not None):
            self._looks_again = self.call_after_refresh(self._look_again)

    def _look_again(self) -> None:
        self._looks_again = False
        here = self.paragraph
        if self._reads_on:
            self._reads_on = self._is_read() and not self.read_in_view(last=self._reads_last)
        elif here is not None and not self._can_be_read(here):
            self.read_in_view(last=self._reads_last)

    def _read(self, paragraph: Static) -> None:
        before, self._opened = self._opened, None
        if not paragraph.can_focus or paragraph is before:
            paragraph.can_focus = True
            self._opened = paragraph
        self.screen.set_focus(paragraph, scroll_visible=False)
        if before is not None and before is not paragraph:
            before.can_focus = False

    def _bring_into_view(self, rows: range, onward: bool) -> None:
        """Bring rows into view; of more than there is room for, those that are read first."""
        view = self._view
        above = rows.start < view.start if len(rows) <= len(view) else onward
        if rows.start < view.start or rows.stop > view.stop:
            y = rows.start if above else rows.stop - len(view)
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _paragraphs(self) -> Iterator[Static]:
        """Its paragraphs that are laid out, in their order, and the room of those that are not there."""
        for one in self.walk_children(Static):
            if not (one.children or _PASSED.intersection(one.classes)) and one.region:
                yield one

    @property
    def _view(self) -> range:
        """The rows of the page that are in view."""
        top = self.scroll_offset.y
        return range(top, top + self.content_region.height)

    def _rows_of(self, paragraph: Widget) -> range:
        """The rows of the page at which it stands, however far that is scrolled."""
        part = next(node for node in paragraph.ancestors_with_self if node.parent is self)
        assert isinstance(part, Widget)  # noqa: S101 - a child of a widget
        top = paragraph.region.y - part.region.y + part.virtual_region.y
        return range(top, top + paragraph.region.height)

    def _in_view(self, paragraph: Widget) -> int:
        """How many of its rows are in view."""
        rows, view = self._rows_of(paragraph), self._view
        return max(0, min(rows.stop, view.stop) - max(rows.start, view.start))

    def _can_be_read(self, paragraph: Widget) -> bool:
        """Whether all of it is in view, or as it is longer than that, some."""
        rows, shown = len(self._rows_of(paragraph)), self._in_view(paragraph)
        return shown == rows or (rows > len(self._view) and shown > 0)

    def watch_scroll_y(self, before: float, after: float) -> None:
        """Another part of it is in view."""
        super().watch_scroll_y(before, after)
        self._reads_last = self._reads_last and after >= before
        self.read_on_in_view()

    def watch_virtual_size(self) -> None:
        """What is there takes other room."""
        self.read_on_in_view()

    def on_resize(self) -> None:
        """More or less of it is in view, or it is laid out for another width."""
        self.read_on_in_view()

    def action_scroll_down(self) -> None:
        """Down a line; to the next paragraph where only one is shown at a time."""
        if not self.walk(onward=True):
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Up a line, or to the paragraph before."""
        if not self.walk(onward=False):
            super().action_scroll_up()

    def action_scroll_home(self) -> None:
        """To the beginning."""
        super().action_scroll_home()
        self.call_after_refresh(self._read_end, last=False)

    def action_scroll_end(self) -> None:
        """To the end."""
        super().action_scroll_end()
        self.call_after_refresh(self._read_end, last=True)

    def _read_end(self, *, last: bool) -> None:
        self._reads_last = last
        if self.paragraph is not None:
            self.read_in_view(last=last)


NOT_THERE: Final = "-not-there"
"""A class of what keeps the room of paragraphs that are not there: nobody walks across it."""
_PASSED: Final = OURS | {"rule"}


def show_again(widget: Widget, private: bool) -> None:
    """Draw a widget anew when texts become private or cease to be; what is in view stays there."""
    if isinstance(widget, Walked):
        if private:
            widget.call_after_refresh(widget.begin_to_walk)
        else:
            widget.leave()
    widget.refresh()
