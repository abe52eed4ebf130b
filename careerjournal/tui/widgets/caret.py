"""A text area whose caret is always in sight: where it scrolls, and where what it stands in does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from textual.containers import ScrollableContainer
from textual.events import Unmount
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets.text_area import Location, Selection

from careerjournal.tui.widgets.text_rows import RowArea


class LeftAt:
    """Where the caret was left in a text, kept in memory as long as the program runs, over a lock too.

    Args:
        places: row and column of every text that was left, and its length, by what the text is called.
        name: what this text is called.
    """

    def __init__(self, places: dict[str, tuple[Location, int]], name: str) -> None:
        self._places = places
        self._name = name

    def of(self, text: str) -> Location | None:
        """The place in a text; None where it was not left, or is another text by now."""
        place, length = self._places.get(self._name, (None, 0))
        return place if length == len(text) else None

    def leave(self, place: Location, text: str) -> None:
        """Leave a text."""
        self._places[self._name] = place, len(text)


_LEFT: Final[WeakKeyDictionary[object, dict[str, tuple[Location, int]]]] = WeakKeyDictionary()
_FIELDS: Final[WeakKeyDictionary[object, dict[str, str]]] = WeakKeyDictionary()


def left_at(field: Widget) -> LeftAt | None:
    """Where the caret was left in a field. No word of a text is kept for it: two numbers, and how long the text was.

    Args:
        field: named as its field is, on a screen that has the name of its entry; a field of any other has no place.
    """
    if not field.screen.name:
        return None
    path = [node.name for node in field.ancestors_with_self if node.name]
    return LeftAt(_LEFT.setdefault(field.app, {}), "/".join(path))


def field_left(screen: Screen[Any]) -> str:
    """The field in which one was last on a screen of this sort and name, as `leave_field` was told; or empty."""
    return _FIELDS.get(screen.app, {}).get(_called(screen), "")


def leave_field(screen: Screen[Any], path: str) -> None:
    """Remember in which field one is, as long as the program runs, over a lock too; a screen without name has none.

    Args:
        screen: where one writes.
        path: the names of the fields that lead to it, with slashes between; empty where one is in none.
    """
    if screen.name:
        _FIELDS.setdefault(screen.app, {})[_called(screen)] = path


def forget_fields(screen: Screen[Any]) -> None:
    """Forget the field in which one was on a screen: the draft it belongs to is kept or let go."""
    _FIELDS.get(screen.app, {}).pop(_called(screen), None)


def _called(screen: Screen[Any]) -> str:
    return f"{type(screen).__name__}/{screen.name}"


class _Frame(NamedTuple):
    """What the place of the caret on the screen depends on, apart from scrolling."""

    screen: Size
    around: tuple[Size, ...]
    field: Region
    rows: int


class CaretInSight(RowArea):
    """The text area.

    Args:
        text: what stands in it.
        left_at: where the caret is to stand, and where to keep its place; at the end where there is none.
    """

    def __init__(self, text: str, left_at: LeftAt | None = None) -> None:
        self._frame: _Frame | None = None
        self._left_at = left_at
        super().__init__(text)
        at = (left_at.of(text) if left_at else None) or self.document.end
        self.set_reactive(RowArea.selection, Selection.cursor(at))

    def on_mount(self) -> None:
        """Follow the layout."""
        # However the layout came to change: a window of another size, a field that grew, others that fold.
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out, immediate=True)

    def on_unmount(self, _: Unmount) -> None:
        """Keep the place of the caret."""
        if self._left_at is not None:
            self._left_at.leave(self.cursor_location, self.text)

    def _laid_out(self, _: object) -> None:
        if not self.has_focus or not self.is_attached:
            return
        around = tuple(container.size for container in self._around())
        # Who only scrolls, to read elsewhere, is let.
        frame = _Frame(self.screen.size, around, self.virtual_region, self.virtual_size.height)
        if frame != self._frame:
            self._frame = frame
            self.show_caret()

    def watch_has_focus(self, focus: bool) -> None:
        """Bring the caret into sight when the field gets the focus."""
        super().watch_has_focus(focus)
        self._frame = None
        if focus:
            self.show_caret()

    def watch_selection(self) -> None:
        """Bring the caret near wherever it goes."""
        if self.is_mounted and self.has_focus:
            self._bring_near()

    @property
    def virtual_region_with_margin(self) -> Region:
        """Nothing: Textual would scroll to the middle of the field, and this brings its caret into sight itself."""
        return Region()

    def show_caret(self) -> None:
        """Bring the caret into sight."""
        self.scroll_cursor_visible()
        self._bring_near()

    def _around(self) -> Iterator[Widget]:
        """What it stands in that scrolls, from the inside out."""
        return (node for node in self.ancestors if isinstance(node, ScrollableContainer))

    def _bring_near(self) -> None:
        """Scroll what it stands in so that the caret's row shows; with the first row, the field's name above it."""
        row = self._cursor_offset[1]
        top, bottom = (-2 if row == 0 else row), row
        inside: Widget = self
        for container in self.ancestors:
            if not isinstance(container, Widget):
                break
            # Where things are is known as of the last layout, how far they are scrolled as of now.
            by = inside.virtual_region.y + inside.gutter.top - inside.scroll_offset.y
            top, bottom = top + by, bottom + by
            room = container.scrollable_content_region.height
            if isinstance(container, ScrollableContainer) and room:
                seen = container.scroll_offset.y
                to = bottom - room + 1 if bottom >= seen + room else min(seen, bottom if bottom - top >= room else top)
                if max(0, to) != seen:
                    container.scroll_to(y=max(0, to), animate=False, force=True, immediate=True)
            inside = container

    def action_to_start(self, select: bool = False) -> None:
        """To the start of the text."""
        self.move_cursor(self.document.start, select=select)

    def action_to_end(self, select: bool = False) -> None:
        """To the end of the text."""
        self.move_cursor(self.document.end, select=select)

    def action_cursor_page_up(self, select: bool = False) -> None:
        """Up by as many rows as one sees."""
        self._page(-1, select)

    def action_cursor_page_down(self, select: bool = False) -> None:
        """Down by as many rows as one sees."""
        self._page(1, select)

    def _page(self, way: int, select: bool) -> None:
        heights = [container.scrollable_content_region.height for container in self._around()]
        by = way * max(1, min((self.content_size.height, *(height - 1 for height in heights if height > 1))))
        target = self.navigator.get_location_at_y_offset(self.cursor_location, by)
        self.scroll_relative(y=by, animate=False)
        self.move_cursor(target, select=select)
